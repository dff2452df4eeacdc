"""The figure of merit can fail: a contradiction that nothing marks is counted."""

from __future__ import annotations

import pytest

import app.evaluate.trust as trust
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from inference import api

MODEL = api.ModelInfo(id="m", version="1", task="t", architecture="a", trained_on="x", licence="l", demo=True)


@pytest.fixture
def session(tmp_path):
    made = ReadingSession(
        tmp_path, StudyRef(id="1", title="t", image_path="x", image_id="x", width_px=4, height_px=4)
    )
    frame = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)
    image = api.ImageInput(frame=frame, width_px=4, height_px=4, image_id="x")
    row = api.FindingRow(finding="pneumothorax", no_gaze=0.04, own_gaze=None, predicted_gaze=None)
    made.add_diagnosis(
        api.Diagnose(image=image),
        api.DiagnoseResult(rows=[row], predicted=None, calibrated_on="", models=[MODEL], seed=0),
        0.1,
    )
    text = "Left pneumothorax."
    said = api.Sentence(text=text, start=0, end=18, finding=None, negated=False, mean_probability=0.5)
    draft = api.CaptionResult(
        text=text, sentences=[said], with_gaze=False, gaze_strength=1.0, models=[MODEL], seed=0
    )
    made.add_draft(api.Caption(image=image), draft, 0.1)
    made.write_report(made.report.drafted(draft), "New draft")
    return made


def test_what_is_marked_does_not_count(session):
    assert trust._contradictions(session, None) == ([], 2)  # in the report and in the draft


def test_what_is_not_marked_counts(session, monkeypatch):
    monkeypatch.setattr(trust, "report_doubts", lambda *_a: {})
    monkeypatch.setattr(trust, "doubts", lambda sentences, *_a, **_k: [[] for _ in sentences])
    bad, marked = trust._contradictions(session, None)
    assert (len(bad), marked) == (2, 0)
    assert "pneumothorax 0.04" in bad[0]
