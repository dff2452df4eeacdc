"""Predicted scanpaths against readers who searched the same films: samples beside samples, chosen paths
beside chosen paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.consensus import consensus
from eyetracking.scanpaths.edit import sed, stde
from eyetracking.scanpaths.multimatch import multimatch
from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_pairs
from eyetracking.scanpaths.reader_model import simulate_reading
from eyetracking.scanpaths.starts import PROTOCOLS as PROTOCOLS
from eyetracking.scanpaths.starts import under_protocol
from inference.phantom.case import case
from inference.phantom.config import PhantomConfig
from inference.phantom.gaze_bank import RENDER_PX, GazeCase
from inference.phantom.readings import regions_of

TIMED = {"scanmatch": False, "scanmatch_duration": True}
MULTI = ("shape", "direction", "length", "position", "duration")
Values = NDArray[np.float64]


@dataclass(frozen=True)
class Search:
    """A film, by its number, and what was looked for, with the paths of those who did."""

    film: int
    finding: str
    readers: tuple[Scanpath, ...]


def searches_of(records: Sequence[GazeCase]) -> list[Search]:
    """One for each finding that has a place on a film; searches for what is not there are left out."""
    out = []
    for i, record in enumerate(records):
        for finding in sorted({f for _, f in record.search if f in record.boxes}):
            paths = tuple(p for (_, f), p in sorted(record.search.items()) if f == finding)
            out.append(Search(i, finding, paths))
    return out


def sample_scores(
    searches: Sequence[Search], drawn: Sequence[Sequence[Scanpath]], *, protocol: str = "C"
) -> dict[str, Values]:
    """For each search the mean ScanMatch over its samples and readers. drawn: samples of each search."""
    return _scores(*_with_readers(searches, drawn, protocol), len(searches))


def further_scores(
    searches: Sequence[Search], drawn: Sequence[Sequence[Scanpath]], *, protocol: str = "C"
) -> dict[str, Values]:
    """The same of MultiMatch, SED and STDE."""
    return _further(*_with_readers(searches, drawn, protocol), len(searches))


def length_errors(searches: Sequence[Search], drawn: Sequence[Sequence[Scanpath]]) -> Values:
    """For each search by how many fixations the mean length of its samples misses that of its readers: of all
    samples, as that of a few is mostly the luck of the draw. NaN where nothing was drawn."""
    return np.array(
        [
            abs(np.mean([len(p) for p in paths]) - np.mean([len(p) for p in search.readers]))
            if paths and search.readers
            else np.nan
            for search, paths in zip(searches, drawn, strict=True)
        ]
    )


def _with_readers(
    searches: Sequence[Search], drawn: Sequence[Sequence[Scanpath]], protocol: str
) -> tuple[list[Scanpath], list[Scanpath], NDArray[np.intp]]:
    """Each sample with each reader of its search, and the search's number."""
    first, second, of = [], [], []
    for k, (search, paths) in enumerate(zip(searches, drawn, strict=True)):
        for path in paths:
            for reader in search.readers:
                a, b = under_protocol(path, reader, protocol)
                first.append(a)
                second.append(b)
                of.append(k)
    return first, second, np.array(of, dtype=np.intp)


def reader_scores(
    searches: Sequence[Search], *, protocol: str = "C", more: bool = False
) -> dict[str, Values]:
    """The ceiling of samples: each reader against the others of the same search, every pair once each way."""
    first, second, of = [], [], []
    for k, search in enumerate(searches):
        for i, a in enumerate(search.readers):
            for j, b in enumerate(search.readers):
                if i != j:
                    one, other = under_protocol(a, b, protocol)
                    first.append(one)
                    second.append(other)
                    of.append(k)
    index, n = np.array(of, dtype=np.intp), len(searches)
    scores = _scores(first, second, index, n)
    if more:
        scores |= _further(first, second, index, n)
    return scores


def chosen_scores(
    searches: Sequence[Search], drawn: Sequence[Sequence[Scanpath]]
) -> dict[str, dict[str, Values]]:
    """protocol -> scores of consensus paths, each chosen by the measure that it is scored with."""
    out: dict[str, dict[str, Values]] = {protocol: {} for protocol in PROTOCOLS}
    for metric, timed in TIMED.items():
        one = [[consensus(paths, with_duration=timed)] if paths else [] for paths in drawn]
        for protocol in PROTOCOLS:
            out[protocol][metric] = sample_scores(searches, one, protocol=protocol)[metric]
    return out


def fresh_readings(
    config: PhantomConfig, records: Sequence[GazeCase], searches: Sequence[Search], count: int, *, films: int
) -> list[list[Scanpath]]:
    """`count` further runs of the simulated readers, in turn, for each search of the first films; none for
    the others. What no predictor can be better than."""
    regions: dict[int, Any] = {}
    out: list[list[Scanpath]] = []
    readers = list(config.readers)
    for search in searches:
        if search.film >= films:
            out.append([])
            continue
        record = records[search.film]
        if search.film not in regions:
            drawn = case(record.seed, config)
            regions[search.film] = regions_of(drawn, drawn.render(RENDER_PX, contrast=True))
        out.append(
            [
                simulate_reading(
                    regions[search.film],
                    config.temperaments[readers[k % len(readers)]],
                    seed=1_000_003 * (k + 1) + record.seed,
                    width_px=record.size_px,
                    height_px=record.size_px,
                    task=search.finding,
                ).scanpath
                for k in range(count)
            ]
        )
    return out


def _scores(
    first: Sequence[Scanpath], second: Sequence[Scanpath], of: NDArray[np.intp], n: int
) -> dict[str, Values]:
    out: dict[str, Values] = {}
    for metric, timed in TIMED.items():
        options = ScanMatchOptions(with_duration=timed)
        out[metric] = _by_search(scanmatch_pairs(first, second, options=options), of, n)
    return out


def _further(
    first: Sequence[Scanpath], second: Sequence[Scanpath], of: NDArray[np.intp], n: int
) -> dict[str, Values]:
    out: dict[str, Values] = {}
    table = np.array([multimatch(a, b) for a, b in zip(first, second, strict=True)])
    for name, values in zip(MULTI, table.T, strict=True):
        out[f"multimatch_{name}"] = _by_search(values, of, n)
    out["sed"] = _by_search(np.array([sed(a, b) for a, b in zip(first, second, strict=True)], float), of, n)
    out["stde"] = _by_search(np.array([stde(b, a) for a, b in zip(first, second, strict=True)]), of, n)
    return out


def _by_search(values: Values, of: NDArray[np.intp], n: int) -> Values:
    """Mean of each search's values; values that are not defined are left out."""
    known = np.isfinite(values)
    total = np.bincount(of[known], values[known], n)
    count = np.bincount(of[known], minlength=n)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
