"""The sentences of the report, one row each: chosen, edited in place, accepted, removed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from app.reading.gaze import fixations_on_map
from app.reading.one_voice import Doubt, evidence_of, report_doubts
from app.reading.report import split_sentences
from app.reading.session import now
from ui.job_card import JobCard
from ui.languages import marked, tr
from ui.panels.sentence_row import SentenceRow, bar_colour, tag
from ui.theme import theme
from ui.widgets import label

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.job import Job
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.shell import Shell


class SentenceList(QWidget):
    """The report's sentences, or the draft that is being written into their place."""

    hovered = Signal(str)
    """id of the sentence under the mouse, "" for none."""

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
            tr("No report yet. A draft is written here on request; or write it yourself in the Report tab."),
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

    def mark(self, sentence_ids: set[str]) -> None:
        """The mouse is over the regions of these sentences."""
        for sentence_id, row in self._rows.items():
            row.set_marked(marked=sentence_id in sentence_ids)

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
                row.hovered.connect(self.hovered)
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
                    text = tr(
                        "{count} of {count_2} fixations on it, {dwell:.1f} s",
                        count=len(on),
                        count_2=len(session.fixations),
                        dwell=dwell / 1000,
                    )
                else:
                    text = tr("Map shown; no gaze recorded.")
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
            self._session.write_report(report, marked("Edit sentence"))
            if text.strip():
                self._recorder.annotate(text.strip())

    def _remove(self, sentence_id: str) -> None:
        if self._session is None:
            return
        if self._session.report.signed_by:
            self._say_locked()
        else:
            self._session.write_report(
                self._session.report.removed(sentence_id, at=now()), marked("Remove sentence")
            )

    def _say_locked(self) -> None:
        if self._session is not None and not self._session.refused():
            self._shell.status.note(tr("The report is signed: take the signature back to edit it"))

    def _accept(self, sentence_id: str) -> None:
        if self._session is None:
            return
        if self._session.report.signed_by:
            self._say_locked()
        else:
            self._session.write_report(self._session.report.accepted(sentence_id), marked("Accept sentence"))

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
            menu.addAction(tr("Accept"), lambda: self._accept(sentence_id))
        menu.addAction(tr("Edit"), lambda: self._rows[sentence_id].edit())
        menu.addAction(tr("Reject") if drafted else tr("Remove"), lambda: self._remove(sentence_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
