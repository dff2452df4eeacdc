"""EyeLogic trackers, through the vendor's SDK (`eyelogic`, Windows). Its callback only appends to a queue.

The device's stamps are taken for microseconds of an unknown epoch: they are mapped by their arrivals.
"""

from __future__ import annotations

import collections
import importlib
import math
import time
from collections.abc import Mapping
from typing import Any

from eyetracking.tracker import (
    NAN,
    CalibrationFailed,
    Capabilities,
    ConnectionFailed,
    Device,
    GazeSample,
    HeadPosition,
    HostContext,
    MissingSdk,
    NoDevice,
    Option,
    Provider,
    SampleBuffer,
    TrackerInfo,
    tracker_provider,
)

INSTALL = "run: pip install 'radgaze[eyelogic]' (Windows; in the Python of the tracker host)"
TICK_S = 0.004
GAP_S = 1.0
BUSY_S = 5.0
_WAY_OUT = "start the EyeLogic server, and see that its window shows the tracker"


@tracker_provider(
    "eyelogic",
    "EyeLogic",
    hint="EyeLogic trackers through the vendor's SDK (Windows).",
    needs="pip install 'radgaze[eyelogic]'",
    can_discover=True,
    order=14,
)
class EyeLogic(Provider):
    """options: rate_hz (the fastest)."""

    takes = (
        Option(
            name="rate_hz", title="Rate", hint="Samples a second; empty: the fastest", kind="number", least=1
        ),
    )

    def __init__(self, options: Mapping[str, Any], context: HostContext) -> None:
        super().__init__(options, context)
        self._api: Any = None
        self._sdk: Any = None
        self._config: Any = None
        self._screen: tuple[float, float] = (0.0, 0.0)
        self._waiting: collections.deque[tuple[int, dict[str, float]]] = collections.deque(maxlen=1_000_000)
        self._said: collections.deque[str] = collections.deque(maxlen=1000)

    def discover(self) -> list[Device]:
        self._connect()
        try:
            serial = self._config.deviceSerial
            return [Device(name=f"EyeLogic {serial}", text=f"EyeLogic {serial}")]
        finally:
            self._disconnect()

    def connect(self) -> TrackerInfo:
        self._connect()
        rates = [float(rate) for rate in self._config.frameRates]
        wanted = self.option("rate_hz", max(rates), float)
        if wanted not in rates:
            self._disconnect()
            known = ", ".join(f"{rate:g}" for rate in rates)
            raise ConnectionFailed(f"the EyeLogic tracker has no rate of {wanted:g} Hz", f"it has {known} Hz")
        answer = self._api.requestTracking(rates.index(wanted))
        if answer.name != "SUCCESS":
            self._disconnect()
            raise ConnectionFailed(f"the EyeLogic tracker does not track: {words(answer)}", _WAY_OUT)
        return TrackerInfo(
            provider=self.name,
            vendor="EyeLogic",
            model="EyeLogic",
            serial=str(self._config.deviceSerial),
            rate_hz=wanted,
            sdk="eyelogic-sdk",
            capabilities=Capabilities(
                rates_hz=tuple(rates),
                eyes="both",
                pupil_unit="mm",
                calibration="vendor",
                calibration_points=tuple(self._config.calibrationMethods),
                head_position=True,
            ),
        )

    def run(self, buffer: SampleBuffer) -> None:
        last, gap = time.monotonic(), False
        while not self._stop.wait(TICK_S):
            for _ in range(len(self._waiting)):
                arrival_ns, fields = self._waiting.popleft()
                buffer.append(sample_of(fields, arrival_ns, self._screen, invalid=self._sdk.ELInvalidValue))
                buffer.head = head_of(fields, invalid=self._sdk.ELInvalidValue)
                last = time.monotonic()
            for _ in range(len(self._said)):
                what = self._said.popleft()
                if what in ("CONNECTION_CLOSED", "DEVICE_DISCONNECTED"):
                    raise ConnectionFailed(f"the EyeLogic tracker is gone ({words(what)})", _WAY_OUT)
                buffer.event("device", words(what))
            silent = time.monotonic() - last > GAP_S
            if silent != gap:
                gap = silent
                buffer.event(
                    "gap" if gap else "restored",
                    f"silent for {GAP_S:g} s" if gap else "the EyeLogic tracker delivers again",
                )

    def stop(self) -> None:
        super().stop()
        self._disconnect()

    def vendor_calibration(self, points: int) -> str:
        """The EyeLogic server's own window. Raises CalibrationFailed."""
        methods = list(self._config.calibrationMethods)
        nearest = min(range(len(methods)), key=lambda index: abs(methods[index] - points))
        deadline = time.monotonic() + BUSY_S
        while (answer := self._api.calibrate(nearest)).name == "ALREADY_BUSY":
            if time.monotonic() > deadline:
                break
            self._stop.wait(0.1)  # the server stays busy for a moment after what it did before
        if answer.name != "SUCCESS":
            raise CalibrationFailed(f"the EyeLogic tracker did not calibrate: {words(answer)}", "try again")
        return f"EyeLogic's own window calibrated on {methods[nearest]} targets."

    def _connect(self) -> None:
        self._sdk = sdk()
        self._api = self._sdk.ELApi("RadGaze")
        self._on_sample = self._sdk.GazeSampleCallback(self._take)  # kept: ctypes does not
        self._on_event = self._sdk.DeviceEventCallback(self._event)
        self._api.registerGazeSampleCallback(self._on_sample)
        self._api.registerDeviceEventCallback(self._on_event)
        answer = self._api.connect()
        if answer.name != "SUCCESS":
            raise NoDevice(f"the EyeLogic server does not answer: {words(answer)}", _WAY_OUT)
        self._config = self._api.getDeviceConfig()
        screen = self._api.getActiveScreen()
        self._screen = (float(screen.resolutionX), float(screen.resolutionY))

    def _disconnect(self) -> None:
        api, self._api = self._api, None
        if api is not None:
            api.unrequestTracking()
            api.disconnect()

    def _take(self, pointer: Any) -> None:
        """The SDK's thread: copy what is needed and go."""
        sample = pointer.contents
        self._waiting.append((time.monotonic_ns(), {name: getattr(sample, name) for name in FIELDS}))

    def _event(self, number: int) -> None:
        self._said.append(self._sdk.ELDeviceEvent(number).name)


FIELDS = (
    "timestampMicroSec",
    *(f"por{eye}{axis}" for eye in ("Left", "Right") for axis in "XY"),
    *(f"eyePosition{eye}{axis}" for eye in ("Left", "Right") for axis in "XYZ"),
    "pupilRadiusLeft",
    "pupilRadiusRight",
)
"""Of ELGazeSample."""


def sdk() -> Any:
    """The module eyelogic.ELApi. Raises MissingSdk with the install line."""
    try:
        return importlib.import_module("eyelogic.ELApi")
    except (ImportError, OSError, AttributeError) as error:  # its DLLs exist for Windows only
        raise MissingSdk(f"the EyeLogic SDK cannot be used: {error}", INSTALL) from error


def sample_of(
    fields: Mapping[str, float], arrival_ns: int, screen: tuple[float, float], *, invalid: float
) -> GazeSample:
    """An ELGazeSample as ours: px become fractions, the SDK's invalid number NaN, pupil radii diameters."""
    places = [
        NAN if fields[name] == invalid else fields[name] / screen[axis]
        for eye in ("Left", "Right")
        for axis, name in enumerate((f"por{eye}X", f"por{eye}Y"))
    ]
    radii = (fields["pupilRadiusLeft"], fields["pupilRadiusRight"])
    pupils = [NAN if radius == invalid else 2 * radius for radius in radii]
    return GazeSample(
        int(fields["timestampMicroSec"]) * 1000,
        arrival_ns,
        *(places[0], places[1], places[2], places[3]),
        *(pupils[0], pupils[1]),
    )


def head_of(fields: Mapping[str, float], *, invalid: float) -> HeadPosition:
    """Eye positions in mm (x right, y up, z away), as fractions of a box of 300 mm, 600 mm away."""
    eyes: list[tuple[float, float, float] | None] = []
    distances = []
    for eye in ("Left", "Right"):
        x, y, z = (fields[f"eyePosition{eye}{axis}"] for axis in "XYZ")
        if invalid in (x, y, z):
            eyes.append(None)
            continue
        eyes.append((0.5 + x / 300, 0.5 - y / 300, 0.5 + (z - 600) / 600))
        distances.append(z)
    distance = sum(distances) / len(distances) if distances else math.nan
    return HeadPosition(left=eyes[0], right=eyes[1], distance_mm=distance)


def words(answer: Any) -> str:
    """An SDK's constant in words."""
    return str(getattr(answer, "name", answer)).replace("_", " ").lower()
