"""A question that is answered with yes or no."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import button, label


class Confirm(QDialog):
    """`accepted` is emitted for yes; Esc and Enter answer no."""

    def __init__(self, title: str, question: str, *, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme()
        self.setMinimumWidth(look.px(400))
        column = QVBoxLayout(self)
        margin = look.px(18)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.px(9))
        column.addWidget(label(title, "title"))
        column.addWidget(label(question, wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.no = button("Cancel", "Leave it as it is (Esc)", self.reject)
        self.no.setDefault(True)
        foot.addWidget(self.no)
        self.yes = button(accept, accept, self.accept)
        foot.addWidget(self.yes)
        column.addLayout(foot)
        self.no.setFocus()
