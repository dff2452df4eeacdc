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
import hashlib
import itertools
import logging
import queue
import subprocess
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from eyetracking.wire import (
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
from inference.api import FrameRef
from inference.frames import FrameError, ImageRing, ResultRing
from inference.liveness import BIRTH, Mark, Pulse
from inference.messages import (
    Cancel,
    Done,
    Event,
    Failed,
    Fatal,
    FromWorker,
    Hello,
    Log,
    PartialMap,
    Ping,
    Pong,
    Progress,
    Ready,
    Release,
    Run,
    Shutdown,
    Started,
    State,
    Stats,
    Token,
    WorkerState,
    decode_from_worker,
    encode,
)
from inference.store import default_paths

log = logging.getLogger(__name__)


class ClientError(Exception):
    """Base of the errors that the client raises to its caller.

    ClientError
    ├── WorkerUnavailable    stopped, dead or never started
    └── QueueFull            QUEUE_LIMIT jobs wait already
    """


class WorkerUnavailable(ClientError):
    pass


class QueueFull(ClientError):
    pass


@dataclass(frozen=True)
class Policy:
    """When the client loses patience, in seconds: of the worker's own work or rest (`liveness`) for start,
    ping and stall, of the clock for the others. Tests shorten them."""

    start_timeout_s: float = 120.0
    cancel_grace_s: float = 2.0
    kill_grace_s: float = 0.5
    ping_period_s: float = 1.0
    ping_timeout_s: float = 30.0
    stall_notice_s: float = 10.0
    stall_timeout_s: float = 120.0
    backoff_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0)
    crash_limit: int = 3
    crash_window_s: float = 60.0
    queue_limit: int = 8
    kills_to_quarantine: int = 2
    map_cache_bytes: int = 256 << 20


@dataclass
class _Job:
    job_id: str
    request: Any
    fingerprint: str
    frame: FrameRef | None
    cancel_at: float | None = None
    terminated: bool = False


@dataclass
class _Life:
    """One worker process, from start to end."""

    process: subprocess.Popen[bytes]
    transport: Transport
    outbox: Outbox
    stderr: IO[bytes]
    started_at: float
    pulse: Pulse
    reader: threading.Thread | None = None
    ready: bool = False
    gone: bool = False
    fatal: Fatal | None = None
    text: str = ""
    exited_at: float | None = None
    by_us: str | None = None
    ping: int = 0
    pong_at: Mark = BIRTH
    step: int = -1
    step_at: Mark = BIRTH
    stall_said: bool = False


class InferenceClient:
    """The workstation's end of the worker.

    on_event: called with one message of `inference.messages.Event` at a time, on the client's thread.
    models: folders that hold model folders; None stands for `store.default_paths()`. python: the worker's
    interpreter, None for ours. worker_arguments: for tests (another runners module).
    """

    def __init__(
        self,
        on_event: Callable[[Event], None],
        *,
        models: Sequence[Path] | None = None,
        python: str | None = None,
        environment: dict[str, str] | None = None,
        policy: Policy | None = None,
        worker_arguments: Sequence[str] = (),
    ) -> None:
        self._on_event = on_event
        self._models = [str(p) for p in (models if models is not None else default_paths())]
        self._python = python
        self._environment = environment or {}
        self._policy = policy or Policy()
        self._arguments = list(worker_arguments)
        self._lock = threading.Condition()
        self._state = WorkerState(state="stopped")
        self._life: _Life | None = None
        self._running: _Job | None = None
        self._queued: collections.deque[_Job] = collections.deque()
        self._crashes: collections.deque[float] = collections.deque()
        self._kills: collections.Counter[str] = collections.Counter()
        self._next_start = 0.0
        self._numbers = itertools.count(1)
        self._images: ImageRing | None = None
        self._results: ResultRing | None = None
        self._maps: OrderedDict[str, NDArray[np.generic]] = OrderedDict()
        self._stopping = False
        self._supervisor: threading.Thread | None = None
        self._dispatcher: threading.Thread | None = None
        self._events: queue.Queue[Event | None] = queue.Queue(maxsize=2048)

    # the caller's side

    @property
    def state(self) -> WorkerState:
        """The last state that was reported."""
        return self._state

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

    def put_image(self, image: NDArray[np.uint16]) -> FrameRef:
        """Hand an image over: uint16 (h, w), at most 1024 px a side, 0 black to 65535 white. About 5 ms.

        The same pixels keep their place as long as four others have not come since. May be called before
        `start`. Raises ValueError for another shape or dtype, FrameError (RingFull) while every place is held
        by an unfinished job.
        """
        with self._lock:
            self._make_rings()
            assert self._images is not None
            return self._images.put(image)

    def submit(self, request: api.Request, *, first: bool = False) -> str:
        """Queue a job and return its id. Its Done or Failed comes as an event.

        first: before the jobs that wait already (the reader waits for this one).
        A request that killed the worker twice, or whose image is no longer in shared memory, fails at once.
        Raises WorkerUnavailable when stopped or dead, QueueFull when too many jobs wait.
        """
        source = getattr(request, "image", None)
        frame = None if source is None else source.frame
        job = _Job(f"job-{next(self._numbers)}", request, fingerprint(request), frame)
        with self._lock:
            if self._stopping or self._supervisor is None or self._state.state in ("stopped", "dead"):
                raise WorkerUnavailable(self._state.text or "the inference worker was not started")
            if self._kills[job.fingerprint] >= self._policy.kills_to_quarantine:
                self._emit(
                    Failed(
                        job_id=job.job_id,
                        kind="crashed",
                        message="this very request has ended the worker twice and is not tried again",
                        way_out="change the request, or start RadGaze again",
                    )
                )
                return job.job_id
            if len(self._queued) >= self._policy.queue_limit:
                raise QueueFull(f"{len(self._queued)} jobs wait already; wait for one to end or cancel one")
            if frame is not None:
                assert self._images is not None
                try:
                    self._images.hold(frame)
                except FrameError as error:
                    self._emit(Failed(job_id=job.job_id, kind="input", message=str(error)))
                    return job.job_id
            if first:
                self._queued.appendleft(job)
            else:
                self._queued.append(job)
            self._send_next()
        return job.job_id

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop; unknown ids are ignored. It ends in Failed(kind="cancelled"), or in Done if it
        was faster. A running job that does not stop within 2 s is ended together with its worker, which
        restarts.
        """
        with self._lock:
            for waiting in list(self._queued):
                if waiting.job_id == job_id:
                    self._queued.remove(waiting)
                    self._end_job(waiting, _cancelled(waiting))
                    return
            job, life = self._running, self._life
            if job is not None and job.job_id == job_id and job.cancel_at is None and life is not None:
                job.cancel_at = time.monotonic()
                life.outbox.put(encode(Cancel(job_id=job_id)))
                self._lock.notify_all()

    def cancel_all(self) -> None:
        """Cancel every job, running and waiting."""
        with self._lock:
            jobs = [job.job_id for job in self._queued]
            if self._running is not None:
                jobs.append(self._running.job_id)
        for job_id in jobs:
            self.cancel(job_id)

    def read_map(self, ref: FrameRef) -> NDArray[np.float32]:
        """The map of a result or of a PartialMap, float32 (h, w), a copy of your own.

        Kept until 256 MB of newer maps have come. Raises KeyError once it is gone.
        """
        with self._lock:
            try:
                kept = self._maps[ref.digest]
            except KeyError:
                raise KeyError(f"map {ref.digest[:12]} is no longer kept; ask for it again") from None
            self._maps.move_to_end(ref.digest)
        return np.array(kept, dtype=np.float32)

    def kill_worker(self) -> None:
        """SIGKILL the worker, as a crash would. For tests and drills."""
        life = self._life
        if life is not None:
            life.process.kill()

    # the client's own threads

    def _make_rings(self) -> None:
        if self._images is None:
            self._images = ImageRing()
        if self._results is None:
            self._results = ResultRing()

    def _dispatch(self) -> None:
        events = self._events
        while (event := events.get()) is not None:
            self._on_event(event)

    def _emit(self, event: Event) -> None:
        """Hand to the dispatcher. The lock is held: the queue is not waited for."""
        try:
            self._events.put_nowait(event)
        except queue.Full:
            # only a final answer or a state must not be lost; the reader waits for room before it adds others
            threading.Thread(target=self._events.put, args=(event,), daemon=True).start()

    def _set_state(self, state: State, *, text: str, device: str | None = None) -> None:
        changed = {} if device is None else {"device": device}
        self._state = msgspec.structs.replace(self._state, state=state, text=text, **changed)
        self._emit(self._state)

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

    def _nap(self, life: _Life | None) -> float:
        if life is None:
            if self._state.state == "dead":
                return 3600.0
            return max(0.01, min(1.0, self._next_start - time.monotonic()))
        if self._running is not None and self._running.cancel_at is not None:
            return 0.1
        return min(0.5, self._policy.ping_period_s)

    def _start_worker(self) -> None:
        assert self._images is not None
        assert self._results is not None
        stderr = tempfile.TemporaryFile()  # noqa: SIM115  closed in _bury
        try:
            process, transport = launch(
                "inference.worker",
                self._arguments,
                python=self._python,
                environment=self._environment,
                stderr=stderr,
            )
        except LaunchFailed as error:
            stderr.close()
            with self._lock:
                self._set_state("dead", text=f"{error}. Check the worker's interpreter in the settings.")
                self._fail_all("the inference worker could not be started")
            return
        started = time.monotonic()
        pulse = Pulse(process.pid, started)
        life = _Life(process, transport, Outbox(transport), stderr, started, pulse)
        life.reader = threading.Thread(
            target=self._read, args=(life,), name="radgaze-worker-reader", daemon=True
        )
        hello = Hello(
            protocol=api.PROTOCOL, images=self._images.spec, results=self._results.spec, models=self._models
        )
        life.outbox.put(encode(hello))
        with self._lock:
            self._life = life
        life.reader.start()

    def _read(self, life: _Life) -> None:
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

    def _receive(self, life: _Life, message: FromWorker) -> None:
        if isinstance(message, Done | PartialMap):
            self._collect_maps(life, message)
        with self._lock:
            if isinstance(message, Pong):
                life.pong_at = life.pulse.mark()
            elif isinstance(message, Stats):
                if message.step != life.step or message.job_id is None:
                    life.step, life.step_at, life.stall_said = message.step, life.pulse.mark(), False
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
                )
                self._emit(self._state)
                self._send_next()
            elif isinstance(message, Fatal):
                life.fatal = message
                log.error("the worker cannot work: %s. %s", message.message, message.way_out)
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

    def _collect_maps(self, life: _Life, message: Done | PartialMap) -> None:
        results = self._results
        if results is None:
            return
        for ref in frame_refs(message):
            try:
                array = results.copy(ref)
            except FrameError as error:
                with self._lock:
                    self._emit(Log(level="error", text=f"a map was lost: {error}"))
                continue
            life.outbox.put(encode(Release(slot=results.slot(ref))))
            with self._lock:
                self._maps[ref.digest] = array
                self._maps.move_to_end(ref.digest)
                while len(self._maps) > 1 and self._kept_bytes() > self._policy.map_cache_bytes:
                    self._maps.popitem(last=False)

    def _kept_bytes(self) -> int:
        return sum(array.nbytes for array in self._maps.values())

    def _send_next(self) -> None:
        life = self._life
        if life is None or not life.ready or life.gone or self._running is not None or not self._queued:
            return
        job = self._queued.popleft()
        self._running = job
        life.step_at = life.pulse.mark()
        life.stall_said = False
        life.outbox.put(encode(Run(job_id=job.job_id, request=job.request)))
        self._set_state("busy", text=life.text)

    def _end_job(self, job: _Job, final: Done | Failed) -> None:
        if job.frame is not None and self._images is not None:
            self._images.free(job.frame)
        self._emit(final)

    def _fail_all(self, message: str, way_out: str = "ask again", *, detail: str = "") -> None:
        """Fail the running and the waiting jobs as crashed."""
        jobs = [self._running] if self._running is not None else []
        self._running = None
        jobs.extend(self._queued)
        self._queued.clear()
        for job in jobs:
            final = Failed(job_id=job.job_id, kind="crashed", message=message, way_out=way_out, detail=detail)
            self._end_job(job, final)

    def _watch(self, life: _Life, now: float) -> None:
        policy, job = self._policy, self._running
        life.pulse.look(now)
        if life.process.poll() is not None:  # usually the reader's EOF comes first
            life.exited_at = life.exited_at or now
            if now - life.exited_at > policy.kill_grace_s:
                life.transport.close()
            return
        if not life.ready:
            if life.pulse.waited_s(BIRTH) > policy.start_timeout_s:
                self._end_life(life, f"it was not ready within {policy.start_timeout_s:g} s")
            return
        if job is not None and job.cancel_at is not None:
            if now - job.cancel_at > policy.cancel_grace_s + policy.kill_grace_s:
                life.process.kill()
            elif now - job.cancel_at > policy.cancel_grace_s and not job.terminated:
                job.terminated = True
                life.by_us = life.by_us or "cancel"
                life.process.terminate()
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

    def _end_life(self, life: _Life, reason: str) -> None:
        life.by_us = life.by_us or reason
        life.process.kill()

    def _bury(self, life: _Life) -> None:
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
            if life.by_us == "cancel" and job is not None:
                self._running = None
                self._end_job(job, _cancelled(job))
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
                if job is not None:
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
                self._end_job(job, _cancelled(job))
            self._set_state("stopped", text="The inference worker is off.")
        self._events.put(None)


def fingerprint(request: api.Request) -> str:
    """The same for two requests that ask the same of the same pixels."""
    plain = msgspec.to_builtins(request)
    image = plain.get("image")
    if image is not None:
        image["frame"] = image["frame"]["digest"]
    return hashlib.sha256(msgspec.json.encode(plain, order="sorted")).hexdigest()


def frame_refs(message: Any) -> Iterator[FrameRef]:
    """Every FrameRef anywhere in a message."""
    if isinstance(message, FrameRef):
        yield message
    elif isinstance(message, msgspec.Struct):
        for name in message.__struct_fields__:
            yield from frame_refs(getattr(message, name))
    elif isinstance(message, list | tuple):
        for part in message:
            yield from frame_refs(part)


def _cancelled(job: _Job) -> Failed:
    return Failed(job_id=job.job_id, kind="cancelled", message="the job was cancelled")
