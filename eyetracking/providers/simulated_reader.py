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

from eyetracking.mapping import ViewTransform
from eyetracking.scanpaths.reader_model import TEMPERAMENTS, Region, default_regions, simulate_reading
from eyetracking.scanpaths.types import Scanpath
from eyetracking.tracker import (
    NAN,
    BadOption,
    Capabilities,
    GazeSample,
    Provider,
    SampleRing,
    SyncPair,
    TrackerInfo,
    tracker_provider,
    truth,
)

TICK_S = 0.004
SACCADE_BASE_MS, SACCADE_MS_PER_DEG = 21.0, 2.2  # duration of the main sequence
BLINK_MS = 160.0
EyeValues = tuple[float, float, float, float, float, float]
"""left x, y, right x, y (fractions of the screen), left and right pupil (mm)."""


@tracker_provider("simulated-reader", "A simulated reader reads the image on the screen (seeded).")
class SimulatedReader(Provider):
    """options:

    seed (0); temperament (careful, quick, resident, hurried, expert, student; default careful); task (a
    finding's name: a search instead of a free reading); regions (a list of dicts of `reader_model.Region`,
    JSON text, or the path of a JSON file; default: a chest checklist); speed (1.0; 2 reads twice as fast);
    max_s (stop after so many seconds); repeat (false; true: read on with the next seed); rate_hz (250);
    noise_deg (of the temperament); blinks_per_minute (12); loss (0.005, the share of samples lost beside
    blinks); drift_deg_per_minute (0); clock_offset_ms (0), clock_drift_ppm (0): of the simulated device's
    clock.
    """

    known_options = (
        "seed",
        "temperament",
        "task",
        "regions",
        "speed",
        "max_s",
        "repeat",
        "rate_hz",
        "noise_deg",
        "blinks_per_minute",
        "loss",
        "drift_deg_per_minute",
        "clock_offset_ms",
        "clock_drift_ppm",
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
        self._speed = self.option("speed", 1.0, positive)
        self._max_s = self.option("max_s", math.inf, positive)
        self._repeat = self.option("repeat", False, truth)
        self._rate_hz = self.option("rate_hz", 250.0, positive)
        self._noise_deg = self.option("noise_deg", TEMPERAMENTS[self._temperament].noise_deg, float)
        self._blinks = self.option("blinks_per_minute", 12.0, float)
        self._loss = self.option("loss", 0.005, float)
        self._drift = self.option("drift_deg_per_minute", 0.0, float)
        self._clock_offset_ns = round(self.option("clock_offset_ms", 0.0, float) * 1e6)
        self._clock_rate = 1 + self.option("clock_drift_ppm", 0.0, float) * 1e-6
        return TrackerInfo(
            provider=self.name,
            vendor="RadGaze",
            model=f"Simulated reader, {self._temperament}, seed {self._seed}",
            rate_hz=self._rate_hz,
            capabilities=Capabilities(
                rates_hz=(self._rate_hz,),
                eyes="both",
                pupil_unit="mm",
                clock_sync=True,
                research_grade=False,
                simulated=True,
            ),
        )

    def run(self, ring: SampleRing) -> None:
        while self.desk.main_view is None:
            if self._stop.wait(TICK_S):
                return
        began_ns = time.monotonic_ns()
        samples = self._samples(began_ns)
        due_ns, values = next(samples)
        synced_ns = 0
        while not self._stop.wait(TICK_S):
            now = time.monotonic_ns()
            if now - synced_ns >= 1_000_000_000:
                ring.sync(SyncPair(self._device_ns(now), now, now))
                synced_ns = now
            while due_ns <= now:
                ring.append(GazeSample(self._device_ns(due_ns), now, *values))
                try:
                    due_ns, values = next(samples)
                except StopIteration:
                    return

    def _device_ns(self, host_ns: int) -> int:
        return round(host_ns * self._clock_rate) + self._clock_offset_ns

    def _samples(self, began_ns: int) -> Iterator[tuple[int, EyeValues]]:
        """(due host time, the values of a GazeSample). Looks at the view when a value is asked for."""
        period_ns = 1e9 / self._rate_hz
        number = reading = 0
        while (view := self.desk.main_view) is not None:
            label = self.desk.main_label
            rng = np.random.Generator(np.random.PCG64([self._seed, reading]))
            eyes = Eyes(self, rng, self._plan(view, self._seed + reading))
            first = number
            while (t_ms := (number - first) * period_ns / 1e6) <= eyes.end_ms:
                if number * period_ns / 1e9 > self._max_s:
                    return
                if self.desk.main_view is not None and self.desk.main_label != label:
                    break  # another image: read that
                yield began_ns + round(number * period_ns), eyes.look(t_ms)
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
        self._speed = reader._speed
        self._plan = plan
        self._onset = plan.onset_ms / self._speed
        self._end = (plan.onset_ms + plan.duration_ms) / self._speed
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
        elif lottery < reader._loss / 4:  # losses come about four samples long
            self._lost_until = max(self._lost_until, t_ms + 3.5 * 1000 / reader._rate_hz)
        self._pupil += 0.002 * (3.6 - self._pupil) + 0.004 * noise[6]
        self._wander = 0.98 * self._wander + 0.2 * 0.05 * noise[4:6]  # degrees: slow fixational drift
        view = reader.desk.main_view
        if t_ms < self._lost_until or view is None:
            return (NAN, NAN, NAN, NAN, NAN, NAN)
        geometry = reader.desk.geometry
        px_per_deg = 1 / geometry.degrees_per_px
        x, y = self._gaze(t_ms, view, px_per_deg)
        x += (self._wander[0] + reader._drift * t_ms / 60_000) * px_per_deg
        y += self._wander[1] * px_per_deg
        spread = reader._noise_deg * px_per_deg
        return (
            float(x + spread * noise[0]) / geometry.width_px,
            float(y + spread * noise[1]) / geometry.height_px,
            float(x + spread * noise[2]) / geometry.width_px,
            float(y + spread * noise[3]) / geometry.height_px,
            self._pupil,
            self._pupil + 0.05,
        )

    def _gaze(self, t_ms: float, view: ViewTransform, px_per_deg: float) -> tuple[float, float]:
        """Where the eyes point, device px."""
        here = max(int(np.searchsorted(self._onset, t_ms, side="right")) - 1, 0)
        x, y = self._target(here, view)
        if t_ms < self._end[here] or here + 1 >= len(self._onset):
            return x, y
        to_x, to_y = self._target(here + 1, view)
        degrees = math.hypot(to_x - x, to_y - y) / px_per_deg
        free_ms = float(self._onset[here + 1] - self._end[here])
        takes_ms = min(SACCADE_BASE_MS + SACCADE_MS_PER_DEG * degrees, free_ms)
        begins_ms = float(self._end[here]) + (free_ms - takes_ms) / 2
        s = min(max((t_ms - begins_ms) / takes_ms, 0.0), 1.0) if takes_ms > 0 else 1.0
        s = s**3 * (10 - 15 * s + 6 * s**2)  # minimum jerk
        return x + s * (to_x - x), y + s * (to_y - y)

    def _target(self, number: int, view: ViewTransform) -> tuple[float, float]:
        x, y = view.image_to_display(self._plan.x_px[number], self._plan.y_px[number])
        return float(x), float(y)

    def _next_blink(self, after_ms: float) -> float:
        wait = float(self._rng.exponential(1.0))
        return after_ms + 60_000 / self._reader._blinks * wait if self._reader._blinks > 0 else math.inf


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
    except (OSError, ValueError, msgspec.ValidationError) as error:
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
