"""Which panes there are, and what hangs in them: hanging protocols."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def choose_layout(parts: Parts, layout_id: str) -> None:
    parts.shell.actions[layout_id].setChecked(True)
    parts.comparing.show(None)
    parts.grid.set_layout(layout_id)


def rehang(parts: Parts, _layout: str = "") -> None:
    parts.hanging.rehang()


def show_menu(parts: Parts) -> None:
    parts.hanging.show_menu()


def show_why(parts: Parts) -> None:
    from ui.dialogs.why_layout import WhyThisLayout

    WhyThisLayout(parts.hanging.reasons(), parts.shell.parent).show()


def save(parts: Parts) -> None:
    parts.hanging.ask_for_name()


_row = partial(ActionSpec, section="Layout")
ROWS = (
    _row(
        id="layout_one",
        text="1",
        keys="Shift+1",
        tip="One image",
        call=choose_layout,
        needs="film",
        group="layout",
        checked=True,
    ),
    _row(
        id="layout_two",
        text="1|2",
        keys="Shift+2",
        tip="Current and prior side by side",
        call=choose_layout,
        needs="film",
        group="layout",
    ),
    _row(
        id="layout_explain",
        text="Explain",
        keys="Shift+3",
        tip="Own gaze, MATEX and predicted scanpath side by side",
        call=choose_layout,
        needs="film",
        group="layout",
    ),
    _row(
        id="layout_hung",
        text="Hang",
        keys="Shift+4",
        tip="The images of the study and its prior, as the hanging protocol says",
        call=rehang,
        needs="film",
        group="layout",
    ),
    _row(
        id="hanging_menu",
        text="Hanging protocol…",
        keys="Ctrl+H",
        tip="Choose another hanging protocol",
        call=show_menu,
        needs="film",
    ),
    _row(
        id="hanging_why",
        text="Why this layout",
        keys="Shift+U",
        tip="Why this hanging protocol was chosen, and why not another",
        call=show_why,
        needs="film",
    ),
    _row(
        id="hanging_save",
        text="Save arrangement…",
        keys="Ctrl+Shift+H",
        tip="Save what stands where now as a hanging protocol of yours",
        call=save,
        needs="film",
    ),
)
