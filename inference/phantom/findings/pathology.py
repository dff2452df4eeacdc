"""What is wrong with one patient: which findings occur together, in which order they are drawn.

Every finding has a random stream of its own, named after it, so that a new one moves none of the others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from inference.labels import FINDINGS, OPACITIES
from inference.phantom.anatomy import Anatomy, stream
from inference.phantom.config import PhantomConfig
from inference.phantom.findings.distractors import draw_distractors
from inference.phantom.findings.plan import Plan
from inference.phantom.findings.registry import findings

CARDIOMEGALY_RATIO = 0.50
WIDE_MEDIASTINUM_CM = 3.0
ORDER = (
    "edema",
    "pleural effusion",
    "consolidation",
    "lung opacity",
    "atelectasis",
    "lung lesion",
    "pneumothorax",
    "fracture",
    "support devices",
)
"""Those that are drawn; what comes first raises the odds of what follows (`RAISES`)."""
RAISES: dict[str, dict[str, float]] = {
    "cardiomegaly": {"edema": 1.7, "pleural effusion": 1.4},
    "edema": {"pleural effusion": 1.5},
    "pleural effusion": {"atelectasis": 1.4, "support devices": 1.2},
    "pneumothorax": {"support devices": 1.5, "fracture": 1.4},
}


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


def draw_pathology(seed: int, config: PhantomConfig, anatomy: Anatomy) -> Pathology:
    rng = stream(seed, "pathology")
    sickness = float(rng.random())
    push = 2.2 * sickness**1.8
    odds = config.finding_odds
    draws = {name: rng.random() for name in FINDINGS}
    factor = dict.fromkeys(FINDINGS, 1.0)

    wide_heart = 0.0
    if draws["cardiomegaly"] < odds["cardiomegaly"] * push:
        wide_heart = float(np.abs(rng.normal(0.085, 0.045)))
    enlarged = anatomy.heart_ratio + wide_heart >= CARDIOMEGALY_RATIO
    wide_mediastinum = 0.0
    if draws["enlarged cardiomediastinum"] < odds["enlarged cardiomediastinum"] * push:
        wide_mediastinum = float(np.abs(rng.normal(1.15, 0.5)))
    if enlarged:
        for other, times in RAISES["cardiomegaly"].items():
            factor[other] *= times
    plans: list[Plan] = []
    for name in ORDER:
        if draws[name] >= odds[name] * push * factor[name]:
            continue
        for other, times in RAISES.get(name, {}).items():
            factor[other] *= times
        draw = findings()[name].draw
        assert draw is not None
        plans += draw(stream(seed, name), anatomy, plans)
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
        tuple(draw_distractors(stream(seed, "distractors"), anatomy)),
        sickness,
    )


def fractures_of(pathology: Pathology) -> tuple[tuple[int, int, float, float, float], ...]:
    """What `project` needs to break ribs."""
    return tuple(
        (p.side, int(p.values["rib"]), p.values["angle"], p.values["shift"], p.values["gap"])
        for p in pathology.plans
        if p.name == "fracture"
    )
