"""Starts, watches, restarts and talks to the inference worker. No torch, no Qt.

    client = InferenceClient(on_event)
    client.start()
    image = client.put_image(pixels)                       # uint16 (h, w)
    job = client.submit(Explain(image=ImageInput(frame=image, ...), phrase="..."))

Events arrive one after the other on the client's own thread (never on the caller's): WorkerState, Started,
Progress, Token, PartialMap, Done, Failed, Log. Every submitted job ends in exactly one Done or Failed.
Unfinished jobs of a worker that died are reported, never silently run again.
"""

from __future__ import annotations

import collections
import contextlib
import logging
import os
import queue
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import msgspec

from eyetracking.wire import (
    Child,
    LaunchFailed,
    Outbox,
    Transport,
    WireError,
    end_process,
    last_words,
    launch,
    missing_package,
    say_exit,
)
from inference import api
from inference.job_queue import Job, JobQueue, cancelled
from inference.liveness import BIRTH, Pulse
from inference.messages import (
    Done,
    Ended,
    Event,
    Failed,
    Fatal,
    FromWorker,
    Hello,
    Installed,
    Log,
    LookAgain,
    PartialMap,
    Ping,
    Pong,
    Progress,
    Ready,
    Shutdown,
    Started,
    Stats,
    Token,
    Unload,
    WorkerState,
    decode_from_worker,
    encode,
)
from inference.store import default_paths
from inference.worker_life import Life, Policy, Start

log = logging.getLogger(__name__)


class InferenceClient(JobQueue):
    """The workstation's end of the worker.

    on_event: called with one message of `inference.messages.Event` at a time, on the client's thread.
    models: folders that hold model folders; None stands for `store.default_paths()`. licences: as a store
    takes them. python: the worker's interpreter, None for ours. worker_arguments: for tests (another runners
    module). start_worker: begins a worker that is no child process.
    """

    def __init__(
        self,
        on_event: Callable[[Event], None],
        *,
        models: Sequence[Path] | None = None,
        licences: Path | None = None,
        python: str | None = None,
        environment: dict[str, str] | None = None,
        policy: Policy | None = None,
        worker_arguments: Sequence[str] = (),
        start_worker: Start | None = None,
    ) -> None:
        super().__init__(on_event, policy or Policy())
        self._models = [str(p) for p in (models if models is not None else default_paths())]
        self._licences = None if licences is None else str(licences)
        self._python = python
        self._environment = environment or {}
        self._arguments = list(worker_arguments)
        self._begin = start_worker or self._launch
        self._crashes: collections.deque[float] = collections.deque()
        self._next_start = 0.0
        self._supervisor: threading.Thread | None = None
        self._dispatcher: threading.Thread | None = None

    # the caller's side

    @property
    def worker_pid(self) -> int | None:
        """The worker's process id, None while there is none."""
        life = self._life
        return None if life is None or life.gone else life.process.pid

    def start(self) -> None:
        """Start the worker in the background, also again after `stop` or "dead". Returns at once.

        Raises FrameError if there is no room for the shared memory.
        """
        with self._lock:
            if self._supervisor is not None and self._supervisor.is_alive() and not self._stopping:
                if self._state.state == "dead":
                    self._crashes.clear()
                    self._next_start = 0.0
                    self._set_state("starting", text="Starting the inference worker.")
                    self._lock.notify_all()
                return
        if self._supervisor is not None:
            self.stop()
        with self._lock:
            self._stopping = False
            self._crashes.clear()
            self._next_start = 0.0
            self._make_rings()
            self._events = queue.Queue(maxsize=2048)
            self._dispatcher = threading.Thread(target=self._dispatch, name="radgaze-events", daemon=True)
            self._supervisor = threading.Thread(target=self._supervise, name="radgaze-worker", daemon=True)
            self._dispatcher.start()
            self._set_state("starting", text="Starting the inference worker.")
            self._supervisor.start()

    def stop(self) -> None:
        """End the worker (at most about 2 s) and remove the shared memory. Unfinished jobs fail as cancelled.

        Safe to call twice, and from on_event.
        """
        with self._lock:
            self._stopping = True
            self._lock.notify_all()
        for thread in (self._supervisor, self._dispatcher):
            if thread is not None and thread is not threading.current_thread():
                thread.join(10)
        with self._lock:
            for ring in (self._images, self._results):
                if ring is not None:
                    ring.close()
            self._images = self._results = None
            self._maps.clear()

    def look_again(self) -> None:
        """The folders of models have changed: the worker says what is there now, in a WorkerState."""
        with self._lock:
            if self._life is not None and self._life.ready:
                self._life.outbox.put(encode(LookAgain()))

    def unload(self) -> None:
        """The worker gives the memory of its models back once no job waits; the next job loads its own
        again."""
        with self._lock:
            if self._life is not None and self._life.ready:
                self._life.outbox.put(encode(Unload()))

    def kill_worker(self) -> None:
        """SIGKILL the worker, as a crash would. For tests and drills."""
        life = self._life
        if life is not None:
            life.process.kill()

    # the client's own threads

    def _supervise(self) -> None:
        while True:
            with self._lock:
                if self._stopping:
                    break
                now = time.monotonic()
                life = self._life
                start_due = life is None and self._state.state != "dead" and now >= self._next_start
            if start_due:
                self._start_worker()
                continue
            if life is not None and life.gone:
                self._bury(life)
                continue
            with self._lock:
                if life is not None:
                    self._watch(life, time.monotonic())
                if not self._stopping and not (life is not None and life.gone):
                    self._lock.wait(self._nap(life))
        self._shut_down()

    def _nap(self, life: Life | None) -> float:
        if life is None:
            if self._state.state == "dead":
                return 3600.0
            return max(0.01, min(1.0, self._next_start - time.monotonic()))
        if self._running is not None and self._running.cancel_at is not None:
            return 0.1
        return min(0.5, self._policy.ping_period_s)

    def _launch(self, stderr: IO[bytes]) -> tuple[Child, Transport]:
        return launch(
            "inference.worker",
            self._arguments,
            python=self._python,
            environment=self._environment,
            stderr=stderr,
        )

    def _start_worker(self) -> None:
        assert self._images is not None
        assert self._results is not None
        stderr = file_for_last_words()
        try:
            process, transport = self._begin(stderr)
        except LaunchFailed as error:
            stderr.close()
            with self._lock:
                self._set_state("dead", text=f"{error}. {error.way_out}")
                self._fail_all("the inference worker could not be started")
            return
        started = time.monotonic()
        pulse = Pulse(process.pid, started)
        life = Life(process, transport, Outbox(transport), stderr, started, pulse)
        life.reader = threading.Thread(
            target=self._read, args=(life,), name="radgaze-worker-reader", daemon=True
        )
        hello = Hello(
            protocol=api.PROTOCOL,
            images=self._images.spec,
            results=self._results.spec,
            models=self._models,
            licences=self._licences,
        )
        life.outbox.put(encode(hello))
        with self._lock:
            self._life = life
        life.reader.start()

    def _read(self, life: Life) -> None:
        """The reader thread: decode, copy maps out, pass on."""
        while True:
            try:
                message = decode_from_worker(life.transport.recv())
            except (EOFError, WireError):
                break
            except msgspec.DecodeError as error:
                with self._lock:
                    self._emit(Log(level="error", text=f"the worker sent something unreadable: {error}"))
                    life.by_us = life.by_us or "it sent something unreadable"
                break
            self._receive(life, message)
            while self._events.qsize() > 1024 and not self._stopping:  # a slow listener: read no further
                life.pong_at = life.step_at = life.pulse.mark()
                time.sleep(0.005)
        with self._lock:
            life.gone = True
            self._lock.notify_all()

    def _receive(self, life: Life, message: FromWorker) -> None:
        if isinstance(message, Done | PartialMap):
            self._collect_maps(life, message)
        with self._lock:
            if isinstance(message, Pong):
                life.pong_at = life.pulse.mark()
            elif isinstance(message, Stats):
                if message.step != life.step or message.job_id is None:
                    life.step, life.step_at, life.stall_said = message.step, life.pulse.mark(), False
                if life.ready:
                    self._say_load(message.rss_mb)
            elif isinstance(message, Ready):
                life.ready = True
                life.text = message.text
                life.pong_at = life.step_at = life.pulse.mark()
                self._state = WorkerState(
                    state="ready",
                    device=message.device,
                    text=message.text,
                    models=message.models,
                    methods=message.methods,
                    elsewhere=message.elsewhere,
                )
                self._emit(self._state)
                self._send_next()
            elif isinstance(message, Installed):
                self._state = msgspec.structs.replace(self._state, models=message.models)
                self._emit(self._state)
            elif isinstance(message, Fatal):
                life.fatal = message
                log.error("the worker cannot work: %s. %s", message.message, message.way_out)
            elif isinstance(message, Ended):
                life.by_us, life.lost = life.by_us or message.reason, message.lost
                life.stderr.write(message.words.encode())
            elif isinstance(message, Done | Failed):
                if isinstance(message, Failed) and message.kind not in ("cancelled", "unfit"):
                    log.warning("a job failed (%s): %s\n%s", message.kind, message.message, message.detail)
                job = self._running
                if job is not None and job.job_id == message.job_id:
                    self._running = None
                    self._end_job(job, message)
                    if isinstance(message, Failed) and message.kind == "device":
                        life.ready, life.by_us = False, "device"  # it ends by itself now
                    elif not self._queued:
                        self._set_state("ready", text=life.text)
                    self._send_next()
            elif isinstance(message, Started | Progress | Token | PartialMap):
                life.step_at = life.pulse.mark()
                if self._running is not None and self._running.job_id == message.job_id:
                    self._emit(message)
            else:
                if isinstance(message, Log):
                    log.log(getattr(logging, message.level.upper()), "%s", message.text)
                self._emit(message)

    def _watch(self, life: Life, now: float) -> None:
        policy, job = self._policy, self._running
        life.pulse.look(now)
        if life.process.poll() is not None:  # usually the reader's EOF comes first
            life.exited_at = life.exited_at or now
            if now - life.exited_at > policy.kill_grace_s:
                life.transport.close()
            return
        if life.ended_at is not None:
            if now - life.ended_at > policy.kill_grace_s:
                life.process.kill()
            return
        if not life.ready:
            if life.pulse.waited_s(BIRTH) > policy.start_timeout_s:
                self._end_life(life, f"it was not ready within {policy.start_timeout_s:g} s")
            return
        if job is not None and job.cancel_at is not None:
            if now - job.cancel_at > policy.cancel_grace_s:
                self._end_with_its_job(life, job, now)
            return
        if life.pulse.waited_s(life.pong_at) > policy.ping_timeout_s:
            self._end_life(life, f"it gave no sign of life for {policy.ping_timeout_s:g} s")
        elif now >= life.ping * policy.ping_period_s + life.started_at:
            life.ping = int((now - life.started_at) / policy.ping_period_s) + 1
            life.outbox.put(encode(Ping(number=life.ping)))
        if job is not None:
            stalled = life.pulse.waited_s(life.step_at)
            if stalled > policy.stall_timeout_s:
                self._end_life(life, f"the job made no step for {policy.stall_timeout_s:g} s")
            elif stalled > policy.stall_notice_s and not life.stall_said:
                life.stall_said = True
                self._set_state("busy", text=f"No step for {stalled:.0f} s; the job can be cancelled.")

    def _end_with_its_job(self, life: Life, job: Job, now: float) -> None:
        """The job ends for the reader at once; a process that holds gigabytes takes its time to go."""
        life.by_us = life.by_us or "cancel"
        life.ready, life.ended_at = False, now
        life.process.terminate()
        self._running = None
        self._end_job(job, cancelled(job))

    def _end_life(self, life: Life, reason: str) -> None:
        life.by_us = life.by_us or reason
        life.process.kill()

    def _bury(self, life: Life) -> None:
        """The worker is gone: say why, fail its jobs, and decide when to start again."""
        life.transport.close()
        code = end_process(life.process, grace_s=0.5)
        life.outbox.close(timeout_s=0.2)
        last = last_words(life.stderr)
        if last:
            log.warning("the worker's last words: %s", last)
        life.stderr.close()
        policy = self._policy
        with self._lock:
            self._life = None
            job = self._running
            if life.by_us == "cancel":
                self._next_start = time.monotonic()
                self._set_state("restarting", text="The job did not stop, so its worker was ended.")
                return
            missing = None if life.ready else missing_package(last)
            if missing is not None:
                python = self._python or "RadGaze's Python"
                life.fatal = Fatal(
                    message=f"the worker's Python lacks the package {missing}",
                    way_out=f"run: pip install 'radgaze[worker]' (in {python})",
                )
            if life.fatal is not None:
                self._fail_all(life.fatal.message, life.fatal.way_out)
                self._set_state("dead", text=f"{life.fatal.message}. {life.fatal.way_out}")
                return
            now = time.monotonic()
            self._crashes.append(now)
            while self._crashes and now - self._crashes[0] > policy.crash_window_s:
                self._crashes.popleft()
            if life.by_us == "device":
                reason = "the GPU reported an error"
            else:
                reason = life.by_us or say_exit(code)
                if job is not None and not life.lost:
                    self._kills[job.fingerprint] += 1
                self._set_state("crashed", text=f"The inference worker ended unexpectedly ({reason}).")
                self._fail_all(f"the inference worker ended ({reason})", detail=last)
                if last:
                    self._emit(Log(level="error", text=f"the worker's last words:\n{last}"))
            if len(self._crashes) >= policy.crash_limit:
                self._fail_all(f"the inference worker is off ({reason})", "start it again")
                self._set_state(
                    "dead",
                    text=f"The inference worker ended {len(self._crashes)} times within "
                    f"{policy.crash_window_s:g} s ({reason}) and stays off until it is started again.",
                )
                return
            pause = policy.backoff_s[min(len(self._crashes), len(policy.backoff_s)) - 1]
            self._next_start = now + pause
            self._set_state("restarting", text="The inference worker is being started again.")

    def _shut_down(self) -> None:
        life = self._life
        if life is not None:
            life.outbox.put(encode(Shutdown()))
            life.outbox.close(timeout_s=0.3)
            with contextlib.suppress(subprocess.TimeoutExpired):
                life.process.wait(timeout=0.7)
            life.transport.close()
            end_process(life.process, grace_s=0.1)
            if life.reader is not None:
                life.reader.join(1)
            life.stderr.close()
        with self._lock:
            self._life = None
            jobs = [self._running] if self._running is not None else []
            jobs.extend(self._queued)
            self._running = None
            self._queued.clear()
            for job in jobs:
                self._end_job(job, cancelled(job))
            self._set_state("stopped", text="The inference worker is off.")
        self._events.put(None)


def file_for_last_words() -> IO[bytes]:
    """Where a worker's standard error goes. On a full disk nowhere, which is said."""
    try:
        return tempfile.TemporaryFile()
    except OSError as error:
        log.warning("the worker's last words will not be kept: %s", error)
        return Path(os.devnull).open("w+b")
