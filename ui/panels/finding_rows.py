"""Findings on lines from 0 to 1. The grey bar is the probability without gaze; each gaze has a lane of its
own, so that none hides another, and a line from the bar shows what it changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.reading.one_voice import printed
from app.reading.scale_words import probability, reach_lines, reach_short
from inference import api
from inference.api import FindingRow
from ui.languages import marked, said, tr
from ui.plain import plain
from ui.theme import theme


@dataclass(frozen=True)
class Arm:
    """field: of a FindingRow. text: in the legend; colour: a theme token. hollow: a ring, for the control."""

    field: str
    text: str
    colour: str
    hollow: bool = False


BAR = Arm("no_gaze", marked("without gaze"), "no_gaze")
LANES = (
    Arm("own_gaze", marked("recorded gaze"), "human"),
    Arm("predicted_gaze", marked("predicted gaze"), "predicted"),
    Arm("other_gaze", marked("another film's gaze"), "text_dim", hollow=True),
)


class FindingRows(QWidget):
    """All findings, most probable without gaze first, so that gaze moves no row. A click chooses one to
    explain."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[FindingRow] = []
        self._reach: Sequence[api.Reach] = ()
        self._doubts: Mapping[str, str] = {}
        self._own = tr(LANES[0].text)
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Findings with probabilities"))
        self.setToolTip(tr("Findings: click or Enter explains one"))

    def set_rows(
        self,
        rows: Sequence[FindingRow],
        *,
        reach: Sequence[api.Reach] = (),
        doubts: Mapping[str, str] | None = None,
        own: str = "",
    ) -> None:
        """reach: what the model reaches, by finding. doubts: what disagrees, by finding, in words. own: whose
        gaze that of the reader's lane is."""
        self._rows = sorted(rows, key=lambda r: -r.no_gaze)
        self._reach, self._doubts, self._own = reach, doubts or {}, own or tr(LANES[0].text)
        self._current = -1
        self.setAccessibleDescription("; ".join(self.words(r) for r in self._rows))
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), len(self._rows) * self._row_height())

    def _row_height(self) -> int:
        return theme().px(36)

    def words(self, row: FindingRow) -> str:
        """A finding's probabilities in words."""
        arms = [(BAR.field, tr(BAR.text)), (LANES[0].field, tr("with {whose}", whose=self._own))]
        arms += [(arm.field, tr("with {whose}", whose=tr(arm.text))) for arm in LANES[1:]]
        said = [
            f"{text} {probability(getattr(row, field))}"
            for field, text in arms
            if getattr(row, field) is not None
        ]
        doubt = (
            tr(". Marked: {doubts}", doubts=self._doubts[row.finding]) if row.finding in self._doubts else ""
        )
        return f"{nice(row.finding)}: {', '.join(said)}{doubt}"

    def _hint(self, row: FindingRow) -> str:
        lines = [
            self.words(row),
            *map(said, reach_lines([r for r in self._reach if r.finding], [row.finding])),
        ]
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font())
        metrics = painter.fontMetrics()
        number_width = metrics.horizontalAdvance(">.99")
        names = max((metrics.horizontalAdvance(f"{nice(r.finding)} ⚠") for r in self._rows), default=0)
        left = min(names + theme().px(12), round(self.width() * 0.52))
        right = self.width() - number_width - theme().px(12)
        for number, row in enumerate(self._rows):
            top = number * self._row_height()
            if number == self._current:
                self._paint_current(painter, top)
            self._paint_words(painter, row, top, left, number_width)
            self._paint_line(painter, row, top, left, right)
        painter.end()

    def _paint_current(self, painter: QPainter, top: int) -> None:
        look, height = theme(), self._row_height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(QRectF(-2, top, self.width() + 4, height), look.px(3), look.px(3))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 1))
            frame = QRectF(0.5, top + 0.5, self.width() - 1, height - 1)
            painter.drawRoundedRect(frame, look.px(3), look.px(3))

    def _paint_words(
        self, painter: QPainter, row: FindingRow, top: int, left: int, number_width: int
    ) -> None:
        look = theme()
        painter.setFont(look.font())
        metrics = painter.fontMetrics()
        upper = look.px(21)
        doubted = row.finding in self._doubts
        name = nice(row.finding) + (" ⚠" if doubted else "")
        area = QRectF(look.px(2), top, left - look.px(10), upper)
        painter.setPen(look.colour("warning_text" if doubted else "text"))
        elided = metrics.elidedText(name, Qt.TextElideMode.ElideRight, round(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided)
        shown = printed(row)
        painter.setPen(look.colour("text_strong" if shown >= 0.5 else "text"))
        place = QRectF(self.width() - number_width - 2, top, number_width, upper)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, probability(shown)
        )
        painter.setFont(look.font(10.5))
        painter.setPen(look.colour("text_dim"))
        below = QRectF(look.px(2), top + upper - look.px(2), self.width() - look.px(4), look.px(14))
        reach = said(reach_short(self._reach, row.finding))
        fitting = painter.fontMetrics().elidedText(reach, Qt.TextElideMode.ElideRight, round(below.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, fitting)

    def _paint_line(self, painter: QPainter, row: FindingRow, top: int, left: int, right: int) -> None:
        look = theme()
        middle, gap = top + look.px(10.5), look.px(5)
        bar = left + row.no_gaze * (right - left)
        painter.setPen(QPen(look.colour("border_strong"), look.px(1)))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        painter.setPen(QPen(look.colour(BAR.colour), look.px(2.4)))
        painter.drawLine(QPointF(bar, middle - look.px(9)), QPointF(bar, middle + look.px(9)))
        for lane, arm in enumerate(LANES):
            value = getattr(row, arm.field)
            if value is None:
                continue
            x, y = left + value * (right - left), middle + (lane - 1) * gap
            painter.setPen(QPen(look.colour(arm.colour), look.px(1.4)))
            painter.drawLine(QPointF(bar, y), QPointF(x, y))
            # filled as it is painted over the film
            painter.setBrush(look.colour("panel") if arm.hollow else look.on_image(arm.colour))
            painter.drawEllipse(QPointF(x, y), look.px(2.8), look.px(2.8))

    def _row_at(self, y: float) -> int:
        number = int(y // self._row_height())
        return number if 0 <= number < len(self._rows) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._select(self._row_at(event.position().y()))

    def leaveEvent(self, event: Any) -> None:
        if not self.hasFocus():
            self._select(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position().y())
        if number >= 0:
            self.chosen.emit(self._rows[number].finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._rows:
            step = -1 if event.key() == Qt.Key.Key_Up else 1
            self._select(min(max(self._current + step, 0), len(self._rows) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.chosen.emit(self._rows[self._current].finding)
        else:
            super().keyPressEvent(event)

    def event(self, event: Any) -> bool:
        if isinstance(event, QHelpEvent):
            number = self._row_at(event.pos().y())
            if number >= 0:
                QToolTip.showText(event.globalPos(), plain(self._hint(self._rows[number])), self)
                return True
        return super().event(event)

    def _select(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self.update()


def nice(finding: str) -> str:
    words = tr(finding)
    return words[:1].upper() + words[1:]
