"""Pleural effusion: fluid that rises along the wall."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.fields import smoothstep
from inference.phantom.findings.place import side_of_chance
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers, lung_outline


def _draw_effusion(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    sides = [-1, 1] if rng.random() < 0.3 else [side_of_chance(rng)]
    return [
        Plan(
            "pleural effusion",
            side,
            "lower",
            s,
            values={
                "height": 1.6 + 7.5 * s**1.3,
                "soft": float(rng.uniform(1.0, 2.0)),
                "rise": float(rng.uniform(2.5, 5.5)),
            },
        )
        for side in sides
        for s in [float(rng.beta(1.4, 2.2))]
    ]


def _effusion(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    i = 0 if plan.side < 0 else 1
    dome_top = a.dome_right if plan.side < 0 else a.dome_left
    lateral, _ = lung_outline(a, layers.y, plan.side)
    out = np.clip(plan.side * layers.x / lateral, 0, 1)
    rise = min(plan.values["rise"], plan.values["height"] + 1.0)
    level = np.float32(dome_top + 0.85 * a.dome_lateral - plan.values["height"]) + np.float32(rise) * (
        1 - out**3
    )
    level -= np.float32(0.4 * rise)
    fraction = smoothstep(layers.y - level, plan.values["soft"] + 0.18 * plan.values["height"])
    fluid = layers.lung[i] * fraction
    layers.lung[i] = layers.lung[i] - np.float32(min(1.0, 0.92 * contrast)) * fluid
    layers.vessels *= 1 - fraction * (layers.lung[i] > 0)
    return fluid > 1.2


FINDING = Finding("pleural effusion", _effusion, _draw_effusion)
