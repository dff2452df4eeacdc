"""Fixations in areas of interest: how many, how long, how soon, how often again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eyetracking.analysis.areas import Area, area_px2, contains
from eyetracking.scanpaths.types import Scanpath

NAN = float("nan")


@dataclass(frozen=True)
class AreaFigures:
    """What one area got. Times from fixations only: saccades and losses belong to no area.

    dwell_ms: sum of its fixations. dwell_share: of the time in all fixations on the image. first_ms: from the
    given start to the first fixation in it, NaN without one. first_duration_ms: of that fixation.
    visits: uninterrupted runs of fixations in it. density: dwell_share over the area's share of the image, 1
    is what even looking would give. Areas may overlap; each counts for itself.
    """

    area: Area
    fixations: int
    dwell_ms: float
    dwell_share: float
    first_ms: float
    first_duration_ms: float
    mean_duration_ms: float
    visits: int
    density: float


def area_figures(path: Scanpath, areas: Sequence[Area], *, start_ms: float = 0.0) -> list[AreaFigures]:
    """Figures of each area, in order. start_ms: when the image was shown, on the scanpath's clock."""
    total = float(path.duration_ms.sum())
    image = float(path.width_px * path.height_px)
    rows = []
    for area in areas:
        inside = contains(area.shape, path.x_px, path.y_px)
        at = np.flatnonzero(inside)
        durations = path.duration_ms[at]
        dwell = float(durations.sum())
        share = dwell / total if total > 0 else NAN
        size = area_px2(area.shape) / image
        rows.append(
            AreaFigures(
                area=area,
                fixations=len(at),
                dwell_ms=dwell,
                dwell_share=share,
                first_ms=float(path.onset_ms[at[0]]) - start_ms if len(at) else NAN,
                first_duration_ms=float(durations[0]) if len(at) else NAN,
                mean_duration_ms=float(durations.mean()) if len(at) else NAN,
                visits=_runs(inside),
                density=share / size if size > 0 else NAN,
            )
        )
    return rows


def _runs(inside: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(inside & ~np.concatenate(([False], inside[:-1]))))
