"""Areas of interest on an image: their shapes, who made them, and the file that keeps them.

Coordinates are image coordinates (DICOM's sub-pixel convention). Names need not be unique; ids are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

FORMAT = 1
_ELLIPSE_POINTS = 64


class AreasError(ValueError):
    """A file of areas cannot be used. path, field, way_out: which, where in it, what to do."""

    def __init__(self, path: Path, field: str, way_out: str) -> None:
        super().__init__(f"{path}: {field}. {way_out}")
        self.path, self.field, self.way_out = path, field, way_out


class _Shape(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            numbers = [n for point in value for n in point] if isinstance(value, tuple) else [value]
            if not all(math.isfinite(n) for n in numbers):
                raise ValueError(f"{name} must be finite")
            size = name in ("width_px", "height_px", "radius_x_px", "radius_y_px")
            if size and value <= 0:
                raise ValueError(f"{name} must be positive, not {value!r}")


class Rectangle(_Shape, frozen=True, kw_only=True, tag="rectangle"):
    x_px: float
    y_px: float
    width_px: float
    height_px: float


class Ellipse(_Shape, frozen=True, kw_only=True, tag="ellipse"):
    centre_x_px: float
    centre_y_px: float
    radius_x_px: float
    radius_y_px: float


class Polygon(_Shape, frozen=True, kw_only=True, tag="polygon"):
    """At least three corners (x, y); closed, by the even-odd rule."""

    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.points) < 3:
            raise ValueError(f"points must be three or more, not {len(self.points)}")


Shape: TypeAlias = Rectangle | Ellipse | Polygon
Source: TypeAlias = Literal["drawn", "finding", "anatomy", "segmented"]


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """An area of interest. source: who made it; note: from what (a phrase and a model, a finding)."""

    id: str
    name: str
    shape: Shape
    source: Source = "drawn"
    note: str = ""


class _File(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    areas: tuple[Area, ...]


def contains(shape: Shape, x_px: ArrayLike, y_px: ArrayLike) -> NDArray[np.bool_]:
    """Whether each point lies in the shape (left and top edge in, right and bottom out); NaN lies nowhere."""
    x, y = np.asarray(x_px, dtype=np.float64), np.asarray(y_px, dtype=np.float64)
    if isinstance(shape, Rectangle):
        right, bottom = shape.x_px + shape.width_px, shape.y_px + shape.height_px
        return np.asarray((x >= shape.x_px) & (x < right) & (y >= shape.y_px) & (y < bottom))
    if isinstance(shape, Ellipse):
        u = (x - shape.centre_x_px) / shape.radius_x_px
        v = (y - shape.centre_y_px) / shape.radius_y_px
        return np.asarray(u * u + v * v <= 1)
    inside = np.zeros(np.broadcast(x, y).shape, dtype=bool)
    corners = shape.points
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        if ay == by:
            continue
        crosses = (y >= min(ay, by)) & (y < max(ay, by))
        inside ^= crosses & (x < ax + (y - ay) * (bx - ax) / (by - ay))
    return inside


def area_px2(shape: Shape) -> float:
    """The area in square pixels; of a polygon that crosses itself, the signed sum."""
    if isinstance(shape, Rectangle):
        return shape.width_px * shape.height_px
    if isinstance(shape, Ellipse):
        return math.pi * shape.radius_x_px * shape.radius_y_px
    x, y = np.array(shape.points).T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def outline(shape: Shape) -> NDArray[np.float64]:
    """(n, 2) corners of the shape's outline, to be closed; an ellipse as a polygon."""
    if isinstance(shape, Rectangle):
        left, top = shape.x_px, shape.y_px
        right, bottom = left + shape.width_px, top + shape.height_px
        return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    if isinstance(shape, Ellipse):
        turn = np.linspace(0, 2 * math.pi, _ELLIPSE_POINTS, endpoint=False)
        return np.column_stack(
            (
                shape.centre_x_px + shape.radius_x_px * np.cos(turn),
                shape.centre_y_px + shape.radius_y_px * np.sin(turn),
            )
        )
    return np.array(shape.points)


def area_at(areas: Sequence[Area], x_px: ArrayLike, y_px: ArrayLike) -> NDArray[np.int64]:
    """For each point the index of the smallest area that holds it, -1 where none does."""
    found = np.full(np.broadcast(np.asarray(x_px), np.asarray(y_px)).shape, -1, dtype=np.int64)
    order = sorted(range(len(areas)), key=lambda n: -area_px2(areas[n].shape))
    for number in order:
        found[contains(areas[number].shape, x_px, y_px)] = number
    return found


def read_areas(path: Path) -> list[Area]:
    """The areas that a file keeps. Raises AreasError naming the value at fault, or OSError."""
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=_File)
    except (msgspec.DecodeError, RecursionError) as error:
        raise AreasError(path, str(error), "Draw the areas in RadGaze, or mend this value") from error
    if stored.format != FORMAT:
        raise AreasError(path, f"format {stored.format} is unknown", "Use a newer RadGaze")
    return list(stored.areas)


def areas_json(areas: Sequence[Area]) -> bytes:
    """What `read_areas` reads."""
    return msgspec.json.format(msgspec.json.encode(_File(format=FORMAT, areas=tuple(areas))), indent=1)
