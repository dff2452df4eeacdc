"""A table that is a straight line from black to white, as arithmetic: the same bytes sooner.

A look-up of 16-bit values goes pixel by pixel; multiplying and adding goes many pixels at once. Single
precision misses a step of the table now and then by one index: lines next to it are tried, and what the best
one misses is corrected, so that what is painted is the table. The table itself is not made for that: both
only rise, or only fall, so they are the same where they are the same on both sides of each step.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

_STEEPEST = 0.5
"""In greys per index. Steeper tables are short enough for the CPU's first cache, where a look-up is fast."""
_MOST_CORRECTIONS = 4
_GREYS = np.arange(1, 256)
_BESIDE = np.arange(-2, 2)
"""A step lies at one of the two indices in the middle; the others tell that it is nowhere else."""
_NUDGES = (np.zeros(1, np.float32), np.array([0, 1, -1, 2, -2, 3, -3], np.float32))
"""Slopes that are tried together, in the smallest steps of single precision."""


@dataclass(frozen=True)
class Ramp:
    """grey = slope * index + offset, rounded down, of the index cut to first..last; then the corrections:
    (index, what to add modulo 256)."""

    slope: np.float32
    offset: np.float32
    first: np.uint16
    last: np.uint16
    corrections: tuple[tuple[np.uint16, np.uint8], ...] = ()
    dtype: ClassVar[type[np.uint8]] = np.uint8

    def look_up(self, index: NDArray[np.uint16], out: NDArray[np.uint8]) -> None:
        """What the table gives for `index`, into `out` of the same shape. For few rows at a time: it takes
        six more bytes a pixel."""
        inside = np.clip(index, self.first, self.last)
        grey = inside.astype(np.float32)
        np.multiply(grey, self.slope, out=grey)
        np.add(grey, self.offset, out=grey)
        np.copyto(out, grey, casting="unsafe")
        for value, difference in self.corrections:
            out += np.equal(index, value).view(np.uint8) * difference


def as_ramp(grey_at: Callable[[NDArray[np.intp]], NDArray[Any]], slope: float, offset: float) -> Ramp | None:
    """A table as arithmetic along slope * index + offset (see `pixels.display_line`).

    grey_at: what the table has at such indices (any order, 0..65535): uint8, never falling along the line.
    None where it is not that line, or too steep.
    """
    if not 0 < abs(slope) <= _STEEPEST:
        return None
    ends = (-0.5 - offset) / slope, (255.5 - offset) / slope  # short of the next grey, wherever it is fitted
    first, last = math.ceil(min(ends)), math.floor(max(ends))
    if first > 65535 or last < 0:
        return None
    steps = np.ceil((_GREYS - offset) / slope)
    around = np.sort(np.clip(steps, -2, 65537))[:, None] + _BESIDE
    index = np.clip(np.concatenate(([0], around.ravel(), [65535])), 0, 65535).astype(np.intp)
    wanted = grey_at(index)
    if wanted.dtype != np.uint8 or np.any((np.diff(index) > 1) & (wanted[1:] != wanted[:-1])):
        return None
    cut = np.uint16(max(first, 0)), np.uint16(min(last, 65535))
    ramp = None
    for nudges in _NUDGES:  # the first one is nearly always enough
        slopes = np.float32(slope) + nudges * np.spacing(np.float32(slope))
        ramp = _best_of(slopes, offset, cut, index, wanted)
        if ramp is not None and not ramp.corrections:
            break
    return ramp


def _best_of(
    slopes: NDArray[np.float32],
    offset: float,
    cut: tuple[np.uint16, np.uint16],
    index: NDArray[np.intp],
    wanted: NDArray[np.uint8],
) -> Ramp | None:
    """The line that needs the fewest corrections; None where that is too many."""
    risen = slopes[:, None] * np.clip(index, *cut).astype(np.float32)
    offsets = _between_the_steps(risen, wanted, offset)
    given = (risen + offsets[:, None]).astype(np.uint8)
    off = wanted != given
    beyond = np.any((np.diff(index) > 1) & (off[:, 1:] | off[:, :-1]), axis=1)  # more than `index` may be off
    best = int(np.argmin(off.sum(axis=1) + beyond * len(index)))
    at = np.flatnonzero(off[best])
    differences = dict(zip(index[at].astype(np.uint16), (wanted[at] - given[best, at]), strict=True))
    if beyond[best] or len(differences) > _MOST_CORRECTIONS:
        return None
    return Ramp(slopes[best], offsets[best], *cut, tuple(differences.items()))


def _between_the_steps(
    risen: NDArray[np.float32], wanted: NDArray[np.uint8], offset: float
) -> NDArray[np.float32]:
    """For each row of `risen` what must be added so that it is as far from every step as it can be."""
    short = wanted - risen.astype(np.float64)
    lowest = short[:, wanted > 0].max(axis=1, initial=-np.inf)
    highest = short[:, wanted < 255].min(axis=1, initial=np.inf) + 1.0
    known = np.isfinite(lowest) & np.isfinite(highest)
    return np.where(known, (lowest + highest) / 2, offset).astype(np.float32)
