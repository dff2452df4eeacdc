"""Twenty pictures that are no upright frontal chest films, made of data that no film check was trained on.

Lateral films are rendered from the CT; mirrored, turned and negative ones come from films of held-out
patients; another body is the dog's thorax and parts of the CT that are not the chest from the front; a
screenshot, noise and blanks are drawn here, by other rules than those that training drew from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.datasets.location import data_folder
from inference.phantom.case import to_uint8
from inference.phantom.ct import ChestCt, load_ct, render_ct

Picture = NDArray[np.uint8]
SIZE = 384


def unfit_inputs(films: list[Picture], window: Picture, dog: Picture) -> Iterator[tuple[str, Picture]]:
    """(what it is, picture). films: of held-out patients, upright; window: a picture of a program's window;
    dog: a radiograph of an animal."""
    ct = load_ct(data_folder("ct-chest") / "lidc-idri-0001_2.1mm.nii.gz")
    for seed in (101, 102, 103, 104):
        yield f"lateral {seed}", to_uint8(render_ct(ct, seed, SIZE, lateral=True).image)
    for number in (0, 7, 13):
        yield f"mirrored {number}", np.ascontiguousarray(films[number % len(films)][:, ::-1])
    for number, turns in ((1, 1), (4, 2), (9, 3)):
        yield f"turned by {90 * turns}", np.ascontiguousarray(np.rot90(films[number % len(films)], turns))
    for number in (2, 11):
        yield f"negative {number}", 255 - films[number % len(films)]
    yield "a dog's thorax", dog
    yield from ((name, make(ct)) for name, make in PARTS.items())
    yield "screenshot", window
    yield "half a screenshot", np.ascontiguousarray(window[:, : window.shape[1] // 2])
    rng = np.random.Generator(np.random.PCG64(20))
    yield "noise", rng.integers(0, 256, (SIZE, SIZE), dtype=np.uint8)
    yield "blank", np.full((SIZE, SIZE), 90, np.uint8)


def _slice(ct: ChestCt) -> Picture:
    """One axial slice of the CT."""
    water = ct.volume[0].numpy()
    return _grey(water[water.shape[0] // 2])


def _shoulder(ct: ChestCt) -> Picture:
    """The upper left corner of a film of the CT: shoulder and arm's root."""
    film = to_uint8(render_ct(ct, 105, 2 * SIZE).image)
    return np.ascontiguousarray(film[: 2 * SIZE // 5, : 2 * SIZE // 5])


def _belly(ct: ChestCt) -> Picture:
    """The lowest third of a film of the CT, below the domes."""
    film = to_uint8(render_ct(ct, 106, 2 * SIZE).image)
    return np.ascontiguousarray(film[-2 * SIZE // 4 :])


PARTS: dict[str, Callable[[ChestCt], Picture]] = {
    "axial slice": _slice,
    "shoulder": _shoulder,
    "belly": _belly,
}


def _grey(values: NDArray[np.floating]) -> Picture:
    low, high = float(values.min()), float(np.percentile(values, 99.5))
    return np.asarray(np.clip((values - low) / max(high - low, 1e-6), 0, 1) * 255, dtype=np.uint8)


def read_picture(path: Path) -> Picture:
    from PIL import Image

    with Image.open(path) as picture:
        return np.asarray(picture.convert("L"))
