"""The review panel, alone: silent before the reading is complete, then all of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from app.reading.records import RecordingEntry
from app.reading.workspace import Workspace
from eyetracking.scanpaths import Scanpath
from inference import api
from ui import theme
from ui.gallery import alone, read_in
from ui.panels.review import ReviewPanel
from ui.widgets import label

MODEL = api.ModelInfo(
    id="demo", version="1", task="findings", architecture="x", trained_on="x", licence="x", demo=True
)
FRAME = api.FrameRef(segment="s", offset=0, shape=(4, 4), dtype="uint16", digest="0" * 64)
IMAGE = api.ImageInput(frame=FRAME, width_px=4, height_px=4, image_id="x")
EFFUSION = "pleural effusion"


def path_over(session, *places):
    width, height = session.study.width_px, session.study.height_px
    return Scanpath(
        x_px=np.array([x * width for x, _ in places]), y_px=np.array([y * height for _, y in places]),
        onset_ms=np.arange(len(places)) * 400.0, duration_ms=np.full(len(places), 350.0),
        width_px=width, height_px=height, source="own",
    )  # fmt: skip


def diagnosed(session):
    rows = [
        api.FindingRow(finding=name, no_gaze=p, own_gaze=None, predicted_gaze=None)
        for name, p in ((EFFUSION, 0.9), ("edema", 0.1))
    ]
    result = api.DiagnoseResult(rows=rows, predicted=None, calibrated_on="x", models=[MODEL], seed=0)
    session.add_diagnosis(api.Diagnose(image=IMAGE), result, 1.0)


@pytest.fixture
def review(qapp, qtbot, tmp_path, rg1):
    theme.install(qapp)
    film = Path(shutil.copy(rg1, tmp_path / "film.dcm"))
    labels = {EFFUSION: True, "edema": False}
    (tmp_path / "truth.json").write_text(json.dumps({"labels": labels}))
    (tmp_path / "gaze-careful.csv").write_text("onset_ms,duration_ms,x_px,y_px\n0,800,100,100\n")
    shell, workspace = alone(), Workspace()
    qtbot.addWidget(shell.parent)
    read_in(workspace, film, tmp_path / "library")
    panel = ReviewPanel(shell, workspace)
    qtbot.addWidget(panel)
    panel.set_session(workspace.session)
    yield panel
    workspace.leave()
    workspace.sessions.close()
    workspace.shelf.close()
    shell.background.close()


def texts(panel):
    return [one.text() for one in panel.findChildren(type(label("x"))) if not one.isHidden()]


def test_what_comes_late_is_not_shown(review, qtbot):
    """The mark was taken back meanwhile; where another film had been opened it stood beside that one."""
    session = review._session
    diagnosed(session)
    session.add_recording(
        RecordingEntry(id="r", folder="gaze/r", provider="mouse", started_at="", reader_id="T01", purpose="")
    )
    session.set_gaze(None, path_over(session, (0.8, 0.8)), None)
    session.mark_read(read=True)
    review.show_review()
    session.mark_read(read=False)
    ended: list[object] = []
    review._shell.background.run(lambda: None, ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    qtbot.wait(50)
    assert review.rows.count() == 0


def test_it_is_silent_before_the_reading_is_complete_and_speaks_after_it(review, qtbot):
    session = review._session
    diagnosed(session)
    review.session_changed("diagnosis")
    assert "marked complete" in review.said.text()
    assert review.rows.count() == 0
    session.add_recording(
        RecordingEntry(id="r", folder="gaze/r", provider="mouse", started_at="", reader_id="T01", purpose="")
    )
    session.set_gaze(None, path_over(session, (0.8, 0.8), (0.7, 0.6)), None)
    session.mark_read(read=True)
    review.session_changed("state")
    qtbot.waitUntil(lambda: review.rows.count() == 1 and review.scores.count() > 0)
    said = " ".join(texts(review))
    assert "Pleural effusion  90%" in said
    assert "Second reader: hits 1, false alarms 0" in review.counted.text()
    assert "1 region" in review.compared.text()  # the careful reader looked at the upper left
    row = review.scores.itemAtPosition(1, 4).widget()
    assert row.text() == "0/1"


def test_a_finding_without_a_map_can_be_explained(review, qtbot):
    session = review._session
    diagnosed(session)
    session.mark_read(read=True)
    review.session_changed("state")
    qtbot.waitUntil(lambda: review.rows.count() == 1)
    review._explain(EFFUSION)
    assert session.choices.phrase == EFFUSION
