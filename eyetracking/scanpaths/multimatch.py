"""MultiMatch: five similarities of two scanpaths (Jarodzka et al. 2010; Dewhurst et al. 2012).

The saccades of both are aligned so that the sum of their vector differences is least (shortest path through
the matrix of differences by steps right, down or diagonal); each similarity is one minus a median over the
aligned pairs. The optional merging of small saccades ("grouping") is left out: it hides what it merges.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.checks import refuse_seconds
from eyetracking.scanpaths.types import Scanpath

FloatArray = NDArray[np.float64]


class MultiMatch(NamedTuple):
    """Each in [0, 1], 1 for a scanpath with itself; NaN where a scanpath has fewer than two saccades."""

    shape: float
    direction: float
    length: float
    position: float
    duration: float


def multimatch(a: Scanpath, b: Scanpath) -> MultiMatch:
    """Raises ValueError for images of different sizes, and for durations that look like seconds."""
    if (a.width_px, a.height_px) != (b.width_px, b.height_px):
        raise ValueError("MultiMatch compares scanpaths in one image size; use Scanpath.scaled_to first")
    refuse_seconds(a, b)
    if len(a) < 3 or len(b) < 3:
        return MultiMatch(*([math.nan] * 5))
    first, second = (np.column_stack((np.diff(p.x_px), np.diff(p.y_px))) for p in (a, b))
    difference = np.linalg.norm(first[:, None] - second[None], axis=2)
    i, j = _aligned(difference)
    u, v = first[i], second[j]
    turn = np.abs(np.arctan2(u[:, 1], u[:, 0]) - np.arctan2(v[:, 1], v[:, 0]))
    lengths = np.abs(np.linalg.norm(u, axis=1) - np.linalg.norm(v, axis=1))
    places = np.hypot(a.x_px[i] - b.x_px[j], a.y_px[i] - b.y_px[j])
    longer = np.maximum(a.duration_ms[i], b.duration_ms[j])
    diagonal = math.hypot(a.width_px, a.height_px)
    return MultiMatch(
        shape=1 - float(np.median(difference[i, j])) / (2 * diagonal),
        direction=1 - float(np.median(np.minimum(turn, 2 * math.pi - turn))) / math.pi,
        length=1 - float(np.median(lengths)) / diagonal,
        position=1 - float(np.median(places)) / diagonal,
        duration=1 - float(np.median(np.abs(a.duration_ms[i] - b.duration_ms[j]) / longer)),
    )


def _aligned(cost: FloatArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Indices of the pairs on the cheapest way from the first pair to the last; each pair costs as it is
    entered.
    """
    n, m = cost.shape
    total = np.full((n, m), np.inf)
    total[0, 0] = 0.0
    came = np.zeros((n, m), dtype=np.int8)
    steps = ((0, 1), (1, 0), (1, 1))
    for row in range(n):
        for column in range(m):
            for number, (down, right) in enumerate(steps):
                if row < down or column < right:
                    continue
                reached = total[row - down, column - right] + cost[row, column]
                if reached < total[row, column]:
                    total[row, column], came[row, column] = reached, number
    way = [(n - 1, m - 1)]
    while way[-1] != (0, 0):
        down, right = steps[came[way[-1]]]
        way.append((way[-1][0] - down, way[-1][1] - right))
    rows, columns = np.array(way[::-1], dtype=np.intp).T
    return rows, columns
