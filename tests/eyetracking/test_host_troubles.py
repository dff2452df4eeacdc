"""The host in this process, over a pipe in memory, with trackers that fail as real ones do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tracker_helpers import CONSENT, PATIENCE_S

from eyetracking import host as host_module
from eyetracking import tracker
from eyetracking.host import Host
from eyetracking.messages import (
    BeginRecording,
    EndRecording,
    HostError,
    HostState,
    LiveGaze,
    RecordingState,
    Shutdown,
    Start,
    Stop,
    decode_from_host,
    encode,
)
from eyetracking.recording import open_recording
from eyetracking.tracker import (
    TYPICAL_GEOMETRY,
    Capabilities,
    ConnectionFailed,
    GazeSample,
    Provider,
    SampleBuffer,
    TrackerInfo,
    tracker_provider,
)
from eyetracking.wire import memory_pair


class Near:
    """The window's end: what was said, and what is sent."""

    def __init__(self, transport: Any) -> None:
        self._transport = transport
        self.said: list[Any] = []
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        try:
            while True:
                self.said.append(decode_from_host(self._transport.recv()))
        except EOFError:
            pass

    def send(self, message: Any) -> None:
        self._transport.send(encode(message))

    def wait(self, wanted: Callable[[Any], bool], *, after: int = 0) -> Any:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            for event in list(self.said[after:]):
                if wanted(event):
                    return event
            time.sleep(0.005)
        raise AssertionError([repr(e)[:200] for e in self.said if not isinstance(e, LiveGaze)][-8:])

    def state(self, name: str, *, after: int = 0) -> HostState:
        return self.wait(lambda e: isinstance(e, HostState) and e.state == name, after=after)


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> Iterator[Near]:
    monkeypatch.setattr(host_module, "AGAIN_EVERY_S", 0.02)
    tracker.providers()
    before = dict(tracker._registry)
    ours, theirs = memory_pair()
    host = Host(theirs)
    thread = threading.Thread(target=host.serve, daemon=True)
    thread.start()
    window = Near(ours)
    yield window
    window.send(Shutdown())
    thread.join(10)
    ours.close()
    theirs.close()
    window._thread.join(5)
    tracker._registry.clear()
    tracker._registry.update(before)


def flaky(*, refusals: int, extra: tuple[str, ...] = ()) -> None:
    """Register "flaky": its connection breaks after 100 samples, the next `refusals` tries are refused."""
    tries = [0]

    @tracker_provider("flaky", "breaks")
    class Flaky(Provider):
        def connect(self) -> TrackerInfo:
            tries[0] += 1
            self._try = tries[0]
            if 1 < self._try <= 1 + refusals:
                raise ConnectionFailed("nobody there")
            return TrackerInfo(
                provider="flaky", vendor="v", model=f"try {self._try}", rate_hz=500.0,
                capabilities=Capabilities(), extra_columns=extra if self._try > 1 else (),
            )  # fmt: skip

        def run(self, buffer: SampleBuffer) -> None:
            number = 0
            while not self._stop.wait(0.002):
                now = time.monotonic_ns()
                buffer.append(GazeSample(now, now, 0.5, 0.5))
                number += 1
                if self._try == 1 and number == 100:
                    raise ConnectionFailed("the cable is out")


def start(near: Near, folder: Path) -> None:
    near.send(Start(provider="flaky", options={}, geometry=TYPICAL_GEOMETRY))
    near.state("streaming")
    near.send(BeginRecording(folder=str(folder), consent=CONSENT))
    near.wait(lambda e: isinstance(e, RecordingState) and e.recording)


def test_a_tracker_that_was_lost_is_connected_again_and_the_recording_goes_on(
    near: Near, tmp_path: Path
) -> None:
    flaky(refusals=3)
    start(near, tmp_path / "r")
    near.wait(lambda e: isinstance(e, HostError) and "the cable is out" in e.text)
    near.state("connecting", after=2)
    near.wait(lambda e: isinstance(e, HostState) and e.text == "v try 5")
    mark = len(near.said)
    near.wait(lambda e: isinstance(e, LiveGaze), after=mark)
    near.wait(lambda e: isinstance(e, RecordingState) and e.samples > 200)
    near.send(EndRecording())
    near.wait(lambda e: isinstance(e, RecordingState) and not e.recording)
    rec = open_recording(tmp_path / "r")
    said = [e["what"] for e in rec.events if e["kind"] == "stream"]
    assert said == ["lost", "restored"]
    assert (rec.samples["seq"][1:] - rec.samples["seq"][:-1] == 1).all()
    assert (rec.samples["host_ns"][1:] >= rec.samples["host_ns"][:-1]).all()


def test_while_it_is_gone_it_can_be_stopped(near: Near, tmp_path: Path) -> None:
    flaky(refusals=10**6)
    start(near, tmp_path / "r")
    near.wait(lambda e: isinstance(e, HostError))
    near.send(Stop())
    near.state("stopped")
    near.wait(lambda e: isinstance(e, RecordingState) and not e.recording)
    assert open_recording(tmp_path / "r").end == "closed"


def test_another_device_does_not_go_on_with_the_recording(near: Near, tmp_path: Path) -> None:
    flaky(refusals=0, extra=("openness",))
    start(near, tmp_path / "r")
    near.wait(lambda e: isinstance(e, HostState) and "did not answer again" in e.text)


def test_samples_that_found_no_place_are_said_in_the_recording(near: Near, tmp_path: Path) -> None:
    buffers: list[SampleBuffer] = []

    @tracker_provider("flood", "more than there is room for")
    class Flood(Provider):
        def connect(self) -> TrackerInfo:
            return TrackerInfo(
                provider="flood", vendor="v", model="m", rate_hz=1.0, capabilities=Capabilities()
            )

        def run(self, buffer: SampleBuffer) -> None:
            buffers.append(buffer)
            while not self._stop.wait(0.005):
                now = time.monotonic_ns()
                buffer.append(GazeSample(now, now, 0.5, 0.5))

    near.send(Start(provider="flood", options={}, geometry=TYPICAL_GEOMETRY))
    near.state("streaming")
    near.send(BeginRecording(folder=str(tmp_path / "r"), consent=CONSENT))
    near.wait(lambda e: isinstance(e, RecordingState) and e.recording)
    buffers[0].dropped += 7
    near.wait(lambda e: isinstance(e, RecordingState) and e.samples > 20)
    near.send(EndRecording())
    near.wait(lambda e: isinstance(e, RecordingState) and not e.recording)
    said = [e["text"] for e in open_recording(tmp_path / "r").events if e["kind"] == "stream"]
    assert said == ["7 samples found no place while the host was stuck"]
