"""Fixations while the gaze arrives: the offline detector over what may still change.

A fixation is reported `latency_ms` after its end: the merge gap, the longest bridged loss and half the
velocity window. Then it is what the offline detector finds, given the same noise (measured over the last
seconds, or told), with two exceptions. Where the eye came back within the merge gap, the two may turn out to
be one only as the second goes on: it is then reported again, whole, and `replaces_last` says so. Of a
fixation that lasts longer than `LASTING_MS` (a pointer that lies still) the end alone is kept; what was
before counts in its begin and, by its time, in its place.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from eyetracking.events.signal import FloatArray, noise_deg, sample_interval_ms, to_degrees
from eyetracking.events.table import FixationTable, UnknownDetector, detect_fixations, known_detectors
from eyetracking.tracker import DisplayGeometry

NOISE_OVER_MS = 10_000.0
LOST_MS = 500.0
"""What is kept of gaze that was never seen."""
LASTING_MS = 10_000.0
"""A fixation that lasts so long loses its first half."""


@dataclass(frozen=True)
class LiveFixation:
    """A fixation on the screen. x_px, y_px: device px. Times on the clock of what was fed."""

    onset_ms: float
    duration_ms: float
    x_px: float
    y_px: float
    replaces_last: bool = False

    @property
    def end_ms(self) -> float:
        return self.onset_ms + self.duration_ms


class OnlineFixations:
    """Feed samples as they come; take final fixations, and the one that lasts now.

    detector: one that can work live ("ivt", "idt"). known_noise_deg: NaN measures it. Samples that come late
    are put where they belong; `late` counts those whose time had been decided. Raises UnknownDetector.
    """

    def __init__(
        self,
        geometry: DisplayGeometry,
        *,
        detector: str = "ivt",
        known_noise_deg: float = math.nan,
        **parameters: Any,
    ) -> None:
        known = known_detectors().get(detector)
        if known is None or known.context_ms is None:
            raise UnknownDetector(detector)
        self._context_ms = known.context_ms
        self._geometry, self._detector, self._parameters = geometry, detector, parameters
        self._known_noise = known_noise_deg
        self._t, self._x, self._y = (np.zeros(0) for _ in range(3))
        self._recent = (np.zeros(0), np.zeros(0), np.zeros(0))
        self._last: LiveFixation | None = None
        self._before: LiveFixation | None = None
        self._forgotten_ms = -math.inf
        self.late = 0
        self.latency_ms = math.nan
        self.current: LiveFixation | None = None

    def feed(self, t_ms: ArrayLike, x_px: ArrayLike, y_px: ArrayLike) -> list[LiveFixation]:
        """Fixations that became final. Arrays as in `detect_fixations`; what comes out of order is sorted
        in.
        """
        t, x, y = (np.atleast_1d(np.asarray(v, dtype=np.float64)) for v in (t_ms, x_px, y_px))
        self._put_in(t, x, y)
        if not self._enough():
            return []
        if not np.isfinite(self._x).any():
            self.current = None
            self._keep_from(int(np.searchsorted(self._t, self._t[-1] - LOST_MS)))
            return []
        if math.isnan(self._known_noise):
            self._remember(t, x, y)
        table = self._detect()
        self.latency_ms = latency_ms(table)
        newest = float(self._t[-1])
        ends = table.onset_ms + table.duration_ms
        fresh = np.flatnonzero(ends > self._final_end_ms + 1e-6)
        done = [int(n) for n in fresh if newest - ends[n] >= self.latency_ms]
        waiting = [int(n) for n in fresh if n not in done]
        lasts = bool(waiting) and self._lasts(table, waiting[-1])
        self.current = self._whole(_fixation(table, waiting[-1])) if lasts else None
        reported = [self._report(table, n) for n in done]
        self._forget(table, done, waiting)
        return reported

    def _put_in(self, t: FloatArray, x: FloatArray, y: FloatArray) -> None:
        known = t > self._forgotten_ms
        self.late += int(np.count_nonzero(~known))
        self._t, self._x, self._y = (
            np.concatenate((old, new[known])) for old, new in ((self._t, t), (self._x, x), (self._y, y))
        )
        if (np.diff(self._t) < 0).any():
            order = np.argsort(self._t, kind="stable")
            self._t, self._x, self._y = self._t[order], self._x[order], self._y[order]

    @property
    def kept_samples(self) -> int:
        return len(self._t)

    def finish(self) -> list[LiveFixation]:
        """What was not final yet: no more samples will come."""
        if not self._enough():
            return []
        table = self._detect()
        ends = table.onset_ms + table.duration_ms
        return [self._report(table, int(n)) for n in np.flatnonzero(ends > self._final_end_ms + 1e-6)]

    def _enough(self) -> bool:
        """Whether anything can be said yet; not of samples that all have one time."""
        return len(self._t) >= 3 and sample_interval_ms(self._t) > 0

    def _report(self, table: FixationTable, number: int) -> LiveFixation:
        found = self._whole(_fixation(table, number))
        self._before = None
        last = self._last
        if last is not None and found.onset_ms < last.end_ms - 1e-6:  # its begin has been forgotten
            duration = found.end_ms - last.onset_ms
            found = replace(found, onset_ms=last.onset_ms, duration_ms=duration, replaces_last=True)
        self._last = found
        return found

    def _whole(self, found: LiveFixation) -> LiveFixation:
        """With what was forgotten of it while it lasted."""
        before = self._before
        if before is None or found.onset_ms > before.end_ms + self.latency_ms:
            return found
        rest_ms = found.end_ms - max(found.onset_ms, before.end_ms)
        duration = found.end_ms - before.onset_ms
        share = rest_ms / duration
        return LiveFixation(
            onset_ms=before.onset_ms,
            duration_ms=duration,
            x_px=share * found.x_px + (1 - share) * before.x_px,
            y_px=share * found.y_px + (1 - share) * before.y_px,
        )

    @property
    def _final_end_ms(self) -> float:
        return -math.inf if self._last is None else self._last.end_ms

    def _detect(self) -> FixationTable:
        noise = self._known_noise
        if math.isnan(noise) and len(self._recent[0]) > 1:
            noise = noise_deg(*to_degrees(self._recent[1], self._recent[2], self._geometry))
        return detect_fixations(
            self._t, self._x, self._y,
            geometry=self._geometry, detector=self._detector, known_noise_deg=noise, **self._parameters,
        )  # fmt: skip

    def _lasts(self, table: FixationTable, number: int) -> bool:
        """Whether the fixation reaches the newest samples; the velocity window may leave out the last."""
        window = table.parameters.get("window_ms", 0.0)
        interval = sample_interval_ms(self._t)
        return float(self._t[-1] - self._t[int(table.last[number])]) <= window + 2 * interval

    def _remember(self, t: FloatArray, x: FloatArray, y: FloatArray) -> None:
        joined = [np.concatenate(pair) for pair in zip(self._recent, (t, x, y), strict=True)]
        keep = joined[0] >= joined[0][-1] - NOISE_OVER_MS if len(joined[0]) else slice(None)
        self._recent = (joined[0][keep], joined[1][keep], joined[2][keep])

    def _forget(self, table: FixationTable, done: list[int], waiting: list[int]) -> None:
        """Drop what can change nothing any more: all before the last final fixation, old saccades, losses."""
        if done:
            start = int(table.first[done[-1]])
        elif len(waiting) == 1 and table.duration_ms[waiting[0]] > LASTING_MS:
            whole = self._whole(_fixation(table, waiting[0]))
            start = int(np.searchsorted(self._t, self._t[-1] - LASTING_MS / 2))
            self._before = replace(whole, duration_ms=float(self._t[start]) - whole.onset_ms)
        elif not waiting and float(self._t[-1]) - self._final_end_ms > 3 * self.latency_ms:
            start = int(np.searchsorted(self._t, self._t[-1] - 2 * self.latency_ms))
        else:
            return
        block = int(table.parameters.get("block", 1))
        begin = int(np.searchsorted(self._t, self._t[start] - self._context_ms))
        begin -= begin % block  # the offline blocks are counted from the first sample
        self._keep_from(begin)

    def _keep_from(self, begin: int) -> None:
        if begin > 0:
            self._forgotten_ms = float(self._t[begin - 1])
        self._t, self._x, self._y = self._t[begin:], self._x[begin:], self._y[begin:]


def latency_ms(table: FixationTable) -> float:
    """How long after its end a fixation of this detector is final."""
    p = table.parameters
    return p["merge_gap_ms"] + p["max_gap_ms"] + p.get("window_ms", 0.0) / 2


def _fixation(table: FixationTable, number: int) -> LiveFixation:
    return LiveFixation(
        onset_ms=float(table.onset_ms[number]),
        duration_ms=float(table.duration_ms[number]),
        x_px=float(table.x_px[number]),
        y_px=float(table.y_px[number]),
    )
