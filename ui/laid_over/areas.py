"""The areas of interest of the gaze analysis."""

from __future__ import annotations

from ui.overlay_spec import Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.areas import AreasOverlay

    return AreasOverlay()


OVERLAY = OverlaySpec(id="areas", place=30, make=make)
