from __future__ import annotations

from pathlib import Path

from app.bench.fixations import RATE_HZ, measure, write_recording
from eyetracking.events import fixations_on_image
from eyetracking.recording import open_recording


def test_the_measured_recording_is_a_real_one(tmp_path: Path) -> None:
    assert write_recording(tmp_path / "r", minutes=0.1) == 6 * RATE_HZ
    rec = open_recording(tmp_path / "r")
    assert rec.end == "closed"
    assert 10 <= len(fixations_on_image(rec)) <= 40


def test_every_step_is_a_row_and_the_whole_has_the_bar() -> None:
    rows = measure(minutes=0.1, repeats=1)
    assert rows[0].bar == 3.0
    assert all(row.ours is not None and row.ours > 0 for row in rows)
    assert sum(row.ours or 0 for row in rows[1:4]) <= 1.01 * (rows[0].ours or 0)
