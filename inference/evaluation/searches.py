"""Predicted scanpaths against readers who searched the same films: samples beside samples, chosen paths
beside chosen paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.consensus import consensus
from eyetracking.scanpaths.edit import sed, stde
from eyetracking.scanpaths.multimatch import multimatch
from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_pairs
from eyetracking.scanpaths.starts import PROTOCOLS, under_protocol
from inference.phantom.gaze_bank import GazeCase

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
    searches: Sequence[Search],
    drawn: Sequence[Sequence[Scanpath]],
    *,
    protocol: str = "C",
    more: bool = False,
) -> dict[str, Values]:
    """For each search the mean over its samples and readers. drawn: samples of each search. more: also
    MultiMatch, SED and STDE, and the absolute error of the mean length."""
    first, second, of = [], [], []
    for k, (search, paths) in enumerate(zip(searches, drawn, strict=True)):
        for path in paths:
            for reader in search.readers:
                a, b = under_protocol(path, reader, protocol)
                first.append(a)
                second.append(b)
                of.append(k)
    return _scores(first, second, np.array(of), len(searches), more=more)


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
    return _scores(first, second, np.array(of), len(searches), more=more)


def chosen_paths(drawn: Sequence[Sequence[Scanpath]], *, with_duration: bool) -> list[Scanpath]:
    """The consensus of each search's samples."""
    return [consensus(paths, with_duration=with_duration) for paths in drawn]


def chosen_scores(
    searches: Sequence[Search], drawn: Sequence[Sequence[Scanpath]], *, protocol: str = "C"
) -> dict[str, Values]:
    """Scores of consensus paths, each chosen by the measure that it is scored with."""
    out = {}
    for metric, timed in TIMED.items():
        one = [[p] for p in chosen_paths(drawn, with_duration=timed)]
        out[metric] = sample_scores(searches, one, protocol=protocol)[metric]
    return out


def _scores(
    first: Sequence[Scanpath],
    second: Sequence[Scanpath],
    of: NDArray[np.intp],
    n: int,
    *,
    more: bool,
) -> dict[str, Values]:
    out: dict[str, Values] = {}
    for metric, timed in TIMED.items():
        options = ScanMatchOptions(with_duration=timed)
        out[metric] = _by_search(scanmatch_pairs(first, second, options=options), of, n)
    if not more:
        return out
    table = np.array([multimatch(a, b) for a, b in zip(first, second, strict=True)])
    for name, values in zip(MULTI, table.T, strict=True):
        out[f"multimatch_{name}"] = _by_search(values, of, n)
    out["sed"] = _by_search(np.array([sed(a, b) for a, b in zip(first, second, strict=True)], float), of, n)
    out["stde"] = _by_search(np.array([stde(b, a) for a, b in zip(first, second, strict=True)]), of, n)
    longer = np.array([len(a) - len(b) for a, b in zip(first, second, strict=True)], float)
    out["length_error"] = np.abs(_by_search(longer, of, n))
    return out


def _by_search(values: Values, of: NDArray[np.intp], n: int) -> Values:
    """Mean of each search's values; values that are not defined are left out."""
    known = np.isfinite(values)
    total = np.bincount(of[known], values[known], n)
    count = np.bincount(of[known], minlength=n)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def paired(
    ours: Values,
    theirs: Values,
    films: NDArray[np.intp],
    *,
    draws: int = 1000,
    seed: int = 0,
) -> tuple[float, float, float]:
    """Mean difference of two methods over the same searches, with its 95 % interval over films."""
    from inference.evaluation.statistics import bootstrap

    difference = ours - theirs

    def mean(index: NDArray[np.intp]) -> float:
        return float(np.nanmean(difference[index]))

    low, high = bootstrap(mean, len(difference), groups=films, draws=draws, seed=seed)
    return mean(np.arange(len(difference))), low, high


Draw = Callable[[Search, int, int], Sequence[Scanpath]]
"""(search, how many, seed) -> scanpaths."""
Rows = Mapping[str, Values]
assert set(PROTOCOLS) == {"A", "B", "C"}
