"""The replay's clock: a moment in the recording that moves while playing."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


class Playback(QObject):
    """position_ms in [0, duration_ms]; `moved(None)` says that no replay is on."""

    moved = Signal(object)
    state_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.duration_ms = 0.0
        self.position_ms: float | None = None
        self.speed = 1.0
        self.stretch_ms: tuple[float, float] | None = None
        """The chosen stretch: a replay begins and ends with it."""
        self._base = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setInterval(16)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def set_duration(self, duration_ms: float) -> None:
        """A new recording: nothing is replayed."""
        self.pause()
        self.duration_ms = duration_ms
        self.rest()

    def rest(self) -> None:
        """Leave the replay: everything is shown."""
        self.pause()
        self.position_ms = None
        self.moved.emit(None)
        self.state_changed.emit()

    def toggle(self) -> None:
        self.pause() if self.playing else self.play()

    def play(self) -> None:
        if self.duration_ms <= 0:
            return
        first, last = self.stretch_ms or (0.0, self.duration_ms)
        start = self.position_ms
        if start is None or not first <= start < last:
            start = max(0.0, first)
        self._base = (time.monotonic(), start)
        self.position_ms = start
        self._timer.start()
        self.state_changed.emit()

    def pause(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.state_changed.emit()

    def seek(self, t_ms: float) -> None:
        """Go to a moment."""
        self.position_ms = min(max(t_ms, 0.0), self.duration_ms)
        self._base = (time.monotonic(), self.position_ms)
        self.moved.emit(self.position_ms)

    def skip(self, by_ms: float) -> None:
        if self.duration_ms > 0:
            self.seek((self.position_ms or 0.0) + by_ms)

    def set_speed(self, speed: float) -> None:
        """speed: 1 is as it was recorded, 2 twice as fast."""
        if self.position_ms is not None:
            self._base = (time.monotonic(), self.position_ms)
        self.speed = speed
        self.state_changed.emit()

    def _tick(self) -> None:
        started, base = self._base
        at = base + (time.monotonic() - started) * 1000 * self.speed
        end = min(self.duration_ms, self.stretch_ms[1]) if self.stretch_ms else self.duration_ms
        if at >= end:
            self._timer.stop()
            self.position_ms = end
            self.moved.emit(self.position_ms)
            self.state_changed.emit()
            return
        self.position_ms = at
        self.moved.emit(at)
