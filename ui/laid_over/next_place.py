"""Where the next fixation is expected while a reading is replayed; `ui.next_place` asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.overlay_spec import Overlay, OverlaySpec

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from ui.overlays.next_place import NextPlaceOverlay


def make() -> Overlay:
    from ui.overlays.next_place import NextPlaceOverlay

    return NextPlaceOverlay()


def follow(overlay: NextPlaceOverlay, session: ReadingSession | None) -> None:
    overlay.follow(session)


def moment(overlay: NextPlaceOverlay, t_ms: float | None) -> None:
    overlay.play_at(t_ms)


OVERLAY = OverlaySpec(
    id="next_place",
    place=12,
    make=make,
    follow=follow,
    moment=moment,
    title="What comes next",
    keys="Shift+N",
    tip="While a reading is replayed: where the scanpath model expects the next fixation",
)
