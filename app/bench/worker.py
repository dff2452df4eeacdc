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
