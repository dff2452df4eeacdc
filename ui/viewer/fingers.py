"""Fingers on a touch screen: one is the left button, or the right one where it was held still; two move and
zoom the image."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication

from ui.viewer.taps import Taps

_STILL_PX = 8.0
"""A finger that has moved less may yet be joined by another; if it is not, it is a tap. Two taps twice this
near are a double click."""
_LEFT, _RIGHT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


@dataclass(frozen=True)
class _Place:
    at: QPointF
    on_screen: QPointF


@dataclass(frozen=True)
class Pinch:
    """What two fingers did since they were last heard of. before, after: their middle, in widget coordinates.
    factor: of their distance. number: of the gesture."""

    before: QPointF
    after: QPointF
    factor: float
    number: int


class Fingers:
    """Tells what touches mean. One a view.

    Nothing is pressed before it is clear that no second finger joins; one that is left of two does nothing.
    """

    def __init__(self) -> None:
        self._state = "none"
        self._start = self._last = _Place(QPointF(), QPointF())
        self._since_ms = 0
        self._pair = (QPointF(), 1.0)
        self._number = 0
        self._taps = Taps(2 * _STILL_PX)

    def take(self, event: QTouchEvent) -> tuple[list[QMouseEvent], Pinch | None]:
        """What a mouse would have said, and what two fingers did."""
        down = [
            _Place(point.position(), point.globalPosition())
            for point in event.points()
            if point.state() != QEventPoint.State.Released
        ]
        if event.type() == QEvent.Type.TouchCancel:
            down = []
        if len(down) >= 2:
            return self._two(event, down[0], down[1])
        if len(down) == 1:
            return self._one(event, down[0]), None
        return self._none(event), None

    def _two(self, event: QTouchEvent, one: _Place, other: _Place) -> tuple[list[QMouseEvent], Pinch | None]:
        apart = one.at - other.at
        pair = ((one.at + other.at) / 2, max(1.0, math.hypot(apart.x(), apart.y())))
        if self._state != "two":
            said = [self._released(event)] if self._state == "drag" else []
            self._state, self._pair = "two", pair
            self._number += 1
            return said, None
        before, self._pair = self._pair, pair
        return [], Pinch(before[0], pair[0], pair[1] / before[1], self._number)

    def _one(self, event: QTouchEvent, finger: _Place) -> list[QMouseEvent]:
        said: list[QMouseEvent] = []
        if self._state == "none":
            self._state, self._start, self._since_ms = "still", finger, event.timestamp()
        elif self._state == "still" and (finger.at - self._start.at).manhattanLength() > _STILL_PX:
            self._state = "drag"
            said.append(_mouse(event, self._start, QEvent.Type.MouseButtonPress, _LEFT, _LEFT))
        elif self._state == "two":
            self._state = "left over"
        self._last = finger
        if self._state == "drag":
            said.append(_mouse(event, finger, QEvent.Type.MouseMove, _NONE, _LEFT))
        return said

    def _none(self, event: QTouchEvent) -> list[QMouseEvent]:
        state, self._state = self._state, "none"
        if state == "drag":
            return [self._released(event)]
        if state != "still" or event.type() != QEvent.Type.TouchEnd:
            return []
        kind, button = QEvent.Type.MouseButtonPress, _LEFT
        if event.timestamp() - self._since_ms >= QApplication.styleHints().mousePressAndHoldInterval():
            button = _RIGHT
        elif self._taps.is_second(event.timestamp(), self._start.at):
            kind = QEvent.Type.MouseButtonDblClick
        return [_mouse(event, self._start, kind, button, button), self._released(event, button)]

    def _released(self, event: QTouchEvent, button: Qt.MouseButton = _LEFT) -> QMouseEvent:
        return _mouse(event, self._last, QEvent.Type.MouseButtonRelease, button, _NONE)


def _mouse(
    event: QTouchEvent, finger: _Place, kind: QEvent.Type, button: Qt.MouseButton, held: Qt.MouseButton
) -> QMouseEvent:
    return QMouseEvent(
        kind, finger.at, finger.on_screen, button, held, event.modifiers(), event.pointingDevice()
    )
