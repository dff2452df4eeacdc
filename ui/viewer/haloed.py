"""Light text with a dark edge, legible on any grey: drawn once, kept as a small picture."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText, QTransform

EDGE_PX = 2
_EDGE = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0))


def haloed(text: str, font: QFont, colour: QColor, ratio: float) -> QPixmap:
    """The text with EDGE_PX around it; its base line lies EDGE_PX + ascent below the top."""
    return _drawn(text, font.key(), colour.rgba(), ratio)


@lru_cache(maxsize=512)
def _drawn(text: str, font_key: str, rgba: int, ratio: float) -> QPixmap:
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetrics(font)
    size = QSize(metrics.horizontalAdvance(text) + 2 * EDGE_PX, metrics.height() + 2 * EDGE_PX)
    shaped = QStaticText(text)
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    shaped.prepare(QTransform(), font)

    def written(colour: QColor, under: QPixmap | None = None) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        if under is not None:
            for across, down in _EDGE:
                painter.drawPixmap(across, down, under)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(EDGE_PX, EDGE_PX), shaped)
        painter.end()
        return picture

    return written(QColor.fromRgba(rgba), under=written(QColor(0, 0, 0, 120)))


def draw_lines(painter: QPainter, at: QPointF, lines: list[str], font: QFont, colour: QColor) -> QRectF:
    """Lines downwards from their top left corner; returns what they cover."""
    ratio = painter.device().devicePixelRatioF()
    step = QFontMetrics(font).lineSpacing()
    wide = 0.0
    for number, text in enumerate(lines):
        picture = haloed(text, font, colour, ratio)
        painter.drawPixmap(QPointF(round(at.x()), round(at.y()) + number * step), picture)
        wide = max(wide, picture.width() / ratio)
    return QRectF(at.x(), at.y(), wide, step * len(lines))
