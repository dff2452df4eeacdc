"""Halved copies of the stored values, made by area averaging when they are first needed."""

from __future__ import annotations

import math
import threading
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.imaging.table_index import to_index

_SMALLEST_PX = 64


def area_reduce(index: NDArray[np.uint16], size: tuple[int, int]) -> NDArray[np.uint16]:
    """Area average to size (width, height) px, each not larger than the source."""
    reduced = Image.fromarray(np.ascontiguousarray(index)).resize(size, Image.Resampling.BOX)
    return np.asarray(reduced, dtype=np.uint16)


class Pyramid:
    """Level 0 is the full image; each next level averages 2 x 2 pixels of the one before.

    Levels are table indices (see `table_index.to_index`), uint16 (h, w). Where a side is odd, the last pixel
    averages what is left of it. May be used from any thread.
    """

    def __init__(self, stored: NDArray[Any]) -> None:
        if stored.ndim != 2 or stored.size == 0:
            raise ValueError(f"a pyramid is built of one grayscale image, not of shape {stored.shape}")
        self._levels: list[NDArray[np.uint16]] = [np.ascontiguousarray(to_index(stored))]
        self._lock = threading.Lock()

    @property
    def shape(self) -> tuple[int, int]:
        """(h, w) of the full image."""
        height, width = self._levels[0].shape
        return height, width

    @property
    def nbytes(self) -> int:
        """Bytes of the levels that have been made."""
        return sum(level.nbytes for level in self._levels)

    def level(self, number: int) -> NDArray[np.uint16]:
        """The image at 1 / 2**number of its size; numbers beyond the smallest level give that one."""
        number = min(number, self.deepest)
        with self._lock:
            while len(self._levels) <= number:
                self._levels.append(_halve(self._levels[-1]))
        return self._levels[number]

    @property
    def deepest(self) -> int:
        return max(0, int(math.log2(max(1, min(self.shape) // _SMALLEST_PX))))

    def level_for(self, zoom: float) -> int:
        """The smallest level that still has at least one pixel for each display pixel at this zoom."""
        if zoom >= 1:
            return 0
        return min(self.deepest, math.floor(math.log2(1 / zoom) + 1e-9))


def _halve(index: NDArray[np.uint16]) -> NDArray[np.uint16]:
    height, width = index.shape
    if height % 2 or width % 2:
        index = np.pad(index, ((0, height % 2), (0, width % 2)), mode="edge")
    wide = index.astype(np.uint32)
    rows = wide[0::2] + wide[1::2]
    return ((rows[:, 0::2] + rows[:, 1::2] + 2) >> 2).astype(np.uint16)
