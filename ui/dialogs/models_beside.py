"""The answers of up to four models to one question about the film, side by side."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.reading.models_beside import APART, MOST, TASKS, Answer, ModelsBeside
from app.reading.report import Piece
from app.reading.workspace import FilmLeft
from inference.tasks import TASKS as KNOWN
from ui.dialogs.frame import Framed
from ui.dialogs.side_by_side import COLOURS, MapPicture
from ui.languages import marked, tr
from ui.panels.finding_rows import nice
from ui.panels.model_rows import described
from ui.plain import plain
from ui.theme import theme
from ui.widgets import ElidedLabel, FlowLayout, Segment, WrapLabel, button, label

if TYPE_CHECKING:
    from app.reading.workspace import Workspace
    from ui.shell import Shell

TIPS = {
    "findings": marked("The probabilities of each finding"),
    "explain": marked("Where each model sees the phrase, by the chosen method"),
    "scanpath": marked("Where readers would look, mean of the sampled scanpaths"),
    "report": marked("The draft of each model, differences marked"),
}
DIFFERENT = marked("Each model's scale is its own: figures of two models are no measurement of one thing.")


class _Column(QWidget):
    """What one model answered: a title, a map or words, a line of figures."""

    def __init__(self, film: NDArray[np.uint16], *, map_wanted: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.title = ElidedLabel("heading")
        column.addWidget(self.title)
        self.picture = MapPicture(film, COLOURS) if map_wanted else None
        self.words = WrapLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.words if self.picture is None else self.picture, 1)
        if self.picture is None:
            self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.figures = label("", "small", wrap=True)
        column.addWidget(self.figures)

    def say(self, sentences: list[list[Piece]], state: str) -> None:
        """A draft in pieces, those that differ underlined; state: stands there before there is one."""
        mark = theme().colour("human").name()
        lines = [
            " ".join(
                f'<span style="color:{mark}; text-decoration: underline;">{escape(text)}</span>'
                if new
                else escape(text)
                for text, new in pieces
            )
            for pieces in sentences
        ]
        dim = theme().colour("text_dim").name()
        lines += [f'<span style="color:{dim}">{escape(state)}</span>'] if state else []
        self.words.setText("".join(f'<p style="margin: 0 0 5px 0">{line}</p>' for line in lines))


class ModelsBesideDialog(Framed):
    """Stays open beside the window until the film is left."""

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        desk, film = workspace.jobs, workspace.film
        assert desk is not None
        assert film is not None
        super().__init__(
            tr("Models side by side"), shell.parent, heading=tr("What do other models say of this film?")
        )
        self._shell, self._workspace, self._film = shell, workspace, film.model_image
        self.beside = ModelsBeside(desk)
        self.beside.listeners.append(self._show)
        self.task = Segment(
            [(task, tr(KNOWN[task].title), tr(TIPS[task])) for task in TASKS], name=tr("Question")
        )
        self.task.chosen.connect(self.turn_to)
        self.column.addWidget(self.task)
        self._boxes = QWidget()
        self._flow = FlowLayout(self._boxes, theme().px(6))
        self.boxes: dict[str, QCheckBox] = {}
        self.column.addWidget(self._boxes)
        self.note = label("", "dim", wrap=True)
        self.column.addWidget(self.note)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self.column.addWidget(self._scroll, 1)
        self.add_foot(
            button(tr("Add a model"), tr("Your own models (Ctrl+M)"), partial(shell.press, "models")),
            "",
            button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"),
        )
        shell.children.worker_event.connect(self.beside.take)
        self._unlisten = workspace.listen(FilmLeft, lambda _event: self.close())
        self.destroyed.connect(lambda _o=None: self._unlisten())
        self.resize(theme().px(1080), theme().px(560))
        self.columns: dict[str, _Column] = {}
        self.turn_to(TASKS[0])

    def turn_to(self, task: str) -> None:
        """The same models' answers to another question."""
        self.columns = {}
        self.beside.turn_to(task)
        asked = {answer.model for answer in self.beside.answers}
        for old in self.boxes.values():
            old.hide()
            old.deleteLater()
        self.boxes = {}
        for info in self.beside.offered:
            box = self.boxes[info.id] = QCheckBox(plain(info.id))
            box.setAccessibleName(tr("Ask {model}", model=info.id))
            box.setToolTip(described(info))
            box.setChecked(info.id in asked)
            box.toggled.connect(lambda _on: self._ask())
            self._flow.addWidget(box)
        self._limit()

    def _ask(self) -> None:
        self.beside.ask([model for model, box in self.boxes.items() if box.isChecked()])
        self._limit()

    def _limit(self) -> None:
        """No more than fit beside each other."""
        full = len(self.beside.answers) >= MOST
        for box in self.boxes.values():
            box.setEnabled(box.isChecked() or not full)

    def _show(self) -> None:
        self.note.setText(self._note())
        if self.beside.task == "findings":
            self._put(self._table())
            return
        names = [answer.model for answer in self.beside.answers]
        if list(self.columns) != names:
            self.columns = {
                name: _Column(self._film, map_wanted=self.beside.task != "report") for name in names
            }
            row = QWidget()
            line = QHBoxLayout(row)
            for name, column in self.columns.items():
                held = QVBoxLayout()
                held.addWidget(column, 1)
                held.addWidget(self._use(name), 0, Qt.AlignmentFlag.AlignLeft)
                line.addLayout(held, 1)
            self._put(row)
        for answer in self.beside.answers:
            self._fill(self.columns[answer.model], answer)

    def _note(self) -> str:
        """What is compared, and what it does not say."""
        count = len(self.beside.offered)
        if count < 2:
            return tr("Only one model here answers this. Another one that you add stands beside it.")
        said = {
            "findings": tr("With your gaze.") if self.beside.with_gaze else tr("Without gaze."),
            "explain": tr("Where is “{phrase}”?", phrase=self._phrase()),
            "scanpath": tr("Readers who look for: {finding}.", finding=tr(self._finding())),
        }
        figures = tr(DIFFERENT) if self.beside.task in ("findings", "explain") else ""
        return f"{said.get(self.beside.task, '')} {figures}".strip()

    def _phrase(self) -> str:
        """What the models were asked for, as an answer says it."""
        made = (getattr(answer.result, "phrase", "") for answer in self.beside.answers)
        desk = self.beside.desk
        return next((phrase for phrase in made if phrase), desk.session.choices.phrase or desk.top_finding())

    def _finding(self) -> str:
        """What the sampled readers search for."""
        made = (getattr(answer.result, "finding", "") for answer in self.beside.answers)
        return next((finding for finding in made if finding), "…")

    def _put(self, widget: QWidget) -> None:
        at = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(widget)
        self._scroll.verticalScrollBar().setValue(at)

    def _use(self, model: str) -> QWidget:
        """From now on the panels ask this model."""
        task = self.beside.task
        chosen = self._workspace.models.of(task) == model
        made = button(
            tr("The panels ask this one") if chosen else tr("Use this one"),
            tr("From now on {title} are asked of {model}", title=tr(KNOWN[task].title), model=model),
            partial(self.use, model),
            role="link",
            name=tr("Use {model}", model=model),
        )
        made.setEnabled(not chosen)
        return made

    def use(self, model: str) -> None:
        """The chosen model of this task, kept in the settings."""
        self._workspace.choose_model(self.beside.task, model)
        self._shell.save_settings()
        self.columns = {}
        self._show()

    def _table(self) -> QWidget:
        """Findings by models; where they are far apart the row is marked."""
        table = QWidget()
        grid = QGridLayout(table)
        grid.setHorizontalSpacing(theme().px(18))
        answers = self.beside.answers
        for column, answer in enumerate(answers, start=1):
            title = ElidedLabel("heading")
            title.say(answer.made_by)
            grid.addWidget(title, 0, column)
            grid.addWidget(label(plain(answer.state), "dim", wrap=True), 1, column)
            grid.addWidget(self._use(answer.model), 2, column)
            grid.setColumnStretch(column, 1)
        for row, finding in enumerate(self.beside.findings(), start=3):
            apart = finding.spread >= APART
            role = "warning" if apart else ""
            grid.addWidget(label(nice(finding.name), role), row, 0)
            for column, value in enumerate(finding.values, start=1):
                words = tr("not known to it") if value is None else f"{value:.2f}"
                if answers[column - 1].result is not None:
                    grid.addWidget(label(words, "dim" if value is None else role), row, column)
            if apart:
                far = tr("{spread:.2f} apart", spread=finding.spread)
                grid.addWidget(label(far, "warning"), row, len(answers) + 1)
        grid.setRowStretch(grid.rowCount(), 1)
        return table

    def _fill(self, column: _Column, answer: Answer) -> None:
        column.title.say(answer.made_by)
        column.figures.setText(self._figures_of(answer))
        if column.picture is None:
            column.say(self.beside.draft(answer), answer.state)
            return
        column.picture.words = answer.state
        column.picture.overlay.opacity = 0.7 * float(getattr(answer.result, "strength", 1.0))
        column.picture.show_map(answer.values)

    def _figures_of(self, answer: Answer) -> str:
        result, alike = answer.result, self.beside.likeness(answer)
        parts = []
        if self.beside.task == "explain" and result is not None:
            parts.append(f"{result.made_by}, " + tr("similarity {value:.2f}", value=result.similarity))
        if self.beside.task == "scanpath" and result is not None:
            parts.append(tr("spread {value:.0f} image px", value=result.spread_px))
        if self.beside.task == "report" and result is not None:
            parts.append(tr("with gaze") if result.with_gaze else tr("without gaze"))
        if alike is not None:
            first = self.beside.answers[0].model
            parts.append(tr("correlation with {model} {value:.2f}", model=first, value=alike))
        return "; ".join(parts)

    def closeEvent(self, event: object) -> None:
        self._shell.children.worker_event.disconnect(self.beside.take)
        self.beside.cancel()
        super().closeEvent(event)  # type: ignore[arg-type]
