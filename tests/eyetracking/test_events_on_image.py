from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from app.bench.fixations import write_recording
from eyetracking.events import NoView, fixations_on_image, fixations_on_panes
from eyetracking.recorder import EVENTS
from eyetracking.recording import open_recording

SWITCH_MS = 6_000.0


@pytest.fixture
def two_panes(tmp_path: Path) -> tuple[Path, Path]:
    """12 s before one pane, and the same gaze with the image moved to a second pane in the middle."""
    whole, split = tmp_path / "whole", tmp_path / "split"
    write_recording(whole, minutes=0.2)
    write_recording(split, minutes=0.2)
    # the same samples, and the events of the second moved to its own begin
    (split / "gaze.arrow").write_bytes((whole / "gaze.arrow").read_bytes())
    (split / "recording.json").write_bytes((whole / "recording.json").read_bytes())
    began = json.loads((whole / "recording.json").read_text())["began_ns"]
    lines = []
    views = [json.loads(line) for line in (whole / EVENTS).read_text().splitlines() if '"view"' in line]
    before = [view for view in views if view["t_ns"] - began < SWITCH_MS * 1e6]
    after = [view for view in views if view["t_ns"] - began >= SWITCH_MS * 1e6]
    switch = began + round(SWITCH_MS * 1e6)
    lines += before
    lines.append({**before[-1], "t_ns": switch, "transform": None})
    lines += [{**view, "pane": "matex"} for view in ({**before[-1], "t_ns": switch}, *after)]
    (split / EVENTS).write_text("".join(json.dumps(line) + "\n" for line in lines))
    return whole, split


def test_fixations_on_all_views_of_an_image_come_in_order(two_panes: tuple[Path, Path]) -> None:
    whole, split = (open_recording(folder) for folder in two_panes)
    one = fixations_on_image(whole)
    first = fixations_on_image(split, pane="main")
    both = fixations_on_panes(split, ("main", "matex", "predicted"))
    assert len(first) < len(one)
    assert (np.diff(both.onset_ms) >= 0).all()
    assert abs(len(both) - len(one)) <= 1  # the fixation at the switch may be two parts
    whole_ones = {
        round(onset): x
        for onset, x, cut in zip(one.onset_ms, one.x_px, one.view_changed, strict=True)
        if not cut
    }
    same = [
        (x, whole_ones[round(onset)])
        for onset, x, cut in zip(both.onset_ms, both.x_px, both.view_changed, strict=True)
        if not cut and round(onset) in whole_ones
    ]
    assert len(same) >= len(whole_ones) - 1
    assert [x for x, _ in same] == pytest.approx([x for _, x in same])
    assert (both.detector, both.parameters) == (one.detector, one.parameters)


def test_an_image_that_no_pane_showed_is_named(two_panes: tuple[Path, Path]) -> None:
    with pytest.raises(NoView, match="'other'"):
        fixations_on_panes(open_recording(two_panes[0]), ("main", "matex"), label="other")


def test_a_degree_is_fewer_image_pixels_where_the_view_is_enlarged(two_panes: tuple[Path, Path]) -> None:
    rec = open_recording(two_panes[0])
    found = fixations_on_image(rec)
    assert found.px_per_degree * found.zoom * rec.geometry.degrees_per_px == pytest.approx(1.0)
    assert len(np.unique(found.zoom)) > 1
