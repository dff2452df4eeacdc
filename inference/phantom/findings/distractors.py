"""What a reader sees and does not report: nipples, electrodes, skin folds, healed fractures."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.fields import smoothstep
from inference.phantom.findings.lines import curve, polyline
from inference.phantom.findings.place import side_of_chance
from inference.phantom.findings.plan import Finding, Mask, Plan
from inference.phantom.projection import Layers, paint_tubes, rib_curve, rib_point


def draw_distractors(rng: np.random.Generator, a: Anatomy) -> list[Plan]:
    """What a reader sees and does not report: nipples, ECG electrodes, skin folds, healed fractures."""
    out = []
    if rng.random() < 0.22:
        y = 0.62 * a.lung_height + rng.normal(0, 0.6)
        x = 0.62 * a.lung_half_width
        out += [
            Plan(
                "distractor",
                s,
                "lower",
                0.3,
                kind="nipple",
                values={"x": x + rng.normal(0, 0.4), "y": float(y)},
            )
            for s in (-1, 1)
            if rng.random() < 0.8
        ]
    if rng.random() < (0.35 if a.view == "AP" else 0.06):
        out += [
            Plan(
                "distractor",
                s,
                "mid",
                0.5,
                kind="electrode",
                values={
                    "x": float(rng.uniform(0.4, 1.0) * a.lung_half_width),
                    "y": float(rng.uniform(0.1, 0.9) * a.lung_height),
                    "seed": float(rng.integers(1 << 30)),
                },
            )
            for s in (-1, 1, 1)
        ]
    if rng.random() < 0.10:
        out.append(
            Plan(
                "distractor",
                side_of_chance(rng),
                "mid",
                0.4,
                kind="skin fold",
                values={
                    "x": float(rng.uniform(0.55, 0.9) * a.lung_half_width),
                    "tilt": float(rng.normal(0, 0.15)),
                },
            )
        )
    if rng.random() < 0.12:
        out.append(
            Plan(
                "distractor",
                side_of_chance(rng),
                "mid",
                0.4,
                kind="healed fracture",
                values={"rib": float(rng.integers(3, 8)), "angle": float(rng.uniform(0.8, 2.0))},
            )
        )
    return out


def _distractor(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    mask = np.zeros(layers.shape, dtype=bool)
    if plan.kind in ("nipple", "electrode"):
        r2 = (plan.side * layers.x - np.float32(v["x"])) ** 2 + (layers.y - np.float32(v["y"])) ** 2
        if plan.kind == "nipple":
            chord = 2 * np.sqrt(np.clip(np.float32(0.55**2) - r2, 0, None))
            layers.extra += np.float32(0.75) * chord
            mask = chord > 0.2
        else:
            layers.metal += np.float32(0.28) * (r2 < 0.32**2) + np.float32(0.05) * (r2 < 0.9**2)
            rng = np.random.Generator(np.random.PCG64(int(v["seed"])))
            end = (plan.side * (a.lung_half_width + 6), v["y"] + rng.uniform(-9, 3))
            wire = polyline(
                curve(
                    [
                        (plan.side * v["x"], v["y"]),
                        (plan.side * (v["x"] + 3.5), v["y"] + rng.normal(0, 2)),
                        end,
                    ]
                ),
                0.05,
            )
            layers.metal += np.float32(0.7) * paint_tubes(layers, wire.astype(np.float32))
            mask = r2 < 0.9**2
    elif plan.kind == "skin fold":
        edge = (
            plan.side * layers.x
            - np.float32(v["x"])
            - np.float32(v["tilt"]) * (layers.y - np.float32(0.5 * a.lung_height))
        )
        fold = np.exp(-np.clip(edge, 0, None) / np.float32(2.2)) * (edge > 0) * smoothstep(layers.y - 3, 2.0)
        layers.extra += np.float32(0.7) * fold
        mask = (np.abs(edge) < 0.5) & (layers.y > 3)
    elif plan.kind == "healed fracture":
        x, y = rib_point(a, int(v["rib"]), plan.side, v["angle"])
        radius = rib_curve(a, int(v["rib"]), plan.side)[4] * 1.35
        r2 = ((layers.x - np.float32(x)) / np.float32(1.1)) ** 2 + (
            (layers.y - np.float32(y)) / np.float32(radius)
        ) ** 2
        layers.bone += np.float32(0.45) * np.sqrt(np.clip(1 - r2, 0, 1))
        mask = r2 < 1
    return mask


FINDING = Finding("distractor", _distractor)
