"""Findings: what is drawn for a case, and how each changes the attenuation, under ribs and noise.

Each effect alters the layers of the projection and returns its mask from its cause (the gas, the fluid, the
lesion), before scatter. Severities overlap with normal variation where nature's do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from inference.labels import FINDINGS, OPACITIES
from inference.phantom.anatomy import Anatomy, stream
from inference.phantom.config import PhantomConfig
from inference.phantom.fields import Map, octave_noise, smoothstep
from inference.phantom.projection import (
    Layers,
    heart_radius,
    lung_outline,
    paint_tubes,
    rib_curve,
    rib_point,
)

Mask = NDArray[np.bool_]
CARDIOMEGALY_RATIO = 0.50
WIDE_MEDIASTINUM_CM = 3.0


@dataclass(frozen=True)
class Plan:
    """One instance of a finding. side: -1 patient right (image left), +1 patient left, 0 neither or both.
    level: upper, mid, lower or ''. severity 0..1. values: the effect's own parameters, lengths cm."""

    name: str
    side: int
    level: str
    severity: float
    kind: str = ""
    values: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Pathology:
    """All that is wrong with one patient: drawn instances, heart and mediastinum, distractors."""

    plans: tuple[Plan, ...]
    wide_heart: float
    wide_mediastinum: float
    distractors: tuple[Plan, ...]
    sickness: float

    def labels(self) -> dict[str, bool]:
        """Finding name -> present. Lung opacity is the parent of the opacities, as in CheXpert."""
        present = {plan.name for plan in self.plans}
        if present & set(OPACITIES):
            present.add("lung opacity")
        return {name: name in present for name in FINDINGS}


LEVELS = {"upper": (0.10, 0.33), "mid": (0.33, 0.58), "lower": (0.58, 0.84)}
OWN_EFFECT = tuple(f for f in FINDINGS if f not in ("cardiomegaly", "enlarged cardiomediastinum"))


def draw_pathology(seed: int, config: PhantomConfig, anatomy: Anatomy) -> Pathology:
    rng = stream(seed, "pathology")
    sickness = float(rng.random())
    push = 2.2 * sickness**1.8
    odds = config.finding_odds
    draws = {name: rng.random() for name in FINDINGS}
    factor = {name: 1.0 for name in FINDINGS}

    wide_heart = 0.0
    if draws["cardiomegaly"] < odds["cardiomegaly"] * push:
        wide_heart = float(np.abs(rng.normal(0.085, 0.045)))
    enlarged = anatomy.heart_ratio + wide_heart >= CARDIOMEGALY_RATIO
    wide_mediastinum = 0.0
    if draws["enlarged cardiomediastinum"] < odds["enlarged cardiomediastinum"] * push:
        wide_mediastinum = float(np.abs(rng.normal(1.15, 0.5)))
    if enlarged:
        factor["edema"] *= 1.7
        factor["pleural effusion"] *= 1.4
    plans: list[Plan] = []
    for name in (
        "edema",
        "pleural effusion",
        "consolidation",
        "lung opacity",
        "atelectasis",
        "lung lesion",
        "pneumothorax",
        "fracture",
        "support devices",
    ):
        if draws[name] >= odds[name] * push * factor[name]:
            continue
        if name == "edema":
            factor["pleural effusion"] *= 1.5
        if name == "pleural effusion":
            factor["atelectasis"] *= 1.4
            factor["support devices"] *= 1.2
        if name == "pneumothorax":
            factor["support devices"] *= 1.5
            factor["fracture"] *= 1.4
        plans += _DRAW[name](stream(seed, name), anatomy, plans)
    ratio = anatomy.heart_ratio + wide_heart
    if ratio >= CARDIOMEGALY_RATIO:
        plans.append(
            Plan("cardiomegaly", 0, "", float(np.clip((ratio - 0.5) / 0.12, 0, 1)), values={"ratio": ratio})
        )
    width = anatomy.mediastinum + wide_mediastinum
    if width >= WIDE_MEDIASTINUM_CM:
        severity = float(np.clip((width - WIDE_MEDIASTINUM_CM) / 1.2, 0, 1))
        plans.append(Plan("enlarged cardiomediastinum", 0, "upper", severity, values={"half_width": width}))
    return Pathology(
        tuple(plans),
        wide_heart,
        wide_mediastinum,
        tuple(_draw_distractors(stream(seed, "distractors"), anatomy)),
        sickness,
    )


def _side(rng: np.random.Generator) -> int:
    return int(rng.choice([-1, 1]))


def _place(rng: np.random.Generator, a: Anatomy, side: int, level: str) -> tuple[float, float]:
    """A point well inside the lung of that side and level (outward distance, y), cm."""
    low, high = LEVELS[level]
    y = rng.uniform(low, high) * a.lung_height
    lateral, medial = lung_outline(a, np.array([y], dtype=np.float32), side)
    return float(medial[0] + rng.uniform(0.28, 0.82) * (lateral[0] - medial[0])), float(y)


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


def _draw_effusion(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    sides = [-1, 1] if rng.random() < 0.3 else [_side(rng)]
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


def _draw_blob(name: str, rng: np.random.Generator, a: Anatomy) -> list[Plan]:
    out = []
    for _ in range(1 + int(rng.random() < 0.25)):
        side, level = _side(rng), str(rng.choice(["upper", "mid", "lower"], p=[0.25, 0.3, 0.45]))
        x, y = _place(rng, a, side, level)
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


def _draw_consolidation(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    return _draw_blob("consolidation", rng, a)


def _draw_opacity(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    return _draw_blob("lung opacity", rng, a)


def _draw_atelectasis(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    side = _side(rng)
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


def _draw_lesion(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    out = []
    for _ in range(int(rng.choice([1, 2, 3], p=[0.72, 0.18, 0.10]))):
        side, level = _side(rng), str(rng.choice(["upper", "mid", "lower"], p=[0.4, 0.3, 0.3]))
        x, y = _place(rng, a, side, level)
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


def _draw_pneumothorax(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    s = float(rng.beta(1.5, 2.0))
    return [
        Plan(
            "pneumothorax",
            _side(rng),
            "upper",
            s,
            values={
                "gap": 1.1 + 4.2 * s,
                "down": float(rng.uniform(0.35, 0.55) + 0.45 * s),
                "line": float(rng.uniform(0.25, 0.5)),
            },
        )
    ]


def _draw_fracture(rng: np.random.Generator, a: Anatomy, _p: list[Plan]) -> list[Plan]:
    side, first = _side(rng), int(rng.integers(2, 7))
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


_DRAW: dict[str, Callable[[np.random.Generator, Anatomy, list[Plan]], list[Plan]]] = {
    "edema": _draw_edema,
    "pleural effusion": _draw_effusion,
    "consolidation": _draw_consolidation,
    "lung opacity": _draw_opacity,
    "atelectasis": _draw_atelectasis,
    "lung lesion": _draw_lesion,
    "pneumothorax": _draw_pneumothorax,
    "fracture": _draw_fracture,
    "support devices": _draw_devices,
}


def _draw_distractors(rng: np.random.Generator, a: Anatomy) -> list[Plan]:
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
                _side(rng),
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
                _side(rng),
                "mid",
                0.4,
                kind="healed fracture",
                values={"rib": float(rng.integers(3, 8)), "angle": float(rng.uniform(0.8, 2.0))},
            )
        )
    return out


def fractures_of(pathology: Pathology) -> tuple[tuple[int, int, float, float, float], ...]:
    """What `project` needs to break ribs."""
    return tuple(
        (p.side, int(p.values["rib"]), p.values["angle"], p.values["shift"], p.values["gap"])
        for p in pathology.plans
        if p.name == "fracture"
    )


def apply(plan: Plan, layers: Layers, a: Anatomy, *, contrast: float) -> Mask:
    """Draw one instance into the layers. Returns its mask, bool (h, w)."""
    return _APPLY[plan.name](plan, layers, a, contrast)


def _air(layers: Layers) -> Map:
    return layers.lung[0] + layers.lung[1]


def _lung_of(layers: Layers, side: int) -> Map:
    return layers.lung[0 if side < 0 else 1]


def _heart(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    wide = plan.values["ratio"] - a.heart_ratio
    dome = np.where(layers.x < 0, layers.dome[0], layers.dome[1])
    return (heart_radius(a, layers.x, layers.y, wide) < 1) & (layers.y < dome + 1.0)


def _mediastinum(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    half = plan.values["half_width"] + 0.3
    r2 = (layers.x / np.float32(half)) ** 2 + (
        (layers.y - np.float32(0.22 * a.lung_height)) / np.float32(5.0)
    ) ** 2
    return r2 < 1


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
    air = _air(layers)
    gain = np.float32(contrast) * air * weight
    layers.extra += gain * np.float32(0.06 + 0.20 * s) * (1 + np.float32(0.22) * fine)
    layers.vessels *= 1 + np.float32(0.25 * s) * weight
    return (weight > 0.45) & (air > 2.0)


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


def _blob(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    rng = np.random.Generator(np.random.PCG64(int(v["seed"])))
    rough = octave_noise(rng, layers.shape, first_cells=16, octaves=3)
    r2 = ((plan.side * layers.x - np.float32(v["x"])) / np.float32(v["rx"])) ** 2
    r2 += ((layers.y - np.float32(v["y"])) / np.float32(v["ry"])) ** 2
    shape = smoothstep(np.float32(1.0) - r2 + np.float32(0.30) * rough, v["soft"] * 1.8)
    shape *= 1 - np.float32(0.18) * np.clip(rough, -1, 2)
    air = _lung_of(layers, plan.side)
    chord = np.minimum(air, np.float32(2.4 * min(v["rx"], v["ry"]) + 1.0))
    layers.extra += np.float32(v["strength"] * contrast) * shape * chord
    return (shape > 0.4) & (air > 1.0)


def _atelectasis(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    air = _lung_of(layers, plan.side)
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


def _lesion(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    v = plan.values
    dx, dy = plan.side * layers.x - np.float32(v["x"]), layers.y - np.float32(v["y"])
    angle = np.arctan2(dy, dx)
    radius = np.float32(v["radius"]) * (
        1 + np.float32(v["lobes"]) * np.sin(3 * angle + np.float32(v["seed"] % 6)) * np.float32(0.7)
    )
    chord = 2 * np.sqrt(np.clip(radius**2 - dx**2 - dy**2, 0, None))
    air = _air(layers)
    chord = np.minimum(chord, air)
    layers.extra += np.float32(0.95 * contrast) * chord
    return chord > 0.25 * float(v["radius"])


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
    return (gas > 0.5) & (chord > 0.3)


def _fracture(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    x, y = rib_point(a, int(plan.values["rib"]), plan.side, plan.values["angle"])
    r2 = ((layers.x - np.float32(x)) / np.float32(1.3)) ** 2 + (
        (layers.y - np.float32(y)) / np.float32(0.9)
    ) ** 2
    layers.extra += np.float32(0.9 * plan.severity * contrast) * np.exp(-r2)  # haematoma along the break
    return (layers.x - np.float32(x)) ** 2 + (layers.y - np.float32(y)) ** 2 < np.float32(1.1**2)


def _polyline(points: list[tuple[float, float]], radius: float) -> Map:
    p = np.array(points, dtype=np.float32)
    return np.concatenate([p[:-1], p[1:], np.full((len(p) - 1, 1), radius, dtype=np.float32)], axis=1)


def _curve(points: list[tuple[float, float]], n: int = 24) -> list[tuple[float, float]]:
    """A smooth line through points (quadratic interpolation over a chord-length parameter)."""
    from scipy.interpolate import PchipInterpolator

    p = np.array(points)
    t = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(p, axis=0).T))])
    grid = np.linspace(0, t[-1], n)
    return list(zip(PchipInterpolator(t, p[:, 0])(grid), PchipInterpolator(t, p[:, 1])(grid), strict=True))


def _devices(plan: Plan, layers: Layers, a: Anatomy, contrast: float) -> Mask:
    rng = np.random.Generator(np.random.PCG64(int(plan.values["seed"])))
    h, side = a.lung_height, plan.side or 1
    density = (0.12 + 0.30 * plan.severity) * contrast
    block = np.zeros(layers.shape, dtype=np.float32)
    if plan.kind == "central line":
        start = (side * a.lung_half_width * 0.62, -3.5) if rng.random() < 0.5 else (side * 4.0, -7.0)
        points = [start, (side * 3.2, 0.8), (-1.6, 0.16 * h), (-2.0, rng.uniform(0.26, 0.46) * h)]
        tubes = _polyline(_curve(points), 0.13)
    elif plan.kind == "port":
        px, py = side * 0.62 * a.lung_half_width, 0.22 * h
        block = 0.35 * (
            ((layers.x - np.float32(px)) ** 2 + (layers.y - np.float32(py)) ** 2) < 1.3**2
        ).astype(np.float32)
        points = [(px, py), (side * 3.6, 1.0), (-1.6, 0.16 * h), (-2.0, 0.34 * h)]
        tubes = _polyline(_curve(points), 0.12)
    elif plan.kind == "pacemaker":
        px, py = a.lung_half_width * 0.70, 0.10 * h + 1.0
        r4 = ((layers.x - np.float32(px)) / np.float32(2.4)) ** 4 + (
            (layers.y - np.float32(py)) / np.float32(2.0)
        ) ** 4
        block = 0.55 * (r4 < 1).astype(np.float32)
        end = (2.5 + 2.0 * rng.random(), 0.74 * h)
        points = [(px - 1.0, py), (3.0, 1.6), (-1.8, 0.20 * h), (-1.6, 0.52 * h), end]
        tubes = _polyline(_curve(points), 0.10)
        if rng.random() < 0.6:
            tubes = np.concatenate(
                [
                    tubes,
                    _polyline(_curve([(px - 1.0, py), (3.2, 1.2), (-1.5, 0.2 * h), (-2.2, 0.48 * h)]), 0.1),
                ]
            )
        density = max(density, 0.3)
    elif plan.kind == "endotracheal tube":
        tip = rng.uniform(0.10, 0.27) * h
        tubes = _polyline([(0.1, -8.0), (0.15, 0.0), (0.1, tip)], 0.36)
        density *= 0.45
    elif plan.kind == "nasogastric tube":
        points = [(0.2, -8.0), (0.3, 0.0), (0.4, 0.5 * h), (1.5, 0.84 * h), (4.5, 0.95 * h), (6.5, 1.02 * h)]
        tubes = _polyline(_curve(points), 0.17)
    else:  # chest tube
        points = [
            (side * (a.lung_half_width + 2.5), 0.62 * h),
            (side * a.lung_half_width * 0.72, 0.40 * h),
            (side * a.lung_half_width * 0.5, 0.12 * h),
        ]
        tubes = _polyline(_curve(points), 0.28)
    chord = paint_tubes(layers, tubes.astype(np.float32))
    layers.metal += np.float32(density) * chord + block
    if plan.kind in ("chest tube", "nasogastric tube", "central line"):
        thin = tubes.copy().astype(np.float32)
        thin[:, 4] = 0.06
        layers.metal += np.float32(0.5 * contrast) * paint_tubes(layers, thin)
    return ((chord > 0.06) | (block > 0)) & (layers.torso > 0.5)


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
            wire = _polyline(
                _curve(
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


_APPLY: dict[str, Callable[[Plan, Layers, Anatomy, float], Mask]] = {
    "cardiomegaly": _heart,
    "enlarged cardiomediastinum": _mediastinum,
    "edema": _edema,
    "pleural effusion": _effusion,
    "consolidation": _blob,
    "lung opacity": _blob,
    "atelectasis": _atelectasis,
    "lung lesion": _lesion,
    "pneumothorax": _pneumothorax,
    "fracture": _fracture,
    "support devices": _devices,
    "distractor": _distractor,
}
