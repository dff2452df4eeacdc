"""When samples were taken, where their stamps do not say it: silences, bursts, and rows that never came.

Trackers that lose the eyes often send nothing instead of rows without eyes, and senders that read a device in
chunks give all samples of a chunk one stamp, or stamps a tenth of a millisecond apart. Both are brought here
into the form that detectors and figures understand.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

BIG_STEP = 4.0
"""A step of so many short ones ends a burst."""
LEAST_BURSTS = 4
LONGEST_PERIOD_MS = 2000.0
"""What comes less often than that is no burst: the stream was silent in between."""
INSIDE = 0.15
"""The most of the time that the samples of bursts seem to fill."""
BURST_SHARE = 0.4
"""The least share of steps that lie inside bursts."""
SILENCE = 2.5
"""A step of so many usual intervals is a silence: rows are missing."""
LAID_ROWS = 500
"""The most lost rows that stand for one silence on either side; more would change nothing."""


def usual_interval(t_ms: FloatArray) -> float:
    """The time between samples that are taken evenly, ms: the median step, or where stamps come in bursts the
    mean one. 0 where the clock stands still.

    t_ms: (n,), increasing. Raises ValueError for fewer than two.
    """
    if len(t_ms) < 2:
        raise ValueError("an interval needs at least two samples")
    steps = np.diff(t_ms)
    ends = _burst_ends(steps)
    if ends is None:
        return float(np.median(steps))
    first, last = np.flatnonzero(ends)[[0, -1]]
    whole = steps[first + 1 : last + 1]
    kept = whole[whole <= 20 * np.median(steps[ends])]  # a silence would make bursts look sparse
    return float(kept.sum() / len(kept))


def in_bursts(t_ms: FloatArray) -> bool:
    """Whether the stamps (n,), increasing, are those of bursts and not of samples."""
    return _burst_ends(np.diff(t_ms)) is not None


def _burst_ends(steps: FloatArray) -> NDArray[np.bool_] | None:
    """Which steps lead from one burst to the next; None where there are no bursts."""
    if len(steps) < 2 * LEAST_BURSTS or steps.max() <= BIG_STEP * steps.min():  # even: no need to sort them
        return None
    short = float(np.percentile(steps, 100 * BURST_SHARE))
    ends = steps > BIG_STEP * short
    if np.count_nonzero(ends) < LEAST_BURSTS:
        return None
    period = float(np.median(steps[ends]))
    between = steps[ends]
    between = between[between <= 20 * period]
    filled = float(steps[~ends].sum())
    return ends if period <= LONGEST_PERIOD_MS and filled <= INSIDE * float(between.sum()) else None


def spread(t_ms: FloatArray) -> FloatArray:
    """Stamps of bursts, each burst's samples laid evenly from its stamp on to that of the next.

    t_ms: (n,), increasing. Given back as they are where they do not come in bursts.
    """
    ends = _burst_ends(np.diff(t_ms))
    if ends is None:
        return t_ms
    interval = usual_interval(t_ms)
    firsts = np.concatenate(([0], np.flatnonzero(ends) + 1))
    counts = np.diff(np.concatenate((firsts, [len(t_ms)])))
    starts = t_ms[firsts]
    room = np.append(np.diff(starts), np.inf)
    step = np.minimum(room / counts, interval)
    number = np.arange(len(t_ms)) - np.repeat(firsts, counts)
    return np.asarray(np.repeat(starts, counts) + number * np.repeat(step, counts), dtype=np.float64)


def with_lost_rows(times: FloatArray, interval: float) -> tuple[FloatArray, IntArray]:
    """Times with rows for what did not come, and for each row the index of its sample, -1 for a laid one.

    interval: the usual one. A step over SILENCE intervals is filled at the usual pace from both ends.
    """
    steps = np.diff(times)
    at = np.flatnonzero(steps > SILENCE * interval) if interval > 0 else np.zeros(0, dtype=np.int64)
    if not len(at):
        return times, np.arange(len(times), dtype=np.int64)
    pieces_t: list[FloatArray] = []
    pieces_n: list[IntArray] = []
    begin = 0
    for before in at.tolist():
        pieces_t.append(times[begin : before + 1])
        pieces_n.append(np.arange(begin, before + 1, dtype=np.int64))
        missing = max(1, round(steps[before] / interval) - 1)
        pace = steps[before] / (missing + 1)
        number = np.arange(1, missing + 1, dtype=np.float64)
        if missing > 2 * LAID_ROWS:
            number = np.concatenate((number[:LAID_ROWS], number[-LAID_ROWS:]))
        pieces_t.append(times[before] + number * pace)
        pieces_n.append(np.full(len(number), -1, dtype=np.int64))
        begin = before + 1
    pieces_t.append(times[begin:])
    pieces_n.append(np.arange(begin, len(times), dtype=np.int64))
    return np.concatenate(pieces_t), np.concatenate(pieces_n)


def silences(times: FloatArray, interval: float, *, least: float) -> list[tuple[int, float]]:
    """(index of the last sample before it, its length) of each step longer than `least` and SILENCE
    intervals; the length is what is missing beyond one interval.
    """
    steps = np.diff(times)
    at = np.flatnonzero(steps > max(least, SILENCE * interval))
    return [(int(n), float(steps[n] - interval)) for n in at]
