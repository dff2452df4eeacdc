"""How the gaze goes from area to area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eyetracking.analysis.areas import Area, area_at
from eyetracking.scanpaths.types import Scanpath

ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Transitions:
    """counts[i, j]: how often a fixation in names[i] was followed by one in names[j]; the last is elsewhere.

    Fixations that follow each other in one area lie on the diagonal.
    """

    names: tuple[str, ...]
    counts: NDArray[np.int64]

    @property
    def probabilities(self) -> NDArray[np.float64]:
        """Rows that sum to 1; NaN where an area was never left."""
        sums = self.counts.sum(axis=1, keepdims=True)
        out: NDArray[np.float64] = np.divide(
            self.counts, sums, out=np.full(self.counts.shape, np.nan), where=sums > 0
        )
        return out

    @property
    def entropy_bits(self) -> float:
        """Of the next area given this one; 0 for a fixed order, NaN without transitions."""
        rows = self.counts.sum(axis=1)
        if not rows.sum():
            return float("nan")
        p = self.probabilities
        with np.errstate(divide="ignore", invalid="ignore"):
            each = -np.nansum(np.where(p > 0, p * np.log2(p), 0.0), axis=1)
        return float((each * rows).sum() / rows.sum())


def transitions(path: Scanpath, areas: Sequence[Area]) -> Transitions:
    """From fixation to fixation. Where areas overlap a fixation belongs to the smallest."""
    at = area_at(areas, path.x_px, path.y_px)
    at = np.where(at < 0, len(areas), at)
    counts = np.zeros((len(areas) + 1, len(areas) + 1), dtype=np.int64)
    np.add.at(counts, (at[:-1], at[1:]), 1)
    return Transitions((*(area.name for area in areas), ELSEWHERE), counts)
