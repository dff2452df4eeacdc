"""An eye tracker in simulated time: the simulated reader's eyes, its calibration and its samples, as fast as
they can be computed. What it says of itself is what the provider says, so that a recording tells it is
simulated.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from eyetracking.messages import CalibrationDone, Measured
from eyetracking.procedure import Procedure
from eyetracking.providers.simulated_reader import Eyes, EyeValues, Follower, SimulatedReader
from eyetracking.quality import mean_quality, target_quality
from eyetracking.recorder import Row
from eyetracking.scanpaths.types import Scanpath
from eyetracking.tracker import TYPICAL_GEOMETRY, HostContext
from eyetracking.validation import Limits

CHUNK = 512
BEGIN_NS = 10**12
"""Where its clock begins, the same each time: a seed gives the same eyes to the last digit."""


class VirtualTracker:
    """now_ns: of its clock, which only moves when it is used. loss: share of samples beside blinks. reports:
    of calibration, validation and drift check, as a host keeps them for the recordings that follow."""

    def __init__(self, *, seed: int, temperament: str, rate_hz: float, loss: float) -> None:
        self.context = HostContext(geometry=TYPICAL_GEOMETRY)
        options = {"seed": seed, "temperament": temperament, "rate_hz": rate_hz, "loss": loss}
        self._reader = SimulatedReader(options, self.context)
        self.info = self._reader.connect()
        self.rate_hz = float(self._reader.rate_hz)
        self.now_ns = BEGIN_NS
        self.reports: dict[str, dict[str, Any]] = {}
        self._follower = Follower(self._reader, np.random.Generator(np.random.PCG64([seed, 2])))
        self._due: collections.deque[Any] = collections.deque()
        self._sample_ns = float(self.now_ns)
        self.seq = 0

    def follow(self, limits: Limits, *, points: int, checking: bool) -> Procedure:
        """A calibration with its validation, or a drift check, from begin to end."""
        procedure = Procedure(
            self,
            capabilities=self.info.capabilities,
            geometry=self.context.geometry,
            limits=limits,
            points=points,
            clock_ns=lambda: self.now_ns,
        )
        (procedure.check_drift if checking else procedure.calibrate)()
        while procedure.phase not in ("done", "failed", "checked"):
            procedure.presented(self.now_ns)
            self.now_ns += 50_000_000
            self._follower.look(self.now_ns / 1e6)
            procedure.tick()
            while self._due:
                procedure.handle(self._due.popleft())
            if procedure.phase == "calibrated":
                procedure.validate()
            elif procedure.phase == "validated":
                assert procedure.validation is not None
                (procedure.reject if procedure.validation.problems() else procedure.accept)()
        return procedure

    # commands of the procedure, as a tracker host takes them

    def show_target(self, t_ns: int, place: tuple[float, float] | None) -> None:
        self.context.target = place
        self._follower.look(t_ns / 1e6)  # it is seen from now on

    def calibrate(self, step: Any, *, x: float = np.nan, y: float = np.nan, points: int = 0) -> None:
        self._due.append(CalibrationDone(step=step, ok=True, x=x, y=y))

    def measure(self, number: int, *, x: float, y: float, from_ns: int, to_ns: int) -> None:
        count = max(2, round((to_ns - from_ns) / 1e9 * self.rate_hz))
        t_s = np.arange(count) / self.rate_hz
        values = np.array([self._follower.look(from_ns / 1e6 + 1000 * t)[:4] for t in t_s])
        left, right = (
            target_quality(
                t_s, values[:, c], values[:, c + 1],
                target=(x, y), geometry=self.context.geometry, rate_hz=self.rate_hz,
            )
            for c in (0, 2)
        )  # fmt: skip
        both = mean_quality([left, right])
        self.now_ns = max(self.now_ns, to_ns)
        self._due.append(Measured(number=number, x=x, y=y, left=left, right=right, both=both))

    def report(self, kind: Any, fields: Any) -> None:
        self.reports[kind] = dict(fields)

    # gaze

    def resting(self, place: tuple[float, float]) -> Callable[[float], EyeValues]:
        """Eyes that stay with what stands there (fractions of the screen) from now on."""
        self.context.target = place
        begin_ms = self.now_ns / 1e6
        return lambda t_ms: self._follower.look(begin_ms + t_ms)

    def reading(self, path: Scanpath, seed: list[int]) -> Callable[[float], EyeValues]:
        """Eyes that follow this path over the film that `context` shows."""
        self.context.target = None
        return Eyes(self._reader, np.random.Generator(np.random.PCG64(seed)), path).look

    def samples(self, seconds: float, look: Callable[[float], EyeValues]) -> Iterator[list[Row]]:
        """Of so many seconds from now, in pieces; the clock goes with them."""
        began_ns = self.now_ns
        end_ns = began_ns + round(seconds * 1e9)
        period_ns = 1e9 / self.rate_hz
        self._sample_ns = max(self._sample_ns, float(began_ns))
        rows: list[Row] = []
        while self._sample_ns < end_ns:
            at = round(self._sample_ns)
            rows.append(Row(self.seq, at, at, at, *look((at - began_ns) / 1e6)))
            self.seq += 1
            self._sample_ns += period_ns
            if len(rows) == CHUNK:
                self.now_ns = at
                yield rows
                rows = []
        self.now_ns = end_ns
        if rows:
            yield rows
