"""EyeLink trackers, through SR Research's pylink. The samples come over the link; the tracker keeps its own
time.

Options: address ("100.1.1.1"), rate_hz, dummy (false; true connects to nothing, as pylink's own dummy mode
does).
"""

from __future__ import annotations

import importlib
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
    HostContext,
    MissingSdk,
    Option,
    Provider,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
    truth,
)

INSTALL = "run: pip install 'radgaze[eyelink]' (in the Python of the tracker host)"
DEFAULT_ADDRESS = "100.1.1.1"
RATES_HZ = (250.0, 500.0, 1000.0, 2000.0)
MISSING = -32768.0
"""pylink's number for an eye that was not seen."""
TICK_S = 0.002
SYNC_PERIOD_S = 1.0
GAP_S = 1.0
_WAY_OUT = "switch the host PC on, start its EyeLink software, and see that this computer reaches its address"


@tracker_provider(
    "eyelink",
    "EyeLink",
    hint="EyeLink trackers through SR Research's pylink.",
    needs="pip install 'radgaze[eyelink]'",
    order=13,
)
class EyeLink(Provider):
    takes = (
        Option(name="address", title="Address", hint="Of the EyeLink's host PC", default=DEFAULT_ADDRESS),
        Option(name="rate_hz", title="Rate", hint="Samples a second", kind="number", default=1000.0, least=1),
        Option(
            name="dummy",
            title="Without a tracker",
            hint="pylink's own stand-in, for trying",
            kind="yes or no",
            default=False,
            advanced=True,
        ),
    )

    def __init__(self, options: Mapping[str, Any], context: HostContext) -> None:
        super().__init__(options, context)
        self._tracker: Any = None

    def discover(self) -> list[Device]:
        pylink()
        return [
            Device(
                name="EyeLink",
                text=f"EyeLink at {DEFAULT_ADDRESS}, its usual address",
                options={"address": DEFAULT_ADDRESS},
            )
        ]

    def connect(self) -> TrackerInfo:
        module = pylink()
        dummy = self.option("dummy", default=False, kind=truth)
        address = self.option("address", DEFAULT_ADDRESS, str)
        rate_hz = self.option("rate_hz", 1000.0, float)
        try:
            self._tracker = module.EyeLink(None if dummy else address)
        except RuntimeError as error:
            raise ConnectionFailed(f"the EyeLink at {address} does not answer: {error}", _WAY_OUT) from error
        self._set_up(rate_hz)
        return TrackerInfo(
            provider=self.name,
            vendor="SR Research",
            model="EyeLink, dummy mode" if dummy else self._tracker.getTrackerVersionString().strip(),
            rate_hz=rate_hz,
            sdk=f"pylink {getattr(module, '__version__', '')}".strip(),
            capabilities=Capabilities(
                rates_hz=RATES_HZ,
                eyes="both",
                pupil_unit="au",
                calibration="vendor",
                clock_sync=True,
                source="simulated" if dummy else "own",
                research_grade=not dummy,
            ),
        )

    def run(self, buffer: SampleBuffer) -> None:
        module, tracker = pylink(), self._tracker
        if tracker.startRecording(0, 0, 1, 0) != 0:  # to the link only: no file on the host PC
            raise ConnectionFailed("the EyeLink did not begin to record", "look at its own screen")
        last, synced, gap = time.monotonic(), 0.0, False
        try:
            while not self._stop.wait(TICK_S):
                now_ns, now = time.monotonic_ns(), time.monotonic()
                taken = 0
                while (kind := tracker.getNextData()) != 0:
                    if kind == module.SAMPLE_TYPE:
                        taken += 1
                        buffer.append(sample_of(tracker.getFloatData(), now_ns, self.context))
                    elif kind == module.LOSTDATAEVENT:
                        buffer.event("gap", "the EyeLink's link buffer ran over: samples were lost")
                if taken:
                    last = now
                    if gap:
                        gap = False
                        buffer.event("restored", "the EyeLink delivers again")
                elif now - last > GAP_S and not gap:
                    gap = True
                    buffer.event("gap", f"the EyeLink has been silent for {GAP_S:g} s")
                    if not tracker.isConnected():
                        raise ConnectionFailed("the link to the EyeLink is lost", _WAY_OUT)
                if now - synced > SYNC_PERIOD_S and tracker.isConnected() > 0:
                    synced = now
                    buffer.sync(self._sync_pair())
        finally:
            tracker.stopRecording()

    def stop(self) -> None:
        super().stop()
        tracker, self._tracker = self._tracker, None
        if tracker is not None:
            tracker.close()

    def vendor_calibration(self, points: int) -> str:
        """SR Research's own graphics, in a window of the tracker host; the operator leaves it with Esc.
        Raises CalibrationFailed."""
        module, tracker = pylink(), self._tracker
        geometry = self.context.geometry
        try:
            module.openGraphics((geometry.width_px, geometry.height_px), 32)
        except RuntimeError as error:
            raise CalibrationFailed(f"EyeLink's calibration window cannot be opened: {error}") from error
        try:
            tracker.setCalibrationType(f"HV{points if points in (5, 9, 13) else 9}")
            tracker.doTrackerSetup()
        except RuntimeError as error:
            raise CalibrationFailed(f"the EyeLink did not calibrate: {error}", "try again") from error
        finally:
            module.closeGraphics()
        return str(tracker.getCalibrationMessage()).strip() or "EyeLink's own setup was left."

    def _set_up(self, rate_hz: float) -> None:
        geometry = self.context.geometry
        for command in (
            f"screen_pixel_coords = 0 0 {geometry.width_px - 1} {geometry.height_px - 1}",
            f"sample_rate {rate_hz:g}",
            "binocular_enabled = YES",
            "link_sample_data = LEFT,RIGHT,GAZE,AREA,STATUS",
        ):
            self._tracker.sendCommand(command)

    def _sync_pair(self) -> SyncPair:
        before = time.monotonic_ns()
        tracker_us = self._tracker.trackerTimeUsec()
        return SyncPair(round(tracker_us * 1000), before, time.monotonic_ns())


def pylink() -> Any:
    """The module. Raises MissingSdk with the install line."""
    try:
        return importlib.import_module("pylink")
    except ImportError as error:
        raise MissingSdk(f"pylink cannot be used: {error}", INSTALL) from error


def sample_of(sample: Any, arrival_ns: int, context: HostContext) -> GazeSample:
    """A link sample as ours: screen px become fractions, pylink's missing number NaN."""
    places: list[float] = []
    pupils: list[float] = []
    for there, read in (
        (sample.isLeftSample() or sample.isBinocular(), sample.getLeftEye),
        (sample.isRightSample() or sample.isBinocular(), sample.getRightEye),
    ):
        x, y, pupil = NAN, NAN, NAN
        if there:
            eye = read()
            gaze, size = eye.getGaze(), float(eye.getPupilSize())
            if tuple(gaze) == (0.0, 0.0):
                x, y = 0.0, 0.0  # no eye rests on a corner to the last bit: left for the watch to see
            elif MISSING not in gaze:
                # EyeLink's pixel 0 has its centre at 0; a fraction of the screen begins at its edge
                x, y = (
                    (gaze[0] + 0.5) / context.geometry.width_px,
                    (gaze[1] + 0.5) / context.geometry.height_px,
                )
            pupil = size if size > 0 else NAN
        places += [x, y]
        pupils.append(pupil)
    return GazeSample(
        round(sample.getTime() * 1e6),
        arrival_ns,
        *(places[0], places[1], places[2], places[3]),
        *(pupils[0], pupils[1]),
    )
