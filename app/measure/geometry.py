"""Lengths, angles and areas in a plane whose pixels may not be square.

Points are image coordinates; `scale` is (mm across a pixel, mm down a pixel), or (1, 1) for lengths in
pixels. Angles are measured in that plane, so that they are right where pixels are not square.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.measure.annotation import Point

Scale = tuple[float, float]


def vector(a: Point, b: Point, scale: Scale) -> tuple[float, float]:
    return (b[0] - a[0]) * scale[0], (b[1] - a[1]) * scale[1]


def length(a: Point, b: Point, scale: Scale = (1.0, 1.0)) -> float:
    return math.hypot(*vector(a, b, scale))


def angle_deg(arm: Point, vertex: Point, other: Point, scale: Scale = (1.0, 1.0)) -> float:
    """The angle at `vertex`, 0 to 180 degrees; NaN where an arm has no length."""
    return _between(vector(vertex, arm, scale), vector(vertex, other, scale))


def cobb_deg(first: tuple[Point, Point], second: tuple[Point, Point], scale: Scale = (1.0, 1.0)) -> float:
    """The angle between two end plates' lines, 0 to 90 degrees (Cobb 1948); NaN where a line has no
    length.
    """
    angle = _between(vector(*first, scale), vector(*second, scale))
    return min(angle, 180.0 - angle)


def cardiothoracic_ratio(
    thorax: tuple[Point, Point], heart: tuple[Point, Point], scale: Scale = (1.0, 1.0)
) -> float:
    """The heart's width over the thorax's (Danzer 1919), both along the thorax line; NaN where that has no
    length.

    The heart line's ends are its outermost points on either side: only what lies along the thorax counts.
    """
    across = vector(*thorax, scale)
    wide = math.hypot(*across)
    if wide == 0:
        return math.nan
    reach = vector(*heart, scale)
    return abs(reach[0] * across[0] + reach[1] * across[1]) / wide**2


def beside_midline(
    points: tuple[Point, Point], thorax: tuple[Point, Point], midline: Point, scale: Scale = (1.0, 1.0)
) -> tuple[float, float]:
    """How far two points lie from the midline along the thorax line, each to its own side: where one is
    negative, both lie on one side. (0, 0) where the thorax has no length.
    """
    across = vector(*thorax, scale)
    wide = math.hypot(*across)
    if wide == 0:
        return 0.0, 0.0
    ways = (vector(midline, point, scale) for point in points)
    first, second = ((way[0] * across[0] + way[1] * across[1]) / wide for way in ways)
    return (-first, second) if first <= second else (first, -second)


def onto_midline(
    point: Point, thorax: tuple[Point, Point], midline: Point, scale: Scale = (1.0, 1.0)
) -> Point:
    """Where the line through `point` along the thorax meets the midline, which goes through `midline` at
    right angles to the thorax. `point` itself where the thorax has no length."""
    across = vector(*thorax, scale)
    square = across[0] ** 2 + across[1] ** 2
    if square == 0:
        return point
    gap = vector(point, midline, scale)
    part = (gap[0] * across[0] + gap[1] * across[1]) / square
    return point[0] + part * (thorax[1][0] - thorax[0][0]), point[1] + part * (thorax[1][1] - thorax[0][1])


MIDLINE_BEYOND = 0.06
"""How far the midline is drawn beyond the measured lines, as a part of the thorax line."""


def midline_through(points: Sequence[Point], scale: Scale = (1.0, 1.0)) -> tuple[Point, Point]:
    """The midline of a cardiothoracic ratio (thorax, thorax, heart, heart, midline) as far as its lines reach
    along it, and a little more, so that it is seen to be a line of its own. Both ends are the midline's point
    where the thorax has no length."""
    thorax, middle = (points[0], points[1]), points[4]
    across = vector(*thorax, scale)
    if not any(across):
        return middle, middle
    feet = [onto_midline(point, thorax, middle, scale) for point in points]
    along = -across[1] / scale[0], across[0] / scale[1]  # at right angles in the plane, in image px

    def reach(point: Point) -> float:
        gap = vector(middle, point, scale)
        return gap[1] * across[0] - gap[0] * across[1]

    first, last = min(feet, key=reach), max(feet, key=reach)
    x, y = MIDLINE_BEYOND * along[0], MIDLINE_BEYOND * along[1]
    return (first[0] - x, first[1] - y), (last[0] + x, last[1] + y)


def outside(points: Sequence[Point], width_px: int, height_px: int) -> bool:
    """Nothing between the points is on the image."""
    across, down = [x for x, _y in points], [y for _x, y in points]
    return max(across) < 0 or min(across) > width_px or max(down) < 0 or min(down) > height_px


def ellipse_area(a: Point, b: Point, scale: Scale = (1.0, 1.0)) -> float:
    """Of the ellipse that touches the box with the corners a and b."""
    across, down = vector(a, b, scale)
    return math.pi * abs(across * down) / 4


def rectangle_area(a: Point, b: Point, scale: Scale = (1.0, 1.0)) -> float:
    across, down = vector(a, b, scale)
    return abs(across * down)


def _between(u: tuple[float, float], v: tuple[float, float]) -> float:
    if math.hypot(*u) == 0 or math.hypot(*v) == 0:
        return math.nan
    cross, dot = u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1]
    return math.degrees(abs(math.atan2(cross, dot)))
