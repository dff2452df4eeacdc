"""How far a map and a reader's gaze agree: NSS, CC, SIM, KL and AUC-Judd (Bylinskii et al. 2019), each with
what it means and what chance gives. Numpy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.types import Scanpath

Map = NDArray[np.floating]
EPSILON = 1e-12


@dataclass(frozen=True)
class Figure:
    """value beside what a map that knows nothing of the gaze gets; better: "higher" or "lower"."""

    name: str
    value: float
    chance: float
    better: str
    meaning: str


def nss(values: Map, fixations: Scanpath) -> float:
    """Normalised scanpath saliency: the map's mean at the fixations, in its own standard deviations; 0 for a
    flat map."""
    spread = float(values.std())
    return float((_at(values, fixations).mean() - values.mean()) / spread) if spread > EPSILON else 0.0


def cc(values: Map, heat: Map) -> float:
    """Pearson correlation of two maps of one shape; 0 where either is flat."""
    a, b = values - values.mean(), heat - heat.mean()
    length = float(np.sqrt((a**2).sum() * (b**2).sum()))
    return float((a * b).sum() / length) if length > EPSILON else 0.0


def sim(values: Map, heat: Map) -> float:
    """Sum of the smaller of two maps that each sum to 1."""
    return float(np.minimum(_share(values), _share(heat)).sum())


def kl(values: Map, heat: Map) -> float:
    """Kullback-Leibler divergence of the gaze (heat) from the map, nats: sum of q ln(eps + q / (p + eps)),
    eps 1e-12."""
    p, q = _share(values), _share(heat)
    return float((q * np.log(EPSILON + q / (p + EPSILON))).sum())


def auc_judd(values: Map, fixations: Scanpath) -> float:
    """Chance that a fixated pixel is brighter than another one of the film, ties counted half."""
    fixated = np.zeros(values.shape, dtype=bool)
    fixated[_cells(values, fixations)] = True
    inside, outside = values[fixated], np.sort(values[~fixated])
    if not len(inside) or not len(outside):
        return float("nan")
    below = np.searchsorted(outside, inside, "left")
    to = np.searchsorted(outside, inside, "right")
    return float(((below + to) / 2).mean() / len(outside))


def information_gain(values: Map, baseline: Map, fixations: Scanpath) -> float:
    """How many bits a fixation the map knows beyond the baseline (Kummerer et al. 2015): mean of
    log2(p + eps) - log2(b + eps), eps 1e-12, maps of one shape that each sum to 1; NaN without a fixation."""
    if not len(fixations):
        return float("nan")
    p, b = (_at(_share(m), fixations) for m in (values, baseline))
    return float((np.log2(p + EPSILON) - np.log2(b + EPSILON)).mean())


def agreement(values: Map, fixations: Scanpath, heat: Map) -> tuple[Figure, ...]:
    """All five of a map (h, w) over the film that was fixated. heat: the heat map of the fixations, same
    shape. Empty without a fixation. Chance: a flat map."""
    if not len(fixations):
        return ()
    flat = np.ones_like(values)
    return (
        Figure(
            "NSS", nss(values, fixations), 0.0, "higher", "how bright the map is where the eyes rested, in SD"
        ),
        Figure(
            "AUC-Judd", auc_judd(values, fixations), 0.5, "higher", "a fixated place is brighter than another"
        ),
        Figure("CC", cc(values, heat), 0.0, "higher", "correlation with the heat map of the gaze"),
        Figure("SIM", sim(values, heat), sim(flat, heat), "higher", "what both maps share"),
        Figure(
            "KL", kl(values, heat), kl(flat, heat), "lower", "what the map leaves unsaid of the gaze, nats"
        ),
    )


def _share(values: Map) -> NDArray[np.float64]:
    kept = np.clip(np.asarray(values, dtype=np.float64), 0, None)
    total = float(kept.sum())
    return kept / total if total > EPSILON else np.full(kept.shape, 1 / kept.size)


def _cells(values: Map, fixations: Scanpath) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    h, w = values.shape
    rows = np.clip((fixations.y_px / fixations.height_px * h).astype(np.intp), 0, h - 1)
    columns = np.clip((fixations.x_px / fixations.width_px * w).astype(np.intp), 0, w - 1)
    return rows, columns


def _at(values: Map, fixations: Scanpath) -> Map:
    return values[_cells(values, fixations)]
