"""OSIE for the scanpath networks: 700 photographs, 15 viewers without a task, split by image.

The networks live in a square; `framed` takes their paths back to OSIE's 800 x 600, where all is scored.
Viewers fixated a cross at the centre before each photograph, so each path begins there (Xu et al. 2014).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.starts import with_start
from inference.datasets.location import DataSetMissing, data_folder
from inference.datasets.scanpath_files import read_scanpaths
from inference.evaluation.searches import Search
from inference.scanpaths.rivals import Known
from inference.training.imagenet import ImageNetGrid
from inference.training.path_task import PathData

TASK = "free viewing"
SPLIT = {"train": 500, "valid": 100, "test": 100}
FRAME, SIDE, SEEN_PX = (800, 600), 600, 224
IMAGES = "stimuli400"


@dataclass(frozen=True)
class Viewed:
    """An image and who looked at it; paths in a square of size_px."""

    image: str
    search: Mapping[tuple[str, str], Scanpath]
    boxes: Mapping[str, tuple[()]]
    size_px: int = SIDE


@cache
def viewed(split: str) -> tuple[Viewed, ...]:
    """The images of a split, the same ones always. Raises DataSetMissing."""
    images: dict[str, dict[tuple[str, str], Scanpath]] = {}
    for one in read_scanpaths("osie", data_folder("gaze") / "osie").paths:
        images.setdefault(one.image, {})[(one.reader, TASK)] = framed(with_start(one.path), (SIDE, SIDE))
    names = sorted(images)
    order = np.random.Generator(np.random.PCG64(0)).permutation(len(names))
    first = sum(n for name, n in SPLIT.items() if list(SPLIT).index(name) < list(SPLIT).index(split))
    chosen = [names[i] for i in order[first : first + SPLIT[split]]]
    return tuple(Viewed(name, images[name], {TASK: ()}) for name in chosen)


def framed(path: Scanpath, frame: tuple[int, int]) -> Scanpath:
    """The path at the same fractions of another frame."""
    width, height = frame
    return replace(
        path,
        x_px=path.x_px * width / path.width_px,
        y_px=path.y_px * height / path.height_px,
        width_px=width,
        height_px=height,
    )


def searches(split: str) -> list[Search]:
    """One an image, its viewers in OSIE's own frame."""
    return [
        Search(i, TASK, tuple(framed(p, FRAME) for _, p in sorted(v.search.items())))
        for i, v in enumerate(viewed(split))
    ]


@cache
def images_data(split: str, runs: Path) -> PathData:
    """What the networks see of a split: features of a frozen ImageNet backbone, no semantics, one task."""
    some = viewed(split)
    kept = runs / "features" / f"osie-{split}.safetensors"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        save_file({"res": ImageNetGrid()(_pixels(some))}, kept)
    visual = load_file(kept)["res"]
    nothing = torch.zeros(*visual.shape[:2], 1, dtype=torch.float16)
    return PathData(visual, nothing, torch.ones(1, 1), some, (TASK,))


def known(split: str, runs: Path) -> Known:
    """What rivals without a network may know: the training images' paths."""
    train, asked = images_data("train", runs), images_data(split, runs)
    return Known(train.records, train.semantics, asked.records, asked.semantics, (TASK,))


def _pixels(some: Sequence[Viewed]) -> NDArray[np.uint8]:
    from PIL import Image

    folder = data_folder("gaze") / "osie" / IMAGES
    out = []
    for one in some:
        try:
            picture = Image.open(folder / one.image)
        except OSError as error:
            raise DataSetMissing(f"{folder / one.image}: {error}") from error
        out.append(np.asarray(picture.convert("RGB").resize((SEEN_PX, SEEN_PX), Image.Resampling.BICUBIC)))
    return np.stack(out)
