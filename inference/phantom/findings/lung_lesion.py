"""Nodules and masses."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.place import air_of, place_inside, side_of_chance
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers


def _draw_lesion(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    out = []
    for _ in range(int(rng.choice([1, 2, 3], p=[0.72, 0.18, 0.10]))):
        side, level = side_of_chance(rng), str(rng.choice(["upper", "mid", "lower"], p=[0.4, 0.3, 0.3]))
        x, y = place_inside(rng, a, side, level)
        s = float(rng.beta(1.2, 2.0))
        out.append(
            Plan(
                "lung lesion",
                side,
                level,
                s,
                kind="mass" if s > 0.55 else "nodule",
                values={
                    "x": x,
                    "y": y,
                    "radius": 0.70 + 1.9 * s,
                    "lobes": float(rng.uniform(0.0, 0.25)),
                    "seed": float(rng.integers(1 << 30)),
                },
            )
        )
    return out


def _lesion(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    dx, dy = plan.side * layers.x - np.float32(v["x"]), layers.y - np.float32(v["y"])
    angle = np.arctan2(dy, dx)
    radius = np.float32(v["radius"]) * (
        1 + np.float32(v["lobes"]) * np.sin(3 * angle + np.float32(v["seed"] % 6)) * np.float32(0.7)
    )
    chord = 2 * np.sqrt(np.clip(radius**2 - dx**2 - dy**2, 0, None))
    air = air_of(layers)
    chord = np.minimum(chord, air)
    layers.extra += np.float32(0.95 * contrast) * chord
    found: Mask = chord > 0.25 * float(v["radius"])
    return found


FINDING = Finding("lung lesion", _lesion, _draw_lesion)
