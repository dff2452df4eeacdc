"""Similarity of scanpaths. ScanMatch after Cristino et al. 2010, with the parameters of the scanpath
prediction literature (16 x 12 bins, threshold 3.5, gap 0, 50 ms)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.types import Scanpath


def scanmatch(
    a: Scanpath,
    b: Scanpath,
    *,
    with_duration: bool = False,
    bins: tuple[int, int] = (16, 12),
    threshold: float = 3.5,
    temporal_bin_ms: float = 50.0,
) -> float:
    """Similarity in [0, 1]; 1 for a scanpath with itself.

    Each fixation becomes the cell of a bins[0] x bins[1] grid (columns, rows; outside is clamped). With
    duration, a cell is repeated once per temporal_bin_ms (once each, where all are shorter). Global
    alignment, gap 0, substitution threshold - distance in cells, divided by threshold times the longer
    length. Raises ValueError for images of different sizes or durations that look like seconds.
    """
    if (a.width_px, a.height_px) != (b.width_px, b.height_px):
        raise ValueError("ScanMatch compares scanpaths in one image size; use Scanpath.scaled_to first")
    if with_duration:
        refuse_seconds(a, b)
    first, second = (
        _cells(p, bins=bins, with_duration=with_duration, temporal_bin_ms=temporal_bin_ms) for p in (a, b)
    )
    if not len(first) or not len(second):
        return 0.0
    gain = threshold - np.hypot(
        first[:, None, 0] - second[None, :, 0], first[:, None, 1] - second[None, :, 1]
    )
    return float(_align(gain) / (threshold * max(len(first), len(second))))


def refuse_seconds(*paths: Scanpath) -> None:
    """Raises ValueError for durations that look like seconds: 5 ms is no fixation."""
    for path in paths:
        if len(path) and float(np.median(path.duration_ms)) < 5.0:
            raise ValueError("durations below 5 ms: these look like seconds, milliseconds are wanted")


def _cells(
    path: Scanpath, *, bins: tuple[int, int], with_duration: bool, temporal_bin_ms: float
) -> NDArray[np.float64]:
    column = np.clip(np.floor(path.x_px / path.width_px * bins[0]), 0, bins[0] - 1)
    row = np.clip(np.floor(path.y_px / path.height_px * bins[1]), 0, bins[1] - 1)
    cells = np.stack([column, row], axis=1)
    if with_duration:
        times = np.rint(path.duration_ms / temporal_bin_ms).astype(int)
        if not times.any():  # shorter than a bin, all of them: each stands once
            times = np.ones(len(cells), dtype=int)
        cells = np.repeat(cells, times, axis=0)
    return cells


def _align(gain: NDArray[np.float64]) -> float:
    """Best global alignment with free gaps (Needleman-Wunsch, gap 0)."""
    n, m = gain.shape
    above = np.zeros(m + 1)
    for i in range(n):
        # match or skip the row first, then carry the running maximum along the row (skip columns)
        row = np.empty(m + 1)
        row[0] = 0.0
        row[1:] = np.maximum(above[1:], above[:-1] + gain[i])
        above = np.maximum.accumulate(row)
    return float(above[-1])
