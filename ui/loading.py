"""Work off the GUI thread that ends in a call on it."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

log = logging.getLogger(__name__)


LANES = {"open": 2, "import": 2, "thumbnails": 1}
"""Work of these kinds has threads of its own: nobody waits for a film because others are being filed."""


def while_there(owner: QObject, call: Callable[[Any], object]) -> Callable[[Any], object]:
    """`call`, as long as the owner's C++ half lives."""
    return lambda value: call(value) if isValid(owner) else None


class Background(QObject):
    """Runs functions on a few threads; results arrive on the GUI thread, unless they were made obsolete."""

    _arrived = Signal(int)

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._threads = threads
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._queued: dict[str, tuple[int, Future[None]]] = {}
        self._numbers = itertools.count(1)
        self._newest: dict[str, int] = {}
        self._waiting: dict[
            int, tuple[str, Callable[[Any], object], Callable[[Exception], object] | None]
        ] = {}
        self._results: dict[int, tuple[Any, Exception | None]] = {}
        self._lock = threading.Lock()
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        purpose: str = "",
        lane: str = "",
        owner: QObject | None = None,
    ) -> None:
        """Call `work` on a thread, then `done(result)` or `failed(error)` here (default: it is logged).

        purpose: where given, the result of an older call of the same purpose is dropped; one that waits for
        a thread is not called at all. lane: one of LANES, for work that may not hold up or wait for others.
        owner: whoever the result is for; where it is gone by then (a dialog that was closed), nobody is told.
        """
        if self._closed:
            return
        if owner is not None:
            done, failed = while_there(owner, done), None if failed is None else while_there(owner, failed)
        number = next(self._numbers)
        if purpose:
            self._newest[purpose] = number
            older, queued = self._queued.get(purpose, (0, None))
            if queued is not None and queued.cancel():
                self._waiting.pop(older, None)
        self._waiting[number] = (purpose, done, failed)
        queued = self._pool(lane).submit(self._work, number, work)
        if purpose:
            self._queued[purpose] = number, queued

    def forget(self, purpose: str) -> None:
        """Drop the results of running work of that purpose."""
        self._newest[purpose] = next(self._numbers)

    def close(self) -> None:
        """Wait for what runs, drop what waits; nothing is delivered afterwards."""
        self._closed = True
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._waiting.clear()

    def leave(self) -> None:
        """As `close`, without waiting."""
        self._closed = True
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        self._waiting.clear()

    def _pool(self, lane: str) -> ThreadPoolExecutor:
        if lane not in self._pools:
            name = f"radgaze-{lane or 'background'}"
            threads = LANES[lane] if lane else self._threads
            self._pools[lane] = ThreadPoolExecutor(max_workers=threads, thread_name_prefix=name)
        return self._pools[lane]

    def _work(self, number: int, work: Callable[[], Any]) -> None:
        """On a thread of the pool."""
        try:
            result: tuple[Any, Exception | None] = (work(), None)
        except Exception as error:  # noqa: BLE001 - handed to the caller, who knows which errors are expected
            result = (None, error)
        with self._lock:
            self._results[number] = result
        if not self._closed:
            self._arrived.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        with self._lock:
            value, error = self._results.pop(number, (None, None))
        waiting = self._waiting.pop(number, None)
        if waiting is None or self._closed:
            return
        purpose, done, failed = waiting
        if purpose and self._newest.get(purpose) != number:
            return
        if error is None:
            done(value)
        elif failed is not None:
            failed(error)
        else:
            log.error("background work failed", exc_info=error)
