"""Atelectasis: plates above the dome, with some haze."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.fields import smoothstep
from inference.phantom.findings.place import lung_of, side_of_chance
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers


def _draw_atelectasis(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    side = side_of_chance(rng)
    out = []
    for s_ in [side, -side] if rng.random() < 0.3 else [side]:
        s = float(rng.beta(1.8, 1.8))
        dome = a.dome_right if s_ < 0 else a.dome_left
        out.append(
            Plan(
                "atelectasis",
                s_,
                "lower",
                s,
                values={
                    "x": float(rng.uniform(0.34, 0.72) * a.lung_half_width),
                    "y": float(dome - rng.uniform(0.8, 3.6)),
                    "length": float(rng.uniform(3.5, 8.0)),
                    "angle": float(rng.normal(0.0, 0.28)),
                    "width": float(rng.uniform(0.16, 0.45)),
                    "depth": 2.2 + 4.5 * s,
                    "haze": float(rng.uniform(0.3, 2.6)) * s,
                    "plates": float(rng.integers(1, 4)),
                },
            )
        )
    return out


def _atelectasis(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    air = lung_of(layers, plan.side)
    total = np.zeros(layers.shape, dtype=np.float32)
    for k in range(int(v["plates"])):
        c, s = np.cos(v["angle"] + 0.12 * k), np.sin(v["angle"] + 0.12 * k)
        dx = plan.side * layers.x - np.float32(v["x"] + 0.7 * k)
        dy = layers.y - np.float32(v["y"] - 1.1 * k)
        along, across = np.float32(c) * dx + np.float32(s) * dy, np.float32(-s) * dx + np.float32(c) * dy
        across = across + np.float32(0.05) * along**2 / np.float32(v["length"])
        half = np.float32(0.5 * v["length"] * (1 - 0.2 * k))
        total += np.exp(-((across / np.float32(v["width"])) ** 2)) * smoothstep(half - np.abs(along), 0.6)
    inside = np.clip(air / 2, 0, 1)
    layers.extra += np.float32(0.36 * v["depth"] * contrast) * np.minimum(total, 1.3) * inside
    r2 = ((plan.side * layers.x - np.float32(v["x"])) / np.float32(3.6)) ** 2
    r2 += ((layers.y - np.float32(v["y"] + 1.0)) / np.float32(2.0)) ** 2
    layers.extra += np.float32(0.55 * v["haze"] * contrast) * np.exp(-r2) * inside
    return (total > 0.3) & (air > 0.8)


FINDING = Finding("atelectasis", _atelectasis, _draw_atelectasis)
