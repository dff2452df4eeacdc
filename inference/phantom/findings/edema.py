"""Edema: haze and full vessels around both hila."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.fields import octave_noise
from inference.phantom.findings.place import air_of
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers


def _draw_edema(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    severity = float(rng.beta(1.6, 2.2))
    return [
        Plan(
            "edema",
            0,
            "",
            severity,
            values={"reach": float(rng.uniform(4.5, 8.0)), "seed": float(rng.integers(1 << 30))},
        )
    ]


def _edema(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    s = plan.severity
    rng = np.random.Generator(np.random.PCG64(int(plan.values["seed"])))
    fine = octave_noise(rng, layers.shape, first_cells=72, octaves=2, gain=0.8)
    cloud = octave_noise(rng, layers.shape, first_cells=10, octaves=3)
    weight = np.zeros(layers.shape, dtype=np.float32)
    for side in (-1, 1):
        cx = np.float32(side * (a.mediastinum + 1.8))
        r2 = ((layers.x - cx) / np.float32(plan.values["reach"])) ** 2
        r2 += ((layers.y - np.float32(a.hilum_y + 2.0)) / np.float32(1.3 * plan.values["reach"])) ** 2
        weight = np.maximum(weight, np.exp(-r2))
    weight = weight * (1 + np.float32(0.35) * cloud).clip(0.2, 2)
    air = air_of(layers)
    gain = np.float32(contrast) * air * weight
    layers.extra += gain * np.float32(0.06 + 0.20 * s) * (1 + np.float32(0.22) * fine)
    layers.vessels *= 1 + np.float32(0.25 * s) * weight
    found: Mask = (weight > 0.45) & (air > 2.0)
    return found


FINDING = Finding("edema", _edema, _draw_edema)
