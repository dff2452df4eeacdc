"""What is left of a recording when the tracker host, or the window that started it, dies."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from places import surroundings
from tracker_helpers import CONSENT, Desk

from eyetracking import recorder as recorder_module
from eyetracking.events import fixations_on_image
from eyetracking.host_stream import view_fields
from eyetracking.mapping import ViewTransform
from eyetracking.messages import HostGone, HostState, LiveGaze, View
from eyetracking.recorder import Recorder, Row
from eyetracking.recording import open_recording
from eyetracking.tracker import TYPICAL_GEOMETRY, Capabilities, TrackerInfo

HERE = Path(__file__).parent
PATIENCE_S = 30.0

INFO = TrackerInfo(provider="test", vendor="v", model="m", rate_hz=1200.0, capabilities=Capabilities())
VIEW = ViewTransform.fit(100, 100, (0.0, 0.0, 900.0, 900.0))


def reading(desk: Desk, folder: Path) -> None:
    desk.client.send_view(time.monotonic_ns(), VIEW, label="film")
    desk.client.start("simulated-reader", {"seed": 1, "repeat": True})
    desk.record(folder)


@pytest.mark.parametrize("moment", range(4))
def test_a_killed_host_is_said_and_its_recording_is_readable_up_to_the_last_second(
    tmp_path: Path, moment: int
) -> None:
    with Desk() as desk:
        reading(desk, tmp_path / "r")
        desk.heard.recorded(200)
        time.sleep(random.Random(moment).uniform(0, 0.6))
        killed_ns = time.monotonic_ns()
        desk.client.kill()
        gone = desk.heard.kind(HostGone)
        assert "SIGKILL" in gone.text
        assert not desk.client.alive
    rec = open_recording(tmp_path / "r")
    assert rec.end == "cut"
    assert "crash" in rec.end_text
    assert killed_ns - int(rec.samples["host_ns"][-1]) < 1_000_000_000
    assert rec.samples["seq"].tolist() == list(range(rec.samples["seq"][0], rec.samples["seq"][-1] + 1))
    assert rec.views[0].label == "film"
    assert len(fixations_on_image(rec).scanpath()) > 0


def test_after_its_host_was_killed_the_client_starts_a_new_one_that_knows_the_view(tmp_path: Path) -> None:
    with Desk() as desk:
        reading(desk, tmp_path / "first")
        desk.heard.recorded(100)
        desk.client.kill()
        desk.heard.kind(HostGone)
        mark = len(desk.heard.events)
        desk.client.start("simulated-reader", {"seed": 1})
        desk.heard.state("streaming", after=mark)
        desk.heard.wait_for(lambda e: isinstance(e, LiveGaze) and any(e.valid), after=mark)
        desk.record(tmp_path / "second")
        desk.heard.recorded(50)
        desk.client.end_recording()
        desk.heard.wait_for(lambda e: getattr(e, "path", "").endswith("second") and not e.recording)
    assert open_recording(tmp_path / "second").end == "closed"


def test_a_host_that_is_asked_to_end_closes_its_recording(tmp_path: Path) -> None:
    with Desk() as desk:
        reading(desk, tmp_path / "r")
        desk.heard.recorded(100)
        assert desk.client.host_pid is not None
        os.kill(desk.client.host_pid, signal.SIGTERM)
        desk.heard.kind(HostGone)
    rec = open_recording(tmp_path / "r")
    assert rec.end == "closed"
    assert "asked to end" in rec.end_text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_window_takes_the_host_along_and_the_recording_is_closed(
    tmp_path: Path, how: signal.Signals
) -> None:
    window = subprocess.Popen(
        [sys.executable, str(HERE / "gui_with_tracker.py"), str(tmp_path / "r"), "300"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
    )
    assert window.stdout is not None
    with window.stdout:
        host = Path("/proc") / str(json.loads(window.stdout.readline())["host"])
    killed_ns = time.monotonic_ns()
    window.send_signal(how)
    window.wait()
    end = time.monotonic() + PATIENCE_S
    while lives(host) and time.monotonic() < end:
        time.sleep(0.02)
    assert not lives(host)
    rec = open_recording(tmp_path / "r")
    assert rec.end == "closed"
    assert "workstation is gone" in rec.end_text
    assert killed_ns - int(rec.samples["host_ns"][-1]) < 1_000_000_000


@pytest.mark.slow
@pytest.mark.parametrize("ten", range(10))
def test_a_hundred_kills_of_host_or_window_each_leave_a_recording_that_opens(
    tmp_path: Path, ten: int
) -> None:
    """At random moments of 0 to 1.5 s after 100 samples. At most 1 s is missing and the end is stated."""
    rng = random.Random(20261122 + ten)
    missing_ms = []
    for moment in range(10):
        folder = tmp_path / str(moment)
        window = subprocess.Popen(
            [sys.executable, str(HERE / "gui_with_tracker.py"), str(folder), "100"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings(),
        )
        assert window.stdout is not None
        with window.stdout:
            host = int(json.loads(window.stdout.readline())["host"])
        time.sleep(rng.uniform(0, 1.5))
        killed_ns = time.monotonic_ns()
        os.kill(host if moment % 2 else window.pid, signal.SIGKILL)
        if moment % 2:
            time.sleep(0.3)
            window.kill()
        window.wait()
        end = time.monotonic() + PATIENCE_S
        while lives(Path("/proc") / str(host)) and time.monotonic() < end:
            time.sleep(0.02)
        rec = open_recording(folder)
        assert rec.end == ("cut" if moment % 2 else "closed")
        assert rec.end_text
        seq = rec.samples["seq"]
        assert seq.tolist() == list(range(seq[0], seq[-1] + 1))
        missing_ms.append(max(0.0, (killed_ns - int(rec.samples["host_ns"][-1])) / 1e6))
    assert max(missing_ms) <= 1000, missing_ms


@pytest.mark.parametrize(("seconds", "stops"), [(4.0, 30), pytest.param(30.0, 100, marks=pytest.mark.slow)])
def test_a_machine_that_stops_without_flushing_leaves_all_but_the_last_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float, stops: int
) -> None:
    """Of each file only what was forced to the disk by then is left, at random moments of one recording."""
    synced: list[tuple[int, dict[str, int]]] = []
    sizes: dict[str, int] = {}
    really = os.fsync

    def fsync(descriptor: int) -> None:
        really(descriptor)
        name = Path(os.readlink(f"/proc/self/fd/{descriptor}")).name
        sizes[name.replace(".new", ".json")] = os.fstat(descriptor).st_size
        synced.append((time.monotonic_ns(), dict(sizes)))

    monkeypatch.setattr(recorder_module.os, "fsync", fsync)
    whole = tmp_path / "whole"
    began_ns = time.monotonic_ns()
    recorder = Recorder(whole, consent=CONSENT, session={}, tracker=INFO, geometry=TYPICAL_GEOMETRY)
    recorder.event("view", began_ns, **view_fields(View(t_ns=began_ns, pane="main", transform=VIEW)))
    period_ns, seq = round(1e9 / 1200), 0
    while (now := time.monotonic_ns()) < began_ns + seconds * 1e9:
        rows = []
        while recorder.began_ns + seq * period_ns <= now:
            t = recorder.began_ns + seq * period_ns
            rows.append(Row(seq, t, t, now, 0.5, 0.5, 0.5, 0.5, 3.0, 3.0))
            seq += 1
        recorder.add(rows)
        time.sleep(0.005)
    recorder.close("the end of the test", timeout_s=10)
    rng = random.Random(7)
    for number in range(stops):
        stop_ns = began_ns + round(rng.uniform(0.05, seconds) * 1e9)
        left = next((kept for t, kept in reversed(synced) if t <= stop_ns), {})
        folder = tmp_path / f"stopped-{number}"
        folder.mkdir()
        for name, size in left.items():
            if (whole / name).is_file():
                (folder / name).write_bytes((whole / name).read_bytes()[:size])
        rec = open_recording(folder)
        assert rec.end == "cut"
        assert "crash" in rec.end_text
        n = len(rec.samples["seq"])
        assert rec.samples["seq"].tolist() == list(range(n))
        last_ns = int(rec.samples["host_ns"][-1]) if n else recorder.began_ns
        assert stop_ns - last_ns <= 1_000_000_000


def test_a_frozen_window_loses_no_sample(tmp_path: Path) -> None:
    window = subprocess.Popen(
        [sys.executable, str(HERE / "gui_with_tracker.py"), str(tmp_path / "r"), "100"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=surroundings(),
    )
    try:
        assert window.stdout is not None
        with window.stdout:
            json.loads(window.stdout.readline())
        window.send_signal(signal.SIGSTOP)
        before = len(open_recording(tmp_path / "r").samples["seq"])
        time.sleep(3.0)
        rec = open_recording(tmp_path / "r")
    finally:
        window.kill()
        window.wait()
    seq = rec.samples["seq"]
    assert len(seq) - before > 500  # 3 s at 250 Hz, less what waits to be written
    assert seq.tolist() == list(range(seq[0], seq[-1] + 1))


def lives(process: Path) -> bool:
    """Whether /proc shows it, other than as a zombie."""
    try:
        return ") Z " not in (process / "stat").read_text()
    except OSError:
        return False


def test_the_state_after_a_crash_is_not_streaming() -> None:
    with Desk() as desk:
        desk.client.start("mouse")
        desk.heard.state("streaming")
        desk.client.kill()
        desk.heard.kind(HostGone)
        assert desk.client.host_pid is None
        assert [e.state for e in desk.heard.events if isinstance(e, HostState)][-1] == "streaming"
