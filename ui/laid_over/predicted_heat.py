"""The heat map of the predicted scanpaths: in the layout Explain only."""

from __future__ import annotations

from ui.overlay_spec import Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.maps import MapOverlay

    made = MapOverlay("cividis")
    made.opacity = 0.5
    return made


OVERLAY = OverlaySpec(id="predicted_heat", place=35, make=make, pane="", explain="predicted")
