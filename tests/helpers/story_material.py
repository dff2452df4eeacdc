"""A film with everything that a story tells of it, small."""

from __future__ import annotations

import json
from pathlib import Path

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


def left_by_a_demo(folder: Path, film: Path) -> Path:
    """What `radgaze demo` leaves, as far as a story reads it."""
    (folder / "fixations.csv").write_text(
        "fixation,onset_ms,duration_ms,x_px,y_px\n1,0,300,10,20\n2,400,200,30,40\n"
    )
    path = {"x_px": [1, 2], "y_px": [3, 4], "duration_ms": [200, 300], "sd_px": [1, 1]}
    (folder / "scanpaths.json").write_text(json.dumps({"result": {"scanpaths": [path]}}))
    rows = [
        {"finding": "edema", "no_gaze": 0.2, "own_gaze": 0.4},
        {"finding": "fracture", "no_gaze": 0.9, "own_gaze": None},
    ]
    (folder / "diagnosis.json").write_text(json.dumps({"result": {"rows": rows}}))
    np.save(folder / "matex.npy", np.ones((4, 4), np.float32))
    (folder / "report_with_gaze.txt").write_text("Effusion.\n\nDraft by a model.")
    summary = {
        "image": {"path": str(film), "width_px": 100, "height_px": 100},
        "explained": "effusion",
        "explained_strength": 0.3,
        "reader": {"provider": "simulated-reader"},
        "models": [{"demo": True}],
        "seeds": {"models": 1},
        "scanmatch_by_chance": 0.05,
    }
    (folder / "summary.json").write_text(json.dumps(summary))
    return folder
