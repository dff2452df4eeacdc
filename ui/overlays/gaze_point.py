"""Where the eyes are now: a ring with a short trail. Positions are image coordinates."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from ui.theme import theme

TRAIL = 14


class GazePointOverlay:
    """The newest gaze point, live or replayed."""

    def __init__(self) -> None:
        self.visible = True
        self.live = False
        """Whether live gaze is shown: a reader who sees where he looks looks at that. Replays show it
        always.
        """
        self._trail: deque[tuple[float, float]] = deque(maxlen=TRAIL)
        self._lost = True

    def set_point(self, point: tuple[float, float] | None, *, trail: bool = True) -> None:
        """Image coordinates, or None while the gaze is lost."""
        self._lost = point is None
        if point is not None:
            if not trail:
                self._trail.clear()
            self._trail.append(point)

    def clear(self) -> None:
        self._trail.clear()
        self._lost = True

    def area(self, to_widget: QTransform) -> QRect:
        """What the point and its trail cover, in widget px; empty where there is none."""
        if not self._trail:
            return QRect()
        points = QPolygonF([to_widget.map(QPointF(*p)) for p in self._trail])
        margin = theme().px(14)
        return points.boundingRect().toAlignedRect().adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        if self._lost or not self._trail:
            return
        look = theme()
        points = [to_widget.map(QPointF(*p)) for p in self._trail]
        for number in range(1, len(points)):
            painter.setPen(QPen(look.on_image("human", 0.55 * number / len(points)), look.px(1.6)))
            painter.drawLine(points[number - 1], points[number])
        at = points[-1]
        radius = look.px(9)
        painter.setPen(QPen(look.on_image("window", 0.8), look.px(3.4)))
        painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(look.on_image("human"), look.px(1.8)))
        painter.drawEllipse(at, radius, radius)
        painter.setBrush(look.on_image("human"))
        painter.drawEllipse(at, look.px(1.6), look.px(1.6))
