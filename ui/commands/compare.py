"""Current against prior: registration, blinking, difference; which panes move together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.action_spec import ActionSpec

if TYPE_CHECKING:
    from ui.parts import Parts


def register(parts: Parts) -> None:
    parts.comparing.register()


def bend(parts: Parts) -> None:
    parts.comparing.register("bspline")


def blink(parts: Parts, *, checked: bool = False) -> None:
    parts.comparing.set_blinking(on=checked)


def blink_once(parts: Parts) -> None:
    parts.comparing.blink_once()


def blink_faster(parts: Parts) -> None:
    parts.comparing.change_rate(1)


def blink_slower(parts: Parts) -> None:
    parts.comparing.change_rate(-1)


def difference(parts: Parts, *, checked: bool = False) -> None:
    parts.comparing.set_difference(on=checked)


def link(parts: Parts, *, checked: bool = True) -> None:
    parts.grid.link(on=checked)


_row = partial(ActionSpec, section="Compare")
ROWS = (
    _row(
        id="link",
        text="Linked",
        keys="Shift+K",
        tip="The prior follows in zoom and place; through the registration where there is one",
        call=link,
        needs="film",
        checkable=True,
        checked=True,
    ),
    _row(
        id="register",
        text="Register prior",
        keys="Ctrl+G",
        tip="Lay the prior onto the current image",
        call=register,
        needs="film",
    ),
    _row(
        id="bend_prior",
        text="Register with bending",
        keys="Shift+G",
        tip="Registration that also bends the prior: for another posture or breathing",
        call=bend,
        needs="film",
    ),
    _row(
        id="blink",
        text="Blink",
        keys="Shift+B",
        tip="Current and registered prior in turn, in the same place",
        call=blink,
        needs="film",
        checkable=True,
    ),
    _row(
        id="blink_once",
        text="Current or prior",
        keys="/",
        tip="Change to the other of the two, once",
        call=blink_once,
        needs="film",
    ),
    _row(id="blink_faster", text="Blink faster", keys=">", tip="More changes a second", call=blink_faster),
    _row(id="blink_slower", text="Blink slower", keys="<", tip="Fewer changes a second", call=blink_slower),
    _row(
        id="difference",
        text="Difference",
        keys="Shift+D",
        tip="Computed: what is denser or less dense than on the prior",
        call=difference,
        needs="film",
        checkable=True,
    ),
)
