"""Smooth pursuit: gaze that moves evenly, too slowly for a saccade and too far for a fixation.

The eye drifts within a fixation by some tenths of a degree (Rolfs 2009); a target is followed at 5 degrees/s
and more (Larsson et al. 2013 tell pursuit from fixation by how far and how evenly gaze moves). A stretch that
is faster than that over 120 ms and gets on by two degrees is pursuit; single steps stay below the distance.
"""

from __future__ import annotations

import numpy as np

from eyetracking.events.signal import (
    FloatArray,
    IntArray,
    half_window,
    runs,
    sample_interval_ms,
    velocity,
    velocity_noise,
)

WINDOW_MS = 120.0
LEAST_MS = 100.0
LEAST_DEG = 2.0
NOISE_SD = 4.0


def find_pursuits(
    t_ms: FloatArray,
    x_deg: FloatArray,
    y_deg: FloatArray,
    spans: IntArray,
    *,
    speed_deg_s: float,
    noise_deg: float,
) -> IntArray:
    """(m, 2) first and last samples of the stretches of pursuit inside (n, 2) spans that are no saccades.

    noise_deg: per axis; what it could feign is no pursuit.
    """
    if not len(spans):
        return spans
    speed = velocity(t_ms, x_deg, y_deg, window_ms=WINDOW_MS)
    interval = sample_interval_ms(t_ms)
    feigned = NOISE_SD * velocity_noise(noise_deg, interval, half_window(interval, WINDOW_MS))
    with np.errstate(invalid="ignore"):
        moving = speed >= max(speed_deg_s, feigned)
    inside = np.zeros(len(t_ms), dtype=bool)
    for first, last in spans.tolist():
        inside[first : last + 1] = True
        inside[last] = False  # neighbours stay apart
    found = runs(moving & inside)
    lasted = t_ms[found[:, 1]] - t_ms[found[:, 0]]
    way = np.hypot(x_deg[found[:, 1]] - x_deg[found[:, 0]], y_deg[found[:, 1]] - y_deg[found[:, 0]])
    return found[(lasted >= LEAST_MS) & (way >= max(LEAST_DEG, 2 * NOISE_SD * noise_deg))]


def without(spans: IntArray, cut: IntArray) -> IntArray:
    """Spans without the stretches `cut`, which lie inside them; what is left on either side stays."""
    kept: list[tuple[int, int]] = []
    for first, last in spans.tolist():
        begin = first
        for a, b in cut.tolist():
            if a > last or b < first:
                continue
            if a > begin:
                kept.append((begin, a - 1))
            begin = b + 1
        if begin <= last:
            kept.append((begin, last))
    return np.array(kept, dtype=np.int64).reshape(-1, 2)
