"""Pages of text, tables and pictures that flow downwards, as PDF by matplotlib (imported late).

Lengths are points (1/72 inch); y counts downwards from the upper edge of the page.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from app.words import characters

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

A4 = (595.28, 841.89)
MARGIN, TOP, BOTTOM = 48.0, 62.0, 54.0
TEXT, DIM = "#16191E", "#4A535F"
LEADING = 1.38
DPI = 200
"""Of maps over films; the films themselves keep their pixels."""


ROW_GAP = 4.5
"""Points between the rows of a table; its line is nearer to the row above, whose last line ends lower."""
KEPT_BELOW = 70.0
"""Points: the head of a table and its first row, or some lines."""


class Pages:
    """head, foot: on every page. Nothing is split but paragraphs and tables."""

    def __init__(self, head: str, foot: str) -> None:
        self._head, self._foot = head, foot
        self._figures: list[Figure] = []
        self._y = 0.0
        self._new_page()

    @property
    def width(self) -> float:
        return A4[0] - 2 * MARGIN

    @property
    def room(self) -> float:
        """What is left of the page."""
        return A4[1] - BOTTOM - self._y

    def heading(self, words: str, *, size: float = 12.5, below: float = KEPT_BELOW) -> None:
        """below: how much of what follows stands on the same page, in points."""
        self._need(min(size * LEADING + below, A4[1] - BOTTOM - TOP))
        self._y += size * 0.9 if self._y > TOP else 0.0
        self._line(words, size, TEXT, bold=True)
        self._y += size * 0.3

    def paragraph(self, words: str, *, size: float = 9.5, colour: str = TEXT, bold: bool = False) -> None:
        for line in wrapped(words, self.width, size, bold=bold):
            self._line(line, size, colour, bold=bold)
        self._y += size * 0.35

    def table(self, rows: Sequence[Sequence[str]], shares: Sequence[float], *, size: float = 9.0) -> None:
        """The first row is the head. shares: parts of the width; a cell that is too long is wrapped."""
        lines_of = [
            [
                wrapped(cell, self.width * share - 6, size, bold=number == 0)
                for cell, share in zip(row, shares, strict=True)
            ]
            for number, row in enumerate(rows)
        ]
        heights = [max(len(cell) for cell in cells) * size * LEADING for cells in lines_of]
        for number, (cells, height) in enumerate(zip(lines_of, heights, strict=True)):
            with_next = heights[1] + ROW_GAP if number == 0 and len(heights) > 1 else 0.0  # no head alone
            self._need(height + ROW_GAP + 2 + with_next)
            x = MARGIN
            for lines, share in zip(cells, shares, strict=True):
                for k, line in enumerate(lines):
                    at = self._y + k * size * LEADING
                    self._write(x, at, line, size, DIM if number == 0 else TEXT, bold=number == 0)
                x += self.width * share
            self._y += height + ROW_GAP
            self._rule(self._y - ROW_GAP + 1)
        self._y += size * 0.5

    def pictures(
        self, draw: Sequence[Callable[[Axes], None]], captions: Sequence[str], *, aspect: float, most: float
    ) -> None:
        """Beside each other; aspect: width over height of each, most: the greatest height."""
        count, gap, size = len(draw), 10.0, 8.0
        wide = (self.width - gap * (count - 1)) / count
        high = min(wide / aspect, most)
        wide = high * aspect
        lines = [wrapped(words, max(wide, self.width / count - gap), size) for words in captions]
        below = max(len(found) for found in lines) * size * LEADING + 6
        self._need(high + below)
        x = MARGIN
        for paint, found in zip(draw, lines, strict=True):
            box = (x / A4[0], 1 - (self._y + high) / A4[1], wide / A4[0], high / A4[1])
            paint(self._figures[-1].add_axes(box))
            for k, line in enumerate(found):
                self._write(x, self._y + high + 4 + k * size * LEADING, line, size, DIM)
            x += max(wide, self.width / count - gap) + gap
        self._y += high + below + 4

    def pdf(self, *, title: str, subject: str, dated: bool = True) -> bytes:
        """The pages, with their numbers. dated: the file says when it was made."""
        from matplotlib import rc_context
        from matplotlib.backends.backend_pdf import PdfPages

        buffer = io.BytesIO()
        # type 42: whole letters, so that words can be searched and read aloud
        facts: dict[str, str | None] = {
            "Title": characters(title),
            "Subject": characters(subject),
            "Creator": "RadGaze",
        }
        if not dated:
            facts["CreationDate"] = None
        with rc_context({"pdf.fonttype": 42}), PdfPages(buffer, metadata=facts) as pages:
            for number, figure in enumerate(self._figures, start=1):
                words = f"{number} of {len(self._figures)}"
                right = 1 - MARGIN / A4[0]
                figure.text(right, 30 / A4[1], words, fontsize=8, color=DIM, ha="right", va="bottom")
                pages.savefig(figure, dpi=DPI)
        return buffer.getvalue()

    def _need(self, height: float) -> None:
        if height > self.room:
            self._new_page()

    def _new_page(self) -> None:
        from matplotlib.figure import Figure

        figure = Figure(figsize=(A4[0] / 72, A4[1] / 72), facecolor="white")
        self._figures.append(figure)
        self._write(MARGIN, 30, self._head, 8, DIM)
        self._rule(45)
        self._write(MARGIN, A4[1] - 40, self._foot, 8, DIM)
        self._y = TOP

    def _line(self, words: str, size: float, colour: str, *, bold: bool = False) -> None:
        self._need(size * LEADING)
        self._write(MARGIN, self._y, words, size, colour, bold=bold)
        self._y += size * LEADING

    def _write(self, x: float, y: float, words: str, size: float, colour: str, *, bold: bool = False) -> None:
        self._figures[-1].text(
            x / A4[0], 1 - y / A4[1], characters(words), fontsize=size, color=colour, va="top",
            parse_math=False, fontweight="bold" if bold else "normal",
        )  # fmt: skip

    def _rule(self, y: float) -> None:
        from matplotlib.lines import Line2D

        at = 1 - y / A4[1]
        line = Line2D(
            (MARGIN / A4[0], 1 - MARGIN / A4[0]), (at, at), color="#CBD1D9", linewidth=0.5,
            transform=self._figures[-1].transFigure,
        )  # fmt: skip
        self._figures[-1].add_artist(line)


def wrapped(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines no wider than `width`; a word that is longer alone is cut. At least one line."""
    lines: list[str] = []
    for part in characters(words).splitlines() or [""]:
        line = ""
        for word in part.split(" "):
            for piece in _pieces(word, width, size, bold=bold):
                longer = f"{line} {piece}" if line else piece
                if line and _width(longer, size, bold=bold) > width:
                    lines.append(line)
                    line = piece
                else:
                    line = longer
        lines.append(line)
    return lines


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    if _width(word, size, bold=bold) <= width:
        return [word]
    found, piece = [], ""
    for letter in word:
        if piece and _width(piece + letter, size, bold=bold) > width:
            found.append(piece)
            piece = ""
        piece += letter
    return [*found, piece]


def _width(words: str, size: float, *, bold: bool) -> float:
    return sum(_advance(letter, bold=bold) for letter in words) * size


@lru_cache(maxsize=4096)
def _advance(letter: str, *, bold: bool) -> float:
    """Of one letter at 1 pt, without kerning."""
    return float(_font(bold=bold).load_char(ord(letter)).linearHoriAdvance) / 65536 / 100


@lru_cache(maxsize=2)
def _font(*, bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(weight="bold" if bold else "normal")))
    font.set_size(100, 72)
    return font
