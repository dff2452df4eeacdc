"""How an image is looked at: zoom, place, turn, window. Plain values and the arithmetic of changing them.

Zoom is in display (device) px per image px; places are image coordinates (PS3.3 C.10.5 sub-pixel convention).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated

import msgspec

from app.imaging.orientation import opposite
from eyetracking.mapping import ViewTransform

MIN_ZOOM, MAX_ZOOM = 0.02, 64.0
Zoom = Annotated[float, msgspec.Meta(ge=1e-3, le=1e4)]
Place = Annotated[float, msgspec.Meta(ge=-1e7, le=1e7)]
Level = Annotated[float, msgspec.Meta(ge=-1e12, le=1e12)]
Turns = Annotated[int, msgspec.Meta(ge=-1000, le=1000)]
"""What a session's file may hold: beyond these nothing can be painted."""
Viewport = tuple[float, float, float, float]
"""x, y, width, height in device px of the tracked screen."""


@dataclass(frozen=True)
class ViewState:
    """One state of a view. fit: the whole image as large as it fits, or `area` (left, top, right, bottom in
    image coordinates) where there is one; zoom and centre are ignored then.

    window_centre, window_width: in the units that the VOI window works on; None means the file's own default
    (which may be a LUT). preset: the name of the file's preset in use, if any.
    """

    fit: bool = True
    zoom: Zoom = 1.0
    centre_x_px: Place = 0.0
    centre_y_px: Place = 0.0
    quarter_turns: Turns = 0
    flipped: bool = False
    window_centre: Level | None = None
    window_width: Level | None = None
    preset: str | None = None
    invert: bool = False
    area: tuple[Place, Place, Place, Place] | None = None

    def __post_init__(self) -> None:
        if self.area is not None:  # a list, where it was kept as JSON
            object.__setattr__(self, "area", tuple(float(edge) for edge in self.area))

    def transform(
        self,
        image_width_px: int,
        image_height_px: int,
        viewport: Viewport,
        pane: str = "main",
        *,
        pixel_aspect: float = 1.0,
    ) -> ViewTransform:
        """Where the image lies in `viewport`. pixel_aspect: height of its pixels by their width."""
        if self.fit and self.area is not None:
            left, top, right, bottom = self.area
            across, down = max(right - left, 1.0), max(bottom - top, 1.0) * pixel_aspect
            if self.quarter_turns % 2:
                across, down = down, across
            zoom = min(max(min(viewport[2] / across, viewport[3] / down), MIN_ZOOM), MAX_ZOOM)
            middle = replace(
                self, fit=False, zoom=zoom, centre_x_px=(left + right) / 2, centre_y_px=(top + bottom) / 2
            )
            return middle.transform(
                image_width_px, image_height_px, viewport, pane, pixel_aspect=pixel_aspect
            )
        if self.fit:
            return ViewTransform.fit(
                image_width_px,
                image_height_px,
                viewport,
                quarter_turns=self.quarter_turns,
                flipped=self.flipped,
                pane=pane,
                pixel_aspect=pixel_aspect,
            )
        return ViewTransform(
            image_width_px=image_width_px,
            image_height_px=image_height_px,
            zoom=self.zoom,
            centre_x_px=self.centre_x_px,
            centre_y_px=self.centre_y_px,
            quarter_turns=self.quarter_turns,
            flipped=self.flipped,
            viewport_x_px=viewport[0],
            viewport_y_px=viewport[1],
            viewport_width_px=viewport[2],
            viewport_height_px=viewport[3],
            pane=pane,
            pixel_aspect=pixel_aspect,
        )

    def fitted(self) -> ViewState:
        """The whole image."""
        return replace(self, fit=True, area=None)

    def zoomed_at(self, shown: ViewTransform, x_display: float, y_display: float, zoom: float) -> ViewState:
        """Zoom to `zoom` so that the image point under (x_display, y_display) stays where it is."""
        zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM)
        x, y = shown.display_to_image(x_display, y_display)
        ratio = shown.zoom / zoom
        return replace(
            self,
            fit=False,
            zoom=zoom,
            centre_x_px=float(x) - (float(x) - shown.centre_x_px) * ratio,
            centre_y_px=float(y) - (float(y) - shown.centre_y_px) * ratio,
        )

    def panned(self, shown: ViewTransform, dx_display: float, dy_display: float) -> ViewState:
        """Move the picture by (dx, dy) device px; its centre stays inside the image."""
        middle_x = shown.viewport_x_px + shown.viewport_width_px / 2
        middle_y = shown.viewport_y_px + shown.viewport_height_px / 2
        x, y = shown.display_to_image(middle_x - dx_display, middle_y - dy_display)
        return replace(
            self,
            fit=False,
            zoom=shown.zoom,
            centre_x_px=min(max(float(x), 0.0), float(shown.image_width_px)),
            centre_y_px=min(max(float(y), 0.0), float(shown.image_height_px)),
        )

    def centred_on(self, shown: ViewTransform, x_px: float, y_px: float, zoom: float) -> ViewState:
        """Show the image point (x_px, y_px) in the middle of the viewport at `zoom`."""
        zoom = min(max(zoom, MIN_ZOOM), MAX_ZOOM)
        return replace(self, fit=False, zoom=zoom, centre_x_px=x_px, centre_y_px=y_px)

    def turned(self, quarter_turns: int) -> ViewState:
        """Turn what is seen by quarter turns clockwise."""
        return replace(self, quarter_turns=(self.quarter_turns + quarter_turns) % 4)

    def mirrored(self) -> ViewState:
        """Mirror what is seen left to right (stored before the turn, so the turn changes sign)."""
        return replace(self, flipped=not self.flipped, quarter_turns=-self.quarter_turns % 4)

    def windowed(self, centre: float, width: float, preset: str | None = None) -> ViewState:
        return replace(self, window_centre=centre, window_width=width, preset=preset)


def visible_area(shown: ViewTransform) -> tuple[float, float, float, float]:
    """What of the image is seen: left, top, right, bottom in image coordinates."""
    x, y = shown.display_to_image(
        [shown.viewport_x_px, shown.viewport_x_px + shown.viewport_width_px],
        [shown.viewport_y_px, shown.viewport_y_px + shown.viewport_height_px],
    )
    return (
        float(min(max(min(x), 0.0), shown.image_width_px)),
        float(min(max(min(y), 0.0), shown.image_height_px)),
        float(min(max(max(x), 0.0), shown.image_width_px)),
        float(min(max(max(y), 0.0), shown.image_height_px)),
    )


@dataclass(frozen=True)
class Apart:
    """How an image hangs against another one: it is mirrored, then turned clockwise, and inverted, before
    both are moved alike.
    """

    quarter_turns: int = 0
    flipped: bool = False
    invert: bool = False

    @classmethod
    def between(cls, one: ViewState, other: ViewState) -> Apart:
        """How `other` hangs against `one`."""
        turns = other.quarter_turns - one.quarter_turns
        return cls(
            (-turns if one.flipped else turns) % 4,
            one.flipped != other.flipped,
            one.invert != other.invert,
        )

    def reversed(self) -> Apart:
        """How the other one hangs against the first."""
        return replace(self, quarter_turns=(self.quarter_turns if self.flipped else -self.quarter_turns) % 4)

    def seen(self, width_px: int, height_px: int) -> tuple[int, int]:
        """Width and height of the image as it hangs."""
        return (height_px, width_px) if self.quarter_turns % 2 else (width_px, height_px)

    def turn(self, state: ViewState) -> ViewState:
        """`state` of the first image with the turn and polarity of the other; its place stays."""
        turns = -self.quarter_turns if state.flipped else self.quarter_turns
        return replace(
            state,
            quarter_turns=(state.quarter_turns + turns) % 4,
            flipped=state.flipped != self.flipped,
            invert=state.invert != self.invert,
        )

    def onto(self, x: float, y: float, width_px: int, height_px: int) -> tuple[float, float]:
        """A place of the image as it hangs, in the image's own coordinates."""
        across, down = self.seen(width_px, height_px)
        for _ in range(self.quarter_turns % 4):
            x, y, across, down = y, across - x, down, across
        return (across - x if self.flipped else x), y


def relinked(
    state: ViewState,
    source: ViewTransform,
    target_width_px: int,
    target_height_px: int,
    apart: Apart = Apart(),
) -> ViewState:
    """`state` of one image carried to an image of another size: same part of the picture, own window kept
    out. apart: how that image hangs against the one.
    """
    if apart.quarter_turns or apart.flipped:
        carried = relinked(state, source, *apart.seen(target_width_px, target_height_px))
        x, y = apart.onto(carried.centre_x_px, carried.centre_y_px, target_width_px, target_height_px)
        return apart.turn(replace(carried, centre_x_px=x, centre_y_px=y, area=None))
    if apart.invert:
        state = apart.turn(state)
    if (source.image_width_px, source.image_height_px) == (target_width_px, target_height_px):
        return state
    ratio = source.image_width_px / target_width_px
    if state.fit:
        if state.area is None:
            return state
        across, down = 1 / ratio, target_height_px / source.image_height_px
        left, top, right, bottom = state.area
        return replace(state, area=(left * across, top * down, right * across, bottom * down))
    return replace(
        state,
        zoom=state.zoom * ratio,
        centre_x_px=state.centre_x_px / ratio,
        centre_y_px=state.centre_y_px * target_height_px / source.image_height_px,
    )


def followed(
    state: ViewState, shown: ViewTransform, place: tuple[float, float], zoom_ratio: float
) -> ViewState:
    """`state`, shown as `shown`, carried to an image that is registered with it: at the same size on the
    screen, with the same anatomy in the middle.

    place: where the middle of the viewport lies on that image. zoom_ratio: its px for one px of this image.
    """
    zoom = min(max(shown.zoom / zoom_ratio, MIN_ZOOM), MAX_ZOOM)
    return replace(
        state,
        fit=False,
        area=None,
        zoom=zoom,
        centre_x_px=float(place[0]),
        centre_y_px=float(place[1]),
    )


def with_look(place: ViewState, look: ViewState) -> ViewState:
    """Zoom, place, turn and polarity of one view with the window of another."""
    return replace(
        place, window_centre=look.window_centre, window_width=look.window_width, preset=look.preset
    )


_TURNS: tuple[list[str], ...] = ([], ["turned right"], ["upside down"], ["turned left"])
"""A quarter turn clockwise, two and three."""


def turned_words(state: ViewState) -> list[str]:
    """How the image lies otherwise than it is stored: one line, or none."""
    words = ["mirrored"] if state.flipped else []
    words += _TURNS[state.quarter_turns % 4]
    return [", ".join(words)] if words else []


def orientation_letters(
    rows_and_columns: tuple[str, str] | None, *, quarter_turns: int, flipped: bool
) -> tuple[str, str, str, str] | None:
    """The letters at the left, top, right and bottom edge of the view, or None where the file does not say.

    rows_and_columns: where the rows point to (right edge) and where the columns point to (bottom edge), e.g.
    ("L", "F"), as `app.imaging.orientation.directions` gives them.
    """
    if not rows_and_columns or not rows_and_columns[0] or not rows_and_columns[1]:
        return None
    right, bottom = rows_and_columns
    edges = [opposite(right), opposite(bottom), right, bottom]  # left, top, right, bottom
    if flipped:
        edges[0], edges[2] = edges[2], edges[0]
    turns = quarter_turns % 4  # clockwise: what was left becomes top
    return tuple(edges[(i - turns) % 4] for i in range(4))  # type: ignore[return-value]
