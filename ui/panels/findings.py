"""Findings on a line from 0 to 1: grey without gaze, blue with own gaze, orange with predicted gaze.

The distance between the dots is what gaze changed. Below: what was not looked at, and the report.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from app.reading.gaze import Unseen, unseen_places
from inference.api import FindingRow
from ui.commands import ai
from ui.commands.panels import choose_tab
from ui.panels.sentences import SentenceList
from ui.plain import plain
from ui.theme import theme
from ui.widgets import Dot, JobCard, Panel, button, clock_text, label, rule

if TYPE_CHECKING:
    from app.reading.jobs import Job
    from app.reading.session import ReadingSession
    from ui.main_window import MainWindow

ARMS = (
    ("no_gaze", "no gaze", "no_gaze"),
    ("own_gaze", "own gaze", "human"),
    ("predicted_gaze", "predicted gaze", "predicted"),
)


class FindingRows(QWidget):
    """All findings, most probable first. A click chooses one to explain."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[FindingRow] = []
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Findings with probabilities")
        self.setToolTip("Findings: click or Enter explains one")

    def set_rows(self, rows: list[FindingRow]) -> None:
        self._rows = sorted(rows, key=lambda r: -best(r))
        self._current = -1
        self.setAccessibleDescription("; ".join(words(r) for r in self._rows))
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), len(self._rows) * self._row_height())

    def _row_height(self) -> int:
        return theme().px(23)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._row_height()
        painter.setFont(look.font())
        metrics = painter.fontMetrics()
        number_width = metrics.horizontalAdvance("0.00")
        names = max((metrics.horizontalAdvance(nice(r.finding)) for r in self._rows), default=0)
        left = min(names + look.px(12), round(self.width() * 0.6))
        right = self.width() - number_width - look.px(10)
        radius = look.px(4.5)
        for number, row in enumerate(self._rows):
            middle = number * height + height / 2
            if number == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("raised"))
                painter.drawRoundedRect(
                    QRectF(-2, number * height, self.width() + 4, height), look.px(3), look.px(3)
                )
                if self.hasFocus():
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(look.colour("focus"), 1))
                    painter.drawRoundedRect(
                        QRectF(0.5, number * height + 0.5, self.width() - 1, height - 1),
                        look.px(3),
                        look.px(3),
                    )
            area = QRectF(look.px(2), number * height, left - look.px(10), height)
            painter.setPen(look.colour("text"))
            name = metrics.elidedText(nice(row.finding), Qt.TextElideMode.ElideRight, round(area.width()))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(QPen(look.colour("border_strong"), look.px(1.4)))
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            values = [(getattr(row, arm), colour) for arm, _w, colour in ARMS]
            places = [left + v * (right - left) for v, _c in values if v is not None]
            if len(places) > 1:
                painter.setPen(QPen(look.colour("text_dim", 0.8), look.px(2.2)))
                painter.drawLine(QPointF(min(places), middle), QPointF(max(places), middle))
            for value, colour in values:
                if value is None:
                    continue
                x = left + value * (right - left)
                painter.setPen(QPen(look.colour("panel"), look.px(1)))
                painter.setBrush(look.colour(colour))
                painter.drawEllipse(QPointF(x, middle), radius, radius)
            shown = row.own_gaze if row.own_gaze is not None else row.no_gaze
            painter.setPen(look.colour("text_strong" if shown >= 0.5 else "text"))
            painter.drawText(
                QRectF(self.width() - number_width - 2, number * height, number_width, height),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                f"{shown:.2f}",
            )
        painter.end()

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
                QToolTip.showText(event.globalPos(), plain(words(self._rows[number])), self)
                return True
        return super().event(event)

    def _select(self, number: int) -> None:
        if number != self._current:
            self._current = number
            self.update()


def best(row: FindingRow) -> float:
    return row.own_gaze if row.own_gaze is not None else row.no_gaze


def nice(finding: str) -> str:
    return finding[:1].upper() + finding[1:]


def words(row: FindingRow) -> str:
    """A finding's probabilities in words."""
    parts = [f"{text} {getattr(row, arm):.2f}" for arm, text, _c in ARMS if getattr(row, arm) is not None]
    return f"{nice(row.finding)}: {', '.join(parts)}"


class FindingsPanel(Panel):
    """The first tab: one page tells the story."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__("Findings")
        self._window = window
        self._session: ReadingSession | None = None
        look = theme()
        legend = QHBoxLayout()
        legend.setSpacing(look.px(5))
        for _arm, text, colour in ARMS:
            legend.addWidget(Dot(colour))
            legend.addWidget(label(text, "small"))
            legend.addSpacing(look.px(6))
        legend.addStretch(1)
        self.column.addLayout(legend)
        self.rows = FindingRows()
        self.rows.chosen.connect(self._explain)
        self.job = JobCard("findings")
        self.job.cancel_wanted.connect(lambda: self._desk("cancel"))
        self.job.again_wanted.connect(lambda: self._desk("again"))
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(0, 0, 0, 0)
        empty.addWidget(
            label(
                "Probabilities without gaze, with your gaze and with predicted gaze appear here.",
                "dim",
                wrap=True,
            )
        )
        ask = button(
            "Ask for findings", "Run the diagnosis model (Ctrl+Shift+D)", partial(ai.run_diagnose, window)
        )
        empty.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.note = label("", "dim", wrap=True)
        self._again = button(
            "Ask again with this gaze",
            "Run the diagnosis with the gaze that is chosen now",
            partial(ai.run_diagnose, window),
            role="link",
        )
        self.accept = button(
            "Accept",
            "Stand by these probabilities: exported as VERIFIED under your name",
            self.accept_or_not,
            role="link",
        )
        for part in (self._empty, self.job, self.rows, self.note, self._again, self.accept, rule()):
            self.column.addWidget(part)
        self._unseen_heading = label("Seen / not seen", "heading")
        self._unseen_text = label("", "dim", wrap=True)
        self._unseen_box = QVBoxLayout()
        self._unseen_box.setSpacing(look.px(4))
        self.column.addWidget(self._unseen_heading)
        self.column.addWidget(self._unseen_text)
        self.column.addLayout(self._unseen_box)
        self.column.addWidget(rule())
        heading = QHBoxLayout()
        heading.addWidget(label("Report", "heading"))
        heading.addStretch(1)
        self._stretch = label("", "human")
        heading.addWidget(self._stretch)
        self.column.addLayout(heading)
        self.sentences = SentenceList(window)
        self.column.addWidget(self.sentences)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(6))
        self.draft = button(
            "Draft report",
            "Draft the report without and with gaze (Ctrl+R)",
            partial(ai.run_draft, window),
            role="primary",
        )
        foot.addWidget(self.draft)
        foot.addWidget(
            button(
                "Compare",
                "Open the Report tab: with and without gaze (Ctrl+3)",
                lambda: choose_tab(window, "tab_report"),
            )
        )
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.column.addStretch(1)
        self.set_session(None)

    def _desk(self, what: str) -> None:
        if self._window.desk is not None:
            getattr(self._window.desk, what)("diagnosis")

    def _explain(self, finding: str) -> None:
        if self._session is not None:
            self._session.set_choices(phrase=finding)
            ai.run_explain(self._window)

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.sentences.set_session(session)
        self.job.clear()
        self._show()
        self._show_unseen()
        self._show_stretch()

    def session_changed(self, topic: str) -> None:
        if topic == "diagnosis":
            self._show()
        if topic in ("scanpaths", "gaze", "selection"):
            self._show_unseen()
        if topic in ("gaze", "selection", "drafts"):
            self._show_stretch()
        if topic in ("gaze", "selection"):
            self._show_again()
        self.sentences.session_changed(topic)

    def job_changed(self, job: Job) -> None:
        if job.slot == "diagnosis":
            show_job(self.job, job)
            self._show()
        self.sentences.job_changed(job)

    def _show(self) -> None:
        entry = self._session.diagnosis() if self._session is not None else None
        job = self._window.desk.jobs.get("diagnosis") if self._window.desk is not None else None
        self._empty.setVisible(entry is None and (job is None or not job.active))
        self.rows.setVisible(entry is not None)
        self.note.setVisible(entry is not None)
        if entry is not None:
            self.rows.set_rows(entry.result.rows)
            demo = "; demo model" if any(m.demo for m in entry.result.models) else ""
            calibrated = entry.result.calibrated_on or "nothing: scores, not probabilities"
            by = f". Accepted by {entry.accepted_by}" if entry.accepted_by else ""
            self.note.setText(f"Calibrated on {calibrated}{demo}{by}")
            self.accept.setText("Take acceptance back" if entry.accepted_by else "Accept")
        self.accept.setVisible(entry is not None)
        self._show_again()

    def accept_or_not(self) -> None:
        entry = self._session.diagnosis() if self._session is not None else None
        if self._session is not None and entry is not None:
            reader = self._window.settings.reader.id or "reader"
            self._session.accept_diagnosis("" if entry.accepted_by else reader)

    def _show_again(self) -> None:
        """Offered where the gaze that is chosen now is not the one that the probabilities were made with."""
        session = self._session
        entry = session.diagnosis() if session is not None else None
        stale = False
        if session is not None and entry is not None:
            chosen = session.chosen_fixations()
            count = len(chosen) if chosen is not None else 0
            used = len(entry.request.gaze.x_px) if entry.request.gaze is not None else 0
            stale = count > 0 and (count != used or entry.gaze_stretch_ms != session.selection_ms)
        self._again.setVisible(stale)

    def _show_stretch(self) -> None:
        session = self._session
        text = ""
        if session is not None and session.fixations is not None and len(session.fixations):
            text = "with gaze"
            if session.selection_ms is not None:
                text = (
                    f"with gaze {clock_text(session.selection_ms[0])}–{clock_text(session.selection_ms[1])}"
                )
        self._stretch.setText(text)

    def _show_unseen(self) -> None:
        while self._unseen_box.count():
            item = self._unseen_box.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        session = self._session
        prediction = session.prediction() if session is not None else None
        if session is None or prediction is None or session.fixations is None:
            self._unseen_text.setText("Compares your gaze with predicted readers, once both are there.")
            return
        values = session.map(prediction.heatmap)
        places = unseen_places(values, session.fixations) if values is not None else []
        what = prediction.result.finding
        if not places:
            self._unseen_text.setText(f"Every place that predicted readers look at for {what} was fixated.")
            return
        self._unseen_text.setText(f"Looked at by predicted readers for {what}, not fixated by you:")
        for place in places:
            made = button(
                f"{place.place}   show",
                f"Show {place.place} in the image",
                partial(self._show_place, place),
                role="unseen",
            )
            self._unseen_box.addWidget(made)

    def _show_place(self, place: Unseen) -> None:
        grid = self._window.grid
        transform = grid.panes["main"].canvas.transform()
        if transform is not None:
            fit = grid.state.fitted().transform(
                transform.image_width_px,
                transform.image_height_px,
                grid.panes["main"].canvas.viewport(),
                pixel_aspect=transform.pixel_aspect,
            )
            grid.change(
                grid.state.centred_on(transform, place.x_px, place.y_px, fit.zoom * 2.5),
                f"Show {place.place}",
            )


def show_job(card: JobCard, job: Job) -> None:
    """A job's state on its card."""
    if job.active:
        card.show_running(job.words, job.fraction)
    elif job.state == "done":
        card.clear()
    else:
        card.show_failed(job.words)
