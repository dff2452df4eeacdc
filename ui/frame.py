"""Where things stand in the window: bar, panes, panels at the sides and below, messages, status."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.panels.message_bar import MessageArea
from ui.panels.status_bar import StatusBar
from ui.theme import theme
from ui.top_bar import TopBar
from ui.viewer.grid import ViewerGrid


class Frame(QWidget):
    """The window's central widget. middle: panes over the timeline; sides: studies, middle,
    results. results_width: as the reader left it, 0 where never."""

    def __init__(self, top_bar: TopBar, messages: MessageArea, grid: ViewerGrid, status: StatusBar) -> None:
        super().__init__()
        look = theme()
        self.results_width = 0
        self.setObjectName("window")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.setChildrenCollapsible(False)
        self.middle.addWidget(grid)
        self.middle.setStretchFactor(0, 1)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.setChildrenCollapsible(False)
        self.sides.addWidget(self.middle)
        self.sides.setStretchFactor(0, 1)
        line = QHBoxLayout()
        line.setContentsMargins(look.px(4), 0, look.px(4), 0)
        line.addWidget(self.sides)
        column.addWidget(top_bar)
        column.addLayout(line, 1)
        foot = QVBoxLayout()
        foot.setSpacing(0)
        messages.put_behind(status.note_line)
        foot.addWidget(messages)
        foot.addWidget(status)
        column.addLayout(foot)

    def add_panels(self, studies: QWidget, results: QWidget, timeline: QWidget) -> None:
        """Left, right and below."""
        self.sides.insertWidget(0, studies)
        self.sides.addWidget(results)
        self.sides.setStretchFactor(0, 0)
        self.sides.setStretchFactor(1, 1)
        self.sides.setStretchFactor(2, 0)
        self.middle.addWidget(timeline)
        self.middle.setStretchFactor(1, 0)
