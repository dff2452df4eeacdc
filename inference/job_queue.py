"""The jobs that wait for the worker, their images and maps in shared memory, and the events they end in."""

from __future__ import annotations

import collections
import hashlib
import itertools
import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from inference import api
from inference.api import FrameRef
from inference.frames import FrameError, ImageRing, ResultRing
from inference.messages import (
    Cancel,
    Done,
    Event,
    Failed,
    Log,
    PartialMap,
    Release,
    Run,
    State,
    WorkerState,
    encode,
)
from inference.worker_life import Life, Policy


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


@dataclass
class Job:
    job_id: str
    request: Any
    fingerprint: str
    frame: FrameRef | None
    cancel_at: float | None = None


class JobQueue:
    """The part of `inference.client.InferenceClient` that has no process: one job runs, others wait. The lock
    is held by whoever changes it.
    """

    def __init__(self, on_event: Callable[[Event], None], policy: Policy) -> None:
        self._on_event = on_event
        self._policy = policy
        self._lock = threading.Condition()
        self._state = WorkerState(state="stopped")
        self._life: Life | None = None
        self._running: Job | None = None
        self._queued: collections.deque[Job] = collections.deque()
        self._kills: collections.Counter[str] = collections.Counter()
        self._numbers = itertools.count(1)
        self._images: ImageRing | None = None
        self._results: ResultRing | None = None
        self._maps: OrderedDict[str, NDArray[np.generic]] = OrderedDict()
        self._stopping = False
        self._events: queue.Queue[Event | None] = queue.Queue(maxsize=2048)

    @property
    def state(self) -> WorkerState:
        """The last state that was reported."""
        return self._state

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
        job = Job(f"job-{next(self._numbers)}", request, fingerprint(request), frame)
        with self._lock:
            if self._stopping or self._state.state in ("stopped", "dead"):
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
            self._say_load(self._state.memory_mb)
        return job.job_id

    def cancel(self, job_id: str) -> None:
        """Ask a job to stop; unknown ids are ignored. It ends in Failed(kind="cancelled"), or in Done if it
        was faster. A running job that does not stop within two seconds is ended together with its worker,
        which restarts.
        """
        with self._lock:
            for waiting in list(self._queued):
                if waiting.job_id == job_id:
                    self._queued.remove(waiting)
                    self._end_job(waiting, cancelled(waiting))
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

    def _set_state(self, state: State, *, text: str) -> None:
        self._state = msgspec.structs.replace(self._state, state=state, text=text)
        self._say_load(self._state.memory_mb if state in ("ready", "busy") else 0.0, always=True)

    def _say_load(self, memory_mb: float, *, always: bool = False) -> None:
        """What the worker holds and does, where that has changed (memory by a tenth of a GB)."""
        job = self._running
        said = msgspec.structs.replace(
            self._state,
            memory_mb=round(memory_mb, -2),
            doing="" if job is None else doing(job.request),
            waiting=len(self._queued),
        )
        if always or said != self._state:
            self._state = said
            self._emit(said)

    def _collect_maps(self, life: Life, message: Done | PartialMap) -> None:
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

    def _end_job(self, job: Job, final: Done | Failed) -> None:
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


_DOING = {
    api.CheckFilm: "whether the models know it", api.Explain: "an explanation", api.Diagnose: "findings",
    api.PredictScanpath: "scanpaths", api.Caption: "a draft", api.SegmentAnatomy: "outlines",
    api.Lens: "words at each place", api.Embed: "similar films", api.Retrieve: "similar films",
}  # fmt: skip


def doing(request: api.Request) -> str:
    """What is asked, and of which model where one was chosen."""
    model = getattr(request, "model", "")
    what = _DOING[type(request)]
    return f"{what}, {model}" if model else what


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


def cancelled(job: Job) -> Failed:
    return Failed(job_id=job.job_id, kind="cancelled", message="the job was cancelled")
