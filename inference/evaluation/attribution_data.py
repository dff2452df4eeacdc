"""What maps are scored on: phantoms, real films with boxes, and films of a CT whose mass is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inference.datasets.boxed_films import COLLECTIONS, Boxed, grey, read_boxed
from inference.evaluation.located import SIZE, Located, Pair, located
from inference.labels import FINDINGS
from inference.phantom.case import to_uint8
from inference.phantom.config import load_config

DATA = ("phantom", "ct", *COLLECTIONS)
Say = Callable[[str], None]
OpenFilm = Callable[[Path], tuple[NDArray[np.uint8], tuple[int, int]]]
"""A film's file to (h, w) in grey levels, dense is bright, and the width and height of the file, of which the
levels may be a reduction. Raises DataSetMissing."""


def open_picture(path: Path) -> tuple[NDArray[np.uint8], tuple[int, int]]:
    """PNG and JPEG films; whoever reads DICOM brings an opener of their own."""
    film = grey(path)
    return np.asarray(film), film.size


def films_of(
    data: str,
    *,
    folder: Path | None,
    config: str,
    n: int,
    kept: Path | None,
    open_film: OpenFilm = open_picture,
    say: Say,
) -> Located:
    """n: most films. Raises DataSetMissing, or PhantomConfigError for an unknown phantom world."""
    if data == "phantom":
        return located(load_config(config), "test", n, kept=kept, say=say)
    if data == "ct":
        return ct_films(n, say)
    boxed, missing = read_boxed(data, folder)
    for line in missing.lines():
        say(f"not there: {line}")
    return boxed_films(data, boxed, n, open_film)


def boxed_films(name: str, boxed: list[Boxed], n: int, open_film: OpenFilm) -> Located:
    """The first n films, reduced to SIZE without keeping their aspect, as networks see them."""
    rows: dict[str, int] = {}
    images: list[NDArray[np.uint8]] = []
    sizes: list[tuple[int, int]] = []
    pairs: list[Pair] = []
    for one in boxed:
        if one.film not in rows:
            if len(rows) == n:
                continue
            rows[one.film] = len(images)
            film, size_px = open_film(one.image)
            sizes.append(size_px)
            images.append(np.asarray(Image.fromarray(film).resize((SIZE, SIZE), Image.Resampling.LANCZOS)))
        row = rows[one.film]
        region = _region(one, one.size_px or sizes[row])
        if region.any():
            pairs.append(Pair(row, one.finding, one.phrase, region))
    labels = np.zeros((len(images), len(FINDINGS)), bool)
    for pair in pairs:
        if pair.finding in FINDINGS:
            labels[pair.film, FINDINGS.index(pair.finding)] = True
    return Located(name, name, list(range(len(images))), np.stack(images), labels, pairs)


def _region(boxed: Boxed, size_px: tuple[int, int]) -> NDArray[np.bool_]:
    """The union of the boxes; a pixel belongs to a box that covers its middle."""
    across, down = ((np.arange(SIZE) + 0.5) / SIZE * side for side in size_px)
    region = np.zeros((SIZE, SIZE), bool)
    for x, y, w, h in boxed.boxes:
        region |= np.outer((down >= y) & (down < y + h), (across >= x) & (across < x + w))
    return region


def ct_films(n: int, say: Say) -> Located:
    """n poses of one patient: what differs between them is pose and exposure, not anatomy."""
    from inference.datasets.ct_mass import PHRASE, VOLUME, ct_folder, mass
    from inference.phantom.ct import load_ct, render_ct

    folder = ct_folder()
    ct, marked = load_ct(folder / VOLUME), mass(folder)
    images, pairs = [], []
    for seed in range(n):
        film = render_ct(ct, seed, SIZE, marked=marked)
        images.append(to_uint8(film.image))
        pairs.append(Pair(seed, "lung lesion", PHRASE, film.mark > film.mark.max() / 4))
        say(f"film {seed + 1} of {n}")
    labels = np.zeros((n, len(FINDINGS)), bool)
    labels[:, FINDINGS.index("lung lesion")] = True
    return Located("ct", "ct", list(range(n)), np.stack(images), labels, pairs)
