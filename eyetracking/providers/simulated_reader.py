"""A seeded reader who reads whatever the window shows, with the eyes of a person and the faults of a tracker.

The plan (where, how long) comes from `eyetracking.scanpaths.reader_model`; this file turns it into samples:
saccades with a minimum-jerk profile along the main sequence, fixational drift, noise, blinks and losses. The
plan lives in image coordinates and is looked up through the view on the screen at that moment, so that the
gaze follows the image under zoom and pan. The reading begins with the first view that the window sends, and
anew with another image.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from eyetracking.calibration import SelfCalibrated
from eyetracking.mapping import ViewTransform
from eyetracking.scanpaths.reader_model import TEMPERAMENTS, Region, default_regions, simulate_reading
from eyetracking.scanpaths.types import Scanpath
from eyetracking.tracker import (
    NAN,
    BadOption,
    Capabilities,
    GazeSample,
    HeadPosition,
    Option,
    SampleBuffer,
    SyncPair,
    TrackerInfo,
    tracker_provider,
    truth,
)

TICK_S = 0.004
SACCADE_BASE_MS, SACCADE_MS_PER_DEG = 21.0, 2.2  # duration of the main sequence
BLINK_MS = 160.0
REACTION_MS = 180.0
EyeValues = tuple[float, float, float, float, float, float]
"""left x, y, right x, y (fractions of the screen), left and right pupil (mm)."""


@tracker_provider(
    "simulated-reader", "Simulated reader", hint="A seeded model of a reader looks at the image.", order=1
)
class SimulatedReader(SelfCalibrated):
    """options:

    seed (0); temperament (careful, quick, resident, hurried, expert, student; default careful); task (a
    finding's name: a search instead of a free reading); regions (a list of dicts of `reader_model.Region`,
    JSON text, or the path of a JSON file; default: a chest checklist); speed (1.0; 2 reads twice as fast);
    max_s (stop after so many seconds); repeat (false; true: read on with the next seed); rate_hz (250);
    noise_deg (of the temperament); blinks_per_minute (12); loss (0.005, the share of samples lost beside
    blinks); drift_deg_per_minute (0); clock_offset_ms (0), clock_drift_ppm (0): of the simulated device's
    clock; error_deg, error_seed as in SelfCalibrated.

    While a calibration target is on the screen the eyes follow it, and the reading waits.
    """

    takes = (
        Option(
            name="seed",
            title="Seed",
            hint="The same seed reads in the same way",
            kind="whole",
            default=0,
            least=0,
        ),
        Option(
            name="temperament",
            title="Reader",
            hint="What kind of reader",
            default="careful",
            choices=tuple(TEMPERAMENTS),
        ),
        Option(name="speed", title="Speed", hint="1 is real time", kind="number", default=1.0, least=0.01),
        Option(name="task", title="Task", hint="A finding to look for; empty: a free reading", advanced=True),
        Option(
            name="regions",
            title="Regions",
            hint="A JSON file of places; empty: a chest checklist",
            kind="path",
            advanced=True,
        ),
        Option(
            name="max_s",
            title="Ends after",
            hint="Seconds; empty: when the reading is done",
            kind="number",
            least=0.1,
            advanced=True,
        ),
        Option(
            name="repeat",
            title="Read on",
            hint="With the next seed when the reading is done",
            kind="yes or no",
            default=False,
            advanced=True,
        ),
        Option(
            name="rate_hz",
            title="Rate",
            hint="Samples a second",
            kind="number",
            default=250.0,
            least=1,
            advanced=True,
        ),
        Option(
            name="noise_deg",
            title="Noise",
            hint="Degrees; empty: of this kind of reader",
            kind="number",
            least=0,
            advanced=True,
        ),
        Option(
            name="blinks_per_minute",
            title="Blinks a minute",
            kind="number",
            default=12.0,
            least=0,
            advanced=True,
        ),
        Option(
            name="loss",
            title="Loss",
            hint="The share of samples lost beside blinks",
            kind="number",
            default=0.005,
            least=0,
            advanced=True,
        ),
        Option(
            name="drift_deg_per_minute",
            title="Drift",
            hint="Degrees a minute",
            kind="number",
            default=0.0,
            advanced=True,
        ),
        Option(
            name="clock_offset_ms",
            title="Clock offset",
            hint="Of the simulated device's clock, ms",
            kind="number",
            default=0.0,
            advanced=True,
        ),
        Option(
            name="clock_drift_ppm",
            title="Clock drift",
            hint="Of the simulated device's clock, ppm",
            kind="number",
            default=0.0,
            advanced=True,
        ),
        *SelfCalibrated.error_options,
    )

    def connect(self) -> TrackerInfo:
        self._seed = self.option("seed", 0, int)
        self._temperament = self.option("temperament", "careful", str)
        if self._temperament not in TEMPERAMENTS:
            raise BadOption(
                f"there is no temperament {self._temperament!r}", f"known: {', '.join(TEMPERAMENTS)}"
            )
        self._task = self.option("task", "", str) or None
        self._regions = read_regions(self.options.get("regions"))
        self.speed = self.option("speed", 1.0, positive)
        self._max_s = self.option("max_s", math.inf, positive)
        self._repeat = self.option("repeat", default=False, kind=truth)
        self.rate_hz = self.option("rate_hz", 250.0, positive)
        self.noise_deg = self.option("noise_deg", TEMPERAMENTS[self._temperament].noise_deg, float)
        self.blinks = self.option("blinks_per_minute", 12.0, float)
        self.loss = self.option("loss", 0.005, float)
        self.drift = self.option("drift_deg_per_minute", 0.0, float)
        self._clock_offset_ns = round(self.option("clock_offset_ms", 0.0, float) * 1e6)
        self._clock_rate = 1 + self.option("clock_drift_ppm", 0.0, float) * 1e-6
        self._connect_calibration()
        return TrackerInfo(
            provider=self.name,
            vendor="RadGaze",
            model=f"Simulated reader, {self._temperament}, seed {self._seed}",
            rate_hz=self.rate_hz,
            capabilities=Capabilities(
                rates_hz=(self.rate_hz,),
                eyes="both",
                pupil_unit="mm",
                clock_sync=True,
                research_grade=False,
                source="simulated",
                calibration="host per point",
                calibration_redo=True,
                calibration_saved=True,
                head_position=True,
            ),
        )

    def run(self, buffer: SampleBuffer) -> None:
        while self.context.main_view is None and self.context.target is None:
            buffer.head = self._head(time.monotonic())
            if self._stop.wait(TICK_S):
                return
        began_ns = time.monotonic_ns()
        samples = self._samples(began_ns)
        due_ns, values = next(samples)
        synced_ns = 0
        while not self._stop.wait(TICK_S):
            now = time.monotonic_ns()
            if now - synced_ns >= 1_000_000_000:
                buffer.sync(SyncPair(self._device_ns(now), now, now))
                synced_ns = now
            buffer.head = self._head(now / 1e9)
            while due_ns <= now:
                eyes = self.calibrated(values[:4])
                buffer.append(GazeSample(self._device_ns(due_ns), now, *eyes, *values[4:]))
                try:
                    due_ns, values = next(samples)
                except StopIteration:
                    return

    @staticmethod
    def _head(t_s: float) -> HeadPosition:
        """A head that sways a little."""
        x, y = 0.5 + 0.03 * math.sin(t_s / 3.1), 0.5 + 0.02 * math.sin(t_s / 2.3)
        z = 0.5 + 0.06 * math.sin(t_s / 4.7)
        return HeadPosition(left=(x - 0.07, y, z), right=(x + 0.07, y, z), distance_mm=550 + 200 * z)

    def _device_ns(self, host_ns: int) -> int:
        return round(host_ns * self._clock_rate) + self._clock_offset_ns

    def _samples(self, began_ns: int) -> Iterator[tuple[int, EyeValues]]:
        """(due host time, the values of a GazeSample). Looks at the view when a value is asked for."""
        period_ns = 1e9 / self.rate_hz
        number = reading = 0
        follower = Follower(self, np.random.Generator(np.random.PCG64([self._seed, 2**31])))
        while True:
            while self.context.target is not None or self.context.main_view is None:
                yield began_ns + round(number * period_ns), follower.look(number * period_ns / 1e6)
                number += 1
            view, label = self.context.main_view, self.context.main_label
            rng = np.random.Generator(np.random.PCG64([self._seed, reading]))
            eyes = Eyes(self, rng, self._plan(view, self._seed + reading))
            first = number
            while (t_ms := (number - first) * period_ns / 1e6) <= eyes.end_ms:
                if number * period_ns / 1e9 > self._max_s:
                    return
                if self.context.main_view is not None and self.context.main_label != label:
                    break  # another image: read that
                due_ns = began_ns + round(number * period_ns)
                if self.context.target is not None:
                    first += 1  # the reading waits
                    yield due_ns, follower.look(number * period_ns / 1e6)
                else:
                    yield due_ns, eyes.look(t_ms)
                number += 1
            else:
                reading += 1
                if not self._repeat:
                    return

    def _plan(self, view: ViewTransform, seed: int) -> Scanpath:
        return simulate_reading(
            self._regions,
            self._temperament,
            seed=seed,
            width_px=view.image_width_px,
            height_px=view.image_height_px,
            task=self._task,
        ).scanpath


class Eyes:
    """Two eyes that follow a plan. `look` must be asked in order of time."""

    def __init__(self, reader: SimulatedReader, rng: np.random.Generator, plan: Scanpath) -> None:
        self._reader = reader
        self._rng = rng
        self.speed = reader.speed
        self._plan = plan
        self._onset = plan.onset_ms / self.speed
        self._end = (plan.onset_ms + plan.duration_ms) / self.speed
        self.end_ms = float(self._end[-1]) if len(plan) else 0.0
        self._wander = np.zeros(2)
        self._pupil = 3.6
        self._lost_until = -1.0
        self._blink_at = self._next_blink(0.0)

    def look(self, t_ms: float) -> EyeValues:
        """left x, y, right x, y (fractions of the screen), left and right pupil (mm), at t_ms of the
        reading.
        """
        rng, reader = self._rng, self._reader
        noise = rng.normal(0.0, 1.0, 7)  # drawn for every sample, so that a seed gives one stream
        lottery = rng.random()
        if t_ms >= self._blink_at:
            self._lost_until = t_ms + BLINK_MS
            self._blink_at = self._next_blink(t_ms + BLINK_MS)
        elif lottery < reader.loss / 4:  # losses come about four samples long
            self._lost_until = max(self._lost_until, t_ms + 3.5 * 1000 / reader.rate_hz)
        self._pupil += 0.002 * (3.6 - self._pupil) + 0.004 * noise[6]
        self._wander = 0.98 * self._wander + 0.2 * 0.05 * noise[4:6]  # degrees: slow fixational drift
        geometry = reader.context.geometry
        px_per_deg = 1 / geometry.degrees_per_px
        place = self._gaze(t_ms, px_per_deg)
        if t_ms < self._lost_until or place is None:
            return (NAN, NAN, NAN, NAN, NAN, NAN)
        x, y = place
        x += (self._wander[0] + reader.drift * t_ms / 60_000) * px_per_deg
        y += self._wander[1] * px_per_deg
        spread = reader.noise_deg * px_per_deg
        return (
            float(x + spread * noise[0]) / geometry.width_px,
            float(y + spread * noise[1]) / geometry.height_px,
            float(x + spread * noise[2]) / geometry.width_px,
            float(y + spread * noise[3]) / geometry.height_px,
            self._pupil,
            self._pupil + 0.05,
        )

    def _gaze(self, t_ms: float, px_per_deg: float) -> tuple[float, float] | None:
        """Where the eyes point, device px; None where there is nothing to look at."""
        view = self._reader.context.main_view
        if view is None:
            return None
        here = max(int(np.searchsorted(self._onset, t_ms, side="right")) - 1, 0)
        x, y = self._target(here, view)
        if t_ms < self._end[here] or here + 1 >= len(self._onset):
            return x, y
        to_x, to_y = self._target(here + 1, view)
        degrees = math.hypot(to_x - x, to_y - y) / px_per_deg
        free_ms = float(self._onset[here + 1] - self._end[here])
        takes_ms = min(SACCADE_BASE_MS + SACCADE_MS_PER_DEG * degrees, free_ms)
        begins_ms = float(self._end[here]) + (free_ms - takes_ms) / 2
        s = minimum_jerk((t_ms - begins_ms) / takes_ms) if takes_ms > 0 else 1.0
        return x + s * (to_x - x), y + s * (to_y - y)

    def _target(self, number: int, view: ViewTransform) -> tuple[float, float]:
        x, y = view.image_to_display(self._plan.x_px[number], self._plan.y_px[number])
        return float(x), float(y)

    def _next_blink(self, after_ms: float) -> float:
        wait = float(self._rng.exponential(1.0))
        return after_ms + 60_000 / self._reader.blinks * wait if self._reader.blinks > 0 else math.inf


class Follower(Eyes):
    """Eyes that look at the calibration target and, when it jumps, follow after a person's reaction time."""

    def __init__(self, reader: SimulatedReader, rng: np.random.Generator) -> None:
        none = np.zeros(0)
        super().__init__(
            reader,
            rng,
            Scanpath(x_px=none, y_px=none, duration_ms=none, onset_ms=none, width_px=1, height_px=1),
        )
        self._seen: tuple[float, float] | None = None
        self._jumped_ms = 0.0
        self._from: tuple[float, float] | None = None
        self._at: tuple[float, float] | None = None

    def _gaze(self, t_ms: float, px_per_deg: float) -> tuple[float, float] | None:
        target = self._reader.context.target
        if target is None:
            self._seen = self._at = None
            return None
        geometry = self._reader.context.geometry
        to_x, to_y = target[0] * geometry.width_px, target[1] * geometry.height_px
        if target != self._seen:
            self._from = self._at or (geometry.width_px / 2, geometry.height_px / 2)
            self._seen, self._jumped_ms = target, t_ms
        assert self._from is not None
        x, y = self._from
        takes_ms = SACCADE_BASE_MS + SACCADE_MS_PER_DEG * math.hypot(to_x - x, to_y - y) / px_per_deg
        s = minimum_jerk((t_ms - self._jumped_ms - REACTION_MS) / takes_ms)
        self._at = (x + s * (to_x - x), y + s * (to_y - y))
        return self._at


def minimum_jerk(s: float) -> float:
    """The share of the way that is done at the share s of the time; s outside 0..1 counts as 0 or 1."""
    s = min(max(s, 0.0), 1.0)
    return s**3 * (10 - 15 * s + 6 * s**2)


def read_regions(given: Any) -> tuple[Region, ...]:
    """A list of dicts, JSON text, or the path of a JSON file, as regions; None gives the chest checklist.

    Raises BadOption naming what is wrong.
    """
    if given is None or given == "":
        return default_regions()
    source = "regions"
    try:
        if isinstance(given, str) and not given.lstrip().startswith("["):
            source = given
            given = Path(given).read_text(encoding="utf-8")
        plain = json.loads(given) if isinstance(given, str) else given
        regions = msgspec.convert(plain, tuple[Region, ...])
    except (OSError, ValueError, RecursionError, msgspec.ValidationError) as error:
        raise BadOption(
            f"the simulated reader's regions ({source}) are not usable: {error}",
            'a list like [{"name": "heart", "x": 0.56, "y": 0.57, "spread_x": 0.07, "spread_y": 0.06}]',
        ) from error
    return regions or default_regions()


def positive(value: Any) -> float:
    """A number above zero. Raises ValueError."""
    number = float(value)
    if not number > 0:
        raise ValueError("it must be above zero")
    return number
