"""The attribution map of what was asked for."""

from __future__ import annotations

from ui.overlay_spec import Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.maps import MapOverlay

    return MapOverlay("magma")


OVERLAY = OverlaySpec(id="matex", place=20, make=make, explain="matex")
