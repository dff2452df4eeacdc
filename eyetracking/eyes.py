"""One gaze from two eyes: their mean, which does not move when one of them drops out.

Two calibrated eyes lie up to some degrees apart. The plain mean of those that are seen jumps by half of that
distance whenever one is lost, and each jump looks like a saccade. So where one eye is missing the other is
moved by half of the distance that they had around then.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

AROUND = 25
"""So many samples with both eyes on either side say how far the eyes lie apart."""
MEMORY = 1 / 50
"""The weight of a new sample in what is remembered live."""


def both_eyes(samples: dict[str, NDArray[Any]]) -> tuple[FloatArray, FloatArray]:
    """The mean of the eyes, NaN where none was seen; fractions of the screen. samples: left_x, left_y,
    right_x, right_y (n,), NaN where that eye was not seen.
    """
    left, right = aligned_eyes(samples)
    seen = np.isfinite(left[0])
    both = seen & np.isfinite(right[0])
    x, y = (np.where(both, (a + b) / 2, np.where(seen, a, b)) for a, b in zip(left, right, strict=True))
    return x, y


def aligned_eyes(
    samples: dict[str, NDArray[Any]],
) -> tuple[tuple[FloatArray, FloatArray], tuple[FloatArray, FloatArray]]:
    """((left x, y), (right x, y)), each eye moved to where the mean of both would be."""
    left = [np.asarray(samples[f"left_{axis}"], dtype=np.float64) for axis in "xy"]
    right = [np.asarray(samples[f"right_{axis}"], dtype=np.float64) for axis in "xy"]
    for eye in (left, right):  # half a place is none
        lost = ~(np.isfinite(eye[0]) & np.isfinite(eye[1]))
        eye[:] = [np.where(lost, np.nan, values) for values in eye]
    both = np.flatnonzero(np.isfinite(left[0]) & np.isfinite(right[0]))
    if not len(both) or len(both) == len(left[0]):
        halves = [(b - a) / 2 if len(both) else np.zeros(len(a)) for a, b in zip(left, right, strict=True)]
    else:
        at = np.arange(len(left[0]))
        halves = [
            np.interp(at, both, _moving_mean((b[both] - a[both]) / 2))
            for a, b in zip(left, right, strict=True)
        ]
        for half, a, b in zip(halves, left, right, strict=True):
            half[both] = (b[both] - a[both]) / 2
    return (
        (left[0] + halves[0], left[1] + halves[1]),
        (right[0] - halves[0], right[1] - halves[1]),
    )


def _moving_mean(values: FloatArray) -> FloatArray:
    running = np.concatenate(([0.0], np.cumsum(values)))
    number = np.arange(len(values))
    first, end = np.maximum(number - AROUND, 0), np.minimum(number + AROUND + 1, len(values))
    return np.asarray((running[end] - running[first]) / (end - first))


class LiveMean:
    """The same while samples arrive: call it with one after the other."""

    def __init__(self) -> None:
        self._half: tuple[float, float] | None = None

    def __call__(self, left: tuple[float, float], right: tuple[float, float]) -> tuple[float, float]:
        """The mean of the eyes, NaN where none was seen."""
        seen_left, seen_right = not math.isnan(sum(left)), not math.isnan(sum(right))
        if seen_left and seen_right:
            half = (right[0] - left[0]) / 2, (right[1] - left[1]) / 2
            old = self._half or half
            self._half = old[0] + MEMORY * (half[0] - old[0]), old[1] + MEMORY * (half[1] - old[1])
            return left[0] + half[0], left[1] + half[1]
        dx, dy = self._half or (0.0, 0.0)
        if seen_left:
            return left[0] + dx, left[1] + dy
        if seen_right:
            return right[0] - dx, right[1] - dy
        return math.nan, math.nan
