"""I-VT: a sample that moves slower than a threshold belongs to a fixation (Salvucci and Goldberg 2000).

Threshold 35 degrees/s over a 16 ms window, fixations of at least 40 ms, neighbours at most 75 ms and 0.25
degrees apart merged: tuned on three hand-labelled trials of Lund2013 and checked on the others
(tests/eyetracking/test_events.py). Where noise would cross the threshold the window grows, to 60 ms, and then
the threshold.
"""

from __future__ import annotations

import numpy as np

from eyetracking.events.signal import (
    FloatArray,
    IntArray,
    bridge_gaps,
    half_window,
    noise_deg,
    runs,
    sample_interval_ms,
    velocity,
    velocity_noise,
)
from eyetracking.events.table import event_detector

LONGEST_WINDOW_MS = 60.0
NOISE_MARGIN = 3.3
"""A threshold of 3.3 standard deviations of the velocity's noise per axis: 0.4 % of still samples cross
it.
"""


@event_detector("ivt", version="1")
def ivt(
    t_ms: FloatArray,
    x_deg: FloatArray,
    y_deg: FloatArray,
    *,
    threshold_deg_s: float = 35.0,
    window_ms: float = 16.0,
    min_duration_ms: float = 40.0,
    max_gap_ms: float = 75.0,
    merge_gap_ms: float = 75.0,
    merge_deg: float = 0.25,
    adapt: float = 1.0,
) -> tuple[IntArray, dict[str, float]]:
    """adapt 0 keeps window and threshold as given, however noisy the data."""
    interval = sample_interval_ms(t_ms)
    noise = noise_deg(x_deg, y_deg)
    half = half_window(t_ms, window_ms)
    threshold = threshold_deg_s
    if adapt:
        while (
            NOISE_MARGIN * velocity_noise(noise, interval, half) > threshold
            and 2 * half * interval < LONGEST_WINDOW_MS
        ):
            half += 1
        threshold = max(threshold, NOISE_MARGIN * velocity_noise(noise, interval, half))
    x = bridge_gaps(t_ms, x_deg, max_gap_ms=max_gap_ms)
    y = bridge_gaps(t_ms, y_deg, max_gap_ms=max_gap_ms)
    speed = velocity(t_ms, x, y, window_ms=2 * half * interval)
    with np.errstate(invalid="ignore"):
        still = speed < threshold
    spans = merge(t_ms, x, y, runs(still), gap_ms=merge_gap_ms, deg=merge_deg)
    if len(spans):
        spans = spans[t_ms[spans[:, 1]] - t_ms[spans[:, 0]] + interval >= min_duration_ms]
    return spans, {
        "threshold_deg_s": round(threshold, 3),
        "window_ms": round(2 * half * interval, 3),
        "min_duration_ms": min_duration_ms,
        "max_gap_ms": max_gap_ms,
        "merge_gap_ms": merge_gap_ms,
        "merge_deg": merge_deg,
        "adapt": adapt,
        "noise_deg": round(noise, 4),
    }


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
