"""Consolidation: a dense opacity with a sharp edge."""

from __future__ import annotations

import numpy as np

from inference.phantom.anatomy import Anatomy
from inference.phantom.findings.blob import apply_blob, draw_blob
from inference.phantom.findings.plan import Finding, Plan


def _draw(rng: np.random.Generator, a: Anatomy, _plans: list[Plan]) -> list[Plan]:
    return draw_blob("consolidation", rng, a)


FINDING = Finding("consolidation", apply_blob, _draw)
