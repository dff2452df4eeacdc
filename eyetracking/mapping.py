"""Display <-> image coordinates for one state of one view.

Display coordinates are device pixels of the tracked screen, x right, y down, origin at its top left corner.
Image coordinates are DICOM's sub-pixel convention (PS3.3 C.10.5): the top left pixel's centre is (0.5, 0.5).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

_QUARTER_TURNS = ((1, 0, 0, 1), (0, -1, 1, 0), (-1, 0, 0, -1), (0, 1, -1, 0))
"""(a, b, c, d) of [[a, b], [c, d]] for 0..3 turns clockwise on a screen whose y points down."""


@dataclass(frozen=True)
class ViewTransform:
    """How an image lies on the tracked screen at one moment.

    The image is mirrored left to right if `flipped`, then turned by `quarter_turns` x 90 degrees clockwise,
    then scaled by `zoom` (display px per image px, across the unturned image; `pixel_aspect` times as much
    down it, where its pixels are that much higher than wide), then placed so that the image point
    (centre_x_px, centre_y_px) falls on the centre of the viewport. viewport_*: the viewport's rectangle in
    device px of the tracked screen. pane: which view of the window this is.
    Raises ValueError where a number is not finite, a size or the zoom is not positive, or quarter_turns is
    not 0..3.
    """

    image_width_px: int
    image_height_px: int
    zoom: float
    centre_x_px: float
    centre_y_px: float
    quarter_turns: int
    flipped: bool
    viewport_x_px: float
    viewport_y_px: float
    viewport_width_px: float
    viewport_height_px: float
    pane: str = "main"
    pixel_aspect: float = 1.0

    def __post_init__(self) -> None:
        for name in (
            *("image_width_px", "image_height_px", "zoom", "pixel_aspect"),
            *("viewport_width_px", "viewport_height_px"),
        ):
            value = getattr(self, name)
            if not math.isfinite(value) or value <= 0:
                raise ValueError(f"ViewTransform.{name} must be a positive number, not {value!r}")
        for name in ("centre_x_px", "centre_y_px", "viewport_x_px", "viewport_y_px"):
            if not math.isfinite(getattr(self, name)):
                raise ValueError(f"ViewTransform.{name} must be finite, not {getattr(self, name)!r}")
        if self.quarter_turns not in (0, 1, 2, 3):
            raise ValueError(f"ViewTransform.quarter_turns must be 0, 1, 2 or 3, not {self.quarter_turns!r}")

    @classmethod
    def fit(
        cls,
        image_width_px: int,
        image_height_px: int,
        viewport: tuple[float, float, float, float],
        *,
        quarter_turns: int = 0,
        flipped: bool = False,
        pane: str = "main",
        pixel_aspect: float = 1.0,
    ) -> ViewTransform:
        """The whole image, as large as it fits, centred in viewport (x, y, width, height in device px)."""
        x, y, width, height = viewport
        turned = quarter_turns % 2 == 1
        high = image_height_px * pixel_aspect
        across, down = (high, image_width_px) if turned else (image_width_px, high)
        return cls(
            image_width_px=image_width_px,
            image_height_px=image_height_px,
            zoom=min(width / across, height / down),
            centre_x_px=image_width_px / 2,
            centre_y_px=image_height_px / 2,
            quarter_turns=quarter_turns,
            flipped=flipped,
            viewport_x_px=x,
            viewport_y_px=y,
            viewport_width_px=width,
            viewport_height_px=height,
            pane=pane,
            pixel_aspect=pixel_aspect,
        )

    @property
    def zoom_down(self) -> float:
        """Display px per image px down the unturned image."""
        return self.zoom * self.pixel_aspect

    def matrix(self) -> NDArray[np.float64]:
        """float64 (3, 3): [X, Y, 1] = matrix @ [x, y, 1], image to display."""
        a, b, c, d = _QUARTER_TURNS[self.quarter_turns]
        mirror = -1 if self.flipped else 1
        m00, m01 = a * mirror * self.zoom, b * self.zoom_down
        m10, m11 = c * mirror * self.zoom, d * self.zoom_down
        to_x = self.viewport_x_px + self.viewport_width_px / 2
        to_y = self.viewport_y_px + self.viewport_height_px / 2
        return np.array(
            [
                [m00, m01, to_x - m00 * self.centre_x_px - m01 * self.centre_y_px],
                [m10, m11, to_y - m10 * self.centre_x_px - m11 * self.centre_y_px],
                [0.0, 0.0, 1.0],
            ]
        )

    def image_to_display(self, x: ArrayLike, y: ArrayLike) -> tuple[Any, Any]:
        """Image coordinates (x, y) -> device px (X, Y) of the tracked screen; scalars or arrays."""
        a, b, c, d = _QUARTER_TURNS[self.quarter_turns]
        dx = (np.asarray(x, dtype=np.float64) - self.centre_x_px) * self.zoom
        dy = (np.asarray(y, dtype=np.float64) - self.centre_y_px) * self.zoom_down
        if self.flipped:
            dx = -dx
        return (
            a * dx + b * dy + (self.viewport_x_px + self.viewport_width_px / 2),
            c * dx + d * dy + (self.viewport_y_px + self.viewport_height_px / 2),
        )

    def display_to_image(self, X: ArrayLike, Y: ArrayLike) -> tuple[Any, Any]:
        """Device px (X, Y) of the tracked screen -> image coordinates (x, y); may lie outside the image."""
        a, b, c, d = _QUARTER_TURNS[self.quarter_turns]
        u = np.asarray(X, dtype=np.float64) - (self.viewport_x_px + self.viewport_width_px / 2)
        v = np.asarray(Y, dtype=np.float64) - (self.viewport_y_px + self.viewport_height_px / 2)
        dx, dy = (a * u + c * v) / self.zoom, (b * u + d * v) / self.zoom_down  # a rotation's inverse
        if self.flipped:
            dx = -dx
        return dx + self.centre_x_px, dy + self.centre_y_px

    def contains_display(self, X: ArrayLike, Y: ArrayLike) -> Any:
        """Whether (X, Y) in device px lies in the viewport (left and top edge in, right and bottom out)."""
        left, top = np.asarray(X) - self.viewport_x_px, np.asarray(Y) - self.viewport_y_px
        return (left >= 0) & (top >= 0) & (left < self.viewport_width_px) & (top < self.viewport_height_px)

    def contains_image(self, x: ArrayLike, y: ArrayLike) -> Any:
        """Whether (x, y) lies on the image."""
        x, y = np.asarray(x), np.asarray(y)
        return (x >= 0) & (y >= 0) & (x < self.image_width_px) & (y < self.image_height_px)

    def degrees_per_image_px(self, degrees_per_display_px: float) -> float:
        """Visual angle of one image pixel's width, given that of one display pixel."""
        return self.zoom * degrees_per_display_px
