"""What every detector needs: degrees of visual angle, velocity, noise, gaps, and runs of samples."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eyetracking.tracker import DisplayGeometry

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


def to_degrees(
    x_px: FloatArray, y_px: FloatArray, geometry: DisplayGeometry
) -> tuple[FloatArray, FloatArray]:
    """Device px -> degrees of visual angle from the middle of the screen, right and down."""
    x_mm = (x_px / geometry.width_px - 0.5) * geometry.width_mm
    y_mm = (y_px / geometry.height_px - 0.5) * geometry.height_mm
    x_deg = np.degrees(np.arctan2(x_mm, geometry.distance_mm))
    y_deg = np.degrees(np.arctan2(y_mm, np.hypot(x_mm, geometry.distance_mm)))
    return x_deg, y_deg


def sample_interval_ms(t_ms: FloatArray) -> float:
    """Median time between samples, ms. Raises ValueError for fewer than two samples."""
    if len(t_ms) < 2:
        raise ValueError("an interval needs at least two samples")
    return float(np.median(np.diff(t_ms)))


def noise_deg(x: FloatArray, y: FloatArray) -> float:
    """Standard deviation per axis of white noise, degrees, from sample-to-sample steps; saccades do not
    matter (it is a median). 0 where nothing was seen twice in a row."""
    steps = np.hypot(np.diff(x), np.diff(y))
    steps = steps[np.isfinite(steps)]
    return (
        float(np.median(steps)) / 1.665 if len(steps) else 0.0
    )  # median of a Rayleigh of scale sqrt(2) sigma


def bridge_gaps(t_ms: FloatArray, values: FloatArray, *, max_gap_ms: float) -> FloatArray:
    """Linear interpolation over losses of at most max_gap_ms; longer ones stay NaN."""
    seen = np.isfinite(values)
    if seen.all() or not seen.any():
        return values
    filled = np.interp(t_ms, t_ms[seen], values[seen])
    filled[~seen & ~_short_loss(t_ms, seen, max_gap_ms)] = np.nan
    return filled


def _short_loss(t_ms: FloatArray, seen: BoolArray, max_gap_ms: float) -> BoolArray:
    short = np.zeros(len(seen), dtype=bool)
    for first, last in runs(~seen):
        if first > 0 and last + 1 < len(seen) and t_ms[last + 1] - t_ms[first - 1] <= max_gap_ms:
            short[first : last + 1] = True
    return short


def velocity(t_ms: FloatArray, x: FloatArray, y: FloatArray, *, window_ms: float) -> FloatArray:
    """Speed in degrees/s: least-squares slope over window_ms around each sample, at least 3 samples.

    Lost samples are left out; NaN where fewer than two are left. Uneven sampling is allowed.
    """
    half = half_window(t_ms, window_ms)
    reach_ms = (half + 0.5) * sample_interval_ms(t_ms)
    n = len(t_ms)
    seen = np.isfinite(x) & np.isfinite(y)
    x0, y0 = np.where(seen, x, 0.0), np.where(seen, y, 0.0)
    sums = np.zeros((6, n))  # count, t, tt, x, y, and then tx and ty
    cross = np.zeros((2, n))
    half = min(half, n - 1)  # a recording may be shorter than the window
    for shift in range(-half, half + 1):
        here = slice(max(0, -shift), n - max(0, shift))
        there = slice(max(0, shift), n - max(0, -shift))
        t = (t_ms[there] - t_ms[here]) / 1000
        w = (seen[there] & (np.abs(t) <= reach_ms / 1000)).astype(np.float64)
        dx, dy = x0[there] - x0[here], y0[there] - y0[here]
        sums[0, here] += w
        sums[1, here] += w * t
        sums[2, here] += w * t * t
        sums[3, here] += w * dx
        sums[4, here] += w * dy
        cross[0, here] += w * t * dx
        cross[1, here] += w * t * dy
    count, st, stt, sx, sy = sums[:5]
    spread = count * stt - st * st
    with np.errstate(divide="ignore", invalid="ignore"):
        vx = (count * cross[0] - st * sx) / spread
        vy = (count * cross[1] - st * sy) / spread
    return np.where(seen & (count >= 2) & (spread > 0), np.hypot(vx, vy), np.nan)


def half_window(t_ms: FloatArray, window_ms: float) -> int:
    """Samples on each side of the middle one, at least 1."""
    return max(1, round(window_ms / sample_interval_ms(t_ms) / 2))


def velocity_noise(noise: float, interval_ms: float, half: int) -> float:
    """Standard deviation per axis, degrees/s, of the slope over 2 half + 1 samples with `noise` degrees
    each.
    """
    return noise / (interval_ms / 1000) / float(np.sqrt(2 * sum(j * j for j in range(1, half + 1))))


def runs(flags: BoolArray) -> IntArray:
    """(n, 2) first and last index of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return np.column_stack((edges[::2], edges[1::2] - 1)).astype(np.int64)
