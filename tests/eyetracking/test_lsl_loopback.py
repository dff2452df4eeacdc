"""Real LSL streams over the loopback interface, sent by a process of their own."""

from __future__ import annotations

import subprocess
import sys
import uuid
from pathlib import Path

import numpy as np
import pytest
from tracker_helpers import Desk

from eyetracking.messages import Devices, HostError
from eyetracking.recording import open_recording

pytest.importorskip(
    "pylsl", reason="pylsl is not installed (pip install 'radgaze[lsl]')", exc_type=ImportError
)

SENDER = """
import sys, time, pylsl
name, rate, seconds, labels = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), sys.argv[4].split(",")
info = pylsl.StreamInfo(name, "Gaze", len(labels), rate, "double64", name)
channels = info.desc().append_child("channels")
for label in labels:
    channels.append_child("channel").append_child_value("label", label)
outlet = pylsl.StreamOutlet(info)
print("ready", flush=True)
if not outlet.wait_for_consumers(30):
    sys.exit(3)
time.sleep(1.0)  # the consumer is connected; let it begin to record
began, n = pylsl.local_clock(), int(rate * seconds)
sent = 0
while sent < n:
    due = min(n, int((pylsl.local_clock() - began) * rate))
    for k in range(sent, due):
        row = [k / n, 0.5] + [k / n] * (len(labels) - 2)
        for at, label in enumerate(labels):
            if label.startswith("valid."):
                row[at] = float(k % 10 != 0)
        outlet.push_sample(row, began + k / rate)
    sent = max(sent, due)
    time.sleep(0.002)
time.sleep(2.0)
"""


def send(name: str, rate: float, seconds: float, labels: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", SENDER, name, str(rate), str(seconds), labels],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize("rate", [250, 1200])
def test_every_sample_of_an_lsl_stream_is_recorded_in_order(tmp_path: Path, rate: int) -> None:
    name = f"radgaze-test-{uuid.uuid4().hex[:8]}"
    seconds = 3
    process = send(name, rate, seconds, "left_x,left_y,right_x,right_y")
    try:
        with Desk() as desk:
            desk.client.start("lsl", {"stream": name, "wait_s": 20})
            desk.record(tmp_path / "r")
            desk.heard.recorded(rate * seconds)
            assert desk.heard.state("streaming").rate_hz == rate
            desk.client.end_recording()
            desk.heard.closed()
    finally:
        process.kill()
        process.wait()
    samples = open_recording(tmp_path / "r").samples
    n = rate * seconds
    assert samples["left_x"] == pytest.approx(np.arange(n) / n)
    assert np.median(np.diff(samples["host_ns"])) == pytest.approx(1e9 / rate, rel=0.01)
    delay_ms = (samples["arrival_ns"] - samples["host_ns"]) / 1e6
    assert 0 <= np.median(delay_ms) < 50


TITTA = [
    *("x.position_on_display_area.gaze_point.left_eye", "y.position_on_display_area.gaze_point.left_eye"),
    *("valid.gaze_point.left_eye", "available.gaze_point.left_eye"),
    *("diameter.pupil.left_eye", "valid.pupil.left_eye"),
    *("x.position_on_display_area.gaze_point.right_eye", "y.position_on_display_area.gaze_point.right_eye"),
    *("valid.gaze_point.right_eye", "diameter.pupil.right_eye", "valid.pupil.right_eye"),
]


def test_tittalsls_channels_are_known_and_its_validity_is_honoured(tmp_path: Path) -> None:
    name = f"Tobii_gaze_{uuid.uuid4().hex[:8]}"
    process = send(name, 120, 2, ",".join(TITTA))
    try:
        with Desk() as desk:
            desk.client.start("lsl", {"stream": name, "wait_s": 20})
            desk.record(tmp_path / "r")
            desk.heard.recorded(240)
            desk.client.end_recording()
            desk.heard.closed()
    finally:
        process.kill()
        process.wait()
    rec = open_recording(tmp_path / "r")
    lost = np.arange(240) % 10 == 0
    assert rec.tracker.capabilities.pupil_unit == "mm"
    assert rec.tracker.capabilities.research_grade
    for column in ("left_x", "right_x", "left_pupil", "right_pupil"):
        assert np.array_equal(np.isnan(rec.samples[column]), lost), column
    assert rec.samples["left_x"][~lost] == pytest.approx((np.arange(240) / 240)[~lost])


def test_a_webcam_is_marked_as_not_research_grade() -> None:
    name = f"MyWebcamGaze-{uuid.uuid4().hex[:8]}"
    process = send(name, 30, 60, "gaze_x,gaze_y")
    try:
        with Desk() as desk:
            desk.client.start("lsl", {"stream": name, "wait_s": 20})
            assert not desk.heard.state("streaming").research_grade
    finally:
        process.kill()
        process.wait()


def test_a_stream_is_discovered_and_one_without_gaze_is_refused_in_words() -> None:
    name = f"radgaze-test-{uuid.uuid4().hex[:8]}"
    process = send(name, 100, 60, "EEG1,EEG2")
    try:
        with Desk() as desk:
            desk.client.discover("lsl")
            devices = desk.heard.kind(Devices).devices
            assert name in [device.name for device in devices]
            desk.client.start("lsl", {"stream": name, "wait_s": 20})
            error = desk.heard.kind(HostError)
            assert "EEG1" in error.text
            assert "layout" in error.way_out
    finally:
        process.kill()
        process.wait()


def test_a_stream_that_is_not_there_is_said() -> None:
    with Desk() as desk:
        desk.client.start("lsl", {"stream": "no such stream", "wait_s": 0.2})
        assert "no LSL stream" in desk.heard.error().text
        desk.client.start("mouse")
        desk.heard.state("streaming")
