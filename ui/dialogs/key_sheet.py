"""All keys on one sheet, by section, from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import ACTIONS
from ui.theme import theme
from ui.widgets import Panel, button, label

MOUSE = (
    ("Left drag", "the chosen tool"),
    ("Right drag", "window/level"),
    ("Wheel", "zoom at the cursor"),
    ("Middle or Space drag", "pan"),
    ("Double click", "one pane large"),
    ("Ctrl+arrows", "pan by keys"),
)
COLUMNS = 4


class KeySheet(QDialog):
    """Read-only; Esc or "?" closes it."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = theme()
        column = QVBoxLayout(self)
        margin = look.px(18)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(label("Keys and mouse", "title"))
        sections: dict[str, list[tuple[str, str]]] = {"Mouse": list(MOUSE)}
        for spec in ACTIONS:
            keys = str(actions[spec.id].data() or "")
            if keys:
                sections.setdefault(spec.section, []).append(
                    (keys.replace("Return", "Enter"), spec.text.replace("…", ""))
                )
        body = Panel("Keys")
        line = QHBoxLayout()
        line.setSpacing(look.px(28))
        stacks = [QVBoxLayout() for _ in range(COLUMNS)]
        for stack in stacks:
            stack.setSpacing(look.px(4))
        heights = [0] * COLUMNS
        for stack in stacks:
            line.addLayout(stack, 1)
        for name, rows in sections.items():
            shortest = heights.index(min(heights))
            heights[shortest] += len(rows) + 2
            stack = stacks[shortest]
            stack.addWidget(label(name, "heading"))
            grid = QGridLayout()
            grid.setHorizontalSpacing(look.px(14))
            grid.setVerticalSpacing(look.px(3))
            grid.setColumnStretch(1, 1)
            for number, (keys, text) in enumerate(rows):
                grid.addWidget(label(keys, "human"), number, 0)
                grid.addWidget(label(text, "small"), number, 1)
            stack.addLayout(grid)
            stack.addSpacing(look.px(10))
        for stack in stacks:
            stack.addStretch(1)
        body.column.addLayout(line)
        column.addWidget(body, 1)
        foot = QHBoxLayout()
        foot.addWidget(label("Keys can be changed in settings.toml, table [shortcuts].", "dim"), 1)
        close = button("Close", "Close (Esc)", self.close, role="primary")
        foot.addWidget(close)
        column.addLayout(foot)
        inner = body.widget()
        wanted = (inner.sizeHint().height() if inner is not None else 0) + look.px(128)
        room = parent.size() if parent is not None else self.sizeHint()
        self.resize(min(look.px(1080), room.width() - look.px(40)), min(wanted, room.height() - look.px(40)))

    def keyPressEvent(self, event: object) -> None:
        if getattr(event, "text", lambda: "")() == "?":
            self.close()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]
