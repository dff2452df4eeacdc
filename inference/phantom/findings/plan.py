"""An instance of a finding, and what a finding is: how it is drawn from chance, what it does to a film."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from inference.phantom.anatomy import Anatomy
from inference.phantom.projection import Layers

Mask = NDArray[np.bool_]


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


Draw = Callable[[np.random.Generator, Anatomy, list[Plan]], list[Plan]]
Apply = Callable[[Plan, Layers, Anatomy, float], Mask]


@dataclass(frozen=True)
class Finding:
    """draw(rng, anatomy, plans so far) gives instances; None for what follows from the anatomy.
    apply(plan, layers, anatomy, contrast) draws one into the layers and returns its mask, bool (h, w)."""

    name: str
    apply: Apply
    draw: Draw | None = None
