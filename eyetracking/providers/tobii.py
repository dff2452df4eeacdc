"""Tobii eye trackers, through TittaPy or, where only that is there, tobii_research (which wants a
tracker host of Python 3.10).

Both wrap Tobii's own library, whose licence covers research only; neither comes with RadGaze. With TittaPy
the samples wait in its C++ buffer; with tobii_research a callback puts them into a queue and does nothing
else.
"""

from __future__ import annotations

import argparse
import collections
import importlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from eyetracking.tracker import (
    NAN,
    BadOption,
    CalibratedPoint,
    CalibrationFailed,
    Capabilities,
    ConnectionFailed,
    Device,
    EyePoint,
    GazeSample,
    HeadPosition,
    MissingSdk,
    NoDevice,
    Option,
    Provider,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
)
from eyetracking.wire import child_command, die_with_parent

_T = TypeVar("_T")
INSTALL = "run: pip install TittaPy (or, in a tracker host of Python 3.10, tobii-research)"
LICENCE = (
    "Eye Tracking by Tobii. Tobii's library is licensed for research; "
    "tell the reader what the data are for, and show while they are recorded."
)
TICK_S = 0.004
SYNC_PERIOD_S = 1.0
GAP_S = 1.0
FIND_TIMEOUT_S = 20.0
CALIBRATION_STEP_S = 20.0
_LOOK = "look at the target until it moves on"
_TITTA = ("TittaPy_v2", "TittaPy_v1")
_MODULES = {"titta": _TITTA, "tobii_research": ("tobii_research",)}
_NONE_FOUND = (
    "plug it in and switch it on, see that Tobii's own software (Eye Tracker Manager) shows it, "
    "and that no firewall hides a network tracker"
)


@tracker_provider(
    "tobii",
    "Tobii",
    hint="Tobii Pro trackers through TittaPy or tobii-research.",
    needs="pip install 'radgaze[tobii]'",
    can_discover=True,
    order=11,
)
class Tobii(Provider):
    """options: address (default: the first that is found); rate_hz (default: as the device is set); sdk
    ("titta" or "tobii_research", default: whichever is installed, TittaPy first)."""

    takes = (
        Option(name="address", title="Address", hint="Empty takes the first tracker found"),
        Option(
            name="rate_hz",
            title="Rate",
            hint="Samples a second; empty: as the tracker is set",
            kind="number",
            least=1,
        ),
        Option(
            name="sdk",
            title="SDK",
            hint="Empty takes what is installed, TittaPy first",
            choices=("titta", "tobii_research"),
            advanced=True,
        ),
    )

    def discover(self) -> list[Device]:
        return [
            Device(
                name=f"{found['model']} {found['serial']}".strip(),
                text=f"{found['model']}, {found['serial']}, {found['address']}",
                options={"address": found["address"]},
            )
            for found in find_devices(self._sdk_name())
        ]

    def connect(self) -> TrackerInfo:
        sdk = self._sdk_name()
        address = self.option("address", "", str)
        if not address:
            found = find_devices(sdk)
            if not found:
                raise NoDevice("no Tobii eye tracker was found", _NONE_FOUND)
            address = found[0]["address"]
        self._device = _SDKS[sdk]()
        rate = self.options.get("rate_hz")
        try:
            about = self._device.open(address, None if rate is None else self.option("rate_hz", 0.0, float))
        except Exception as error:
            raise ConnectionFailed(
                f"the Tobii eye tracker at {address} cannot be used: {error}", _NONE_FOUND
            ) from error
        return TrackerInfo(
            provider=self.name,
            vendor="Tobii",
            model=about["model"],
            serial=about["serial"],
            firmware=about["firmware"],
            rate_hz=about["rate_hz"],
            sdk=self._device.version,
            licence=LICENCE,
            extra_columns=("left_openness_mm", "right_openness_mm") if self._device.openness else (),
            capabilities=Capabilities(
                rates_hz=tuple(about["rates_hz"]),
                eyes="both",
                pupil_unit="mm",
                calibration="host per point",
                calibration_redo=True,
                calibration_saved=True,
                head_position=True,
                clock_sync=True,
            ),
        )

    def begin_calibration(self) -> None:
        self._step("enter calibration mode", self._device.enter)

    def collect(self, x: float, y: float) -> None:
        self._step("see the eyes", lambda: self._device.collect(x, y))

    def discard(self, x: float, y: float) -> None:
        self._step("forget the target", lambda: self._device.discard(x, y))

    def compute_calibration(self) -> list[CalibratedPoint]:
        return self._step("compute the calibration", self._device.compute)

    def end_calibration(self) -> None:
        self._step("leave calibration mode", self._device.leave)

    def calibration_data(self) -> bytes:
        out: bytes = self._step("hand its calibration over", self._device.calibration)
        return out

    def apply_calibration(self, data: bytes) -> None:
        self._step("take the calibration", lambda: self._device.apply(data))

    def _step(self, what: str, act: Callable[[], _T]) -> _T:
        """Raises CalibrationFailed with the SDK's words."""
        try:
            return act()
        except CalibrationFailed:
            raise
        except Exception as error:
            raise CalibrationFailed(f"the tracker did not {what}: {error}", _LOOK) from error

    def run(self, buffer: SampleBuffer) -> None:
        device = self._device
        device.begin()
        synced = 0.0
        last = time.monotonic()
        gap = False
        try:
            while not self._stop.wait(TICK_S):
                records = device.take()
                now_ns, now = time.monotonic_ns(), time.monotonic()
                for record in records:
                    buffer.append(sample_of(record, now_ns, openness=device.openness))
                for pair in device.sync_pairs():
                    synced = now
                    buffer.sync(pair)
                buffer.head = device.head() or buffer.head
                if records:
                    if gap:
                        buffer.event("restored", "the tracker delivers again")
                    last, gap = now, False
                    if now - synced > SYNC_PERIOD_S:  # where the device does not compare clocks by itself
                        synced = now
                        buffer.sync(device.sync_pair(records[-1]))
                elif now - last > GAP_S and not gap:
                    gap = True
                    buffer.event("gap", f"the tracker has been silent for {GAP_S:g} s")
                for kind, note in device.notes():
                    buffer.event(kind, note)
        finally:
            device.end()

    def _sdk_name(self) -> str:
        """The SDK to use, installed for sure."""
        wish = self.option("sdk", "", str)
        if wish not in ("", *_SDKS):
            raise BadOption(f"tobii: there is no sdk {wish!r}", f"known: {', '.join(_SDKS)}")
        for name, modules in _MODULES.items():
            if wish in ("", name) and any(_installed(module) for module in modules):
                return name
        raise MissingSdk(
            f"{'tobii_research' if wish == 'tobii_research' else 'TittaPy'} is not installed", INSTALL
        )


def find_devices(sdk: str) -> list[dict[str, str]]:
    """address, model and serial of each device, looked for in a child process; blocks for some seconds.

    Raises MissingSdk or ConnectionFailed.
    """
    try:
        done = subprocess.run(
            [*child_command(__spec__.name), "--find", sdk],
            capture_output=True,
            timeout=FIND_TIMEOUT_S,
            check=False,
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise ConnectionFailed(
            f"looking for Tobii trackers took longer than {FIND_TIMEOUT_S:g} s", _NONE_FOUND
        ) from error
    except ValueError as error:
        last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise ConnectionFailed(f"looking for Tobii trackers failed: {' '.join(last)}", INSTALL) from error
    if isinstance(found, dict):
        raise MissingSdk(found["error"], INSTALL)
    return list(found)


_loaded: dict[str, Any] = {}


def _installed(module: str) -> bool:
    return module in _loaded or importlib.util.find_spec(module) is not None


def _module(name: str) -> Any:
    if name not in _loaded:
        try:
            _loaded[name] = importlib.import_module(name)
        except ImportError as error:
            raise MissingSdk(f"{name} cannot be loaded: {error}", INSTALL) from error
    return _loaded[name]


def sample_of(record: Mapping[str, Any], arrival_ns: int, *, openness: bool) -> GazeSample:
    """One gaze record, with TittaPy's names, as ours: an eye that was not seen is NaN."""
    places: list[float] = []
    pupils: list[float] = []
    lids: list[float] = []
    for eye in ("left", "right"):
        seen = bool(record.get(f"{eye}_gaze_point_valid", False))
        places.append(float(record[f"{eye}_gaze_point_on_display_area_x"]) if seen else NAN)
        places.append(float(record[f"{eye}_gaze_point_on_display_area_y"]) if seen else NAN)
        pupil = bool(record.get(f"{eye}_pupil_valid", False))
        pupils.append(float(record[f"{eye}_pupil_diameter"]) if pupil else NAN)
        lid = bool(record.get(f"{eye}_eye_openness_valid", False))
        lids.append(float(record[f"{eye}_eye_openness_diameter"]) if lid else NAN)
    return GazeSample(
        int(record["device_time_stamp"]) * 1000,
        arrival_ns,
        *(places[0], places[1], places[2], places[3]),
        *(pupils[0], pupils[1]),
        extra=(lids[0], lids[1]) if openness else (),
    )


class _Titta:
    """TittaPy: its C++ thread fills a buffer, we empty it."""

    def __init__(self) -> None:
        self._modules = [_module(name) for name in _TITTA if _installed(name)]
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
            found.append((_kind_of(what), f"{what.replace('_', ' ')} {text}".strip()))
        return found

    def sync_pairs(self) -> list[SyncPair]:
        """The device's own comparisons with the SDK's clock since the last call."""
        rows = _rows(self._tracker.consume_N("time_sync"))
        return _triples(rows, self._module.get_system_timestamp) if rows else []

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
        return _head(eyes[0], eyes[1])

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
            raise CalibrationFailed(f"the calibration failed ({result.get('status')})", _LOOK)
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
                raise CalibrationFailed("the tracker does not answer", _LOOK)
            time.sleep(0.02)
        if int(result["status"]) != 0:
            raise CalibrationFailed(f"the tracker says {result['status_string']}", _LOOK)
        return dict(result)

    def sync_pair(self, record: Mapping[str, Any]) -> SyncPair:
        """The SDK keeps device and system time together; we add system time against ours."""
        before = time.monotonic_ns()
        system_us = self._module.get_system_timestamp()
        after = time.monotonic_ns()
        return _pair(record, system_us, before, after)

    def end(self) -> None:
        for stream in self._streams():
            self._tracker.stop(stream, True)  # noqa: FBT003


class _TobiiResearch:
    """tobii_research: its callback must not raise and must be quick, so it only queues."""

    openness = False

    def __init__(self) -> None:
        self._module = _module("tobii_research")
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
        return _triples(rows, self._module.get_system_time_stamp) if rows else []

    def head(self) -> HeadPosition | None:
        if not self._guides:
            return None
        guide = self._guides[-1]
        eyes = [
            guide[f"{eye}_user_position"] if guide[f"{eye}_user_position_validity"] else None
            for eye in ("left", "right")
        ]
        return _head(eyes[0], eyes[1])

    def enter(self) -> None:
        self._calibration = self._module.ScreenBasedCalibration(self._tracker)
        self._calibration.enter_calibration_mode()

    def collect(self, x: float, y: float) -> None:
        status = self._calibration.collect_data(x, y)
        if status != self._module.CALIBRATION_STATUS_SUCCESS:
            raise CalibrationFailed("the tracker did not see the eyes well enough", _LOOK)

    def discard(self, x: float, y: float) -> None:
        self._calibration.discard_data(x, y)

    def compute(self) -> list[CalibratedPoint]:
        result = self._calibration.compute_and_apply()
        if result.status != self._module.CALIBRATION_STATUS_SUCCESS:
            raise CalibrationFailed("the calibration failed", _LOOK)
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
        return _pair(record, system_us, before, after)

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
        self._notes.append((_kind_of(self._what), f"{self._what.replace('_', ' ')} {text}".strip()))


def _kind_of(notification: str) -> str:
    """What kind of stream event a notification is."""
    if notification in ("connection_lost", "stream_buffer_overflow"):
        return "gap"
    if notification == "connection_restored":
        return "restored"
    return "error" if notification == "device_faults" else "device"


def _head(left: Any, right: Any) -> HeadPosition:
    """The user position guide: 0 to 1, x from the tracker's right, as one sees oneself in a mirror."""
    eyes = [
        None if eye is None else (1 - float(eye[0]), float(eye[1]), float(eye[2])) for eye in (left, right)
    ]
    return HeadPosition(left=eyes[0], right=eyes[1])


def _triples(rows: list[Any], system_clock: Callable[[], int]) -> list[SyncPair]:
    """Time synchronisation rows, whose system times are the SDK's, against our clock."""
    before = time.monotonic_ns()
    system_ns = int(system_clock()) * 1000
    shift = (before + time.monotonic_ns()) // 2 - system_ns
    return [
        SyncPair(
            int(row["device_time_stamp"]) * 1000,
            int(row["system_request_time_stamp"]) * 1000 + shift,
            int(row["system_response_time_stamp"]) * 1000 + shift,
        )
        for row in rows
    ]


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


def _pair(record: Mapping[str, Any], system_us: int, before: int, after: int) -> SyncPair:
    shift = round((before + after) / 2) - int(system_us) * 1000
    host_ns = int(record["system_time_stamp"]) * 1000 + shift
    margin = (after - before) // 2 + 50_000
    return SyncPair(int(record["device_time_stamp"]) * 1000, host_ns - margin, host_ns + margin)


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


_SDKS: dict[str, Callable[[], Any]] = {"titta": _Titta, "tobii_research": _TobiiResearch}


def main(argv: list[str] | None = None) -> int:
    """The child process of `find_devices`: prints what it finds as JSON."""
    parser = argparse.ArgumentParser(description="Look for Tobii eye trackers.")
    parser.add_argument("--find", choices=sorted(_SDKS), required=True)
    options = parser.parse_args(argv)
    die_with_parent()
    try:
        found: Any = _SDKS[options.find]().find()
    except MissingSdk as error:
        found = {"error": error.message}
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # the SDK's threads must not hold the exit up


if __name__ == "__main__":
    sys.exit(main())
