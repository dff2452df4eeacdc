"""Pupil size over time: one trace of both eyes, without blinks, against a baseline.

Pupil size follows the light of the image and of the room before it follows anything else: compare stretches
of the same image only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eyetracking.events.signal import BoolArray, FloatArray, IntArray, runs

SPEED_MADS = 16.0
"""A pupil that changes faster than the median speed and so many median deviations is an artefact (Kret and
Sjak-Shie 2019).
"""
SLOWER = 1.5
"""A pupil that is measured so much less often than gaze has a pace of its own."""
FASTEST_PER_S = 2.0
"""A pupil of 4 mm constricts by at most about 8 mm/s; under this part of its size a second is no artefact.
"""


@dataclass(frozen=True)
class PupilTrace:
    """size (n,) in the tracker's unit, NaN where nothing is known; interpolated: bridged over a blink.

    baseline: median of the baseline stretch, NaN where it was not seen. blinks: (onset_ms, duration_ms) of
    each loss, margins included.
    """

    t_ms: FloatArray
    size: FloatArray
    interpolated: BoolArray
    baseline: float
    blinks: list[tuple[float, float]]

    @property
    def change(self) -> FloatArray:
        """Size minus baseline (Mathôt et al. 2018 advise the difference, not the ratio)."""
        return self.size - self.baseline


def pupil_trace(
    t_ms: FloatArray,
    left: FloatArray,
    right: FloatArray,
    *,
    baseline_ms: tuple[float, float] | None = None,
    margin_ms: tuple[float, float] = (50.0, 100.0),
    max_gap_ms: float = 500.0,
    smooth_ms: float = 50.0,
) -> PupilTrace:
    """left, right (n,): sizes, NaN or 0 where not measured.

    The eyes are brought to their mean, so that the trace does not jump where one is lost. What is lost, and
    what changes impossibly fast, is cut out with margin_ms before and after; gaps up to max_gap_ms are
    bridged straight, longer ones stay NaN; then a moving mean of smooth_ms. Where the pupil is measured less
    often than gaze, the samples between two measurements are no losses. baseline_ms: the stretch, None
    for the first second. Raises ValueError for arrays of different length.
    """
    t = np.asarray(t_ms, dtype=np.float64)
    if not (t.ndim == 1 and t.shape == np.shape(left) == np.shape(right)):
        raise ValueError("t_ms, left and right must be of one length")
    if len(t) < 3:
        return PupilTrace(t, np.full(len(t), np.nan), np.zeros(len(t), dtype=bool), float("nan"), [])
    size = _filled_between(t, _one_trace(_known(left), _known(right)))
    lost = ~np.isfinite(size)
    lost |= _too_fast(t, size)
    lost = _widened(t, lost, margin_ms)
    gaps = runs(lost)
    kept = np.where(lost, np.nan, size)
    filled, interpolated = _bridged(t, kept, gaps, max_gap_ms)
    smooth = _moving_mean(filled, max(1, round(smooth_ms / float(np.median(np.diff(t))))))
    begin, end = baseline_ms or (float(t[0]), float(t[0]) + 1000.0)
    during = smooth[(t >= begin) & (t < end)]
    during = during[np.isfinite(during)]
    return PupilTrace(
        t_ms=t,
        size=smooth,
        interpolated=interpolated,
        baseline=float(np.median(during)) if len(during) else float("nan"),
        blinks=[(float(t[a]), float(t[b] - t[a])) for a, b in gaps],
    )


def _filled_between(t_ms: FloatArray, size: FloatArray) -> FloatArray:
    """Sizes between the measurements of a pupil that has a slower pace than gaze, and as they are
    otherwise.
    """
    known = np.flatnonzero(np.isfinite(size))
    if len(known) < 8:
        return size
    pace_ms = float(np.median(np.diff(t_ms[known])))
    if pace_ms <= SLOWER * float(np.median(np.diff(t_ms))):
        return size
    straight = np.interp(t_ms, t_ms[known], size[known])
    after = np.clip(np.searchsorted(known, np.arange(len(size))), 1, len(known) - 1)
    near = t_ms[known[after]] - t_ms[known[after - 1]] <= 2.5 * pace_ms
    near |= np.abs(t_ms - t_ms[known[0]]) <= pace_ms
    near |= np.abs(t_ms - t_ms[known[-1]]) <= pace_ms
    inside = (t_ms >= t_ms[known[0]] - pace_ms) & (t_ms <= t_ms[known[-1]] + pace_ms)
    return np.where(np.isnan(size) & near & inside, straight, size)


def _known(values: FloatArray) -> FloatArray:
    values = np.asarray(values, dtype=np.float64)
    return np.where(np.isfinite(values) & (values > 0), values, np.nan)


def _one_trace(left: FloatArray, right: FloatArray) -> FloatArray:
    """The mean of both; where one is lost the other, moved by half of their usual difference."""
    both = np.isfinite(left) & np.isfinite(right)
    half = float(np.median(left[both] - right[both])) / 2 if both.any() else 0.0
    return np.where(both, (left + right) / 2, np.where(np.isfinite(left), left - half, right + half))


def _too_fast(t_ms: FloatArray, size: FloatArray) -> BoolArray:
    step = np.abs(np.diff(size)) / np.maximum(np.diff(t_ms), 1e-6)
    before, after = np.concatenate(([np.nan], step)), np.concatenate((step, [np.nan]))
    speed = np.fmax(before, after)
    known = speed[np.isfinite(speed)]
    if not len(known):
        return np.zeros(len(size), dtype=bool)
    middle = float(np.median(known))
    limit = middle + SPEED_MADS * float(np.median(np.abs(known - middle)))
    limit = max(limit, FASTEST_PER_S / 1000 * float(np.nanmedian(size)))
    with np.errstate(invalid="ignore"):
        return np.asarray(speed > limit)


def _widened(t_ms: FloatArray, lost: BoolArray, margin_ms: tuple[float, float]) -> BoolArray:
    wide = np.zeros(len(lost) + 1, dtype=np.int64)
    for first, last in runs(lost):
        wide[np.searchsorted(t_ms, t_ms[first] - margin_ms[0])] += 1
        wide[np.searchsorted(t_ms, t_ms[last] + margin_ms[1], side="right")] -= 1
    return np.asarray(np.cumsum(wide[:-1]) > 0)


def _bridged(
    t_ms: FloatArray, values: FloatArray, gaps: IntArray, max_gap_ms: float
) -> tuple[FloatArray, BoolArray]:
    filled, bridged = values.copy(), np.zeros(len(values), dtype=bool)
    known = np.isfinite(values)
    if not known.any():
        return filled, bridged
    straight = np.interp(t_ms, t_ms[known], values[known])
    for first, last in gaps:
        inside = first > 0 and last + 1 < len(values)
        if inside and t_ms[last + 1] - t_ms[first - 1] <= max_gap_ms:
            filled[first : last + 1] = straight[first : last + 1]
            bridged[first : last + 1] = True
    return filled, bridged


def _moving_mean(values: FloatArray, width: int) -> FloatArray:
    """Mean of the known values in a centred window; NaN stays NaN."""
    if width < 2:
        return values
    known = np.isfinite(values)
    box = np.ones(width)
    count = np.convolve(known, box, mode="same")[: len(values)]
    total = np.convolve(np.where(known, values, 0.0), box, mode="same")[: len(values)]
    return np.where(known, total / np.maximum(count, 1), np.nan)
