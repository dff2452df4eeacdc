"""A wide mediastinum: the anatomy is wider; here is where it lies."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers


def _mediastinum(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    half = plan.values["half_width"] + 0.3
    r2 = (layers.x / np.float32(half)) ** 2 + (
        (layers.y - np.float32(0.22 * a.lung_height)) / np.float32(5.0)
    ) ** 2
    return r2 < 1


FINDING = Finding("enlarged cardiomediastinum", _mediastinum)
