"""Which tap of a pen or a finger is the second half of a double click."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication


class Taps:
    """near_px: how far apart two taps may be; a pen or a finger is less steady than a mouse."""

    def __init__(self, near_px: float) -> None:
        self._near_px = near_px
        self._last: tuple[int, QPointF] | None = None

    def is_second(self, at_ms: int, place: QPointF) -> bool:
        """A tap; True where it belongs to the one before. A third tap is a first one again."""
        before, self._last = self._last, (at_ms, place)
        if before is None or at_ms - before[0] > QApplication.doubleClickInterval():
            return False
        if (place - before[1]).manhattanLength() > self._near_px:
            return False
        self._last = None
        return True
