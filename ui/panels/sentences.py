"""The sentences of the report, one row each: chosen, edited in place, accepted, removed."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.reading.gaze import fixations_on_map
from app.reading.one_voice import Doubt, evidence_of, report_doubts
from app.reading.report import ReportSentence, split_sentences
from app.reading.scale_words import probability
from app.reading.session import now
from app.reading.whose import short
from ui.theme import theme
from ui.widgets import JobCard, WrapLabel, button, label

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.job import Job
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.shell import Shell

MOST_LINES = 12
"""Of an editor; more are scrolled."""


def bar_colour(sentence: ReportSentence) -> str:
    """Green is the reader's, blue a draft with gaze, grey a draft without."""
    if sentence.state != "draft":
        return "accepted"
    return "human" if sentence.origin == "draft_with_gaze" else "no_gaze"


def tag(sentence: ReportSentence) -> str:
    """What a sentence is and what it was made from, never by colour alone."""
    if sentence.state != "draft":
        return sentence.state
    how = f"with {short(sentence.gaze_source)}" if sentence.origin == "draft_with_gaze" else "without gaze"
    sure = f", {probability(sentence.mean_probability)}" if sentence.mean_probability is not None else ""
    return f"draft {how}{sure}"


class SentenceRow(QFrame):
    """One sentence: click for its map, double click (F2) to edit; an open one has buttons to accept, edit and
    reject it. What contradicts it stands below it."""

    picked = Signal(str)
    edited = Signal(str, str)
    typed = Signal(str, str)
    """id, what stands in the editor; "" when it has closed."""
    menu_wanted = Signal(str, object)
    removed = Signal(str)
    accepted = Signal(str)
    refused = Signal()
    """It is locked, and was to be edited."""

    def __init__(self, sentence_id: str, html: str, tag: str, colour: str, *, editable: bool) -> None:
        super().__init__()
        self.sentence_id = sentence_id
        self._colour, self._editable, self._chosen, self._hover = colour, editable, False, False
        self.locked = False
        """The words can be read and not changed: the report is signed, or read only."""
        self._editor: QPlainTextEdit | None = None
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(11), look.px(6), look.px(9), look.px(6))
        column.setSpacing(look.px(3))
        self._line = QHBoxLayout()
        self._line.setSpacing(look.px(8))
        column.addLayout(self._line)
        self.text = WrapLabel()
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setText(html)
        self.tag = label(tag, "dim", wrap=True)
        self._line.addWidget(self.text, 1)
        self.doubt = label("", "warning", wrap=True)
        self.doubt.setVisible(False)
        column.addWidget(self.doubt)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(4))
        foot.addWidget(self.tag, 1)
        self.choices: list[QPushButton] = []
        if editable:
            for title, tip, then in (
                ("Accept", "Stand by this sentence as it is", lambda: self.accepted.emit(self.sentence_id)),
                ("Edit", "Change it: then it is yours (F2)", self.edit),
                (
                    "Reject",
                    "Take it out; it stays traceable (Delete)",
                    lambda: self.removed.emit(self.sentence_id),
                ),
            ):
                made = button(title, tip, then, role="link")
                made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                self.choices.append(made)
                foot.addWidget(made)
        column.addLayout(foot)
        if editable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(
                "Click: its map and the gaze that belongs to it.  F2 or double click: edit.  Delete: remove."
            )
        self.setMouseTracking(True)

    def put(self, html: str, tag: str, colour: str) -> None:
        """New words in the same place."""
        if self._editor is None:
            self.text.setText(html)
        self.tag.setText(tag)
        self._colour = colour
        self.update()

    def set_plain(self, text: str) -> None:
        self.setAccessibleName(f"Report sentence: {text}")
        self._plain = text
        for made in self.choices:
            made.setAccessibleName(f"{made.text()} sentence: {text}")

    def set_open(self, *, open_: bool, doubts: Sequence[Doubt]) -> None:
        """Whether it waits to be accepted, and what contradicts it."""
        for made in self.choices:
            made.setVisible(open_ and not self.locked)
        self.doubt.setText("\n".join(f"⚠ {doubt.text}" for doubt in doubts))
        self.doubt.setVisible(bool(doubts))

    def set_chosen(self, *, chosen: bool) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            look.colour(
                "pressed" if self._chosen else "hover" if self._hover and self._editable else "raised"
            )
        )
        painter.drawRoundedRect(self.rect(), look.px(3), look.px(3))
        painter.fillRect(0, 0, look.px(4), self.height(), look.colour(self._colour))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("focus"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), look.px(3), look.px(3))
        painter.end()

    def enterEvent(self, event: Any) -> None:
        self._hover = True
        self.update()

    def leaveEvent(self, event: Any) -> None:
        self._hover = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._editable and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.sentence_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._editable:
            self.menu_wanted.emit(self.sentence_id, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """F2 is an action of the window's, too; here it edits."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._editable and event.key() == Qt.Key.Key_F2 and not event.modifiers())
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._editable:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.sentence_id)
        elif event.key() == Qt.Key.Key_F2:
            self.edit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.sentence_id)
        else:
            super().keyPressEvent(event)

    def edit(self) -> None:
        """Edit in place; Enter or leaving the field keeps it, Esc does not."""
        if self.locked:
            self.refused.emit()
        if not self._editable or self.locked or self._editor is not None:
            return
        editor = QPlainTextEdit(self._plain)
        editor.setAccessibleName("Edit the sentence")
        editor.setToolTip("Enter keeps it, Esc leaves it as it was")
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(max(self.text.height() + theme().px(14), theme().px(52)))
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.document().documentLayout().documentSizeChanged.connect(
            lambda lines: self._grow(lines.height())
        )
        editor.installEventFilter(self)
        editor.textChanged.connect(lambda: self.typed.emit(self.sentence_id, editor.toPlainText()))
        self._editor = editor
        self.text.hide()
        self.tag.hide()
        self._line.insertWidget(0, editor, 1)
        editor.show()
        editor.setFocus()
        editor.selectAll()

    def _grow(self, lines: float) -> None:
        """All that is typed stays in sight, as far as it is one sentence."""
        editor = self._editor
        if editor is not None:
            around = editor.height() - editor.viewport().height() + 2 * editor.document().documentMargin() + 1
            needed = round(min(lines, MOST_LINES) * editor.fontMetrics().lineSpacing() + around)
            editor.setFixedHeight(max(editor.height(), needed))
            bar = Qt.ScrollBarPolicy
            editor.setVerticalScrollBarPolicy(
                bar.ScrollBarAsNeeded if lines > MOST_LINES else bar.ScrollBarAlwaysOff
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.end_edit(keep=True)
                    self.setFocus()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self.end_edit(keep=False)
                    self.setFocus()
                    return True
            elif (
                isinstance(event, QFocusEvent)
                and event.type() == QEvent.Type.FocusOut
                and event.reason()
                not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            ):
                self.end_edit(keep=True)
        return super().eventFilter(watched, event)

    def end_edit(self, *, keep: bool) -> None:
        """Close the editor, if it is open; the focus stays where it went."""
        if self._editor is None:
            return
        text = self.take_edit()
        if keep and text is not None:
            self.edited.emit(self.sentence_id, text)
        self.typed.emit(self.sentence_id, "")

    @property
    def emptied(self) -> bool:
        return self._editor is not None and not self._editor.toPlainText().strip()

    def take_edit(self) -> str | None:
        """Close the editor; its text, None where it was not open or nothing was changed."""
        editor, self._editor = self._editor, None
        if editor is None:
            return None
        text = editor.toPlainText()
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        self.text.show()
        self.tag.show()
        return text if text != self._plain else None


class SentenceList(QWidget):
    """The report's sentences, or the draft that is being written into their place."""

    def __init__(
        self, shell: Shell, workspace: Workspace, recorder: TrackerController, *, job: JobCard | None = None
    ) -> None:
        """job: where the panel shows a draft that is on its way, which is then written here word by word.
        None: the panel has another place for it, and the list waits for the whole."""
        super().__init__()
        self._shell, self._workspace, self._recorder = shell, workspace, recorder
        self._session: ReadingSession | None = None
        self._rows: dict[str, SentenceRow] = {}
        self._streaming: list[SentenceRow] = []
        look = theme()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(4))
        self._empty = label(
            "No report yet. A draft is written here on request; or write it yourself in the Report tab.",
            "dim",
            wrap=True,
        )
        self.column.addWidget(self._empty)
        self._job = job
        if job is not None:
            job.cancel_wanted.connect(self._cancel)
            job.again_wanted.connect(self._again)
        self._links = label("", "human", wrap=True)
        self._links.setVisible(False)
        self.column.addWidget(self._links)

    def set_session(self, session: ReadingSession | None) -> None:
        self.end_edits()
        self._session = session
        if self._job is not None:
            self._job.clear()
        self._clear_stream()
        self._show()

    def end_edits(self) -> None:
        """What is being edited is entered, unless nothing was left of it."""
        for row in list(self._rows.values()):
            row.end_edit(keep=not row.emptied)

    def session_changed(self, topic: str) -> None:
        if topic in ("report", "explanation", "gaze", "diagnosis", "annotations"):
            self._show()

    def job_changed(self, job: Job) -> None:
        if job.slot == "sentence":
            self._show_links()
            return
        if self._job is None or job.slot not in ("draft_with_gaze", "draft_without_gaze"):
            return
        desk = self._workspace.jobs
        if desk is None:
            return
        jobs = [desk.jobs.get("draft_without_gaze"), desk.jobs.get("draft_with_gaze")]
        active = [j for j in jobs if j is not None and j.active]
        running = next((j for j in active if j.state == "running"), active[0] if active else None)
        if running is not None:
            self._stream(running)
        else:
            self._clear_stream()
        self._show_job(job if running is None else running)
        self._empty.setVisible(not self._rows and not self._streaming)

    def _show_job(self, job: Job) -> None:
        card = self._job
        if card is None:
            return
        if job.active:
            card.show_running(lambda: job.words, job.fraction)
        elif job.state in ("failed", "cancelled"):
            card.show_failed(job.words)
        else:
            card.clear()

    def _cancel(self) -> None:
        if self._workspace.jobs is not None:
            self._workspace.jobs.cancel("draft_without_gaze")
            self._workspace.jobs.cancel("draft_with_gaze")

    def _again(self) -> None:
        self._shell.press("draft")

    def _stream(self, job: Job) -> None:
        sentences = split_sentences(job.streamed)
        colour = "human" if job.slot == "draft_with_gaze" else "no_gaze"
        while len(self._streaming) > len(sentences):
            self._drop(self._streaming.pop())
        for number, text in enumerate(sentences):
            if number < len(self._streaming):
                self._streaming[number].put(escape(text), "writing", colour)
            else:
                row = SentenceRow("", escape(text), "writing", colour, editable=False)
                row.set_plain(text)
                self._streaming.append(row)
                self.column.insertWidget(self.column.count() - 1, row)
        for row in self._rows.values():
            row.setVisible(not sentences or not row.tag.text().startswith("draft"))

    def _clear_stream(self) -> None:
        for row in self._streaming:
            self._drop(row)
        self._streaming.clear()
        for row in self._rows.values():
            row.setVisible(True)

    @staticmethod
    def _drop(row: QWidget) -> None:
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _show(self) -> None:
        session = self._session
        sentences = session.report.sentences if session is not None else []
        wanted = [s.id for s in sentences]
        homeless = []
        for gone in [i for i in self._rows if i not in wanted]:
            homeless.append((gone, self._rows[gone].take_edit()))
            self._drop(self._rows.pop(gone))
        signed = bool(session is not None and session.report.signed_by)
        doubts = self.doubts()
        for number, sentence in enumerate(sentences):
            row = self._rows.get(sentence.id)
            words = "signed" if signed and not sentence.open else tag(sentence)
            if row is None:
                row = SentenceRow(
                    sentence.id, escape(sentence.text), words, bar_colour(sentence), editable=True
                )
                row.picked.connect(self._pick)
                row.edited.connect(self._edit)
                row.typed.connect(self._workspace.type_text)
                row.menu_wanted.connect(self._menu)
                row.removed.connect(self._remove)
                row.accepted.connect(self._accept)
                row.refused.connect(self._say_locked)
                self._rows[sentence.id] = row
            else:
                row.put(escape(sentence.text), words, bar_colour(sentence))
            row.set_plain(sentence.text)
            row.locked = signed or bool(session is not None and session.read_only)
            row.set_open(open_=sentence.open, doubts=doubts.get(sentence.id, []))
            row.set_chosen(chosen=session is not None and session.selected_sentence == sentence.id)
            if self.column.indexOf(row) != number:
                self.column.insertWidget(number, row)
        self._empty.setVisible(not self._rows and not self._streaming)
        self._show_links()
        for gone, text in homeless:
            if text is not None:
                self._edit(gone, text)
                self._workspace.type_text(gone, "")

    def doubts(self) -> dict[str, list[Doubt]]:
        """Why sentences are marked now, by id."""
        session, picture = self._session, self._workspace.film
        if session is None:
            return {}
        film = picture.radiograph if picture is not None else None
        return report_doubts(session.report, evidence_of(session, film))

    def _show_links(self) -> None:
        """How much of the reader's gaze belongs to the chosen sentence."""
        session = self._session
        text = ""
        if session is not None and session.selected_sentence is not None:
            sentence = session.report.find(session.selected_sentence)
            job = self._workspace.jobs.jobs.get("sentence") if self._workspace.jobs is not None else None
            entry_id = session.sentence_maps.get(session.selected_sentence)
            entry = session.explanation(entry_id) if entry_id else None
            mine = job is not None and job.sentence_id == session.selected_sentence
            if job is not None and mine and (job.active or job.state == "failed"):
                text = job.words
            elif entry is not None and sentence is not None:
                values = session.map(entry.map)
                if session.fixations is not None and values is not None:
                    on = fixations_on_map(session.fixations, values)
                    dwell = float(session.fixations.duration_ms[on].sum())
                    text = f"{len(on)} of {len(session.fixations)} fixations on it, {dwell / 1000:.1f} s"
                else:
                    text = "Map shown; no gaze recorded."
        self._links.setText(text)
        self._links.setVisible(bool(text))

    # writing

    def _pick(self, sentence_id: str) -> None:
        session, desk = self._session, self._workspace.jobs
        if session is None:
            return
        if session.selected_sentence == sentence_id:
            session.select_sentence(None)
            return
        session.select_sentence(sentence_id)
        if desk is not None and session.state == "explaining":
            desk.explain_sentence(sentence_id)

    def _edit(self, sentence_id: str, text: str) -> None:
        """A sentence that was taken away while it was edited (by a new draft) comes back as the reader's."""
        if self._session is not None and not self._session.report.signed_by:
            report = self._session.report
            there = report.find(sentence_id) is not None
            report = report.edited(sentence_id, text) if there else report.added(text)
            self._session.write_report(report, "Edit sentence")
            if text.strip():
                self._recorder.annotate(text.strip())

    def _remove(self, sentence_id: str) -> None:
        if self._session is None:
            return
        if self._session.report.signed_by:
            self._say_locked()
        else:
            self._session.write_report(self._session.report.removed(sentence_id, at=now()), "Remove sentence")

    def _say_locked(self) -> None:
        if self._session is not None and not self._session.refused():
            self._shell.status.note("The report is signed: take the signature back to edit it")

    def _accept(self, sentence_id: str) -> None:
        if self._session is None:
            return
        if self._session.report.signed_by:
            self._say_locked()
        else:
            self._session.write_report(self._session.report.accepted(sentence_id), "Accept sentence")

    def _menu(self, sentence_id: str, at: Any) -> None:
        session = self._session
        if session is None:
            return
        if session.report.signed_by:
            self._say_locked()
            return
        menu = QMenu(self)
        sentence = session.report.find(sentence_id)
        drafted = sentence is not None and sentence.origin != "own"
        if sentence is not None and sentence.open:
            menu.addAction("Accept", lambda: self._accept(sentence_id))
        menu.addAction("Edit", lambda: self._rows[sentence_id].edit())
        menu.addAction("Reject" if drafted else "Remove", lambda: self._remove(sentence_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
