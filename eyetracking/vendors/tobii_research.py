"""Tobii through tobii-research, the vendor's own Python (3.10): a callback puts records into a queue."""

from __future__ import annotations

import collections
import time
from collections.abc import Callable, Mapping
from typing import Any

from eyetracking.tracker import (
    CalibratedPoint,
    CalibrationFailed,
    EyePoint,
    HeadPosition,
    SyncPair,
)
from eyetracking.vendors import tobii_sdk
from eyetracking.vendors.tobii_sdk import head_of, kind_of, load, pair_of, pairs_of


class TobiiResearch:
    """tobii_research: its callback must not raise and must be quick, so it only queues."""

    openness = False

    def __init__(self) -> None:
        self._module = load("tobii_research")
        self._tracker: Any = None
        self._waiting: collections.deque[Mapping[str, Any]] = collections.deque(maxlen=1_000_000)
        self._notes: collections.deque[tuple[str, str]] = collections.deque(maxlen=1000)
        self._triples: collections.deque[Mapping[str, Any]] = collections.deque(maxlen=1000)
        self._guides: collections.deque[Mapping[str, Any]] = collections.deque(maxlen=1)
        self._calibration: Any = None
        self._subscribed: list[tuple[str, Callable[[Any], None]]] = []

    @property
    def version(self) -> str:
        return f"tobii_research {self._module.__version__}"

    def find(self) -> list[dict[str, str]]:
        """Blocks for about two seconds."""
        return [
            {"address": found.address, "model": found.model, "serial": found.serial_number}
            for found in self._module.find_all_eyetrackers()
        ]

    def open(self, address: str, rate_hz: float | None) -> dict[str, Any]:
        self._tracker = self._module.EyeTracker(address)
        if rate_hz is not None:
            self._tracker.set_gaze_output_frequency(rate_hz)
        return {
            "model": self._tracker.model,
            "serial": self._tracker.serial_number,
            "firmware": self._tracker.firmware_version,
            "rate_hz": float(self._tracker.get_gaze_output_frequency()),
            "rates_hz": [float(rate) for rate in self._tracker.get_all_gaze_output_frequencies()],
        }

    def begin(self) -> None:
        module = self._module
        streams: list[tuple[str, Callable[[Any], None]]] = [
            (module.EYETRACKER_GAZE_DATA, self._waiting.append),
            (module.EYETRACKER_TIME_SYNCHRONIZATION_DATA, self._triples.append),
            (module.EYETRACKER_USER_POSITION_GUIDE, self._guides.append),
            (module.EYETRACKER_STREAM_ERRORS, self._stream_error),
        ]
        for what in _NOTIFICATIONS:
            name = getattr(module, f"EYETRACKER_NOTIFICATION_{what.upper()}")
            streams.append((name, _Note(self._notes, what)))
        for name, callback in streams:
            try:
                self._tracker.subscribe_to(name, callback, as_dictionary=True)
            except Exception as error:
                if name == module.EYETRACKER_GAZE_DATA:
                    raise
                self._notes.append(("error", f"{name}: {error}"))  # older models lack some streams
            else:
                self._subscribed.append((name, callback))

    def take(self) -> list[dict[str, Any]]:
        return [_titta_names(self._waiting.popleft()) for _ in range(len(self._waiting))]

    def notes(self) -> list[tuple[str, str]]:
        return [self._notes.popleft() for _ in range(len(self._notes))]

    def sync_pairs(self) -> list[SyncPair]:
        rows = [self._triples.popleft() for _ in range(len(self._triples))]
        return pairs_of(rows, self._module.get_system_time_stamp) if rows else []

    def head(self) -> HeadPosition | None:
        if not self._guides:
            return None
        guide = self._guides[-1]
        eyes = [
            guide[f"{eye}_user_position"] if guide[f"{eye}_user_position_validity"] else None
            for eye in ("left", "right")
        ]
        return head_of(eyes[0], eyes[1])

    def enter(self) -> None:
        self._calibration = self._module.ScreenBasedCalibration(self._tracker)
        self._calibration.enter_calibration_mode()

    def collect(self, x: float, y: float) -> None:
        status = self._calibration.collect_data(x, y)
        if status != self._module.CALIBRATION_STATUS_SUCCESS:
            raise CalibrationFailed("the tracker did not see the eyes well enough", tobii_sdk.LOOK)

    def discard(self, x: float, y: float) -> None:
        self._calibration.discard_data(x, y)

    def compute(self) -> list[CalibratedPoint]:
        result = self._calibration.compute_and_apply()
        if result.status != self._module.CALIBRATION_STATUS_SUCCESS:
            raise CalibrationFailed("the calibration failed", tobii_sdk.LOOK)
        return [self._point(point) for point in result.calibration_points]

    def leave(self) -> None:
        calibration, self._calibration = self._calibration, None
        if calibration is not None:
            calibration.leave_calibration_mode()

    def calibration(self) -> bytes:
        return bytes(self._tracker.retrieve_calibration_data())

    def apply(self, data: bytes) -> None:
        self._tracker.apply_calibration_data(data)

    def sync_pair(self, record: Mapping[str, Any]) -> SyncPair:
        before = time.monotonic_ns()
        system_us = self._module.get_system_time_stamp()
        after = time.monotonic_ns()
        return pair_of(record, system_us, before, after)

    def end(self) -> None:
        for name, callback in self._subscribed:
            self._tracker.unsubscribe_from(name, callback)
        self._subscribed.clear()

    def _stream_error(self, error: Mapping[str, Any]) -> None:
        self._notes.append(("error", f"{error.get('error')}: {error.get('message')}"))

    def _point(self, point: Any) -> CalibratedPoint:
        x, y = point.position_on_display_area
        used = self._module.VALIDITY_VALID_AND_USED
        sides = []
        for eye in ("left_eye", "right_eye"):
            seen = [getattr(sample, eye) for sample in point.calibration_samples]
            sides.append(
                tuple(
                    EyePoint(x=float(s.position_on_display_area[0]), y=float(s.position_on_display_area[1]))
                    for s in seen
                    if s.validity == used
                )
            )
        return CalibratedPoint(x=float(x), y=float(y), left=sides[0], right=sides[1])


_NOTIFICATIONS = (
    "connection_lost",
    "connection_restored",
    "calibration_changed",
    "display_area_changed",
    "gaze_output_frequency_changed",
    "device_faults",
    "device_warnings",
    "stream_buffer_overflow",
)


class _Note:
    """A notification's callback. It must not raise."""

    def __init__(self, notes: collections.deque[tuple[str, str]], what: str) -> None:
        self._notes, self._what = notes, what

    def __call__(self, data: Mapping[str, Any]) -> None:
        text = ", ".join(str(data[key]) for key in ("faults", "warnings") if data.get(key))
        self._notes.append((kind_of(self._what), f"{self._what.replace('_', ' ')} {text}".strip()))


def _titta_names(record: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "device_time_stamp": record["device_time_stamp"],
        "system_time_stamp": record["system_time_stamp"],
    }
    for eye in ("left", "right"):
        x, y = record[f"{eye}_gaze_point_on_display_area"]
        plain[f"{eye}_gaze_point_on_display_area_x"] = x
        plain[f"{eye}_gaze_point_on_display_area_y"] = y
        plain[f"{eye}_gaze_point_valid"] = record[f"{eye}_gaze_point_validity"]
        plain[f"{eye}_pupil_diameter"] = record[f"{eye}_pupil_diameter"]
        plain[f"{eye}_pupil_valid"] = record[f"{eye}_pupil_validity"]
    return plain
