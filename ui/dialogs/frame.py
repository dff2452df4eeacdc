"""The frame that dialogs share: title, margins, the line of buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets import label


class Framed(QDialog):
    """Its parts go into `column`. It is gone when it is closed; Esc closes it."""

    def __init__(
        self, title: str, parent: QWidget | None = None, *, heading: str = "", width: int = 0
    ) -> None:
        """title: of its window. heading: over all parts. width: of the parts, at least, in design px; the
        height that wrapped words need follows from it."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme()
        margin = look.px(18)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(look.px(9))
        self.column.addStrut(look.px(width))
        if heading:
            self.column.addWidget(label(heading, "title", wrap=True))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt gives a new dialog two thirds of the screen's height at most, and would cut words off below."""
        super().showEvent(event)
        needed = self.column.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), min(needed, self.screen().availableGeometry().height()))

    def refresh(self) -> None:
        """It is asked for again while it is open (`only_one`)."""

    def add_foot(self, *parts: QWidget | str) -> None:
        """The last line, from left to right; words take the room that is left."""
        line = QHBoxLayout()
        for part in parts:
            if isinstance(part, str):
                line.addWidget(label(part, "dim"), 1)
            else:
                line.addWidget(part)
        self.column.addLayout(line)


_D = TypeVar("_D", bound=Framed)


def only_one(parent: QWidget, kind: type[_D], make: Callable[[], _D]) -> _D:
    """The dialog of that kind that is open already, brought to the front and up to date, or a new one."""
    there = next((d for d in parent.findChildren(kind) if d.isVisible()), None)
    dialog = there or make()
    if there is not None:
        there.refresh()
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
