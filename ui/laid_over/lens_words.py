"""The words that a model reads under the mouse, layer by layer; `ui.lens_words` asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.overlay_spec import TOP, Overlay, OverlaySpec

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from ui.overlays.lens_words import LensWordsOverlay


def make() -> Overlay:
    from ui.overlays.lens_words import LensWordsOverlay

    return LensWordsOverlay()


def follow(overlay: LensWordsOverlay, session: ReadingSession | None) -> None:
    overlay.result = session.lens if session is not None else None


OVERLAY = OverlaySpec(
    id="lens_words",
    place=TOP + 10,
    make=make,
    follow=follow,
    title="Words at the mouse",
    keys="Shift+Z",
    tip="What the vision-language model reads where the mouse is, layer by layer (logit lens)",
    with_all=False,
)
