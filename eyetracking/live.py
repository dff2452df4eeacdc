"""What the host tells of gaze while it streams: the newest places, the figures of the last second, and how
good gaze was on a target.
"""

from __future__ import annotations

import itertools
import math
import time
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from eyetracking.messages import LiveGaze, Measure, Measured, Quality
from eyetracking.quality import EyeQuality, target_quality
from eyetracking.recorder import Row
from eyetracking.tracker import DisplayGeometry

RATES_KEPT = 10


class Seen(NamedTuple):
    """A row and the mean of its eyes (fractions of the screen; NaN where none was seen)."""

    row: Row
    x: float
    y: float


class Meter:
    """Counts what passed since the last report."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []
        self._latency_ns: list[int] = []
        self._rates: list[float] = []

    def add(self, seen: Sequence[Seen]) -> None:
        """What came in one tick; the newest tells how old gaze is when it leaves the host."""
        self._seen.extend(seen)
        self._latency_ns.append(time.monotonic_ns() - seen[-1].row.host_ns)

    def quality(
        self,
        seconds: float,
        *,
        nominal_hz: float,
        geometry: DisplayGeometry,
        uncertainty_ms: float,
        dropped: int,
    ) -> Quality:
        """The figures of the last `seconds`, and begin anew. nominal_hz 0: the best of the last seconds'
        rates stands for it.
        """
        rows, self._seen = self._seen, []
        latency, self._latency_ns = sorted(self._latency_ns), []
        self._rates = [*self._rates, len(rows) / seconds][-RATES_KEPT:]
        nominal_hz = (
            nominal_hz if nominal_hz > 0 else float(np.median([r for r in self._rates if r] or [0.0]))
        )
        found = sum(1 for at in rows if not math.isnan(at.x))
        due = nominal_hz * seconds
        if len(rows) > 0.98 * due:  # the report's own jitter
            due = len(rows)
        steps = sorted(
            math.hypot((b.x - a.x) * geometry.width_px, (b.y - a.y) * geometry.height_px)
            for a, b in itertools.pairwise(rows)
            if not math.isnan(a.x) and not math.isnan(b.x)
        )
        return Quality(
            rate_hz=len(rows) / seconds,
            nominal_hz=nominal_hz,
            loss_fraction=1 - found / due if due else 0.0,
            precision_deg=steps[len(steps) // 2] * geometry.degrees_per_px if steps else math.nan,
            latency_ms=latency[len(latency) // 2] / 1e6 if latency else math.nan,
            clock_uncertainty_ms=uncertainty_ms,
            dropped=dropped,
        )


def live_gaze(seen: Sequence[Seen], geometry: DisplayGeometry) -> LiveGaze:
    """Rows as the window wants them, in the order of their times."""
    seen = sorted(seen, key=lambda at: at.row.host_ns)
    return LiveGaze(
        host_ns=[at.row.host_ns for at in seen],
        x_px=[at.x * geometry.width_px for at in seen],
        y_px=[at.y * geometry.height_px for at in seen],
        valid=[not math.isnan(at.x) for at in seen],
    )


def measure_target(
    message: Measure, seen: Sequence[Seen], geometry: DisplayGeometry, rate_hz: float
) -> Measured:
    """The quality of each eye, and of their mean, in the rows of that time. rate_hz: 0 where it is not
    known.
    """
    here = [at for at in seen if message.from_ns <= at.row.host_ns <= message.to_ns]
    t_s = np.array([at.row.host_ns for at in here], dtype=np.float64) / 1e9
    rate_hz = rate_hz if rate_hz > 0 else math.nan

    def of(places: list[tuple[float, float]]) -> EyeQuality:
        x, y = np.array(places, dtype=np.float64).reshape(-1, 2).T
        return target_quality(t_s, x, y, target=(message.x, message.y), geometry=geometry, rate_hz=rate_hz)

    return Measured(
        number=message.number,
        x=message.x,
        y=message.y,
        left=of([(at.row.left_x, at.row.left_y) for at in here]),
        right=of([(at.row.right_x, at.row.right_y) for at in here]),
        both=of([(at.x, at.y) for at in here]),
    )
