"""The tracker host as a real process."""

from __future__ import annotations

import math
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from tracker_helpers import CONSENT, Desk

from eyetracking.client import Consent, ConsentRequired, TrackerClient
from eyetracking.events import fixations_on_image
from eyetracking.mapping import ViewTransform
from eyetracking.messages import Devices, HostError, HostGone, HostState, LiveGaze, Quality, RecordingState
from eyetracking.recording import open_recording
from eyetracking.scanpaths.reader_model import default_regions, simulate_reading
from eyetracking.tracker import DisplayGeometry

ROOT = Path(__file__).resolve().parents[2]
GEOMETRY = DisplayGeometry(
    width_px=2000, height_px=1000, width_mm=500.0, height_mm=250.0, distance_mm=600.0, assumed=False
)
VIEW = ViewTransform.fit(1841, 1955, (500.0, 0.0, 1000.0, 1000.0))


def test_the_mouse_shows_where_the_pointer_is_in_device_pixels() -> None:
    with Desk() as desk:
        desk.client.start("mouse", geometry=GEOMETRY)
        desk.heard.state("streaming")
        desk.client.pointer(0.25, 0.5)
        gaze = desk.heard.wait_for(lambda e: isinstance(e, LiveGaze) and e.valid[-1])
        assert (gaze.x_px[-1], gaze.y_px[-1]) == (500.0, 500.0)
        desk.client.pointer(math.nan, math.nan)
        desk.heard.wait_for(
            lambda e: isinstance(e, LiveGaze) and not e.valid[-1], after=len(desk.heard.events)
        )


def test_quality_is_reported_while_a_tracker_streams() -> None:
    with Desk() as desk:
        desk.client.start("mouse", {"rate_hz": 100})
        desk.client.pointer(0.5, 0.5)
        quality = desk.heard.wait_for(lambda e: isinstance(e, Quality) and e.loss_fraction == 0)
        assert quality.nominal_hz == 100
        assert quality.rate_hz == pytest.approx(100, rel=0.2)
        assert quality.dropped == 0


def test_a_simulated_reading_is_recorded_and_read_back_as_it_was_planned(tmp_path: Path) -> None:
    with Desk() as desk:
        desk.client.send_view(time.monotonic_ns(), VIEW, 40.0, 400.0, label="film")
        desk.client.start("simulated-reader", {"seed": 3, "speed": 1.5}, geometry=GEOMETRY)
        desk.record(tmp_path / "r", study="s1")
        desk.client.annotate("well")
        desk.heard.state("ended")
        desk.client.end_recording()
        closed = desk.heard.closed()
    rec = open_recording(tmp_path / "r")
    assert rec.end == "closed"
    assert closed.samples == len(rec.samples["seq"])
    assert (rec.session, rec.consent, rec.geometry) == ({"study": "s1"}, CONSENT, GEOMETRY)
    assert np.array_equal(np.diff(rec.samples["seq"]), np.ones(len(rec.samples["seq"]) - 1))
    assert (np.diff(rec.samples["host_ns"]) >= 0).all()
    assert (rec.samples["arrival_ns"] >= rec.samples["host_ns"]).all()
    assert rec.views[0].label == "film"
    assert (rec.views[0].window_centre, rec.views[0].window_width) == (40.0, 400.0)
    assert "well" in [event.get("text") for event in rec.events]
    plan = simulate_reading(default_regions(), "careful", seed=3, width_px=1841, height_px=1955).scanpath
    path = fixations_on_image(rec).scanpath()
    assert (path.width_px, path.height_px, path.source) == (1841, 1955, "simulated")
    found = [np.hypot(path.x_px - x, path.y_px - y).min() for x, y in zip(plan.x_px, plan.y_px, strict=True)]
    assert np.median(found) < 20  # image px; half a degree is about 80


def test_a_device_clock_that_is_off_and_drifts_is_mapped_onto_ours(tmp_path: Path) -> None:
    options = {"seed": 1, "clock_offset_ms": 3.6e6, "clock_drift_ppm": 50, "max_s": 4, "repeat": True}
    with Desk() as desk:
        desk.client.send_view(time.monotonic_ns(), VIEW)
        desk.client.start("simulated-reader", options)
        desk.record(tmp_path / "r")
        desk.heard.state("ended")
        desk.client.end_recording()
        desk.heard.closed()
    samples = open_recording(tmp_path / "r").samples
    true_ns = (samples["device_ns"] - 3_600_000_000_000) / (1 + 50e-6)
    assert np.percentile(np.abs(samples["host_ns"] - true_ns), 95) < 1_000_000


def test_a_recording_of_the_host_can_be_replayed(tmp_path: Path) -> None:
    with Desk() as desk:
        desk.client.send_view(time.monotonic_ns(), VIEW)
        desk.client.start("simulated-reader", {"seed": 2, "max_s": 1.5, "loss": 0})
        desk.record(tmp_path / "first")
        desk.heard.state("ended")
        mark = len(desk.heard.events)
        desk.client.start("replay", {"path": str(tmp_path / "first")})  # ends the stream and the recording
        desk.heard.state("streaming", after=mark)
        desk.record(tmp_path / "second")
        desk.heard.state("ended", after=mark)
        desk.client.end_recording()
        desk.heard.wait_for(
            lambda e: isinstance(e, RecordingState) and e.path.endswith("second") and not e.recording
        )
    first, second = (open_recording(tmp_path / name).samples["left_x"] for name in ("first", "second"))
    tail = len(second)
    assert tail > 0.7 * len(first)
    assert np.array_equal(first[-tail:], second, equal_nan=True)


def test_the_view_that_was_shown_before_the_recording_began_is_in_it(tmp_path: Path) -> None:
    with Desk() as desk:
        desk.client.send_view(time.monotonic_ns(), VIEW, label="film")
        desk.client.start("mouse", geometry=GEOMETRY)
        desk.client.pointer(0.5, 0.5)
        desk.record(tmp_path / "r")
        desk.heard.recorded(30)
        desk.client.hide_view(time.monotonic_ns())
        mark = len(desk.heard.events)
        desk.heard.wait_for(lambda e: isinstance(e, LiveGaze), after=mark + 10)
        desk.client.stop()
        desk.heard.closed()
    rec = open_recording(tmp_path / "r")
    _, x, _, valid = rec.gaze_on_image()
    assert valid[5:20].all()
    assert x[10] == pytest.approx(1841 / 2)
    assert not valid[-1]
    assert "tracker was stopped" in rec.end_text


def test_nothing_is_recorded_without_consent(tmp_path: Path) -> None:
    empty = Consent(version="1", purpose=" ", given_at="", reader_id="R1")
    with Desk() as desk:
        desk.client.start("mouse")
        with pytest.raises(ConsentRequired, match="purpose, given_at"):
            desk.client.begin_recording(tmp_path / "r", consent=empty)
        with pytest.raises(ConsentRequired):
            desk.client.begin_recording(tmp_path / "r", consent=None)
    assert not (tmp_path / "r").exists()


def test_the_host_itself_refuses_an_empty_consent(tmp_path: Path) -> None:
    from eyetracking.messages import BeginRecording

    empty = Consent(version="", purpose="", given_at="", reader_id="")
    with Desk() as desk:
        desk.client.start("mouse")
        desk.heard.state("streaming")
        desk.client._send(BeginRecording(folder=str(tmp_path / "r"), consent=empty))
        assert "without consent" in desk.heard.error().text
    assert not (tmp_path / "r").exists()


def test_recording_without_a_tracker_is_refused_in_words(tmp_path: Path) -> None:
    with Desk() as desk:
        desk.client.begin_recording(tmp_path / "r", consent=CONSENT)
        assert "no tracker streams" in desk.heard.error().text
        assert desk.heard.closed().samples == 0


def test_a_folder_that_holds_a_recording_is_refused_and_the_tracker_goes_on(tmp_path: Path) -> None:
    with Desk() as desk:
        desk.client.start("mouse")
        desk.record(tmp_path / "r")
        desk.client.end_recording()
        desk.heard.closed()
        desk.client.begin_recording(tmp_path / "r", consent=CONSENT)
        assert "another folder" in desk.heard.error().way_out
        mark = len(desk.heard.events)
        desk.heard.kind(LiveGaze, after=mark)


@pytest.mark.parametrize(
    ("provider", "options", "words"),
    [
        ("crystal ball", {}, "no tracker provider"),
        ("replay", {"path": "/nowhere.tsv"}, "cannot be read"),
        ("simulated-reader", {"speed": -1}, "above zero"),
    ],
)
def test_a_tracker_that_cannot_start_is_said_and_the_next_one_works(
    provider: str, options: dict, words: str
) -> None:
    with Desk() as desk:
        desk.client.start(provider, options)
        assert words in desk.heard.error().text
        desk.client.start("mouse")
        assert desk.heard.state("streaming").provider == "mouse"


def test_discovery_answers_while_a_tracker_streams() -> None:
    with Desk() as desk:
        desk.client.start("mouse")
        desk.client.discover("simulated-reader")
        assert desk.heard.kind(Devices).devices[0].name == "simulated-reader"


def test_looking_for_tobii_trackers_for_seconds_holds_nothing_up() -> None:
    pytest.importorskip("TittaPy_v2", reason="TittaPy is not installed (pip install 'radgaze[tobii]')")
    with Desk() as desk:
        desk.client.start("mouse")
        desk.heard.kind(LiveGaze)
        mark = len(desk.heard.events)
        desk.client.discover("tobii")
        desk.heard.kind(Devices)
        meanwhile = [e for e in desk.heard.events[mark:] if isinstance(e, LiveGaze)]
    waits = np.diff([e.host_ns[-1] for e in meanwhile]) / 1e6
    assert len(meanwhile) > 30
    assert np.median(waits) < 50


def test_a_simulated_reader_with_nothing_to_look_at_is_lost_and_goes_on() -> None:
    with Desk() as desk:
        desk.client.send_view(time.monotonic_ns(), VIEW)
        desk.client.start("simulated-reader", {"seed": 1})
        desk.heard.wait_for(lambda e: isinstance(e, LiveGaze) and any(e.valid))
        desk.client.hide_view(time.monotonic_ns())
        desk.heard.wait_for(lambda e: isinstance(e, LiveGaze) and not any(e.valid))
        assert desk.client.alive


def test_a_replayed_disconnection_is_said_and_the_recording_says_so_too(tmp_path: Path) -> None:
    table = tmp_path / "gaze.tsv"
    lines = ["timestamp\tleft_x\tleft_y"] + [f"{n * 4}\t3\t2" for n in range(2000)]
    table.write_text("\n".join(lines) + "\n")
    with Desk() as desk:
        desk.client.start("replay", {"path": str(table), "disconnect_at_s": 1.0})
        desk.record(tmp_path / "r")
        assert "disconnected" in desk.heard.error().text
        desk.client.end_recording()
        desk.heard.closed()
    rec = open_recording(tmp_path / "r")
    assert "lost" in [event.get("what") for event in rec.events]


def test_a_stalled_stream_arrives_late_but_whole_and_at_its_own_times(tmp_path: Path) -> None:
    table = tmp_path / "gaze.tsv"
    lines = ["timestamp\tleft_x\tleft_y"] + [f"{n * 4}\t{n % 7}\t0" for n in range(500)]
    table.write_text("\n".join(lines) + "\n")
    with Desk() as desk:
        desk.client.start("replay", {"path": str(table), "stall_at_s": 0.8, "stall_s": 0.6})
        desk.record(tmp_path / "r")
        desk.heard.state("ended")
        desk.client.end_recording()
        desk.heard.closed()
    samples = open_recording(tmp_path / "r").samples
    assert np.diff(samples["host_ns"]) == pytest.approx(np.full(len(samples["seq"]) - 1, 4e6), abs=2e5)
    assert (samples["arrival_ns"] - samples["host_ns"]).max() > 400e6


def test_gaze_from_before_the_begin_is_not_recorded(tmp_path: Path) -> None:
    """It was on its way while the stream stood still, and comes after the begin."""
    table = tmp_path / "gaze.tsv"
    table.write_text("timestamp\tleft_x\tleft_y\n" + "".join(f"{n * 4}\t5\t5\n" for n in range(1500)))
    with Desk() as desk:
        desk.client.start("replay", {"path": str(table), "stall_at_s": 0.3, "stall_s": 3.0})
        desk.heard.wait_for(lambda e: isinstance(e, HostError) and e.kind == "gap")
        time.sleep(0.3)  # samples that nobody delivers yet
        desk.record(tmp_path / "r")
        desk.heard.recorded(300)
        desk.client.end_recording()
        desk.heard.closed()
    rec = open_recording(tmp_path / "r")
    assert rec.samples["host_ns"].min() >= rec.began_ns
    assert rec.samples["seq"][0] > 75, (
        "those of the first 0.3 s, and of the stop before the begin, are not in it"
    )


def test_a_slow_listener_does_not_slow_the_recording(tmp_path: Path) -> None:
    release = threading.Event()

    def listen(event: object) -> None:
        if isinstance(event, LiveGaze):
            release.wait(20)

    client = TrackerClient(listen)
    client.start("mouse")
    client.begin_recording(tmp_path / "r", consent=CONSENT)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        time.sleep(0.2)
        if (tmp_path / "r" / "recording.json").exists() and len(
            open_recording(tmp_path / "r").samples["seq"]
        ) > 200:
            break
    release.set()
    client.close()
    rec = open_recording(tmp_path / "r")
    assert len(rec.samples["seq"]) > 200
    assert rec.end == "closed"


def test_closing_the_client_closes_the_recording(tmp_path: Path) -> None:
    with Desk() as desk:
        desk.client.start("mouse")
        desk.record(tmp_path / "r")
        desk.heard.recorded(50)
        pid = desk.client.host_pid
    assert pid is not None
    assert not Path(f"/proc/{pid}").exists()
    rec = open_recording(tmp_path / "r")
    assert rec.end == "closed"
    assert "workstation was closed" in rec.end_text


def test_an_interpreter_that_does_not_exist_is_said() -> None:
    with Desk(python="/nowhere/python") as desk:
        desk.client.start("mouse")
        gone = desk.heard.wait_for(lambda e: hasattr(e, "text") and "/nowhere/python" in e.text)
    assert "settings" in gone.text


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_an_interpreter_without_our_packages_is_said_with_what_to_install(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n')  # -S: without installed packages
    python.chmod(0o755)
    with Desk(python=str(python)) as desk:
        desk.client.start("mouse")
        gone = desk.heard.kind(HostGone)
    assert "lacks msgspec" in gone.text or "lacks numpy" in gone.text
    assert f"{python} -m pip install msgspec" in gone.text


def test_closing_right_after_starting_leaves_no_process() -> None:
    desk = Desk()
    desk.client.start("mouse")
    desk.client.close()
    assert not desk.client.alive


def test_the_host_imports_neither_qt_nor_torch_nor_an_sdk() -> None:
    code = (
        "import sys, eyetracking.host, eyetracking.tracker; eyetracking.tracker.providers();"
        "print([m for m in ('torch', 'PySide6', 'pylsl', 'TittaPy_v2', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_client_imports_no_arrow() -> None:
    code = "import sys, eyetracking.client; print('pyarrow' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("pan", [False, True])
def test_the_reader_follows_the_image_when_the_view_moves(tmp_path: Path, pan: bool) -> None:
    moved = ViewTransform.fit(1841, 1955, (0.0, 0.0, 1000.0, 1000.0))
    with Desk() as desk:
        desk.client.send_view(time.monotonic_ns(), VIEW)
        desk.client.start(
            "simulated-reader", {"seed": 4, "max_s": 3, "loss": 0, "blinks_per_minute": 0}, geometry=GEOMETRY
        )
        desk.record(tmp_path / "r")
        desk.heard.recorded(250)
        if pan:
            desk.client.send_view(time.monotonic_ns(), moved)
        desk.heard.state("ended")
        desk.client.end_recording()
        desk.heard.closed()
    found = fixations_on_image(open_recording(tmp_path / "r"))
    plan = simulate_reading(default_regions(), "careful", seed=4, width_px=1841, height_px=1955).scanpath
    off = [np.hypot(plan.x_px - x, plan.y_px - y).min() for x, y in zip(found.x_px, found.y_px, strict=True)]
    assert np.median(off) < 20


def test_states_follow_each_other() -> None:
    with Desk() as desk:
        desk.client.start("mouse")
        desk.heard.state("streaming")
        desk.client.stop()
        desk.heard.state("stopped")
    states = [event.state for event in desk.heard.events if isinstance(event, HostState) and event.provider]
    assert states == ["connecting", "streaming", "stopped"]
    assert not [event for event in desk.heard.events if isinstance(event, HostError)]
