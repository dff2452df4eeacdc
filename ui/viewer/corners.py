"""The texts in the corners of a view and the letters at its edges, drawn once and kept until they change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from ui.theme import theme
from ui.viewer.haloed import EDGE_PX, haloed

Lines = dict[str, list[str]]
"""top_left, top_right, bottom_left, bottom_right: lines from top to bottom. Parts of a line are separated by
three spaces; the last ones are left out where a line does not fit."""
Letters = tuple[str, str, str, str]
"""At the left, top, right and bottom edge."""


class CornerTexts:
    """One view's texts. Those on the right give way to those on the left.

    Each line is drawn once and kept as a small picture: while the hand changes the window, one line changes.
    """

    def __init__(self) -> None:
        self._key: object = None
        self._placed: list[tuple[float, float, QPixmap]] = []

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
            look = theme()
            small, large = look.font("font_small"), look.font(14, bold=True)
            texts = [(*place, small, 0.92) for place in _place_lines(size, lines)]
            if letters is not None:
                texts += [(*place, large, 1.0) for place in _place_letters(size, letters, turned=turned)]
            self._placed = []
            for x, y, text, font, opacity in texts:
                picture = haloed(text, font, look.on_image("text_strong", opacity), ratio)
                ascent = QFontMetrics(font).ascent()
                self._placed.append((round(x) - EDGE_PX, round(y) - ascent - EDGE_PX, picture))
            self._key = key
        for x, y, picture in self._placed:
            painter.drawPixmap(QPointF(x, y), picture)


def _place_lines(size: QSize, lines: Lines) -> list[tuple[float, float, str]]:
    """Left end and base line of every text."""
    look = theme()
    margin = look.px(9)
    metrics = QFontMetrics(look.font("font_small"))
    room = size.width() - 2 * margin
    placed: list[tuple[float, float, str]] = []
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
                placed.append((x, y, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)))
            left_width = max(widths, default=0)
    return placed


def _place_letters(size: QSize, letters: Letters, *, turned: bool) -> list[tuple[float, float, str]]:
    look = theme()
    margin = look.px(9)
    metrics = QFontMetrics(look.font(14, bold=True))
    middle = size.height() / 2 + metrics.ascent() / 2
    left, top, right, _bottom = letters
    placed: list[tuple[float, float, str]] = [
        (margin, middle, left),
        (size.width() - margin - metrics.horizontalAdvance(right), middle, right),
    ]
    if turned:
        x = size.width() / 2 - metrics.horizontalAdvance(top) / 2
        placed.append((x, margin + metrics.ascent(), top))
    return placed


def _shortened(text: str, room: int, width_of: Callable[[str], int]) -> str:
    parts = text.split("   ")
    while len(parts) > 1 and width_of("   ".join(parts)) > room:
        parts.pop()
    return "   ".join(parts)
