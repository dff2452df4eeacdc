"""All keys on one sheet, by section, from the action table."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.action_spec import ActionSpec
from ui.dialogs.frame import Framed
from ui.languages import marked, tr
from ui.theme import theme
from ui.widgets import Panel, button, label

MOUSE = (
    (marked("Left drag"), marked("the chosen tool")),
    (marked("Right drag"), marked("window/level")),
    (marked("Wheel"), marked("zoom at the cursor")),
    (marked("Middle or Space drag"), marked("pan")),
    (marked("Double click"), marked("one pane large")),
    (marked("Ctrl+arrows"), marked("pan by keys")),
)
MOST_COLUMNS, LONGEST_LINE = 4, 32


class KeySheet(Framed):
    """Read-only; Esc or "?" closes it."""

    def __init__(
        self, specs: Sequence[ActionSpec], actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Keys"), parent, heading=tr("Keys and mouse"))
        look = theme()
        sections: dict[str, list[tuple[str, str]]] = {
            tr("Mouse"): [(tr(hand), tr(does)) for hand, does in MOUSE]
        }
        for spec in specs:
            keys = str(actions[spec.id].data() or "")
            if keys:
                words = tr(spec.text).replace("…", "")
                if spec.group == "layout":  # "1|2" says little
                    words = textwrap.fill(tr(spec.tip), LONGEST_LINE)
                sections.setdefault(tr(spec.section), []).append((keys.replace("Return", "Enter"), words))
        body = Panel(tr("Keys"))
        body.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        body.setToolTip(tr("Arrow keys scroll"))
        room = parent.size() if parent is not None else self.sizeHint()
        most = min(look.px(1280), room.width() - look.px(40))
        parts = [_section(name, rows) for name, rows in sections.items()]
        widest = max(part.sizeHint().width() for part in parts) + look.px(28)
        beside = 2 * self.column.contentsMargins().left()
        inside = most - beside - look.px(40)  # the panel's own margin and its scroll bar
        body.column.addLayout(_in_columns(parts, min(max(inside // widest, 1), MOST_COLUMNS)))
        self.column.addWidget(body, 1)
        close = button(tr("Close"), tr("Close (Esc)"), self.close, role="primary")
        self.add_foot(tr("Keys can be changed in the settings (Ctrl+,)."), close)
        inner = body.widget()
        hint = inner.sizeHint() if inner is not None else self.sizeHint()
        self.resize(
            min(hint.width() + beside + look.px(24), most),
            min(hint.height() + look.px(128), room.height() - look.px(40)),
        )

    def keyPressEvent(self, event: object) -> None:
        if getattr(event, "text", lambda: "")() == "?":
            self.close()
        else:
            super().keyPressEvent(event)  # type: ignore[arg-type]


def _section(name: str, rows: list[tuple[str, str]]) -> QWidget:
    """A heading over keys and what they do."""
    look = theme()
    part = QWidget()
    part.setObjectName("panel")
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, look.px(10))
    column.setSpacing(look.px(4))
    column.addWidget(label(name, "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.px(14))
    grid.setVerticalSpacing(look.px(3))
    grid.setColumnStretch(1, 1)
    for number, (keys, text) in enumerate(rows):
        grid.addWidget(label(keys, "human"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(text, "small"), number, 1)
    column.addLayout(grid)
    return part


def _in_columns(parts: list[QWidget], count: int) -> QHBoxLayout:
    """Each part under the shortest column so far."""
    line = QHBoxLayout()
    line.setSpacing(theme().px(28))
    stacks, heights = [QVBoxLayout() for _ in range(count)], [0] * count
    for part in parts:
        shortest = heights.index(min(heights))
        heights[shortest] += part.sizeHint().height()
        stacks[shortest].addWidget(part)
    for stack in stacks:
        stack.addStretch(1)
        line.addLayout(stack, 1)
    return line
