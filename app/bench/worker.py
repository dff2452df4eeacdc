"""The worker's pipe, frames and faults, without a model: how long each takes at the window's end."""

from __future__ import annotations

import ctypes
import functools
import queue
import random
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import shared_memory
from pathlib import Path

import numpy as np

from app.bench.registry import BenchError, Options, Row, benchmark, median_ms
from eyetracking.wire import Transport, end_process, launch
from inference import api
from inference.client import InferenceClient
from inference.frames import ImageRing, ResultRing
from inference.idle_runners import TOKEN_S
from inference.messages import (
    Done,
    Event,
    Failed,
    Hello,
    Ping,
    Pong,
    Progress,
    Ready,
    Shutdown,
    WorkerState,
    decode_from_worker,
    encode,
)

ARGUMENTS = ("--runners", "inference.idle_runners")
PINGS, WARM_UP = 1000, 50
FRAME_SIDE_PX = 3000
PATIENCE_S = 120.0


@benchmark("worker")
def measure(options: Options) -> list[Row]:
    """Round trips with their p99; medians of the others."""
    repeats = max(3, options.repeats)
    before = _segments()
    with _worker() as transport:
        pipe, slot = _round_trips_ms(transport), _qt_round_trips_ms(transport)
        rows = [
            Row("round trip by the pipe, median", statistics.median(pipe), "ms"),
            Row("round trip by the pipe, p99", _p99(pipe), "ms", bar=0.2),
            Row("round trip to a queued Qt slot, median", statistics.median(slot), "ms"),
            Row("round trip to a queued Qt slot, p99", _p99(slot), "ms", bar=0.5),
        ]
    frame, floor = _frame_ms(repeats)
    rows += [
        Row("18 MB frame into shared memory", frame, "ms", bar=2.0),
        Row("18 MB from memory to memory, the least that this machine takes", floor, "ms"),
    ]
    with _client() as (client, heard):
        put = _put_ms(client, repeats)
        token, whole, beyond = _cancel_ms(client, heard, repeats)
        rows += [
            Row("image of 1024 x 1024 handed over (with its digest)", put, "ms"),
            Row("one token of the job that is cancelled", token, "ms"),
            Row("cancel to the job's end", whole, "ms"),
            Row("cancel, beyond the token that runs", beyond, "ms", bar=50.0),
            Row("a killed worker noticed", _crash_ms(client, heard), "ms", bar=50.0),
        ]
    left = len(_segments() - before)
    rows.append(Row("shared segments left after the end", float(left), "", bar=0.0))
    return rows


@contextmanager
def _worker() -> Iterator[Transport]:
    """A worker that has shaken hands, its pipe in our hands."""
    images, results = ImageRing(), ResultRing()
    process, transport = launch("inference.worker", ARGUMENTS)
    try:
        hello = Hello(protocol=api.PROTOCOL, images=images.spec, results=results.spec, models=[])
        transport.send(encode(hello))
        while not isinstance(decode_from_worker(transport.recv()), Ready):
            pass
        yield transport
    finally:
        transport.send(encode(Shutdown()))
        end_process(process)
        transport.close()
        images.close()
        results.close()


def _pong(transport: Transport) -> None:
    while not isinstance(decode_from_worker(transport.recv()), Pong):  # Stats come in between
        pass


def _p99(taken: list[float]) -> float:
    return sorted(taken)[round(0.99 * (len(taken) - 1))]


def _round_trips_ms(transport: Transport) -> list[float]:
    taken = []
    for _ in range(PINGS + WARM_UP):
        began = time.perf_counter()
        transport.send(encode(Ping(number=1)))
        _pong(transport)
        taken.append(1e3 * (time.perf_counter() - began))
    return taken[WARM_UP:]


def _qt_round_trips_ms(transport: Transport) -> list[float]:
    """Sent from a slot, received by a reader thread, back in a queued slot: what a window feels."""
    from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

    class Relay(QObject):
        came = Signal()

    app = QCoreApplication.instance() or QCoreApplication(["bench"])
    relay = Relay()
    taken: list[float] = []
    began = [0.0]

    def send() -> None:
        began[0] = time.perf_counter()
        transport.send(encode(Ping(number=1)))

    def slot() -> None:
        taken.append(1e3 * (time.perf_counter() - began[0]))
        if len(taken) < PINGS + WARM_UP:
            send()
        else:
            app.quit()

    relay.came.connect(slot, Qt.ConnectionType.QueuedConnection)

    def read() -> None:
        for _ in range(PINGS + WARM_UP):
            _pong(transport)
            relay.came.emit()

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    send()
    app.exec()
    reader.join(5)
    return taken[WARM_UP:]


def _frame_ms(repeats: int) -> tuple[float, float]:
    """uint16, 3000 x 3000, copied into a segment that the worker has open; and the fastest copy of as many
    bytes into this process's own memory."""
    frame = np.ones((FRAME_SIDE_PX, FRAME_SIDE_PX), np.uint16)
    segment = shared_memory.SharedMemory(create=True, size=frame.nbytes)
    try:
        there = np.ndarray(frame.shape, frame.dtype, buffer=segment.buf)
        np.copyto(there, frame)  # the pages are there from now on, as in the rings
        found = median_ms(functools.partial(np.copyto, there, frame), repeats=repeats)
        del there
    finally:
        segment.close()
        segment.unlink()
    own = frame.copy()
    floor = min(
        median_ms(
            functools.partial(ctypes.memmove, own.ctypes.data, frame.ctypes.data, frame.nbytes), repeats=1
        )
        for _ in range(10 * repeats)
    )
    return found, floor


@contextmanager
def _client() -> Iterator[tuple[InferenceClient, queue.SimpleQueue[Event]]]:
    heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
    client = InferenceClient(heard.put, models=[], worker_arguments=ARGUMENTS)
    client.start()
    try:
        _wait(heard, lambda e: isinstance(e, WorkerState) and e.state == "ready")
        yield client, heard
    finally:
        client.stop()


def _wait(heard: queue.SimpleQueue[Event], wanted: Callable[[Event], bool]) -> Event:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            event = heard.get(timeout=1.0)
        except queue.Empty:
            continue
        if wanted(event):
            return event
    raise BenchError("the worker did not answer. See: radgaze doctor")


def _put_ms(client: InferenceClient, repeats: int) -> float:
    images = [np.full((1024, 1024), number, np.uint16) for number in range(repeats)]
    taken = []
    for image in images:
        began = time.perf_counter()
        client.put_image(image)
        taken.append(1e3 * (time.perf_counter() - began))
    return statistics.median(taken)


def _ask(client: InferenceClient, phrase: str) -> str:
    frame = client.put_image(np.zeros((16, 16), np.uint16))
    image = api.ImageInput(frame=frame, width_px=16, height_px=16, image_id="bench")
    return client.submit(api.Explain(image=image, phrase=phrase))


def _cancel_ms(
    client: InferenceClient, heard: queue.SimpleQueue[Event], repeats: int
) -> tuple[float, float, float]:
    """Medians: how long a token takes; from the cancel to the end; of that, what comes after the token that
    ran then would have ended. Each token says when it begins."""
    chance = random.Random(0)
    tokens: list[float] = []
    whole, beyond = [], []
    for _ in range(repeats):
        job = _ask(client, "tokens 1000")
        began = [_next_token(heard, job) for _ in range(5)]
        tokens += list(np.diff(began))
        time.sleep(chance.random() * TOKEN_S)
        asked = time.perf_counter()
        client.cancel(job)
        last = began[-1]
        while not isinstance(event := _of_job(heard, job), Done | Failed):
            if isinstance(event, Progress):
                last = time.perf_counter()
        ended = time.perf_counter()
        whole.append(ended - asked)
        beyond.append(ended - (last + statistics.median(tokens)))
    return tuple(1e3 * statistics.median(values) for values in (tokens, whole, beyond))  # type: ignore[return-value]


def _of_job(heard: queue.SimpleQueue[Event], job: str) -> Event:
    return _wait(heard, lambda e: getattr(e, "job_id", "") == job)


def _next_token(heard: queue.SimpleQueue[Event], job: str) -> float:
    _wait(heard, lambda e: isinstance(e, Progress) and e.job_id == job)
    return time.perf_counter()


def _crash_ms(client: InferenceClient, heard: queue.SimpleQueue[Event]) -> float:
    began = time.perf_counter()
    client.kill_worker()
    _wait(heard, lambda e: isinstance(e, WorkerState) and e.state == "crashed")
    return 1e3 * (time.perf_counter() - began)


def _segments() -> set[str]:
    folder = Path("/dev/shm")  # where Linux keeps them
    return {path.name for path in folder.glob("psm_*")} if folder.is_dir() else set()
