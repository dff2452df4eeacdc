"""Odd senders through a real host: what is said on the screen stands in recording and gaze report."""
# ruff: noqa: F811  the fixture `near` is a parameter

from __future__ import annotations

import math
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

import pytest
from open_gaze_server import OpenGazeServer
from test_host_troubles import Near, near  # noqa: F401
from tracker_helpers import CONSENT, Desk

from app.export.gaze_analysis import analyse
from eyetracking.messages import (
    BeginRecording,
    Calibrate,
    CalibrationDone,
    EndRecording,
    HostError,
    HostState,
    RecordingState,
    Report,
    SetGeometry,
    Shown,
    Start,
    View,
)
from eyetracking.recording import open_recording
from eyetracking.tracker import (
    TYPICAL_GEOMETRY,
    Capabilities,
    GazeSample,
    Provider,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
)

RATE_HZ = 250.0


def odd(kind: str) -> None:
    """Register "odd": a tracker of 250 Hz with one of the quirks."""

    @tracker_provider("odd", "Odd")
    class Odd(Provider):
        def connect(self) -> TrackerInfo:
            return TrackerInfo(
                provider="odd", vendor="v", model="Odd", rate_hz=RATE_HZ,
                capabilities=Capabilities(source="own", eyes="both"),
            )  # fmt: skip

        def run(self, buffer: SampleBuffer) -> None:
            began, k = time.monotonic_ns(), 0
            while not self._stop.wait(0.004):
                now = time.monotonic_ns()
                if k % 250 == 0:
                    buffer.sync(SyncPair(now, now, now))
                while began + k * 4_000_000 <= now:
                    buffer.append(self._sample(k, began + k * 4_000_000, now))
                    k += 1

        @staticmethod
        def _sample(k: int, t: int, now: int) -> GazeSample:
            x, y = 0.5 + 1e-4 * math.sin(k * 1.7), 0.5 + 1e-4 * math.cos(k * 2.3)
            if kind == "missing value" and k // 20 % 5 == 0:
                x = y = 0.0
            if kind == "own clock":
                t -= 4_000_000_000_000
            if kind == "clock jump" and k > 375:
                t -= 100_000_000_000
            if kind == "bursts":
                t -= k % 20 * 4_000_000
            return GazeSample(t, now, x, y, x, y)


def record(near: Near, folder: Path, seconds: float = 2.0) -> None:
    near.send(Start(provider="odd", options={}, geometry=TYPICAL_GEOMETRY))
    near.state("streaming")
    near.send(BeginRecording(folder=str(folder), consent=CONSENT))
    near.wait(lambda e: isinstance(e, RecordingState) and e.samples >= seconds * RATE_HZ)
    near.send(EndRecording())
    near.wait(lambda e: isinstance(e, RecordingState) and not e.recording)


@pytest.mark.parametrize("kind", ["own clock", "missing value", "clock jump", "bursts"])
def test_what_is_odd_is_said_recorded_and_reported(near: Near, tmp_path: Path, kind: str) -> None:
    odd(kind)
    record(near, tmp_path / "r", 2.5)
    said = [e for e in near.said if isinstance(e, HostError)]
    assert [e.kind for e in said] == [kind]
    rec = open_recording(tmp_path / "r")
    assert [e["what"] for e in rec.events if e["kind"] == "stream"] == [kind]
    assert said[0].text in analyse(rec).warnings
    seq = rec.samples["seq"].tolist()
    assert seq == list(range(seq[0], seq[-1] + 1))
    steps = rec.samples["host_ns"][1:] - rec.samples["host_ns"][:-1]
    assert abs(float(sorted(steps)[len(steps) // 2]) - 4e6) < 0.3e6


def test_what_was_found_before_stands_in_the_next_recording_too(near: Near, tmp_path: Path) -> None:
    odd("own clock")
    record(near, tmp_path / "first", 1.0)
    near.send(BeginRecording(folder=str(tmp_path / "second"), consent=CONSENT))
    near.wait(lambda e: isinstance(e, RecordingState) and e.path.endswith("second") and e.samples > 50)
    near.send(EndRecording())
    near.wait(lambda e: isinstance(e, RecordingState) and e.path.endswith("second") and not e.recording)
    rec = open_recording(tmp_path / "second")
    assert [e["what"] for e in rec.events if e["kind"] == "stream"] == ["own clock"]


def test_gaze_from_before_the_begin_is_not_recorded(near: Near, tmp_path: Path) -> None:
    """Samples that arrive after the begin and were taken before it are nobody's business."""

    @tracker_provider("late", "Late")
    class Late(Provider):
        def connect(self) -> TrackerInfo:
            return TrackerInfo(
                provider="late", vendor="v", model="m", rate_hz=250.0, capabilities=Capabilities(source="own")
            )

        def run(self, buffer: SampleBuffer) -> None:
            began, k = time.monotonic_ns(), 0
            buffer.sync(SyncPair(began, began, began))
            while not self._stop.wait(0.004):
                now = time.monotonic_ns()
                while began + k * 4_000_000 <= now - 300_000_000:  # each arrives 0.3 s after it was taken
                    buffer.append(GazeSample(began + k * 4_000_000, now, 0.4, 0.4 + k % 7 * 1e-4))
                    k += 1

    near.send(Start(provider="late", options={}, geometry=TYPICAL_GEOMETRY))
    near.state("streaming")
    time.sleep(0.7)
    near.send(BeginRecording(folder=str(tmp_path / "r"), consent=CONSENT))
    near.wait(lambda e: isinstance(e, RecordingState) and e.samples > 100)
    near.send(EndRecording())
    near.wait(lambda e: isinstance(e, RecordingState) and not e.recording)
    rec = open_recording(tmp_path / "r")
    assert rec.samples["seq"][0] > 50  # the stream was older than the recording
    assert (rec.samples["host_ns"] >= rec.began_ns).all()


def test_what_of_ai_was_shown_is_kept_with_the_recording(near: Near, tmp_path: Path) -> None:
    odd("")
    near.send(Shown(t_ns=time.monotonic_ns(), what=["a map"]))
    near.send(Start(provider="odd", options={}, geometry=TYPICAL_GEOMETRY))
    near.state("streaming")
    near.send(BeginRecording(folder=str(tmp_path / "r"), consent=CONSENT))
    near.wait(lambda e: isinstance(e, RecordingState) and e.samples > 50)
    near.send(Shown(t_ns=time.monotonic_ns(), what=[]))
    near.send(EndRecording())
    near.wait(lambda e: isinstance(e, RecordingState) and not e.recording)
    shown = [e["what"] for e in open_recording(tmp_path / "r").events if e["kind"] == "shown"]
    assert shown == [["a map"], []]


@pytest.mark.parametrize(("seed", "geometry", "kept"), [(7, False, True), (7, True, False)])
def test_a_stand_in_keeps_calibration_and_validation_for_the_next_reading(
    near: Near,
    tmp_path: Path,
    seed: int,
    geometry: bool,
    kept: bool,
) -> None:
    def start(**options: Any) -> HostState:
        mark = len(near.said)
        near.send(Start(provider="simulated-reader", options=options, geometry=TYPICAL_GEOMETRY))
        return near.state("streaming", after=mark)

    assert not start(seed=1, error_deg=2).kept
    near.send(Calibrate(step="enter"))
    near.send(Report(t_ns=time.monotonic_ns(), kind="validation", fields={"accepted": True}))
    near.wait(lambda e: isinstance(e, CalibrationDone))
    if geometry:
        other = TYPICAL_GEOMETRY.__class__(
            width_px=800, height_px=600, width_mm=300.0, height_mm=200.0, distance_mm=500.0
        )
        near.send(SetGeometry(t_ns=time.monotonic_ns(), geometry=other))
    assert start(seed=seed, error_deg=2).kept == kept
    from eyetracking.mapping import ViewTransform

    view = ViewTransform.fit(1000, 1000, (0.0, 0.0, 1000.0, 1000.0))
    near.send(View(t_ns=time.monotonic_ns(), pane="main", transform=view))
    near.send(BeginRecording(folder=str(tmp_path / "r"), consent=CONSENT))
    near.wait(lambda e: isinstance(e, RecordingState) and e.samples > 20)
    near.send(EndRecording())
    near.wait(lambda e: isinstance(e, RecordingState) and not e.recording)
    kinds = [e["kind"] for e in open_recording(tmp_path / "r").events]
    assert ("validation" in kinds) == kept


# Gazepoint, over loopback sockets


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ({"comma": True}, set()),
        ({"reset_at": 600}, {"clock jump"}),
        ({"silent_at": 300}, {"silent", "error"}),
    ],
    ids=["decimal commas", "clock begins again", "another program switches data off"],
)
def test_gazepoint_goes_on_whatever_its_control_does(tmp_path: Path, options: Any, kinds: set[str]) -> None:
    with OpenGazeServer(count=10**6, rate_hz=300.0, **options) as server, Desk() as desk:
        desk.client.start("gazepoint", {"port": server.port})
        desk.record(tmp_path / "r")
        desk.heard.recorded(900)
        desk.client.end_recording()
        desk.heard.closed()
        said = {e.kind for e in desk.heard.events if isinstance(e, HostError)}
    assert kinds <= said
    # it announces 150 Hz, and its clock stands still while it is silent
    assert said <= kinds | {"restored", "rate", "clock jump"}
    rec = open_recording(tmp_path / "r")
    assert rec.valid.mean() > 0.99
    same = (rec.samples["host_ns"][1:] == rec.samples["host_ns"][:-1]).mean()
    assert same < 0.02


# LSL, over the loopback interface

SENDER = """
import sys, time, pylsl
name, kind, labels, how = sys.argv[1], sys.argv[2], sys.argv[3].split(","), sys.argv[4]
info = pylsl.StreamInfo(name, kind, len(labels), 250, "string" if how == "words" else "double64", name)
channels = info.desc().append_child("channels")
for label in labels:
    channels.append_child("channel").append_child_value("label", label)
outlet = pylsl.StreamOutlet(info)
print("ready", flush=True)
outlet.wait_for_consumers(30)
time.sleep(1.0)
began, sent = pylsl.local_clock(), 0
while sent < 1000:
    while sent < min(1000, (pylsl.local_clock() - began) * 250):
        t = sent / 250
        stamp = t + 1.0 if how == "zero" else began + t - (200.0 if how == "jump" and t > 2 else 0.0)
        row = [0.25 + sent * 1e-4, 0.5] + [1.0] * (len(labels) - 2)
        outlet.push_sample([str(v).replace(".", ",") for v in row] if how == "words" else row, stamp)
        sent += 1
    time.sleep(0.002)
time.sleep(3)
"""


@pytest.mark.parametrize(
    ("kind", "labels", "how", "said"),
    [
        ("Gaze", "left_x,left_y", "zero", {"own clock"}),
        ("Gaze", "left_x,left_y", "jump", {"clock jump"}),
        ("gaze", "FPOGX,FPOGY,FPOGV", "plain", set()),
        ("Gaze", "LEFT_X,LEFT_Y", "words", set()),
    ],
    ids=[
        "clock from zero",
        "stamps jump back",
        "lower case, Gazepoint's labels",
        "words with decimal commas",
    ],
)
def test_lsl_senders_lose_nothing(tmp_path: Path, kind: str, labels: str, how: str, said: set[str]) -> None:
    pytest.importorskip("pylsl", exc_type=ImportError)
    name = f"odd-{uuid.uuid4().hex[:8]}"
    sender = subprocess.Popen(
        [sys.executable, "-c", SENDER, name, kind, labels, how], stdout=subprocess.PIPE, text=True
    )
    assert sender.stdout is not None
    try:
        with sender.stdout:
            assert sender.stdout.readline() == "ready\n"
        options = {"wait_s": 20} if kind == "gaze" else {"stream": name, "wait_s": 20}
        with Desk() as desk:
            desk.client.start("lsl", options)
            desk.record(tmp_path / "r")
            desk.heard.recorded(1000)
            desk.client.end_recording()
            desk.heard.closed()
            heard = {e.kind for e in desk.heard.events if isinstance(e, HostError)}
    finally:
        sender.kill()
        sender.wait()
    assert said <= heard <= said | {"silent", "restored"}
    samples = open_recording(tmp_path / "r").samples
    assert samples["left_x"] == pytest.approx([0.25 + k * 1e-4 for k in range(1000)])
    steps = sorted(samples["host_ns"][1:] - samples["host_ns"][:-1])
    assert steps[500] == pytest.approx(4e6, rel=0.05)
    assert (samples["host_ns"][1:] == samples["host_ns"][:-1]).mean() < 0.01
