"""The mouse as a tracker: works for everyone, measures nothing."""

from __future__ import annotations

import math
import time

from eyetracking.tracker import (
    Capabilities,
    GazeSample,
    Provider,
    SampleRing,
    SyncPair,
    TrackerInfo,
    tracker_provider,
)


@tracker_provider("mouse", "The mouse pointer stands in for the eyes.")
class Mouse(Provider):
    """Repeats the pointer's last place at a fixed rate. options: rate_hz (125)."""

    known_options = ("rate_hz",)

    def connect(self) -> TrackerInfo:
        self._rate_hz = self.option("rate_hz", 125.0, float)
        return TrackerInfo(
            provider=self.name,
            vendor="RadGaze",
            model="Mouse pointer",
            rate_hz=self._rate_hz,
            capabilities=Capabilities(
                rates_hz=(self._rate_hz,), eyes="cyclopean", research_grade=False, simulated=True
            ),
        )

    def run(self, ring: SampleRing) -> None:
        period_ns = round(1e9 / self._rate_hz)
        due_ns = time.monotonic_ns()
        ring.sync(SyncPair(due_ns, due_ns, due_ns))
        while not self._stop.wait(max(0, due_ns - time.monotonic_ns()) / 1e9):
            now = time.monotonic_ns()
            x, y = self.desk.pointer
            if math.isnan(y):
                x = y
            while due_ns <= now:  # after a stall the missing samples are given their own times
                ring.append(GazeSample(due_ns, now, x, y, x, y))
                due_ns += period_ns
