"""What every detector needs: degrees of visual angle, velocity, noise, gaps, and runs of samples."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eyetracking.sample_times import usual_interval
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


sample_interval_ms = usual_interval
"""The usual time between samples, ms, also where stamps come in bursts. Raises ValueError for fewer than two.
"""


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
    n, interval = len(t_ms), sample_interval_ms(t_ms)
    half = half_window(interval, window_ms)
    reach_ms = (half + 0.5) * interval
    half = min(half, n - 1)  # a recording may be shorter than the window
    seen = np.isfinite(x) & np.isfinite(y)
    whole = _whole_windows(t_ms, seen, half, interval)
    speed = np.full(n, np.nan)
    if whole.any():
        x0, y0 = np.where(seen, x, 0.0), np.where(seen, y, 0.0)
        for begin in range(half, n - half, _CHUNK):  # what fits into the processor's cache
            end = min(begin + _CHUNK, n - half)
            part = slice(begin - half, end + half)
            speed[begin:end] = _slope_everywhere(t_ms[part], x0[part], y0[part], half, interval)
        speed[~whole] = np.nan
    rest = np.flatnonzero(seen & ~whole)
    for begin in range(0, len(rest), _CHUNK):
        here = rest[begin : begin + _CHUNK]
        speed[here] = _slope(t_ms, x, y, seen, here, half, reach_ms)
    return speed


_CHUNK = 1 << 14


def _whole_windows(t_ms: FloatArray, seen: BoolArray, half: int, interval: float) -> BoolArray:
    """Whether the 2 half + 1 samples around each were all seen and no step among them is a pause."""
    n = len(t_ms)
    good = np.zeros(n, dtype=bool)
    if n >= 2 * half + 1:
        lost = np.concatenate(([0], np.cumsum(~seen)))
        pauses = np.concatenate(([0], np.cumsum(np.abs(np.diff(t_ms) - interval) > 0.5 * interval)))
        unseen = lost[2 * half + 1 :] - lost[: n - 2 * half]
        good[half : n - half] = (unseen == 0) & (pauses[2 * half :] == pauses[: n - 2 * half])
    return good


def _slope_everywhere(
    t_ms: FloatArray, x: FloatArray, y: FloatArray, half: int, interval: float
) -> FloatArray:
    """(n - 2 half,) speed from whole windows: the least-squares slope as convolutions.

    Times are an even grid plus a deviation d, so that the sums over a window are those of a box and of a
    ramp over x, d, d x and d squared.
    """
    step, m = interval / 1000, 2 * half + 1
    ramp = np.arange(half, -half - 1, -1, dtype=np.float64)  # convolve turns it round
    box = np.ones(m)
    d = (t_ms - t_ms[0]) / 1000 - np.arange(len(t_ms)) * step
    here = d[half : len(d) - half]

    def sums(values: FloatArray, shape: FloatArray) -> FloatArray:
        return np.convolve(values, shape, mode="valid")

    sum_d = sums(d, box)
    st = sum_d - m * here
    stt = step**2 * float((ramp**2).sum()) + 2 * step * sums(d, ramp)
    stt += sums(d * d, box) - 2 * here * sum_d + m * here**2
    speeds = []
    for v in (x, y):
        sv = sums(v, box)
        stv = step * sums(v, ramp) + sums(d * v, box) - here * sv
        speeds.append(m * stv - st * sv)
    spread = m * stt - st * st
    out: FloatArray = np.divide(np.hypot(*speeds), spread, out=np.full(len(spread), np.nan), where=spread > 0)
    return out


def _slope(
    t_ms: FloatArray, x: FloatArray, y: FloatArray, seen: BoolArray, at: IntArray, half: int, reach_ms: float
) -> FloatArray:
    """Speed at the samples `at` from whatever was seen around them."""
    n = len(t_ms)
    around = at[:, None] + np.arange(-half, half + 1)
    inside = (around >= 0) & (around < n)
    around = np.clip(around, 0, n - 1)
    t = (t_ms[around] - t_ms[at, None]) / 1000
    w = (inside & seen[around] & (np.abs(t) <= reach_ms / 1000)).astype(np.float64)
    dx = np.where(w > 0, x[around] - x[at, None], 0.0)
    dy = np.where(w > 0, y[around] - y[at, None], 0.0)
    count, st, stt = w.sum(axis=1), (w * t).sum(axis=1), (w * t * t).sum(axis=1)
    spread = count * stt - st * st
    with np.errstate(divide="ignore", invalid="ignore"):
        vx = (count * (t * dx).sum(axis=1) - st * dx.sum(axis=1)) / spread
        vy = (count * (t * dy).sum(axis=1) - st * dy.sum(axis=1)) / spread
    return np.where((count >= 2) & (spread > 0), np.hypot(vx, vy), np.nan)


def half_window(interval_ms: float, window_ms: float) -> int:
    """Samples on each side of the middle one, at least 1."""
    return max(1, round(window_ms / interval_ms / 2))


def velocity_noise(noise: float, interval_ms: float, half: int) -> float:
    """Standard deviation per axis, degrees/s, of the slope over 2 half + 1 samples with `noise` degrees
    each.
    """
    return noise / (interval_ms / 1000) / float(np.sqrt(2 * sum(j * j for j in range(1, half + 1))))


def middles(x: FloatArray, y: FloatArray, spans: IntArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """(mean x, mean y, root mean square distance from that mean) of what was seen in each (n, 2) span of
    samples; NaN where nothing was.
    """
    seen = np.isfinite(x) & np.isfinite(y)
    if not seen.any():
        nothing = np.full(len(spans), np.nan)
        return nothing, nothing, nothing
    x0, y0 = float(x[seen].mean()), float(y[seen].mean())
    dx, dy = np.where(seen, x - x0, 0.0), np.where(seen, y - y0, 0.0)

    def sums(values: FloatArray) -> FloatArray:
        running = np.concatenate(([0.0], np.cumsum(values)))
        return running[spans[:, 1] + 1] - running[spans[:, 0]]

    count = sums(seen.astype(np.float64))
    with np.errstate(divide="ignore", invalid="ignore"):
        mean_x, mean_y = sums(dx) / count, sums(dy) / count
        square = sums(dx * dx + dy * dy) / count - mean_x**2 - mean_y**2
    return mean_x + x0, mean_y + y0, np.sqrt(np.maximum(square, 0.0))


def runs(flags: BoolArray) -> IntArray:
    """(n, 2) first and last index of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return np.column_stack((edges[::2], edges[1::2] - 1)).astype(np.int64)


def merge(
    t_ms: FloatArray, x: FloatArray, y: FloatArray, spans: IntArray, *, gap_ms: float, deg: float
) -> IntArray:
    """Join neighbours that lie at most gap_ms apart in time and deg apart in place. x, y: NaN only where
    lost.
    """
    seen = np.isfinite(x)
    count = np.concatenate(([0.0], np.cumsum(seen)))
    sum_x = np.concatenate(([0.0], np.cumsum(np.where(seen, x, 0.0))))
    sum_y = np.concatenate(([0.0], np.cumsum(np.where(seen, y, 0.0))))

    def centre(a: int, b: int) -> tuple[float, float]:
        n = max(count[b + 1] - count[a], 1.0)
        return (sum_x[b + 1] - sum_x[a]) / n, (sum_y[b + 1] - sum_y[a]) / n

    joined: list[list[int]] = []
    for first, last in spans.tolist():
        if joined and t_ms[first] - t_ms[joined[-1][1]] <= gap_ms:
            (xa, ya), (xb, yb) = centre(*joined[-1]), centre(first, last)
            if np.hypot(xb - xa, yb - ya) <= deg:
                joined[-1][1] = last
                continue
        joined.append([first, last])
    return np.array(joined, dtype=np.int64).reshape(-1, 2)
