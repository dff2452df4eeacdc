"""What current and prior have in common: the pointer's place on the other film, and where the prior ends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from ui.theme import theme


class LinkedPoint:
    """A small open cross at the place that lies under the mouse on the other film."""

    def __init__(self) -> None:
        self.visible = True
        self.at: tuple[float, float] | None = None
        """Image coordinates."""

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        if self.at is None:
            return
        look = theme()
        centre = to_widget.map(QPointF(*self.at))
        inner, outer = look.px(4), look.px(11)
        for width, colour in ((3, look.colour("canvas", 0.6)), (1, look.on_image("text_strong"))):
            painter.setPen(QPen(colour, width))
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(
                    centre + QPointF(dx * inner, dy * inner), centre + QPointF(dx * outer, dy * outer)
                )


class FrameOutline:
    """The edge of a prior that was moved onto the current film."""

    def __init__(self) -> None:
        self.visible = True
        self.corners: list[tuple[float, float]] = []
        """Image coordinates of the current film."""

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        if self.corners:
            painter.setPen(QPen(theme().on_image("text_dim", 0.8), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(to_widget.map(QPolygonF([QPointF(*corner) for corner in self.corners])))
