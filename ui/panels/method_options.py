"""The attribution method and what can be set of it, drawn from what the worker says of its methods."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QVBoxLayout, QWidget

from app.reading.workspace import ModelsChanged
from ui.languages import marked, tr
from ui.plain import plain
from ui.widgets import Form, button, label

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from app.reading.workspace import Workspace
    from inference.api import MethodInfo, MethodOption

KINDS = {"method": "", "stage": marked("a part of it"), "control": marked("control")}
"""What a method's `kind` is called in the list."""


class MethodOptions(QWidget):
    """Which method makes the map, what it is, and its options; they go into the session's choices."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._session, self._filling = workspace, workspace.session, False
        self._drawn: MethodInfo | None = None
        self.options: dict[str, QDoubleSpinBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        form = Form()
        self.method = QComboBox()
        self.method.setAccessibleName(tr("Attribution method"))
        # a long title must not make the panel wider than its place
        self.method.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.method.setMinimumContentsLength(12)
        self.method.currentIndexChanged.connect(self._chosen)
        form.row(tr("Method"), self.method)
        column.addLayout(form)
        self.hint = label("", "dim", wrap=True)
        column.addWidget(self.hint)
        self._form = Form()
        column.addLayout(self._form)
        self.defaults = button(
            tr("Default options"), tr("Set every option as it was"), self._reset, role="link"
        )
        column.addWidget(self.defaults, 0, Qt.AlignmentFlag.AlignLeft)
        workspace.listen(ModelsChanged, lambda _event: self.fill())
        self.fill()

    def set_session(self, session: ReadingSession | None) -> None:
        self._session = session
        self.fill()

    def fill(self) -> None:
        """Show what the worker offers, and what the session has chosen of it."""
        self._filling = True
        chosen = self._session.choices.method if self._session is not None else "matex"
        models = self._workspace.models
        offered = list(models.methods)
        if chosen not in {method.name for method in offered}:
            offered.append(models.method(chosen))
        if [self.method.itemData(i) for i in range(self.method.count())] != [m.name for m in offered]:
            self.method.clear()
            for method in offered:
                kind, title = tr(KINDS.get(method.kind, method.kind)), tr(method.title)
                self.method.addItem(plain(f"{title} ({kind})" if kind else title), method.name)
                self.method.setItemData(
                    self.method.count() - 1, plain(tr(method.hint)), Qt.ItemDataRole.ToolTipRole
                )
        self.method.setCurrentIndex(self.method.findData(chosen))
        info = models.method(chosen)
        self.method.setToolTip(plain(tr("Which method makes the map\n{hint}", hint=tr(info.hint)).strip()))
        self.hint.setText(plain(info.hint))
        self.hint.setVisible(bool(info.hint))
        self._draw(info)
        self._filling = False

    def _draw(self, info: MethodInfo) -> None:
        if info != self._drawn:
            self._drawn = info
            self._form.empty()
            self.options = {option.name: self._control(option) for option in info.options}
            for option in info.options:
                self._form.row(words_of(option), self.options[option.name])
        values = self._values()
        for option in info.options:
            self.options[option.name].setValue(values.get(option.name, option.default))
        self.defaults.setVisible(bool(values))

    def _control(self, option: MethodOption) -> QDoubleSpinBox:
        made = QDoubleSpinBox()
        made.setDecimals(2)
        made.setRange(option.least, option.most)
        made.setSingleStep(0.05 if option.most - option.least <= 4 else 1)
        made.valueChanged.connect(partial(self._set, option.name))
        made.setAccessibleName(words_of(option))
        made.setToolTip(
            plain(tr("{hint}\nDefault: {default:g}", hint=tr(option.hint), default=option.default).strip())
        )
        return made

    def _values(self) -> dict[str, float]:
        session = self._session
        return {} if session is None else dict(session.choices.options.get(session.choices.method, {}))

    def _chosen(self, _index: int) -> None:
        if self._session is not None and not self._filling and self.method.currentData():
            self._session.set_choices(method=self.method.currentData())
            self.fill()

    def _set(self, name: str, value: float) -> None:
        if not self._filling:
            self._keep(self._values() | {name: value})

    def _reset(self) -> None:
        self._keep({})

    def _keep(self, values: dict[str, float]) -> None:
        if self._session is not None:
            choices = self._session.choices
            self._session.set_choices(options={**choices.options, choices.method: values})
            self.fill()


def words_of(option: MethodOption) -> str:
    """An option's name as a person writes it."""
    words = option.name.replace("_", " ")
    return words[:1].upper() + words[1:]
