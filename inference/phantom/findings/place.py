"""Where in the lungs: sides, levels, points well inside."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.fields import Map
from inference.phantom.projection import Layers, lung_outline

LEVELS = {"upper": (0.10, 0.33), "mid": (0.33, 0.58), "lower": (0.58, 0.84)}
"""Fractions of the lungs' height."""


def side_of_chance(rng: np.random.Generator) -> int:
    """-1 the patient's right, 1 the left."""
    return int(rng.choice([-1, 1]))


def place_inside(rng: np.random.Generator, a: Anatomy, side: int, level: str) -> tuple[float, float]:
    """A point well inside the lung of that side and level (outward distance, y), cm."""
    low, high = LEVELS[level]
    y = rng.uniform(low, high) * a.lung_height
    lateral, medial = lung_outline(a, np.array([y], dtype=np.float32), side)
    return float(medial[0] + rng.uniform(0.28, 0.82) * (lateral[0] - medial[0])), float(y)


def air_of(layers: Layers) -> Map:
    """cm of lung along each ray, both lungs."""
    return layers.lung[0] + layers.lung[1]


def lung_of(layers: Layers, side: int) -> Map:
    """cm of that side's lung along each ray."""
    return layers.lung[0 if side < 0 else 1]
