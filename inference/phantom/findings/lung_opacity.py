"""Other opacities: faint, with a soft edge."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.blob import apply_blob, draw_blob
from inference.phantom.findings.plan import Finding, Plan


def _draw(rng: np.random.Generator, a: Anatomy, _plans: list[Plan]) -> list[Plan]:
    return draw_blob("lung opacity", rng, a)


FINDING = Finding("lung opacity", apply_blob, _draw)
