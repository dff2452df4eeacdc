"""Pictures that are no chest films, drawn from a seed, for the film check to learn from.

None is a photograph or another's picture: bones and soft parts of capsules and ellipses, windows with text
and panels, parts of films, noise, patterns. Each maker takes (rng, films, size) and returns float32
(size, size) in [0, 1]; films: uint8 (n, s, s), some of which may be used as material.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Picture = NDArray[np.float32]
Maker = Callable[[np.random.Generator, NDArray[np.uint8], int], Picture]


def unfit_picture(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """One of the makers' pictures."""
    maker = MAKERS[int(rng.integers(len(MAKERS)))]
    return np.clip(maker(rng, films, size), 0, 1).astype(np.float32)


def limb(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """One to five bones in soft tissue: an arm, a knee, a hand."""
    bones = int(rng.choice((1, 2, 2, 3, 5)))
    y, x = _axes(size)
    soft, bone = np.zeros((size, size)), np.zeros((size, size))
    angle = rng.uniform(-0.5, 0.5) + rng.choice((0.0, np.pi / 2))
    across = rng.uniform(0.08, 0.3)
    for k in range(bones):
        off = (k - (bones - 1) / 2) * rng.uniform(0.08, 0.2)
        lean = angle + rng.normal(0, 0.12)
        u = (x - 0.5 - off * np.cos(angle)) * np.cos(lean) + (y - 0.5 - off * np.sin(angle)) * np.sin(lean)
        v = -(x - 0.5) * np.sin(lean) + (y - 0.5) * np.cos(lean)
        reach = rng.uniform(0.3, 0.9)
        flare = 1 + 0.6 * (np.abs(v) / reach) ** 4
        soft = np.maximum(soft, _chord(u / (across * flare)) * (np.abs(v) < reach))
        width = across * rng.uniform(0.15, 0.4)
        bone = np.maximum(bone, _chord(u / (width * flare)) * (np.abs(v) < reach * rng.uniform(0.5, 0.9)))
    return _exposed(rng, 0.5 * soft + 0.7 * bone)


def trunk_of_another(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """A skull, a pelvis, an abdomen: a large oval with a few dense and clear ones in it."""
    y, x = _axes(size)
    wide, tall = rng.uniform(0.25, 0.55, 2)
    out = 0.6 * _chord(np.hypot((x - 0.5) / wide, (y - 0.5) / tall))
    rim = np.hypot((x - 0.5) / wide, (y - 0.5) / tall)
    out += rng.uniform(0, 0.5) * np.exp(-(((rim - 0.93) / 0.06) ** 2))
    for _ in range(int(rng.integers(1, 9))):
        cx, cy = rng.uniform(0.2, 0.8, 2)
        a, b = rng.uniform(0.02, 0.2, 2)
        out += rng.uniform(-0.3, 0.45) * _chord(np.hypot((x - cx) / a, (y - cy) / b))
    if rng.random() < 0.5:
        out += rng.uniform(0.1, 0.4) * _chord((x - 0.5) / rng.uniform(0.03, 0.08))
    return _exposed(rng, out)


def side_view(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """A chest from the side, roughly: one clear field between breastbone and spine, a dome below."""
    y, x = _axes(size)
    if rng.random() < 0.5:
        x = 1 - x
    body = _chord(np.hypot((x - 0.5) / rng.uniform(0.33, 0.5), (y - 0.55) / rng.uniform(0.6, 0.9)))
    field = _chord(np.hypot((x - 0.5) / rng.uniform(0.2, 0.33), (y - 0.42) / rng.uniform(0.28, 0.42)))
    heart = _chord(np.hypot((x - rng.uniform(0.3, 0.45)) / 0.16, (y - rng.uniform(0.5, 0.65)) / 0.16))
    spine = _chord((x - 0.76 - 0.08 * np.sin(3 * y)) / rng.uniform(0.05, 0.1))
    dome = 1 / (1 + np.exp(-(y - 0.68 - 0.25 * (x - 0.5)) / 0.03))
    beads = 0.5 + 0.5 * np.cos(y * rng.uniform(50, 90))
    out = 0.75 * body - 0.5 * field * (1 - dome) + 0.25 * heart + (0.2 + 0.1 * beads) * spine + 0.2 * dome
    return _exposed(rng, out)


def part_of_film(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """A shoulder, a costophrenic angle, some ribs: a window of at most 40 % of a film's side."""
    film = _some(rng, films)
    side = int(len(film) * rng.uniform(0.14, 0.4))
    top, left = rng.integers(0, len(film) - side, 2)
    return _resized(film[top : top + side, left : left + side], size)


def jigsaw(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """A film cut into squares that lie in another order."""
    film = _resized(_some(rng, films), size)
    k = int(rng.integers(2, 5))
    step = size // k
    tiles = [film[i * step : (i + 1) * step, j * step : (j + 1) * step] for i in range(k) for j in range(k)]
    order = rng.permutation(len(tiles))
    rows = [np.hstack([tiles[order[i * k + j]] for j in range(k)]) for i in range(k)]
    return _resized((255 * np.vstack(rows)).astype(np.uint8), size)


def screenshot(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """A program's window: bars, panels, lines of text, perhaps small films in it."""
    fine = 4 * size
    out = np.full((fine, fine), rng.uniform(0.03, 0.95))
    for _ in range(int(rng.integers(2, 8))):
        top, left = rng.integers(0, fine - 8, 2)
        high, wide = rng.integers(6, fine, 2)
        out[top : top + high, left : left + wide] = rng.uniform(0, 1)
    for _ in range(int(rng.integers(0, 4))):
        side = int(fine * rng.uniform(0.15, 0.55))
        top, left = rng.integers(0, fine - side, 2)
        out[top : top + side, left : left + side] = _resized(_some(rng, films), side)
    for _ in range(int(rng.integers(3, 60))):
        top, left = rng.integers(0, fine - 8, 2)
        high = int(rng.integers(2, 7))
        ink = rng.uniform(0, 1)
        for k in range(int(rng.integers(2, 40))):
            at = left + k * (high + 1)
            if at + high < fine and rng.random() < 0.85:
                out[top : top + high, at : at + high - 1] = ink
    return _resized((255 * np.clip(out, 0, 1)).astype(np.uint8), size)


def noise(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """Noise of any grain, from white to clouds."""
    out = ndimage.gaussian_filter(rng.normal(0, 1, (size, size)), float(rng.choice((0, 0.7, 2, 5, 12))))
    return np.asarray(0.5 + rng.uniform(0.02, 0.25) * out / (out.std() + 1e-9), dtype=np.float32)


def blank(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """One grey, or a slope of it, with a little noise."""
    y, x = _axes(size)
    slope = rng.uniform(-0.4, 0.4, 2) * (rng.random() < 0.5)
    grain = rng.choice((0, 0.003, 0.02)) * rng.normal(0, 1, (size, size))
    return np.asarray(rng.uniform(0, 1) + slope[0] * x + slope[1] * y + grain, dtype=np.float32)


def pattern(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """Stripes, squares, rings, a step wedge: what tests and phantoms of physicists look like."""
    y, x = _axes(size)
    kind, n = int(rng.integers(4)), float(rng.uniform(1, 14))
    angle = rng.uniform(0, np.pi)
    u, v = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    waves = (
        np.sin(2 * np.pi * n * u),
        np.sign(np.sin(2 * np.pi * n * u) * np.sin(2 * np.pi * n * v)),
        np.sin(2 * np.pi * n * np.hypot(x - rng.uniform(0, 1), y - rng.uniform(0, 1))),
        2 * np.floor(n * u) / n - 1,
    )
    return np.asarray(0.5 + rng.uniform(0.1, 0.5) * waves[kind], dtype=np.float32)


def scene(rng: np.random.Generator, films: NDArray[np.uint8], size: int) -> Picture:
    """Flat shapes over clouds: lit like an everyday picture."""
    y, x = _axes(size)
    out = noise(rng, films, size).astype(np.float64)
    for _ in range(int(rng.integers(2, 14))):
        cx, cy, a, b = *rng.uniform(0, 1, 2), *rng.uniform(0.03, 0.4, 2)
        inside = (
            np.hypot((x - cx) / a, (y - cy) / b) < 1
            if rng.random() < 0.5
            else (np.abs(x - cx) < a) & (np.abs(y - cy) < b)
        )
        out = np.where(inside, rng.uniform(0, 1) + 0.3 * (out - 0.5), out)
    return np.asarray(ndimage.gaussian_filter(out, rng.uniform(0, 1.5)), dtype=np.float32)


MAKERS: tuple[Maker, ...] = (
    limb, limb, trunk_of_another, trunk_of_another, side_view, side_view, part_of_film, part_of_film, jigsaw,
    screenshot, screenshot, noise, blank, pattern, scene,
)  # fmt: skip
"""Named twice: drawn twice as often."""


def _axes(size: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    centre = (np.arange(size) + 0.5) / size
    y, x = np.meshgrid(centre, centre, indexing="ij")
    return y, x


def _chord(r: NDArray[np.floating]) -> NDArray[np.float64]:
    """What a ray meets of a round body at r of its radius."""
    return np.sqrt(np.clip(1 - np.asarray(r, dtype=np.float64) ** 2, 0, None))


def _exposed(rng: np.random.Generator, dense: NDArray[np.floating]) -> Picture:
    """Blur, saturation and grain of a radiograph."""
    dense = ndimage.gaussian_filter(dense, rng.uniform(0.3, 1.5))
    out = 1 - np.exp(-rng.uniform(1.2, 3.5) * np.clip(dense, 0, None))
    out += rng.uniform(0, 0.04) * rng.normal(0, 1, out.shape)
    return np.asarray(out / max(float(out.max()), 1e-6), dtype=np.float32)


def _some(rng: np.random.Generator, films: NDArray[np.uint8]) -> NDArray[np.uint8]:
    found: NDArray[np.uint8] = films[int(rng.integers(len(films)))]
    return found


def _resized(picture: NDArray[np.uint8], size: int) -> Picture:
    from PIL import Image

    small = Image.fromarray(picture).resize((size, size), Image.Resampling.BOX)
    return np.asarray(np.asarray(small) / 255, dtype=np.float32)
