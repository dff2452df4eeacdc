"""Cardiomegaly: the heart itself is wider; here is where it lies."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers, heart_radius


def _heart(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    wide = plan.values["ratio"] - a.heart_ratio
    dome = np.where(layers.x < 0, layers.dome[0], layers.dome[1])
    return (heart_radius(a, layers.x, layers.y, wide) < 1) & (layers.y < dome + 1.0)


FINDING = Finding("cardiomegaly", _heart)
