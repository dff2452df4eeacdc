"""Films that were read aloud under an eye tracker, and films with labels: what EGMA is trained and scored on.

Each collection is read in its own layout from a folder that the user has; nothing is downloaded. A reader
yields what is there and says what is missing (`Missing`), once for each kind.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.sentence_maps import Word
from inference.datasets.location import DataSetMissing

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Spoken:
    """words: dictated, ms from the begin of the audio. fixations: on the image, ms from the same begin.
    px_per_degree: image pixels of a degree of visual angle, NaN where the collection does not say."""

    words: list[Word]
    fixations: Scanpath
    px_per_degree: float


@dataclass(frozen=True)
class Example:
    """A film. sentences: of its report, where there is no dictation. labels: label -> 1 present, 0 absent,
    NaN uncertain."""

    id: str
    patient: str
    image: Path
    split: str = ""
    spoken: Spoken | None = None
    sentences: tuple[str, ...] = ()
    labels: dict[str, float] = field(default_factory=dict)


@dataclass
class Missing:
    """What a folder lacks: counted by kind, with the first of each by name."""

    kinds: dict[str, tuple[int, str]] = field(default_factory=dict)

    def note(self, kind: str, name: str) -> None:
        count, first = self.kinds.get(kind, (0, name))
        self.kinds[kind] = (count + 1, first)

    def lines(self) -> list[str]:
        return [f"{count} x {kind}, first {first}" for kind, (count, first) in self.kinds.items()]


Read = Callable[[Path, Missing], Iterator[Example]]
_COLLECTIONS: dict[str, Read] = {}


def collection(name: str) -> Callable[[Read], Read]:
    """Registers a reader of a folder under the collection's name."""

    def register(read: Read) -> Read:
        _COLLECTIONS[name] = read
        return read

    return register


def registered() -> dict[str, Read]:
    """The readers whose modules were imported; `catalogue.collections` imports them all."""
    return dict(_COLLECTIONS)


def table(path: Path, needed: tuple[str, ...]) -> Rows:
    """Rows of a CSV file. Raises DataSetMissing for one that is not there or lacks a column."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            lacking = [name for name in needed if name not in (reader.fieldnames or ())]
            if lacking:
                raise DataSetMissing(f"{path}: there is no column {lacking[0]!r}")
            return list(reader)
    except (OSError, UnicodeDecodeError) as error:
        raise DataSetMissing(f"{path}: {error}") from error


def number(row: dict[str, str], name: str, path: Path) -> float:
    """Raises DataSetMissing with the file and the column."""
    try:
        return float(row[name])
    except (KeyError, TypeError, ValueError):
        raise DataSetMissing(f"{path}: {name}: {row.get(name)!r} is not a number") from None


def fixations(
    rows: list[tuple[float, float, float, float]], width_px: int, height_px: int, source: str
) -> Scanpath:
    """Rows of x, y (image pixels), onset and duration (ms); those off the image or without a length go."""
    kept = [r for r in rows if 0 <= r[0] < width_px and 0 <= r[1] < height_px and r[3] > 0]
    x, y, onset, duration = np.array(sorted(kept, key=lambda r: r[2])).reshape(-1, 4).T
    return Scanpath(
        x_px=x,
        y_px=y,
        onset_ms=onset,
        duration_ms=duration,
        width_px=width_px,
        height_px=height_px,
        source=source,
    )


def load_json(path: Path) -> dict[str, object]:
    """Raises DataSetMissing."""
    try:
        read: dict[str, object] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DataSetMissing(f"{path}: {error}") from error
    return read
