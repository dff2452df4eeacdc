"""EyeLink: pylink's dummy mode over the real host, and pylink's own sample class over a stand-in link."""

from __future__ import annotations

import math
import sys
import time
from collections import deque
from typing import Any

import pytest
from tracker_helpers import Desk as HostDesk

from eyetracking.messages import CalibrationDone, HostError
from eyetracking.providers import eyelink
from eyetracking.tracker import GazeSample, HostContext, MissingSdk, SampleBuffer, StreamEvent, make_provider

LEFT, RIGHT = 0x8000, 0x4000
MISSING = -32768.0


@pytest.fixture(scope="module")
def pylink() -> Any:
    return pytest.importorskip("pylink", reason="pylink is not installed (pip install 'radgaze[eyelink]')")


def link_sample(pylink: Any, time_ms: float, *, flags: int, gaze: list[tuple[float, float]]) -> Any:
    """pylink's own Sample, as the link makes it: left is index 0, right 1."""
    zero = [0.0, 0.0]
    x, y = [g[0] for g in gaze], [g[1] for g in gaze]
    area = [0.0 if g[0] == MISSING else 1200.0 for g in gaze]
    rest: list[Any] = [0] * 21
    return pylink.Sample(time_ms, 200, flags, zero, zero, zero, zero, area, x, y, 1.0, 1.0, *rest)


class FakeLink:
    """The calls of pylink.EyeLink that we use; what the link delivers is queued in `data`."""

    def __init__(self, address: str | None) -> None:
        self.address = address
        self.commands: list[str] = []
        self.data: deque[tuple[int, Any]] = deque()
        self.closed = self.recording = False
        self._now: Any = None

    def sendCommand(self, command: str) -> None:
        self.commands.append(command)

    def getTrackerVersionString(self) -> str:
        return "EYELINK CL 5.15 "

    def startRecording(self, *_streams: int) -> int:
        self.recording = True
        return 0

    def stopRecording(self) -> None:
        self.recording = False

    def isConnected(self) -> int:
        return 1

    def trackerTimeUsec(self) -> float:
        return time.monotonic_ns() / 1000 + 5e6

    def getNextData(self) -> int:
        if not self.data:
            return 0
        kind, self._now = self.data.popleft()
        return kind

    def getFloatData(self) -> Any:
        return self._now

    def setCalibrationType(self, kind: str) -> None:
        self.commands.append(kind)

    def doTrackerSetup(self) -> None:
        self.commands.append("setup")

    def getCalibrationMessage(self) -> str:
        return "calibration ok "

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def link(pylink: Any, monkeypatch: pytest.MonkeyPatch) -> list[FakeLink]:
    made: list[FakeLink] = []

    def make(address: str | None) -> FakeLink:
        if address == "10.0.0.1":
            raise RuntimeError("Link terminated")
        made.append(FakeLink(address))
        return made[-1]

    monkeypatch.setattr(pylink, "EyeLink", make)
    return made


def test_a_recorded_stream_of_the_link_becomes_samples(pylink: Any, link: list[FakeLink]) -> None:
    provider = make_provider("eyelink", {"rate_hz": 500}, HostContext())
    info = provider.connect()
    assert (info.vendor, info.model, info.rate_hz) == ("SR Research", "EYELINK CL 5.15", 500.0)
    assert "screen_pixel_coords = 0 0 1919 1079" in link[0].commands
    buffer = SampleBuffer()
    seen = [(959.5, 539.5), (1919.0, 0.0)]
    for sample in (
        link_sample(pylink, 1000.0, flags=LEFT | RIGHT, gaze=seen),
        link_sample(pylink, 1002.0, flags=LEFT | RIGHT, gaze=[(MISSING, MISSING), (10.0, 20.0)]),
        link_sample(pylink, 1004.5, flags=RIGHT, gaze=seen),
    ):
        link[0].data.append((pylink.SAMPLE_TYPE, sample))
    link[0].data.append((pylink.LOSTDATAEVENT, None))
    provider.start(buffer)
    taken: list[GazeSample] = []
    syncs: list[Any] = []
    events: list[StreamEvent] = []
    deadline = time.monotonic() + 20
    while len(taken) < 3 or not syncs or not events:
        assert time.monotonic() < deadline
        more, pairs, said = buffer.drain()
        taken, syncs, events = taken + more, syncs + pairs, events + said
        time.sleep(0.005)
    provider.stop()
    assert (taken[0].left_x, taken[0].left_y) == (0.5, 0.5)
    assert taken[0].right_x == pytest.approx(1 - 0.5 / 1920)
    assert math.isnan(taken[1].left_x)
    assert math.isnan(taken[1].left_pupil)
    assert taken[1].right_pupil == 1200.0
    assert math.isnan(taken[2].left_x)
    assert [s.device_ns for s in taken] == [1_000_000_000, 1_002_000_000, 1_004_500_000]
    assert syncs[0].device_ns - syncs[0].before_ns == pytest.approx(5e9, abs=5e7)
    assert events[0].kind == "gap"
    assert link[0].closed
    assert not link[0].recording


def test_a_tracker_that_does_not_answer_is_said(link: list[FakeLink]) -> None:
    with pytest.raises(eyelink.ConnectionFailed, match=r"10\.0\.0\.1 does not answer: Link terminated"):
        make_provider("eyelink", {"address": "10.0.0.1"}, HostContext()).connect()


def test_eyelinks_own_window_calibrates(
    pylink: Any, link: list[FakeLink], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(pylink, "openGraphics", lambda *size: opened.append(size))
    monkeypatch.setattr(pylink, "closeGraphics", lambda: opened.append("closed"))
    provider = make_provider("eyelink", {}, HostContext())
    provider.connect()
    assert provider.vendor_calibration(13) == "calibration ok"
    assert link[0].commands[-2:] == ["HV13", "setup"]
    assert opened == [((1920, 1080), 32), "closed"]


def test_a_missing_pylink_gives_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylink", None)
    with pytest.raises(MissingSdk) as error:
        make_provider("eyelink", {}, HostContext()).connect()
    assert "radgaze[eyelink]" in error.value.way_out


def test_dummy_mode_streams_nothing_says_so_and_stops(pylink: Any) -> None:
    """pylink itself, in the host's process."""
    with HostDesk() as desk:
        desk.client.start("eyelink", {"dummy": True})
        state = desk.heard.state("streaming")
        assert "dummy" in state.text
        assert state.simulated
        desk.client.calibrate("collect", x=0.5, y=0.5)
        refused = desk.heard.kind(CalibrationDone)
        assert "cannot be calibrated from here" in refused.text
        desk.client.stop()
        desk.heard.state("stopped")
    assert not [e for e in desk.heard.events if isinstance(e, HostError)]
