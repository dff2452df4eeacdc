"""Hand-labelled gaze on images, 500 Hz, two raters (Lund2013: Larsson et al. 2013, Andersson et al. 2017)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eyetracking.tracker import DisplayGeometry

INTERVAL_MS = 2.0
FIXATION = 1
"""The label's number; 2 saccade, 3 post-saccadic oscillation, 4 pursuit, 5 blink, 6 undefined."""
TUNED_ON = ("TH34", "TL20", "UH47")
"""The detectors' defaults were chosen on these readers' trials; figures count on the others."""


@dataclass(frozen=True)
class Trial:
    """One reader before one image. x_px, y_px (n,): NaN where lost. labels: rater -> bool (n,), fixating."""

    reader: str
    geometry: DisplayGeometry
    t_ms: NDArray[np.float64]
    x_px: NDArray[np.float64]
    y_px: NDArray[np.float64]
    labels: dict[str, NDArray[np.bool_]]


def load(folder: Path) -> list[Trial]:
    """All trials that both raters labelled, by reader. folder: with *_labelled_MN.mat and …_RA.mat."""
    trials = []
    for path in sorted(folder.glob("*_labelled_MN.mat")):
        other = path.with_name(path.name.replace("_MN", "_RA"))
        if not other.is_file():
            continue
        data, second = _read(path), _read(other)
        x, y = data.pos[:, 3].astype(np.float64), data.pos[:, 4].astype(np.float64)
        lost = (x == 0) & (y == 0)
        x[lost] = y[lost] = np.nan
        trials.append(
            Trial(
                reader=path.name.split("_")[0],
                geometry=DisplayGeometry(
                    width_px=int(data.screenRes[0]),
                    height_px=int(data.screenRes[1]),
                    width_mm=float(data.screenDim[0]) * 1000,
                    height_mm=float(data.screenDim[1]) * 1000,
                    distance_mm=float(data.viewDist) * 1000,
                    assumed=False,
                ),
                t_ms=np.arange(len(x), dtype=np.float64) * INTERVAL_MS,
                x_px=x,
                y_px=y,
                labels={"MN": data.pos[:, 5] == FIXATION, "RA": second.pos[:, 5] == FIXATION},
            )
        )
    return trials


def _read(path: Path) -> Any:
    from scipy.io import loadmat

    return loadmat(path, squeeze_me=True, struct_as_record=False)["ETdata"]
