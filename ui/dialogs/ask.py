"""One question with one line to answer; the window goes on meanwhile."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QDoubleValidator, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import Framed
from ui.languages import tr
from ui.plain import plain
from ui.widgets import button, label


class Decimal(QDoubleValidator):
    """A number with a decimal point or a decimal comma, whatever the language of the system."""

    def __init__(self, least: float, most: float, decimals: int) -> None:
        super().__init__(least, most, decimals)
        self.setLocale(QLocale.c())
        self.setNotation(QDoubleValidator.Notation.StandardNotation)

    def validate(self, text: str, position: int) -> Any:
        judged: Any = super().validate(text.replace(",", "."), position)
        return judged[0], text, position

    @staticmethod
    def number(text: str) -> float:
        return float(text.replace(",", "."))


class Ask(Framed):
    """Emits answered(text) once, for an answer that the validator takes; Esc answers nothing.

    hint: what the validator takes, said while it does not take what stands there.
    """

    answered = Signal(str)

    def __init__(
        self,
        title: str,
        question: str,
        *,
        value: str = "",
        accept: str = "OK",
        validator: QValidator | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, heading=title, width=324)
        self.setModal(True)
        self.column.addWidget(label(question, wrap=True))
        self.line = QLineEdit(value)
        self.line.setAccessibleName(question)
        self.line.setToolTip(plain(question))
        if validator is not None:
            self.line.setValidator(validator)
        self.column.addWidget(self.line)
        self._hint = label("", "dim")
        self._hint_text = hint
        self._hint.setVisible(bool(hint))
        self.column.addWidget(self._hint)
        self.ok = button(accept, f"{accept} (Enter)", self._accept, role="primary")
        self.ok.setDefault(True)
        self.add_foot("", button(tr("Cancel"), tr("Leave it as it is (Esc)"), self.reject), self.ok)
        self.line.textChanged.connect(self._enable)
        self._enable()
        self.line.setFocus()

    def _enable(self) -> None:
        written, taken = bool(self.line.text().strip()), self.line.hasAcceptableInput()
        self.ok.setEnabled(written and taken)
        self._hint.setText(self._hint_text if written and not taken else " ")

    def _accept(self) -> None:
        if self.ok.isEnabled():
            self.answered.emit(self.line.text().strip())
            self.accept()
