"""Heatmaps of fixations: each fixation a Gaussian, weighted by its duration."""

from __future__ import annotations

import numpy as np

from eyetracking.scanpaths.types import SaliencyMap, Scanpath


def fixation_heatmap(
    scanpath: Scanpath, *, sigma_px: float, shape: tuple[int, int] | None = None, weight: str = "duration"
) -> SaliencyMap:
    """Sum of Gaussians at the fixations, maximum 1 (all zero without fixations).

    sigma_px: standard deviation in image pixels. shape: (h, w) of the result, by default the image's size
    reduced so that the longer side has at most 512. weight: "duration" or "count".
    """
    if sigma_px <= 0:
        raise ValueError(f"sigma_px must be positive, got {sigma_px}")
    if weight not in ("duration", "count"):
        raise ValueError(f"weight must be 'duration' or 'count', got {weight!r}")
    if shape is None:
        scale = min(1.0, 512 / max(scanpath.width_px, scanpath.height_px))
        shape = (max(1, round(scanpath.height_px * scale)), max(1, round(scanpath.width_px * scale)))
    h, w = shape
    x_grid = (np.arange(w) + 0.5) * scanpath.width_px / w
    y_grid = (np.arange(h) + 0.5) * scanpath.height_px / h
    # separable: a sum of outer products is one matrix product
    gx = np.exp(-0.5 * ((x_grid[None, :] - scanpath.x_px[:, None]) / sigma_px) ** 2)
    gy = np.exp(-0.5 * ((y_grid[None, :] - scanpath.y_px[:, None]) / sigma_px) ** 2)
    amount = scanpath.duration_ms if weight == "duration" else np.ones(len(scanpath))
    values = (gy * amount[:, None]).T @ gx
    peak = values.max(initial=0.0)
    if peak > 0:
        values = values / peak
    return SaliencyMap(
        values.astype(np.float32),
        scanpath.width_px,
        scanpath.height_px,
        "fixation heatmap",
        {"sigma_px": float(sigma_px), "weight": weight},
    )
