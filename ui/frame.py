"""Where things stand in the window: bar, messages and panes, panels at the sides, status."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.panels.message_bar import MessageArea
from ui.panels.status_bar import StatusBar
from ui.theme import theme
from ui.top_bar import TopBar
from ui.viewer.grid import ViewerGrid


class Frame(QWidget):
    """The window's central widget. middle: messages and panes over the timeline; sides: studies, middle,
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
        above = QWidget()
        above.setObjectName("window")
        inner = QVBoxLayout(above)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(3))
        inner.addWidget(messages)
        inner.addWidget(grid, 1)
        self.middle.addWidget(above)
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
        column.addWidget(status)

    def add_panels(self, studies: QWidget, results: QWidget, timeline: QWidget) -> None:
        """Left, right and below."""
        self.sides.insertWidget(0, studies)
        self.sides.addWidget(results)
        self.sides.setStretchFactor(0, 0)
        self.sides.setStretchFactor(1, 1)
        self.sides.setStretchFactor(2, 0)
        self.middle.addWidget(timeline)
        self.middle.setStretchFactor(1, 0)
