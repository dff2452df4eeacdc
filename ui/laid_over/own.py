"""The scanpath that was recorded."""

from __future__ import annotations

from ui.overlay_spec import Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.scanpaths import ScanpathOverlay

    return ScanpathOverlay("human")


OVERLAY = OverlaySpec(id="own", place=50, make=make)
