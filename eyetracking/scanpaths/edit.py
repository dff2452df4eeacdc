"""SED and STDE, two measures of the scanpath prediction literature (Chen et al. 2021, GazeSearch 2025)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.checks import one_frame
from eyetracking.scanpaths.types import Scanpath

GRID = 5


def sed(a: Scanpath, b: Scanpath) -> int:
    """String edit distance (Levenshtein) of the cells of a 5 x 5 grid, lower is better; the other's length
    where one is empty.

    A cell is floor(size / 5) pixels wide, as published: at 224 px the last 4 px spill into a sixth column,
    which is the first of the next row.
    """
    one_frame([a, b], "SED")
    first, second = _letters(a), _letters(b)
    row = np.arange(len(second) + 1)
    for k, letter in enumerate(first, start=1):
        change = row[:-1] + (second != letter)
        best = np.minimum(np.concatenate([[k], change]), row + 1)
        # insertions: the least of what stands to the left, plus the way from there
        steps = np.arange(len(best))
        row = np.minimum.accumulate(best - steps) + steps
    return int(row[-1])


def stde(human: Scanpath, predicted: Scanpath) -> float:
    """Scaled time-delay embedding similarity in (0, 1], higher is better, NaN where either is empty.

    Places in units of the longer side; for k = 1 .. the shorter length, each of the prediction's windows of k
    fixations against its nearest window of the human's. Not symmetric.
    """
    one_frame([human, predicted], "STDE")
    n = min(len(human), len(predicted))
    if not n:
        return float("nan")
    side = max(human.width_px, human.height_px)
    a, b = (np.column_stack([p.x_px, p.y_px]) / side for p in (human, predicted))
    distance = np.hypot(*(b[:, None] - a[None]).transpose(2, 0, 1))
    similar = []
    window = np.zeros_like(distance)
    for k in range(1, n + 1):
        # sum of the k distances along each diagonal, one more each time
        window = window[: len(b) - k + 1, : len(a) - k + 1] + distance[k - 1 :, k - 1 :]
        similar.append(float(np.exp(-(window.min(1) / k).mean())))
    return float(np.mean(similar))


def _letters(path: Scanpath) -> NDArray[np.intp]:
    wide, high = path.width_px // GRID, path.height_px // GRID
    x = np.clip(path.x_px, 0, path.width_px - 1e-9)
    y = np.clip(path.y_px, 0, path.height_px - 1e-9)
    return (np.floor(y / high) * GRID + np.floor(x / wide)).astype(np.intp)
