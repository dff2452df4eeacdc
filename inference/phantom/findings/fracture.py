"""Broken ribs: `project` breaks them; here is the blood along the break."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.place import side_of_chance
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers, rib_point


def _draw_fracture(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    side, first = side_of_chance(rng), int(rng.integers(2, 7))
    angle = float(rng.uniform(0.5, 2.0))
    s = float(rng.beta(1.6, 1.6))
    n = int(rng.choice([1, 2, 3], p=[0.5, 0.3, 0.2]))
    return [
        Plan(
            "fracture",
            side,
            "upper" if first + k < 4 else "mid",
            s,
            values={
                "rib": float(first + k),
                "angle": angle + float(rng.normal(0, 0.06)),
                "shift": (0.25 + 0.6 * s) * float(rng.choice([-1, 1])),
                "gap": float(rng.uniform(0.5, 1.0)),
            },
        )
        for k in range(n)
    ]


def _fracture(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    x, y = rib_point(a, int(plan.values["rib"]), plan.side, plan.values["angle"])
    r2 = ((layers.x - np.float32(x)) / np.float32(1.3)) ** 2 + (
        (layers.y - np.float32(y)) / np.float32(0.9)
    ) ** 2
    layers.extra += np.float32(0.9 * plan.severity * contrast) * np.exp(-r2)  # haematoma along the break
    return (layers.x - np.float32(x)) ** 2 + (layers.y - np.float32(y)) ** 2 < np.float32(1.1**2)


FINDING = Finding("fracture", _fracture, _draw_fracture)
