"""One question with one line to answer; the window goes on meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import button, label


class Ask(QDialog):
    """Emits answered(text) once, for an answer that the validator takes; Esc answers nothing."""

    answered = Signal(str)

    def __init__(
        self,
        title: str,
        question: str,
        *,
        value: str = "",
        accept: str = "OK",
        validator: QValidator | None = None,
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
        self.ok.setEnabled(bool(self.line.text().strip()) and self.line.hasAcceptableInput())

    def _accept(self) -> None:
        if self.ok.isEnabled():
            self.answered.emit(self.line.text().strip())
            self.accept()
