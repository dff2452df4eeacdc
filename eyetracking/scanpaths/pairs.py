"""ScanMatch of many pairs of scanpaths at once: one alignment, computed for all of them row by row.

Parameters and what they mean: `eyetracking.scanpaths.metrics`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.checks import one_frame, refuse_seconds
from eyetracking.scanpaths.types import Scanpath

PAIRS_AT_ONCE = 2048
Indices = NDArray[np.intp]


@dataclass(frozen=True)
class ScanMatchOptions:
    """bins: columns and rows of the grid. threshold: of the substitution gain, in cells. temporal_bin_ms:
    with duration, a cell is repeated once for each of them."""

    with_duration: bool = False
    bins: tuple[int, int] = (16, 12)
    threshold: float = 3.5
    temporal_bin_ms: float = 50.0


def scanmatch_pairs(
    first: Sequence[Scanpath],
    second: Sequence[Scanpath],
    pairs: tuple[Indices, Indices] | None = None,
    *,
    options: ScanMatchOptions | None = None,
) -> NDArray[np.float64]:
    """Similarity in [0, 1] of first[i] with second[i], or of first[i] with second[j] for (i, j) of pairs.

    0 where either is empty. Raises ValueError for images of different sizes, and with duration for durations
    that look like seconds.
    """
    o = options or ScanMatchOptions()
    if pairs is None:
        if len(first) != len(second):
            raise ValueError(f"{len(first)} scanpaths cannot be paired with {len(second)}")
        pairs = (np.arange(len(first)), np.arange(len(second)))
    one_frame([*first, *second], "ScanMatch")
    if o.with_duration:
        refuse_seconds(*first, *second)
    (left, n), (right, m) = _strings(first, o), _strings(second, o)
    gain = _gains(o)
    out = np.zeros(len(pairs[0]))
    i, j = (np.asarray(index, dtype=np.intp) for index in pairs)
    order = np.lexsort((m[j], n[i]))  # like lengths together: less padding
    for begin in range(0, len(order), PAIRS_AT_ONCE):
        part = order[begin : begin + PAIRS_AT_ONCE]
        p, q = i[part], j[part]
        high, wide = int(n[p].max(initial=0)), int(m[q].max(initial=0))
        best = _align(left[:high, p], right[:wide, q], gain)
        longest = np.maximum(np.maximum(n[p], m[q]), 1)
        out[part] = np.where((n[p] > 0) & (m[q] > 0), best / (o.threshold * longest), 0.0)
    return out


def scanmatch_matrix(
    first: Sequence[Scanpath], second: Sequence[Scanpath], *, options: ScanMatchOptions | None = None
) -> NDArray[np.float64]:
    """Similarity of each of first with each of second (n, m)."""
    i, j = np.indices((len(first), len(second)))
    return scanmatch_pairs(first, second, (i.ravel(), j.ravel()), options=options).reshape(i.shape)


def symbols(path: Scanpath, options: ScanMatchOptions) -> NDArray[np.intp]:
    """The cells of a path, numbered row by row, each as often as its duration asks; outside is clamped."""
    return _strings([path], options)[0][:, 0]


def _strings(paths: Sequence[Scanpath], o: ScanMatchOptions) -> tuple[NDArray[np.intp], Indices]:
    """Symbols (longest, paths), padded with the last symbol of the gains, and how many each path has."""
    columns, rows = o.bins
    fixations = np.array([len(p) for p in paths], dtype=np.intp)
    of = np.repeat(np.arange(len(paths)), fixations)
    if not len(of):
        return np.zeros((0, len(paths)), dtype=np.intp), fixations
    x, y, ms = (np.concatenate([getattr(p, name) for p in paths]) for name in ("x_px", "y_px", "duration_ms"))
    column = np.clip(np.floor(x / paths[0].width_px * columns), 0, columns - 1)
    row = np.clip(np.floor(y / paths[0].height_px * rows), 0, rows - 1)
    cells = (row * columns + column).astype(np.intp)
    if o.with_duration:
        times = np.rint(ms / o.temporal_bin_ms).astype(np.intp)
        none = np.bincount(of, times, len(paths)) == 0
        times[none[of]] = 1  # shorter than a bin, all of them: each stands once
        cells, of = np.repeat(cells, times), np.repeat(of, times)
    lengths = np.bincount(of, minlength=len(paths))
    out = np.full((int(lengths.max()), len(paths)), columns * rows, dtype=np.intp)
    out[np.arange(len(of)) - np.repeat(np.cumsum(lengths) - lengths, lengths), of] = cells
    return out, lengths


def _gains(o: ScanMatchOptions) -> NDArray[np.float64]:
    """Gain of each symbol against each; the last one is padding, which gains nothing."""
    columns, rows = o.bins
    row, column = np.divmod(np.arange(columns * rows), columns)
    gain = np.zeros((columns * rows + 1,) * 2)
    gain[:-1, :-1] = o.threshold - np.hypot(column[:, None] - column[None, :], row[:, None] - row[None, :])
    gain[-1] = gain[:, -1] = 0.0
    return gain


def _align(left: NDArray[np.intp], right: NDArray[np.intp], gain: NDArray[np.float64]) -> NDArray[np.float64]:
    """Best global alignments (Needleman-Wunsch) with free gaps, a pair a column.

    With durations a symbol stands several times in a row, so gains are looked up only where it has changed.
    """
    wide, pairs = right.shape
    buffers = [np.zeros((wide + 1, pairs)) for _ in range(2)]
    lines = [list(b) for b in buffers]
    flat, rows = gain.ravel(), right * len(gain)
    now, before = np.zeros((wide, pairs)), np.full(pairs, -1)
    for k, symbol in enumerate(left):
        above, row, line = buffers[k % 2], buffers[1 - k % 2], lines[1 - k % 2]
        changed = np.flatnonzero(symbol != before)
        if 2 * len(changed) > pairs:
            np.take(flat, rows + symbol, out=now, mode="clip")
        else:
            now[:, changed] = flat[rows[:, changed] + symbol[changed]]
        before = symbol
        # match or skip this symbol, then carry the running maximum on (skip the other's)
        np.add(above[:-1], now, out=row[1:])
        np.maximum(row[1:], above[1:], out=row[1:])
        for j in range(2, wide + 1):
            np.maximum(line[j], line[j - 1], out=line[j])
    best: NDArray[np.float64] = buffers[len(left) % 2][-1]
    return best
