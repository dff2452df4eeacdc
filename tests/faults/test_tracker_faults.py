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

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "eyetracking"))

from tracker_helpers import Desk  # noqa: E402

from eyetracking.mapping import ViewTransform  # noqa: E402
from eyetracking.messages import HostGone, HostState, LiveGaze  # noqa: E402
from eyetracking.recording import fixations, open_recording  # noqa: E402

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
    assert len(fixations(rec)) > 0


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
    )
    assert window.stdout is not None
    with window.stdout:
        host = Path("/proc") / str(json.loads(window.stdout.readline())["host"])
    killed_ns = time.monotonic_ns()
    window.send_signal(how)
    window.wait()
    end = time.monotonic() + 2.0
    while lives(host) and time.monotonic() < end:
        time.sleep(0.02)
    assert not lives(host)
    rec = open_recording(tmp_path / "r")
    assert rec.end == "closed"
    assert "workstation is gone" in rec.end_text
    assert killed_ns - int(rec.samples["host_ns"][-1]) < 1_000_000_000


def test_a_frozen_window_loses_no_sample(tmp_path: Path) -> None:
    window = subprocess.Popen(
        [sys.executable, str(HERE / "gui_with_tracker.py"), str(tmp_path / "r"), "100"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
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
