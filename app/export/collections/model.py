"""What is exported, whatever the format: a collection, its participants, and readings that come one by
one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eyetracking.scanpaths.sentence_maps import Word
from eyetracking.tracker import DisplayGeometry

FloatArray = NDArray[np.float64]
Rect = tuple[float, float, float, float]
"""x0, y0, x1, y1."""


class Cancelled(Exception):
    """Whoever asked for the export wants it no more; what was written is taken away."""


class CollectionError(Exception):
    """path, reason, way_out: of what cannot be written or read."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        super().__init__(f"{path}: {reason}. {way_out}")
        self.path, self.reason, self.way_out = path, reason, way_out


@dataclass(frozen=True, eq=False)
class Fixations:
    """Arrays of one length: onset_ms from the begin of the recording, duration_ms, x_px, y_px on the image,
    screen_x_px, screen_y_px, px_per_degree (image px), pupil (NaN where not known). shown: of the image,
    then; on_screen: where that part stood, device px; both (n, 4)."""

    onset_ms: FloatArray
    duration_ms: FloatArray
    x_px: FloatArray
    y_px: FloatArray
    screen_x_px: FloatArray
    screen_y_px: FloatArray
    px_per_degree: FloatArray
    pupil: FloatArray
    shown: FloatArray
    on_screen: FloatArray
    detector: str

    def __len__(self) -> int:
        return len(self.onset_ms)


@dataclass(frozen=True, eq=False)
class Eye:
    """which: left, right or cyclopean. x_px, y_px: device px, NaN where it was not seen; image_x_px,
    image_y_px on the image, NaN where it did not look at it. pupil: NaN where not known."""

    which: str
    x_px: FloatArray
    y_px: FloatArray
    image_x_px: FloatArray
    image_y_px: FloatArray
    pupil: FloatArray


@dataclass(frozen=True)
class Mark:
    """A box on the image."""

    label: str
    certainty: str
    box_px: Rect


@dataclass(frozen=True)
class Tracker:
    """serial: "" where it is not told. accuracy: mean and largest of the last validation, degrees, NaN where
    there was none."""

    vendor: str
    model: str
    serial: str
    software: str
    rate_hz: float
    source: str
    pupil_unit: str
    calibration_points: int = 0
    calibrations: int = 0
    mean_deg: float = float("nan")
    max_deg: float = float("nan")


@dataclass(frozen=True)
class Moment:
    """Something that happened: kind in words, onset_ms, duration_ms (0 for a moment), value."""

    kind: str
    onset_ms: float
    duration_ms: float = 0.0
    value: str = ""


@dataclass(frozen=True, eq=False)
class Reading:
    """One reading of one stimulus by one participant. number: of the reading in its session. eyes: those that
    were recorded. voice: its file, and voice_ms when it begins; None without one."""

    participant: str
    session: int
    number: int
    condition: str
    stimulus: str
    sought: str
    width_px: int
    height_px: int
    began_at: str
    t_ms: FloatArray
    eyes: tuple[Eye, ...]
    fixations: Fixations
    geometry: DisplayGeometry
    tracker: Tracker
    moments: tuple[Moment, ...] = ()
    words: tuple[Word, ...] = ()
    text: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    truth: tuple[Mark, ...] = ()
    quality: Mapping[str, float] = field(default_factory=dict)
    voice: Path | None = None
    voice_ms: float = 0.0

    @property
    def id(self) -> str:
        return f"{self.participant}_{self.session}-{self.number:03d}"


@dataclass(frozen=True)
class Person:
    """A participant: pseudonym, and what was asked. simulated: nobody."""

    pseudonym: str
    answers: Mapping[str, str]
    simulated: bool = False


@dataclass(frozen=True)
class Collection:
    """readings: yields them one by one, so that no more than one is in memory. count: how many come.
    left_out:
    (what, why) for the card. licence: as the card says it."""

    name: str
    description: str
    people: tuple[Person, ...]
    count: int
    readings: Callable[[], Iterator[Reading]]
    consent_version: str = ""
    licence: str = "not stated"
    left_out: tuple[tuple[str, str], ...] = ()
    protocol: str = ""


@dataclass(frozen=True)
class Options:
    """discreet: without wall-clock times and serial numbers. audio: with the voices. told: called with
    how many readings are done and how many there are; it may raise Cancelled."""

    discreet: bool = True
    audio: bool = False
    told: Callable[[int, int], None] = lambda _done, _all: None


@dataclass(frozen=True, eq=False)
class Imported:
    """A reading as it stands in a format: what all formats have. words: ms from the begin of the file's
    time."""

    id: str
    participant: str
    stimulus: str
    width_px: int
    height_px: int
    onset_ms: FloatArray
    duration_ms: FloatArray
    x_px: FloatArray
    y_px: FloatArray
    words: tuple[Word, ...] = ()


def counted(collection: Collection, options: Options) -> Iterator[Reading]:
    """The readings, with the progress told after each."""
    options.told(0, collection.count)
    for number, reading in enumerate(collection.readings(), start=1):
        yield reading
        options.told(number, collection.count)
