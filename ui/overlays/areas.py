"""Areas of interest as outlines with their names, and the one that is being drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from eyetracking.analysis.areas import Area, outline
from ui.theme import theme

COLOURS = {
    "drawn": "text_strong",
    "finding": "attribution_text",
    "anatomy": "text_dim",
    "segmented": "text_dim",
}
"""By source: white is the reader's hand, magenta an attribution map, grey a place of the checklist."""

NAMES = COLOURS | {"anatomy": "text", "segmented": "text"}


class AreasOverlay:
    """`areas`, those in `chosen` stand out. draft: corners in image coordinates, while a hand draws."""

    def __init__(self) -> None:
        self.visible = False
        self.areas: Sequence[Area] = ()
        self.chosen: Collection[str] = ()
        self.draft: list[tuple[float, float]] = []

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        look = theme()
        painter.setFont(look.font("font_small"))
        for area in self.areas:
            chosen = area.id in self.chosen
            corners = [to_widget.map(QPointF(x, y)) for x, y in outline(area.shape).tolist()]
            shape = QPolygonF(corners)
            colour = look.on_image(COLOURS[area.source])
            painter.setBrush(look.on_image(COLOURS[area.source], 0.16) if chosen else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.on_image("canvas", 0.75), look.px(3.4 if chosen else 2.6)))
            painter.drawPolygon(shape)
            painter.setPen(QPen(colour, look.px(2.0 if chosen else 1.2)))
            painter.drawPolygon(shape)
            self._name(painter, area.name, shape, look.on_image(NAMES[area.source]))
        if self.draft:
            draft = QPolygonF([to_widget.map(QPointF(x, y)) for x, y in self.draft])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.on_image("canvas", 0.75), look.px(2.6)))
            painter.drawPolyline(draft)
            painter.setPen(QPen(look.on_image("focus"), look.px(1.4), Qt.PenStyle.DashLine))
            painter.drawPolyline(draft)

    @staticmethod
    def _name(painter: QPainter, name: str, shape: QPolygonF, colour: QColor) -> None:
        """Above the shape, with a dark edge so that it can be read on any film."""
        look = theme()
        box = shape.boundingRect()
        width = painter.fontMetrics().horizontalAdvance(name)
        words = QPainterPath()
        words.addText(QPointF(box.center().x() - width / 2, box.top() - look.px(4)), painter.font(), name)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.on_image("canvas", 0.85), look.px(2.6)))
        painter.drawPath(words)
        painter.fillPath(words, colour)
