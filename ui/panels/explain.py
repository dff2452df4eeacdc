"""Ask where a phrase is seen and how readers would look for it; and how the maps are laid over the image."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QSpinBox,
    QWidget,
)

from app.reading.colour import colour_maps
from app.reading.map_and_gaze import agreement_lines
from app.reading.scale_words import fit_lines, reach_lines
from app.reading.unseen import unseen_lines
from inference.captioning.statements import mentions
from inference.labels import FINDINGS
from ui.job_card import JobCard
from ui.languages import marked, said, tr
from ui.panels.finding_rows import nice
from ui.panels.findings import show_job
from ui.panels.method_options import MethodOptions
from ui.panels.model_rows import ModelRows
from ui.theme import theme
from ui.widgets import FlowLayout, Form, Panel, button, label, rule

if TYPE_CHECKING:
    from app.reading.job import Job
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.shell import Shell

PLACED = {True: marked("laid on this film's lungs"), False: marked("where lungs usually are")}
CARDS = (
    ("explanation", marked("explanation")),
    ("scanpaths", marked("predicted scanpaths")),
    ("sentence", marked("map of the sentence")),
)
SWITCHES = {
    "gaze_heatmap": (
        marked("Heatmap of own gaze"),
        marked("Heatmap of own gaze"),
        marked("Show the heatmap of the recorded fixations (G)"),
    ),
    "predicted_heatmap": (
        marked("Mean heatmap of predicted scanpaths"),
        marked("Mean heatmap of predicted scanpaths"),
        marked("Show the mean over all samples in the Explain layout"),
    ),
    "all_samples": (
        marked("All sampled scanpaths as thin lines"),
        marked("All sampled scanpaths"),
        marked("Show every sample behind the chosen one"),
    ),
    "deviation": (
        marked("The model's own spread as rings"),
        marked("Spread as rings"),
        marked("Rings of one standard deviation around predicted fixations"),
    ),
}
"""Field of `OverlayOptions` -> words, accessible name, tip."""


class ExplainPanel(Panel):
    """Phrase, method, seed; overlays; samples."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        super().__init__(tr("Explain"))
        self._shell, self._workspace = shell, workspace
        self._session: ReadingSession | None = None
        self._filling = False
        self._build_phrase()
        self._build_asking()
        self.column.addWidget(rule())
        self.column.addWidget(label(tr("Map over the image"), "heading"))
        self._build_map()
        self.column.addWidget(rule())
        self.column.addWidget(label(tr("Gaze over the image"), "heading"))
        self._build_gaze()
        self.column.addStretch(1)
        self.set_session(None)

    def _build_phrase(self) -> None:
        """What is asked about: a field, and the findings to press."""
        self.column.addWidget(label(tr("What to explain"), "heading"))
        self.phrase = QLineEdit()
        self.phrase.setPlaceholderText(tr("A finding or a phrase: left lower lobe opacity"))
        name(self.phrase, tr("Phrase to explain"), tr("A finding or any phrase; Enter explains it"))
        completer = QCompleter(list(FINDINGS), self.phrase)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.phrase.setCompleter(completer)
        self.phrase.returnPressed.connect(self._explain)
        self.phrase.editingFinished.connect(self.keep_phrase)
        self.column.addWidget(self.phrase)
        chips = QWidget()
        flow = FlowLayout(chips, theme().px(5))
        for finding in FINDINGS:
            choose = functools.partial(self._choose, finding)
            flow.addWidget(
                button(nice(finding), tr("Explain {finding}", finding=tr(finding)), choose, role="segment")
            )
        self.column.addWidget(chips)

    def _build_asking(self) -> None:
        """With which method, models and seed; the button; what is on its way, and what came."""
        self.method_options = MethodOptions(self._workspace)
        self.column.addWidget(self.method_options)
        self.model_rows = ModelRows(self._shell, self._workspace, ("explain", "scanpath"))
        self.column.addWidget(self.model_rows)
        form = Form()
        self.seed = QSpinBox()
        self.seed.setRange(0, 999_999)
        name(self.seed, tr("Seed"), tr("The same seed gives the same result"))
        self.seed.valueChanged.connect(lambda v: self._choices(seed=v))
        form.row(tr("Seed"), self.seed)
        self.samples = QSpinBox()
        self.samples.setRange(1, 1000)
        name(self.samples, tr("Predicted scanpaths"), tr("How many scanpaths are sampled"))
        self.samples.valueChanged.connect(lambda v: self._choices(samples=v))
        form.row(tr("Scanpaths"), self.samples)
        self.column.addLayout(form)
        line = QHBoxLayout()
        tip = tr("The map and predicted scanpaths of the phrase (Ctrl+Enter)")
        line.addWidget(button(tr("Explain"), tip, self._explain, role="primary"))
        line.addStretch(1)
        self.column.addLayout(line)
        self.jobs = {slot: JobCard(tr(text)) for slot, text in CARDS}
        for slot, card in self.jobs.items():
            card.cancel_wanted.connect(lambda s=slot: self._workspace.cancel(s))
            card.again_wanted.connect(lambda s=slot: self._workspace.again(s))
        self.result = label("", "dim", wrap=True)
        below = self.below()
        below.addWidget(rule())
        for part in (self.result, *self.jobs.values()):
            below.addWidget(part)

    def _build_map(self) -> None:
        """How the map is laid over the image."""
        form = Form()
        self.opacity, self._opacity_word = self._slider(
            tr("Opacity of the map"), tr("How strongly the map covers the image (O, Shift+O)"), "opacity"
        )
        form.row(tr("Opacity"), self._with_word(self.opacity, self._opacity_word))
        self.threshold, self._threshold_word = self._slider(
            tr("Threshold of the map"), tr("Values below it are not shown"), "threshold"
        )
        form.row(tr("Threshold"), self._with_word(self.threshold, self._threshold_word))
        self.colour_map = QComboBox()
        for colours in colour_maps():
            self.colour_map.addItem(colours)
        name(self.colour_map, tr("Colour map"), tr("Colours of the attribution map; magma is the default"))
        self.colour_map.currentTextChanged.connect(lambda t: self._overlay(colour_map=t))
        form.row(tr("Colours"), self.colour_map)
        self.contour = QCheckBox(tr("Contour at"))
        name(self.contour, tr("Contour"), tr("A line where the map crosses the level (C)"))
        self.contour.toggled.connect(lambda on: self._overlay(contour=on))
        self.contour_level, self._contour_word = self._slider(
            tr("Contour level"), tr("The level of the contour"), "contour_level"
        )
        form.row(self.contour, self._with_word(self.contour_level, self._contour_word))
        self.column.addLayout(form)

    def _build_gaze(self) -> None:
        """What of recorded and predicted gaze lies over the image."""
        self.switches = {}
        for option, (text, accessible, tip) in SWITCHES.items():
            box = self.switches[option] = QCheckBox(tr(text))
            name(box, tr(accessible), tr(tip))
            box.toggled.connect(lambda on, option=option: self._overlay(**{option: on}))
            self.column.addWidget(box)
        form = Form()
        self.sample = QSlider(Qt.Orientation.Horizontal)
        name(self.sample, tr("Shown sample"), tr("Which sampled scanpath is drawn with circles (N)"))
        self.sample.setRange(0, 0)
        self.sample.valueChanged.connect(lambda v: self._overlay(sample=v))
        self._sample_word = label("", "small")
        form.row(tr("Sample"), self._with_word(self.sample, self._sample_word))
        self.column.addLayout(form)
        self.column.addWidget(rule())
        self.column.addWidget(label(tr("What the numbers rest on"), "heading"))
        self.rests_on = label("", "dim", wrap=True)
        self.column.addWidget(self.rests_on)

    def _slider(self, title: str, tip: str, option: str) -> tuple[QSlider, QLabel]:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        name(slider, title, tip)
        word = label("", "small")

        def moved(value: int) -> None:
            word.setText(f"{value / 100:.2f}")
            self._overlay(**{option: value / 100})

        slider.valueChanged.connect(moved)
        return slider, word

    def _with_word(self, widget: QWidget, word: QLabel) -> QWidget:
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        word.setFixedWidth(theme().px(38))
        word.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(widget, 1)
        line.addWidget(word)
        return both

    # writing

    def _choices(self, **values: object) -> None:
        if self._session is not None and not self._filling:
            self._session.set_choices(**values)

    def _overlay(self, **values: object) -> None:
        if self._session is not None and not self._filling:
            self._session.set_overlay(**values)

    def keep_phrase(self) -> None:
        """The phrase that stands in the field belongs to the session."""
        self._choices(phrase=self.phrase.text().strip())

    def end_edits(self) -> None:
        self.keep_phrase()

    def _choose(self, finding: str) -> None:
        self.phrase.setText(finding)
        self._explain()

    def _explain(self) -> None:
        self.keep_phrase()
        self._shell.press("explain")

    # reading

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.method_options.set_session(session)
        self.phrase.clear()
        for card in self.jobs.values():
            card.clear()
        self._fill()
        self._show_result()

    def session_changed(self, topic: str) -> None:
        if topic in ("options", "scanpaths"):
            self._fill()
        if topic in ("explanation", "scanpaths", "gaze", "state"):
            self._show_result()

    def job_changed(self, job: Job) -> None:
        if job.slot in self.jobs:
            show_job(self.jobs[job.slot], job)

    def _fill(self) -> None:
        session = self._session
        self.setEnabled(session is not None)
        if session is None:
            return
        self._filling = True
        choices, overlay = session.choices, session.overlay
        if not self.phrase.hasFocus() or not self.phrase.text():
            self.phrase.setText(choices.phrase)
        self.method_options.fill()
        self.seed.setValue(choices.seed)
        self.samples.setValue(choices.samples)
        for slider, word, value in (
            (self.opacity, self._opacity_word, overlay.opacity),
            (self.threshold, self._threshold_word, overlay.threshold),
            (self.contour_level, self._contour_word, overlay.contour_level),
        ):
            slider.setValue(round(value * 100))
            word.setText(f"{value:.2f}")
        self.colour_map.setCurrentText(overlay.colour_map)
        self.contour.setChecked(overlay.contour)
        self.contour_level.setEnabled(overlay.contour)
        for option, box in self.switches.items():
            box.setChecked(getattr(overlay, option))
        prediction = session.prediction()
        count = len(prediction.result.scanpaths) if prediction is not None else 0
        least = -1 if prediction is not None and prediction.result.consensus is not None else 0
        at = min(max(overlay.sample, least), max(0, count - 1))
        self.sample.setRange(least, max(0, count - 1))
        self.sample.setEnabled(count > 1 or least < 0)
        self.sample.setValue(at)
        self._sample_word.setText(("consensus" if at < 0 else f"{at + 1}/{count}") if count else "")
        self._filling = False

    def _show_result(self) -> None:
        session = self._session
        entry = session.explanation() if session is not None else None
        if session is None or entry is None:
            self.result.setText(tr("The map says where the model sees the phrase. It is not a finding."))
            self.rests_on.setText(tr("Nothing was asked yet."))
            return
        result = entry.result
        prior = (
            tr(
                "Prior from: {prior}; {placed}.",
                prior=", ".join(result.prior),
                placed=tr(PLACED[result.prior_fitted]),
            )
            if result.prior
            else tr("No anatomical prior in the phrase.")
        )
        fit = [said(line) for line in fit_lines(result)]
        self.result.setText(
            " ".join(
                [
                    tr("{made_by} of “{phrase}”.", made_by=result.made_by, phrase=entry.request.phrase),
                    *fit[:1],
                ]
            )
        )
        lines = [prior, *fit[1:]]
        named = [mention.finding for mention in mentions(entry.request.phrase)]
        lines += [f"{said(line)}." for line in reach_lines(result.reach, named)]
        prediction = session.prediction()
        if prediction is not None:
            lines.append(
                tr(
                    "{count} scanpaths for {finding}, spread {spread_px:.0f} image px, seed {seed}.",
                    count=len(prediction.result.scanpaths),
                    finding=tr(prediction.result.finding),
                    spread_px=prediction.result.spread_px,
                    seed=prediction.result.seed,
                )
            )
            lines += [f"{said(line)}." for line in reach_lines(prediction.result.reach)]
        lines += map(said, agreement_lines(session))
        lines += map(said, unseen_lines(session))
        self.rests_on.setText("\n".join(lines))


def name(widget: QWidget, accessible: str, tip: str) -> None:
    """Give a control its accessible name and tooltip."""
    widget.setAccessibleName(accessible)
    widget.setToolTip(tip)
