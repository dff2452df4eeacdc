"""Why this layout: what the chosen hanging protocol rests on, and why the others do not fit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui.dialogs.frame import Framed
from ui.languages import tr
from ui.theme import theme
from ui.widgets import button, label, rule


class WhyThisLayout(Framed):
    """Stays open beside the image; Esc closes it."""

    def __init__(self, lines: Sequence[tuple[str, str, str]], parent: QWidget) -> None:
        """lines: role, name, text (`HangingController.reasons`)."""
        super().__init__(tr("Why this layout"), parent, heading=tr("Why this layout"))
        look = theme()
        rows = QWidget()
        rows.setObjectName("panel")
        grid = QGridLayout(rows)
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(7))
        grid.setColumnStretch(1, 1)
        for line, (role, name, text) in enumerate(lines):
            grid.addWidget(label(name, role, wrap=True), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(text, wrap=True), line, 1)
        grid.setRowStretch(len(lines), 1)
        grid.setColumnMinimumWidth(0, look.px(170))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(rows)
        self.column.addWidget(rule())
        self.column.addWidget(area, 1)
        close = button(tr("Close"), tr("Close (Esc)"), self.close, role="primary")
        self.add_foot(tr("Gaze and AI keep to the main image."), close)
        self.resize(look.px(640), look.px(420))
