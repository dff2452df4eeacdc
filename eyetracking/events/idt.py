"""I-DT: a stretch of samples that stays within a small area is a fixation (Salvucci and Goldberg 2000).

Dispersion is (max x - min x) + (max y - min y), of block means: blocks of 4 ms, longer where noise alone
would fill much of the dispersion; what noise is left is granted. A slow drift is cut into pieces, which are
merged again. Blind to short saccades, but steady where the sampling rate is low.
"""

from __future__ import annotations

import collections
import math

import numpy as np

from eyetracking.events.signal import (
    FloatArray,
    bridge_gaps,
    merge,
    noise_deg,
    sample_interval_ms,
)
from eyetracking.events.table import Found, event_detector

BLOCK_MS, LONGEST_BLOCK_MS = 4.0, 40.0
NOISE_SHARE = 0.35
"""The part of the dispersion that noise may fill before blocks grow, and before the dispersion does."""


@event_detector(
    "idt",
    version="2",
    title="I-DT: by spread",
    hint="What stays within a small area is a fixation; steady where the sampling rate is low.",
    context_ms=0.0,
)
def idt(
    t_ms: FloatArray,
    x_deg: FloatArray,
    y_deg: FloatArray,
    *,
    dispersion_deg: float = 0.8,
    min_duration_ms: float = 60.0,
    max_gap_ms: float = 75.0,
    merge_gap_ms: float = 75.0,
    merge_deg: float = 0.5,
    adapt: float = 1.0,
    known_noise_deg: float = math.nan,
) -> Found:
    """dispersion_deg: the largest extent of a fixation, both axes together. adapt 0 keeps blocks and
    dispersion as given, however noisy the data. known_noise_deg: NaN measures the noise.
    """
    interval = sample_interval_ms(t_ms)
    noise = noise_deg(x_deg, y_deg) if math.isnan(known_noise_deg) else known_noise_deg
    block, limit = max(1, int(BLOCK_MS / interval)), dispersion_deg
    if adapt:
        block, limit = adapted(noise, interval, block, limit, 2 * min_duration_ms)
    x = bridge_gaps(t_ms, x_deg, max_gap_ms=max_gap_ms)
    y = bridge_gaps(t_ms, y_deg, max_gap_ms=max_gap_ms)
    starts = np.arange(0, len(t_ms), block)
    sizes = np.diff(np.append(starts, len(t_ms)))
    spans = []
    for a, b in _spans(
        t_ms[starts],
        np.add.reduceat(x, starts) / sizes,
        np.add.reduceat(y, starts) / sizes,
        limit=limit,
        least_ms=min_duration_ms - interval * block,
    ):
        spans.append((starts[a], min(starts[b] + block, len(t_ms)) - 1))
    found = np.array(spans, dtype=np.int64).reshape(-1, 2)
    used = {
        "dispersion_deg": round(limit, 3),
        "min_duration_ms": min_duration_ms,
        "max_gap_ms": max_gap_ms,
        "merge_gap_ms": merge_gap_ms,
        "merge_deg": merge_deg,
        "adapt": adapt,
        "block": float(block),
        "noise_deg": round(noise, 4),
    }
    return Found(merge(t_ms, x, y, found, gap_ms=merge_gap_ms, deg=merge_deg), used)


def adapted(
    noise: float, interval_ms: float, block: int, dispersion: float, span_ms: float
) -> tuple[int, float]:
    """(samples a block, dispersion) with which white noise of so many degrees leaves a fixation whole."""

    def extent(samples: int) -> float:
        """The dispersion of still gaze: on each axis twice the expected largest of n normal deviates."""
        n = max(2.0, span_ms / interval_ms / samples)
        return 4 * noise / math.sqrt(samples) * math.sqrt(2 * math.log(n))

    allowed = NOISE_SHARE * dispersion
    while extent(block) > allowed and (block + 1) * interval_ms <= LONGEST_BLOCK_MS:
        block += 1
    return block, dispersion + max(0.0, extent(block) - allowed)


def _spans(
    t_ms: FloatArray, x: FloatArray, y: FloatArray, *, limit: float, least_ms: float
) -> list[tuple[int, int]]:
    """Greedy from the left: the longest window within the limit, if it lasts long enough."""
    t, xs, ys = t_ms.tolist(), x.tolist(), y.tolist()
    found = []
    extremes = [_Extreme(xs, 1), _Extreme(xs, -1), _Extreme(ys, 1), _Extreme(ys, -1)]
    first = 0
    for now in range(len(t)):
        if xs[now] != xs[now]:  # lost: NaN
            if now - 1 >= first and t[now - 1] - t[first] >= least_ms:
                found.append((first, now - 1))
            first = now + 1
            for extreme in extremes:
                extreme.clear()
            continue
        for extreme in extremes:
            extreme.push(now)
        if _extent(extremes) <= limit:
            continue
        if t[now - 1] - t[first] >= least_ms:
            found.append((first, now - 1))
            first = now
            for extreme in extremes:
                extreme.clear()
                extreme.push(now)
        else:
            while _extent(extremes) > limit:
                first += 1
                for extreme in extremes:
                    extreme.drop_before(first)
    if len(t) > first and t[-1] - t[first] >= least_ms:
        found.append((first, len(t) - 1))
    return found


class _Extreme:
    """The largest (sign 1) or smallest (sign -1) value of a sliding window."""

    def __init__(self, values: list[float], sign: int) -> None:
        self._values = values
        self._sign = sign
        self._best: collections.deque[int] = collections.deque()

    @property
    def value(self) -> float:
        return self._values[self._best[0]]

    def push(self, index: int) -> None:
        value = self._sign * self._values[index]
        while self._best and self._sign * self._values[self._best[-1]] <= value:
            self._best.pop()
        self._best.append(index)

    def drop_before(self, first: int) -> None:
        while self._best and self._best[0] < first:
            self._best.popleft()

    def clear(self) -> None:
        self._best.clear()


def _extent(extremes: list[_Extreme]) -> float:
    return (extremes[0].value - extremes[1].value) + (extremes[2].value - extremes[3].value)
