"""What a viewport shows: the part of the image that lies in it, resampled once, then looked up per frame.

Zoom, pan, turn and flip rebuild a uint16 cache of the viewport's size; window and level touch only the table.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.imaging.pyramid import Pyramid
from eyetracking.mapping import ViewTransform

_TWO_THREADS_PX = 1_000_000
_ROWS_AT_ONCE = 128
"""np.take widens its indices to 64 bits; few rows at a time keep that copy in the CPU's cache."""


@dataclass(frozen=True)
class _Placement:
    """Where the image lies: the viewport's pixels [left, right) x [top, bottom) and the box under them."""

    left: int
    top: int
    right: int
    bottom: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class MarkLayer:
    """A mark (`app.imaging.marks`) that can be drawn at any zoom: its mask, 0 or 65535, as a pyramid."""

    pyramid: Pyramid
    grey: float


@dataclass(frozen=True, eq=False)
class _Drawn:
    """A mark in the viewport: where it covers a pixel, where it covers a part (flat indices, parts)."""

    grey: float
    whole: NDArray[np.bool_]
    edge: NDArray[np.intp]
    parts: NDArray[np.float32]


class ViewportCache:
    """The viewport's pixels as table indices. Not thread safe: one cache a view."""

    def __init__(self, pyramid: Pyramid, layers: Sequence[MarkLayer] = ()) -> None:
        self.pyramid = pyramid
        self.layers = tuple(layers)
        self.show_marks = True
        self._drawn: list[_Drawn] = []
        self._key: tuple[Any, ...] | None = None
        self._index: NDArray[np.uint16] = np.zeros((0, 0), dtype=np.uint16)
        self._at = (0, 0)
        self._size = (0, 0)

    def update(self, view: ViewTransform, *, smooth: bool = True) -> bool:
        """Brings the cache to this view; True if it had to be rebuilt. smooth=False is for frames while the
        hand moves: nearest pixel of the level that fits."""
        key = (
            view.zoom,
            view.centre_x_px,
            view.centre_y_px,
            view.quarter_turns,
            view.flipped,
            view.viewport_width_px,
            view.viewport_height_px,
            smooth,
        )
        if key == self._key:
            return False
        self._size = (max(1, round(view.viewport_height_px)), max(1, round(view.viewport_width_px)))
        placement = _place(view, self.pyramid.shape, self._size)
        if placement is None:
            self._index, self._at, self._drawn = np.zeros((0, 0), dtype=np.uint16), (0, 0), []
        else:
            self._index = _resample(self.pyramid, view, placement, smooth=smooth)
            self._at = (placement.top, placement.left)
            self._drawn = [self._draw(layer, view, placement) for layer in self.layers]
        self._key = key
        return True

    def frame(self, table: NDArray[Any], out: NDArray[Any] | None = None) -> NDArray[Any]:
        """The viewport through `table` (65536,): (H, W) in the table's type, 0 where there is no image.

        out: a C-contiguous array of that shape and type to draw into, which is then returned.
        """
        if table.shape != (65536,):
            raise ValueError(f"a display table has 65,536 entries, not {table.shape}")
        if out is None or out.shape != self._size or out.dtype != table.dtype:
            out = np.zeros(self._size, dtype=table.dtype)
        top, left = self._at
        height, width = self._index.shape
        if (height, width) != self._size:
            out[...] = 0
        inside = out[top : top + height, left : left + width]

        def look_up(first: int, last: int) -> None:
            for row in range(first, last, _ROWS_AT_ONCE):
                part = slice(row, min(row + _ROWS_AT_ONCE, last))
                np.take(table, self._index[part], out=inside[part], mode="clip")

        if self._index.size < _TWO_THREADS_PX:
            look_up(0, height)
        else:
            helper = threading.Thread(target=look_up, args=(height // 2, height), name="radgaze-look-up")
            helper.start()
            look_up(0, height // 2)
            helper.join()
        if self.show_marks:
            for drawn in self._drawn:
                _burn(out, drawn)
        return out

    def _draw(self, layer: MarkLayer, view: ViewTransform, placement: _Placement) -> _Drawn:
        cover = np.zeros(self._size, dtype=np.uint16)
        part = _resample(layer.pyramid, view, placement, smooth=True)
        cover[placement.top : placement.bottom, placement.left : placement.right] = part
        edge = np.flatnonzero((cover > 0) & (cover < 65535))
        parts = cover.ravel()[edge].astype(np.float32) / np.float32(65535)
        return _Drawn(layer.grey, cover == 65535, edge, parts)


def render_viewport(pyramid: Pyramid, table: NDArray[Any], view: ViewTransform) -> NDArray[Any]:
    """One frame without a cache: (H, W) of the viewport in device px, 0 outside the image."""
    cache = ViewportCache(pyramid)
    cache.update(view)
    return cache.frame(table)


def _burn(out: NDArray[Any], drawn: _Drawn) -> None:
    grey = drawn.grey * float(np.iinfo(out.dtype).max)
    np.copyto(out, out.dtype.type(round(grey)), where=drawn.whole)
    if len(drawn.edge):
        flat = out.reshape(-1)
        under = flat[drawn.edge]
        flat[drawn.edge] = (under + (grey - under) * drawn.parts + 0.5).astype(out.dtype)


def _place(view: ViewTransform, shape: tuple[int, int], size: tuple[int, int]) -> _Placement | None:
    height, width = shape
    across, down = view.image_to_display([0.0, width], [0.0, height])
    across, down = np.sort(across) - view.viewport_x_px, np.sort(down) - view.viewport_y_px
    left, right = (math.ceil(edge - 0.5) for edge in across)  # pixels whose centre lies on the image
    top, bottom = (math.ceil(edge - 0.5) for edge in down)
    left, top, right, bottom = max(0, left), max(0, top), min(size[1], right), min(size[0], bottom)
    if left >= right or top >= bottom:
        return None
    x, y = view.display_to_image(
        np.array([left, right]) + view.viewport_x_px, np.array([top, bottom]) + view.viewport_y_px
    )
    x, y = np.clip(np.sort(x), 0, width), np.clip(np.sort(y), 0, height)
    return _Placement(left, top, right, bottom, (float(x[0]), float(y[0]), float(x[1]), float(y[1])))


def _resample(
    pyramid: Pyramid, view: ViewTransform, placement: _Placement, *, smooth: bool
) -> NDArray[np.uint16]:
    size = (placement.right - placement.left, placement.bottom - placement.top)
    if view.quarter_turns % 2:
        size = (size[1], size[0])
    number = pyramid.level_for(view.zoom)
    level = pyramid.level(number)
    shrink = 2**number
    box = tuple(edge / shrink for edge in placement.box)
    box = (box[0], box[1], min(box[2], level.shape[1]), min(box[3], level.shape[0]))
    residual = view.zoom * shrink
    if not smooth or abs(residual - 1) < 1e-9:
        part = _nearest(level, box, size)
    else:
        kind = Image.Resampling.HAMMING if residual < 1 else Image.Resampling.BILINEAR
        part = _resized(level, size, kind, box)
    if view.flipped:
        part = part[:, ::-1]
    return np.ascontiguousarray(np.rot90(part, -view.quarter_turns))


def _resized(
    level: NDArray[np.uint16], size: tuple[int, int], kind: Image.Resampling, box: tuple[float, ...]
) -> NDArray[np.uint16]:
    """The box of the level at size (width, height); a large one in two halves, one of them on a thread.

    Pillow releases the interpreter while it resamples, so two cores share the work.
    """
    source = Image.fromarray(level)
    if size[0] * size[1] < _TWO_THREADS_PX:
        return np.asarray(source.resize(size, kind, box=(box[0], box[1], box[2], box[3])), dtype=np.uint16)
    half = size[1] // 2
    middle = box[1] + (box[3] - box[1]) * half / size[1]
    whole = np.empty((size[1], size[0]), dtype=np.uint16)

    def lower() -> None:
        below = source.resize((size[0], size[1] - half), kind, box=(box[0], middle, box[2], box[3]))
        whole[half:] = np.asarray(below)

    helper = threading.Thread(target=lower, name="radgaze-resample")
    helper.start()
    whole[:half] = np.asarray(source.resize((size[0], half), kind, box=(box[0], box[1], box[2], middle)))
    helper.join()
    return whole


def _nearest(level: NDArray[np.uint16], box: tuple[float, ...], size: tuple[int, int]) -> NDArray[np.uint16]:
    columns = box[0] + (np.arange(size[0]) + 0.5) * ((box[2] - box[0]) / size[0])
    rows = box[1] + (np.arange(size[1]) + 0.5) * ((box[3] - box[1]) / size[1])
    x = np.clip(columns.astype(np.intp), 0, level.shape[1] - 1)
    y = np.clip(rows.astype(np.intp), 0, level.shape[0] - 1)
    part = level[y[0] : y[-1] + 1, x[0] : x[-1] + 1]
    if part.shape == (len(y), len(x)):  # one to one
        return part
    x, y = x - x[0], y - y[0]
    if part.shape[0] < len(y):  # rows repeat: pick the columns of each once
        return np.take(np.take(part, x, axis=1, mode="clip"), y, axis=0, mode="clip")
    return np.take(np.take(part, y, axis=0, mode="clip"), x, axis=1, mode="clip")
