"""Tobii eye trackers, through TittaPy or, where only that is there, tobii_research (which wants a
tracker host of Python 3.10).

Both wrap Tobii's own library, whose licence covers research only; neither comes with RadGaze. With TittaPy
the samples wait in its C++ buffer; with tobii_research a callback puts them into a queue and does nothing
else.
"""

from __future__ import annotations

import argparse
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
    GazeSample,
    MissingSdk,
    NoDevice,
    Option,
    Provider,
    SampleBuffer,
    TrackerInfo,
    tracker_provider,
)
from eyetracking.vendors.titta import Titta
from eyetracking.vendors.tobii_research import TobiiResearch
from eyetracking.vendors.tobii_sdk import INSTALL, LOOK, MODULES, Sdk, installed
from eyetracking.wire import child_command, die_with_parent

_T = TypeVar("_T")
LICENCE = (
    "Eye Tracking by Tobii. Tobii's library is licensed for research; "
    "tell the reader what the data are for, and show while they are recorded."
)
TICK_S = 0.004
SYNC_PERIOD_S = 1.0
GAP_S = 1.0
FIND_TIMEOUT_S = 20.0
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
            raise CalibrationFailed(f"the tracker did not {what}: {error}", LOOK) from error

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
        for name, modules in MODULES.items():
            if wish in ("", name) and any(installed(module) for module in modules):
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


_SDKS: dict[str, Callable[[], Sdk]] = {"titta": Titta, "tobii_research": TobiiResearch}


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
