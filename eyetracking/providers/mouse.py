"""The mouse as a tracker: works for everyone, measures nothing."""

from __future__ import annotations

import math
import time

from eyetracking.calibration import SelfCalibrated
from eyetracking.tracker import (
    Capabilities,
    GazeSample,
    Option,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
)


@tracker_provider(
    "mouse",
    "Mouse (no eye tracker)",
    hint="The mouse stands for the eyes, so that everything can be tried.",
    order=0,
)
class Mouse(SelfCalibrated):
    """Repeats the pointer's last place at a fixed rate. options: rate_hz (125), SelfCalibrated's."""

    takes = (
        Option(
            name="rate_hz",
            title="Rate",
            hint="Samples a second",
            kind="number",
            default=125.0,
            least=1,
            advanced=True,
        ),
        *SelfCalibrated.error_options,
    )

    def connect(self) -> TrackerInfo:
        self._rate_hz = self.option("rate_hz", 125.0, float)
        self._connect_calibration()
        return TrackerInfo(
            provider=self.name,
            vendor="RadGaze",
            model="Mouse pointer",
            rate_hz=self._rate_hz,
            capabilities=Capabilities(
                rates_hz=(self._rate_hz,),
                eyes="cyclopean",
                research_grade=False,
                source="pointer",
                calibration="host per point",
                calibration_redo=True,
                calibration_saved=True,
            ),
        )

    def run(self, buffer: SampleBuffer) -> None:
        period_ns = round(1e9 / self._rate_hz)
        due_ns = time.monotonic_ns()
        buffer.sync(SyncPair(due_ns, due_ns, due_ns))
        while not self._stop.wait(max(0, due_ns - time.monotonic_ns()) / 1e9):
            now = time.monotonic_ns()
            x, y = self.context.pointer
            if math.isnan(y):
                x = y
            while due_ns <= now:  # after a stall the missing samples are given their own times
                buffer.append(GazeSample(due_ns, now, *self.calibrated((x, y, x, y))))
                due_ns += period_ns
