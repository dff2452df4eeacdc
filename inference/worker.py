"""The inference worker: a child process that runs one job at a time.

The main thread runs jobs, one thread receives, one sends. It ends when the pipe does. It has no network (an
audit hook refuses every address that is not a local pipe), loads no pickle, and opens only the model folders
that Hello names. Exit codes: 0 told to end or the workstation is gone, 81 cannot work here, 82 the device
needs a fresh process.
"""

from __future__ import annotations

import os

os.environ.update(
    HF_HUB_OFFLINE="1",
    TRANSFORMERS_OFFLINE="1",
    HF_DATASETS_OFFLINE="1",
    HF_HUB_DISABLE_TELEMETRY="1",
    TOKENIZERS_PARALLELISM="false",
    TORCHINDUCTOR_COMPILE_THREADS="1",  # its helpers answer in pickles, which are not opened here
    TORCHINDUCTOR_FORCE_DISABLE_CACHES="1",  # as would what it kept
)  # before anything that reads them is imported

import argparse
import collections
import faulthandler
import importlib
import sys
import threading
import time
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from eyetracking.wire import Outbox, Transport, WireError, connect_parent, die_with_parent, give_way
from inference import api
from inference.context import ModelCache, RunContext, resident_bytes
from inference.finite import check_result
from inference.frames import AttachedRing, FrameError, ResultWriter
from inference.ladder import Plan, can_hold_four_bits, ladder
from inference.messages import (
    Cancel,
    Done,
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
    Release,
    Run,
    Shutdown,
    Started,
    Stats,
    Token,
    Unload,
    decode_to_worker,
    encode,
)
from inference.seclusion import close_the_network
from inference.store import ModelStore

EXIT_UNFIT = 81
EXIT_DEVICE = 82
QUEUE_LIMIT = 8
TOKEN_PERIOD_S = 0.016
STATS_PERIOD_S = 1.0
PARENT_GRACE_S = 1.0
DEFAULT_RUNNERS = "inference.runners"


class Voice:
    """Everything the worker says: tokens merged per 16 ms, the newest partial map only, the rest in order."""

    def __init__(self, transport: Transport) -> None:
        self._box = Outbox(transport, limit=10_000, on_lost=lambda: os._exit(0))
        self._lock = threading.Lock()
        self._token_job = ""
        self._tokens: list[str] = []
        self._token_due = 0.0
        self._wake = threading.Event()
        threading.Thread(target=self._flush_tokens, name="radgaze-tokens", daemon=True).start()

    def say(self, message: FromWorker) -> None:
        """Send, after the tokens said before."""
        with self._lock:
            self._put_tokens()
            self._put(message)

    def token(self, job_id: str, text: str) -> None:
        """Send within 16 ms, together with its neighbours."""
        with self._lock:
            if not self._tokens:
                self._token_job = job_id
                self._wake.set()
            self._tokens.append(text)

    def close(self) -> None:
        """Send what waits."""
        with self._lock:
            self._put_tokens()
        self._box.close()

    def _put(self, message: FromWorker) -> None:
        while not self._box.put(encode(message)):  # full: the workstation reads slowly, so wait for it
            time.sleep(0.01)

    def _put_tokens(self) -> None:
        if self._tokens:
            text, self._tokens = "".join(self._tokens), []
            self._put(Token(job_id=self._token_job, text=text))

    def _flush_tokens(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            time.sleep(TOKEN_PERIOD_S)
            with self._lock:
                self._put_tokens()


class JobSink:
    """Sends a running job's words and maps to the workstation."""

    def __init__(self, job_id: str, voice: Voice, results: ResultWriter, cancelled: threading.Event) -> None:
        self._job_id = job_id
        self._voice = voice
        self._results = results
        self._cancelled = cancelled
        self.tokens = 0

    def progress(self, fraction: float, text: str) -> None:
        self._voice.say(Progress(job_id=self._job_id, fraction=fraction, text=text))

    def token(self, text: str) -> None:
        self.tokens += 1
        self._voice.token(self._job_id, text)

    def partial_map(self, array: NDArray[np.float32]) -> None:
        ref = self._results.write_if_room(array)
        if ref is not None:
            self._voice.say(PartialMap(job_id=self._job_id, map=ref))

    def emit_map(self, array: NDArray[np.float32]) -> api.FrameRef:
        return self._results.write(array, between_waits=self._stop_if_cancelled)

    def _stop_if_cancelled(self) -> None:
        if self._cancelled.is_set():
            raise api.Cancelled("the job was cancelled")


class Worker:
    """The process's state. `serve` returns the exit code."""

    def __init__(self, transport: Transport, runners: str) -> None:
        self._transport = transport
        self._runners_name = runners
        self._voice = Voice(transport)
        self._jobs: collections.deque[Run] = collections.deque()
        self._changed = threading.Condition()
        self._ending = False
        self._running: str | None = None
        self._cancelled = threading.Event()
        self._step = 0
        self._cache = ModelCache()
        self._results: ResultWriter | None = None
        self._store: ModelStore | None = None
        self._unloading = False
        self._spared: dict[tuple[str, str], int] = {}
        """The step of the ladder that was enough, by the kind of request and its model."""

    def serve(self) -> int:
        """Shake hands, then run jobs until told to end."""
        try:
            hello = decode_to_worker(self._transport.recv())
        except (EOFError, WireError, msgspec.DecodeError):
            return 0
        if not isinstance(hello, Hello):
            return self._unfit("the workstation did not greet", "start RadGaze again")
        if hello.protocol != api.PROTOCOL:
            return self._unfit(
                f"the workstation speaks protocol {hello.protocol}, the worker {api.PROTOCOL}",
                "both must come from one version of RadGaze: run the installer again",
            )
        try:
            images, self._results = AttachedRing(hello.images), ResultWriter(hello.results)
        except OSError as error:
            return self._unfit(f"the shared memory cannot be opened: {error}", "start RadGaze again")
        store = ModelStore(hello.models, licences=Path(hello.licences) if hello.licences else None)
        self._store = store
        threading.Thread(target=self._receive, name="radgaze-receive", daemon=True).start()
        threading.Thread(target=self._report, name="radgaze-stats", daemon=True).start()
        try:
            runners = importlib.import_module(self._runners_name)
            device, name, text = probe_device(runners)
        except ImportError as error:
            return self._unfit(
                f"the worker's Python lacks a package: {error}", "run: pip install 'radgaze[worker]'"
            )
        if device != "cpu":
            self._cache.budget_bytes = gpu_budget_bytes()
        for problem in store.problems():
            self._voice.say(Log(level="warning", text=str(problem)))
        self._voice.say(
            Ready(
                protocol=api.PROTOCOL,
                pid=os.getpid(),
                device=name,
                text=text,
                models=[model.info for model in store.models()],
                methods=runners.methods() if hasattr(runners, "methods") else [],
            )
        )
        code = 0
        while not code and (job := self._next()) is not None:
            code = self._run(job, runners, store, device, images)
        self._voice.close()
        return code

    def _unfit(self, message: str, way_out: str) -> int:
        self._voice.say(Fatal(message=message, way_out=way_out))
        self._voice.close()
        return EXIT_UNFIT

    def _receive(self) -> None:
        while True:
            try:
                message = decode_to_worker(self._transport.recv())
            except (EOFError, WireError):
                os._exit(0)  # nobody is left to work for
            except msgspec.DecodeError as error:
                self._voice.say(Log(level="error", text=f"an unreadable message was dropped: {error}"))
                continue
            self._handle(message)

    def _handle(self, message: Any) -> None:
        if isinstance(message, Ping):
            self._voice.say(Pong(number=message.number))
        elif isinstance(message, Release) and self._results is not None:
            self._results.release(message.slot)
        elif isinstance(message, Run):
            self._enqueue(message)
        elif isinstance(message, LookAgain) and self._store is not None:
            self._voice.say(Installed(models=[model.info for model in self._store.models()]))
        elif isinstance(message, Cancel):
            self._cancel(message.job_id)
        elif isinstance(message, Unload):
            with self._changed:
                self._unloading = True
                self._changed.notify_all()
        elif isinstance(message, Shutdown):
            with self._changed:
                self._ending = True
                self._cancelled.set()
                self._changed.notify_all()
            threading.Timer(PARENT_GRACE_S, lambda: os._exit(0)).start()

    def _enqueue(self, run: Run) -> None:
        with self._changed:
            if len(self._jobs) < QUEUE_LIMIT:
                self._jobs.append(run)
                self._changed.notify_all()
                return
        self._voice.say(
            Failed(
                job_id=run.job_id,
                kind="input",
                message=f"{QUEUE_LIMIT} jobs wait already",
                way_out="wait for one to end, or cancel one",
            )
        )

    def _cancel(self, job_id: str) -> None:
        with self._changed:
            if job_id == self._running:
                self._cancelled.set()
                return
            waiting = [run for run in self._jobs if run.job_id == job_id]
            for run in waiting:
                self._jobs.remove(run)
        for run in waiting:
            self._voice.say(Failed(job_id=run.job_id, kind="cancelled", message="the job was cancelled"))

    def _next(self) -> Run | None:
        with self._changed:
            while not self._jobs and not self._ending:
                if self._unloading:
                    self._unloading = False
                    self._cache.clear()
                    self._spared.clear()
                    self._voice.say(Log(level="info", text="all models were unloaded"))
                self._changed.wait()
            if self._ending:
                return None
            run = self._jobs.popleft()
            self._running = run.job_id
            self._cancelled.clear()
            return run

    def _count_step(self) -> None:
        self._step += 1

    def _report(self) -> None:
        while True:
            time.sleep(STATS_PERIOD_S)
            self._voice.say(Stats(step=self._step, job_id=self._running, rss_mb=resident_bytes() / 1e6))

    def _run(
        self, run: Run, runners: ModuleType, store: ModelStore, device: str, images: AttachedRing
    ) -> int:
        """Run one job to its Done or Failed. Returns an exit code, 0 to go on."""
        assert self._results is not None
        started = time.monotonic()
        self._voice.say(Started(job_id=run.job_id))
        sink = JobSink(run.job_id, self._voice, self._results, self._cancelled)
        outcome: Done | Failed | None = None
        asked = type(run.request).__name__, str(getattr(run.request, "model", ""))
        begin = self._spared.get(asked, 0)
        for step, plan in enumerate(ladder(device)[begin:], start=begin):
            if step:
                self._say_spared(plan, again=step == begin)
            context = RunContext(
                store=store,
                device=plan.device,
                cache=self._cache,
                sink=sink,
                cancelled=self._cancelled,
                on_step=self._count_step,
                plan=plan,
            )
            outcome = self._attempt(run, runners, context, images, started)
            ran_out = isinstance(outcome, Failed) and outcome.kind == "oom"
            if not ran_out and plan.lasting:
                self._spared[asked] = step
            if not ran_out or sink.tokens or self._cancelled.is_set():
                break
        if isinstance(outcome, Failed) and outcome.kind == "oom":
            self._cache.clear()
        assert outcome is not None
        with self._changed:
            self._running = None
        try:
            self._voice.say(outcome)
        except WireError as error:
            self._voice.say(failure(run.job_id, error))
        return EXIT_DEVICE if isinstance(outcome, Failed) and outcome.kind == "device" else 0

    def _say_spared(self, plan: Plan, *, again: bool) -> None:
        if again:
            text = f"memory ran out for this before; computed {plan.words} (Free memory tries anew)"
        else:
            self._cache.clear()
            text = f"memory ran out; trying once more {plan.words}"
        self._voice.say(Log(level="warning", text=text))

    def _attempt(
        self, run: Run, runners: ModuleType, context: RunContext, images: AttachedRing, started: float
    ) -> Done | Failed:
        try:
            source = getattr(run.request, "image", None)
            image = None if source is None else images.copy(source.frame)
            result = runners.run(run.request, image, context)
            check_result(result)
            return Done(job_id=run.job_id, result=result, seconds=time.monotonic() - started)
        except Exception as error:  # noqa: BLE001  whatever a runner raises becomes that job's Failed
            return failure(run.job_id, error)


def failure(job_id: str, error: BaseException) -> Failed:
    """An exception as a Failed: its kind, a sentence, a way out, and the traceback for the log."""
    detail = "".join(traceback.format_exception(type(error), error, error.__traceback__))[-20_000:]
    if isinstance(error, api.InferenceError):
        return Failed(
            job_id=job_id, kind=error.kind, message=error.message, way_out=error.way_out, detail=detail
        )
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return Failed(
            job_id=job_id,
            kind="oom",
            message="memory ran out",
            way_out="close other programs, or choose a smaller model"
            + ("" if can_hold_four_bits() else "; 4 bits need bitsandbytes: pip install 'radgaze[four-bit]'"),
            detail=detail,
        )
    if isinstance(error, FrameError):
        return Failed(
            job_id=job_id, kind="input", message=str(error), way_out="open the image again", detail=detail
        )
    if "CUDA error" in str(error) or type(error).__name__ == "AcceleratorError":
        return Failed(
            job_id=job_id,
            kind="device",
            message="the GPU reported an error; the worker starts afresh",
            way_out="ask again; if it comes back, choose the CPU in the settings",
            detail=detail,
        )
    return Failed(
        job_id=job_id,
        kind="internal",
        message=f"{type(error).__name__}: {error}",
        way_out="this is a defect of RadGaze; the log (Shift+F1) has its trace",
        detail=detail,
    )


def probe_device(runners: ModuleType) -> tuple[str, str, str]:
    """(torch device, name, sentence). A runners module may bring its own `probe_device()`.

    Raises ImportError if torch is missing.
    """
    own = getattr(runners, "probe_device", None)
    if own is not None:
        found: tuple[str, str, str] = own()
        return found
    torch = importlib.import_module("torch")
    wish = os.environ.get("RADGAZE_DEVICE", "")
    threads = torch.get_num_threads()
    if wish == "cpu":
        return "cpu", "CPU", f"Running on the CPU ({threads} threads), as the settings ask."
    asked = "The settings ask for a GPU: " if wish == "cuda" else ""
    if not torch.cuda.is_available():
        return "cpu", "CPU", f"{asked}No usable GPU was found; running on the CPU ({threads} threads)."
    try:
        torch.ones(8, device="cuda").sum().item()
    except RuntimeError as error:
        reason = str(error).splitlines()[0]
        return (
            "cpu",
            "CPU",
            f"{asked}The GPU does not work ({reason}); running on the CPU ({threads} threads).",
        )
    name = torch.cuda.get_device_name(0)
    return "cuda", name, f"Running on {name}."


def gpu_budget_bytes() -> int:
    """What models may take of the GPU together; the rest is for their work."""
    torch = importlib.import_module("torch")
    return int(0.8 * torch.cuda.mem_get_info()[1])


def refuse_pickles() -> None:
    """For the life of this process nothing is unpickled: weights are safetensors."""

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "pickle.find_class":
            raise PermissionError(f"the worker does not unpickle ({arguments[0]}.{arguments[1]})")

    sys.addaudithook(guard)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="RadGaze's inference worker; the workstation starts it.")
    parser.add_argument("--pipe-fd", type=int)
    parser.add_argument("--pipe-name")
    parser.add_argument("--runners", default=DEFAULT_RUNNERS, help="the module whose run() answers requests")
    parser.add_argument("--path", action="append", default=[], help="a folder to import the runners from")
    options = parser.parse_args(argv)
    faulthandler.enable()
    die_with_parent()
    give_way()
    try:
        transport = connect_parent(pipe_fd=options.pipe_fd, pipe_name=options.pipe_name)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    close_the_network()
    refuse_pickles()
    sys.path.extend(options.path)
    code = Worker(transport, options.runners).serve()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # threads of numeric libraries must not hold the exit up


if __name__ == "__main__":
    sys.exit(main())
