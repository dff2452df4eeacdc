"""Where a place of the current image lies on the prior. Image coordinates of both (PS3.3 C.10.5)."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

from app.compare.cubic import CubicSurface

_STEPS_BACK = 12
"""Fixed point steps of the way back through displacements: they are flat, so it converges."""


class Displacements(msgspec.Struct, frozen=True, kw_only=True):
    """Shifts on top of the linear part, in prior px: values[row][column] on a grid whose corners are the
    corners of the current image; between its nodes cubic, beyond the image as at its edge.
    """

    x_px: list[list[float]]
    y_px: list[list[float]]

    def at(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[Any, Any]:
        """Shifts at places given in parts of the current image's width and height."""
        x, y = np.clip(x, 0, 1), np.clip(y, 0, 1)
        return CubicSurface(self.x_px).at(x, y), CubicSurface(self.y_px).at(x, y)

    def on_grid(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[Any, Any]:
        """The same for every crossing of rising columns x and rows y: two arrays (rows, columns)."""
        x, y = np.clip(x, 0, 1), np.clip(y, 0, 1)
        return CubicSurface(self.x_px).on_grid(x, y), CubicSurface(self.y_px).on_grid(x, y)


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """prior = matrix @ current + offset (+ displacement).

    matrix: ((a, b), (c, d)), prior px per current px. offset_px: where the current image's corner (0, 0) lies
    on the prior. *_px: sizes (width, height) of both images.
    """

    matrix: tuple[tuple[float, float], tuple[float, float]]
    offset_px: tuple[float, float]
    current_px: tuple[int, int]
    prior_px: tuple[int, int]
    displacements: Displacements | None = None

    def to_prior(self, x: ArrayLike, y: ArrayLike) -> tuple[Any, Any]:
        """Places of the current image on the prior; scalars or arrays."""
        x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        (a, b), (c, d) = self.matrix
        to_x, to_y = a * x + b * y + self.offset_px[0], c * x + d * y + self.offset_px[1]
        if self.displacements is not None:
            more_x, more_y = self.displacements.at(x / self.current_px[0], y / self.current_px[1])
            to_x, to_y = to_x + more_x, to_y + more_y
        return to_x, to_y

    def to_current(self, x: ArrayLike, y: ArrayLike) -> tuple[Any, Any]:
        """Places of the prior on the current image."""
        x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        (a, b), (c, d) = self.matrix
        size = a * d - b * c
        shift_x, shift_y = np.zeros_like(x), np.zeros_like(y)
        back_x = back_y = x
        for _ in range(_STEPS_BACK if self.displacements is not None else 1):
            u, v = x - self.offset_px[0] - shift_x, y - self.offset_px[1] - shift_y
            back_x, back_y = (d * u - b * v) / size, (a * v - c * u) / size
            if self.displacements is not None:
                shift_x, shift_y = self.displacements.at(
                    back_x / self.current_px[0], back_y / self.current_px[1]
                )
        return back_x, back_y

    def rows_to_prior(self, first: int, last: int) -> tuple[Any, Any]:
        """Places on the prior of the pixel centres of the current image's rows first to last (without)."""
        x, y = np.arange(self.current_px[0]) + 0.5, np.arange(first, last) + 0.5
        (a, b), (c, d) = self.matrix
        to_x = a * x[None, :] + b * y[:, None] + self.offset_px[0]
        to_y = c * x[None, :] + d * y[:, None] + self.offset_px[1]
        if self.displacements is not None:
            more_x, more_y = self.displacements.on_grid(x / self.current_px[0], y / self.current_px[1])
            to_x, to_y = to_x + more_x, to_y + more_y
        return to_x, to_y

    @property
    def scale(self) -> float:
        """Prior px per current px, the mean of both directions."""
        (a, b), (c, d) = self.matrix
        return math.sqrt(abs(a * d - b * c))

    @property
    def angle_deg(self) -> float:
        """How far the prior lies turned clockwise against the current image, -180 to 180."""
        (a, b), (c, d) = self.matrix
        return math.degrees(math.atan2(c - b, a + d))


def unaligned(current_px: tuple[int, int], prior_px: tuple[int, int]) -> Alignment:
    """Without a registration: the middles on each other, the larger sides of equal length."""
    scale = max(prior_px) / max(current_px)
    return Alignment(
        matrix=((scale, 0.0), (0.0, scale)),
        offset_px=((prior_px[0] - scale * current_px[0]) / 2, (prior_px[1] - scale * current_px[1]) / 2),
        current_px=current_px,
        prior_px=prior_px,
    )
