"""A simulated reader: a reading as a process over regions, not a walk from finding to finding.

Orient, sweep the checklist, return to what was noticed and dictate it while looking at it. What is noticed
depends on the region's detectability, its eccentricity from the current fixation and the reader's expertise,
so readers miss things; each miss is labelled. Numpy only: the tracker host renders these scanpaths into
samples, the phantom world makes its gaze with them.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from eyetracking.scanpaths.types import Scanpath

NEVER_LOOKED = "never looked"
NOT_RECOGNISED = "looked, not recognised"
NOT_REPORTED = "recognised, not reported"
REPORTED = "reported"


@dataclass(frozen=True)
class Region:
    """A place to look at. x, y, spread_x, spread_y: fractions of the image. kind: zone, finding or
    distractor. detectability: d' of what is there (0 for a normal zone). finding: its name."""

    name: str
    x: float
    y: float
    spread_x: float
    spread_y: float
    kind: str = "zone"
    detectability: float = 0.0
    finding: str = ""


@dataclass(frozen=True)
class Temperament:
    """expertise and thoroughness in [0, 1]; speed 1 is a typical radiologist; lag_ms between eye and voice;
    noise_deg: precision of the tracker on this reader; search_order shuffles the checklist (0 never);
    looks_away: chance in [0, 1] that a fixation while speaking of a finding goes elsewhere."""

    name: str
    expertise: float
    thoroughness: float
    speed: float
    lag_ms: float
    noise_deg: float
    search_order: float
    looks_away: float = 0.1


TEMPERAMENTS = {
    t.name: t
    for t in (
        Temperament("careful", 0.86, 0.95, 0.9, 900.0, 0.15, 0.15, 0.05),
        Temperament("quick", 0.80, 0.60, 1.35, 500.0, 0.25, 0.45, 0.20),
        Temperament("resident", 0.62, 0.85, 0.8, 1300.0, 0.20, 0.30, 0.15),
        Temperament("hurried", 0.70, 0.40, 1.6, 400.0, 0.35, 0.70, 0.30),
        Temperament("expert", 0.95, 0.70, 1.3, 700.0, 0.15, 0.25, 0.10),
        Temperament("student", 0.45, 0.70, 0.7, 1600.0, 0.30, 0.60, 0.20),
    )
}

_CHECKLIST = {
    "right apex": (0.34, 0.17, 0.05, 0.035), "left apex": (0.66, 0.17, 0.05, 0.035),
    "right upper lung": (0.30, 0.28, 0.05, 0.04), "left upper lung": (0.70, 0.28, 0.05, 0.04),
    "right mid lung": (0.28, 0.42, 0.05, 0.05), "left mid lung": (0.72, 0.42, 0.05, 0.05),
    "right lower lung": (0.28, 0.57, 0.05, 0.05), "left lower lung": (0.74, 0.57, 0.05, 0.05),
    "right hilum": (0.41, 0.42, 0.03, 0.04), "left hilum": (0.59, 0.41, 0.03, 0.04),
    "right costophrenic angle": (0.17, 0.72, 0.03, 0.03), "left costophrenic angle": (0.84, 0.72, 0.03, 0.03),
    "right hemidiaphragm": (0.32, 0.68, 0.08, 0.02), "left hemidiaphragm": (0.68, 0.70, 0.08, 0.02),
    "mediastinum": (0.50, 0.28, 0.04, 0.07), "heart": (0.56, 0.57, 0.07, 0.06),
    "right ribs": (0.15, 0.45, 0.02, 0.10), "left ribs": (0.86, 0.45, 0.02, 0.10),
    "right clavicle": (0.33, 0.16, 0.06, 0.02), "left clavicle": (0.67, 0.16, 0.06, 0.02),
}  # fmt: skip


def default_regions() -> tuple[Region, ...]:
    """The checklist of a frontal chest radiograph at typical places, for an image that nothing is known
    of."""
    return tuple(Region(name, *place) for name, place in _CHECKLIST.items())


WHERE_TO_SEARCH = {
    "pleural effusion": ("costophrenic", "lower", "hemidiaphragm"),
    "pneumothorax": ("apex", "upper", "ribs"),
    "cardiomegaly": ("heart", "mediastinum"),
    "enlarged cardiomediastinum": ("mediastinum", "hilum", "heart"),
    "edema": ("hilum", "lower", "mid", "upper"),
    "atelectasis": ("lower", "hemidiaphragm", "costophrenic"),
    "consolidation": ("mid", "lower", "upper"),
    "lung opacity": ("mid", "lower", "upper"),
    "lung lesion": ("upper", "mid", "lower", "apex", "hilum"),
    "fracture": ("ribs", "clavicle"),
    "support devices": ("mediastinum", "apex", "heart", "upper"),
}
"""For each finding the parts of region names where a reader looks for it, most likely first."""


@dataclass(frozen=True)
class Reading:
    """scanpath: fixations; region: for each fixation the index of the region it was aimed at.
    status: for each finding region (by its index) what became of it. reported_at_ms: when the voice begins
    with it. words: (onset_ms, offset_ms, text)."""

    scanpath: Scanpath
    region: tuple[int, ...]
    status: dict[int, str]
    words: tuple[tuple[float, float, str], ...] = ()
    reported_at_ms: dict[int, float] = field(default_factory=dict)


class _Walk:
    """Collects fixations with their timing."""

    def __init__(self, rng: np.random.Generator, who: Temperament, width: int, height: int) -> None:
        self.rng, self.who, self.width, self.height = rng, who, width, height
        self.x: list[float] = []
        self.y: list[float] = []
        self.onset: list[float] = []
        self.duration: list[float] = []
        self.region: list[int] = []
        self.clock = 0.0

    def fixate(self, region: Region, index: int, *, dwell: float = 1.0, spread: float = 1.0) -> None:
        rng = self.rng
        x = float(np.clip(region.x + rng.normal(0, 0.55 * region.spread_x * spread), 0.01, 0.99))
        y = float(np.clip(region.y + rng.normal(0, 0.55 * region.spread_y * spread), 0.01, 0.99))
        if self.x:  # saccades fall short of distant targets by about a tenth
            short = rng.normal(0.05, 0.05)
            x += short * (self.x[-1] / self.width - x)
            y += short * (self.y[-1] / self.height - y)
            amplitude = np.hypot(x - self.x[-1] / self.width, y - self.y[-1] / self.height)
            self.clock += 21.0 + 70.0 * float(amplitude)
        typical = {"finding": 330.0, "distractor": 260.0}.get(region.kind, 215.0)
        duration = float(np.clip(rng.lognormal(np.log(typical * dwell / self.who.speed), 0.36), 70.0, 1800.0))
        self.x.append(x * self.width)
        self.y.append(y * self.height)
        self.onset.append(self.clock)
        self.duration.append(duration)
        self.region.append(index)
        self.clock += duration

    def here(self) -> tuple[float, float]:
        return self.x[-1] / self.width, self.y[-1] / self.height

    def scanpath(self) -> Scanpath:
        return Scanpath(
            x_px=np.array(self.x),
            y_px=np.array(self.y),
            duration_ms=np.array(self.duration),
            onset_ms=np.array(self.onset),
            width_px=self.width,
            height_px=self.height,
            source="simulated",
        )


def _chance_to_notice(region: Region, distance: float, who: Temperament) -> float:
    """Chance that a thing of detectability d' is noticed from `distance` (fraction of the image) away."""
    acuity = float(np.exp(-((distance / 0.13) ** 2)))
    strength = 1 - float(np.exp(-region.detectability / (7.0 - 4.5 * who.expertise)))
    return acuity * strength * (0.45 + 0.55 * who.expertise)


def simulate_reading(
    regions: Sequence[Region],
    temperament: Temperament | str,
    *,
    seed: int,
    width_px: int,
    height_px: int,
    task: str | None = None,
    speech_ms: Mapping[int, float] | None = None,
) -> Reading:
    """One reading of one image.

    task None: free reading, about 20 to 60 fixations, more where it is dictated. task a finding name: a
    search of 2 to 10 fixations that begins at the image centre and ends when the thing is found and checked,
    or given up. speech_ms: how long the sentence of each finding region takes; the eyes stay with a finding
    until its sentence is spoken, and only then go to the next. None: a silent reading.
    """
    who = TEMPERAMENTS[temperament] if isinstance(temperament, str) else temperament
    rng = np.random.Generator(np.random.PCG64(seed))
    if task is not None:
        return _search(regions, who, rng, width_px, height_px, task)
    walk = _Walk(rng, who, width_px, height_px)
    voice = None if speech_ms is None else _Voice(walk, regions, speech_ms, seed)
    return _free_reading(regions, who, rng, walk, voice)


class _Voice:
    """Looking while speaking. Its chance is its own: what is noticed and reported is the same in a silent
    reading."""

    def __init__(
        self, walk: _Walk, regions: Sequence[Region], speech_ms: Mapping[int, float], seed: int
    ) -> None:
        self._walk, self._regions, self._speech_ms = walk, regions, speech_ms
        self._rng = np.random.Generator(np.random.PCG64([seed, 1]))
        self._zones = [i for i, r in enumerate(regions) if r.kind == "zone"]

    def speak(self, i: int, seen_ms: float) -> float:
        """Speaks of region i, looked at since seen_ms. Returns when the voice began."""
        walk = self._walk
        began = seen_ms + walk.who.lag_ms
        own, walk.rng = walk.rng, self._rng
        while walk.clock < began + self._speech_ms[i]:
            away = self._zones and self._rng.random() < walk.who.looks_away
            j = int(self._rng.choice(self._zones)) if away else i
            walk.fixate(self._regions[j], j, dwell=1.3)
        walk.rng = own
        return began


def _free_reading(
    regions: Sequence[Region], who: Temperament, rng: np.random.Generator, walk: _Walk, voice: _Voice | None
) -> Reading:
    zones = [i for i, r in enumerate(regions) if r.kind == "zone"]
    things = [i for i, r in enumerate(regions) if r.kind != "zone"]
    looked: set[int] = set()
    noticed: list[int] = []

    def look_around(limit: float = 1.0) -> int | None:
        """Something not yet noticed that catches the eye from here."""
        hx, hy = walk.here()
        for i in rng.permutation(things) if things else []:
            region = regions[int(i)]
            distance = float(np.hypot(region.x - hx, region.y - hy))
            if distance < 0.09:
                looked.add(int(i))
            if int(i) not in noticed and rng.random() < limit * _chance_to_notice(region, distance, who):
                return int(i)
        return None

    def inspect(i: int) -> None:
        noticed.append(i)
        looked.add(i)
        region = regions[i]
        for _ in range(1 + int(rng.poisson(1.6 if region.kind == "finding" else 0.4))):
            walk.fixate(region, i, dwell=1.25, spread=1.3)

    centre = Region("orientation", 0.5, 0.42, 0.12, 0.12)
    for _ in range(1 + int(rng.integers(1, 3))):  # orientation: the gist comes first
        walk.fixate(centre, -1)
    for i in list(things):
        if i not in noticed and rng.random() < 0.5 * _chance_to_notice(regions[i], 0.08, who):
            inspect(i)
    left = _ordered(zones, regions, who, rng)
    for zone in left:
        if rng.random() > 0.45 + 0.55 * who.thoroughness:
            continue
        for _ in range(1 + int(rng.random() < 0.45 * who.thoroughness)):
            walk.fixate(regions[zone], zone)
            found = look_around()
            if found is not None:
                inspect(found)
    reported: dict[int, float] = {}
    for i in noticed:  # return to what was noticed, and dictate it
        region = regions[i]
        if region.kind != "finding":
            continue
        if rng.random() < 0.35 + 0.6 * who.expertise:
            seen_ms = walk.clock
            for _ in range(1 + int(rng.random() < 0.7)):
                walk.fixate(region, i, dwell=1.4)
            reported[i] = walk.clock + who.lag_ms if voice is None else voice.speak(i, seen_ms)
    findings = (i for i in things if regions[i].kind == "finding")
    status = {i: _fate(i, reported, noticed, looked) for i in findings}
    return Reading(walk.scanpath(), tuple(walk.region), status, reported_at_ms=reported)


def _fate(i: int, *became: Container[int]) -> str:
    """What became of a finding. became: those that were reported, noticed, looked at."""
    for fate, those in zip((REPORTED, NOT_REPORTED, NOT_RECOGNISED), became, strict=True):
        if i in those:
            return fate
    return NEVER_LOOKED


def _ordered(
    zones: list[int], regions: Sequence[Region], who: Temperament, rng: np.random.Generator
) -> list[int]:
    """A sweep from the apices down, left and right in turn, less orderly for some readers."""
    key = [regions[i].y + rng.normal(0, 0.02 + 0.3 * who.search_order) for i in zones]
    return [zone for _, zone in sorted(zip(key, zones, strict=True))]


def _search(
    regions: Sequence[Region], who: Temperament, rng: np.random.Generator, width: int, height: int, task: str
) -> Reading:
    walk = _Walk(rng, who, width, height)
    walk.fixate(Region("start", 0.5, 0.5, 0.0, 0.0), -1)
    targets = [i for i, r in enumerate(regions) if r.kind == "finding" and r.finding == task]
    words = WHERE_TO_SEARCH.get(task, ("lung",))
    places = [i for i, r in enumerate(regions) if r.kind == "zone" and any(w in r.name for w in words)]
    rank = {i: next(k for k, w in enumerate(words) if w in regions[i].name) for i in places}
    queue = sorted(places, key=lambda i: rank[i] + rng.normal(0, 0.45 + 0.6 * who.search_order))
    found: list[int] = []
    while len(walk.x) < 10:
        hx, hy = walk.here()
        here = [i for i in targets if i not in found]
        chance = [
            min(
                0.97,
                1.5
                * _chance_to_notice(regions[i], 0.6 * np.hypot(regions[i].x - hx, regions[i].y - hy), who),
            )
            for i in here
        ]
        seen = next((i for i, p in zip(here, chance, strict=True) if rng.random() < p), None)
        if seen is not None:
            found.append(seen)
            for _ in range(1 + int(rng.random() < 0.75) + int(rng.random() < 0.3)):
                if len(walk.x) < 10:
                    walk.fixate(regions[seen], seen, dwell=1.2, spread=1.2)
            continue
        if found and rng.random() < 0.35 + 0.5 * who.expertise:
            break
        if not queue or (len(walk.x) > 4 and rng.random() < 0.12 * who.speed):
            break
        zone = queue.pop(0)
        walk.fixate(regions[zone], zone)
    if len(walk.x) < 2:
        target = regions[targets[0]] if targets else regions[places[0]] if places else regions[0]
        walk.fixate(target, -1)
    status = {i: (REPORTED if i in found else NEVER_LOOKED) for i in targets}
    return Reading(walk.scanpath(), tuple(walk.region), status)
