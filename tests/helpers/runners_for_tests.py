"""A runners module for the worker's tests: the phrase of an Explain request says what to do."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import socket
import sys
import threading
import time
from typing import Any

import numpy as np

from inference import api
from inference.context import RunContext

INFO = api.ModelInfo(
    id="test", version="1", task="test", architecture="none", trained_on="nothing", licence="none", demo=True
)


def probe_device() -> tuple[str, str, str]:
    return "cpu", "CPU", "No usable GPU was found; running on the CPU."


def run(request: Any, image: np.ndarray | None, context: RunContext) -> api.Result:
    order, _, rest = request.phrase.partition(" ")
    context.progress(0.0, "begun")
    action = globals().get(f"do_{order}")
    if action is not None:
        action(context, rest)
    pixels = np.zeros((2, 2), np.float32) if image is None else image.astype(np.float32) / 65535
    return api.ExplainResult(
        map=context.emit_map(pixels),
        phrase=request.phrase,
        method="test",
        similarity=0.0,
        prior=sorted(name for name in ("torch", "transformers", "PySide6") if name in sys.modules),
        models=[INFO],
        seed=request.seed,
    )


def do_crash(context: RunContext, rest: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def do_segfault(context: RunContext, rest: str) -> None:
    ctypes.string_at(0)


def do_exit(context: RunContext, rest: str) -> None:
    os._exit(int(rest))


def do_sleep(context: RunContext, rest: str) -> None:
    end = time.monotonic() + float(rest)
    while time.monotonic() < end:
        context.check_cancelled()
        time.sleep(0.02)


def do_stubborn(context: RunContext, rest: str) -> None:
    time.sleep(float(rest))


def do_hold_the_gil(context: RunContext, rest: str) -> None:
    context.progress(0.1, "holding")
    time.sleep(0.2)  # let the progress leave
    ctypes.PyDLL(None).sleep(int(rest))


def do_oom(context: RunContext, rest: str) -> None:
    raise MemoryError("no memory in the test")


def do_oom_once(context: RunContext, rest: str) -> None:
    if context.cache:
        raise MemoryError("too much is loaded")


def do_oom_until_sparing(context: RunContext, rest: str) -> None:
    if not context.plan.few_tokens:
        raise MemoryError("no memory in the test")


def do_fill_cache(context: RunContext, rest: str) -> None:
    context.cache["big"] = bytearray(1000)


def do_gpu_error(context: RunContext, rest: str) -> None:
    raise RuntimeError("CUDA error: an illegal memory access was encountered")


def do_refuse(context: RunContext, rest: str) -> None:
    raise api.InputError("the phrase is empty", "type a finding")


def do_bug(context: RunContext, rest: str) -> None:
    raise KeyError("not there")


def do_tokens(context: RunContext, rest: str) -> None:
    for number in range(int(rest)):
        context.token(f"{number} ")


def do_tokens_and_crash(context: RunContext, rest: str) -> None:
    do_tokens(context, rest)
    time.sleep(0.1)  # let some of them leave
    do_crash(context, rest)


def do_maps(context: RunContext, rest: str) -> None:
    for number in range(int(rest)):
        context.partial_map(np.full((1024, 1024), number, np.float32))


def do_connect(context: RunContext, rest: str) -> None:
    socket.create_connection(("127.0.0.1", int(rest)), timeout=1)


def do_look_up(context: RunContext, rest: str) -> None:
    socket.getaddrinfo("localhost", 80)


def do_unpickle(context: RunContext, rest: str) -> None:
    pickle.loads(pickle.dumps(threading.Thread))


def do_model(context: RunContext, rest: str) -> None:
    context.store.get(rest)
