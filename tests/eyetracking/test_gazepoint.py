"""Gazepoint over real loopback sockets."""

from __future__ import annotations

import math
import socket
from pathlib import Path

import numpy as np
import pytest
from open_gaze_server import OpenGazeServer
from tracker_helpers import Desk

from eyetracking.messages import CalibrationDone, Devices, HeadSeen
from eyetracking.providers.gazepoint import Lines, sample_of
from eyetracking.recording import Recording, open_recording
from eyetracking.tracker import ConnectionFailed


def recorded(desk: Desk, server: OpenGazeServer, folder: Path, samples: int) -> Recording:
    desk.client.start("gazepoint", {"port": server.port})
    desk.record(folder)
    desk.heard.recorded(samples)
    desk.client.end_recording()
    desk.heard.closed()
    return open_recording(folder)


def test_every_record_is_kept_in_order_at_its_own_time_with_lost_eyes_as_nan(tmp_path: Path) -> None:
    with OpenGazeServer(count=900, rate_hz=300.0, blink=range(300, 330)) as server, Desk() as desk:
        rec = recorded(desk, server, tmp_path / "r", 500)
    x = rec.samples["left_x"]
    numbers = np.round((x - 0.2) * 1e5)
    seen = np.isfinite(numbers)
    steps = np.diff(numbers[seen])
    assert set(np.unique(steps)) <= {1.0, 31.0}
    assert np.isnan(x).sum() == 30
    assert np.isnan(rec.samples["right_pupil"]).all()
    assert rec.samples["left_pupil"][seen] == pytest.approx(3.5)
    assert np.median(np.diff(rec.samples["host_ns"])) == pytest.approx(1e9 / 300, rel=0.01)
    assert (rec.tracker.model, rec.tracker.serial, rec.tracker.rate_hz) == ("GP3HD", "4711", 150.0)


def test_text_with_spaces_and_quotes_does_not_break_the_numbers_and_a_bad_line_costs_itself_only(
    tmp_path: Path,
) -> None:
    user = 'a "quoted" LPOGX="0.9" & <text> with spaces'
    with OpenGazeServer(count=300, user=user, bad=b'<REC LPOGX="0.1" oops') as server, Desk() as desk:
        rec = recorded(desk, server, tmp_path / "r", 200)
    assert rec.samples["left_x"] == pytest.approx(0.2, abs=0.01)


def test_records_that_did_not_come_are_said(tmp_path: Path) -> None:
    with OpenGazeServer(count=4000, skip=frozenset(range(1800, 1805))) as server, Desk() as desk:
        rec = recorded(desk, server, tmp_path / "r", 1900)
    gaps = [e["text"] for e in rec.events if e["kind"] == "stream" and e["what"] == "gap"]
    assert "5 samples did not come" in gaps


def test_a_connection_that_breaks_is_made_again_and_both_are_said(tmp_path: Path) -> None:
    with OpenGazeServer(count=3000, drop_after=900) as server, Desk() as desk:
        rec = recorded(desk, server, tmp_path / "r", 1500)
    said = [e["what"] for e in rec.events if e["kind"] == "stream" and e["what"] != "silent"]
    assert said[:2] == ["gap", "restored"]
    numbers = np.round((rec.samples["left_x"] - 0.2) * 1e5)
    assert (np.diff(numbers) == 1).all()


def test_the_trackers_own_window_calibrates_on_our_targets() -> None:
    with OpenGazeServer(count=10**6) as server, Desk() as desk:
        desk.client.start("gazepoint", {"port": server.port})
        desk.heard.state("streaming")
        desk.client.calibrate("vendor", points=5)
        done = desk.heard.kind(CalibrationDone)
        added = [c for c in server.commands if c["ID"] == "CALIBRATE_ADDPOINT"]
        shown = [c["STATE"] for c in server.commands if c["ID"] == "CALIBRATE_SHOW"]
    assert done.ok
    assert "5 of 5 targets used, mean error 19 px" in done.text
    assert len(added) == 5
    assert shown == ["1", "0"]


def test_the_head_is_told_mirrored() -> None:
    with OpenGazeServer(count=10**6) as server, Desk() as desk:
        desk.client.start("gazepoint", {"port": server.port})
        desk.client.watch_head(on=True)
        head = desk.heard.wait_for(lambda e: isinstance(e, HeadSeen) and e.head is not None).head
    assert head.left == (pytest.approx(0.6), 0.5, 0.5)
    assert math.isnan(head.distance_mm)


def test_gazepoint_control_is_found_and_its_absence_said() -> None:
    with OpenGazeServer(count=10) as server, Desk() as desk:
        desk.client.discover("gazepoint", {"port": server.port})
        assert desk.heard.kind(Devices).devices[0].name == "GP3HD"
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with Desk() as desk:
        desk.client.start("gazepoint", {"port": port})
        error = desk.heard.error()
    assert "does not answer" in error.text
    assert "Gazepoint Control" in error.way_out


def test_messages_are_parsed_however_they_are_cut() -> None:
    text = b'<ACK ID="A" STATE="1" />\r\n<REC CNT="1" USER="a b" /><REC CNT="2" />\r\n'
    for cut in range(len(text)):
        lines = Lines()
        found = lines.feed(text[:cut]) + lines.feed(text[cut:])
        assert found == [
            ("ACK", {"ID": "A", "STATE": "1"}), ("REC", {"CNT": "1", "USER": "a b"}), ("REC", {"CNT": "2"}),
        ]  # fmt: skip


def test_something_else_that_answers_is_refused() -> None:
    with pytest.raises(ConnectionFailed, match="does not speak"):
        Lines().feed(b"x" * 100_000)


def test_an_eye_that_is_not_valid_is_lost_though_its_numbers_stay() -> None:
    sample = sample_of(
        {"LPOGX": "0.5", "LPOGY": "0.5", "LPOGV": "0", "RPOGX": "0.4", "RPOGY": "x", "RPOGV": "1"}, 1, 2
    )
    assert math.isnan(sample.left_x)
    assert sample.right_x == 0.4
    assert math.isnan(sample.right_y)
