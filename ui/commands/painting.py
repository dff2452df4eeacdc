"""Where gaze is to have dwelt, painted by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
from ui.commands.tools import choose_tool

if TYPE_CHECKING:
    from ui.parts import Parts


def as_read(parts: Parts) -> None:
    parts.painting.as_read()


_row = partial(ActionSpec, section="Report", needs="session")
ROWS = (
    _row(
        id="tool_paint_gaze",
        text="Paint gaze",
        keys="Ctrl+U",
        tip="Left drag paints where gaze is to have dwelt; the draft with gaze follows",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="tool_rub_gaze",
        text="Rub gaze out",
        keys="Ctrl+Shift+U",
        tip="Left drag takes gaze away; the draft with gaze follows",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="gaze_as_read",
        text="Gaze as read",
        keys="Ctrl+Shift+I",
        tip="Take the paint away: the draft with gaze is written with the gaze as it was recorded",
        call=as_read,
    ),
)
