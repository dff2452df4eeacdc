"""The report: drafts with and without gaze beside each other, and the reader's own text made from them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.reading.one_voice import doubts, evidence_of
from app.reading.records import ADDED
from app.reading.report import Piece, Report, sentence_differences, split_sentences
from app.reading.session import now
from app.reading.whose import short
from ui.dialogs.sign import SignDialog
from ui.job_card import JobCard
from ui.languages import marked, tr, tr_count
from ui.panels.model_rows import ModelRows
from ui.panels.sentences import SentenceList
from ui.theme import theme
from ui.widgets import (
    FlowLayout,
    FoldingLine,
    Panel,
    Segment,
    WrapLabel,
    button,
    clock_text,
    label,
    rule,
    set_role,
)

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.job import Job
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.shell import Shell


BRUSHES = {
    "tool_paint_gaze": marked("Paint"),
    "tool_rub_gaze": marked("Rub out"),
    "gaze_as_read": marked("As read"),
}
"""Actions on where gaze is to have dwelt, in few words."""


def _made_with(draft: Any) -> str:
    """The title of the draft with gaze: whose, which stretch of it, how strong."""
    if draft is None:
        return tr("With gaze")
    stretch, source = draft.gaze_stretch_ms, draft.result.gaze_source
    return tr(
        "With {of}{where}{painted}, strength {strength:.2f}",
        of=tr(short(source) if source else "gaze"),
        where=f" {clock_text(stretch[0])}–{clock_text(stretch[1])}" if stretch is not None else "",
        painted=tr(", painted over") if draft.result.painted else "",
        strength=draft.result.gaze_strength,
    )


class DraftView(QWidget):
    """One draft, read only, its differences from the other marked."""

    _shown: tuple[list[list[Piece]], str, Sequence[Sequence[str]]] | None = None

    def __init__(self, title: str, colour: str) -> None:
        super().__init__()
        self._colour = colour
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        self.title = label(title, "human" if colour == "human" else "dim")
        self.job = JobCard(tr("draft, {title}", title=title))
        """Placed by the panel, where it moves nothing."""
        self._text = WrapLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAccessibleName(title)
        column.addWidget(self.title)
        column.addWidget(self._text)
        column.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            self.put(*self._shown)

    def put(self, sentences: list[list[Piece]], empty: str, doubts: Sequence[Sequence[str]] = ()) -> None:
        """Sentences in pieces; marked pieces are those that differ. doubts: what contradicts each one."""
        self._shown = (sentences, empty, doubts)
        if not sentences:
            self._text.setText(
                f'<span style="color:{theme().colour("text_dim").name()}">{escape(empty)}</span>'
            )
            return
        mark = theme().colour(self._colour).name()
        warning = theme().colour("warning_text").name()
        lines = []
        for number, pieces in enumerate(sentences):
            words = " ".join(
                f'<span style="color:{mark}; text-decoration: underline;">{escape(text)}</span>'
                if new
                else escape(text)
                for text, new in pieces
            )
            against = doubts[number] if number < len(doubts) else ()
            words += "".join(f'<br><span style="color:{warning}">⚠ {escape(why)}</span>' for why in against)
            lines.append(f'<p style="margin: 0 0 5px 0">{words}</p>')
        self._text.setText("".join(lines))


class ReportPanel(Panel):
    """Drafts to compare, then the report itself."""

    def __init__(self, shell: Shell, workspace: Workspace, recorder: TrackerController) -> None:
        super().__init__(tr("Report"))
        self._shell, self._workspace, self._recorder = shell, workspace, recorder
        self._session: ReadingSession | None = None
        self._build_report()
        self.column.addWidget(rule())
        self._build_drafts()
        self.column.addStretch(1)
        self._build_foot()
        self.set_session(None)

    def _build_drafts(self) -> None:
        look = theme()
        heading = QHBoxLayout()
        heading.addWidget(label(tr("Drafts"), "heading"))
        heading.addStretch(1)
        self._stretch = label("", "human")
        heading.addWidget(self._stretch)
        self.column.addLayout(heading)
        self.which = Segment(
            (
                ("both", tr("Both"), tr("Both drafts, differences marked")),
                ("with", tr("With gaze"), tr("The draft with gaze")),
                ("without", tr("Without"), tr("The draft without gaze")),
            ),
            name=tr("Draft"),
        )
        self.which.chosen.connect(lambda _w: self._show_drafts())
        self.column.addWidget(self.which)
        self.model_rows = ModelRows(self._shell, self._workspace, ("report",))
        self.column.addWidget(self.model_rows)
        self.with_gaze = DraftView(tr("With gaze"), "human")
        self.without = DraftView(tr("Without gaze"), "no_gaze")
        for view, slot in ((self.without, "draft_without_gaze"), (self.with_gaze, "draft_with_gaze")):
            view.job.cancel_wanted.connect(lambda s=slot: self._workspace.cancel(s))
            view.job.again_wanted.connect(lambda s=slot: self._workspace.again(s))
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(look.px(8))
        self._pair.addWidget(self.without, 1)
        self._pair.addWidget(self.with_gaze, 1)
        self.column.addLayout(self._pair)

    def _build_report(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(label(tr("Your report"), "heading"))
        self._state = label("", "dim", wrap=True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        heading.addWidget(self._state, 1)
        self.column.addLayout(heading)
        self.sentences = SentenceList(self._shell, self._workspace, self._recorder)
        self.column.addWidget(self.sentences)
        self._left_heading = label(tr("Left out"), "heading")
        self.column.addWidget(self._left_heading)
        self._left_list = QVBoxLayout()
        self.column.addLayout(self._left_list)

    def _build_foot(self) -> None:
        """What is used while a draft is written: it stays where it is."""
        look, below = theme(), self.below()
        below.addWidget(rule())
        for view in (self.without, self.with_gaze):
            below.addWidget(view.job)
        self.add = QLineEdit()
        self.add.setPlaceholderText(tr("Add a sentence"))
        self.add.setAccessibleName(tr("Add a sentence to the report"))
        self.add.setToolTip(tr("Write a sentence of your own; Enter adds it (Ctrl+N)"))
        self.add.returnPressed.connect(self._add)
        self.add.textEdited.connect(partial(self._workspace.type_text, ADDED))
        below.addWidget(self.add)
        self.accept = button(
            tr("Accept all"),
            tr("Take every drafted sentence over that is not marked (Ctrl+Shift+Enter)"),
            self.accept_all,
        )
        self.sign = button(
            tr("Sign"),
            tr("Sign the report with your reader id; it cannot be edited while signed (Ctrl+Shift+S)"),
            self.sign_or_not,
            role="accept",
        )
        self.export = button(
            tr("Export"),
            tr("Write the report as a text file (Ctrl+E)"),
            partial(self._shell.press, "export_report"),
        )
        buttons = QWidget()
        flow = FlowLayout(buttons, look.px(6))
        for made in (self.accept, self.sign, self.export):
            flow.addWidget(made)
        below.addWidget(buttons)
        below.addWidget(self._build_drafting())
        below.addLayout(self._build_brushes())

    def _build_drafting(self) -> FoldingLine:
        look = theme()
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, 200)
        self.strength.setAccessibleName(tr("Gaze strength"))
        self.strength.setToolTip(tr("How strongly gaze steers the draft: 0 not at all, 1 as trained"))
        self.strength.valueChanged.connect(self._set_strength)
        self._strength_word = label("1.00", "small")
        self._strength_word.setFixedWidth(look.px(30))
        self._strength_word.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.draft = button(
            tr("Draft"),
            tr("Draft the report without and with gaze (Ctrl+R)"),
            partial(self._shell.press, "draft"),
            role="primary",
        )
        metrics = self.draft.fontMetrics()
        self.draft.setMinimumWidth(metrics.horizontalAdvance(tr("Draft again")) + look.px(26))
        self.strength.setMinimumWidth(look.px(50))
        steering = QWidget()
        steering.setProperty("role", "group")
        line = QHBoxLayout(steering)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(6))
        line.addWidget(label(tr("Gaze strength"), "dim"))
        line.addWidget(self.strength, 1)
        line.addWidget(self._strength_word)
        return FoldingLine(self.draft, steering, spacing=look.px(6))

    def _build_brushes(self) -> QHBoxLayout:
        """What the draft with gaze is told, changed by hand."""
        line = QHBoxLayout()
        line.setSpacing(theme().px(6))
        line.addWidget(label(tr("Gaze"), "dim"))
        for name, short_text in BRUSHES.items():
            action = self._shell.actions[name]
            line.addWidget(button(tr(short_text), action.toolTip(), partial(self._shell.press, name)))
        line.addStretch(1)
        return line

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme().px(430)
        self._pair.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def end_edits(self) -> None:
        self.sentences.end_edits()

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.sentences.set_session(session)
        self.with_gaze.job.clear()
        self.without.job.clear()
        self.setEnabled(session is not None)
        self.add.setText(session.unsent.get(ADDED, "") if session is not None else "")
        if session is not None:
            self.strength.setValue(round(session.choices.gaze_strength * 100))
        self._show()

    def session_changed(self, topic: str) -> None:
        self.sentences.session_changed(topic)
        if topic in ("drafts", "report", "gaze", "selection", "options", "diagnosis", "annotations"):
            self._show()

    def job_changed(self, job: Job) -> None:
        self.sentences.job_changed(job)
        if job.slot == "draft_preview":
            self._show_preview(job)
            return
        view = {"draft_with_gaze": self.with_gaze, "draft_without_gaze": self.without}.get(job.slot)
        if view is None:
            return
        if job.active:
            view.job.show_running(lambda: job.words, job.fraction)
            view.put([[(s, False)] for s in split_sentences(job.streamed)], "")
        elif job.state == "done":
            view.job.clear()
            self._show()
        else:
            view.job.show_failed(
                job.words, again_text=tr("Ask all the same") if job.kind == "unfit" else tr("Run again")
            )
            self._show()  # the draft before it is still there

    def _show_preview(self, job: Job) -> None:
        """A draft that is written while the brush moves, beside what was there before."""
        if job.state == "failed":
            self.with_gaze.put([], f"{job.error} {job.way_out}".strip())
        elif job.state == "done" and self._session is not None:
            before = self._session.draft(with_gaze=True)
            texts = split_sentences(job.streamed)
            kept = [s.text for s in before.result.sentences] if before is not None else texts
            self.with_gaze.put(sentence_differences(texts, kept), "")

    def _show(self) -> None:
        self._show_drafts()
        self._show_report()

    def _show_drafts(self) -> None:
        session = self._session
        without = session.draft(with_gaze=False) if session is not None else None
        with_gaze = session.draft(with_gaze=True) if session is not None else None
        texts = {
            False: [s.text for s in without.result.sentences] if without is not None else [],
            True: [s.text for s in with_gaze.result.sentences] if with_gaze is not None else [],
        }
        film = self._workspace.film
        evidence = None
        if session is not None:
            evidence = evidence_of(session, film.radiograph if film is not None else None)
        compare = self.which.value == "both"
        for kind, view in ((False, self.without), (True, self.with_gaze)):
            job = (
                self._workspace.jobs.jobs.get("draft_with_gaze" if kind else "draft_without_gaze")
                if self._workspace.jobs
                else None
            )
            if job is not None and job.active:
                continue
            pieces = (
                sentence_differences(texts[kind], texts[not kind])
                if compare and texts[not kind]
                else [[(s, False)] for s in texts[kind]]
            )
            if kind and not texts[True] and session is not None and session.fixations is None:
                empty = tr("Record gaze first; then the draft is written with it.")
            else:
                empty = tr("Not drafted yet.")
            entry = with_gaze if kind else without
            marks = (
                doubts(entry.result.sentences, evidence, with_gaze=kind)
                if entry is not None and evidence is not None
                else []
            )
            view.put(pieces, empty, [[doubt.text for doubt in found] for found in marks])
        self.without.setVisible(self.which.value != "with")
        self.with_gaze.setVisible(self.which.value != "without")
        self.with_gaze.title.setText(_made_with(with_gaze))
        self._strength_word.setText(f"{self.strength.value() / 100:.2f}")
        selection = session.selection_ms if session is not None else None
        self._stretch.setText(
            tr(
                "gaze {clock_text}–{clock_text_2}",
                clock_text=clock_text(selection[0]),
                clock_text_2=clock_text(selection[1]),
            )
            if selection
            else ""
        )
        self.draft.setText(tr("Draft again") if without is not None or with_gaze is not None else tr("Draft"))

    def _show_report(self) -> None:
        session = self._session
        report = session.report if session is not None else None
        signed = bool(report and report.signed_by)
        drafted = len(report.open) if report is not None else 0
        if report is not None and signed:
            self._state.setText(
                tr(
                    "signed {signed_by}, {replace} UTC",
                    signed_by=report.signed_by,
                    replace=report.signed_at[:16].replace("T", " "),
                )
            )
        elif report is not None and report.sentences:
            self._state.setText(
                tr("{drafted} of {count} not accepted", drafted=drafted, count=len(report.sentences))
                if drafted
                else tr("all accepted")
            )
        else:
            self._state.setText("")
        self.sign.setText(tr("Take signature back") if signed else tr("Sign"))
        read_only = session is not None and session.read_only
        self.accept.setEnabled(bool(drafted) and not signed and not read_only)
        self.sign.setEnabled(bool(report and report.sentences) and not read_only)
        self.add.setEnabled(not signed and not read_only)
        set_role(self.sign, "" if signed else "accept")
        self._show_left_out(report)

    def _show_left_out(self, report: Report | None) -> None:
        """What a draft said twice, what it contradicted, and what the reader rejected stays in sight."""
        while self._left_list.count():
            item = self._left_list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        left = report.left_out if report is not None else []
        self._left_heading.setVisible(bool(left))
        for entry in left:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label(f"{entry.sentence.text} ({entry.why})", "dim", wrap=True), 1)
            line.addWidget(
                button(
                    tr("Put back"),
                    tr("Put back, open: {text}", text=entry.sentence.text),
                    partial(self._put_back, entry.sentence.id),
                    role="link",
                    name=tr("Put back {text}", text=entry.sentence.text),
                )
            )
            self._left_list.addWidget(row)

    def _put_back(self, sentence_id: str) -> None:
        if self._session is not None and not self._session.report.signed_by:
            self._session.write_report(
                self._session.report.restored(sentence_id), marked("Put sentence back")
            )

    def _set_strength(self, value: int) -> None:
        self._strength_word.setText(f"{value / 100:.2f}")
        if self._session is not None:
            self._session.set_choices(gaze_strength=value / 100)

    def _add(self) -> None:
        text = self.add.text()
        if self._session is not None and text.strip():
            self._session.write_report(self._session.report.added(text), marked("Add sentence"))
            self._recorder.annotate(" ".join(text.split()))
            self.add.clear()
            self._workspace.type_text(ADDED, "")

    def accept_all(self) -> None:
        """All that nothing contradicts; what is marked is accepted one by one."""
        if self._session is None:
            return
        doubted = self.sentences.doubts()
        self._session.write_report(self._session.report.accepted(but=doubted), marked("Accept all"))
        left = len(self._session.report.open)
        if left:
            self._shell.status.note(
                tr_count(
                    "{count} marked sentence was not accepted: accept, edit or reject each",
                    "{count} marked sentences were not accepted: accept, edit or reject each",
                    left,
                )
            )

    def sign_or_not(self) -> None:
        session = self._session
        if session is None or session.refused():
            return
        if session.report.signed_by:
            session.write_report(session.report.unsigned(), marked("Take signature back"))
        else:
            self.edits_to_end.emit()
            self._add()  # what stands in the field is meant, too
            reader = self._shell.settings.reader.id or "reader"
            if session.report.open or session.markup.open:
                SignDialog(session, reader, doubts=self.sentences.doubts, parent=self._shell.parent).open()
            else:
                signed = session.report.signed(reader, now(), session.markup.digest())
                session.write_report(signed, marked("Sign report"))
