"""What a runner gets beside its request: models, device, cache, and the ways to speak while it works."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import hashlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from inference import api
from inference.finite import check_map
from inference.ladder import Plan
from inference.store import ModelStore

_T = TypeVar("_T")


class Sink(Protocol):
    """Where a running job's words and maps go."""

    def progress(self, fraction: float, text: str) -> None: ...
    def token(self, text: str) -> None: ...
    def partial_map(self, array: NDArray[np.float32]) -> None: ...
    def emit_map(self, array: NDArray[np.float32]) -> api.FrameRef: ...


class ModelCache(dict[Any, Any]):
    """Loaded models by any key, and small things that runners remember. The worker empties it when memory
    runs out, and keeps it between jobs.

    budget_bytes: what models may take together; the ones that were least lately used make room (`make_room`).
    """

    def __init__(self, *, budget_bytes: int = 0) -> None:
        super().__init__()
        self.budget_bytes = budget_bytes or BUDGET_PART * memory_bytes() // 100
        self._sizes: dict[Any, int] = {}
        """Of models, in the order of their last use."""

    def get_or_load(self, key: Any, load: Callable[[], _T], *, size_bytes: int = 0) -> _T:
        """self[key], loaded by `load` the first time. size_bytes: what it is thought to take."""
        if key not in self:
            self.make_room(size_bytes)
            before = resident_bytes()
            self[key] = load()
            self._sizes[key] = max(size_bytes, resident_bytes() - before)
        if key in self._sizes:
            self._sizes[key] = self._sizes.pop(key)
        out: _T = self[key]
        return out

    def make_room(self, size_bytes: int) -> list[Any]:
        """Drop models, least lately used first, until size_bytes more fit into the budget. Returns those."""
        gone = []
        while self._sizes and sum(self._sizes.values()) + size_bytes > self.budget_bytes:
            key = next(iter(self._sizes))
            self.drop(key)
            gone.append(key)
        if gone:
            give_back()
        return gone

    def drop(self, key: Any) -> None:
        """Forget one, with what runners remember of it."""
        self._sizes.pop(key, None)
        for other in [k for k in self if k == key or (isinstance(k, tuple) and key in k)]:
            del self[other]

    def clear(self) -> None:
        super().clear()
        self._sizes.clear()
        give_back()


BUDGET_PART = 70
"""Of the machine's memory, per cent, that models may take together."""


def memory_bytes() -> int:
    """Of this machine; a small one's where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 8 << 30


def resident_bytes() -> int:
    """What this process holds of the memory; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):
        return 0


def give_back() -> None:
    """Hand freed memory to the system and the GPU: Python's and C's allocators would keep it."""
    gc.collect()
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.cuda.empty_cache()
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError, AttributeError):  # another C library has no malloc_trim
            ctypes.CDLL(None).malloc_trim(0)


class RunContext:
    """store: model folders. device: a torch device name, "cpu" or "cuda". cache: lives as long as the
    worker. plan: what is spared, on that device (the usual way where none is given)."""

    def __init__(
        self,
        *,
        store: ModelStore,
        device: str,
        cache: ModelCache,
        sink: Sink,
        cancelled: threading.Event | None = None,
        on_step: Callable[[], None] | None = None,
        plan: Plan | None = None,
    ) -> None:
        self.store, self.device = store, device
        self.plan = plan or Plan(device)
        self.cache = cache
        self._sink = sink
        self._cancelled = cancelled or threading.Event()
        self._on_step = on_step
        self._fraction = 0.0

    def check_cancelled(self) -> None:
        """Call between steps (a token, a layer, a forward pass): a sign of life, and the place where a job
        stops.

        Raises api.Cancelled once the user has asked to stop.
        """
        if self._on_step is not None:
            self._on_step()
        if self._cancelled.is_set():
            raise api.Cancelled("the job was cancelled")

    def progress(self, fraction: float, text: str) -> None:
        """fraction in [0, 1], never shown to go back; text: what is being done, a few words.

        Raises api.Cancelled.
        """
        self.check_cancelled()
        self._fraction = max(self._fraction, min(max(float(fraction), 0.0), 1.0))
        self._sink.progress(self._fraction, text)

    def token(self, text: str) -> None:
        """Text to append to the stream. Raises api.Cancelled."""
        self.check_cancelled()
        self._sink.token(text)

    def partial_map(self, array: NDArray[np.float32]) -> None:
        """A map on its way, float32 (h, w); dropped where the last one is still unread. Raises
        api.Cancelled.
        """
        self.check_cancelled()
        self._sink.partial_map(np.asarray(array, dtype=np.float32))

    def emit_map(self, array: NDArray[np.float32]) -> api.FrameRef:
        """Hand a finished map over, float32 (h, w) of at most 1024 x 1024; the result carries the FrameRef.

        Raises ValueError if it is too large or not two-dimensional, ModelError where a value is not finite,
        api.Cancelled.
        """
        self.check_cancelled()
        array = np.asarray(array, dtype=np.float32)
        if array.ndim != 2:
            raise ValueError(f"a map is (h, w), not {array.shape}")
        check_map(array)
        return self._sink.emit_map(array)


class LocalSink:
    """Keeps everything in this process: for evaluation, tests and notebooks. maps: float32 arrays by
    digest.
    """

    def __init__(self) -> None:
        self.maps: dict[str, NDArray[np.float32]] = {}
        self.partial_maps: list[NDArray[np.float32]] = []
        self.tokens: list[str] = []
        self.steps: list[tuple[float, str]] = []

    def progress(self, fraction: float, text: str) -> None:
        self.steps.append((fraction, text))

    def token(self, text: str) -> None:
        self.tokens.append(text)

    def partial_map(self, array: NDArray[np.float32]) -> None:
        self.partial_maps.append(array)

    def emit_map(self, array: NDArray[np.float32]) -> api.FrameRef:
        array = np.ascontiguousarray(array)
        digest = hashlib.sha256(array.data).hexdigest()
        self.maps[digest] = array.copy()
        return api.FrameRef(segment="local", offset=0, shape=array.shape, dtype="float32", digest=digest)


def local_context(
    store: ModelStore | None = None, *, device: str = "cpu", cache: ModelCache | None = None
) -> tuple[RunContext, LocalSink]:
    """A context without a worker, and the sink that collects what the runner says."""
    sink = LocalSink()
    context = RunContext(
        store=store or ModelStore(), device=device, cache=ModelCache() if cache is None else cache, sink=sink
    )
    return context, sink
