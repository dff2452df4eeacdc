"""A list of lines to read, search and copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import button, label


class TextList(QDialog):
    """Stays open beside the window; Esc closes it."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme()
        column = QVBoxLayout(self)
        margin = look.px(18)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.px(9))
        column.addWidget(label(title, "title", wrap=True))
        self.text = QPlainTextEdit("\n".join(lines))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(title)
        self.text.setToolTip("Select and copy with Ctrl+C")
        column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addWidget(button("Copy all", "Copy every line", self.copy_all))
        foot.addStretch(1)
        foot.addWidget(button("Close", "Close (Esc)", self.close, role="primary"))
        column.addLayout(foot)
        self.resize(look.px(680), look.px(360))

    def copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def show_list(parent: QWidget, title: str, lines: Sequence[str]) -> None:
    TextList(title, lines, parent).show()
