"""Measurements, key images, calibration."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec
from ui.commands.tools import choose_tool

if TYPE_CHECKING:
    from ui.drawing import Drawing
    from ui.parts import Parts


def show_tools(parts: Parts) -> None:
    parts.top_bar.show_measuring()


def propose_ratio(parts: Parts) -> None:
    if parts.workspace.jobs is not None:
        parts.workspace.jobs.segment_anatomy()


def delete_selected(parts: Parts) -> None:
    if (hand := _hand(parts)) is not None:
        hand.delete_selected()


def delete_all(parts: Parts) -> None:
    if (hand := _hand(parts)) is not None:
        hand.delete_all()


def forget_calibration(parts: Parts) -> None:
    if (hand := _hand(parts)) is not None:
        hand.forget_calibration()


def _hand(parts: Parts) -> Drawing | None:
    """On the film that the keys act on."""
    if parts.annotating is None:
        return None
    return parts.beside.hands.get(parts.grid.active_canvas().pane, parts.annotating.hand)


def key_image(parts: Parts, *, checked: bool = False) -> None:
    parts.annotating.set_key_image(key=checked)


_row = partial(ActionSpec, section="Measure")
ROWS = (
    _row(
        id="tool_ruler",
        text="Ruler",
        keys="L",
        tip="Measure a length; it says what its spacing rests on",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="tool_angle",
        text="Angle",
        keys="V",
        tip="Measure an angle at a vertex",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="tool_cobb",
        text="Cobb angle",
        keys="Shift+V",
        tip="Measure the angle between two end plates",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="tool_ctr",
        text="Cardiothoracic ratio",
        keys="J",
        tip="Draw the thorax's and the heart's width (Shift+J proposes them)",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="propose_ctr",
        text="Propose cardiothoracic ratio",
        keys="Shift+J",
        tip="A model finds lungs and heart and places the lines; drag them where they are wrong",
        call=propose_ratio,
        needs="worker",
    ),
    _row(
        id="tool_ellipse",
        text="Region (ellipse)",
        keys="E",
        tip="Mean, deviation and area of an ellipse",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="tool_rectangle",
        text="Region (rectangle)",
        keys="Shift+E",
        tip="Mean, deviation and area of a rectangle",
        call=choose_tool,
        group="tool",
    ),
    _row(id="tool_arrow", text="Arrow", keys="Y", tip="Point to something", call=choose_tool, group="tool"),
    _row(id="tool_text", text="Text", keys="D", tip="Write on the image", call=choose_tool, group="tool"),
    _row(
        id="tool_calibrate",
        text="Calibrate",
        keys="Shift+L",
        tip="Draw a line whose length you know",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="tool_auto_window",
        text="Window of a region",
        keys="Shift+W",
        tip="Draw a region: window and level follow its values",
        call=choose_tool,
        group="tool",
    ),
    _row(
        id="file_spacing",
        text="Use the file's spacing",
        keys="Ctrl+Shift+L",
        tip="Take the calibration back",
        call=forget_calibration,
        needs="session",
    ),
    _row(
        id="delete_annotation",
        text="Delete measurement",
        keys="Del",
        tip="Delete the chosen measurement",
        call=delete_selected,
        by_hand=True,
    ),
    _row(
        id="delete_annotations",
        text="Delete all measurements",
        keys="Ctrl+Del",
        tip="Delete every measurement on this image",
        call=delete_all,
        needs="session",
    ),
    _row(
        id="key_image",
        text="Key image",
        keys="K",
        tip="Mark this image as a key image",
        call=key_image,
        needs="session",
        checkable=True,
    ),
    _row(id="measure_menu", text="Measure", keys="B", tip="Every measuring tool", call=show_tools),
)
