"""I2MC: fixations as what two-means clustering does not split (Hessels, Niehorster, Kemner and Hooge 2017).

For noisy data and data with loss. A window of 200 ms slides over the gaze of each eye, at the full rate and
thinned; in each the samples are put into two clusters, and where the cluster changes a weight is laid,
smaller the more often it changes: noise spreads its weight, a saccade collects it. Where the weight is high
no fixation is. Written from the paper; compared with I2MC 2.2.8's output in tests/…/test_events_i2mc.py.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eyetracking.events.low_pass import filtered_both_ways, impulse_response
from eyetracking.events.signal import BoolArray, FloatArray, IntArray, runs, sample_interval_ms
from eyetracking.events.table import Found, event_detector

THINNED = (1, 2, 5, 10)
"""Every sample, every second …: what the paper thins its 300 Hz data by."""
LEAST_SAMPLES = 4
"""A thinning that leaves fewer in a window is left out: two clusters of them say nothing."""
_ROUNDS = 100
_BATCH = 4096

Eye = tuple[FloatArray, FloatArray]


@event_detector(
    "i2mc",
    version="1",
    title="I2MC: noisy gaze",
    hint="Two-means clustering over a sliding window; for noisy gaze and gaze with losses.",
    per_eye=True,
)
def i2mc(
    t_ms: FloatArray,
    x_deg: FloatArray,
    y_deg: FloatArray,
    *,
    eyes: Sequence[Eye] = (),
    window_ms: float = 200.0,
    step_ms: float = 20.0,
    cutoff_sd: float = 2.0,
    max_gap_ms: float = 100.0,
    max_gap_deg: float = 12.0,
    edge_mad: float = 3.0,
    merge_gap_ms: float = 30.0,
    merge_deg: float = 0.7,
    min_duration_ms: float = 40.0,
    smooth: float = 1.0,
) -> Found:
    """eyes: (x_deg, y_deg) of each eye, weighed one by one; () weighs the gaze (x_deg, y_deg) alone.

    Losses up to max_gap_ms are bridged where the gaze moved at most max_gap_deg meanwhile. cutoff_sd: a
    fixation's samples weigh less than the mean and so many standard deviations. edge_mad: it begins and ends
    where the gaze is within so many median deviations of its median. smooth 0 thins without the low-pass
    filter before. The defaults are the paper's, its distances in pixels turned into degrees.
    """
    interval = sample_interval_ms(t_ms)
    bridged = [
        (
            _bridge(t_ms, x, y, max_gap_ms=max_gap_ms, most=max_gap_deg),
            _bridge(t_ms, y, x, max_gap_ms=max_gap_ms, most=max_gap_deg),
        )
        for x, y in (eyes or [(x_deg, y_deg)])
    ]
    weight = _mean(
        [
            transition_weight(t_ms, x, y, window_ms=window_ms, step_ms=step_ms, smooth=bool(smooth))
            for x, y in bridged
        ]
    )
    x, y = _mean([eye[0] for eye in bridged]), _mean([eye[1] for eye in bridged])
    used = {
        "window_ms": window_ms,
        "step_ms": step_ms,
        "cutoff_sd": cutoff_sd,
        "max_gap_ms": max_gap_ms,
        "max_gap_deg": max_gap_deg,
        "edge_mad": edge_mad,
        "merge_gap_ms": merge_gap_ms,
        "merge_deg": merge_deg,
        "min_duration_ms": min_duration_ms,
        "smooth": smooth,
        "eyes": float(len(bridged)),
    }
    spans = _light(weight, cutoff_sd)
    spans = _edges(x, y, spans, edge_mad)
    spans = _merge(t_ms, x, y, spans, gap_ms=merge_gap_ms, distance=merge_deg)
    keep = t_ms[spans[:, 1]] - t_ms[spans[:, 0]] + interval >= min_duration_ms
    return Found(spans[keep], used)


def _light(weight: FloatArray, cutoff_sd: float) -> NDArray[np.int64]:
    """(first, last) of each stretch that weighs less than the mean and so many standard deviations."""
    known = np.isfinite(weight)
    if not known.any():
        return np.zeros((0, 2), dtype=np.int64)
    cutoff = weight[known].mean() + cutoff_sd * weight[known].std(ddof=1 if known.sum() > 1 else 0)
    with np.errstate(invalid="ignore"):
        return runs(weight < cutoff)


def transition_weight(
    t_ms: FloatArray, x: FloatArray, y: FloatArray, *, window_ms: float, step_ms: float, smooth: bool
) -> FloatArray:
    """(n,) in [0, 1]: how much each sample looks like a change of place; NaN where no whole window was seen.

    Mean over the windows that hold the sample, and over the thinnings that leave LEAST_SAMPLES in a window.
    A change lies between two samples: the first gets the weight, and all that a thinning left out between.
    """
    n, interval = len(t_ms), sample_interval_ms(t_ms)
    size = min(n, max(LEAST_SAMPLES, round(window_ms / interval)) + 1)
    step = max(1, round(step_ms / interval))
    starts = np.arange(0, n - size + 1, step)
    if len(starts) and starts[-1] != n - size:
        starts = np.append(starts, n - size)
    lost = np.concatenate(([0], np.cumsum(~(np.isfinite(x) & np.isfinite(y)))))
    starts = starts[lost[starts + size] == lost[starts]]
    thinned = [every for every in THINNED if size // every >= LEAST_SAMPLES]
    smoothed = {
        every: (_low_pass(x, every, size), _low_pass(y, every, size)) if smooth and every > 1 else (x, y)
        for every in thinned
    }
    total, windows = np.zeros(n), np.zeros(n)
    for begin in range(0, len(starts), _BATCH):
        at = starts[begin : begin + _BATCH, None] + np.arange(size)
        weight = np.zeros(at.shape)
        for every in thinned:
            at_thinned = at[:, ::every]
            changed = _changes(np.stack([v[at_thinned] for v in smoothed[every]], axis=2))
            spread = np.repeat(changed, every, axis=1)[:, :size]
            weight[:, : spread.shape[1]] += spread
        np.add.at(total, at, weight / len(thinned))
        np.add.at(windows, at, 1.0)
    out: FloatArray = np.divide(total, windows, out=np.full(n, np.nan), where=windows > 0)
    return out


def _low_pass(values: FloatArray, every: int, least: int) -> FloatArray:
    """What every `every`-th sample can carry: Chebyshev filter of order 8, forwards and backwards, over each
    stretch of at least `least` samples without loss.
    """
    response = impulse_response(order=8, ripple_db=0.05, cutoff=0.8 / every)
    filtered = values.copy()
    for first, last in runs(np.isfinite(values)):
        if last - first + 1 >= least:
            part = values[first : last + 1]
            filtered[first : last + 1] = filtered_both_ways(part, response, padding=min(27, len(part) - 1))
    return filtered


def _changes(points: FloatArray) -> FloatArray:
    """points (windows, k, 2) -> (windows, k - 1): 1 / number of changes where the cluster changes, else 0."""
    second = _two_means(points)
    changed = (second[:, 1:] != second[:, :-1]).astype(np.float64)
    out: FloatArray = changed / np.maximum(changed.sum(axis=1, keepdims=True), 1.0)
    return out


def _two_means(points: FloatArray) -> BoolArray:
    """Which of two clusters each point of each window is in (Lloyd, from the ends of the longer axis)."""
    rows = np.arange(len(points))
    spread = np.ptp(points, axis=1)
    along = np.take_along_axis(points, spread.argmax(axis=1)[:, None, None], axis=2)[:, :, 0]
    a, b = points[rows, along.argmin(axis=1)], points[rows, along.argmax(axis=1)]
    member = np.zeros(points.shape[:2], dtype=bool)
    active = rows
    for _ in range(_ROUNDS):
        p = points[active]
        # nearer to b than to a: the sign of the projection on b - a, counted from their middle
        axis, middle = (b - a)[active], ((a + b) / 2)[active]
        now = ((p - middle[:, None]) * axis[:, None]).sum(axis=2) > 0
        moved = (now != member[active]).any(axis=1)
        member[active] = now
        active = active[moved]
        if not len(active):
            break
        p, m = points[active], member[active][:, :, None]
        many = m.sum(axis=1)
        b[active] = (p * m).sum(axis=1) / np.maximum(many, 1)
        a[active] = (p * ~m).sum(axis=1) / np.maximum(p.shape[1] - many, 1)
    return member


def _mean(values: Sequence[FloatArray]) -> FloatArray:
    """The mean of those that are known at each sample, NaN where none is."""
    stacked = np.stack(values)
    known = np.isfinite(stacked)
    count = known.sum(axis=0)
    out: FloatArray = np.divide(
        np.where(known, stacked, 0.0).sum(axis=0), count, out=np.full(len(count), np.nan), where=count > 0
    )
    return out


def _bridge(
    t_ms: FloatArray, values: FloatArray, across: FloatArray, *, max_gap_ms: float, most: float
) -> FloatArray:
    """Steffen interpolation (1990, no overshoot) over short losses with two seen samples on either side.

    across: the other axis; the distance between the loss's ends counts over both.
    """
    seen = np.isfinite(values)
    filled = values.copy()
    for first, last in runs(~seen):
        around = np.array([first - 2, first - 1, last + 1, last + 2])
        if around[0] < 0 or around[3] >= len(values) or not seen[around].all():
            continue
        if (np.diff(t_ms[around]) <= 0).any():
            continue
        moved = np.hypot(values[last + 1] - values[first - 1], across[last + 1] - across[first - 1])
        if t_ms[last] - t_ms[first] > max_gap_ms or moved > most:
            continue
        filled[first : last + 1] = _steffen(t_ms[around], values[around], t_ms[first : last + 1])
    return filled


def _steffen(t: FloatArray, v: FloatArray, at: FloatArray) -> FloatArray:
    """Between the middle two of four knots."""
    h, s = np.diff(t), np.diff(v) / np.diff(t)
    slope = []
    for k in (0, 1):
        p = (s[k] * h[k + 1] + s[k + 1] * h[k]) / (h[k] + h[k + 1])
        slope.append((np.sign(s[k]) + np.sign(s[k + 1])) * min(abs(s[k]), abs(s[k + 1]), abs(p) / 2))
    u, width = at - t[1], h[1]
    cubic = (slope[0] + slope[1] - 2 * s[1]) / width**2
    square = (3 * s[1] - 2 * slope[0] - slope[1]) / width
    out: FloatArray = v[1] + u * (slope[0] + u * (square + u * cubic))
    return out


def _edges(x: FloatArray, y: FloatArray, spans: IntArray, mad: float) -> IntArray:
    """Each span from the first to the last sample near its median; begun earlier where the gaze was there
    already.
    """
    moved: list[tuple[int, int]] = []
    for first, last in spans.tolist():
        part = slice(first, last + 1)
        centre = np.median(x[part]), np.median(y[part])
        away = np.hypot(x[part] - centre[0], y[part] - centre[1])
        near = mad * float(np.median(away))
        inside = np.flatnonzero(away <= near)
        begin, end = first + int(inside[0]), first + int(inside[-1])
        least = moved[-1][1] + 1 if moved else 0
        if begin == first:
            while begin > least and np.hypot(x[begin - 1] - centre[0], y[begin - 1] - centre[1]) <= near:
                begin -= 1
        moved.append((begin, end))
    return np.array(moved, dtype=np.int64).reshape(-1, 2)


def _merge(
    t_ms: FloatArray, x: FloatArray, y: FloatArray, spans: IntArray, *, gap_ms: float, distance: float
) -> IntArray:
    """Join neighbours whose medians are near in place and that are near in time."""
    joined: list[list[int]] = []
    for first, last in spans.tolist():
        if joined:
            a, b = joined[-1]
            before = np.nanmedian(x[a : b + 1]), np.nanmedian(y[a : b + 1])
            here = np.nanmedian(x[first : last + 1]), np.nanmedian(y[first : last + 1])
            near = np.hypot(here[0] - before[0], here[1] - before[1]) < distance
            if near and t_ms[first] - t_ms[b] < gap_ms:
                joined[-1][1] = last
                continue
        joined.append([first, last])
    return np.array(joined, dtype=np.int64).reshape(-1, 2)
