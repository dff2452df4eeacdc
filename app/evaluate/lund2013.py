"""Hand-labelled gaze on images, 500 Hz, two raters (Lund2013: Larsson et al. 2013, Andersson et al. 2017)."""

from __future__ import annotations

from collections.abc import Callable
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


class DamagedTrial(Exception):
    """path, field: what cannot be read."""

    def __init__(self, path: Path, field: str, reason: str) -> None:
        super().__init__(f"{path}: {field}: {reason}. Copy the file anew from the data set.")
        self.path, self.field = path, field


@dataclass(frozen=True)
class Trial:
    """One reader before one image. x_px, y_px (n,): NaN where lost. labels: rater -> bool (n,), fixating."""

    reader: str
    geometry: DisplayGeometry
    t_ms: NDArray[np.float64]
    x_px: NDArray[np.float64]
    y_px: NDArray[np.float64]
    labels: dict[str, NDArray[np.bool_]]


def load(folder: Path, *, say: Callable[[str], None] = lambda _text: None) -> list[Trial]:
    """All trials that both raters labelled, by reader. folder: with *_labelled_MN.mat and …_RA.mat.

    Where one rater labelled fewer samples, what both labelled counts; `say` is told. Raises DamagedTrial
    naming file and field.
    """
    trials = []
    for path in sorted(folder.glob("*_labelled_MN.mat")):
        other = path.with_name(path.name.replace("_MN", "_RA"))
        if not other.is_file():
            continue
        data, second = _read(path), _read(other)
        both = min(len(data.pos), len(second.pos))
        if len(data.pos) != len(second.pos):
            say(f"{path.name} has {len(data.pos)} samples, {other.name} {len(second.pos)}: {both} count")
        data.pos, second.pos = data.pos[:both], second.pos[:both]
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

    try:
        data = loadmat(path, squeeze_me=True, struct_as_record=False)["ETdata"]
        wide = data.pos.ndim == 2 and data.pos.shape[1] >= 6
        missing = [name for name in ("screenRes", "screenDim", "viewDist") if not hasattr(data, name)]
    except (OSError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise DamagedTrial(path, "ETdata", str(error)) from error
    if not wide or missing:
        raise DamagedTrial(path, missing[0] if missing else "pos", "is not there, or too narrow")
    return data
