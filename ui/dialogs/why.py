"""Why this look: the rules behind it, with the standard's paragraphs; follows the view."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from app.reading.why import why_this_look
from app.reading.workspace import SessionBegun, Workspace
from ui.dialogs.frame import Framed
from ui.languages import said, tr
from ui.theme import theme
from ui.viewer.grid import ViewerGrid
from ui.widgets import Panel, button, label, rule


class WhyThisLook(Framed):
    """Stays open beside the image; Esc closes it."""

    def __init__(self, parent: QWidget, workspace: Workspace, grid: ViewerGrid) -> None:
        super().__init__(tr("Why this look"), parent, heading=tr("Why this look"))
        self._workspace, self._grid = workspace, grid
        self.column.addWidget(
            label(tr("From stored values to grey, in the order in which it is done."), "dim")
        )
        self.column.addWidget(rule())
        self._body = Panel(tr("Rules"))
        self._rows: QWidget | None = None
        self.column.addWidget(self._body, 1)
        self.add_foot("", button(tr("Close"), tr("Close (Esc)"), self.close, role="primary"))
        self.resize(theme().px(640), theme().px(380))
        grid.state_changed.connect(self._changed)
        unlisten = workspace.listen(SessionBegun, self._changed)
        self.destroyed.connect(lambda _o=None: unlisten())
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
        picture = self._workspace.film
        line = 0
        for found in why_this_look(picture, self._grid.state) if picture is not None else ():
            role = "human" if found.who == "reader" else "dim"
            grid.addWidget(label(tr("you") if found.who == "reader" else tr("file"), role), line, 0)
            grid.addWidget(label(said(found.text), wrap=True), line, 1)
            grid.addWidget(label(found.paragraph, "dim"), line, 2)
            line += 1
        if self._grid.display is not None:
            grid.addWidget(label(tr("screen"), "dim"), line, 0)
            grid.addWidget(
                label(tr("calibrated to the standard display by its measured curve"), wrap=True), line, 1
            )
            grid.addWidget(label("PS3.14 7", "dim"), line, 2)
            line += 1
        gpu = self._grid.active_canvas().gpu()
        if gpu:
            grid.addWidget(label(tr("screen"), "dim"), line, 0)
            grid.addWidget(label(tr("painted by the graphics card ({gpu})", gpu=gpu), wrap=True), line, 1)
            line += 1
        for text in picture.radiograph.warnings if picture is not None else ():
            grid.addWidget(label(tr("note"), "warning"), line, 0)
            grid.addWidget(label(text, wrap=True), line, 1, 1, 2)
            line += 1
        if picture is None:
            grid.addWidget(label(tr("No image is open."), "dim"), 0, 0)
        self._body.column.insertWidget(0, self._rows)
        if self._body.column.count() == 1:
            self._body.column.addStretch(1)
