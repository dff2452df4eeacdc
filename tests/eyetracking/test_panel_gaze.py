"""Gaze on the program's own panels, from a recording whose places and times are made."""

from __future__ import annotations

import pytest
from recordings import INFO, MS, begin, rows

from app.export.gaze_analysis import analyse
from app.export.gaze_report import report_html, summary
from app.export.gaze_tables import tables
from eyetracking.analysis.panels import panel_gaze
from eyetracking.recording import open_recording

IMAGE = {"name": "image", "x_px": 0, "y_px": 0, "width_px": 1400, "height_px": 1080}
DRAFT = {"name": "draft", "x_px": 1400, "y_px": 0, "width_px": 520, "height_px": 1080}
BUTTON = {"name": "findings", "x_px": 1500, "y_px": 900, "width_px": 200, "height_px": 100}


@pytest.fixture
def recording(tmp_path):
    """1 s on the film, 1 s on the draft, .4 s on the film, 1 s on the findings that lie on it. The draft
    is there from 1 s on; a sentence is accepted at 2.2 s, another one at 3.4 s."""
    assert INFO.rate_hz == 250.0
    recorder = begin(tmp_path / "r")
    places = [(700.0, 500.0, 250), (1600.0, 300.0, 250), (700.0, 500.0, 100), (1600.0, 950.0, 250)]
    first = 0
    for x_px, y_px, count in places:
        recorder.add(rows(recorder, count, x_px=x_px, y_px=y_px, first=first))
        first += count

    def event(kind, t_ms, **fields):
        recorder.event(kind, recorder.began_ns + t_ms * MS, **fields)

    event("panels", 0, panels=[IMAGE])
    event("panels", 1000, panels=[IMAGE, DRAFT])
    event("panels", 2300, panels=[IMAGE, DRAFT, BUTTON])
    event("act", 2200, what="sentence accepted", text="No effusion.")
    event("act", 3390, what="sentence rejected", text="Nodule.")
    recorder.close("test", timeout_s=10.0)
    return open_recording(tmp_path / "r")


def test_dwell_goes_to_the_smallest_panel_that_stood_there_then(recording):
    found = panel_gaze(recording)
    assert found.names == ("image", "draft", "findings")
    dwell = [row.dwell_ms for row in found.figures]
    assert dwell == pytest.approx([1400, 1000, 1000], abs=40)  # less what a saccade takes from each side
    assert [row.visits for row in found.figures] == [2, 1, 1]
    draft = found.figures[1]
    assert draft.first_ms == pytest.approx(0, abs=40)  # looked at as soon as it came
    assert sum(row.dwell_share for row in found.figures) == pytest.approx(1.0)


def test_transitions_go_from_panel_to_panel(recording):
    counts = panel_gaze(recording).transitions.counts
    assert (counts[0, 1], counts[1, 0], counts[0, 2]) == (1, 1, 1)


def test_what_was_looked_at_before_an_act_is_counted_since_the_last_one_and_since_the_draft(recording):
    accepted, rejected = panel_gaze(recording).acts
    assert (accepted.what, accepted.text) == ("sentence accepted", "No effusion.")
    assert accepted.since_last_ms[0] == pytest.approx(1200, abs=40)
    assert accepted.since_shown_ms[0] == pytest.approx(200, abs=40)  # since the draft came at 1 s
    assert rejected.since_last_ms[0] == pytest.approx(200, abs=40)
    assert rejected.since_shown_ms[0] == pytest.approx(400, abs=40)


def test_the_report_and_its_tables_say_it(recording):
    analysis = analyse(recording)
    said = summary(analysis)["panels"]
    assert said["acts"][0]["dwell_since_draft_ms"]["image"] == pytest.approx(200, abs=40)
    assert "Panels of the program" in report_html(analysis, {})
    made = tables(analysis)
    assert made["panels.csv"].splitlines()[1].startswith("image,")
    assert "sentence rejected" in made["acts.csv"]


def test_a_recording_that_knows_of_no_panels_has_none(tmp_path):
    recorder = begin(tmp_path / "r")
    recorder.add(rows(recorder, 100))
    recorder.close("test", timeout_s=10.0)
    assert panel_gaze(open_recording(tmp_path / "r")) is None
