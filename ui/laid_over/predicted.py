"""The predicted scanpaths."""

from __future__ import annotations

from ui.overlay_spec import Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.scanpaths import PredictedOverlay

    return PredictedOverlay()


OVERLAY = OverlaySpec(id="predicted", place=40, make=make, explain="predicted")
