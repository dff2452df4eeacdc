"""What a participant is asked beside the film: a form, a rating, marks, a report; a page a kind of phase."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.study.phases import Form, Marking, Phase, Question, Rating, Report
from ui.languages import tr
from ui.widgets import button, label


class Page(QWidget):
    """Asks, and gives the answers as they are kept."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.lines = QVBoxLayout(self)
        self.lines.addWidget(label(title, "heading", wrap=True))

    def answers(self) -> dict[str, Any]:
        return {}


class FormPage(Page):
    """A field a question."""

    def __init__(self, phase: Form) -> None:
        super().__init__(tr("Please answer"))
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        for question in phase.questions:
            self.lines.addWidget(label(question.text, wrap=True))
            field = _field(question)
            field.setAccessibleName(question.text)
            self._fields[question.name] = field
            self.lines.addWidget(field)
        self.lines.addStretch(1)

    def answers(self) -> dict[str, Any]:
        return {
            name: field.currentText() if isinstance(field, QComboBox) else field.text().strip()
            for name, field in self._fields.items()
        }


def _field(question: Question) -> QLineEdit | QComboBox:
    choices = {"yes_no": ("yes", "no"), "choice": question.choices}.get(question.answer)
    if choices is None:
        return QLineEdit()
    box = QComboBox()
    box.addItems(["", *choices])
    return box


class RatingPage(Page):
    """A step a button."""

    def __init__(self, phase: Rating) -> None:
        super().__init__(phase.text)
        self._name = phase.name
        self._steps = QButtonGroup(self)
        line = QHBoxLayout()
        count = phase.highest - phase.lowest
        step = max(1, count // 10)
        for value in range(phase.lowest, phase.highest + 1, step):
            made = button(str(value), f"{phase.text}: {value}", name=str(value))
            made.setCheckable(True)
            self._steps.addButton(made, value)
            line.addWidget(made)
        self.lines.addLayout(line)
        if phase.ends:
            self.lines.addWidget(label(f"{phase.lowest}: {phase.ends[0]}, {phase.highest}: {phase.ends[1]}"))
        self.lines.addStretch(1)

    def choose(self, value: int) -> None:
        """As a click on that step."""
        self._steps.button(value).setChecked(True)

    def answers(self) -> dict[str, Any]:
        chosen = self._steps.checkedButton()
        return {} if chosen is None else {self._name: self._steps.id(chosen)}


class ReportPage(Page):
    def __init__(self, phase: Report) -> None:
        super().__init__(tr("Report"))
        self._name = phase.name
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(tr("Report"))
        self.lines.addWidget(self._text, 1)

    def answers(self) -> dict[str, Any]:
        return {self._name: self._text.toPlainText().strip()}


class MarkingPage(Page):
    """The label and the certainty of the next mark; marks are drawn on the film.
    changed: called when there are others."""

    def __init__(self, phase: Marking) -> None:
        super().__init__(
            tr("Mark what you see: draw an ellipse on the film")
            if phase.shape == "ellipse"
            else tr("Mark what you see: draw a box on the film")
        )
        self.shape = phase.shape
        self.changed: Callable[[], None] = lambda: None
        self._phase = phase
        self.marks: list[dict[str, Any]] = []
        self._label, self._certainty = QComboBox(), QComboBox()
        self._label.addItems(phase.labels)
        self._label.setAccessibleName(tr("What it is"))
        self.lines.addWidget(self._label)
        if phase.certainty:
            self._certainty.addItems(phase.certainty)
            self._certainty.setAccessibleName(tr("How certain"))
            self.lines.addWidget(self._certainty)
        self._said = label("", "dim", wrap=True)
        self.lines.addWidget(self._said)
        self.lines.addWidget(button(tr("Take the last one back"), tr("Remove the last mark"), self._back))
        self.lines.addStretch(1)

    def drawn(self, box_px: tuple[float, float, float, float]) -> None:
        """A box on the image."""
        keys = ("x0_px", "y0_px", "x1_px", "y1_px")
        mark: dict[str, Any] = dict(zip(keys, box_px, strict=True), label=self._label.currentText())
        if self._phase.certainty:
            mark["certainty"] = self._certainty.currentText()
        self.marks.append(mark)
        self._say()

    def _back(self) -> None:
        del self.marks[-1:]
        self._say()

    def _say(self) -> None:
        self.changed()
        self._said.setText("\n".join(f"{m['label']} {m.get('certainty', '')}".strip() for m in self.marks))

    def answers(self) -> dict[str, Any]:
        return {self._phase.name: self.marks}


class SaidPage(Page):
    """Nothing is heard: what would be said is typed while the film is looked at."""

    def __init__(self, why: str) -> None:
        super().__init__(tr("Type what you see"))
        self.lines.addWidget(label(why, "dim", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("What you see"))
        self.lines.addWidget(self.text, 1)


PAGES: dict[type, Callable[[Any], Page]] = {
    Form: FormPage,
    Rating: RatingPage,
    Report: ReportPage,
    Marking: MarkingPage,
}


def page_of(phase: Phase) -> Page | None:
    """None where nothing is asked."""
    made = PAGES.get(type(phase))
    return None if made is None else made(phase)
