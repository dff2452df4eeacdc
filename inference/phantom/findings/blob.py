"""An opacity with a soft or a sharp edge: what consolidations and other opacities have in common."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.fields import octave_noise, smoothstep
from inference.phantom.findings.place import lung_of, place_inside, side_of_chance
from inference.phantom.findings.plan import Mask, Plan
from inference.phantom.projection import Layers


def draw_blob(name: str, rng: np.random.Generator, a: Anatomy) -> list[Plan]:
    out = []
    for _ in range(1 + int(rng.random() < 0.25)):
        side, level = side_of_chance(rng), str(rng.choice(["upper", "mid", "lower"], p=[0.25, 0.3, 0.45]))
        x, y = place_inside(rng, a, side, level)
        s = float(rng.beta(1.6, 2.0))
        solid = name == "consolidation"
        out.append(
            Plan(
                name,
                side,
                level,
                s,
                values={
                    "x": x,
                    "y": y,
                    "rx": float(rng.uniform(1.6, 3.6) * (0.8 + 0.5 * s)),
                    "ry": float(rng.uniform(1.4, 3.4) * (0.8 + 0.5 * s)),
                    "strength": (0.22 + 0.42 * s) if solid else (0.15 + 0.20 * s),
                    "soft": 0.28 if solid else 0.6,
                    "seed": float(rng.integers(1 << 30)),
                },
            )
        )
    return out


def apply_blob(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    rng = np.random.Generator(np.random.PCG64(int(v["seed"])))
    rough = octave_noise(rng, layers.shape, first_cells=16, octaves=3)
    r2 = ((plan.side * layers.x - np.float32(v["x"])) / np.float32(v["rx"])) ** 2
    r2 += ((layers.y - np.float32(v["y"])) / np.float32(v["ry"])) ** 2
    shape = smoothstep(np.float32(1.0) - r2 + np.float32(0.30) * rough, v["soft"] * 1.8)
    shape *= 1 - np.float32(0.18) * np.clip(rough, -1, 2)
    air = lung_of(layers, plan.side)
    chord = np.minimum(air, np.float32(2.4 * min(v["rx"], v["ry"]) + 1.0))
    layers.extra += np.float32(v["strength"] * contrast) * shape * chord
    return (shape > 0.4) & (air > 1.0)
