"""A question that is answered with yes or no."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Framed
from ui.languages import tr
from ui.widgets import button, label


class Confirm(Framed):
    """`accepted` is emitted for yes; Esc and Enter answer no."""

    def __init__(self, title: str, question: str, *, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, heading=title, width=364)
        self.setModal(True)
        self.column.addWidget(label(question, wrap=True))
        self.no = button(tr("Cancel"), tr("Leave it as it is (Esc)"), self.reject)
        self.no.setDefault(True)
        self.yes = button(accept, accept, self.accept)
        self.add_foot("", self.no, self.yes)
        self.no.setFocus()
