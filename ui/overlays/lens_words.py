"""A patch under the mouse with the words that a model reads there, one line a layer."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from app.reading.lens import cell_at, lens_lines
from inference import api
from ui.theme import theme
from ui.viewer.haloed import draw_lines


class LensWordsOverlay:
    """result None: nothing was asked for yet."""

    follows_mouse = True

    def __init__(self) -> None:
        self.visible = False
        self.result: api.LensResult | None = None

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        mouse, picture = canvas.mouse, canvas.picture  # type: ignore[attr-defined]
        if self.result is None or mouse is None or picture is None:
            return
        back, _ok = to_widget.inverted()
        under = back.map(QPointF(mouse))
        width, height = picture.width_px, picture.height_px
        x, y = under.x() / width, under.y() / height
        cell, lines = cell_at(self.result, x, y), lens_lines(self.result, x, y)
        if cell is None or not lines:
            return
        look = theme()
        patch = QRectF(
            cell[0] * width, cell[1] * height, (cell[2] - cell[0]) * width, (cell[3] - cell[1]) * height
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for wide, ink in (
            (look.px(3.0), look.on_image("canvas", 0.6)),
            (look.px(1.3), look.on_image("predicted")),
        ):
            painter.setPen(QPen(ink, wide))
            painter.drawPolygon(to_widget.mapToPolygon(patch.toRect()))
        font = look.font("font_small")
        metrics = QFontMetrics(font)
        room_x = canvas.width() - max(metrics.horizontalAdvance(line) for line in lines) - look.px(8)
        room_y = canvas.height() - len(lines) * metrics.lineSpacing() - look.px(8)
        at = QPointF(
            max(min(mouse.x() + look.px(18), room_x), look.px(4)),
            max(min(mouse.y() + look.px(18), room_y), look.px(4)),
        )
        draw_lines(painter, at, lines, font, look.on_image("text_strong"))
