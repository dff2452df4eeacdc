"""Sequence Score (Yang et al. 2020): fixations as the clusters they fall in, aligned as strings.

The clusters are those of all readers' fixations on one image and task, found by mean shift (Comaniciu and
Meer 2002) with a flat kernel; the published ones are files that are not at hand, so the bandwidth is named.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.checks import one_frame, refuse_seconds
from eyetracking.scanpaths.types import Scanpath

BANDWIDTH = 0.14
"""Radius of the kernel, as a share of the frame's longer side."""
STEPS = 100
FloatArray = NDArray[np.float64]


def clusters(readers: Sequence[Scanpath], *, bandwidth: float = BANDWIDTH) -> FloatArray:
    """Centres (n, 2) of the readers' fixations in pixels, the most visited first; (0, 2) without any."""
    one_frame(readers, "the Sequence Score")
    if not sum(len(p) for p in readers):
        return np.zeros((0, 2))
    points = np.concatenate([np.column_stack([p.x_px, p.y_px]) for p in readers])
    radius = bandwidth * max(readers[0].width_px, readers[0].height_px)
    modes = points.copy()
    for _ in range(STEPS):
        near = np.linalg.norm(modes[:, None] - points[None], axis=2) <= radius
        moved = (near @ points) / near.sum(1, keepdims=True)
        still = np.abs(moved - modes).max() < 1e-3 * radius
        modes = moved
        if still:
            break
    support = (np.linalg.norm(modes[:, None] - points[None], axis=2) <= radius).sum(1)
    kept: list[FloatArray] = []
    for k in np.argsort(-support, kind="stable"):
        if all(np.linalg.norm(modes[k] - other) > radius for other in kept):
            kept.append(modes[k])
    return np.array(kept)


def sequence_score(
    predicted: Scanpath,
    human: Scanpath,
    centres: FloatArray,
    *,
    with_duration: bool = False,
    bin_ms: float = 50.0,
) -> float:
    """Similarity in [0, 1]: aligned symbols that match (match 1, mismatch 0, gap 0) over the longer length.

    With duration each symbol is repeated floor(duration / bin_ms) times. 0 where either is empty, NaN without
    centres.
    """
    one_frame([predicted, human], "the Sequence Score")
    if with_duration:
        refuse_seconds(predicted, human)
    if not len(centres):
        return float("nan")
    a, b = (_symbols(p, centres, bin_ms if with_duration else 0.0) for p in (predicted, human))
    if not len(a) or not len(b):
        return 0.0
    row = np.zeros(len(b) + 1)
    for symbol in a:
        best = np.concatenate([[0.0], np.maximum(row[:-1] + (b == symbol), row[1:])])
        row = np.maximum.accumulate(best)
    return float(row[-1] / max(len(a), len(b)))


def reader_pairs(readers: Sequence[Scanpath], centres: FloatArray, *, with_duration: bool = False) -> float:
    """The readers' own ceiling: the mean over pairs i < j, each once (counting each reader with itself gave
    0.644 instead of 0.510 on COCO-Search18); NaN for fewer than two."""
    scores = [
        sequence_score(a, b, centres, with_duration=with_duration)
        for i, a in enumerate(readers)
        for b in readers[i + 1 :]
    ]
    return float(np.mean(scores)) if scores else float("nan")


def _symbols(path: Scanpath, centres: FloatArray, bin_ms: float) -> NDArray[np.intp]:
    points = np.column_stack([path.x_px, path.y_px])
    nearest = (
        np.linalg.norm(points[:, None] - centres[None], axis=2).argmin(1) if len(path) else np.zeros(0, int)
    )
    if not bin_ms:
        return nearest
    return np.repeat(nearest, np.floor(path.duration_ms / bin_ms).astype(int))
