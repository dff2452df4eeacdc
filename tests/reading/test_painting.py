"""Where gaze is to have dwelt, painted over: kept, taken back, asked for."""

from __future__ import annotations

import numpy as np

from app.reading.gaze import heatmap_of_stretch
from app.reading.records import StudyRef
from app.reading.session import ReadingSession
from inference import api
from inference.writing import gaze_map

FILM = StudyRef(id="1", title="film", image_path="f.png", image_id="0", width_px=400, height_px=200)


def dab(x: float, seconds: float) -> api.MapDab:
    return api.MapDab(x_px=x, y_px=100, radius_px=14, seconds=seconds)


def test_paint_is_kept_and_a_stroke_is_one_step_back(tmp_path) -> None:
    session = ReadingSession(tmp_path, FILM)
    session.paint([dab(100, 0.4)], "Paint gaze", stroke="1")
    session.paint([dab(100, 0.4), dab(110, 0.4)], "Paint gaze", stroke="1")
    session.paint([dab(100, 0.4), dab(110, 0.4), dab(300, 0.4)], "Paint gaze", stroke="2")
    session.save()
    assert len(ReadingSession.open(tmp_path, FILM).choices.dabs) == 3
    session.undo.undo()
    assert len(session.choices.dabs) == 2
    session.undo.undo()
    assert session.choices.dabs == []


def test_the_shown_map_is_where_it_was_painted(tmp_path) -> None:
    session = ReadingSession(tmp_path, FILM)
    assert heatmap_of_stretch(session) is None
    session.paint([dab(300, 0.4), dab(100, 0.8), dab(100, -0.8)], "Paint gaze")
    heat = heatmap_of_stretch(session)
    assert heat is not None
    row, column = np.unravel_index(heat.values.argmax(), heat.values.shape)
    assert (round(column / heat.values.shape[1] * 400, -1), round(row / heat.values.shape[0] * 200, -1)) == (
        300,
        100,
    )
    assert heat.values[row, round(heat.values.shape[1] / 4)] < 1e-3, "what was rubbed out is gone"


def test_a_request_carries_touches_and_the_worker_lays_them_in_order() -> None:
    film = api.ImageInput(
        frame=api.FrameRef(segment="", offset=0, shape=(2, 2), dtype="uint16", digest=""),
        width_px=400,
        height_px=200,
        image_id="",
    )
    gaze = api.GazeInput(x_px=[100], y_px=[100], onset_ms=[0], duration_ms=[600], source="own")
    plain = gaze_map(api.Caption(image=film, gaze=gaze), 0.035)
    rubbed = gaze_map(api.Caption(image=film, gaze=gaze, dabs=[dab(100, -5), dab(100, 0.2)]), 0.035)
    assert plain is not None
    assert rubbed is not None
    assert (round(float(plain.max()), 2), round(float(rubbed.max()), 2)) == (0.6, 0.2)
    assert gaze_map(api.Caption(image=film), 0.035) is None
