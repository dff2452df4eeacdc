"""A list of lines to read, search and copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.frame import Framed
from ui.languages import tr
from ui.theme import theme
from ui.widgets import button


class TextList(Framed):
    """Stays open beside the window; Esc closes it."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent, heading=title)
        self.text = QPlainTextEdit("\n".join(lines))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(title)
        self.text.setToolTip(tr("Select and copy with Ctrl+C"))
        self.column.addWidget(self.text, 1)
        copy = button(tr("Copy all"), tr("Copy every line"), self.copy_all)
        self.add_foot(copy, "", button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        self.resize(theme().px(680), theme().px(360))

    def copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())


def show_list(parent: QWidget, title: str, lines: Sequence[str]) -> None:
    TextList(title, lines, parent).show()
