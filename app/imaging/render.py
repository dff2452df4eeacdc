"""What a viewport shows: the part of the image that lies in it, resampled once, then looked up per frame.

Zoom, turn and flip rebuild a uint16 cache of the viewport's size; window and level touch only the table.
While a hand pans, the frame slides and only what comes into sight is resampled; at rest the cache is rebuilt.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.imaging.lookup import look_up
from app.imaging.pyramid import Pyramid
from app.imaging.ramp import Ramp
from eyetracking.mapping import ViewTransform

_TWO_THREADS_PX = 1_000_000
_PIXELS_AT_ONCE = 131072
"""What is at work at a time, with what is computed from it, stays in the CPU's second cache."""

_SAME_PX = 1e-6


Box = tuple[float, float, float, float]
Greys = NDArray[Any] | Ramp
"""What each index shows: a table (65536,), or the same as arithmetic, which is faster."""


@dataclass(frozen=True)
class _Placement:
    """Where the image lies: the viewport's pixels [left, right) x [top, bottom) whose centres it covers.

    box: what of the image is under them. Pixels at the image's edge may be covered in part: `partly` says how
    many (0 or 1) at top, bottom, left and right. whole_box: what is under the others, never cut by the edge.
    """

    left: int
    top: int
    right: int
    bottom: int
    box: Box
    partly: tuple[int, int, int, int]
    whole_box: Box


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
    """The viewport's pixels as table indices. Not thread safe: one cache a view.

    driving: P-values to driving levels where `greys` are such (a screen's calibration), for the marks.
    """

    def __init__(self, pyramid: Pyramid, layers: Sequence[MarkLayer] = ()) -> None:
        self.pyramid = pyramid
        self.layers = tuple(layers)
        self.show_marks = True
        self.driving: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None = None
        self._drawn: list[_Drawn] = []
        self._key: tuple[Any, ...] | None = None
        self._view: ViewTransform | None = None
        self._framed: ViewTransform | None = None
        self._index: NDArray[np.uint16] = np.zeros((0, 0), dtype=np.uint16)
        self._at = (0, 0)
        self._size = (0, 0)

    def update(self, view: ViewTransform, *, smooth: bool = True) -> bool:
        """Brings the cache to this view; True if it had to be rebuilt. smooth=False is for frames while the
        hand moves: nearest pixel of the level that fits."""
        key = (*_scale(view), view.centre_x_px, view.centre_y_px, smooth)
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
        self._key, self._view = key, view
        return True

    def frame(
        self,
        greys: Greys,
        out: NDArray[Any] | None = None,
        *,
        put: Callable[[NDArray[Any], int], None] | None = None,
    ) -> NDArray[Any]:
        """The viewport through `greys`: (H, W) in their type, 0 where there is no image.

        out: a C-contiguous array of that shape and type to draw into, which is then returned. put: is given
        all rows from top to bottom, with the number of the first, as they are done: what is put on the screen
        then is still in the CPU's cache. Raises ValueError.
        """
        if not isinstance(greys, Ramp) and greys.shape != (65536,):
            raise ValueError(f"a display table has 65,536 entries, not {greys.shape}")
        if out is None or out.shape != self._size or out.dtype != greys.dtype:
            out = np.zeros(self._size, dtype=greys.dtype)
        top, left = self._at
        height, width = self._index.shape
        if (height, width) != self._size:
            out[...] = 0
        marks = self._drawn if self.show_marks else []
        done = 0
        rows = max(1, _PIXELS_AT_ONCE // max(1, width))
        for first in range(0, height, rows):  # on two threads it is slower as soon as others want a core
            index = self._index[first : first + rows]
            inside = out[top + first : top + first + len(index), left : left + width]
            if isinstance(greys, Ramp):
                greys.look_up(index, inside)
            else:
                look_up(greys, index, inside)
            if put is not None and not marks:
                put(out[done : top + first + len(index)], done)
                done = top + first + len(index)
        for drawn in marks:
            _burn(out, drawn, self._mark_grey(drawn.grey))
        if put is not None and done < len(out):
            put(out[done:], done)
        self._framed = self._view
        return out

    def _mark_grey(self, p_value: float) -> float:
        """The driving level of a mark, as `greys` has those of pixels."""
        return p_value if self.driving is None else float(self.driving(np.array([p_value]))[0])

    def slide(
        self, view: ViewTransform, greys: Greys, frame: NDArray[Any], out: NDArray[Any] | None = None
    ) -> NDArray[Any] | None:
        """`frame`, the last one that was drawn with these greys, moved on to `view`; what comes into sight is
        resampled smoothly. None where `view` is not the same some whole pixels on: draw it anew then.

        out: as `frame` has it, another array than `frame`.
        """
        before = self._framed
        if before is None or _scale(before) != _scale(view) or frame.shape != self._size:
            return None
        steps = _steps(before, view)
        (height, width) = self._size
        if steps is None or abs(steps[0]) >= width or abs(steps[1]) >= height:
            return None
        across, down = steps
        if out is None or out.shape != frame.shape or out.dtype != frame.dtype:
            out = np.empty_like(frame)
        out[_kept(down, height), _kept(across, width)] = frame[_kept(-down, height), _kept(-across, width)]
        if down:
            top = 0 if down > 0 else height + down
            self._strip(out, view, greys, 0, top, width, abs(down))
        if across:
            left = 0 if across > 0 else width + across
            self._strip(out, view, greys, left, 0, abs(across), height)
        self._framed = view
        return out

    def _strip(
        self,
        out: NDArray[Any],
        view: ViewTransform,
        greys: Greys,
        left: int,
        top: int,
        width: int,
        height: int,
    ) -> None:
        """Draw this part of the viewport anew."""
        x, y = view.display_to_image(
            view.viewport_x_px + left + width / 2, view.viewport_y_px + top + height / 2
        )
        part = ViewportCache(self.pyramid, self.layers)
        part.show_marks, part.driving = self.show_marks, self.driving
        part.update(
            replace(
                view,
                centre_x_px=float(x),
                centre_y_px=float(y),
                viewport_x_px=view.viewport_x_px + left,
                viewport_y_px=view.viewport_y_px + top,
                viewport_width_px=width,
                viewport_height_px=height,
            )
        )
        out[top : top + height, left : left + width] = part.frame(greys)

    def _draw(self, layer: MarkLayer, view: ViewTransform, placement: _Placement) -> _Drawn:
        cover = np.zeros(self._size, dtype=np.uint16)
        part = _resample(layer.pyramid, view, placement, smooth=True)
        cover[placement.top : placement.bottom, placement.left : placement.right] = part
        edge = np.flatnonzero((cover > 0) & (cover < 65535))
        parts = cover.ravel()[edge].astype(np.float32) / np.float32(65535)
        return _Drawn(layer.grey, cover == 65535, edge, parts)


def render_viewport(pyramid: Pyramid, greys: Greys, view: ViewTransform) -> NDArray[Any]:
    """One frame without a cache: (H, W) of the viewport in device px, 0 outside the image."""
    cache = ViewportCache(pyramid)
    cache.update(view)
    return cache.frame(greys)


def _scale(view: ViewTransform) -> tuple[Any, ...]:
    """All that decides how pixels are resampled, but not where they lie."""
    return (
        view.zoom,
        view.pixel_aspect,
        view.quarter_turns,
        view.flipped,
        view.viewport_width_px,
        view.viewport_height_px,
    )


def _steps(before: ViewTransform, after: ViewTransform) -> tuple[int, int] | None:
    """Whole device px by which the image moved right and down; None where it moved by parts of pixels."""
    x, y = before.display_to_image(before.viewport_x_px, before.viewport_y_px)
    there_x, there_y = after.image_to_display(x, y)
    across, down = float(there_x) - after.viewport_x_px, float(there_y) - after.viewport_y_px
    whole = round(across), round(down)
    near = abs(across - whole[0]) < _SAME_PX and abs(down - whole[1]) < _SAME_PX
    return whole if near else None


def _kept(step: int, size: int) -> slice:
    """Where the rows or columns lie that stay in sight when the image moves by `step`."""
    return slice(max(0, step), min(size, size + step))


def _burn(out: NDArray[Any], drawn: _Drawn, fraction: float) -> None:
    grey = fraction * float(np.iinfo(out.dtype).max)
    np.copyto(out, out.dtype.type(round(grey)), where=drawn.whole)
    if len(drawn.edge):
        flat = out.reshape(-1)
        under = flat[drawn.edge]
        flat[drawn.edge] = (under + (grey - under) * drawn.parts + 0.5).astype(out.dtype)


def _place(view: ViewTransform, shape: tuple[int, int], size: tuple[int, int]) -> _Placement | None:
    height, width = shape
    across, down = view.image_to_display([0.0, width], [0.0, height])
    across, down = np.sort(across) - view.viewport_x_px, np.sort(down) - view.viewport_y_px
    left, right, partly_left, partly_right = _covered(across[0], across[1], size[1])
    top, bottom, partly_top, partly_bottom = _covered(down[0], down[1], size[0])
    if left >= right or top >= bottom:
        return None
    partly = (partly_top, partly_bottom, partly_left, partly_right)
    if right - left <= partly_left + partly_right or bottom - top <= partly_top + partly_bottom:
        partly = (0, 0, 0, 0)  # hardly a pixel of it is in sight

    def under(left: int, top: int, right: int, bottom: int) -> Box:
        x, y = view.display_to_image(
            np.array([left, right]) + view.viewport_x_px, np.array([top, bottom]) + view.viewport_y_px
        )
        x, y = np.clip(np.sort(x), 0, width), np.clip(np.sort(y), 0, height)
        return float(x[0]), float(y[0]), float(x[1]), float(y[1])

    whole = under(left + partly[2], top + partly[0], right - partly[3], bottom - partly[1])
    return _Placement(left, top, right, bottom, under(left, top, right, bottom), partly, whole)


def _covered(first: float, last: float, size: int) -> tuple[int, int, int, int]:
    """Pixels [begin, end) of 0..size whose centres lie between the edges; 1 where one cuts the first, the
    last of them."""
    begin, end = max(0, math.ceil(first - 0.5)), min(size, math.ceil(last - 0.5))
    return begin, end, int(begin < first - _SAME_PX), int(end > last + _SAME_PX)


def _resample(
    pyramid: Pyramid, view: ViewTransform, placement: _Placement, *, smooth: bool
) -> NDArray[np.uint16]:
    larger = max(view.zoom, view.zoom_down)
    number = pyramid.level_for(larger)
    level = pyramid.level(number)
    shrink = 2**number
    residual = larger * shrink
    nearest = not smooth or (abs(residual - 1) < 1e-9 and view.pixel_aspect == 1.0)
    partly = (0, 0, 0, 0) if nearest else placement.partly
    size = (
        placement.right - placement.left - partly[2] - partly[3],
        placement.bottom - placement.top - partly[0] - partly[1],
    )
    if view.quarter_turns % 2:
        size = (size[1], size[0])
    box = tuple(edge / shrink for edge in (placement.box if nearest else placement.whole_box))
    box = (box[0], box[1], min(box[2], level.shape[1]), min(box[3], level.shape[0]))
    if nearest:
        part = _nearest(level, box, size)
    else:
        kind = Image.Resampling.HAMMING if residual < 1 else Image.Resampling.BILINEAR
        part = _resized(level, size, kind, box)
    if view.flipped:
        part = part[:, ::-1]
    part = np.rot90(part, -view.quarter_turns)
    if any(partly):
        part = np.pad(part, (partly[:2], partly[2:]), mode="edge")
    return np.ascontiguousarray(part)


def _resized(
    level: NDArray[np.uint16], size: tuple[int, int], kind: Image.Resampling, box: tuple[float, ...]
) -> NDArray[np.uint16]:
    """The box of the level at size (width, height); a large one in two halves, one of them on a thread.

    Pillow releases the interpreter while it resamples, so two cores share the work. It takes the box in
    single precision, so it is given what lies around the box, and the box from there: far from the image's
    origin its edges would be rounded by more than a grey of 65,535.
    """
    shrinks = max(1.0, (box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1])
    reach = math.ceil(shrinks) + 1  # beyond its box a filter looks as far as it shrinks
    x0, y0 = max(0, int(box[0]) - reach), max(0, int(box[1]) - reach)
    around = level[y0 : math.ceil(box[3]) + reach, x0 : math.ceil(box[2]) + reach]
    source = Image.fromarray(np.ascontiguousarray(around))
    box = (box[0] - x0, box[1] - y0, box[2] - x0, box[3] - y0)
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
        by_rows: NDArray[np.uint16] = np.take(np.take(part, x, axis=1, mode="clip"), y, axis=0, mode="clip")
        return by_rows
    out: NDArray[np.uint16] = np.take(np.take(part, y, axis=0, mode="clip"), x, axis=1, mode="clip")
    return out
