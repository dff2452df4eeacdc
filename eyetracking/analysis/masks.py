"""A mask or map over an image as areas of interest: its connected places, each as the polygon around it."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from eyetracking.analysis.areas import Area, Polygon, Source, area_px2

Corner = tuple[int, int]
"""(x, y) of a pixel's corner, 0 at the left and upper edge."""
SIMPLER_BY_PX = 0.75
"""How far, in pixels of the mask, a simplified outline may leave the true one."""


def areas_of_mask(
    mask: NDArray[np.bool_],
    *,
    width_px: int,
    height_px: int,
    name: str,
    source: Source = "finding",
    note: str = "",
    least_share: float = 0.002,
) -> list[Area]:
    """The connected places of a mask (h, w) over an image of width_px x height_px, largest first.

    Holes are filled; places under least_share of the mask's size are left out. Several places are numbered.
    """
    from scipy.ndimage import label

    h, w = mask.shape
    labels, count = label(mask)
    scale = np.array([width_px / w, height_px / h])
    shapes = []
    for number in range(1, count + 1):
        place = labels == number
        if place.sum() < least_share * h * w:
            continue
        corners = simplified(np.array(outer_ring(place), dtype=np.float64), SIMPLER_BY_PX)
        if len(corners) >= 3:
            shapes.append(Polygon(points=tuple((float(x), float(y)) for x, y in corners * scale)))
    shapes.sort(key=lambda shape: -area_px2(shape))
    return [
        Area(
            id=f"{source}-{name}-{number}",
            name=name if len(shapes) == 1 else f"{name} {number}",
            shape=shape,
            source=source,
            note=note,
        )
        for number, shape in enumerate(shapes, start=1)
    ]


def outer_ring(place: NDArray[np.bool_]) -> list[Corner]:
    """The corners around one 4-connected place, clockwise from its uppermost left one."""
    padded = np.pad(place, 1)
    inside = padded[1:-1, 1:-1]
    following: dict[Corner, list[Corner]] = defaultdict(list)
    for (down, right), (start, end) in _SIDES.items():
        outside = ~padded[1 + down : padded.shape[0] - 1 + down, 1 + right : padded.shape[1] - 1 + right]
        for row, column in zip(*(v.tolist() for v in np.nonzero(inside & outside)), strict=True):
            following[column + start[0], row + start[1]].append((column + end[0], row + end[1]))
    row, column = (int(v[0]) for v in np.nonzero(place))
    first, at = (column, row), (column + 1, row)
    ring = [first]
    heading = (1, 0)
    while at != first:
        ways = following[at]
        # where two pixels touch by a corner only, go on to the other: what lies between is a hole
        turn = [(heading[1], -heading[0]), heading, (-heading[1], heading[0])]
        to = min(ways, key=lambda end: turn.index((end[0] - at[0], end[1] - at[1])))
        step = (to[0] - at[0], to[1] - at[1])
        if step != heading:
            ring.append(at)
        heading, at = step, to
    return ring


_SIDES = {
    (-1, 0): ((0, 0), (1, 0)),  # nothing above: rightwards along the upper side
    (0, 1): ((1, 0), (1, 1)),
    (1, 0): ((1, 1), (0, 1)),
    (0, -1): ((0, 1), (0, 0)),
}
"""Neighbour outside -> the side to it, from corner to corner, the place on the right hand."""


def simplified(ring: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """Fewer corners; those left out lie within `tolerance` of the outline (Douglas and Peucker 1973)."""
    if len(ring) < 4:
        return ring
    far = int(np.argmax(((ring - ring[0]) ** 2).sum(axis=1)))
    closed = np.vstack((ring, ring[:1]))
    keep = np.zeros(len(closed), dtype=bool)
    keep[[0, far, -1]] = True
    open_spans = [(0, far), (far, len(closed) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        if last - first < 2:
            continue
        start, way = closed[first], closed[last] - closed[first]
        between = closed[first + 1 : last] - start
        length = float(np.hypot(*way))
        if length > 0:
            away = np.abs(way[0] * between[:, 1] - way[1] * between[:, 0]) / length
        else:
            away = np.hypot(between[:, 0], between[:, 1])
        worst = int(np.argmax(away))
        if away[worst] > tolerance:
            middle = first + 1 + worst
            keep[middle] = True
            open_spans += [(first, middle), (middle, last)]
    return closed[:-1][keep[:-1]]
