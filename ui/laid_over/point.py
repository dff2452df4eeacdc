"""Where the eyes are now, live or replayed."""

from __future__ import annotations

from ui.overlay_spec import Overlay, OverlaySpec


def make() -> Overlay:
    from ui.overlays.gaze_point import GazePointOverlay

    return GazePointOverlay()


OVERLAY = OverlaySpec(id="point", place=60, make=make)
