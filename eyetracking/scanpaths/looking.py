"""Where a scanpath spent its time, against a mask of what there was to be seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.types import Scanpath

NAN = float("nan")
Mask = NDArray[np.bool_]


def dwell_share(path: Scanpath, mask: Mask) -> float:
    """Share of the fixation time spent in the mask (h, w) over the image; NaN for an empty path."""
    if not len(path):
        return NAN
    return float(path.duration_ms[inside(path, mask)].sum() / path.duration_ms.sum())


def first_fixation_ms(path: Scanpath, mask: Mask) -> float:
    """Onset of the first fixation in the mask, on the path's own clock; NaN where there is none."""
    at = np.flatnonzero(inside(path, mask))
    return float(path.onset_ms[at[0]]) if len(at) else NAN


def fixations_before(path: Scanpath, mask: Mask) -> float:
    """How many fixations came before the first one in the mask; NaN where there is none."""
    at = np.flatnonzero(inside(path, mask))
    return float(at[0]) if len(at) else NAN


def covered_share(path: Scanpath, mask: Mask, *, radius_px: float) -> float:
    """Share of the mask within radius_px (image pixels) of a fixation; NaN for an empty mask."""
    if not mask.any():
        return NAN
    h, w = mask.shape
    rows, columns = np.nonzero(mask)
    x, y = (columns + 0.5) * path.width_px / w, (rows + 0.5) * path.height_px / h
    seen = np.zeros(len(x), dtype=bool)
    for x_px, y_px in zip(path.x_px, path.y_px, strict=True):
        seen |= (x - x_px) ** 2 + (y - y_px) ** 2 <= radius_px**2
    return float(seen.mean())


def saccades_deg(path: Scanpath, *, px_per_degree: float) -> NDArray[np.float64]:
    """Distances from each fixation to the next, in degrees of visual angle."""
    return np.hypot(np.diff(path.x_px), np.diff(path.y_px)) / px_per_degree


def inside(path: Scanpath, mask: Mask) -> NDArray[np.bool_]:
    """For each fixation whether it lies in the mask; a fixation outside the image lies in none."""
    h, w = mask.shape
    row = np.floor(path.y_px / path.height_px * h).astype(int)
    column = np.floor(path.x_px / path.width_px * w).astype(int)
    there = (row >= 0) & (row < h) & (column >= 0) & (column < w)
    out = np.zeros(len(path), dtype=bool)
    out[there] = mask[row[there], column[there]]
    return out
