"""The lens under the mouse; its power and size are those of `ui.lens`."""

from __future__ import annotations

from ui.overlay_spec import EVERY, TOP, Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.magnifier import Magnifier

    return Magnifier()


OVERLAY = OverlaySpec(
    id="magnifier",
    place=TOP,
    make=make,
    pane=EVERY,
    explain=EVERY,
    action="magnifier",
    title="Magnifier",
    keys="Q",
    tip="A lens under the mouse",
    with_all=False,
)
