"""What the tracker host says is in the log, and tells of no patient."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from tracker_helpers import Desk

from app import logs
from eyetracking.host_log import HostLog
from eyetracking.messages import HostError, HostState


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("RADGAZE_HOME", str(tmp_path))
    path = logs.start()
    yield path
    logs.stop()


def test_a_hosts_life_is_in_the_log_and_no_patient_is(log: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Doe_Jane_19500203" / "r"
    with Desk() as desk:
        desk.client.start("mouse")
        desk.record(folder, study="Doe^Jane", reader="R-4711")
        desk.heard.recorded(100)
        desk.client.end_recording()
        desk.heard.closed()
        desk.client.start("replay", {"path": str(tmp_path / "Doe_Jane.tsv")})
        desk.heard.error()
        os.kill(desk.client.host_pid, signal.SIGKILL)
        desk.heard.wait_for(lambda e: type(e).__name__ == "HostGone")
    text = log.read_text()
    assert "INFO eyetracking.host: mouse streaming" in text
    assert "recording ended: " in text
    assert "WARNING eyetracking.host:" in text
    assert "ERROR eyetracking.host: The tracker host ended" in text
    for secret in ("Doe", "Jane", "1950", "R-4711"):
        assert secret not in text


def test_its_standard_error_is_in_the_log_as_it_comes(log: Path, tmp_path: Path) -> None:
    with open(tmp_path / "stderr", "w+b") as stderr, open(tmp_path / "stderr", "ab", buffering=0) as host:
        heard = HostLog(stderr)
        host.write(b"libusb: device gone /dev/eyes/Doe\nhalf ")
        heard.take(HostState(state="ready"))
        assert "stderr: libusb: device gone" in log.read_text()
        assert "half" not in log.read_text()
        host.write(b"a line\n")
        heard.take(HostError(text="lost"))
        host.write(b"last words")
        heard.hear(last=True)
    text = log.read_text()
    assert "stderr: half a line" in text
    assert "stderr: last words" in text
    assert "Doe" not in text
