"""AUROC, F1 and bootstrap intervals, numpy only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Statistic = Callable[[NDArray[np.intp]], float]
"""A figure of the rows with these numbers."""


def auroc(labels: NDArray[Any], scores: NDArray[Any]) -> float:
    """Area under the ROC curve, ties counted half; NaN without both classes."""
    labels = np.asarray(labels, dtype=bool)
    positives, negatives = int(labels.sum()), int((~labels).sum())
    if not positives or not negatives:
        return float("nan")
    _, inverse, counts = np.unique(np.asarray(scores), return_inverse=True, return_counts=True)
    mean_rank = np.cumsum(counts) - (counts - 1) / 2
    return float(
        (mean_rank[inverse][labels].sum() - positives * (positives + 1) / 2) / (positives * negatives)
    )


def stratified_auroc(labels: NDArray[Any], scores: NDArray[Any], strata: NDArray[Any]) -> float:
    """Area under the ROC curve over pairs of one stratum, each stratum with the weight of its pairs: what a
    confounder that the strata hold still does not explain. NaN where no stratum has both classes."""
    labels, scores = np.asarray(labels, dtype=bool), np.asarray(scores)
    total = weight = 0.0
    for stratum in np.unique(strata):
        here = strata == stratum
        pairs = float(labels[here].sum() * (~labels[here]).sum())
        if pairs:
            total += pairs * auroc(labels[here], scores[here])
            weight += pairs
    return total / weight if weight else float("nan")


def mean_auroc(labels: NDArray[Any], scores: NDArray[Any], *, minimum: int = 1) -> float:
    """Mean over columns with at least `minimum` positives (and one negative)."""
    values = [
        auroc(labels[:, j], scores[:, j])
        for j in range(labels.shape[1])
        if labels[:, j].sum() >= minimum and (~labels[:, j].astype(bool)).sum() >= 1
    ]
    return float(np.mean(values)) if values else float("nan")


def f1(truth: NDArray[Any], answer: NDArray[Any]) -> float:
    """F1 of boolean arrays; 0 where nothing is true and something was answered, NaN where both are empty."""
    truth, answer = np.asarray(truth, dtype=bool), np.asarray(answer, dtype=bool)
    total = truth.sum() + answer.sum()
    return float(2 * (truth & answer).sum() / total) if total else float("nan")


def mean_of(values: NDArray[np.floating]) -> Statistic:
    """The mean of a figure that each row has."""
    return lambda index: float(values[index].mean())


def auroc_of(truth: NDArray[Any], scores: NDArray[np.floating]) -> Statistic:
    """Of one finding. truth: 0 or 1 for each row."""
    return lambda index: auroc(truth[index], scores[index])


def bootstrap(
    statistic: Statistic,
    n: int,
    *,
    groups: NDArray[Any] | None = None,
    draws: int = 400,
    seed: int = 0,
) -> tuple[float, float]:
    """95 % percentile interval of statistic(indices), resampling cases or whole groups (patients)."""
    rng = np.random.Generator(np.random.PCG64(seed))
    members = None
    if groups is not None:
        _, inverse = np.unique(groups, return_inverse=True)
        order = np.argsort(inverse, kind="stable")
        members = np.split(order, np.cumsum(np.bincount(inverse))[:-1])
    values = []
    for _ in range(draws):
        if members is None:
            index = rng.integers(0, n, n)
        else:
            index = np.concatenate([members[i] for i in rng.integers(0, len(members), len(members))])
        value = statistic(index)
        if np.isfinite(value):
            values.append(value)
    if not values:
        return float("nan"), float("nan")
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def calibration_error(
    labels: NDArray[Any], probabilities: NDArray[np.floating], *, bins: int = 15
) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error (Guo et al. 2017): the distance of what was said from what was true, over
    bins of equal width, weighted by their share; and the reliability curve (mean probability, share that is
    true, count) of the bins that hold any. labels, probabilities: of one shape, in [0, 1]."""
    said, true = np.asarray(probabilities, dtype=np.float64).ravel(), np.asarray(labels, dtype=bool).ravel()
    place = np.minimum((said * bins).astype(int), bins - 1)
    curve = [
        (float(said[here].mean()), float(true[here].mean()), int(here.sum()))
        for here in (place == b for b in range(bins))
        if here.any()
    ]
    return sum(abs(a - b) * n for a, b, n in curve) / max(len(said), 1), curve
