"""Why this look: the rules behind it, with the standard's paragraphs; follows the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.reading.why import why_this_look
from ui.dialogs.frame import Framed
from ui.theme import theme
from ui.widgets import Panel, button, label, rule

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class WhyThisLook(Framed):
    """Stays open beside the image; Esc closes it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__("Why this look", window, heading="Why this look")
        self._window = window
        self.column.addWidget(label("From stored values to grey, in the order in which it is done.", "dim"))
        self.column.addWidget(rule())
        self._body = Panel("Rules")
        self._rows: QWidget | None = None
        self.column.addWidget(self._body, 1)
        self.add_foot("", button("Close", "Close (Esc)", self.close, role="primary"))
        self.resize(theme().px(640), theme().px(380))
        window.grid.state_changed.connect(self._changed)
        window.study_opened.connect(self._changed)
        self.refresh()

    def _changed(self, *_what: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Write the rules again."""
        if self._rows is not None:
            self._rows.deleteLater()
        self._rows = QWidget()
        look = theme()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(7))
        grid.setColumnStretch(1, 1)
        picture = self._window.picture
        line = 0
        for found in why_this_look(picture, self._window.grid.state) if picture is not None else ():
            role = "human" if found.who == "reader" else "dim"
            grid.addWidget(label("you" if found.who == "reader" else "file", role), line, 0)
            grid.addWidget(label(found.text, wrap=True), line, 1)
            grid.addWidget(label(found.paragraph, "dim"), line, 2)
            line += 1
        if self._window.grid.display is not None:
            grid.addWidget(label("screen", "dim"), line, 0)
            grid.addWidget(
                label("calibrated to the standard display by its measured curve", wrap=True), line, 1
            )
            grid.addWidget(label("PS3.14 7", "dim"), line, 2)
            line += 1
        gpu = self._window.grid.active_canvas().gpu()
        if gpu:
            grid.addWidget(label("screen", "dim"), line, 0)
            grid.addWidget(label(f"painted by the graphics card ({gpu})", wrap=True), line, 1)
            line += 1
        for text in picture.radiograph.warnings if picture is not None else ():
            grid.addWidget(label("note", "warning"), line, 0)
            grid.addWidget(label(text, wrap=True), line, 1, 1, 2)
            line += 1
        if picture is None:
            grid.addWidget(label("No image is open.", "dim"), 0, 0)
        self._body.column.insertWidget(0, self._rows)
        if self._body.column.count() == 1:
            self._body.column.addStretch(1)
