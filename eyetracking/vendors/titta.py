"""Tobii through TittaPy: its C++ thread fills a buffer, we empty it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from eyetracking.tracker import (
    CalibratedPoint,
    CalibrationFailed,
    ConnectionFailed,
    EyePoint,
    HeadPosition,
    SyncPair,
)
from eyetracking.vendors import tobii_sdk
from eyetracking.vendors.tobii_sdk import head_of, installed, kind_of, load, pair_of, pairs_of

CALIBRATION_STEP_S = 20.0


class Titta:
    """TittaPy: its C++ thread fills a buffer, we empty it."""

    def __init__(self) -> None:
        self._modules = [load(name) for name in tobii_sdk.TITTA if installed(name)]
        self._module = self._modules[0]
        self._tracker: Any = None
        self.openness = False

    @property
    def version(self) -> str:
        return f"TittaPy, Tobii SDK {self._module.get_SDK_version()}"

    def find(self) -> list[dict[str, str]]:
        """Blocks for about two seconds per SDK generation."""
        found: dict[str, dict[str, str]] = {}
        for module in self._modules:
            for device in module.find_all_eye_trackers():
                address = _word(device, "address")
                found.setdefault(
                    address,
                    {
                        "address": address,
                        "model": _word(device, "model"),
                        "serial": _word(device, "serial_number"),
                    },
                )
        return list(found.values())

    def open(self, address: str, rate_hz: float | None) -> dict[str, Any]:
        errors = []
        for module in self._modules:  # older models answer only to the first generation
            try:
                self._tracker, self._module = module.EyeTracker(address), module
                break
            except RuntimeError as error:
                errors.append(" ".join(str(error).split()))
        if self._tracker is None:
            raise ConnectionFailed("; ".join(errors))
        if rate_hz is not None:
            self._tracker.frequency = rate_hz
        if self._tracker.has_stream("eye_openness"):
            self.openness = bool(self._tracker.set_include_eye_openness_in_gaze(True) or True)
        return {
            "model": self._tracker.model,
            "serial": self._tracker.serial_number,
            "firmware": self._tracker.firmware_version,
            "rate_hz": float(self._tracker.frequency),
            "rates_hz": [float(rate) for rate in self._tracker.supported_frequencies],
        }

    def begin(self) -> None:
        for stream in self._streams():
            self._tracker.start(stream)

    def _streams(self) -> list[str]:
        wanted = ("gaze", "notification", "time_sync", "positioning")
        return [stream for stream in wanted if stream == "gaze" or self._tracker.has_stream(stream)]

    def take(self) -> list[dict[str, Any]]:
        return _rows(self._tracker.consume_N("gaze"))

    def notes(self) -> list[tuple[str, str]]:
        """Kind of a stream event, and words."""
        found = []
        for row in _rows(self._tracker.consume_N("notification")):
            what = str(row.get("notification_type", "notification")).rpartition(".")[2].lower()
            text = ", ".join(str(v) for k, v in row.items() if k == "errors_or_warnings" and v)
            found.append((kind_of(what), f"{what.replace('_', ' ')} {text}".strip()))
        return found

    def sync_pairs(self) -> list[SyncPair]:
        """The device's own comparisons with the SDK's clock since the last call."""
        rows = _rows(self._tracker.consume_N("time_sync"))
        return pairs_of(rows, self._module.get_system_timestamp) if rows else []

    def head(self) -> HeadPosition | None:
        rows = _rows(self._tracker.peek_N("positioning", 1)) if "positioning" in self._streams() else []
        if not rows:
            return None
        eyes = [
            tuple(float(rows[-1][f"{eye}_user_position_{axis}"]) for axis in "xyz")
            if rows[-1][f"{eye}_user_position_valid"]
            else None
            for eye in ("left", "right")
        ]
        return head_of(eyes[0], eyes[1])

    def enter(self) -> None:
        self._tracker.enter_calibration_mode(False)  # noqa: FBT003 - C++ names no arguments
        self._done()

    def collect(self, x: float, y: float) -> None:
        self._tracker.calibration_collect_data([x, y])
        self._done()

    def discard(self, x: float, y: float) -> None:
        self._tracker.calibration_discard_data([x, y])
        self._done()

    def compute(self) -> list[CalibratedPoint]:
        self._tracker.calibration_compute_and_apply()
        result = self._done().get("calibration_result", {})
        if "success" not in str(result.get("status", "")).lower():
            raise CalibrationFailed(f"the calibration failed ({result.get('status')})", tobii_sdk.LOOK)
        return [_titta_point(point) for point in result.get("points", [])]

    def leave(self) -> None:
        if self._tracker.is_in_calibration_mode():
            self._tracker.leave_calibration_mode(True)  # noqa: FBT003

    def calibration(self) -> bytes:
        self._tracker.calibration_get_data()
        return bytes(self._done()["calibration_data"])

    def apply(self, data: bytes) -> None:
        self._tracker.calibration_apply_data(list(data))
        self._done()

    def _done(self) -> dict[str, Any]:
        """The result of the work item that was queued. Raises CalibrationFailed."""
        deadline = time.monotonic() + CALIBRATION_STEP_S
        while (result := self._tracker.calibration_retrieve_result()) is None:
            if time.monotonic() > deadline:
                raise CalibrationFailed("the tracker does not answer", tobii_sdk.LOOK)
            time.sleep(0.02)
        if int(result["status"]) != 0:
            raise CalibrationFailed(f"the tracker says {result['status_string']}", tobii_sdk.LOOK)
        return dict(result)

    def sync_pair(self, record: Mapping[str, Any]) -> SyncPair:
        """The SDK keeps device and system time together; we add system time against ours."""
        before = time.monotonic_ns()
        system_us = self._module.get_system_timestamp()
        after = time.monotonic_ns()
        return pair_of(record, system_us, before, after)

    def end(self) -> None:
        for stream in self._streams():
            self._tracker.stop(stream, True)  # noqa: FBT003


def _titta_point(point: Mapping[str, Any]) -> CalibratedPoint:
    sides = []
    for eye in ("left", "right"):
        xs = point[f"samples_{eye}_position_on_display_area_x"]
        ys = point[f"samples_{eye}_position_on_display_area_y"]
        used = [str(v).rpartition(".")[2].lower() for v in point[f"samples_{eye}_validity"]]
        sides.append(
            tuple(
                EyePoint(x=float(x), y=float(y))
                for x, y, how in zip(xs, ys, used, strict=True)
                if how == "valid_and_used"
            )
        )
    return CalibratedPoint(
        x=float(point["position_on_display_area_x"]),
        y=float(point["position_on_display_area_y"]),
        left=sides[0],
        right=sides[1],
    )


def _rows(columns: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A dict of equally long lists as a list of dicts."""
    if not columns:
        return []
    names = list(columns)
    return [
        dict(zip(names, values, strict=True)) for values in zip(*(columns[n] for n in names), strict=True)
    ]


def _word(device: Any, name: str) -> str:
    value = device.get(name, "") if isinstance(device, Mapping) else getattr(device, name, "")
    return str(value)
