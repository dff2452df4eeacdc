"""Work off the GUI thread that ends in a signal on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

log = logging.getLogger(__name__)


class _Signals(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], signals: _Signals) -> None:
        super().__init__()
        self._work, self._signals = work, signals

    def run(self) -> None:
        try:
            value = self._work()
        except Exception as error:
            log.debug("background work failed", exc_info=True)
            self._signals.failed.emit(error)
        else:
            self._signals.done.emit(value)


class Background(QObject):
    """Runs functions on a few threads; results arrive on the GUI thread, unless they were made obsolete."""

    def __init__(self, parent: QObject | None = None, *, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._newest: dict[str, int] = {}
        self._alive: set[_Signals] = set()

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        purpose: str = "",
    ) -> None:
        """Call `work` on a thread, then `done(result)` or `failed(error)` here.

        purpose: where given, the result of an older call of the same purpose is dropped.
        """
        number = self._newest.get(purpose, 0) + 1 if purpose else 0
        if purpose:
            self._newest[purpose] = number
        signals = _Signals()
        self._alive.add(signals)

        def finish(call: Callable[[Any], object] | None, value: Any) -> None:
            self._alive.discard(signals)
            if purpose and self._newest.get(purpose) != number:
                return
            if call is not None:
                call(value)
            elif isinstance(value, Exception):
                raise value

        relay = _Relay(self, lambda v: finish(done, v), lambda e: finish(failed, e))
        signals.done.connect(relay.done)
        signals.failed.connect(relay.failed)
        self._pool.start(_Task(work, signals))

    def forget(self, purpose: str) -> None:
        """Drop the results of running work of that purpose."""
        self._newest[purpose] = self._newest.get(purpose, 0) + 1

    def wait(self, milliseconds: int = 5000) -> bool:
        return self._pool.waitForDone(milliseconds)


class _Relay(QObject):
    """Lives on the GUI thread, so that the signals of the pool's threads are queued to it."""

    def __init__(self, parent: QObject, done: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
        super().__init__(parent)
        self._done, self._failed = done, failed

    @Slot(object)
    def done(self, value: object) -> None:
        self.deleteLater()
        self._done(value)

    @Slot(object)
    def failed(self, error: object) -> None:
        self.deleteLater()
        self._failed(error)
