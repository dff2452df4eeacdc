"""From probability maps of lungs and heart to outlines and the lines of the cardiothoracic ratio.

Danzer, The cardiothoracic ratio: an index of cardiac enlargement, Am J Med Sci 1919;157:513: the greatest
transverse diameter of the heart (its widest reach to the right of the midline plus its widest reach to the
left) over the greatest inner transverse diameter of the thorax. Positions are fractions of the image: x to
the right, y down.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from contourpy import contour_generator
from numpy.typing import NDArray
from scipy import ndimage

Point = tuple[float, float]
LEVEL = 0.5
SMALLEST = 0.01
"""A structure smaller than this part of the image was not found."""
LONGEST_OUTLINE = 240
TONGUE = 0.022
"""Radius of the disc, in parts of the image's height, that must fit into the heart: what is narrower (a
tongue along the diaphragm, a pad of fat) is not measured. About 9 mm on a film of 40 cm."""
UPPER = 0.4
"""The heart is measured below this part of the lungs' height: above are the great vessels."""


@dataclass(frozen=True)
class HeartLines:
    """thorax: its inner edges on the widest row. heart: its outermost points, image left first. midline: a
    point on it, between the two heart points' heights."""

    thorax: tuple[Point, Point]
    heart: tuple[Point, Point]
    midline: Point

    @property
    def ratio(self) -> float:
        """In the square of fractions, so for images of any aspect."""
        return (self.heart[1][0] - self.heart[0][0]) / (self.thorax[1][0] - self.thorax[0][0])


def largest_part(probability: NDArray[np.float32]) -> NDArray[np.float32]:
    """The map without all but its largest connected part above LEVEL; all zero if that is tiny."""
    parts, count = ndimage.label(probability > LEVEL)
    if not count:
        return np.zeros_like(probability)
    sizes = np.bincount(parts.ravel())[1:]
    kept = parts == int(sizes.argmax()) + 1
    if kept.mean() < SMALLEST:
        return np.zeros_like(probability)
    others = ndimage.binary_dilation((parts > 0) & ~kept)
    return np.where(others, np.float32(0), probability)


def outline(probability: NDArray[np.float32]) -> list[Point]:
    """The longest line at LEVEL, closed, thinned to at most LONGEST_OUTLINE points; empty where nothing was
    found."""
    h, w = probability.shape
    padded = np.pad(probability, 1)
    lines: list[NDArray[np.float64]] = list(contour_generator(z=padded).lines(LEVEL))  # type: ignore[arg-type]
    if not lines:
        return []
    line = max(lines, key=len)
    line = line[:: max(1, -(-len(line) // LONGEST_OUTLINE))]
    return [(float(x), float(y)) for x, y in np.clip((line - 0.5) / [w, h], 0, 1)]  # -1 for the padding


def heart_lines(maps: NDArray[np.float32]) -> HeartLines | None:
    """Of maps (3, h, w) of right lung, left lung and heart, each its largest part; None where one is missing
    or they do not lie as in a frontal film (right lung in the image's left half of the thorax)."""
    right, left, heart = maps
    if not all(m.max() > LEVEL for m in maps):
        return None
    h, w = right.shape
    rows = np.nonzero((right > LEVEL).any(1) & (left > LEVEL).any(1))[0]
    if not len(rows):
        return None
    outer = np.array([(_edge(right[r], first=True), _edge(left[r], first=False)) for r in rows])
    inner = np.array([(_edge(right[r], first=False), _edge(left[r], first=True)) for r in rows])
    widest = int(np.argmax(outer[:, 1] - outer[:, 0]))
    x0, x1 = outer[widest]
    upper = inner[: max(1, len(rows) // 2)]
    middle = float(np.median(upper.mean(1)))
    heart = body(heart, rows[0] + int(UPPER * (rows[-1] - rows[0])))
    heart_rows = np.nonzero((heart > LEVEL).any(1))[0]
    if not len(heart_rows):
        return None
    reach = np.array([(_edge(heart[r], first=True), _edge(heart[r], first=False)) for r in heart_rows])
    i, j = int(np.argmin(reach[:, 0])), int(np.argmax(reach[:, 1]))
    a, b = float(reach[i, 0]), float(reach[j, 1])
    if not (x0 < middle < x1 and x0 <= a < b <= x1):
        return None
    y_thorax = (rows[widest] + 0.5) / h
    y_heart = [(heart_rows[k] + 0.5) / h for k in (i, j)]
    return HeartLines(
        ((float(x0) / w, float(y_thorax)), (float(x1) / w, float(y_thorax))),
        ((a / w, float(y_heart[0])), (b / w, float(y_heart[1]))),
        (middle / w, float(np.mean(y_heart))),
    )


def body(heart: NDArray[np.float32], top: int = 0) -> NDArray[np.float32]:
    """The largest part of the heart below row `top` into which the disc of TONGUE fits."""
    radius = max(1, round(TONGUE * len(heart)))
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    kept = ndimage.binary_opening(heart > LEVEL, x**2 + y**2 <= radius**2)
    kept[:top] = False
    near = ndimage.binary_dilation(kept)  # keeps the slope at the edge, between whose pixels the outline lies
    return largest_part(np.where(near & ((heart <= LEVEL) | kept), heart, np.float32(0)))


def _edge(row: NDArray[np.float32], *, first: bool) -> float:
    """Where a row first (or last) crosses LEVEL, px between pixel centres at k + 0.5."""
    inside = np.nonzero(row > LEVEL)[0]
    k = int(inside[0] if first else inside[-1])
    other = k - 1 if first else k + 1
    outside = float(row[other]) if 0 <= other < len(row) else 0.0
    part = (float(row[k]) - LEVEL) / max(float(row[k]) - outside, 1e-6)
    return k + 0.5 - part if first else k + 0.5 + part
