from __future__ import annotations

import errno
import json
import math
import os
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recordings import INFO, WHOLE_SCREEN, begin, rows, show
from tracker_helpers import CONSENT

from eyetracking import recorder as recorder_module
from eyetracking.events import NoView, fixations_on_image
from eyetracking.mapping import ViewTransform
from eyetracking.recorder import RecordingExists
from eyetracking.recording import RecordingError, open_recording
from eyetracking.tracker import Capabilities, TrackerInfo


def test_what_was_written_is_read(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    written = rows(recorder, 300)
    recorder.add(written)
    show(recorder, 0, WHOLE_SCREEN)
    recorder.event("note", recorder.began_ns, text="look here")
    recorder.close("ended by the reader")
    rec = open_recording(tmp_path / "r")
    assert rec.samples["host_ns"].tolist() == [row.host_ns for row in written]
    assert rec.samples["left_x"].tolist() == [row.left_x for row in written]
    assert rec.views[0].transform == WHOLE_SCREEN
    assert (rec.consent, rec.session, rec.tracker) == (CONSENT, {"study": "s"}, INFO)
    assert rec.end == "closed"
    assert "ended by the reader" in rec.end_text
    assert any(event["kind"] == "note" and event["text"] == "look here" for event in rec.events)


def test_vendor_extras_are_kept_by_name(tmp_path: Path) -> None:
    recorder = begin(
        tmp_path / "r",
        tracker=TrackerInfo(
            provider="t",
            vendor="v",
            model="m",
            rate_hz=1.0,
            capabilities=Capabilities(),
            extra_columns=("lid_mm",),
        ),
    )
    recorder.add([row._replace(extra=(9.5,)) for row in rows(recorder, 3)])
    recorder.close("")
    assert open_recording(tmp_path / "r").samples["x_lid_mm"].tolist() == [9.5, 9.5, 9.5]


def test_a_folder_with_a_recording_is_never_overwritten(tmp_path: Path) -> None:
    begin(tmp_path / "r").close("")
    with pytest.raises(RecordingExists, match="already holds"):
        begin(tmp_path / "r")


def test_a_recording_without_an_end_says_that_it_was_cut(tmp_path: Path) -> None:
    folder = recorded(tmp_path)
    events = (folder / "events.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "events.jsonl").write_bytes(b"".join(events[:-1]))
    rec = open_recording(folder)
    assert rec.end == "cut"
    assert "crash" in rec.end_text


def recorded(tmp_path: Path, name: str = "r") -> Path:
    recorder = begin(tmp_path / name)
    for start in range(0, 400, 100):
        recorder.add(rows(recorder, 100, first=start))
        recorder._write()  # four batches
    show(recorder, 0, WHOLE_SCREEN)
    recorder.close("done")
    return tmp_path / name


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1), lines=st.floats(0, 1))
def test_a_recording_that_was_torn_anywhere_is_read_to_its_last_whole_batch(
    tmp_path: Path, cut: float, lines: float
) -> None:
    folder = tmp_path / "r"
    if not folder.exists():
        recorded(tmp_path)
        (tmp_path / "gaze").write_bytes((folder / "gaze.arrow").read_bytes())
        (tmp_path / "events").write_bytes((folder / "events.jsonl").read_bytes())
    gaze, events = (tmp_path / "gaze").read_bytes(), (tmp_path / "events").read_bytes()
    (folder / "gaze.arrow").write_bytes(gaze[: round(cut * len(gaze))])
    (folder / "events.jsonl").write_bytes(events[: round(lines * len(events))])
    rec = open_recording(folder)
    n = len(rec.samples["seq"])
    assert n % 100 == 0
    assert rec.samples["seq"].tolist() == list(range(n))
    assert n / 400 >= cut - 0.35  # at most the batch that was cut and the schema are missing
    assert rec.end == ("closed" if cut == 1 and lines == 1 else rec.end)


def test_a_full_disk_is_said_and_nothing_is_lost_when_it_has_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "RETRY_PERIOD_S", 0.05)
    said: list[str] = []
    heard = threading.Event()

    def trouble(text: str, _way_out: str) -> None:
        said.append(text)
        heard.set()

    recorder = begin(tmp_path / "r", on_trouble=trouble)
    recorder.add(rows(recorder, 100))
    real_write = os.write

    def write(descriptor: int, data: memoryview) -> int:
        if not said:
            real_write(descriptor, data[: len(data) // 2])  # half of it still fits
            raise OSError(errno.ENOSPC, "No space left on device")
        return real_write(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    recorder.add(rows(recorder, 100, first=100))
    assert heard.wait(30)
    recorder.add(rows(recorder, 100, first=200))
    recorder.close("done")
    rec = open_recording(tmp_path / "r")
    assert "No space left" in said[0]
    assert rec.samples["seq"].tolist() == list(range(300))
    assert rec.end == "closed"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda header: {**header, "format": "other"}, "format"),
        (lambda header: {**header, "version": 99}, "version"),
        (lambda header: {k: v for k, v in header.items() if k != "consent"}, "header"),
        (lambda header: {**header, "geometry": {**header["geometry"], "width_mm": -1}}, "width_mm"),
    ],
)
def test_a_damaged_header_is_named_by_file_and_field(tmp_path: Path, damage, words: str) -> None:  # type: ignore[no-untyped-def]
    path = recorded(tmp_path) / "recording.json"
    path.write_text(json.dumps(damage(json.loads(path.read_text()))))
    with pytest.raises(RecordingError, match=words) as error:
        open_recording(path.parent)
    assert error.value.path == path


def test_a_folder_without_a_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="there is none"):
        open_recording(tmp_path)


def test_gaze_follows_zoom_and_pan_onto_the_image(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    zoomed = replace(WHOLE_SCREEN, zoom=4.0, centre_x_px=100.0, centre_y_px=200.0)
    recorder.add(rows(recorder, 200))
    show(recorder, -5, WHOLE_SCREEN)
    show(recorder, 400, zoomed)
    recorder.close("")
    _, x, y, valid = open_recording(tmp_path / "r").gaze_on_image()
    assert valid.all()
    assert (x[99], y[99]) == pytest.approx((960, 540))
    assert (x[100], y[100]) == pytest.approx((100, 200))


def test_gaze_outside_the_pane_or_before_it_was_shown_is_not_on_the_image(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    recorder.add(rows(recorder, 100))
    recorder.add(rows(recorder, 100, first=100, x_px=1800.0))
    recorder.add(rows(recorder, 100, first=200))
    show(recorder, 200, ViewTransform.fit(100, 100, (0.0, 0.0, 1000.0, 1000.0)))
    show(recorder, 1000, None)
    recorder.close("")
    t, x, _, valid = open_recording(tmp_path / "r").gaze_on_image()
    assert valid.tolist() == ((t >= 200) & (t < 400) | (t >= 800) & (t < 1000)).tolist()
    assert np.isnan(x[t < 200]).all()
    assert np.isnan(x[t >= 1000]).all()


def test_one_eye_is_enough(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    recorder.add([row._replace(left_x=math.nan, left_y=math.nan) for row in rows(recorder, 10)])
    show(recorder, -1, WHOLE_SCREEN)
    recorder.close("")
    _, x, _, valid = open_recording(tmp_path / "r").gaze_on_image()
    assert valid.all()
    assert x == pytest.approx(np.full(10, 960.0))


def test_a_fixation_is_split_where_the_view_changes(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    recorder.add(rows(recorder, 200))  # 800 ms at the middle of the screen
    show(recorder, -1, WHOLE_SCREEN)
    show(recorder, 400, replace(WHOLE_SCREEN, centre_x_px=300.0))
    recorder.close("")
    found = fixations_on_image(open_recording(tmp_path / "r"))
    assert found.x_px.tolist() == pytest.approx([960, 300])
    assert found.duration_ms.tolist() == pytest.approx([400, 400], abs=5)
    assert found.view_changed.tolist() == [True, True]


def test_fixations_beside_the_image_are_not_in_the_scanpath(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    recorder.add(rows(recorder, 100))
    recorder.add(rows(recorder, 100, first=100, x_px=50.0))
    show(recorder, -1, ViewTransform.fit(1000, 1000, (0.0, 0.0, 1920.0, 1080.0)))
    recorder.close("")
    rec = open_recording(tmp_path / "r")
    assert fixations_on_image(rec).on_image.tolist() == [True, False]
    path = fixations_on_image(rec).scanpath()
    assert (len(path), path.width_px, path.source) == (1, 1000, "own")


def test_the_image_that_was_shown_longest_is_meant_unless_one_is_named(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    recorder.add(rows(recorder, 300))
    show(recorder, -1, WHOLE_SCREEN, "first")
    show(recorder, 400, WHOLE_SCREEN, "second")
    recorder.close("")
    rec = open_recording(tmp_path / "r")
    assert fixations_on_image(rec).label == "second"
    assert fixations_on_image(rec, label="first").onset_ms[0] < 10
    with pytest.raises(NoView, match="third"):
        fixations_on_image(rec, label="third")


def test_a_recording_without_views_says_so(tmp_path: Path) -> None:
    recorder = begin(tmp_path / "r")
    recorder.add(rows(recorder, 10))
    recorder.close("")
    with pytest.raises(NoView, match="no view"):
        fixations_on_image(open_recording(tmp_path / "r")).scanpath()
