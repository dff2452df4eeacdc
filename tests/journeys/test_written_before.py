"""What an earlier RadGaze wrote opens as it was: a session with its journal, a recording, settings.

`tests/helpers/data/written_by_ea8e53c` was written by that commit's own code, once: a saved session, an edit
of the report and an arrow in the journal behind it, 120 samples at two places, settings with a reader's
wishes.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from places import HELPERS

from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from app.settings import load_settings, save_settings
from eyetracking.events.on_image import fixations_on_image
from eyetracking.recording import open_recording

WRITTEN = HELPERS / "data" / "written_by_ea8e53c"
STUDY = StudyRef(id="s", title="Old", image_path="film.dcm", image_id="x", width_px=48, height_px=64)


@pytest.fixture
def session(tmp_path: Path) -> ReadingSession:
    folder = tmp_path / "session"
    shutil.copytree(WRITTEN / "session", folder)
    return ReadingSession.open(folder, STUDY)


def test_the_report_and_what_was_drawn_are_as_they_were_left(session: ReadingSession) -> None:
    assert session.report.text == "Small left pleural effusion. Heart not enlarged."
    assert [s.state for s in session.report.sentences] == ["yours", "yours"]
    assert [(a.kind, a.text) for a in session.markup.annotations] == [("ruler", "nodule?"), ("arrow", "here")]
    assert session.markup.calibration is not None
    assert session.markup.calibration.known_mm == 50
    assert session.markup.key_image is not None
    assert session.markup.key_image.note == "for the conference"


def test_results_keep_their_requests_and_figures(session: ReadingSession) -> None:
    (explanation,), (diagnosis,) = session.explanations, session.diagnoses
    assert (explanation.request.phrase, explanation.result.similarity) == ("left effusion", 0.4)
    values = session.map(explanation.map)
    assert values is not None
    assert np.argwhere(values == 1).tolist() == [[2, 1]]
    row = diagnosis.result.rows[0]
    assert (row.finding, row.no_gaze, row.own_gaze) == ("edema", 0.25, 0.5)
    assert (session.choices.phrase, session.choices.seed) == ("left effusion", 7)
    assert session.figures == {"scanmatch x": 0.41}


def test_it_is_written_again_and_read_the_same(session: ReadingSession) -> None:
    before = {
        name: getattr(session, name) for name in ("report", "markup", "choices", "diagnoses", "figures")
    }
    session.save()
    again = ReadingSession.open(session.folder, STUDY)
    assert {name: getattr(again, name) for name in before} == before


def test_undo_begins_with_what_is_done_now_and_gives_the_old_state_back(session: ReadingSession) -> None:
    old = session.report
    assert session.undo.undo_text is None
    session.write_report(old.added("No pneumothorax."), "Add sentence")
    assert session.undo.undo_text == "Add sentence"
    session.undo.undo()
    assert session.report == old


def test_a_recording_has_its_samples_view_and_fixations() -> None:
    rec = open_recording(WRITTEN / "recording")
    assert (len(rec.samples["host_ns"]), rec.end, rec.damage) == (120, "closed", ())
    assert (rec.tracker.provider, rec.tracker.rate_hz) == ("test", 250.0)
    path = fixations_on_image(rec).scanpath()
    assert np.round(path.x_px).tolist() == [600, 1200]
    assert np.round(path.y_px).tolist() == [400, 700]


def test_settings_say_what_they_said_and_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    shutil.copy(WRITTEN / "settings.toml", path)
    settings = load_settings(path)
    assert (settings.reader.id, settings.window.theme, settings.window.font_scale) == ("R7", "light", 1.2)
    assert (settings.tracker.provider, settings.tracker.options) == ("lsl", {"source_id": "abc"})
    assert settings.shortcuts == {"fit": "Ctrl+9"}
    save_settings(settings, path)
    assert load_settings(path) == settings
