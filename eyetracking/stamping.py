"""From device stamps to host times: which clock they are on, and what to do when they are on none.

A sample cannot arrive before it was taken, and the freshest of a stream is not old. Stamps that break this,
or go back and stay there, are on another clock than the one that was fitted: then arrivals are the only
evidence, a fresh fit begins with them, and it is said. To tell a jump from samples that overtook each other,
samples wait for at most HOLD_NS; none is dropped and none is given a time that the old clock made up.
"""

from __future__ import annotations

import collections
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from eyetracking.clock import ClockEstimate, ClockFit
from eyetracking.sample_times import in_bursts, usual_interval
from eyetracking.tracker import GazeSample, SyncPair

HOLD_NS = 150_000_000
LONGEST_HOLD_NS = 500_000_000
"""Where the first samples come in bursts, two of them must be seen."""
LEAST_HELD = 3
SILENT_NS = 500_000_000
"""After such a silence a device may have been switched off and on: its clock is looked at anew."""
BACK_NS = 50_000_000
"""Stamps that go back less are samples that overtook each other."""
FUTURE_NS = 20_000_000
"""Stamps that are mapped so far behind their own arrival are on another clock."""
OLD_NS = 1_000_000_000
"""The freshest sample of a stream that begins is not as old as this."""
MOVED_NS = 100_000_000
"""After a silence the freshest sample is at most so much older than the freshest before it."""
WINDOW = 256
BURST_CHECK = 32
"""The last samples that show whether stamps come in bursts, looked at every so many."""


class Stamped(NamedTuple):
    """A sample and the host time at which it was taken."""

    sample: GazeSample
    host_ns: int


class Anomaly(NamedTuple):
    """Something that the stream's stamps do. kind: a word; text: a sentence for reader and report."""

    kind: str
    text: str


class Stamper:
    """Gives each sample its host time. Not thread-safe: one thread owns it.

    nominal_hz: as the device announces, 0 where it does not. jumps: how often the clock was begun anew.
    """

    def __init__(self, nominal_hz: float = 0.0) -> None:
        self.jumps = 0
        self._nominal_hz = nominal_hz
        self._synced, self._arrivals = ClockFit(), ClockFit()
        self._use_sync = False
        self._usual_sync_delay: int | None = None
        self._held: list[GazeSample] = []
        self._why = "start"
        self._newest_device: int | None = None
        self._last_arrival: int | None = None
        self._last_host = 0
        self._early_ns = 0
        self._recent: collections.deque[GazeSample] = collections.deque(maxlen=WINDOW)
        self._unchecked = 0
        self._burst: _Burst | None = None
        self._said: set[str] = set()
        self._anomalies: list[Anomaly] = []

    @property
    def estimate(self) -> ClockEstimate:
        """Of the clock that samples are mapped with."""
        return self._fit.estimate

    @property
    def waiting(self) -> int:
        """How many samples are held."""
        return len(self._held)

    def anomalies(self) -> list[Anomaly]:
        """What was found since the last call."""
        found, self._anomalies = self._anomalies, []
        return found

    def sync(self, pair: SyncPair) -> None:
        """The device's clock was compared with ours."""
        if self._synced.add_sync(pair):
            self._usual_sync_delay = None
            if self._use_sync:
                self._count_jump()

    def add(self, samples: Sequence[GazeSample]) -> list[Stamped]:
        """Samples in the order in which they arrived -> those whose time is settled."""
        ready: list[Stamped] = []
        for sample in samples:
            if self._why or self._breaks(sample):
                self._held.append(sample)
                ready += self._settle(sample.arrival_ns)
            else:
                ready.append(self._stamp(sample))
        return ready

    def tick(self, now_ns: int) -> list[Stamped]:
        """What was held long enough."""
        return self._settle(now_ns) if self._held else []

    def flush(self) -> list[Stamped]:
        """Everything that is held, decided by what is known."""
        ready: list[Stamped] = []
        while self._held:
            ready += self._decide()
        return ready

    # whether a clock still holds

    def _breaks(self, sample: GazeSample) -> bool:
        """Whether this sample cannot be on the clock of those before it; `_why` says how."""
        assert self._newest_device is not None
        assert self._last_arrival is not None
        if sample.arrival_ns - self._last_arrival > SILENT_NS:
            self._why = "silence"
        elif self._newest_device - sample.device_ns > BACK_NS:
            self._why = "back"
        elif self._fit.map(sample.device_ns) - sample.arrival_ns > FUTURE_NS:
            self._why = "future"
        return bool(self._why)

    def _settle(self, now_ns: int) -> list[Stamped]:
        waited = now_ns - self._held[0].arrival_ns
        if waited < HOLD_NS or (len(self._held) < LEAST_HELD and waited < LONGEST_HOLD_NS):
            return []
        if self._why == "start" and waited < LONGEST_HOLD_NS and self._may_be_bursts():
            return []
        return self._decide()

    def _decide(self) -> list[Stamped]:
        """At least the first of those that are held."""
        held, why = self._held, self._why
        self._held, self._why = [], ""
        overtaking = False
        if why == "start":
            self._choose_clock(held)
        elif self._still_holds(held, why):
            overtaking = why == "back"
        else:
            self._begin_anew(held)
        ready = []
        for at, sample in enumerate(held):
            if at and not overtaking and self._breaks(sample):
                self._held = held[at:]  # a second trouble in one hold
                break
            ready.append(self._stamp(sample))
        return ready

    def _choose_clock(self, held: list[GazeSample]) -> None:
        """The first samples: are they on the clock that was compared?"""
        self._fill_arrivals(held)
        if self._synced.estimate.source == "sync":
            if -FUTURE_NS <= self._freshest(held, self._synced) <= OLD_NS:
                self._adopt_sync(held)
            else:
                self._say_foreign(held)
        if self._may_be_bursts(held) and (found := _looked_at(held, self._nominal_hz)) is not None:
            self._enter_bursts(found)

    def _still_holds(self, held: list[GazeSample], why: str) -> bool:
        """Whether the clock before the trouble explains what came after it."""
        assert self._newest_device is not None
        if why == "back" and max(s.device_ns for s in held) > self._newest_device:
            self._say("out of order", "Samples overtake each other; they are sorted by their own stamps.")
            return True
        freshest = self._freshest(held, self._fit)
        if why == "back" or freshest < -FUTURE_NS:
            return False
        if freshest <= (OLD_NS if self._use_sync else MOVED_NS):
            return True
        catching_up = held[-1].device_ns - held[0].device_ns
        return catching_up > 2 * (held[-1].arrival_ns - held[0].arrival_ns) + FUTURE_NS

    @staticmethod
    def _freshest(samples: Sequence[GazeSample], fit: ClockFit) -> int:
        return min(s.arrival_ns - fit.map(s.device_ns) for s in samples)

    def _begin_anew(self, held: list[GazeSample]) -> None:
        """The clock jumped: from here on by arrival, until a comparison of clocks explains it."""
        before = self._fit.map(held[0].device_ns)
        self._arrivals = ClockFit()
        self._fill_arrivals(held)
        self._use_sync, self._usual_sync_delay = False, None
        self._newest_device = None
        self._burst = None
        by_s = (before - self._arrivals.map(held[0].device_ns)) / 1e9
        way = "ahead" if by_s > 0 else "back"
        self._count_jump()
        self._anomalies.append(
            Anomaly(
                "clock jump",
                f"The sender's stamps jumped {way} by {abs(by_s):.3g} s; its samples are timed by their "
                "arrival from here on.",
            )
        )

    def _count_jump(self) -> None:
        self.jumps += 1
        self._early_ns = 0

    def _fill_arrivals(self, samples: Sequence[GazeSample]) -> None:
        """The least delayed first: it is the nearest to the truth."""
        best = min(samples, key=lambda s: s.arrival_ns - s.device_ns)
        self._arrivals.add_arrival(best.device_ns, best.arrival_ns)

    def _adopt_sync(self, samples: Sequence[GazeSample]) -> None:
        self._use_sync = True
        self._usual_sync_delay = self._freshest(samples, self._synced)
        self._early_ns = 0

    def _say_foreign(self, samples: Sequence[GazeSample]) -> None:
        off_s = self._freshest(samples, self._synced) / 1e9
        self._say(
            "own clock",
            "The sender stamps its samples with a clock of its own "
            f"({abs(off_s):.3g} s off the one that it compares with ours); they are timed by their arrival.",
        )

    def _look_at_sync(self) -> None:
        """Comparisons came, or changed: do they explain the newest samples?"""
        if self._use_sync or self._synced.estimate.source != "sync" or len(self._recent) < LEAST_HELD:
            return
        newest = [s for s in self._recent if s.arrival_ns >= self._recent[-1].arrival_ns - OLD_NS]
        freshest = self._freshest(newest, self._synced)
        by_arrival = self._freshest(newest, self._arrivals)
        known = OLD_NS if self.jumps == 0 else MOVED_NS
        if -FUTURE_NS <= freshest <= known + by_arrival:
            self._adopt_sync(newest)
        elif self.jumps == 0:
            self._say_foreign(newest)

    # host times

    @property
    def _fit(self) -> ClockFit:
        return self._synced if self._use_sync else self._arrivals

    def _stamp(self, sample: GazeSample) -> Stamped:
        if not self._use_sync or self._synced.estimate.source != "sync":
            before = self._arrivals.estimate
            if self._arrivals.add_arrival(sample.device_ns, sample.arrival_ns):
                self._count_jump()
            if self._arrivals.estimate is not before:
                self._early_ns = 0
        self._recent.append(sample)
        self._last_arrival = sample.arrival_ns
        self._unchecked += 1
        if self._unchecked >= BURST_CHECK:
            self._unchecked = 0
            self._look_at_sync()
            self._look_for_bursts()
        mapped = self._fit.map(sample.device_ns)
        if not self._use_sync:  # less delayed than any before: the clock is that much earlier
            self._early_ns = max(self._early_ns, mapped - sample.arrival_ns)
            mapped -= self._early_ns
        in_order = self._newest_device is None or sample.device_ns >= self._newest_device
        if in_order:
            self._newest_device = sample.device_ns
        else:
            self._say("out of order", "Samples overtake each other; they are sorted by their own stamps.")
        if self._burst is not None:
            mapped = self._burst.place(sample, mapped)
        mapped = min(mapped, sample.arrival_ns)
        if in_order:
            mapped = max(mapped, self._last_host)
            self._last_host = mapped
        return Stamped(sample, mapped)

    # bursts

    def _may_be_bursts(self, held: Sequence[GazeSample] | None = None) -> bool:
        stamps = sorted(s.device_ns for s in held or self._held)
        steps = np.diff(np.array(stamps, dtype=np.int64)).astype(np.float64)
        if len(steps) < 2 or self._nominal_hz <= 0:
            return bool(len(steps) >= 2 and np.count_nonzero(steps == 0) > len(steps) / 3)
        return bool(np.count_nonzero(steps < 0.25e9 / self._nominal_hz) > len(steps) / 3)

    def _look_for_bursts(self) -> None:
        found = _looked_at(self._recent, self._nominal_hz)
        if found is None:
            if len(self._recent) == WINDOW:  # fewer do not show that bursts have ended
                self._burst = None
        elif self._burst is None:
            self._enter_bursts(found)
        else:
            self._burst.interval_ns = found.interval_ns

    def _enter_bursts(self, found: _Burst) -> None:
        self._burst = found
        self._say(
            "bursts",
            f"About {found.usual} samples at a time share one stamp, or nearly: stamps are not the times at "
            f"which they were taken. They are spread evenly, one every {found.interval_ns / 1e6:.3g} ms.",
        )

    def _say(self, kind: str, text: str) -> None:
        if kind not in self._said:
            self._said.add(kind)
            self._anomalies.append(Anomaly(kind, text))


class _Burst:
    """Lays the samples of a burst at an even pace: on from its stamp, or up to it where they arrived as soon
    as it says.
    """

    def __init__(self, interval_ns: float, usual: int) -> None:
        self.interval_ns, self.usual = interval_ns, usual
        self._first: int | None = None
        self._number = 0
        self._start = 0
        self._after = False

    def place(self, sample: GazeSample, mapped: int) -> int:
        """The host time of the next sample; mapped: that of its stamp."""
        if self._first is None or abs(sample.device_ns - self._first) > self._length_ns():
            if self._number:
                self.usual = max(2, round(0.7 * self.usual + 0.3 * self._number))
            self._first, self._number, self._start = sample.device_ns, 0, mapped
            whole_ns = (self.usual - 1) * self.interval_ns
            self._after = sample.arrival_ns - mapped >= 0.5 * whole_ns
        number = self._number if self._after else self._number - self.usual + 1
        self._number += 1
        return self._start + round(number * self.interval_ns)

    def _length_ns(self) -> float:
        """What a burst's stamps lie apart at most."""
        return 0.4 * self.usual * self.interval_ns


def _looked_at(samples: Sequence[GazeSample], nominal_hz: float) -> _Burst | None:
    """How bursts come, None where stamps are those of samples."""
    t_ms = np.sort(np.array([s.device_ns for s in samples], dtype=np.int64) - samples[0].device_ns) / 1e6
    if in_bursts(t_ms):
        interval_ms = usual_interval(t_ms)
        if nominal_hz > 0 and abs(interval_ms * nominal_hz / 1000 - 1) < 0.1:
            interval_ms = 1000 / nominal_hz
        inside = int(np.count_nonzero(np.diff(t_ms) < 0.25 * interval_ms))
        bursts = max(1, len(t_ms) - inside)
        return _Burst(interval_ms * 1e6, max(2, round(len(t_ms) / bursts)))
    steps = np.diff(t_ms)
    ends = np.flatnonzero(steps > 0)
    if nominal_hz > 0 and len(ends) and np.count_nonzero(steps == 0) > len(steps) / 3:
        # two or three bursts of equal stamps: certain, but too few to measure their pace
        usual = round(float(np.median(np.diff(np.concatenate(([-1], ends))))))
        period_ms = float(np.median(steps[ends]))
        if usual > 1 and abs(period_ms / usual * nominal_hz / 1000 - 1) < 0.5:
            return _Burst(1e9 / nominal_hz, usual)
    return None
