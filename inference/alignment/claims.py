"""What a sentence claims about an image, and for which images it is true.

A claim is (finding, negated, side, level). With it, any sentence can be compared with any image of a batch,
as MedCLIP's semantic matching does with labels taken from reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from inference.labels import FINDINGS, LEVELS, OPACITIES, SIDES


class Placed(Protocol):
    """A finding with its place: side -1 the patient's right, 1 left, 0 neither or both; level "" for
    none."""

    @property
    def name(self) -> str: ...
    @property
    def side(self) -> int: ...
    @property
    def level(self) -> str: ...


@dataclass(frozen=True)
class Claim:
    finding: str
    negated: bool = False
    side: int = 0
    level: str = ""
    also: tuple[str, ...] = ()


def location_table(plans: Sequence[Placed]) -> NDArray[np.bool_]:
    """bool (findings, sides, levels): is the finding present there; index 0 of side and level is anywhere."""
    table = np.zeros((len(FINDINGS), len(SIDES), len(LEVELS)), dtype=bool)
    for plan in plans:
        names = [plan.name] + (["lung opacity"] if plan.name in OPACITIES else [])
        for name in names:
            f = FINDINGS.index(name)
            sides = {0, SIDES.index(plan.side)} if plan.side else {0, 1, 2} if plan.name == "edema" else {0}
            levels = {0, LEVELS.index(plan.level)} if plan.level else {0}
            for s in sides:
                for level in levels:
                    table[f, s, level] = True
    return table


def truth(tables: NDArray[np.bool_], claims: Sequence[Claim]) -> NDArray[np.bool_]:
    """tables: (n, findings, sides, levels). Returns (n, len(claims)): is the claim true of the image."""
    out = np.empty((len(tables), len(claims)), dtype=bool)
    for j, claim in enumerate(claims):
        f = FINDINGS.index(claim.finding)
        here = tables[:, f, SIDES.index(claim.side), LEVELS.index(claim.level)]
        if claim.negated:
            for other in claim.also:
                here = here | tables[:, FINDINGS.index(other), 0, 0]
            here = ~here
        out[:, j] = here
    return out
