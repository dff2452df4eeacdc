"""Heatmaps of fixations: each fixation a Gaussian, weighted by its duration."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from eyetracking.scanpaths.types import SaliencyMap, Scanpath


def fixation_heatmap(
    scanpath: Scanpath, *, sigma_px: ArrayLike, shape: tuple[int, int] | None = None, weight: str = "duration"
) -> SaliencyMap:
    """Sum of Gaussians at the fixations, maximum 1 (all zero without fixations).

    sigma_px: standard deviation in image pixels, one for all or one a fixation (1 degree is fewer pixels
    where the view was enlarged); Gaussians of one weight have one volume. shape: (h, w) of the result, by
    default the image's size reduced so that the longer side has at most 512. weight: "duration" or "count".
    Raises ValueError.
    """
    sigma = np.broadcast_to(np.asarray(sigma_px, dtype=np.float64), len(scanpath))
    if not (np.asarray(sigma_px) > 0).all():
        raise ValueError(f"sigma_px must be positive, got {sigma_px!r}")
    if weight not in ("duration", "count"):
        raise ValueError(f"weight must be 'duration' or 'count', got {weight!r}")
    if shape is None:
        scale = min(1.0, 512 / max(scanpath.width_px, scanpath.height_px))
        shape = (max(1, round(scanpath.height_px * scale)), max(1, round(scanpath.width_px * scale)))
    amount = scanpath.duration_ms if weight == "duration" else np.ones(len(scanpath))
    values = _sum_of_gaussians(scanpath, amount / sigma**2, sigma, shape)
    peak = values.max(initial=0.0)
    if peak > 0:
        values = values / peak
    return SaliencyMap(
        values.astype(np.float32),
        scanpath.width_px,
        scanpath.height_px,
        "fixation heatmap",
        {"sigma_px": float(np.mean(sigma)) if len(sigma) else 0.0, "weight": weight},
    )


def dwell_map(scanpath: Scanpath, *, sigma_px: float, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Seconds of dwell (h, w): each fixation a Gaussian whose peak is its duration, so that maps of different
    readings compare."""
    sigma = np.full(len(scanpath), float(sigma_px))
    return _sum_of_gaussians(scanpath, scanpath.duration_ms / 1000.0, sigma, shape).astype(np.float32)


def _sum_of_gaussians(
    scanpath: Scanpath, peak: NDArray[np.float64], sigma: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.float64]:
    h, w = shape
    x_grid = (np.arange(w) + 0.5) * scanpath.width_px / w
    y_grid = (np.arange(h) + 0.5) * scanpath.height_px / h
    # separable: a sum of outer products is one matrix product
    gx = np.exp(-0.5 * ((x_grid[None, :] - scanpath.x_px[:, None]) / sigma[:, None]) ** 2)
    gy = np.exp(-0.5 * ((y_grid[None, :] - scanpath.y_px[:, None]) / sigma[:, None]) ** 2)
    values: NDArray[np.float64] = (gy * peak[:, None]).T @ gx
    return values


def gaussian(
    x_px: float, y_px: float, sigma_px: float, size_px: tuple[int, int], shape: tuple[int, int]
) -> NDArray[np.float32]:
    """One Gaussian of height 1 over an image of size_px (width, height), as (h, w) = shape."""
    (width, height), (h, w) = size_px, shape
    gx = np.exp(-0.5 * (((np.arange(w) + 0.5) * width / w - x_px) / sigma_px) ** 2)
    gy = np.exp(-0.5 * (((np.arange(h) + 0.5) * height / h - y_px) / sigma_px) ** 2)
    return (gy[:, None] * gx).astype(np.float32)
