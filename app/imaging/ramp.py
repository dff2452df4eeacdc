"""A table that is a straight line from black to white, as arithmetic: the same bytes in half the time.

A look-up of 16-bit values goes pixel by pixel; multiplying and adding goes many pixels at once. Single
precision misses a step of the table now and then by one index: such indices are found in advance, among all
65,536, and corrected, so that what is painted is the table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

_STEEPEST = 0.5
"""In greys per index. Steeper tables are short enough for the CPU's first cache, where a look-up is fast."""
_MOST_CORRECTIONS = 4
_EVERY_INDEX = np.arange(65536, dtype=np.uint16)


@dataclass(frozen=True)
class Ramp:
    """grey = slope * index + offset, rounded down, of the index cut to first..last; then the corrections:
    (index, what to add modulo 256)."""

    slope: np.float32
    offset: np.float32
    first: np.uint16
    last: np.uint16
    corrections: tuple[tuple[np.uint16, np.uint8], ...] = ()

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


def as_ramp(table: NDArray[Any], slope: float, offset: float) -> Ramp | None:
    """The table (65536,) of uint8 as arithmetic along slope * index + offset (see `pixels.display_line`).

    None where it is not that line, or too steep.
    """
    if table.dtype != np.uint8 or not 0 < abs(slope) <= _STEEPEST:
        return None
    ends = (-0.75 - offset) / slope, (255.75 - offset) / slope  # a quarter short of the next grey
    first, last = math.ceil(min(ends)), math.floor(max(ends))
    if first > 65535 or last < 0:
        return None
    ramp = Ramp(np.float32(slope), np.float32(offset), np.uint16(max(first, 0)), np.uint16(min(last, 65535)))
    given = np.empty(65536, dtype=np.uint8)
    ramp.look_up(_EVERY_INDEX, given)
    difference = table - given
    off = np.flatnonzero(difference)
    if len(off) > _MOST_CORRECTIONS:
        return None
    return replace(ramp, corrections=tuple((np.uint16(at), difference[at]) for at in off))
