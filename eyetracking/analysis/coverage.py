"""How much of an image was seen: within the useful field around a fixation (Kundel and Nodine)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from eyetracking.analysis.areas import Area, contains
from eyetracking.scanpaths.types import Scanpath

USEFUL_FIELD_DEG = 2.5
"""Radius in which readers of chest films find nodules (Kundel, Nodine and Krupinski 1989)."""
_LONGEST_SIDE = 512


def seen_map(path: Scanpath, *, radius_px: ArrayLike) -> NDArray[np.bool_]:
    """bool (h, w), the longer side at most 512: what lies within radius_px of a fixation.

    radius_px: image pixels, one for all or one a fixation (the view's zoom changes it).
    """
    scale = min(1.0, _LONGEST_SIDE / max(path.width_px, path.height_px))
    h, w = (max(1, round(side * scale)) for side in (path.height_px, path.width_px))
    x = (np.arange(w) + 0.5) * path.width_px / w
    y = (np.arange(h) + 0.5) * path.height_px / h
    radii = np.broadcast_to(np.asarray(radius_px, dtype=np.float64), len(path))
    seen = np.zeros((h, w), dtype=bool)
    for x_px, y_px, radius in zip(path.x_px, path.y_px, radii, strict=True):
        columns = slice(*np.searchsorted(x, (x_px - radius, x_px + radius)))
        rows = slice(*np.searchsorted(y, (y_px - radius, y_px + radius)))
        seen[rows, columns] |= (x[None, columns] - x_px) ** 2 + (y[rows, None] - y_px) ** 2 <= radius**2
    return seen


def coverage(path: Scanpath, areas: Sequence[Area], *, radius_px: ArrayLike) -> tuple[float, list[float]]:
    """(share of the image that was seen, share of each area); NaN for an area that lies beside the image."""
    seen = seen_map(path, radius_px=radius_px)
    h, w = seen.shape
    x, y = np.meshgrid((np.arange(w) + 0.5) * path.width_px / w, (np.arange(h) + 0.5) * path.height_px / h)
    shares = []
    for area in areas:
        inside = contains(area.shape, x, y)
        shares.append(float(seen[inside].mean()) if inside.any() else float("nan"))
    return float(seen.mean()), shares
