"""What senders do that they should not: numbers that mean "not seen", numbers off the screen, silence,
another rate than announced. Found for every tracker at one place, said once, and kept with each recording.
"""

from __future__ import annotations

import collections
import math
import time
from collections.abc import Sequence

from eyetracking.stamping import Anomaly
from eyetracking.tracker import NAN, GazeSample

MISSING = ((0.0, 0.0), (-1.0, -1.0))
"""Pairs that many senders give for an eye that was not seen, without a flag. No eye rests to the last bit in
the screen's corner."""
FAR_OFF = (-2.0, 3.0)
"""Fractions of the screen outside of which no tracker measures."""
REPEATED = 3
"""An eye off the screen that stands still to the last bit for so many samples is no eye."""
LOOKED_AT = 200
MOSTLY = 0.5
SILENT_S, FIRST_S = 1.0, 3.0
"""How long a stream, and one that begins, may send nothing before it is said."""
BLIND_S = 5.0
RATE_AFTER_S = 5.0
RATE_OFF = 0.15
Place = tuple[float, float]


class StreamWatch:
    """Looks at each sample before it is stamped, and at the clock. One thread owns it.

    name: of the tracker, for sentences. nominal_hz: as announced, 0 where it is not. eyes: whether the
    numbers are those of eyes; a pointer may rest in a corner.
    """

    def __init__(self, name: str, nominal_hz: float, *, eyes: bool = True) -> None:
        self._name, self._nominal_hz, self._eyes = name, nominal_hz, eyes
        self._missing: set[Place] = set(MISSING)
        self._repeats: dict[str, tuple[Place, int]] = {}
        self._last_ns: int | None = None
        self._silent = False
        self._began_ns = time.monotonic_ns()
        self._blind_since_ns: int | None = None
        self._first_ns: int | None = None
        self._count = 0
        self._far: collections.deque[bool] = collections.deque(maxlen=LOOKED_AT)
        self._said: set[str] = set()
        self._anomalies: list[Anomaly] = []

    def anomalies(self) -> list[Anomaly]:
        """What was found since the last call."""
        found, self._anomalies = self._anomalies, []
        return found

    def clean(self, samples: Sequence[GazeSample]) -> list[GazeSample]:
        """Samples whose eyes are NaN where their numbers mean that they were not seen. None is left out."""
        if samples:
            self._note_arrivals(samples)
        if not self._eyes:
            return list(samples)
        cleaned = [self._clean(sample) for sample in samples]
        self._note_blindness(cleaned)
        return cleaned

    def _note_blindness(self, samples: Sequence[GazeSample]) -> None:
        for sample in samples:
            if not (math.isnan(sample.left_x) and math.isnan(sample.right_x)):
                self._blind_since_ns = None
            elif self._blind_since_ns is None:
                self._blind_since_ns = sample.arrival_ns
            elif sample.arrival_ns - self._blind_since_ns > BLIND_S * 1e9:
                self._blind_since_ns = None
                self._anomalies.append(
                    Anomaly("no eyes", f"{self._name} sends, but has seen no eye for {BLIND_S:g} s.")
                )

    def _clean(self, sample: GazeSample) -> GazeSample:
        left = self._eye("left", sample.left_x, sample.left_y)
        right = self._eye("right", sample.right_x, sample.right_y)
        if left is None and right is None:
            return sample
        if left is not None:
            sample = sample._replace(left_x=left[0], left_y=left[1])
        return sample if right is None else sample._replace(right_x=right[0], right_y=right[1])

    def _eye(self, side: str, x: float, y: float) -> Place | None:
        """What to put in the place of these numbers; None where they count."""
        if math.isnan(x) and math.isnan(y):
            return None
        if math.isnan(x) or math.isnan(y):
            return NAN, NAN
        low, high = FAR_OFF
        far = not (low < x < high and low < y < high)
        self._far.append(far)
        if far:
            self._note_far(x, y)
            return NAN, NAN
        if (x, y) in self._missing:
            self._say(
                "missing value",
                f"{self._name} gives ({x:g}, {y:g}) without a flag where it sees no eye: such samples "
                "count as lost.",
            )
            return NAN, NAN
        if not (0 <= x <= 1 and 0 <= y <= 1):
            before, times = self._repeats.get(side, ((NAN, NAN), 0))
            times = times + 1 if before == (x, y) else 1
            self._repeats[side] = ((x, y), times)
            if times >= REPEATED:
                self._missing.add((x, y))
        return None

    def _note_far(self, x: float, y: float) -> None:
        if len(self._far) >= LOOKED_AT // 2 and sum(self._far) > MOSTLY * len(self._far):
            self._say(
                "off the screen",
                f"The numbers of {self._name} lie off the screen (about {x:.4g}, {y:.4g} screen widths and "
                "heights): they count as lost. They may be in pixels or degrees; say in a layout file what "
                "they are.",
            )
        elif len(self._far) >= LOOKED_AT:
            self._say(
                "far off",
                f"Some numbers of {self._name} lie far off the screen (such as {x:.4g}, {y:.4g}): those "
                "samples count as lost.",
            )

    def _note_arrivals(self, samples: Sequence[GazeSample]) -> None:
        newest = samples[-1].arrival_ns
        if self._silent:
            self._silent = False
            seconds = (samples[0].arrival_ns - (self._last_ns or self._began_ns)) / 1e9
            self._anomalies.append(
                Anomaly("restored", f"{self._name} delivers again, after {seconds:.1f} s of silence.")
            )
            self._first_ns = None
        if self._first_ns is None:
            self._first_ns, self._count = newest, 0
        else:
            self._count += len(samples)
        self._last_ns = newest
        lasted_s = (newest - self._first_ns) / 1e9
        if lasted_s > RATE_AFTER_S and self._nominal_hz > 0:
            rate = self._count / lasted_s
            if abs(rate / self._nominal_hz - 1) > RATE_OFF:
                self._say(
                    "rate",
                    f"{self._name} announced {self._nominal_hz:g} Hz and sends {rate:.0f} Hz"
                    + ("; what did not come counts as loss." if rate < self._nominal_hz else "."),
                )
            self._first_ns = None

    def look_at_clock(self, now_ns: int) -> None:
        """Whether the stream is silent. Call it often."""
        patience_s = max(SILENT_S, 5 / self._nominal_hz if self._nominal_hz > 0 else 0.0)
        if self._last_ns is None:
            if self._eyes and not self._silent and now_ns - self._began_ns > FIRST_S * 1e9:
                self._silent = True
                self._anomalies.append(Anomaly("silent", f"{self._name} has sent nothing yet."))
        elif not self._silent and now_ns - self._last_ns > patience_s * 1e9:
            self._silent = True
            self._anomalies.append(
                Anomaly("silent", f"{self._name} has been silent for {patience_s:g} s: nothing is measured.")
            )

    def stream_ended(self) -> None:
        """It came to its end: that it is silent from now on is no fault."""
        self._silent = True

    def _say(self, kind: str, text: str) -> None:
        if kind not in self._said:
            self._said.add(kind)
            self._anomalies.append(Anomaly(kind, text))
