"""The texts in the corners of a view and the letters at its edges, drawn once and kept until they change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap

from ui.theme import theme
from ui.viewer.haloed import EDGE_PX, haloed

Lines = dict[str, list[str]]
"""top_left, top_right, bottom_left, bottom_right: lines from top to bottom. Parts of a line are separated by
three spaces; the last ones are left out where a line does not fit."""
Letters = tuple[str, str, str, str]
"""At the left, top, right and bottom edge."""


Placed = list[tuple[float, float, str]]
"""Left end and base line of every text."""


class CornerTexts:
    """One view's texts. Where both sides need the room, who is shown stays at the top, and what the film is
    not for at the bottom.

    Each line is drawn once and kept as a small picture, and placed again only where something at its side
    changes: while the hand changes the window, one line changes.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, list[tuple[QPointF, QPixmap]]]] = {}

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
        for side in ("top", "bottom"):
            left, right = lines.get(f"{side}_left", []), lines.get(f"{side}_right", [])
            key: object = (size, ratio, *left, None, *right)
            if self._changed(side, key):
                font = theme().font("font_small")
                self._keep(side, key, _place_lines(size, side, left, right), font, 0.92, ratio)
        key = (size, ratio, letters, turned)
        if self._changed("letters", key):
            placed = [] if letters is None else _place_letters(size, letters, turned=turned)
            self._keep("letters", key, placed, theme().font(14, bold=True), 1.0, ratio)
        for _key, pictures in self._kept.values():
            for at, picture in pictures:
                painter.drawPixmap(at, picture)

    def covered(self) -> list[QRectF]:
        """Where texts and letters were painted last, logical px of the view."""
        return [
            QRectF(at, picture.deviceIndependentSize())
            for _key, pictures in self._kept.values()
            for at, picture in pictures
        ]

    def _changed(self, part: str, key: object) -> bool:
        return part not in self._kept or self._kept[part][0] != key

    def _keep(
        self, part: str, key: object, placed: Placed, font: QFont, opacity: float, ratio: float
    ) -> None:
        colour, ascent = theme().on_image("text_strong", opacity), QFontMetrics(font).ascent()
        pictures = [
            (QPointF(round(x) - EDGE_PX, round(y) - ascent - EDGE_PX), haloed(text, font, colour, ratio))
            for x, y, text in placed
        ]
        self._kept[part] = (key, pictures)


def _place_lines(size: QSize, side: str, left: list[str], right: list[str]) -> Placed:
    """At the top who is shown comes first; at the bottom what the film is not for, and who made what."""
    look = theme()
    margin = look.px(9)
    metrics = QFontMetrics(look.font("font_small"))
    room = size.width() - 2 * margin
    placed: Placed = []
    rows = max(len(left), len(right))

    def cut(text: str, width: int) -> str:
        short = _shortened(text, width, metrics.horizontalAdvance)
        return metrics.elidedText(short, Qt.TextElideMode.ElideRight, width)

    for row in range(rows):  # from the edge of the view
        texts = [_from_edge(lines, row, side) for lines in (left, right)]
        first = 1 if side == "bottom" else 0
        texts[first] = cut(texts[first], room)
        used = metrics.horizontalAdvance(texts[first])
        rest = room - used - (look.px(12) if used else 0)
        fits = metrics.horizontalAdvance(texts[1 - first].split("   ")[0]) <= rest
        texts[1 - first] = cut(texts[1 - first], rest) if fits else ""
        down = row * metrics.lineSpacing()
        y = margin + metrics.ascent() + down
        if side == "bottom":
            y = size.height() - margin - metrics.descent() - down
        ends = (margin, size.width() - margin - metrics.horizontalAdvance(texts[1]))
        placed += [(x, y, text) for x, text in zip(ends, texts, strict=True) if text]
    return placed


def _from_edge(lines: list[str], row: int, side: str) -> str:
    """The line that is the row's, counted from the edge of the view; "" where there is none."""
    if row >= len(lines):
        return ""
    return lines[row] if side == "top" else lines[-1 - row]


def _place_letters(size: QSize, letters: Letters, *, turned: bool) -> Placed:
    look = theme()
    margin = look.px(9)
    metrics = QFontMetrics(look.font(14, bold=True))
    middle = size.height() / 2 + metrics.ascent() / 2
    left, top, right, _bottom = letters
    placed: Placed = [
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
