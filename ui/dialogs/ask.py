"""One question with one line to answer; the window goes on meanwhile."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QValidator
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import theme
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


class Ask(QDialog):
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
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme()
        self.setMinimumWidth(look.px(360))
        column = QVBoxLayout(self)
        margin = look.px(18)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.px(9))
        column.addWidget(label(title, "title"))
        column.addWidget(label(question, wrap=True))
        self.line = QLineEdit(value)
        self.line.setAccessibleName(question)
        self.line.setToolTip(question)
        if validator is not None:
            self.line.setValidator(validator)
        column.addWidget(self.line)
        self._hint = label("", "dim")
        self._hint_text = hint
        self._hint.setVisible(bool(hint))
        column.addWidget(self._hint)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Cancel", "Leave it as it is (Esc)", self.reject))
        self.ok = button(accept, f"{accept} (Enter)", self._accept, role="primary")
        self.ok.setDefault(True)
        foot.addWidget(self.ok)
        column.addLayout(foot)
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
