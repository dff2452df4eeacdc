"""The last tab, for after the reading: what the second reader adds, one's own path beside another's, and how
it went over sessions. Nothing of it is there before the reading is marked complete."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.reading.second_reader import Counts, SecondReading, Suspicion, second_reading
from app.reading.training import (
    Expert,
    Lesson,
    Score,
    experts_of,
    keep_score,
    lesson,
    score_of,
    scores_of,
)
from ui.languages import marked, tr, tr_count
from ui.panels.finding_rows import nice
from ui.panels.review_film import OTHER, OWN, Evidence, PathFilm, image_of
from ui.theme import theme
from ui.widgets import Panel, button, label, rule

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.shell import Shell

TOPICS = ("state", "diagnosis", "explanation", "scanpaths", "gaze", "recordings", "report")
SHOWN_SCORES = 8
MET = {
    "never fixated": marked("never fixated"),
    "fixated shortly": marked("fixated shortly"),
    "dwelt on": marked("dwelt on"),
    "place unknown": marked("place unknown: explain it to see where"),
    "no gaze": marked("no gaze was recorded"),
}
HEAD = (
    (marked("When"), marked("Month, day and time of the reading's end")),
    (marked("Alike"), marked("Likeness of the paths (ScanMatch), 1 for the same")),
    (marked("Seen"), marked("Share of the film within the useful field")),
    (marked("Missed"), marked("Regions that the other path dwelt on and this one never fixated")),
    (marked("Hits"), marked("Findings reported, of those that are truly there")),
    (marked("False"), marked("Findings reported that are not there")),
)


@dataclass(frozen=True, eq=False)
class _Review:
    second: SecondReading
    lesson: Lesson | None
    scores: list[Score]
    film: NDArray[np.uint16] | None


class ReviewPanel(Panel):
    """Second reader, paths, scores; computed on a thread."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        super().__init__(tr("Review"))
        self._shell, self._workspace = shell, workspace
        self._session: ReadingSession | None = None
        self._experts: list[Expert] = []
        self.column.addWidget(label(tr("Second reader"), "heading"))
        self.said = label("", "dim", wrap=True)
        self.column.addWidget(self.said)
        self.ask = button(
            tr("Ask for findings"),
            tr("Run the diagnosis model (Ctrl+Shift+D)"),
            partial(shell.press, "diagnose"),
        )
        self.column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows = QVBoxLayout()
        self.column.addLayout(self.rows)
        self.counted = label("", "dim", wrap=True)
        self.column.addWidget(self.counted)
        self.column.addWidget(rule())
        self._build_paths()
        self.column.addWidget(rule())
        self.column.addWidget(label(tr("Over sessions"), "heading"))
        self.scores = QGridLayout()
        self.no_scores = label(tr("No completed reading with another path yet."), "dim", wrap=True)
        self.column.addWidget(self.no_scores)
        self.column.addLayout(self.scores)
        self.column.addStretch(1)
        self.set_session(None)

    def _build_paths(self) -> None:
        self.column.addWidget(label(tr("Your path and another one"), "heading"))
        self.expert = QComboBox()
        self.expert.setAccessibleName(tr("Whose path is put beside yours"))
        self.expert.setToolTip(tr("An expert's reading of this film, or a predicted path"))
        self.expert.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.expert.setMinimumContentsLength(8)
        self.expert.activated.connect(lambda _index: self.show_review())
        self.column.addWidget(self.expert)
        pair = QHBoxLayout()
        self.own, self.other = PathFilm(tr("Your path"), OWN), PathFilm(tr("The other path"), OTHER)
        for film in (self.own, self.other):
            pair.addWidget(film)
        self.column.addLayout(pair)
        self.compared = label("", wrap=True)
        self.column.addWidget(self.compared)

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.show_review()

    def session_changed(self, topic: str) -> None:
        if topic in TOPICS:
            self.show_review()

    def show_review(self) -> None:
        """Asks for everything anew, in the background."""
        session, library = self._session, self._workspace.library
        study = self._workspace.study
        source = study.source if study is not None else None
        complete = session is not None and bool(session.marked_read_at)
        self._experts = experts_of(session, film=source) if session is not None and complete else []
        self._list_experts()
        if session is None or not complete:
            self._show(_Review(_waiting(session), None, [], None))
            return
        chosen = self._experts[self.expert.currentIndex()] if self._experts else None
        picture = self._workspace.film

        def work() -> _Review:
            second = second_reading(session, film=source)
            found = lesson(session, chosen) if chosen is not None else None
            entry = session.recording()
            scores: list[Score] = []
            if library is not None and entry is not None:
                if found is not None and not second.waits:
                    keep_score(library.folder, score_of(session, found, second))
                scores = scores_of(library.folder, entry.reader_id)
            return _Review(second, found, scores, None if picture is None else picture.model_image)

        def came(found: _Review) -> None:
            """Of the film that is read now, and still complete: what comes late is dropped."""
            if self._session is session and session.marked_read_at:
                self._show(found)

        def failed(error: Exception) -> None:
            came(_Review(SecondReading(str(error)), None, [], None))

        self._shell.background.run(work, came, failed, purpose="review", owner=self)

    def _list_experts(self) -> None:
        chosen = self.expert.currentText()
        self.expert.clear()
        self.expert.addItems([f"{one.name} ({tr(one.source)})" for one in self._experts])
        self.expert.setCurrentIndex(max(0, self.expert.findText(chosen)))
        self.expert.setVisible(bool(self._experts))

    def _show(self, found: _Review) -> None:
        session = self._session
        _empty(self.rows)
        second = found.second
        self.said.setText(tr(second.waits) or self._summary(second))
        complete = session is not None and bool(session.marked_read_at)
        self.ask.setVisible(complete and session is not None and session.diagnosis() is None)
        film = None if found.film is None else image_of(found.film)
        for one in second.suspicions:
            self.rows.addWidget(self._row(one, film))
        self.counted.setText(_counted(second))
        self.counted.setVisible(bool(self.counted.text()))
        self._show_lesson(found.lesson, film, complete=complete)
        self._show_scores(found.scores)

    def _summary(self, second: SecondReading) -> str:
        if not second.suspicions:
            return tr("Nothing that the models hold likely is missing from the report.")
        return tr_count(
            "The models hold {count} finding likely that the report does not name. They are often wrong.",
            "The models hold {count} findings likely that the report does not name. They are often wrong.",
            len(second.suspicions),
        )

    def _row(self, one: Suspicion, film: QImage | None) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        session = self._session
        assert session is not None
        if one.box is not None and film is not None:
            scale = film.width() / session.study.width_px
            line.addWidget(
                Evidence(film, one.box, scale, tr("The film there: {finding}", finding=one.finding))
            )
        words = QVBoxLayout()
        words.addWidget(label(f"{nice(one.finding)}  {one.probability:.0%}"))
        met = tr(MET[one.met])
        if one.dwell_ms:
            met = f"{met}, {one.dwell_ms / 1000:.1f} s"
        words.addWidget(label(met, "warning" if one.met == "never fixated" else "dim", wrap=True))
        notes = [tr("The report denies it.")] if one.denied else []
        if one.true is not None:
            notes.append(tr("Truly there.") if one.true else tr("Not there: a false alarm."))
        if notes:
            words.addWidget(label(" ".join(notes), "dim", wrap=True))
        if one.box is None:
            words.addWidget(
                button(
                    tr("Where?"),
                    tr("Explain {finding}", finding=one.finding),
                    partial(self._explain, one.finding),
                    role="link",
                ),
                0,
                Qt.AlignmentFlag.AlignLeft,
            )
        words.addStretch(1)
        line.addLayout(words, 1)
        return row

    def _explain(self, finding: str) -> None:
        if self._session is not None:
            self._session.set_choices(phrase=finding)
            self._shell.press("explain")

    def _show_lesson(self, found: Lesson | None, film: QImage | None, *, complete: bool) -> None:
        for part in (self.own, self.other):
            part.setVisible(found is not None and film is not None)
        if found is None:
            self.compared.setText(_why_no_lesson(self._session, complete=complete, experts=self._experts))
            return
        if film is not None:
            self.own.put(film, found.own, found.missed)
            self.other.put(film, found.others)
        missed = tr_count(
            "{count} region that the other path dwelt on was never fixated (red ring).",
            "{count} regions that the other path dwelt on were never fixated (red rings).",
            len(found.missed),
        )
        alike = tr(
            "Likeness of the paths (ScanMatch) {likeness:.2f}. Seen of the film: you {own:.0%}, the other "
            "{other:.0%}.",
            likeness=found.likeness,
            own=found.covered,
            other=found.expert_covered,
        )
        self.compared.setText(f"{missed} {alike}")

    def _show_scores(self, scores: list[Score]) -> None:
        _empty(self.scores)
        self.no_scores.setVisible(not scores)
        if not scores:
            return
        for column, (words, tip) in enumerate(HEAD):
            made = label(tr(words), "dim")
            made.setToolTip(tr(tip))
            self.scores.addWidget(made, 0, column)
        for line, score in enumerate(reversed(scores[-SHOWN_SCORES:]), start=1):
            hits = "–" if score.hits is None else f"{score.hits}/{score.hits + (score.misses or 0)}"
            alarms = "–" if score.false_alarms is None else str(score.false_alarms)
            cells = (
                score.at[5:16].replace("T", " "), f"{score.likeness:.2f}", f"{score.covered:.0%}",
                str(score.regions_missed), hits, alarms,
            )  # fmt: skip
            for column, cell in enumerate(cells):
                self.scores.addWidget(label(cell), line, column)
        self.scores.setHorizontalSpacing(theme().px(10))


def _waiting(session: ReadingSession | None) -> SecondReading:
    return SecondReading("Open a film.") if session is None else second_reading(session)


def _why_no_lesson(session: ReadingSession | None, *, complete: bool, experts: list[Expert]) -> str:
    if session is None or not complete:
        return tr("Shown when the reading is marked complete.")
    if session.fixations is None or not len(session.fixations):
        return tr("No gaze was recorded in this reading.")
    if not experts:
        return tr("No other path yet: ask for predicted scanpaths, or let another reader record this film.")
    return ""


def _counted(second: SecondReading) -> str:
    """Where the truth is known."""
    if second.reader is None or second.models is None:
        return ""
    told = tr(
        "The truth of this film is known. Second reader: hits {hits}, false alarms {alarms}.",
        hits=second.hits,
        alarms=second.false_alarms,
    )
    return (
        f"{told} {_voice(tr('Your report'), second.reader)} {_voice(tr('The models alone'), second.models)}"
    )


def _voice(whose: str, found: Counts) -> str:
    return tr(
        "{whose}: found {hits} of {there}, false alarms {alarms}.",
        whose=whose,
        hits=found.hits,
        there=found.hits + found.misses,
        alarms=found.false_alarms,
    )


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
