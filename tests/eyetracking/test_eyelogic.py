"""EyeLogic over the simulator that eyelogic-recorder ships: ctypes structures and callbacks on its own
thread.
"""

from __future__ import annotations

import math
import sys
import time
from typing import Any

import numpy as np
import pytest

from eyetracking.providers import eyelogic
from eyetracking.tracker import (
    CalibrationFailed,
    ConnectionFailed,
    GazeSample,
    HostContext,
    MissingSdk,
    NoDevice,
    SampleBuffer,
    StreamEvent,
    make_provider,
)


@pytest.fixture
def simulator(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The simulator's module, installed as the SDK for this test."""
    module = pytest.importorskip(
        "eyelogic_recorder.simulator",
        reason="eyelogic-recorder is not installed (pip install eyelogic-recorder)",
    )
    package, api = module.make_modules(rate_hz=0)  # 0: the test emits
    monkeypatch.setitem(sys.modules, "eyelogic", package)
    monkeypatch.setitem(sys.modules, "eyelogic.ELApi", api)
    module.sdk = api
    return module


def drained(buffer: SampleBuffer, samples: int) -> tuple[list[GazeSample], list[StreamEvent]]:
    taken: list[GazeSample] = []
    events: list[StreamEvent] = []
    deadline = time.monotonic() + 20
    while len(taken) < samples:
        assert time.monotonic() < deadline
        more, _, said = buffer.drain()
        taken, events = taken + more, events + said
        time.sleep(0.005)
    return taken, events


def test_samples_of_the_sdk_become_ours(simulator: Any) -> None:
    provider = make_provider("eyelogic", {}, HostContext())
    info = provider.connect()
    assert (info.serial, info.rate_hz, info.capabilities.calibration) == ("42", 250.0, "vendor")
    buffer = SampleBuffer()
    provider.start(buffer)
    api = provider._api
    api.emit(simulator.make_sample(0, x=960.0, y=270.0, timestamp_us=1_000_000))
    api.emit(simulator.make_sample(1, valid=False, timestamp_us=1_004_000))
    taken, _ = drained(buffer, 2)
    assert (taken[0].left_x, taken[0].left_y, taken[0].right_x) == (0.5, 0.25, 0.5)
    assert taken[0].left_pupil == 4.0  # the SDK tells radii
    assert math.isnan(taken[1].left_x)
    assert math.isnan(taken[1].left_pupil)
    assert [s.device_ns for s in taken] == [1_000_000_000, 1_004_000_000]
    assert buffer.head is not None
    assert buffer.head.left is None
    provider.stop()
    assert "disconnect" in api.calls


def test_the_simulators_own_thread_delivers_every_sample_in_order(
    simulator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, api = simulator.make_modules()
    monkeypatch.setitem(sys.modules, "eyelogic.ELApi", api)
    provider = make_provider("eyelogic", {"rate_hz": 120}, HostContext())
    assert provider.connect().rate_hz == 120.0
    buffer = SampleBuffer()
    provider.start(buffer)
    taken, _ = drained(buffer, 120)
    provider.stop()
    steps = np.diff([s.device_ns for s in taken])
    assert steps == pytest.approx(np.full(len(steps), 1e9 / 120), abs=2000)
    assert all(s.arrival_ns > 0 for s in taken)


def test_a_tracker_that_is_unplugged_ends_the_stream_in_words(simulator: Any) -> None:
    provider = make_provider("eyelogic", {}, HostContext())
    provider.connect()
    buffer = SampleBuffer()
    provider.start(buffer)
    provider._api.fire(simulator.DeviceEvent.DEVICE_DISCONNECTED)
    deadline, events = time.monotonic() + 20, []
    while not [e for e in events if e.kind == "lost"]:
        assert time.monotonic() < deadline
        events += buffer.drain()[2]
        time.sleep(0.005)
    provider.stop()
    assert "device disconnected" in events[-1].text


def test_the_vendors_window_calibrates_also_while_the_server_is_busy(
    simulator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = make_provider("eyelogic", {}, HostContext())
    provider.connect()
    provider._api.busy_after_calibration_s = 0.3
    assert "9 targets" in provider.vendor_calibration(9)
    assert "5 targets" in provider.vendor_calibration(5)
    monkeypatch.setattr(provider._api, "calibrate", lambda mode: provider._api.ReturnCalibrate.FAILURE)
    with pytest.raises(CalibrationFailed, match="failure"):
        provider.vendor_calibration(9)
    provider.stop()


def test_a_server_that_does_not_answer_and_a_rate_it_has_not_are_said(
    simulator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConnectionFailed, match="no rate of 77 Hz"):
        make_provider("eyelogic", {"rate_hz": 77}, HostContext()).connect()
    timeout = simulator.sdk.ELApi.ReturnConnect.TIMEOUT
    monkeypatch.setattr(simulator.sdk.ELApi, "connect", lambda self: timeout)
    with pytest.raises(NoDevice, match="does not answer: timeout"):
        make_provider("eyelogic", {}, HostContext()).connect()


def test_a_missing_sdk_gives_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "eyelogic.ELApi", None)
    with pytest.raises(MissingSdk) as error:
        make_provider("eyelogic", {}, HostContext()).connect()
    assert "radgaze[eyelogic]" in error.value.way_out
    assert error.value.way_out == eyelogic.INSTALL
