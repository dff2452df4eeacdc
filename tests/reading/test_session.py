"""A session on disk: complete after reopening, never half written, damage said."""

from __future__ import annotations

import json

import numpy as np
import pytest

from app.reading.records import RecordingEntry, StudyRef
from app.reading.report import Report
from app.reading.session import ReadingSession, SessionError, atomic
from app.reading.view import ViewState
from app.reading.workspace import Workspace
from eyetracking.mapping import ViewTransform
from inference import api

MODEL = api.ModelInfo(
    id="m", version="1", task="t", architecture="a", trained_on="phantoms", licence="Apache-2.0", demo=True
)
FRAME = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)
IMAGE = api.ImageInput(frame=FRAME, width_px=400, height_px=300, image_id="abc")
REF = StudyRef(id="1", title="Test", image_path="x.dcm", image_id="abc", width_px=400, height_px=300)


def full_session(folder):
    session = ReadingSession(folder, REF)
    session.add_recording(
        RecordingEntry(
            id="r", folder="gaze/r", provider="mouse", started_at="t", reader_id="R01", purpose="test"
        )
    )
    session.select((100.0, 50.0))
    values = np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4)
    session.add_explanation(
        api.Explain(image=IMAGE, phrase="effusion", seed=3),
        api.ExplainResult(
            map=FRAME,
            phrase="effusion",
            method="matex",
            similarity=0.2,
            prior=["left"],
            models=[MODEL],
            seed=3,
        ),
        values,
        1.5,
        sentence_id="s1",
    )
    session.add_diagnosis(
        api.Diagnose(image=IMAGE, seed=3),
        api.DiagnoseResult(
            rows=[api.FindingRow(finding="edema", no_gaze=0.1, own_gaze=None, predicted_gaze=0.2)],
            predicted=None, calibrated_on="phantoms", models=[MODEL], seed=3,
        ),
        0.4,
    )  # fmt: skip
    session.write_report(Report().added("The heart is large."), "Add sentence")
    session.set_overlay(opacity=0.4, colour_map="viridis")
    session.set_choices(phrase="effusion", gaze_strength=0.5)
    session.set_state("explaining")
    session.view = ViewState(
        fit=False, zoom=2.0, centre_x_px=10, centre_y_px=20, window_centre=1, window_width=2
    )
    return session


def test_everything_comes_back(tmp_path):
    before = full_session(tmp_path)
    before.save()
    after = ReadingSession.open(tmp_path, REF)
    for name in (
        "state", "recordings", "current_recording", "selection_ms", "explanations", "sentence_maps",
        "diagnoses", "report", "overlay", "choices", "view",
    ):  # fmt: skip
        assert getattr(after, name) == getattr(before, name), name
    np.testing.assert_array_equal(
        after.map(after.explanation().map), np.linspace(0, 1, 12, dtype=np.float32).reshape(3, 4)
    )
    assert after.models() == [MODEL]
    assert not after.dirty


def test_a_result_is_kept_with_its_whole_request(tmp_path):
    full_session(tmp_path).save()
    kept = json.loads((tmp_path / "session.json").read_text())
    assert kept["explanations"][0]["request"]["seed"] == 3
    assert kept["explanations"][0]["request"]["image"]["image_id"] == "abc"
    assert kept["explanations"][0]["result"]["models"][0]["trained_on"] == "phantoms"


def test_a_damaged_file_is_said_and_left_as_it_is(tmp_path):
    full_session(tmp_path).save()
    path = tmp_path / "session.json"
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(SessionError, match="damaged"):
        ReadingSession.open(tmp_path, REF)
    assert len(path.read_bytes()) == 200


def test_a_file_of_a_later_format_is_refused(tmp_path):
    full_session(tmp_path).save()
    path = tmp_path / "session.json"
    kept = json.loads(path.read_text()) | {"format": 99}
    path.write_text(json.dumps(kept))
    with pytest.raises(SessionError, match="format 99"):
        ReadingSession.open(tmp_path, REF)


def test_a_write_that_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("old")

    def fail():
        with atomic(path) as file:
            file.write(b"half of the n")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]


def test_views_are_appended_to_the_log(tmp_path):
    session = ReadingSession(tmp_path, REF)
    view = ViewTransform.fit(400, 300, (0, 0, 800, 600))
    for t_ns in (1, 2):
        session.log_view(t_ns, view, 40.0, 400.0, invert=False, pane="main")
        session.save()
    lines = [json.loads(line) for line in (tmp_path / "views.jsonl").read_text().splitlines()]
    assert [line["t_ns"] for line in lines] == [1, 2]
    assert ViewTransform(**lines[0]["transform"]) == view


def test_views_that_could_not_be_written_are_written_later(tmp_path):
    session = ReadingSession(tmp_path / "s", REF)
    (tmp_path / "s" / "views.jsonl").mkdir(parents=True)
    session.log_view(1, ViewTransform.fit(400, 300, (0, 0, 800, 600)), 40.0, 400.0, invert=False, pane="main")
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
        session.save()
    (tmp_path / "s" / "views.jsonl").rmdir()
    session.save()
    assert len((tmp_path / "s" / "views.jsonl").read_text().splitlines()) == 1


def test_marking_as_read_can_be_undone_and_made_again_at_its_time(tmp_path):
    session = ReadingSession(tmp_path, REF)
    session.mark_read(read=True)
    marked_at = session.marked_read_at
    assert (bool(marked_at), session.state) == (True, "explaining")
    session.undo.undo()
    assert (session.marked_read_at, session.state) == ("", "reading")
    session.undo.redo()
    assert (session.marked_read_at, session.state) == (marked_at, "explaining")


def test_how_maps_are_laid_over_the_image_can_be_undone_a_moved_slider_in_one_step(tmp_path):
    session = ReadingSession(tmp_path, REF)
    before = session.overlay
    session.set_overlay(contour=True)
    for value in (0.6, 0.5, 0.4):
        session.set_overlay(opacity=value)
    assert session.undo.undo_text == "Opacity of the map"
    session.undo.undo()
    assert (session.overlay.opacity, session.overlay.contour) == (before.opacity, True)
    session.undo.undo()
    assert session.overlay == before


def test_listeners_hear_what_changed(tmp_path):
    session = ReadingSession(tmp_path, REF)
    heard = []
    session.listen(heard.append)
    session.select((0.0, 10.0))
    session.write_report(Report().added("A."), "Add")
    session.undo.undo()
    assert heard == ["selection", "report", "report"]
    assert session.report == Report()


def test_what_is_exported_is_what_was_there_when_it_was_asked_for(tmp_path):
    session = ReadingSession(tmp_path, REF)
    session.write_report(session.report.added("Before."), "Add")
    still = session.as_it_is()
    session.write_report(session.report.added("After."), "Add")
    session.figures["x"] = 1.0
    session.show_explanation("newer")
    session.rest()
    assert still.report.text == "Before."
    assert (still.figures, still.shown_explanation) == ({}, None)


def test_what_is_no_character_costs_no_reading(tmp_path):
    """A library whose folder is not named in UTF-8, half of a surrogate pair in a sentence: both are kept."""
    ref = StudyRef(
        id="1", title="film\udcff", image_path="/lib\udcfe/image.png", image_id="1", width_px=9, height_px=9
    )
    session = ReadingSession(tmp_path, ref)
    session.write_report(session.report.added("No effusion \ud83d."), "Add")
    assert ReadingSession.open(tmp_path, ref).report.text == "No effusion \ufffd."  # from the journal
    session.save()
    assert ReadingSession.open(tmp_path, ref).report.text == "No effusion \ufffd."


def test_a_figure_that_came_to_no_number_is_not_kept(tmp_path):
    """NaN is null in JSON, which would be taken for damage."""
    ref = StudyRef(id="1", title="t", image_path="/x", image_id="1", width_px=9, height_px=9)
    session = ReadingSession(tmp_path, ref)
    Workspace().keep_figures(session, {"scanmatch": float("nan"), "chance": 0.25, "ceiling": float("inf")})
    assert session.figures == {"chance": 0.25}
