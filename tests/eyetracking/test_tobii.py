"""Tobii, over stand-ins for the native modules: TittaPy's names, and the real Python layer of tobii-research.

No real tracker was ever attached. The Python layer of tobii-research is tested where it is installed (Python
3.10), or unpacked from its wheel into the folder that RADGAZE_TOBII_RESEARCH names: it is plain Python.
"""

from __future__ import annotations

import importlib
import importlib.util
import math
import os
import sys
import threading
import time
import types
from collections.abc import Iterator
from enum import Enum
from typing import Any

import numpy as np
import pytest

from eyetracking.providers import tobii
from eyetracking.tracker import (
    BadOption,
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
from eyetracking.vendors import tobii_sdk


class Validity(Enum):
    """TittaPy's calibration_eye_validity."""

    invalid_and_not_used = -1
    valid_but_not_used = 0
    valid_and_used = 1


class Status(Enum):
    """TittaPy's calibration_status."""

    failure = 0
    success = 1


class FakeTracker:
    """The calls of TittaPy that we use, with its names. Calibration steps are queued and answered later."""

    model, serial_number, firmware_version = "Fake Pro", "FP-1", "1.0"
    supported_frequencies = (60.0, 120.0)

    def __init__(self, address: str) -> None:
        if address == "tet-tcp://broken":
            raise RuntimeError("Cannot get eye tracker\nError code: 200")
        self.frequency = 60.0
        self.running: set[str] = set()
        self.points: list[tuple[float, float]] = []
        self.applied = b""
        self._mode = False
        self._results: list[dict[str, Any]] = []
        self._said = False

    def has_stream(self, name: str) -> bool:
        return name in ("eye_openness", "notification", "time_sync", "positioning")

    def is_in_calibration_mode(self) -> bool:
        return self._mode

    def enter_calibration_mode(self, monocular: bool) -> bool:
        assert monocular is False
        self._mode = True
        self._answer()
        return True

    def leave_calibration_mode(self, force: bool) -> bool:
        self._mode = False
        return True

    def calibration_collect_data(self, place: list[float]) -> None:
        if place == [0.9, 0.9]:
            self._answer(status=20, words="TOBII_RESEARCH_STATUS_SE_OPERATION_FAILED")
            return
        self.points.append((place[0], place[1]))
        self._answer()

    def calibration_discard_data(self, place: list[float]) -> None:
        self.points.remove((place[0], place[1]))
        self._answer()

    def calibration_compute_and_apply(self) -> None:
        point = {
            "samples_left_position_on_display_area_x": np.array([0.5, 0.9]),
            "samples_left_position_on_display_area_y": np.array([0.4, 0.9]),
            "samples_left_validity": [Validity.valid_and_used, Validity.valid_but_not_used],
            "samples_right_position_on_display_area_x": np.array([]),
            "samples_right_position_on_display_area_y": np.array([]),
            "samples_right_validity": [],
        }
        points = [
            {"position_on_display_area_x": x, "position_on_display_area_y": y, **point}
            for x, y in self.points
        ]
        status = Status.success if points else Status.failure
        self._answer(calibration_result={"status": status, "points": points})

    def calibration_get_data(self) -> None:
        self._answer(calibration_data=[1, 2, 255])

    def calibration_apply_data(self, data: list[int]) -> None:
        self.applied = bytes(data)
        self._answer()

    def _answer(self, status: int = 0, words: str = "TOBII_RESEARCH_STATUS_OK", **more: Any) -> None:
        threading.Timer(
            0.01,
            lambda: self._results.append({"work_item": {}, "status": status, "status_string": words, **more}),
        ).start()

    def calibration_retrieve_result(self) -> dict[str, Any] | None:
        return self._results.pop(0) if self._results else None

    def peek_N(self, stream: str, count: int) -> dict[str, list[Any]]:
        assert stream == "positioning"
        places = {f"{eye}_user_position_{axis}": [0.4] for eye in ("left", "right") for axis in "xyz"}
        return {**places, "left_user_position_valid": [True], "right_user_position_valid": [False]}

    def set_include_eye_openness_in_gaze(self, include: bool) -> bool:
        return False

    def start(self, stream: str) -> bool:
        self.running.add(stream)
        return True

    def stop(self, stream: str, clear: bool) -> bool:
        self.running.discard(stream)
        return True

    def consume_N(self, stream: str) -> dict[str, list[Any]]:
        if stream not in self.running:
            return {}
        now_us = time.monotonic_ns() // 1000
        if stream == "notification":
            said, self._said = self._said, True
            return (
                {}
                if said
                else {
                    "notification_type": ["notification_type.connection_lost"],
                    "errors_or_warnings": [None],
                }
            )
        if stream == "time_sync":
            return {
                "system_request_time_stamp": [now_us - 40],
                "device_time_stamp": [now_us - 20 + 5_000_000],
                "system_response_time_stamp": [now_us],
            }
        return {
            "device_time_stamp": [now_us + 5_000_000, now_us + 5_001_000],
            "system_time_stamp": [now_us, now_us + 1000],
            "left_gaze_point_on_display_area_x": [0.25, 0.26],
            "left_gaze_point_on_display_area_y": [0.5, 0.5],
            "left_gaze_point_valid": [True, True],
            "right_gaze_point_on_display_area_x": [float("nan"), 0.3],
            "right_gaze_point_on_display_area_y": [float("nan"), 0.5],
            "right_gaze_point_valid": [False, True],
            "left_pupil_diameter": [3.5, 3.5],
            "left_pupil_valid": [True, False],
            "right_pupil_diameter": [3.4, 3.4],
            "right_pupil_valid": [True, True],
            "left_eye_openness_diameter": [9.0, 9.1],
            "left_eye_openness_valid": [True, True],
            "right_eye_openness_diameter": [9.2, 9.3],
            "right_eye_openness_valid": [True, True],
        }


@pytest.fixture
def fake_titta(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """A TittaPy with one tracker; the list that discovery returns."""
    module = types.SimpleNamespace(
        EyeTracker=FakeTracker,
        get_SDK_version=lambda: "2.1",
        get_system_timestamp=lambda: time.monotonic_ns() // 1000,
    )
    found = [{"address": "tet-tcp://1", "model": "Fake Pro", "serial": "FP-1"}]
    monkeypatch.setattr(tobii_sdk, "loaded", {"TittaPy_v2": module})
    monkeypatch.setattr(tobii_sdk, "TITTA", ("TittaPy_v2",))
    monkeypatch.setattr(tobii, "find_devices", lambda sdk: found)
    return found


def stream(
    provider: Any, samples: int
) -> tuple[list[GazeSample], list[Any], list[StreamEvent], SampleBuffer]:
    buffer = SampleBuffer()
    provider.start(buffer)
    taken: list[GazeSample] = []
    syncs: list[Any] = []
    events: list[StreamEvent] = []
    while len(taken) < samples:
        more, pairs, said = buffer.drain()
        taken += more
        syncs += pairs
        events += said
        time.sleep(0.005)
    provider.stop()
    return taken, syncs, events, buffer


def test_tobii_records_become_samples_with_lost_eyes_as_nan(fake_titta: object) -> None:
    provider = make_provider("tobii", {"rate_hz": 120}, HostContext())
    info = provider.connect()
    assert (info.vendor, info.serial, info.rate_hz) == ("Tobii", "FP-1", 120.0)
    assert "research" in info.licence
    taken, syncs, events, buffer = stream(provider, 4)
    assert (taken[0].left_x, taken[0].left_y) == (0.25, 0.5)
    assert math.isnan(taken[0].right_x)
    assert taken[1].right_x == 0.3
    assert math.isnan(taken[1].left_pupil)
    assert taken[0].extra == (9.0, 9.2)
    assert syncs[0].device_ns - syncs[0].before_ns == pytest.approx(5e9, abs=1e7)
    assert ("gap", "connection lost") in [(e.kind, e.text) for e in events]
    assert buffer.head is not None
    assert buffer.head.left == pytest.approx((0.6, 0.4, 0.4))
    assert buffer.head.right is None


def test_tobii_is_calibrated_step_by_step_over_tittas_work_queue(fake_titta: object) -> None:
    provider = make_provider("tobii", {}, HostContext())
    abilities = provider.connect().capabilities
    assert (abilities.calibration, abilities.calibration_redo, abilities.calibration_saved) == (
        "host per point", True, True,
    )  # fmt: skip
    provider.begin_calibration()
    provider.collect(0.1, 0.1)
    provider.collect(0.5, 0.5)
    provider.discard(0.1, 0.1)
    with pytest.raises(CalibrationFailed, match="OPERATION_FAILED"):
        provider.collect(0.9, 0.9)
    points = provider.compute_calibration()
    assert [(p.x, p.y) for p in points] == [(0.5, 0.5)]
    assert [(p.x, p.y) for p in points[0].left] == [(0.5, 0.4)]  # the sample that was not used is left out
    assert points[0].right == ()
    provider.end_calibration()
    assert provider.calibration_data() == bytes([1, 2, 255])
    provider.apply_calibration(b"abc")
    assert provider._device._tracker.applied == b"abc"
    provider.discard(0.5, 0.5)
    with pytest.raises(CalibrationFailed, match="calibration failed"):
        provider.compute_calibration()


def test_tobii_devices_are_found(fake_titta: object) -> None:
    assert make_provider("tobii", {}, HostContext()).discover()[0].options == {"address": "tet-tcp://1"}


def test_no_tobii_device_is_said_with_what_to_do(fake_titta: list) -> None:
    fake_titta.clear()
    with pytest.raises(NoDevice) as error:
        make_provider("tobii", {}, HostContext()).connect()
    assert "plug it in" in error.value.way_out


def test_a_tobii_device_that_does_not_answer_is_said_with_the_sdks_words(fake_titta: object) -> None:
    with pytest.raises(ConnectionFailed, match="Error code: 200"):
        make_provider("tobii", {"address": "tet-tcp://broken"}, HostContext()).connect()


def test_a_missing_tobii_sdk_gives_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingSdk) as error:
        make_provider("tobii", {}, HostContext()).connect()
    assert "pip install" in error.value.way_out


def test_an_unknown_tobii_sdk_is_refused() -> None:
    with pytest.raises(BadOption, match="no sdk 'other'"):
        make_provider("tobii", {"sdk": "other"}, HostContext()).connect()


@pytest.mark.skipif(sys.platform != "linux", reason="the wheel was tried on Linux only")
def test_the_real_tittapy_finds_nothing_and_says_so() -> None:
    pytest.importorskip("TittaPy_v2", reason="TittaPy is not installed (pip install 'radgaze[tobii]')")
    provider = make_provider("tobii", {"sdk": "titta"}, HostContext())
    if provider.discover():
        pytest.skip("a Tobii tracker is connected to this machine")
    with pytest.raises(NoDevice, match="no Tobii eye tracker was found"):
        provider.connect()
    with pytest.raises(ConnectionFailed, match="tet-tcp://127"):
        make_provider("tobii", {"address": "tet-tcp://127.0.0.1"}, HostContext()).connect()


# tobii-research: the vendor's Python over a native module of ours


class FakeNative(types.ModuleType):
    """tobii_research_interop: `call_function(name, arguments, result)` answers through `result`."""

    def __init__(self) -> None:
        super().__init__("tobii_research_interop")
        self.streams: dict[int, Any] = {}
        self.calibration: list[tuple[float, float]] = []
        self.mode = False
        self.applied = b""

    def startup(self) -> None:
        pass

    def cleanup(self) -> None:
        pass

    def call_function(self, name: str, arguments: tuple[Any, ...], result: Any) -> int:
        result(getattr(self, name)(*arguments))
        return 0

    def terminate(self) -> tuple[int]:
        return (0,)

    def get_sdk_version(self) -> tuple[int, str]:
        return (0, "2.1.0.fake")

    def get_system_time_stamp(self) -> tuple[int, int]:
        return (0, time.monotonic_ns() // 1000)

    @staticmethod
    def _about(address: str) -> dict[str, Any]:
        return {
            "address": address, "device_name": "", "serial_number": "FN-1", "model": "Fake Nano",
            "firmware_version": "1.0", "runtime_version": "1",
            "device_capabilities": ("capability_can_do_screen_based_calibration",), "core_eyetracker": 7,
        }  # fmt: skip

    def get_device(self, address: str) -> tuple[int, Any]:
        return (20000,) if address == "tet-tcp://broken" else (0, self._about(address))

    def get_gaze_output_frequency(self, core: int) -> tuple[int, float]:
        return (0, 60.0)

    def get_all_gaze_output_frequencies(self, core: int) -> tuple[int, list[float]]:
        return (0, [60.0, 120.0])

    def set_gaze_output_frequency(self, core: int, rate: float) -> tuple[int]:
        return (0,)

    def subscribe_to(self, kind: int, core: int, callback: Any) -> tuple[tuple[int]]:
        self.streams[kind] = callback
        return ((0),)

    def unsubscribe_from(self, kind: int, core: int) -> tuple[tuple[int]]:
        del self.streams[kind]
        return ((0),)

    def calibration_enter_calibration_mode(self, core: int) -> tuple[int]:
        self.mode = True
        return (0,)

    def calibration_leave_calibration_mode(self, core: int) -> tuple[int]:
        self.mode = False
        return (0,)

    def screen_based_calibration_collect_data(self, core: int, x: float, y: float) -> tuple[int]:
        self.calibration.append((x, y))
        return (0,)

    def screen_based_calibration_discard_data(self, core: int, x: float, y: float) -> tuple[int]:
        self.calibration.remove((x, y))
        return (0,)

    def calibration_compute_and_apply(self, core: int) -> tuple[int]:
        return (0,)

    def screen_based_calibration_get_calibration_points(self, core: int) -> tuple[int, list[dict[str, Any]]]:
        return (
            0,
            [
                {
                    "position": place, "left_sample_position": place, "left_validity": 1,
                    "right_sample_position": place, "right_validity": 0,
                }
                for place in self.calibration
            ],
        )  # fmt: skip

    def calibration_retrieve(self, core: int) -> tuple[int, bytes]:
        return (0, b"calibration")

    def calibration_apply(self, core: int, data: bytes) -> tuple[int]:
        self.applied = data
        return (0,)


GAZE, TIME_SYNC, STREAM_ERROR, NOTIFICATION, POSITION = 1, 3, 4, 5, 7


@pytest.fixture
def native(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeNative]:
    """The vendor's own Python layer over our native module."""
    folder = os.environ.get("RADGAZE_TOBII_RESEARCH", "")
    if folder:
        monkeypatch.syspath_prepend(folder)
    if importlib.util.find_spec("tobiiresearch") is None:
        pytest.skip("tobii-research is neither installed (3.10) nor named by RADGAZE_TOBII_RESEARCH")
    fake = FakeNative()
    import tobiiresearch.interop.python3 as package

    monkeypatch.setattr(package, "tobii_research_interop", fake, raising=False)
    monkeypatch.setitem(sys.modules, "tobiiresearch.interop.python3.tobii_research_interop", fake)
    monkeypatch.setattr("atexit.register", lambda _function: None)  # nothing native to end
    module = importlib.import_module("tobii_research")
    monkeypatch.setattr(tobii_sdk, "loaded", {"tobii_research": module})
    yield fake
    for name in [n for n in sys.modules if n.startswith(("tobii_research", "tobiiresearch"))]:
        del sys.modules[name]


def research(**options: Any) -> Any:
    return make_provider(
        "tobii", {"sdk": "tobii_research", "address": "tet-tcp://2", **options}, HostContext()
    )


def gaze_record(number: int) -> dict[str, Any]:
    now_us = time.monotonic_ns() // 1000
    record: dict[str, Any] = {"device_time_stamp": now_us + number, "system_time_stamp": now_us + number}
    for eye, seen in (("left", 1), ("right", 0)):
        record |= {
            f"{eye}_gaze_point_on_display_area": (0.1, 0.2) if seen else (math.nan, math.nan),
            f"{eye}_gaze_point_validity": seen,
            f"{eye}_pupil_diameter": 3.0,
            f"{eye}_pupil_validity": seen,
        }
    return record


def test_the_vendors_python_delivers_gaze_clock_head_and_trouble(native: FakeNative) -> None:
    provider = research()
    info = provider.connect()
    assert (info.model, info.serial, info.rate_hz, info.sdk) == (
        "Fake Nano", "FN-1", 60.0, "tobii_research 2.1.0.fake",
    )  # fmt: skip
    buffer = SampleBuffer()
    provider.start(buffer)
    deadline = time.monotonic() + 20
    while set(native.streams) < {GAZE, TIME_SYNC, STREAM_ERROR, NOTIFICATION, POSITION}:
        assert time.monotonic() < deadline
        time.sleep(0.005)
    now_us = time.monotonic_ns() // 1000
    sync = {
        "system_request_time_stamp": now_us,
        "device_time_stamp": now_us + 7,
        "system_response_time_stamp": now_us,
    }
    native.streams[TIME_SYNC](sync)
    guide = {f"{eye}_user_position": (0.4, 0.5, 0.6) for eye in ("left", "right")}
    native.streams[POSITION]({**guide, "left_user_position_validity": 1, "right_user_position_validity": 0})
    native.streams[STREAM_ERROR](
        {"system_time_stamp": 1, "error": "stream_error", "source": "s", "message": "full"}
    )
    lost = "eyetracker_notification_connection_lost"
    native.streams[NOTIFICATION]({"notification_type": lost, "system_time_stamp": 1})
    for number in range(3):
        native.streams[GAZE](gaze_record(number))
    taken: list[GazeSample] = []
    events: list[StreamEvent] = []
    syncs: list[Any] = []
    while len(taken) < 3 or len(events) < 2:
        assert time.monotonic() < deadline
        more, pairs, said = buffer.drain()
        taken, syncs, events = taken + more, syncs + pairs, events + said
        time.sleep(0.005)
    provider.stop()
    assert (taken[0].left_x, taken[0].left_y) == (0.1, 0.2)
    assert math.isnan(taken[0].right_x)
    assert syncs[0].device_ns == (now_us + 7) * 1000
    assert abs(syncs[0].before_ns - now_us * 1000) < 1_000_000
    assert buffer.head is not None
    assert buffer.head.right is None
    assert {(e.kind, e.text) for e in events} == {("error", "stream_error: full"), ("gap", "connection lost")}
    assert native.streams == {}  # everything was unsubscribed


def test_the_vendors_python_calibrates(native: FakeNative) -> None:
    provider = research()
    provider.connect()
    provider.begin_calibration()
    assert native.mode
    for place in ((0.1, 0.1), (0.5, 0.5), (0.9, 0.9)):
        provider.collect(*place)
    provider.discard(0.1, 0.1)
    points = provider.compute_calibration()
    assert [(p.x, p.y) for p in points] == [(0.5, 0.5), (0.9, 0.9)]
    assert len(points[0].left) == 1
    assert points[0].right == ()
    provider.end_calibration()
    assert not native.mode
    assert provider.calibration_data() == b"calibration"
    provider.apply_calibration(b"kept")
    assert native.applied == b"kept"


def test_an_address_that_the_vendors_python_refuses_is_said_in_its_words(native: FakeNative) -> None:
    with pytest.raises(ConnectionFailed, match="tet-tcp://broken"):
        research(address="tet-tcp://broken").connect()
