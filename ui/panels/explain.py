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
from app.reading.scale_words import fit_lines, reach_lines
from inference.captioning.statements import mentions
from inference.labels import FINDINGS
from ui.panels.finding_rows import nice
from ui.panels.findings import show_job
from ui.theme import theme
from ui.widgets import FlowLayout, Form, JobCard, Panel, button, label, rule

if TYPE_CHECKING:
    from app.reading.job import Job
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from ui.shell import Shell

METHODS = (("matex", "MATEX"),)


class ExplainPanel(Panel):
    """Phrase, method, seed; overlays; samples."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        super().__init__("Explain")
        self._shell, self._workspace = shell, workspace
        self._session: ReadingSession | None = None
        self._filling = False
        look = theme()
        self.column.addWidget(label("What to explain", "heading"))
        self.phrase = QLineEdit()
        self.phrase.setPlaceholderText("A finding or a phrase: left lower lobe opacity")
        self.phrase.setAccessibleName("Phrase to explain")
        self.phrase.setToolTip("A finding or any phrase; Enter explains it")
        completer = QCompleter(list(FINDINGS), self.phrase)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.phrase.setCompleter(completer)
        self.phrase.returnPressed.connect(self._explain)
        self.phrase.editingFinished.connect(self.keep_phrase)
        self.column.addWidget(self.phrase)
        chips = QWidget()
        flow = FlowLayout(chips, look.px(5))
        for finding in FINDINGS:
            flow.addWidget(
                button(
                    nice(finding),
                    f"Explain {finding}",
                    functools.partial(self._choose, finding),
                    role="segment",
                )
            )
        self.column.addWidget(chips)
        form = self._form()
        self.method = QComboBox()
        for method, text in METHODS:
            self.method.addItem(text, method)
        name(self.method, "Attribution method", "Which method makes the map")
        self.method.currentIndexChanged.connect(lambda _i: self._choices(method=self.method.currentData()))
        form.row("Method", self.method)
        self.seed = QSpinBox()
        self.seed.setRange(0, 999_999)
        name(self.seed, "Seed", "The same seed gives the same result")
        self.seed.valueChanged.connect(lambda v: self._choices(seed=v))
        form.row("Seed", self.seed)
        self.samples = QSpinBox()
        self.samples.setRange(1, 30)
        name(self.samples, "Predicted scanpaths", "How many scanpaths are sampled")
        self.samples.valueChanged.connect(lambda v: self._choices(samples=v))
        form.row("Scanpaths", self.samples)
        self.column.addLayout(form)
        line = QHBoxLayout()
        line.addWidget(
            button(
                "Explain",
                "MATEX map and predicted scanpaths of the phrase (Ctrl+Enter)",
                self._explain,
                role="primary",
            )
        )
        line.addStretch(1)
        self.column.addLayout(line)
        self.jobs = {
            slot: JobCard(text)
            for slot, text in (
                ("explanation", "explanation"),
                ("scanpaths", "predicted scanpaths"),
                ("sentence", "map of the sentence"),
            )
        }
        for slot, card in self.jobs.items():
            card.cancel_wanted.connect(lambda s=slot: self._desk("cancel", s))
            card.again_wanted.connect(lambda s=slot: self._desk("again", s))
        self.result = label("", "dim", wrap=True)
        below = self.below()
        below.addWidget(rule())
        for part in (self.result, *self.jobs.values()):
            below.addWidget(part)
        self.column.addWidget(rule())
        self.column.addWidget(label("Map over the image", "heading"))
        form = self._form()
        self.opacity, self._opacity_word = self._slider(
            "Opacity of the map", "How strongly the map covers the image (O, Shift+O)", "opacity"
        )
        form.row("Opacity", self._with_word(self.opacity, self._opacity_word))
        self.threshold, self._threshold_word = self._slider(
            "Threshold of the map", "Values below it are not shown", "threshold"
        )
        form.row("Threshold", self._with_word(self.threshold, self._threshold_word))
        self.colour_map = QComboBox()
        for colours in colour_maps():
            self.colour_map.addItem(colours)
        name(self.colour_map, "Colour map", "Colours of the attribution map; magma is the default")
        self.colour_map.currentTextChanged.connect(lambda t: self._overlay(colour_map=t))
        form.row("Colours", self.colour_map)
        self.contour = QCheckBox("Contour at")
        name(self.contour, "Contour", "A line where the map crosses the level (C)")
        self.contour.toggled.connect(lambda on: self._overlay(contour=on))
        self.contour_level, self._contour_word = self._slider(
            "Contour level", "The level of the contour", "contour_level"
        )
        form.row(self.contour, self._with_word(self.contour_level, self._contour_word))
        self.column.addLayout(form)
        self.column.addWidget(rule())
        self.column.addWidget(label("Gaze over the image", "heading"))
        self.gaze_heatmap = QCheckBox("Heatmap of own gaze")
        name(self.gaze_heatmap, "Heatmap of own gaze", "Show the heatmap of the recorded fixations (G)")
        self.gaze_heatmap.toggled.connect(lambda on: self._overlay(gaze_heatmap=on))
        self.predicted_heatmap = QCheckBox("Mean heatmap of predicted scanpaths")
        name(
            self.predicted_heatmap,
            "Mean heatmap of predicted scanpaths",
            "Show the mean over all samples in the Explain layout",
        )
        self.predicted_heatmap.toggled.connect(lambda on: self._overlay(predicted_heatmap=on))
        self.all_samples = QCheckBox("All sampled scanpaths as thin lines")
        name(self.all_samples, "All sampled scanpaths", "Show every sample behind the chosen one")
        self.all_samples.toggled.connect(lambda on: self._overlay(all_samples=on))
        self.deviation = QCheckBox("The model's own spread as rings")
        name(self.deviation, "Spread as rings", "Rings of one standard deviation around predicted fixations")
        self.deviation.toggled.connect(lambda on: self._overlay(deviation=on))
        for box in (self.gaze_heatmap, self.predicted_heatmap, self.all_samples, self.deviation):
            self.column.addWidget(box)
        form = self._form()
        self.sample = QSlider(Qt.Orientation.Horizontal)
        name(self.sample, "Shown sample", "Which sampled scanpath is drawn with circles (N)")
        self.sample.setRange(0, 0)
        self.sample.valueChanged.connect(lambda v: self._overlay(sample=v))
        self._sample_word = label("", "small")
        form.row("Sample", self._with_word(self.sample, self._sample_word))
        self.column.addLayout(form)
        self.column.addWidget(rule())
        self.column.addWidget(label("What the numbers rest on", "heading"))
        self.rests_on = label("", "dim", wrap=True)
        self.column.addWidget(self.rests_on)
        self.column.addStretch(1)
        self.set_session(None)

    def _form(self) -> Form:
        return Form()

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

    def _choose(self, finding: str) -> None:
        self.phrase.setText(finding)
        self._explain()

    def _explain(self) -> None:
        self.keep_phrase()
        self._shell.press("explain")

    def _desk(self, what: str, slot: str) -> None:
        if self._workspace.jobs is not None:
            getattr(self._workspace.jobs, what)(slot)

    # reading

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.phrase.clear()
        for card in self.jobs.values():
            card.clear()
        self._fill()
        self._show_result()

    def session_changed(self, topic: str) -> None:
        if topic in ("options", "scanpaths"):
            self._fill()
        if topic in ("explanation", "scanpaths"):
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
        self.method.setCurrentIndex(max(0, self.method.findData(choices.method)))
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
        self.gaze_heatmap.setChecked(overlay.gaze_heatmap)
        self.predicted_heatmap.setChecked(overlay.predicted_heatmap)
        self.all_samples.setChecked(overlay.all_samples)
        self.deviation.setChecked(overlay.deviation)
        prediction = session.prediction()
        count = len(prediction.result.scanpaths) if prediction is not None else 0
        self.sample.setRange(0, max(0, count - 1))
        self.sample.setEnabled(count > 1)
        self.sample.setValue(min(overlay.sample, max(0, count - 1)))
        self._sample_word.setText(f"{min(overlay.sample, max(0, count - 1)) + 1}/{count}" if count else "")
        self._filling = False

    def _show_result(self) -> None:
        session = self._session
        entry = session.explanation() if session is not None else None
        if session is None or entry is None:
            self.result.setText("The map says where the model sees the phrase. It is not a finding.")
            self.rests_on.setText("Nothing was asked yet.")
            return
        result = entry.result
        prior = (
            f"Prior from: {', '.join(result.prior)}."
            if result.prior
            else "No anatomical prior in the phrase."
        )
        fit = fit_lines(result)
        self.result.setText(" ".join([f"{result.method.upper()} of “{entry.request.phrase}”.", *fit[:1]]))
        lines = [prior, *fit[1:]]
        named = [mention.finding for mention in mentions(entry.request.phrase)]
        lines += [f"{line}." for line in reach_lines(result.reach, named)]
        prediction = session.prediction()
        if prediction is not None:
            lines.append(
                f"{len(prediction.result.scanpaths)} scanpaths for {prediction.result.finding}, "
                f"spread {prediction.result.spread_px:.0f} image px, seed {prediction.result.seed}."
            )
            lines += [f"{line}." for line in reach_lines(prediction.result.reach)]
        self.rests_on.setText("\n".join(lines))


def name(widget: QWidget, accessible: str, tip: str) -> None:
    """Give a control its accessible name and tooltip."""
    widget.setAccessibleName(accessible)
    widget.setToolTip(tip)
