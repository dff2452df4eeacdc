"""How well a map lies on a region. Numpy and scipy only; maps float (h, w) in [0, 1], regions bool (h, w).

Where a part of the film is padding, the map is NaN there, and no statistic counts it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5)
Map = NDArray[np.floating]
Region = NDArray[np.bool_]


def pointing_game(values: Map, region: Region, *, tolerance_px: float = 0.0) -> float:
    """Does the maximum lie in the region, or within tolerance_px of it (Zhang et al. 2016)? A flat map has
    many maxima: then their share that hits, so that the order of the cells decides nothing."""
    near = region if tolerance_px <= 0 else ndimage.distance_transform_edt(~region) <= tolerance_px
    best = values >= np.nanmax(values) - 1e-7
    return float(near[best].mean())


def cnr(values: Map, region: Region) -> float:
    """Contrast-to-noise ratio with its sign: (mean inside - mean outside) / sqrt(sum of the variances);
    0 for a flat map. A map that is bright everywhere but in the region is below 0."""
    known = ~np.isnan(values)
    inside, outside = values[region & known], values[~region & known]
    if not len(inside) or not len(outside):
        return 0.0
    spread = float(np.sqrt(inside.var() + outside.var()))
    return float((inside.mean() - outside.mean()) / spread) if spread > 1e-9 else 0.0


def miou(values: Map, region: Region) -> float:
    """Mean over fixed thresholds of the map scaled to [0, 1] of intersection over union (Boecking 2022)."""
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    if high <= low:
        return 0.0
    scaled = (values - low) / (high - low)
    scores = []
    for threshold in THRESHOLDS:
        marked = scaled > threshold
        scores.append((marked & region).sum() / max(1, (marked | region).sum()))
    return float(np.mean(scores))


def energy_in_box(values: Map, region: Region) -> float:
    """Share of the map's sum inside the region (Wang et al. 2020)."""
    total = float(np.nansum(values))
    return float(np.nansum(values[region]) / total) if total > 1e-12 else float(region.mean())


def pixel_auroc(values: Map, region: Region) -> float:
    """Chance that a pixel inside is brighter than one outside, ties half; NaN without both."""
    order, labels = _ranked(values, region)
    positives, negatives = int(labels.sum()), int((~labels).sum())
    if not positives or not negatives:
        return float("nan")
    _, inverse, counts = np.unique(order, return_inverse=True, return_counts=True)
    rank = np.cumsum(counts) - (counts - 1) / 2
    return float((rank[inverse][labels].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def pixel_ap(values: Map, region: Region) -> float:
    """Average precision of the pixels: sum of precision times the step of recall, over distinct values."""
    scores, labels = _ranked(values, region)
    if not labels.any():
        return float("nan")
    order = np.argsort(-scores, kind="stable")
    scores, labels = scores[order], labels[order]
    ends = np.nonzero(np.append(np.diff(scores) != 0, True))[0]
    true = np.cumsum(labels)[ends]
    precision, recall = true / (ends + 1), true / labels.sum()
    return float(np.sum(precision * np.diff(np.concatenate([[0.0], recall]))))


PLACE = {
    "cnr_signed": cnr,
    "cnr_abs": lambda values, region: abs(cnr(values, region)),
    "miou": miou,
    "energy_in_box": energy_in_box,
    "pixel_auroc": pixel_auroc,
    "pixel_ap": pixel_ap,
}
"""The metrics of a map against a region, but for the pointing game, which has a tolerance."""


def _ranked(values: Map, region: Region) -> tuple[NDArray[np.float64], Region]:
    known = ~np.isnan(values)
    return values[known].astype(np.float64), region[known]
