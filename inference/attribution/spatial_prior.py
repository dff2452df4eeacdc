"""Where a phrase says to look: side, level and structure words as Gaussians on a frontal chest radiograph.

Patient left is image right. Positions are fractions of the image for a usual framing, and move with the
lungs of the film where those are known; no box data were used.
A prior can win localisation without looking at the image: every table shows it alone as a control.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LUNG_X = {"right": 0.30, "left": 0.70}
LEVEL_Y = {"upper": 0.25, "apical": 0.17, "mid": 0.42, "lower": 0.62, "basal": 0.68}
LEVEL_WORDS = {
    "upper": "upper",
    "apical": "apical",
    "apex": "apical",
    "apices": "apical",
    "mid": "mid",
    "middle": "mid",
    "lower": "lower",
    "basal": "basal",
    "base": "basal",
    "basilar": "basal",
    "bases": "basal",
}
STRUCTURES: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "heart": ((0.55, 0.60, 0.13, 0.11),),
    "mediastinum": ((0.50, 0.36, 0.07, 0.16),),
    "retrocardiac": ((0.60, 0.64, 0.08, 0.08),),
    "hilar": ((0.40, 0.43, 0.07, 0.07), (0.60, 0.43, 0.07, 0.07)),
    "costophrenic": ((0.18, 0.74, 0.08, 0.08), (0.82, 0.74, 0.08, 0.08)),
    "apex": ((0.34, 0.17, 0.10, 0.07), (0.66, 0.17, 0.10, 0.07)),
    "rib": ((0.16, 0.42, 0.07, 0.20), (0.84, 0.42, 0.07, 0.20)),
    "diaphragm": ((0.32, 0.70, 0.12, 0.05), (0.68, 0.71, 0.12, 0.05)),
    "lung": ((0.30, 0.45, 0.12, 0.20), (0.70, 0.45, 0.12, 0.20)),
}
STRUCTURE_WORDS = {
    "cardiac": "heart",
    "heart": "heart",
    "cardiomegaly": "heart",
    "silhouette": "heart",
    "mediastinum": "mediastinum",
    "cardiomediastinum": "mediastinum",
    "mediastinal": "mediastinum",
    "retrocardiac": "retrocardiac",
    "hilar": "hilar",
    "hilum": "hilar",
    "perihilar": "hilar",
    "costophrenic": "costophrenic",
    "effusion": "costophrenic",
    "effusions": "costophrenic",
    "pneumothorax": "apex",
    "rib": "rib",
    "ribs": "rib",
    "fracture": "rib",
    "fractures": "rib",
    "diaphragm": "diaphragm",
    "hemidiaphragm": "diaphragm",
    "lung": "lung",
    "lungs": "lung",
}
NEGATIONS = re.compile(r"\b(no|without|not|absent|denies|clear|normal)\b")


Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in fractions of the image."""
TYPICAL_LUNGS: Box = (0.114, 0.112, 0.878, 0.738)
"""Mean box of both lungs of 48 validation phantoms, by the demo segmenter: what the places are given for."""


@dataclass(frozen=True)
class Prior:
    """values: float32 (rows, columns), maximum 1; words: what was understood; strength: how much it may
    weigh."""

    values: NDArray[np.float32]
    words: tuple[str, ...]
    strength: float


def parse_prior(phrase: str, grid: tuple[int, int], *, lungs: Box | None = None) -> Prior:
    """Reads side, level and structure from a phrase. A negated or plain phrase gives a flat prior.

    lungs: the box of this film's lungs; None leaves the places where they usually are.
    """
    rows, columns = grid
    flat = np.ones(grid, dtype=np.float32)
    words = re.findall(r"[a-z]+", phrase.lower())
    if NEGATIONS.search(phrase.lower()):
        return Prior(flat, (), 0.0)
    sides = [w for w in ("left", "right") if w in words]
    if "bilateral" in words or "bibasilar" in words:
        sides = ["left", "right"]
    levels = [LEVEL_WORDS[w] for w in words if w in LEVEL_WORDS]
    if "bibasilar" in words:
        levels.append("basal")
    structures = [STRUCTURE_WORDS[w] for w in words if w in STRUCTURE_WORDS]
    structures = [
        s for s in dict.fromkeys(structures) if not (s == "lung" and (levels or len(structures) > 1))
    ]
    understood = [
        w
        for w in words
        if w in LEVEL_WORDS or w in STRUCTURE_WORDS or w in ("left", "right", "bilateral", "bibasilar")
    ]
    blobs: list[tuple[float, float, float, float]] = []
    for side in sides or ["left", "right"]:
        if levels:
            blobs += [(LUNG_X[side], LEVEL_Y[level], 0.13, 0.11) for level in levels]
        for structure in structures if not levels else []:
            places = STRUCTURES[structure]
            blobs += [p for p in places if len(places) == 1 or (p[0] > 0.5) == (side == "left")]
        if sides and not levels and not structures:
            blobs.append((LUNG_X[side], 0.45, 0.13, 0.22))
    if not blobs:
        return Prior(flat, (), 0.0)
    y, x = np.mgrid[0:rows, 0:columns]
    y, x = (y + 0.5) / rows, (x + 0.5) / columns
    total = np.zeros(grid)
    for bx, by, sx, sy in (_moved(blob, lungs or TYPICAL_LUNGS) for blob in dict.fromkeys(blobs)):
        total = np.maximum(total, np.exp(-0.5 * (((x - bx) / sx) ** 2 + ((y - by) / sy) ** 2)))
    cues = bool(sides) + bool(levels) + bool(structures)
    return Prior(
        (total / total.max()).astype(np.float32), tuple(dict.fromkeys(understood)), 0.7 if cues > 1 else 0.5
    )


def _moved(blob: tuple[float, float, float, float], lungs: Box) -> tuple[float, float, float, float]:
    """A place and its spread, from the typical lungs to these."""
    x0, y0, x1, y1 = TYPICAL_LUNGS
    wide, high = (lungs[2] - lungs[0]) / (x1 - x0), (lungs[3] - lungs[1]) / (y1 - y0)
    x, y, sx, sy = blob
    return lungs[0] + (x - x0) * wide, lungs[1] + (y - y0) * high, sx * wide, sy * high
