"""The three ways in which published scores treat the start at the image's centre.

A: it is in neither path. B: only in the predicted one (which is how 0.332 of ChestSearch on GazeSearch comes
about). C: in both. They differ by more than methods do, so every score names its own.
"""

from __future__ import annotations

import numpy as np

from eyetracking.scanpaths.types import Scanpath

PROTOCOLS = ("A", "B", "C")
START_MS = 300.0
"""Of a start that is put before a path that has none."""
NEAR = 0.005
"""Of the frame's sides: a first fixation no farther from the centre is the start."""


def has_start(path: Scanpath) -> bool:
    """Whether the first fixation lies at the centre of the image."""
    if not len(path):
        return False
    x, y = path.x_px[0] / path.width_px - 0.5, path.y_px[0] / path.height_px - 0.5
    return bool(abs(x) <= NEAR and abs(y) <= NEAR)


def without_start(path: Scanpath) -> Scanpath:
    return path.where(slice(1, None)) if has_start(path) else path


def with_start(path: Scanpath) -> Scanpath:
    """The path from the image's centre, the start of START_MS added where it has none."""
    if has_start(path):
        return path
    onset = np.concatenate([[0.0], path.onset_ms + START_MS - (path.onset_ms[0] if len(path) else 0.0)])
    return Scanpath(
        x_px=np.concatenate([[path.width_px / 2], path.x_px]),
        y_px=np.concatenate([[path.height_px / 2], path.y_px]),
        duration_ms=np.concatenate([[START_MS], path.duration_ms]),
        onset_ms=onset,
        width_px=path.width_px,
        height_px=path.height_px,
        source=path.source,
    )


def under_protocol(predicted: Scanpath, human: Scanpath, protocol: str) -> tuple[Scanpath, Scanpath]:
    """Both paths as protocol A, B or C compares them. Raises ValueError for another name."""
    if protocol == "A":
        return without_start(predicted), without_start(human)
    if protocol == "B":
        return with_start(predicted), without_start(human)
    if protocol == "C":
        return with_start(predicted), with_start(human)
    raise ValueError(f"protocol must be one of {', '.join(PROTOCOLS)}, got {protocol!r}")
