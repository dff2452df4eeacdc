"""The box of a film's lungs, for the prior that follows the patient."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from inference.attribution.spatial_prior import Box

LEVEL = 0.5
LEAST = 0.15
"""Lungs narrower or lower than this part of the image were not found."""


def lung_box(maps: NDArray[np.float32], structures: Sequence[str]) -> Box | None:
    """Of both lungs together, from probability maps (structures, h, w); None where they were not found."""
    lungs = [m for m, name in zip(maps, structures, strict=True) if "lung" in name]
    if not lungs:
        return None
    inside = np.max(lungs, axis=0) > LEVEL
    rows, columns = np.nonzero(inside.any(1))[0], np.nonzero(inside.any(0))[0]
    if not len(rows):
        return None
    h, w = inside.shape
    box = (columns[0] / w, rows[0] / h, (columns[-1] + 1) / w, (rows[-1] + 1) / h)
    return tuple(map(float, box)) if box[2] - box[0] > LEAST and box[3] - box[1] > LEAST else None  # type: ignore[return-value]
