"""The texts in the corners of a view and the letters at its edges, drawn once and kept until they change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ui.theme import theme

Lines = dict[str, list[str]]
"""top_left, top_right, bottom_left, bottom_right: lines from top to bottom. Parts of a line are separated by
three spaces; the last ones are left out where a line does not fit."""
Letters = tuple[str, str, str, str]
"""At the left, top, right and bottom edge."""


class CornerTexts:
    """One view's texts. Those on the right give way to those on the left."""

    def __init__(self) -> None:
        self._key: object = None
        self._pixmap = QPixmap()

    def paint(
        self,
        painter: QPainter,
        size: QSize,
        ratio: float,
        lines: Lines,
        letters: Letters | None,
        *,
        turned: bool,
    ) -> None:
        """Draw over a view of `size` logical px. turned: the letters at top and bottom are shown, too."""
        key = (size, ratio, tuple((k, *v) for k, v in lines.items()), letters, turned)
        if key != self._key:
            self._pixmap = QPixmap(size * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            _draw_lines(inner, size, lines)
            if letters is not None:
                _draw_letters(inner, size, letters, turned=turned)
            inner.end()
            self._key = key
        painter.drawPixmap(0, 0, self._pixmap)


def _draw_lines(painter: QPainter, size: QSize, lines: Lines) -> None:
    look = theme()
    margin = look.px(9)
    painter.setFont(look.font("font_small"))
    metrics = painter.fontMetrics()
    room = size.width() - 2 * margin
    colour = look.colour("text_strong", 0.92)
    for side in ("top", "bottom"):
        left_width = 0
        for corner in (f"{side}_left", f"{side}_right"):
            texts = [_shortened(text, room, metrics.horizontalAdvance) for text in lines.get(corner, [])]
            widths = [metrics.horizontalAdvance(text) for text in texts]
            for number, (text, width) in enumerate(zip(texts, widths, strict=True)):
                if corner.endswith("right") and width > room - left_width - look.px(12):
                    continue
                x = margin if corner.endswith("left") else size.width() - margin - width
                if side == "top":
                    y = margin + metrics.ascent() + number * metrics.lineSpacing()
                else:
                    below = (len(texts) - 1 - number) * metrics.lineSpacing()
                    y = size.height() - margin - metrics.descent() - below
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
                _draw_text(painter, x, y, text, colour)
            left_width = max(widths, default=0)


def _draw_letters(painter: QPainter, size: QSize, letters: Letters, *, turned: bool) -> None:
    look = theme()
    margin = look.px(9)
    painter.setFont(look.font(14, bold=True))
    metrics = painter.fontMetrics()
    middle = size.height() / 2 + metrics.ascent() / 2
    colour = look.colour("text_strong")
    left, top, right, _bottom = letters
    _draw_text(painter, margin, middle, left, colour)
    _draw_text(painter, size.width() - margin - metrics.horizontalAdvance(right), middle, right, colour)
    if turned:
        x = size.width() / 2 - metrics.horizontalAdvance(top) / 2
        _draw_text(painter, x, margin + metrics.ascent(), top, colour)


def _shortened(text: str, room: int, width_of: Callable[[str], int]) -> str:
    parts = text.split("   ")
    while len(parts) > 1 and width_of("   ".join(parts)) > room:
        parts.pop()
    return "   ".join(parts)


def _draw_text(painter: QPainter, x: float, y: float, text: str, colour: QColor) -> None:
    """Light text with a dark edge: legible on any grey."""
    outline = QPainterPath()
    outline.addText(QPointF(x, y), painter.font(), text)
    pen = QPen(QColor(0, 0, 0, 170), theme().px(3))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(outline, pen)
    painter.setPen(colour)
    painter.drawText(QPointF(x, y), text)
