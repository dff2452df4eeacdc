"""I-VT: a sample that moves slower than a threshold belongs to a fixation (Salvucci and Goldberg 2000).

Threshold 35 degrees/s over a 16 ms window, neighbours at most 75 ms and 0.2 degrees apart merged (people who
label by hand set two fixations apart from 0.2 degrees on; 0.25 where the window is one sample to either side
and a place is the mean of few), at least 40 ms. Where samples lie further apart than a small saccade lasts,
fixations are split at steps of 0.4 degrees (see `steps`), and take back the sample that only the window made
fast; pursuit is named and no fixation (see `pursuit`). The eye rings for some milliseconds after a saccade: a
fixation that follows one begins where the speed has fallen under 20 degrees/s, at most 16 ms later. Where
noise would cross the threshold the window grows, to 60 ms, and then the threshold. Tuned on three
hand-labelled trials of Lund2013; `radgaze evaluate fixations` prints the agreement on the others.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from eyetracking.events.pursuit import find_pursuits, without
from eyetracking.events.signal import (
    FloatArray,
    IntArray,
    bridge_gaps,
    half_window,
    merge,
    noise_deg,
    runs,
    sample_interval_ms,
    velocity,
    velocity_noise,
)
from eyetracking.events.steps import SACCADE_MS, rest_before_steps, split_at_steps
from eyetracking.events.table import Found, event_detector

LONGEST_WINDOW_MS = 60.0
FALSE_ALARMS_HZ = 0.5
"""How often a second still gaze may seem to move because of noise."""
MOST_MERGED_DEG = 0.35
COARSE_MERGED_DEG = 0.25
"""Of 0.22 to 0.35 the best on the trials that were tuned on, thinned to 125 Hz: at 0.2 kappa fell there."""
SETTLED_SD = 2.5
"""Settling is only looked for at speeds of so many standard deviations of the noise, and more."""


@event_detector(
    "ivt",
    version="4",
    title="I-VT: by speed",
    hint="What moves slower than a threshold is a fixation; for trackers of 60 Hz and more.",
    context_ms=16.0,
)
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
    merge_deg: float = 0.2,
    settled_deg_s: float = 20.0,
    settle_ms: float = 16.0,
    step_deg: float = 0.4,
    pursuit_deg_s: float = 5.0,
    adapt: float = 1.0,
    known_noise_deg: float = math.nan,
) -> Found:
    """settle_ms 0 lets a fixation begin at the threshold, step_deg 0 splits none, pursuit_deg_s 0 names none.
    adapt 0 keeps window and threshold as given, however noisy the data. known_noise_deg: NaN measures the
    noise."""
    interval = sample_interval_ms(t_ms)
    noise = noise_deg(x_deg, y_deg) if math.isnan(known_noise_deg) else known_noise_deg
    half, threshold = half_window(interval, window_ms), threshold_deg_s
    if adapt:
        half, threshold = adapted(noise, interval, half, threshold)
    settled = max(settled_deg_s, SETTLED_SD * velocity_noise(noise, interval, half))
    x, y = (bridge_gaps(t_ms, values, max_gap_ms=max_gap_ms) for values in (x_deg, y_deg))
    speed = velocity(t_ms, x, y, window_ms=2 * half * interval)
    near_deg = max(merge_deg, _part_apart_deg(noise, coarse=half_window(interval, window_ms) == 1))
    spans = merge(t_ms, x, y, _below(speed, threshold), gap_ms=merge_gap_ms, deg=near_deg)
    spans = _long(spans, t_ms, interval, min_duration_ms)
    if settled < threshold:
        least, most = round(min_duration_ms / interval), round(settle_ms / interval)
        spans = _settle(speed, spans, settled, least=least, most=most)
    if step_deg and 2 * interval > SACCADE_MS:
        spans = split_at_steps(
            t_ms, x, y, spans,
            interval_ms=interval, step_deg=step_deg, noise_deg=noise, min_duration_ms=min_duration_ms,
        )  # fmt: skip
        spans = rest_before_steps(x, y, spans, near_deg=near_deg)
    pursuits = np.zeros((0, 2), dtype=np.int64)
    if pursuit_deg_s:
        pursuits = find_pursuits(t_ms, x, y, spans, speed_deg_s=pursuit_deg_s, noise_deg=noise)
        spans = _long(without(spans, pursuits) if len(pursuits) else spans, t_ms, interval, min_duration_ms)
    used = {
        "threshold_deg_s": round(threshold, 3),
        "window_ms": round(2 * half * interval, 3),
        "min_duration_ms": min_duration_ms,
        "max_gap_ms": max_gap_ms,
        "merge_gap_ms": merge_gap_ms,
        "merge_deg": round(near_deg, 4),
        "settled_deg_s": round(settled, 3),
        "settle_ms": settle_ms,
        "step_deg": step_deg,
        "pursuit_deg_s": pursuit_deg_s,
        "adapt": adapt,
        "noise_deg": round(noise, 4),
    }
    return Found(spans, used, pursuits)


def _part_apart_deg(noise: float, *, coarse: bool) -> float:
    """So far apart two parts of one fixation may lie: their middles are off by the noise."""
    return max(min(noise, MOST_MERGED_DEG), COARSE_MERGED_DEG if coarse else 0.0)


def _below(speed: FloatArray, threshold: float) -> NDArray[np.int64]:
    with np.errstate(invalid="ignore"):
        return runs(speed < threshold)


def _long(
    spans: NDArray[np.int64], t_ms: FloatArray, interval_ms: float, least_ms: float
) -> NDArray[np.int64]:
    """Those that last long enough, the last sample's own time with them."""
    return spans[t_ms[spans[:, 1]] - t_ms[spans[:, 0]] + interval_ms >= least_ms]


def adapted(noise: float, interval_ms: float, half: int, threshold: float) -> tuple[int, float]:
    """(half window in samples, threshold) with which noise of so many degrees rarely crosses the threshold.

    The speed of still gaze under white noise is Rayleigh distributed; at the margin its tail is
    FALSE_ALARMS_HZ samples a second.
    """
    margin = math.sqrt(2 * math.log(max(1000 / interval_ms / FALSE_ALARMS_HZ, 2.0)))
    while (
        margin * velocity_noise(noise, interval_ms, half) > threshold
        and 2 * half * interval_ms < LONGEST_WINDOW_MS
    ):
        half += 1
    return half, max(threshold, margin * velocity_noise(noise, interval_ms, half))


def _settle(speed: FloatArray, spans: IntArray, settled: float, *, least: int, most: int) -> IntArray:
    """Spans that follow a movement, begun after their last speed above `settled` within `most` samples; what
    is left has at least `least`.
    """
    with np.errstate(invalid="ignore"):
        fast = speed > settled
    begun = spans.copy()
    for row, (first, last) in zip(begun, spans.tolist(), strict=True):
        end = min(first + most, last - least)
        if first > 0 and end > first and np.isfinite(speed[first - 1]):
            ringing = np.flatnonzero(fast[first : end + 1])
            row[0] = first + int(ringing[-1]) + 1 if len(ringing) else first
    return begun
