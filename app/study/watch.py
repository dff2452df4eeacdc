"""Watches the gaze of a trial for what is missing: warns while it lasts, and says at its end whether it
counts.

What is missing is measured against the time, not against the samples that came, so that a tracker that falls
silent is found like one that sees no eye.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.study.protocol import Limits

LATE_MS = 250.0
"""So late samples may come from the tracker; what has not come after that is missing."""
LEAST_MS = 5000.0
"""A share of less viewing than this says nothing yet while the trial goes on."""


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """value, limit: percent of the viewing for missing, seconds for gap. t_ms: of the trial."""

    what: Literal["missing", "gap"]
    level: Literal["warn", "stop"]
    value: float
    limit: float
    t_ms: float

    def sentence(self) -> str:
        end = "the trial does not count" if self.level == "stop" else "check the tracker"
        if self.what == "missing":
            return f"{self.value:.0f} % of the gaze is missing, more than {self.limit:g} %: {end}."
        return f"No gaze for {self.value:.1f} s, longer than {self.limit:g} s: {end}."


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """Of the gaze while a film was on the screen. missing_percent: 100 where no sample came. counts: within
    the protocol's limits."""

    viewed_s: float
    samples: int
    seen: int
    rate_hz: float
    missing_percent: float
    longest_gap_s: float
    alarms: tuple[Alarm, ...] = ()
    counts: bool = True
    accuracy_deg: float | None = None
    worst_deg: float | None = None


class Watch:
    """Of one trial. rate_hz: what the tracker announced. Times in ms on one clock, in order."""

    def __init__(self, limits: Limits, *, rate_hz: float) -> None:
        self._limits, self._rate_hz = limits, rate_hz
        self._viewings: list[tuple[float, float]] = []
        self._last_ms = self._last_seen_ms = 0.0
        self._longest_ms = 0.0
        self._samples = self._seen = 0
        self._alarms: list[Alarm] = []

    def begin_viewing(self, t_ms: float) -> None:
        """A film is on the screen; where one was already, nothing changes."""
        if self._viewing:
            return
        self._viewings.append((t_ms, math.inf))
        self._last_ms = self._last_seen_ms = t_ms

    def end_viewing(self, t_ms: float) -> list[Alarm]:
        """It is gone. Returns what is new, as `tick`."""
        if not self._viewing:
            return []
        new = self._gap(t_ms - self._last_seen_ms, t_ms)
        self._viewings[-1] = (self._viewings[-1][0], t_ms)
        return new

    def add(self, t_ms: NDArray[np.float64], seen: NDArray[np.bool_]) -> list[Alarm]:
        """Samples, also late ones; those of other times than viewing do not count. Returns what is new."""
        if not self._viewings:
            return []
        inside = np.zeros(len(t_ms), dtype=bool)
        for begin, end in self._viewings:
            inside |= (t_ms >= begin) & (t_ms < end)
        self._samples += int(np.count_nonzero(inside))
        self._seen += int(np.count_nonzero(inside & seen))
        begin, end = self._viewings[-1]
        here = (t_ms >= max(begin, self._last_ms)) & (t_ms < end)
        if here.any():
            self._last_ms = float(t_ms[here][-1])
        times = t_ms[here & seen]
        if not len(times):
            return []
        gaps = np.diff(times, prepend=self._last_seen_ms)
        longest = int(np.argmax(gaps))
        self._last_seen_ms = float(times[-1])
        return self._gap(float(gaps[longest]), float(times[longest]))

    def tick(self, t_ms: float) -> list[Alarm]:
        """Time goes on, whether samples come or not. Returns the alarms that are new."""
        if not self._viewing:
            return []
        new = self._gap(t_ms - self._last_seen_ms, t_ms)
        viewed = self._viewed_ms(t_ms)
        if viewed >= LEAST_MS:
            new += self._share(viewed, t_ms, ("warn",))
        return new

    def close(self, t_ms: float) -> Quality:
        """The trial is over."""
        self.end_viewing(t_ms)
        viewed_ms = self._viewed_ms(t_ms)
        if viewed_ms > 0:
            self._share(viewed_ms, t_ms, ("warn", "stop"))
        return Quality(
            viewed_s=viewed_ms / 1000,
            samples=self._samples,
            seen=self._seen,
            rate_hz=self._rate_hz,
            missing_percent=self._missing_percent(viewed_ms) if viewed_ms else 0.0,
            longest_gap_s=self._longest_ms / 1000,
            alarms=tuple(self._alarms),
            counts=not any(alarm.level == "stop" for alarm in self._alarms),
        )

    @property
    def _viewing(self) -> bool:
        return bool(self._viewings) and self._viewings[-1][1] == math.inf

    def _viewed_ms(self, t_ms: float) -> float:
        """Until now, without the time whose samples are still on their way."""
        whole = sum(min(end, t_ms) - begin for begin, end in self._viewings)
        if not self._viewings:
            return 0.0
        late = min(self._viewings[-1][1], t_ms) - self._last_ms - 1000 / self._rate_hz
        return whole - late if 0.0 < late < LATE_MS else whole

    def _missing_percent(self, viewed_ms: float) -> float:
        due = viewed_ms * self._rate_hz / 1000
        return 100 * min(max(1 - self._seen / due, 0.0), 1.0) if due > 0 else 100.0

    def _gap(self, gap_ms: float, t_ms: float) -> list[Alarm]:
        self._longest_ms = max(self._longest_ms, gap_ms)
        limits = {"warn": self._limits.gap_warn_s, "stop": self._limits.gap_stop_s}
        return self._new("gap", gap_ms / 1000, limits, t_ms)

    def _share(self, viewed_ms: float, t_ms: float, levels: Iterable[str]) -> list[Alarm]:
        limits = {"warn": self._limits.missing_warn_percent, "stop": self._limits.missing_stop_percent}
        wanted = {level: limits[level] for level in levels}
        return self._new("missing", self._missing_percent(viewed_ms), wanted, t_ms)

    def _new(
        self, what: Literal["missing", "gap"], value: float, limits: dict[str, float], t_ms: float
    ) -> list[Alarm]:
        """Each kind and level is told once a trial."""
        told = {(alarm.what, alarm.level) for alarm in self._alarms}
        levels: tuple[Literal["warn", "stop"], ...] = ("warn", "stop")
        new = [
            Alarm(what=what, level=level, value=value, limit=limits[level], t_ms=t_ms)
            for level in levels
            if level in limits and value > limits[level] and (what, level) not in told
        ]
        self._alarms += new
        return new
