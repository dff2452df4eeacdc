"""What a file draws over its image: overlay planes (PS3.3 C.9.2) and display shutters (C.7.6.11, C.7.6.15).

Each becomes a `Mark`: a mask in the image's own pixels and the grey that is drawn where it is set. Shutters
come first, so that overlays stay readable on them (PS3.4 N.2: annotation follows the shutter).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.imaging.blocks import by_rows
from app.imaging.header import PYDICOM_FAILURES, Header, named

_FAR = 1e6
"""Pixels; no image reaches so far, and squares of it are numbers."""
GROUPS = range(0x6000, 0x6020, 2)
_BITS_AT_ONCE = 1 << 20
_SHAPES = ("RECTANGULAR", "CIRCULAR", "POLYGONAL", "BITMAP")


@dataclass(frozen=True, eq=False)
class OverlayPlane:
    """What of a plane lies on the image. packed: its rows, 8 pixels a byte; columns: of the image."""

    group: int
    packed: NDArray[np.uint8]
    columns: int
    name: str
    roi: bool = False

    @property
    def mask(self) -> NDArray[np.bool_]:
        """bool (h, w) of the image."""
        return np.unpackbits(self.packed, axis=1, count=self.columns).view(bool)


@dataclass(frozen=True, eq=False)
class Mark:
    """where: what it covers, a mask bool (h, w) of the image or a plane. grey: P-value in [0, 1], 0 black.
    kind: "shutter" or "overlay"."""

    kind: str
    name: str
    where: NDArray[np.bool_] | OverlayPlane
    grey: float

    @property
    def mask(self) -> NDArray[np.bool_]:
        """bool (h, w) of the image."""
        return self.where.mask if isinstance(self.where, OverlayPlane) else self.where


def read_overlays(
    header: Header, words: NDArray[np.uint16] | None, shape: tuple[int, int]
) -> list[OverlayPlane]:
    """Every 60xx plane of the dataset; what makes no sense is left out and noted.

    words: the pixel data as it lies in the file, uint16 (h, w), for planes that use its spare bits (retired
    in 2004; PS3.3 C.9.2, Overlay Bit Position), or None where there are none. shape: (h, w) of the image.
    """
    planes = []
    for group in GROUPS:
        if (group, 0x0010) not in header.dataset:
            continue
        try:
            plane = _plane(header, group, words, shape)
        except PYDICOM_FAILURES as error:
            header.warnings.append(f"overlay {group:04X} cannot be read: {error}")
            continue
        if plane is not None:
            planes.append(plane)
    return planes


def element(header: Header, group: int, number: int) -> Any:
    """The value of an overlay's element, None where it is absent, empty or unreadable (which is noted)."""
    try:
        found = header.dataset.get((group, number))
        return None if found is None or found.value in (None, "") else found.value
    except PYDICOM_FAILURES as error:
        header.warnings.append(f"({group:04X},{number:04X}) cannot be read: {error}")
        return None


def _plane(
    header: Header, group: int, words: NDArray[np.uint16] | None, shape: tuple[int, int]
) -> OverlayPlane | None:
    rows, columns = int(element(header, group, 0x0010) or 0), int(element(header, group, 0x0011) or 0)
    at = [int(v) for v in element(header, group, 0x0050) or (1, 1)]
    if rows < 1 or columns < 1 or len(at) != 2:
        header.warnings.append(f"overlay {group:04X} has no size or place and was left out")
        return None
    frame = int(element(header, group, 0x0051) or 1)
    if frame != 1:
        header.warnings.append(f"overlay {group:04X} is for frame {frame} and was left out")
        return None
    data = element(header, group, 0x3000)
    if data:
        bits = np.frombuffer(bytes(data), dtype=np.uint8)
        swapped = header.dataset.original_encoding[1] is False
        if swapped and header.dataset[group, 0x3000].VR == "OW":  # words of a big endian file
            bits = bits[: len(bits) // 2 * 2].view(">u2").astype("<u2").view(np.uint8)
        if len(bits) * 8 < rows * columns:
            header.warnings.append(f"overlay {group:04X} is truncated and was left out")
            return None
        packed = _on_image(bits, (rows, columns), (at[0] - 1, at[1] - 1), shape)
    else:
        position = embedded_bit(header, group)
        if words is None or position is None or words.shape != (rows, columns):
            header.warnings.append(f"overlay {group:04X} has no data that fits it and was left out")
            return None
        bit = np.uint16(1 << position)
        packed = np.packbits(by_rows(lambda part: part & bit != 0, words, np.bool_), axis=1)
    label = element(header, group, 0x1500) or element(header, group, 0x0022)
    name = str(label or "").strip() or f"overlay {group:04X}"
    roi = str(element(header, group, 0x0040) or "").strip().upper() == "R"
    return OverlayPlane(group, packed, shape[1], name, roi)


def _on_image(
    bits: NDArray[np.uint8], size: tuple[int, int], at: tuple[int, int], shape: tuple[int, int]
) -> NDArray[np.uint8]:
    """Packed rows of the image: a plane of `size` (h, w), whose rows follow each other bit by bit, laid at
    the row and column `at`. Only what lies on the image is looked at."""
    (rows, columns), (top, left) = size, at
    packed = np.zeros((shape[0], (shape[1] + 7) // 8), dtype=np.uint8)
    first, last = max(0, left), min(shape[1], left + columns)
    if first >= last:
        return packed
    step = max(1, _BITS_AT_ONCE // columns)
    bottom = min(shape[0], top + rows)
    for row in range(max(0, top), bottom, step):
        count = min(step, bottom - row)
        begin = (row - top) * columns
        part = bits[begin // 8 : (begin + count * columns + 7) // 8]
        lines = np.unpackbits(part, bitorder="little")[begin % 8 :][: count * columns]
        mask = np.zeros((count, shape[1]), dtype=np.uint8)
        mask[:, first:last] = lines.reshape(count, columns)[:, first - left : last - left]
        packed[row : row + count] = np.packbits(mask, axis=1)
    return packed


def _is_bit(position: Any) -> bool:
    return str(position).isdigit() and int(position) <= 15


def embedded_bit(header: Header, group: int) -> int | None:
    """The bit of the pixel data in which a plane without data of its own lies (retired). None where it has
    none: such a plane may only lie in a bit that no pixel uses (PS3.3-2001 C.9.2), and one that claims
    another one has lost its data."""
    position = element(header, group, 0x0102)
    allocated, stored = header.number("BitsAllocated"), header.number("BitsStored")
    if not _is_bit(position) or allocated is None:
        return None
    stored = allocated if stored is None else stored
    top = header.number("HighBit")
    top = stored - 1 if top is None else top
    bit = int(position)
    return bit if bit < allocated and not top - stored < bit <= top else None


def embedded_planes(header: Header) -> list[int]:
    """The bit positions of planes that lie in the pixel data."""
    groups = [g for g in GROUPS if (g, 0x0010) in header.dataset and not element(header, g, 0x3000)]
    positions = (embedded_bit(header, group) for group in groups)
    return [position for position in positions if position is not None]


def overlay_marks(planes: Iterable[OverlayPlane]) -> list[Mark]:
    """Planes drawn white, as PS3.3 C.9.2 leaves to the viewer."""
    return [Mark("overlay", plane.name, plane, 1.0) for plane in planes]


def layers(marks: Iterable[Mark]) -> list[tuple[NDArray[np.bool_], float]]:
    """(mask, P-value) to draw one after the other; marks of the same grey that follow each other are one."""
    drawn = []
    for grey, same in groupby(marks, lambda mark: mark.grey):
        drawn.append((reduce(np.logical_or, (mark.mask for mark in same)), grey))
    return drawn


def shutter_mark(header: Header, planes: Iterable[OverlayPlane], shape: tuple[int, int]) -> Mark | None:
    """Everything that the shutter hides: what lies outside any of its shapes (they intersect).

    Edges are the last visible row or column; centre and vertices are pixels counted from 1.
    """
    named_shapes = {s.strip().upper(): None for s in header.text("ShutterShape").split("\\") if s.strip()}
    shapes = [kind for kind in named_shapes if kind in _SHAPES]
    if len(shapes) != len(named_shapes):
        unknown = next(kind for kind in named_shapes if kind not in _SHAPES)
        header.warnings.append(f"{named('ShutterShape')} {unknown[:16]!r} is not known and was left out")
    if not shapes:
        return None
    hidden = np.zeros(shape, dtype=bool)
    planes = list(planes)
    for kind in shapes:
        outside = _outside(header, kind, planes, shape)
        if outside is None:
            header.warnings.append(
                f"{named('ShutterShape')} {kind} cannot be applied: its numbers are missing"
            )
        else:
            hidden |= outside
    value = header.number("ShutterPresentationValue")
    grey = 0.0 if value is None else min(max(value / 65535.0, 0.0), 1.0)
    return Mark("shutter", " and ".join(s.lower() for s in shapes), hidden, grey)


def _outside(
    header: Header, kind: str, planes: list[OverlayPlane], shape: tuple[int, int]
) -> NDArray[np.bool_] | None:
    height, width = shape
    rows, columns = np.ogrid[1 : height + 1, 1 : width + 1]
    whole = np.broadcast_to(rows, shape)
    if kind == "RECTANGULAR":
        edges = [
            header.number(f"Shutter{side}Edge")
            for side in ("LeftVertical", "RightVertical", "UpperHorizontal", "LowerHorizontal")
        ]
        if any(edge is None for edge in edges):
            return None
        left, right, upper, lower = (float(edge) for edge in edges if edge is not None)
        return ~((columns >= left) & (columns <= right) & (rows >= upper) & (rows <= lower))
    if kind == "CIRCULAR":
        centre, radius = header.numbers("CenterOfCircularShutter"), header.number("RadiusOfCircularShutter")
        if len(centre) != 2 or radius is None:
            return None
        row, column, reach = (min(max(number, -_FAR), _FAR) for number in (*centre, radius))
        return by_rows(
            lambda part: (part[:, :1] - row) ** 2 + (columns - column) ** 2 > reach**2, whole, np.bool_
        )
    if kind == "POLYGONAL":
        numbers = header.numbers("VerticesOfThePolygonalShutter")
        if len(numbers) < 6 or len(numbers) % 2:
            return None
        numbers = [min(max(number, -_FAR), _FAR) for number in numbers]
        return ~filled_polygon([(x, y) for y, x in zip(numbers[::2], numbers[1::2], strict=True)], shape)
    if kind == "BITMAP":
        group = header.number("ShutterOverlayGroup")
        plane = next((p for p in planes if group is not None and p.group == int(group)), None)
        return None if plane is None else plane.mask
    return None


def filled_polygon(corners: list[tuple[float, float]], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """bool (h, w): pixels inside the polygon or on its edge; corners (x, y) count pixels from 1."""
    from PIL import Image, ImageDraw

    picture = Image.new("1", (shape[1], shape[0]))
    ImageDraw.Draw(picture).polygon([(x - 1, y - 1) for x, y in corners], fill=1, outline=1)
    return np.array(picture, dtype=bool)


def burn(grey: NDArray[np.uint8], marks: Iterable[Mark]) -> NDArray[np.uint8]:
    """The 8-bit image (h, w) with the marks drawn into it."""
    grey = grey.copy()
    for mark in marks:
        np.copyto(grey, np.uint8(round(mark.grey * 255)), where=mark.mask)
    return grey
