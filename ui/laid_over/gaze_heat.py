"""The heat map of the gaze."""

from __future__ import annotations

from ui.overlay_spec import Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.maps import MapOverlay

    made = MapOverlay("cividis")
    made.opacity = 0.55
    return made


OVERLAY = OverlaySpec(id="gaze_heat", place=10, make=make)
