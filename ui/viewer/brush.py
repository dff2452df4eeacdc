"""The hand that paints over where gaze dwelt. Says where it touched; it changes nothing itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QTransform

BRUSHES = {"tool_paint_gaze": 1.0, "tool_rub_gaze": -1.0}
"""The tools that paint, and whether they add or take away."""
STEP = 0.5
"""Between two touches of a stroke, in radii."""


class Brush(QObject):
    """Touches along a drag."""

    touched = Signal(float, float, float, float)
    """Image x and y, radius in image px, and the sign of the tool."""
    began = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.radius_px = 1.0
        """In image px."""
        self._sign = 0.0
        self._last: QPointF | None = None

    def press(self, tool: str, at: QPointF, to_widget: QTransform) -> bool:
        """The left button went down at `at` (widget px). False: it is not for the brush."""
        self._sign = BRUSHES.get(tool, 0.0)
        if not self._sign:
            return False
        self._last = None
        self.began.emit()
        self.move(at, to_widget)
        return True

    def move(self, at: QPointF, to_widget: QTransform) -> None:
        """The mouse moved with the button down."""
        back, _ok = to_widget.inverted()
        here = back.map(at)
        last = self._last
        if last is not None:
            gone = math.hypot(here.x() - last.x(), here.y() - last.y())
            if gone < STEP * self.radius_px:
                return
        self._last = here
        self.touched.emit(here.x(), here.y(), self.radius_px, self._sign)

    def release(self) -> None:
        """The left button went up."""
        self._last = None
        self.ended.emit()
