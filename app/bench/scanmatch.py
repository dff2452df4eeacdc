"""ScanMatch with duration of 488 x 10 pairs of scanpaths, GazeSearch's test set with ten samples each: all at
once beside the definition as a plain Python double loop, on one core."""

from __future__ import annotations

import math
import time

import numpy as np

from app.bench.registry import BenchError, Options, Row, benchmark, median_ms
from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_pairs, symbols
from eyetracking.scanpaths.types import Scanpath

PAIRS, SAMPLES, LENGTH = 488, 10, 7
BAR_MS, TIMES = 1000.0, 50.0
OPTIONS = ScanMatchOptions(with_duration=True)


@benchmark("scanmatch")
def measure(options: Options) -> list[Row]:
    """Paths of chance, seven fixations of 320 ms in the mean; the loop takes a part, and is scaled. Raises
    BenchError where both do not agree."""
    rng = np.random.Generator(np.random.PCG64(0))
    first, second = ([_path(rng) for _ in range(PAIRS * SAMPLES)] for _ in range(2))
    found = scanmatch_pairs(first, second, options=OPTIONS)
    ours = median_ms(lambda: scanmatch_pairs(first, second, options=OPTIONS), repeats=options.repeats)
    part = PAIRS * SAMPLES // 20
    began = time.perf_counter()
    plain = [plain_scanmatch(a, b) for a, b in zip(first[:part], second[:part], strict=True)]
    peer = 1e3 * (time.perf_counter() - began) * len(first) / part
    if not np.allclose(plain, found[:part], atol=1e-9):
        raise BenchError("the two ways do not agree: nothing was measured")
    what = f"{PAIRS} x {SAMPLES} pairs, with duration"
    return [
        Row(f"{what}, all at once; peer: a Python loop", ours, "ms", peer, BAR_MS),
        Row("times as fast as the Python loop", peer / ours, "times", None, TIMES, higher_is_better=True),
    ]


def plain_scanmatch(a: Scanpath, b: Scanpath) -> float:
    """The definition with OPTIONS, a cell of the table after the other."""
    columns, threshold = OPTIONS.bins[0], OPTIONS.threshold
    first, second = (symbols(p, OPTIONS).tolist() for p in (a, b))
    table = [[0.0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, p in enumerate(first, start=1):
        for j, q in enumerate(second, start=1):
            gain = threshold - math.hypot(p % columns - q % columns, p // columns - q // columns)
            table[i][j] = max(table[i - 1][j - 1] + gain, table[i - 1][j], table[i][j - 1])
    return table[-1][-1] / (threshold * max(len(first), len(second)))


def _path(rng: np.random.Generator) -> Scanpath:
    duration = rng.lognormal(math.log(300.0), 0.36, LENGTH)
    return Scanpath(
        x_px=rng.uniform(0, 224, LENGTH),
        y_px=rng.uniform(0, 224, LENGTH),
        duration_ms=duration,
        onset_ms=np.cumsum(duration) - duration,
        width_px=224,
        height_px=224,
    )
