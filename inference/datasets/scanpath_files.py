"""Scanpaths of people in the layouts that are published: GazeSearch, COCO-Search18, OSIE and the readings of
chest films of Saab et al. 2021 (siim-cxr). Nothing of them is shipped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.checks import check_set, chest_density, swapped_axes
from eyetracking.scanpaths.score import LayoutError, read_paths
from inference.datasets.location import DataSetMissing

SAMPLE_MS = 1000 / 60
"""Of siim-cxr: its times count merged samples at 60 Hz."""
FRAMES = {"gazesearch": (224, 224), "coco-search18": (1680, 1050)}


@dataclass(frozen=True)
class HumanPath:
    """One person's path over an image. split: as published, "" where there is none."""

    image: str
    task: str
    reader: str
    split: str
    path: Scanpath


@dataclass(frozen=True)
class HumanPaths:
    """notes: what a user of the set should know, such as a split that leaks."""

    paths: tuple[HumanPath, ...]
    notes: tuple[str, ...]


def read_scanpaths(name: str, place: Path) -> HumanPaths:
    """Raises DataSetMissing for an unknown name, and where the place is not of that layout."""
    if name not in READERS:
        raise DataSetMissing(f"there is no set of scanpaths {name!r}; known: {', '.join(sorted(READERS))}")
    if not place.exists():
        raise DataSetMissing(f"{place}: no such file or folder")
    try:
        found = tuple(READERS[name](place))
    except (LayoutError, KeyError, TypeError, json.JSONDecodeError) as error:
        raise DataSetMissing(f"{place} is not of the layout of {name}: {error}") from error
    if not found:
        raise DataSetMissing(f"{place} holds no scanpaths of the layout of {name}")
    return HumanPaths(found, tuple(_notes(found)))


def image_disjoint(
    paths: Sequence[HumanPath], *, shares: tuple[float, float] = (0.8, 0.1)
) -> list[HumanPath]:
    """The same paths with a split in which no image is in two parts: by a hash of the image's name, shares of
    train and valid, the rest test."""

    def part(image: str) -> str:
        at = int(hashlib.sha256(image.encode()).hexdigest()[:8], 16) / 16**8
        return "train" if at < shares[0] else "valid" if at < sum(shares) else "test"

    return [replace(p, split=part(p.image)) for p in paths]


def leaking(paths: Sequence[HumanPath]) -> tuple[int, int]:
    """How many images of the test part are training images too, and how many it has."""
    train = {p.image for p in paths if p.split == "train"}
    test = {p.image for p in paths if p.split == "test"}
    return len(train & test), len(test)


def _notes(paths: Sequence[HumanPath]) -> Iterator[str]:
    shared, test = leaking(paths)
    if shared:
        yield (
            f"{shared} of {test} test images are training images, too: the published split is by image and "
            "task; image_disjoint gives one that is by image"
        )


def _listed(frame: tuple[int, int]) -> Callable[[Path], Iterator[HumanPath]]:
    """GazeSearch and COCO-Search18: lists of objects with name, task, X, Y, T, mostly subject and split."""

    def read(place: Path) -> Iterator[HumanPath]:
        for file in [place] if place.is_file() else sorted(place.rglob("*.json")):
            entries = json.loads(file.read_text("utf-8"))
            paths = read_paths(file, frame)
            taken: dict[tuple[str, str], int] = {}
            for entry in entries:
                key = (str(entry["name"]), str(entry["task"]))
                k = taken[key] = taken.get(key, -1) + 1
                split = str(entry.get("split", ""))
                split = "valid" if split == "validation" else split
                yield HumanPath(*key, str(entry.get("subject", "")), split, paths[key][k])

    return read


def _osie(place: Path) -> Iterator[HumanPath]:
    """fixations.mat: 700 images of 800 x 600, 15 viewers without a task, durations in ms."""
    try:
        from scipy.io import loadmat  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise DataSetMissing("OSIE is a MATLAB file: pip install scipy to read it") from error
    file = place if place.is_file() else place / "fixations.mat"
    if not file.exists():
        raise DataSetMissing(f"{file}: no such file")
    for entry in loadmat(file, squeeze_me=True, struct_as_record=False)["fixations"]:
        for k, who in enumerate(np.atleast_1d(entry.subjects)):
            x, y, ms = (
                np.atleast_1d(np.asarray(v, dtype=np.float64))
                for v in (who.fix_x, who.fix_y, who.fix_duration)
            )
            keep = ms > 0
            if keep.any():
                yield HumanPath(str(entry.img), "", str(k), "", _path(x[keep], y[keep], ms[keep], (800, 600)))


def _siim(place: Path) -> Iterator[HumanPath]:
    """gaze.json: fractions of the film. Its two axes are found out, and exchanged where they are swapped, as
    in the published file; points within 0.05 were merged before publication."""
    file = place if place.is_file() else place / "gaze.json"
    entries: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    paths = []
    for e in entries:
        x, y = (np.asarray(e[name], dtype=np.float64) for name in ("gaze_x", "gaze_y"))
        ms = np.asarray(e["time"], dtype=np.float64) * SAMPLE_MS
        paths.append(_path(x, y, ms, (1, 1)))
    swapped = check_set(paths, typical=chest_density()).swapped
    for e, path in zip(entries, paths, strict=True):
        yield HumanPath(str(e["image_id"]), "pneumothorax", "", "", swapped_axes(path) if swapped else path)


def _path(x: Any, y: Any, ms: Any, frame: tuple[int, int]) -> Scanpath:
    return Scanpath(
        x_px=x, y_px=y, duration_ms=ms, onset_ms=np.cumsum(ms) - ms, width_px=frame[0], height_px=frame[1]
    )


READERS: dict[str, Callable[[Path], Iterator[HumanPath]]] = {
    **{name: _listed(frame) for name, frame in FRAMES.items()},
    "osie": _osie,
    "siim-cxr": _siim,
}
