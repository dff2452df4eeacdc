"""What is said of a map beside the reader's gaze."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from app.reading.map_and_gaze import agreement_lines, map_and_gaze
from eyetracking.scanpaths import Scanpath


def session(values: np.ndarray | None, *points: tuple[float, float]) -> SimpleNamespace:
    """As `ReadingSession` answers for a film of 2,000 x 1,000 pixels."""
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    duration = np.full(len(x), 300.0)
    path = Scanpath(
        x_px=x, y_px=y, duration_ms=duration, onset_ms=duration.cumsum(), width_px=2000, height_px=1000
    )
    return SimpleNamespace(
        explanation=lambda: SimpleNamespace(map="maps/one.npy"),
        chosen_fixations=lambda: path,
        map=lambda name: values,
    )


def bright_at(row: int, column: int) -> np.ndarray:
    rows, columns = np.mgrid[:300, :600]
    return np.exp(-((rows - row) ** 2 + (columns - column) ** 2) / 900.0).astype(np.float32)


def test_a_map_that_lies_where_the_eyes_rested_agrees_and_another_does_not():
    figures = {f.name: f.value for f in map_and_gaze(session(bright_at(150, 450), (1500, 500)))}
    other = {f.name: f.value for f in map_and_gaze(session(bright_at(40, 60), (1500, 500)))}
    assert figures["AUC-Judd"] > 0.95 > 0.6 > other["AUC-Judd"]
    assert figures["NSS"] > 2 > 0 > other["NSS"]
    assert figures["KL"] < other["KL"]


def test_each_figure_is_said_with_its_chance_and_its_meaning():
    lines = agreement_lines(session(bright_at(150, 450), (1500, 500)))
    assert len(lines) == 6
    assert any(line.startswith("AUC-Judd 1.00 (0.50): ") for line in lines)
    assert lines[-1].endswith("lower is nearer.")


def test_without_gaze_or_without_the_maps_file_nothing_is_said():
    assert agreement_lines(session(bright_at(150, 450))) == []
    assert agreement_lines(session(None, (1500, 500))) == []
