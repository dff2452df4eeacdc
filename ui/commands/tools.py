"""Which tool the left mouse button holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def choose_tool(window: MainWindow, tool: str) -> None:
    window.actions_[tool].setChecked(True)
    window.grid.set_tool(tool)
    window.top_bar.tool_chosen(tool)
    if window.annotating is not None:
        for hand in (window.annotating.hand, *window.beside.hands.values()):
            hand.pen.cancel()
        window.status.note(window.annotating.pen.prompt(tool))


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
