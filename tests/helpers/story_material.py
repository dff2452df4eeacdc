"""A film with everything that a story tells of it, small."""

from __future__ import annotations

import numpy as np

from app.story.material import Finding, Material
from eyetracking.scanpaths.types import Scanpath


def path(n: int = 5) -> Scanpath:
    return Scanpath(
        x_px=np.linspace(10, 90, n), y_px=np.linspace(20, 80, n), onset_ms=np.arange(n) * 300.0,
        duration_ms=np.full(n, 250.0), width_px=100, height_px=100, source="own",
    )  # fmt: skip


MATERIAL = Material(
    film=np.full((100, 100), 20000, np.uint16),
    gaze=path(),
    predicted=path(3),
    map=np.eye(50, dtype=np.float32),
    phrase="left effusion",
    findings=(Finding("effusion", 0.4, 0.6), Finding("edema", 0.3, 0.3)),
    report_without="No effusion.",
    report_with="Left <effusion>.",
    chance=0.05,
    words="Demo models. Research use only, not for diagnosis.",
)
