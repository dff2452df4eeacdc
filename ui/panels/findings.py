"""The first tab: whether the models know the film, findings with their scale, what was not looked at, and the
report.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.reading.gaze import Unseen, unseen_places
from app.reading.one_voice import evidence_of, row_doubts
from app.reading.whose import short
from ui.job_card import JobCard
from ui.languages import said, tr
from ui.panels.finding_rows import BAR, LANES, Arm, FindingRows, nice
from ui.panels.model_rows import ModelRows
from ui.panels.sentences import SentenceList
from ui.theme import theme
from ui.widgets import Dot, FlowLayout, Panel, button, clock_text, label, rule

if TYPE_CHECKING:
    from app.gaze.tracker_controller import TrackerController
    from app.reading.job import Job
    from app.reading.records import Diagnosis
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid


class FindingsPanel(Panel):
    """The first tab: one page tells the story."""

    def __init__(
        self, shell: Shell, workspace: Workspace, grid: ViewerGrid, recorder: TrackerController
    ) -> None:
        super().__init__(tr("Findings"))
        self._shell, self._workspace, self._grid = shell, workspace, grid
        self._session: ReadingSession | None = None
        self.job, draft_job = JobCard("findings"), JobCard("draft")
        self.sentences = SentenceList(shell, workspace, recorder, job=draft_job)
        self._build_film()
        self._build_findings()
        self.column.addWidget(rule())
        self._build_unseen()
        self.column.addWidget(rule())
        self._build_report()
        self.column.addStretch(1)
        self._build_below(draft_job)
        self.set_session(None)

    def _build_film(self) -> None:
        """Whether the models know the film; what the marks of the rows mean."""
        self.film = JobCard(tr("film check"))
        self.film.again_wanted.connect(self._ask_all_the_same)
        self.column.addWidget(self.film)
        self.unfit = label("", "warning", wrap=True)
        self.column.addWidget(self.unfit)
        legend = QWidget()
        flow = FlowLayout(legend, theme().px(6))
        self._legend: dict[str, QLabel] = {}
        for arm in (BAR, *LANES):
            flow.addWidget(self._entry(arm))
        self.column.addWidget(legend)

    def _build_findings(self) -> None:
        """The rows, or why there are none; what they were made with, and what can be done with them."""
        diagnose = partial(self._shell.press, "diagnose")
        self.rows = FindingRows()
        self.rows.chosen.connect(self._explain)
        self.job.cancel_wanted.connect(self._cancel)
        self.job.again_wanted.connect(self._run_again)
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(0, 0, 0, 0)
        empty.addWidget(
            label(
                tr(
                    "Probabilities without gaze, with recorded, predicted and another film's gaze "
                    "appear here."
                ),
                "dim",
                wrap=True,
            )
        )
        ask = button(tr("Ask for findings"), tr("Run the diagnosis model (Ctrl+Shift+D)"), diagnose)
        empty.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.note = label("", "dim", wrap=True)
        self._again = button(
            tr("Ask again with this gaze"),
            tr("Run the diagnosis with the gaze that is chosen now"),
            diagnose,
            role="link",
        )
        self.accept = button(
            tr("Accept"),
            tr("Stand by these probabilities: exported as VERIFIED under your name"),
            self.accept_or_not,
            role="link",
        )
        self.model_rows = ModelRows(self._shell, self._workspace, ("findings", "film_check", "anatomy"))
        offered = (self._again, self.accept, self.model_rows)
        for part in (self._empty, self.rows, self.note, *offered):
            self.column.addWidget(part)

    def _build_unseen(self) -> None:
        self._unseen_heading = label(tr("Seen / not seen"), "heading")
        self._unseen_text = label("", "dim", wrap=True)
        self._unseen_box = QVBoxLayout()
        self._unseen_box.setSpacing(theme().px(4))
        self.column.addWidget(self._unseen_heading)
        self.column.addWidget(self._unseen_text)
        self.column.addLayout(self._unseen_box)

    def _build_report(self) -> None:
        """The report in short."""
        heading = QHBoxLayout()
        heading.addWidget(label(tr("Report"), "heading"))
        heading.addStretch(1)
        self._stretch = label("", "human")
        heading.addWidget(self._stretch)
        self.column.addLayout(heading)
        self.column.addWidget(self.sentences)

    def _build_below(self, draft_job: JobCard) -> None:
        """What is on its way, and how to get a report."""
        press = self._shell.press
        below = self.below()
        below.addWidget(rule())
        for card in (self.job, draft_job):
            below.addWidget(card)
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(6))
        self.draft = button(
            tr("Draft report"),
            tr("Draft the report without and with gaze (Ctrl+R)"),
            partial(press, "draft"),
            role="primary",
        )
        foot.addWidget(self.draft)
        foot.addWidget(
            button(
                tr("Compare"),
                tr("Open the Report tab: with and without gaze (Ctrl+3)"),
                partial(press, "tab_report"),
            )
        )
        foot.addStretch(1)
        below.addLayout(foot)

    def _entry(self, arm: Arm) -> QWidget:
        """A mark and its words."""
        entry = QWidget()
        line = QHBoxLayout(entry)
        line.setContentsMargins(0, 0, theme().px(4), 0)
        line.setSpacing(theme().px(5))
        line.addWidget(Dot(arm.colour, hollow=arm.hollow, bar=arm is BAR, of_film=True))
        self._legend[arm.field] = label(tr(arm.text), "small")
        line.addWidget(self._legend[arm.field])
        return entry

    def end_edits(self) -> None:
        self.sentences.end_edits()

    def _cancel(self) -> None:
        """The card shows the film check, then the diagnosis."""
        jobs = self._workspace.jobs.jobs if self._workspace.jobs is not None else {}
        checking = jobs.get("film")
        self._workspace.cancel("film" if checking is not None and checking.active else "diagnosis")

    def _ask_all_the_same(self) -> None:
        if self._workspace.jobs is not None:
            self._workspace.jobs.ask_all_the_same()

    def _run_again(self) -> None:
        job = self._workspace.jobs.jobs.get("diagnosis") if self._workspace.jobs is not None else None
        if job is not None and job.kind == "unfit":
            self._ask_all_the_same()
        else:
            self._workspace.again("diagnosis")

    def _explain(self, finding: str) -> None:
        if self._session is not None:
            self._session.set_choices(phrase=finding)
            self._shell.press("explain")

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.sentences.set_session(session)
        self.job.clear()
        self._show()
        self._show_unseen()
        self._show_stretch()

    def session_changed(self, topic: str) -> None:
        if topic in ("diagnosis", "film_check", "annotations", "options"):
            self._show()
        if topic in ("scanpaths", "gaze", "selection"):
            self._show_unseen()
        if topic in ("report", "drafts"):
            self._show_stretch()
        if topic in ("gaze", "selection"):
            self._show_again()
        self.sentences.session_changed(topic)

    def job_changed(self, job: Job) -> None:
        if job.slot == "diagnosis":
            show_job(self.job, job)
            self._show()
        elif job.slot == "film":
            show_job(self.job, job)
            self._show_film()
        self.sentences.job_changed(job)

    def _show(self) -> None:
        entry = self._session.diagnosis() if self._session is not None else None
        self._empty.setVisible(entry is None)
        self.rows.setVisible(entry is not None)
        self.note.setVisible(entry is not None)
        if entry is not None and self._session is not None:
            self._show_findings(entry, self._session)
        self.accept.setVisible(entry is not None)
        self._show_film()
        self._show_again()

    def _show_findings(self, entry: Diagnosis, session: ReadingSession) -> None:
        result, film = entry.result, self._workspace.film
        own = tr(short(result.gaze_source) if result.gaze_source else LANES[0].text)
        evidence = evidence_of(session, film.radiograph if film is not None else None)
        doubts = row_doubts(result.rows, evidence.ratio)
        self.rows.set_rows(result.rows, reach=result.reach, doubts=doubts, own=own)
        for arm in (BAR, *LANES):
            self._legend[arm.field].setText(own if arm.field == "own_gaze" else tr(arm.text))
        used = any(row.own_gaze is not None for row in result.rows)
        calibrated = result.calibrated_on or tr("nothing: scores, not probabilities")
        lines = [
            tr(
                "The number: {value}. Below it: AUROC on films that were not trained on (chance .50).",
                value=tr("with {whose}", whose=own) if used else tr("without gaze"),
            ),
            *(f"⚠ {nice(finding)}: {said(why)}." for finding, why in doubts.items()),
            tr(
                "Calibrated on {calibrated}{word}.",
                calibrated=calibrated,
                word=tr("; demo model") if any(m.demo for m in result.models) else "",
            ),
        ]
        if result.control:
            lines.append(
                tr(
                    "The ring is the control: {control}. Where it moves a number as far as the gaze on this "
                    "film, the gaze did not say where.",
                    control=result.control,
                )
            )
        if entry.accepted_by:
            lines.append(
                tr("Accepted by {accepted_by}: exported as VERIFIED.", accepted_by=entry.accepted_by)
            )
        self.note.setText("\n".join(lines))
        self.accept.setText(
            tr("Take acceptance back") if entry.accepted_by else tr("Accept (exports as VERIFIED)")
        )

    def _show_film(self) -> None:
        """A film that the models do not know gets a sentence in place of answers, or over them."""
        check = self._session.film_check if self._session is not None else None
        unfit = check is not None and not check.result.fit
        asked = self._session is not None and self._session.choices.unfit_too
        if check is not None and unfit and not asked:
            self.film.show_failed(
                tr("AI was not asked. {reason}", reason=check.result.reason),
                again_text=tr("Ask all the same"),
            )
        elif check is not None:
            self.film.clear()
        self.unfit.setVisible(bool(unfit and asked))
        if check is not None and unfit:
            self.unfit.setText(
                tr(
                    "⚠ {reason} What AI says below was asked for all the same and may mean nothing.",
                    reason=check.result.reason,
                )
            )

    def accept_or_not(self) -> None:
        entry = self._session.diagnosis() if self._session is not None else None
        if self._session is not None and entry is not None:
            reader = self._shell.settings.reader.id or "reader"
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
        drafts = session.report.sentences if session is not None else []
        used = next((s for s in drafts if s.origin == "draft_with_gaze" and s.open), None)
        draft = session.draft(with_gaze=True) if session is not None else None
        if used is not None and draft is not None:
            text = tr("with {whose}", whose=tr(short(used.gaze_source)))
            if draft.gaze_stretch_ms is not None:
                start, end = draft.gaze_stretch_ms
                text += f" {clock_text(start)}–{clock_text(end)}"
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
            self._unseen_text.setText(tr("Compares your gaze with predicted readers, once both are there."))
            return
        values = session.map(prediction.heatmap)
        places = unseen_places(values, session.fixations) if values is not None else []
        what = tr(prediction.result.finding)
        if not places:
            self._unseen_text.setText(
                tr("Every place that predicted readers look at for {what} was fixated.", what=what)
            )
            return
        self._unseen_text.setText(
            tr("Looked at by predicted readers for {what}, not fixated by you:", what=what)
        )
        for place in places:
            made = button(
                tr("{place}   show", place=said(place.place)),
                tr("Show {place} in the image", place=said(place.place)),
                partial(self._show_place, place),
                role="unseen",
            )
            self._unseen_box.addWidget(made)

    def _show_place(self, place: Unseen) -> None:
        grid = self._grid
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
                tr("Show {place}", place=said(place.place)),
            )


def show_job(card: JobCard, job: Job) -> None:
    """A job's state on its card."""
    if job.active:
        card.show_running(lambda: job.words, job.fraction)
    elif job.state == "done":
        card.clear()
    else:
        again = tr("Ask all the same") if job.kind == "unfit" else tr("Run again")
        card.show_failed(job.words, again=job.request is not None or job.kind != "input", again_text=again)
