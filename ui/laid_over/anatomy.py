"""The outlines of lungs and heart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.overlay_spec import Overlay, OverlaySpec

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from ui.overlays.anatomy import AnatomyOverlay


def make() -> Overlay:
    from ui.overlays.anatomy import AnatomyOverlay

    return AnatomyOverlay()


def follow(overlay: AnatomyOverlay, session: ReadingSession | None) -> None:
    found = session.anatomy if session is not None else None
    overlay.result = found.result if found is not None else None


OVERLAY = OverlaySpec(
    id="anatomy",
    place=70,
    make=make,
    follow=follow,
    title="Lung and heart outlines",
    keys="Shift+A",
    tip="Show or hide the outlines that the model found",
)
