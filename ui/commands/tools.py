"""Which tool the left mouse button holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def choose_tool(parts: Parts, tool: str) -> None:
    parts.shell.actions[tool].setChecked(True)
    parts.grid.set_tool(tool)
    parts.top_bar.tool_chosen(tool)
    for hand in (parts.annotating.hand, *parts.beside.hands.values()):
        hand.pen.cancel()
    parts.shell.status.note(parts.annotating.pen.prompt(tool), stays=True)


_row = partial(ActionSpec, section="Tools")
ROWS = (
    _row(
        id="tool_window",
        text="W/L",
        keys="W",
        tip="Left drag changes window and level",
        call=choose_tool,
        icon="window_level",
        group="tool",
        checked=True,
    ),
    _row(
        id="tool_zoom",
        text="Zoom",
        keys="Z",
        tip="Left drag zooms",
        call=choose_tool,
        icon="zoom",
        group="tool",
    ),
    _row(
        id="tool_pan",
        text="Pan",
        keys="P",
        tip="Left drag moves the image",
        call=choose_tool,
        icon="pan",
        group="tool",
    ),
)
