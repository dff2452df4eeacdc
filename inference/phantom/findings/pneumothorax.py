"""Pneumothorax: gas beyond the edge of the lung, from the apex down."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.fields import smoothstep
from inference.phantom.findings.place import side_of_chance
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers, lung_outline


def _draw_pneumothorax(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    s = float(rng.beta(1.5, 2.0))
    return [
        Plan(
            "pneumothorax",
            side_of_chance(rng),
            "upper",
            s,
            values={
                "gap": 1.1 + 4.2 * s,
                "down": float(rng.uniform(0.35, 0.55) + 0.45 * s),
                "line": float(rng.uniform(0.25, 0.5)),
            },
        )
    ]


def _pneumothorax(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    i = 0 if plan.side < 0 else 1
    lateral, _ = lung_outline(a, layers.y, plan.side)
    out = plan.side * layers.x
    u = layers.y / np.float32(a.lung_height)
    gap = np.float32(v["gap"]) * np.clip(1 - u / np.float32(v["down"]), 0, 1) ** np.float32(0.8)
    edge = lateral - gap
    top = np.float32(v["gap"] * 0.85) * np.clip(
        1 - ((out - np.float32(0.4 * a.lung_half_width)) / np.float32(6)) ** 2, 0, 1
    )
    beyond = np.maximum(out - edge, top - layers.y) * (gap > 0.05)
    gas = smoothstep(beyond, 0.16) * (gap > 0.05)
    chord = layers.lung[i]
    share = np.clip(np.float32(0.55) + np.float32(0.4 * plan.severity), 0, 1)
    layers.extra -= np.float32(contrast) * layers.density * chord * gas * share
    layers.vessels *= 1 - gas * np.float32(0.95)
    line = np.exp(-((beyond / np.float32(0.10)) ** 2)) * (gap > 0.15) * np.clip(chord, 0, 1)
    layers.extra += np.float32(v["line"] * 1.3 * contrast) * line
    inner = (1 - gas) * np.clip(chord, 0, 1) * smoothstep(np.float32(v["down"]) - u, 0.2)
    layers.extra += np.float32(0.05 * v["gap"] * contrast) * inner
    found: Mask = (gas > 0.5) & (chord > 0.3)
    return found


FINDING = Finding("pneumothorax", _pneumothorax, _draw_pneumothorax)
