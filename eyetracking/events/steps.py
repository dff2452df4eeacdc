"""Small saccades that a slow tracker does not see as speed: steps of place inside what seemed one fixation.

A saccade of one degree takes about 24 ms (the main sequence: 21 ms and 2.2 ms a degree, Carpenter 1988).
Where two samples lie further apart than that, its speed is spread over the velocity window and stays under
the threshold, but its place still steps. Its shape tells it from drift: nearly all of the way lies between
the two sides of the step, the rest of the 48 ms on either side is still.
"""

from __future__ import annotations

import math

import numpy as np

from eyetracking.events.signal import FloatArray, IntArray

SACCADE_MS = 24.0
FLANK_MS = 48.0
"""How long gaze is looked at on either side."""
STEEP = 0.7
"""The least part of the way that lies in the step itself."""
NOISE_SD = 8.0
"""The difference of two means of n samples has a deviation of sqrt(2 / n); at 8 / sqrt(n) noise alone steps
so far once in ten million samples."""


def split_at_steps(
    t_ms: FloatArray,
    x_deg: FloatArray,
    y_deg: FloatArray,
    spans: IntArray,
    *,
    interval_ms: float,
    step_deg: float,
    noise_deg: float,
    min_duration_ms: float,
) -> IntArray:
    """(m, 2) spans, cut where gaze steps by at least step_deg (and NOISE_SD of the noise of the flanks'
    means); parts are at least min_duration_ms long, and a span of which none is left stays whole.
    """
    flank = max(2, round(FLANK_MS / interval_ms))
    half = max(1, math.ceil(SACCADE_MS / interval_ms / 2))
    least = max(step_deg, NOISE_SD * noise_deg / math.sqrt(flank))
    sums = [np.concatenate(([0.0], np.cumsum(np.where(np.isfinite(v), v, 0.0)))) for v in (x_deg, y_deg)]
    found: list[tuple[int, int]] = []
    for first, last in spans.tolist():
        cuts = _steps(x_deg, y_deg, sums, (first, last), flank=flank, half=half, least=least)
        parts, begin = [], first
        for at in cuts:
            parts.append((begin, at - half))
            begin = at + half - 1
        parts.append((begin, last))
        long = [(a, b) for a, b in parts if b >= a and t_ms[b] - t_ms[a] + interval_ms >= min_duration_ms]
        found += long or [(first, last)]
    return np.array(found, dtype=np.int64).reshape(-1, 2)


def rest_before_steps(x_deg: FloatArray, y_deg: FloatArray, spans: IntArray, *, near_deg: float) -> IntArray:
    """(m, 2) spans that end one sample later where gaze is still where it was (within near_deg of the mean of
    the last two): the velocity window calls the sample before a saccade fast, although the eye rests."""
    longer = spans.copy()
    after = np.append(spans[1:, 0], len(x_deg))
    for row, (first, last), begin in zip(longer, spans.tolist(), after.tolist(), strict=True):
        if last + 1 < begin:
            few = slice(max(first, last - 1), last + 1)
            way = np.hypot(x_deg[last + 1] - x_deg[few].mean(), y_deg[last + 1] - y_deg[few].mean())
            row[1] = last + bool(way <= near_deg)  # not where it is NaN
    return longer


def _steps(
    x: FloatArray,
    y: FloatArray,
    sums: list[FloatArray],
    span: tuple[int, int],
    *,
    flank: int,
    half: int,
    least: float,
) -> list[int]:
    """Where the steps of a span lie: each the first sample after the middle, in order."""
    first, last = span
    at = np.arange(first + flank, last - flank + 2)
    low, high = np.maximum(at - half - flank, first), np.minimum(at + half + flank, last + 1)
    whole = (at - half - low >= 2) & (high - at - half >= 2)
    at, low, high = at[whole], low[whole], high[whole]
    if not len(at):
        return []
    before = [(s[at - half] - s[low]) / (at - half - low) for s in sums]
    after = [(s[high] - s[at + half]) / (high - at - half) for s in sums]
    way = np.hypot(after[0] - before[0], after[1] - before[1])
    inside = np.hypot(x[at + half - 1] - x[at - half], y[at + half - 1] - y[at - half])
    score = np.where((way >= least) & (inside >= STEEP * way), way, 0.0)
    cuts = []
    while score.max() > 0:
        best = int(score.argmax())
        cuts.append(int(at[best]))
        score[np.abs(at - at[best]) < flank] = 0.0
    return sorted(cuts)
