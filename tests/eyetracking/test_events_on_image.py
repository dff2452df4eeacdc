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


def test_fixations_made_while_another_image_was_shown_are_not_counted(tmp_path: Path) -> None:
    """The pane shows one film for 6 s, then another, then the first again; the gaze goes on all the while."""
    write_recording(tmp_path / "r", minutes=0.2)
    path = tmp_path / "r" / EVENTS
    began = json.loads((tmp_path / "r" / "recording.json").read_text())["began_ns"]
    whole = fixations_on_image(open_recording(tmp_path / "r"))
    events = [json.loads(line) for line in path.read_text().splitlines()]
    view = next(event for event in events if event["kind"] == "view")
    rest = [event for event in events if event["kind"] != "view"]
    shown = [
        {**view, "t_ns": began, "label": "first"},
        {**view, "t_ns": began + 6_000_000_000, "label": "second"},
        {**view, "t_ns": began + 9_000_000_000, "label": "first"},
    ]
    path.write_text("".join(json.dumps(event) + "\n" for event in [*shown, *rest]))
    rec = open_recording(tmp_path / "r")
    first, second = (fixations_on_image(rec, label=label) for label in ("first", "second"))
    away = (first.onset_ms >= 6_000) & (first.onset_ms < 9_000)
    assert not away.any()
    assert ((second.onset_ms >= 6_000) & (second.onset_ms < 9_000)).all()
    assert len(second) > 3
    assert len(first) + len(second) == pytest.approx(len(whole), abs=3)
    both = fixations_on_panes(rec, ("main",))
    assert both.label == "first"
    assert len(both) == len(first)
