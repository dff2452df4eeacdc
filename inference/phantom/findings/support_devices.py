"""Lines, tubes, pacemakers, ports."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.lines import curve, polyline
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers, paint_tubes


def _draw_devices(rng: np.random.Generator, a: Anatomy, plans: list[Plan]) -> list[Plan]:
    kinds = ["central line", "pacemaker", "endotracheal tube", "nasogastric tube", "port"]
    weight = np.array([0.32, 0.2, 0.18, 0.18, 0.12])
    chosen = list(rng.choice(kinds, size=int(rng.choice([1, 2], p=[0.65, 0.35])), replace=False, p=weight))
    gas = next((p for p in plans if p.name == "pneumothorax"), None)
    out = []
    if gas is not None and rng.random() < 0.45:
        out.append(
            Plan(
                "support devices",
                gas.side,
                "mid",
                0.6,
                kind="chest tube",
                values={"seed": float(rng.integers(1 << 30))},
            )
        )
    for kind in chosen:
        side = {"endotracheal tube": 0, "nasogastric tube": 0, "pacemaker": 1}.get(
            kind, -1 if rng.random() < 0.7 else 1
        )
        out.append(
            Plan(
                "support devices",
                side,
                "upper",
                float(rng.uniform(0.2, 1.0)),
                kind=str(kind),
                values={"seed": float(rng.integers(1 << 30))},
            )
        )
    return out


def _devices(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    rng = np.random.Generator(np.random.PCG64(int(plan.values["seed"])))
    h, side = a.lung_height, plan.side or 1
    density = (0.12 + 0.30 * plan.severity) * contrast
    block = np.zeros(layers.shape, dtype=np.float32)
    if plan.kind == "central line":
        start = (side * a.lung_half_width * 0.62, -3.5) if rng.random() < 0.5 else (side * 4.0, -7.0)
        points = [start, (side * 3.2, 0.8), (-1.6, 0.16 * h), (-2.0, rng.uniform(0.26, 0.46) * h)]
        tubes = polyline(curve(points), 0.13)
    elif plan.kind == "port":
        px, py = side * 0.62 * a.lung_half_width, 0.22 * h
        block = 0.35 * (
            ((layers.x - np.float32(px)) ** 2 + (layers.y - np.float32(py)) ** 2) < 1.3**2
        ).astype(np.float32)
        points = [(px, py), (side * 3.6, 1.0), (-1.6, 0.16 * h), (-2.0, 0.34 * h)]
        tubes = polyline(curve(points), 0.12)
    elif plan.kind == "pacemaker":
        px, py = a.lung_half_width * 0.70, 0.10 * h + 1.0
        r4 = ((layers.x - np.float32(px)) / np.float32(2.4)) ** 4 + (
            (layers.y - np.float32(py)) / np.float32(2.0)
        ) ** 4
        block = 0.55 * (r4 < 1).astype(np.float32)
        end = (2.5 + 2.0 * rng.random(), 0.74 * h)
        points = [(px - 1.0, py), (3.0, 1.6), (-1.8, 0.20 * h), (-1.6, 0.52 * h), end]
        tubes = polyline(curve(points), 0.10)
        if rng.random() < 0.6:
            tubes = np.concatenate(
                [
                    tubes,
                    polyline(curve([(px - 1.0, py), (3.2, 1.2), (-1.5, 0.2 * h), (-2.2, 0.48 * h)]), 0.1),
                ]
            )
        density = max(density, 0.3)
    elif plan.kind == "endotracheal tube":
        tip = rng.uniform(0.10, 0.27) * h
        tubes = polyline([(0.1, -8.0), (0.15, 0.0), (0.1, tip)], 0.36)
        density *= 0.45
    elif plan.kind == "nasogastric tube":
        points = [(0.2, -8.0), (0.3, 0.0), (0.4, 0.5 * h), (1.5, 0.84 * h), (4.5, 0.95 * h), (6.5, 1.02 * h)]
        tubes = polyline(curve(points), 0.17)
    else:  # chest tube
        points = [
            (side * (a.lung_half_width + 2.5), 0.62 * h),
            (side * a.lung_half_width * 0.72, 0.40 * h),
            (side * a.lung_half_width * 0.5, 0.12 * h),
        ]
        tubes = polyline(curve(points), 0.28)
    chord = paint_tubes(layers, tubes.astype(np.float32))
    layers.metal += np.float32(density) * chord + block
    if plan.kind in ("chest tube", "nasogastric tube", "central line"):
        thin = tubes.copy().astype(np.float32)
        thin[:, 4] = 0.06
        layers.metal += np.float32(0.5 * contrast) * paint_tubes(layers, thin)
    return ((chord > 0.06) | (block > 0)) & (layers.torso > 0.5)


FINDING = Finding("support devices", _devices, _draw_devices)
