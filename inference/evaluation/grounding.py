"""Scores of maps against regions, with intervals over films."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inference.attribution.metrics import PLACE, pointing_game
from inference.evaluation.located import Pair
from inference.evaluation.statistics import bootstrap
from inference.evaluation.table import Row
from inference.labels import FINDINGS

TOLERANCE_PX = 8
"""Half a patch; Zhang et al. 2016, who named the pointing game, allow 15 px. The same for all methods."""
MOST = ("pointing_game", "cnr_signed", "miou")
Scores = dict[str, NDArray[np.float64]]
"""metric -> a value for each pair."""


def place_scores(
    maps: Callable[[Pair], NDArray[Any]], pairs: Sequence[Pair], metrics: Sequence[str] = MOST
) -> Scores:
    """maps: the map (h, w) of a pair, at the size of its region."""
    out: dict[str, list[float]] = {name: [] for name in metrics}
    for pair in pairs:
        values = maps(pair)
        for name in metrics:
            score = (
                pointing_game(values, pair.region, tolerance_px=TOLERANCE_PX)
                if name == "pointing_game"
                else PLACE[name](values, pair.region)
            )
            out[name].append(score)
    return {name: np.array(values) for name, values in out.items()}


def place_rows(
    method: str, scores: Scores, pairs: Sequence[Pair], *, seed: int = 0, by_finding: bool = True
) -> list[Row]:
    """Means over pairs with intervals over films, and the pointing game by finding where ten pairs are."""
    films = np.array([p.film for p in pairs])
    rows = [_row(method, name, values, films, seed) for name, values in scores.items()]
    if not by_finding or "pointing_game" not in scores:
        return rows
    names = np.array([p.finding for p in pairs])
    for name in FINDINGS:
        chosen = names == name
        if chosen.sum() >= 10:
            rows.append(
                _row(method, f"pointing_game/{name}", scores["pointing_game"][chosen], films[chosen], seed)
            )
    return rows


def _row(method: str, metric: str, values: NDArray[Any], films: NDArray[Any], seed: int) -> Row:
    def mean(index: NDArray[np.intp]) -> float:
        return float(np.nanmean(values[index]))

    return Row.of(
        method, metric, mean(np.arange(len(values))), bootstrap(mean, len(values), groups=films, seed=seed)
    )
