"""The outlines of lungs and heart that a model found, with its name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from inference import api
from ui.languages import tr
from ui.theme import theme
from ui.viewer.haloed import EDGE_PX, draw_lines

COLOURS = {"heart": "attribution_text"}
"""Lungs are grey like every typical place; the heart stands out from them."""


class AnatomyOverlay:
    """result None: nothing was asked for yet."""

    def __init__(self) -> None:
        self.visible = False
        self.result: api.SegmentAnatomyResult | None = None

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        if self.result is None:
            return
        look = theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        font = look.font("font_small")
        model = self.result.models[0]
        metrics = QFontMetrics(font)
        named = [outline for outline in self.result.outlines if outline.x_px]
        for outline in named:
            colour = look.on_image(COLOURS.get(outline.structure, "text_strong"))
            corners = [to_widget.map(QPointF(x, y)) for x, y in zip(outline.x_px, outline.y_px, strict=True)]
            shape = QPolygonF(corners)
            for width, ink in ((look.px(3.0), look.on_image("canvas", 0.6)), (look.px(1.3), colour)):
                painter.setPen(QPen(ink, width))
                painter.drawPolygon(shape)
            lines = [tr(outline.structure)]
            if outline is named[0]:
                lines.append(f"{model.id}, {tr('demo model')}" if model.demo else model.id)
            box = shape.boundingRect()
            wide = max(metrics.horizontalAdvance(line) for line in lines)
            at = QPointF(box.center().x() - wide / 2, box.top() + 0.3 * box.height())
            if QRectF(canvas.rect()).intersects(box):
                room = canvas.width() - wide - EDGE_PX
                at.setX(max(min(at.x(), room), EDGE_PX))
            draw_lines(painter, at, lines, font, look.on_image("text_strong"))
