"""Rows of settings as fields: made from `app.settings_table`, and written back as soon as a field is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.settings_table import Entered, Refused, Row, put, words_of
from ui.languages import said, tr
from ui.plain import plain
from ui.theme import theme
from ui.widgets import Form, button, label, set_role

Field = QLineEdit | QComboBox | QCheckBox | QPlainTextEdit


class SettingRows(QWidget):
    """target: holds the values. changed: a row was set to another value. refused: why a field is not taken,
    "" when all are."""

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, target: msgspec.Struct, rows: Sequence[Row]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._target = target
        self.fields: dict[str, Field] = {}
        self._wrong: dict[str, str] = {}
        form = Form(self)
        form.setColumnStretch(0, 2)
        form.setColumnStretch(1, 3)
        for row in rows:
            made = self.fields[row.key] = self._field(row)
            words = label_of(row)
            made.setAccessibleName(words)
            made.setAccessibleDescription(tr(row.hint))
            made.setToolTip(plain(tr(row.hint) or words))
            words = "" if isinstance(made, QCheckBox) else words
            form.row(label(words, wrap=True), self._with_chooser(row, made))
            under = [
                t
                for t in (tr(row.hint), tr("counts from {takes}", takes=tr(row.takes)) if row.takes else "")
                if t
            ]
            if under:
                form.row(label(""), label("; ".join(under), "dim", wrap=True))

    def _field(self, row: Row) -> Field:
        text = words_of(self._target, row)
        if row.kind == "switch":
            box = QCheckBox(tr(row.title))
            box.setChecked(text == "True")
            box.toggled.connect(lambda on: self._enter(row, on))
            return box
        if row.kind == "choice":
            choice = QComboBox()
            for value, words in row.choices.items():
                choice.addItem(tr(words), str(value))
            if choice.findData(text) < 0:
                choice.addItem(text or tr(row.empty), text)
            choice.setCurrentIndex(choice.findData(text))
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.currentIndexChanged.connect(lambda _i: self._enter(row, str(choice.currentData())))
            return choice
        if row.kind == "folders":
            lines = _Lines(text, lambda: self._enter(row, lines.toPlainText()))
            lines.setPlaceholderText(tr(row.empty))
            return lines
        line = QLineEdit(text)
        line.setPlaceholderText(tr(row.empty))
        line.editingFinished.connect(lambda: self._enter(row, line.text()))
        return line

    def _with_chooser(self, row: Row, made: Field) -> QWidget:
        """A file or folder is found with the system's dialog, too."""
        if row.kind not in ("file", "program", "folders"):
            return made
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(6))
        line.addWidget(made, 1)
        choose = button(
            tr("Choose…"),
            tr("Choose: {title}", title=tr(row.title)),
            lambda: self._choose(row),
            name=tr("Choose {title}", title=tr(row.title)),
        )
        line.addWidget(choose)
        return both

    def _choose(self, row: Row) -> None:
        made = self.fields[row.key]
        if isinstance(made, QPlainTextEdit):
            found = QFileDialog.getExistingDirectory(self, tr(row.title))
            if found:
                made.setPlainText(f"{made.toPlainText().strip()}\n{found}".strip())
                self._enter(row, made.toPlainText())
            return
        found, _kind = QFileDialog.getOpenFileName(self, tr(row.title))
        if found and isinstance(made, QLineEdit):
            made.setText(found)
            self._enter(row, found)

    def _enter(self, row: Row, entered: Entered) -> None:
        try:
            new = put(self._target, row, entered)
        except Refused as error:
            self._wrong[row.key] = said(str(error))
            new = False
        else:
            self._wrong.pop(row.key, None)
        set_role(self.fields[row.key], "true" if row.key in self._wrong else "false", name="problem")
        self.refused.emit(next(iter(self._wrong.values()), ""))
        if new:
            self.changed.emit(row)


def label_of(row: Row) -> str:
    """A setting's title with its unit."""
    return f"{tr(row.title)}, {tr(row.unit)}" if row.unit else tr(row.title)


class _Lines(QPlainTextEdit):
    """A few lines that are entered when they are left."""

    def __init__(self, text: str, entered: Callable[[], None]) -> None:
        super().__init__(text)
        self._entered = entered
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme().px(72))

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._entered()
