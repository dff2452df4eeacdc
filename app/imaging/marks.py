"""What a file draws over its image: overlay planes (PS3.3 C.9.2) and display shutters (C.7.6.11, C.7.6.15).

Each becomes a `Mark`: a mask in the image's own pixels and the grey that is drawn where it is set. Shutters
come first, so that overlays stay readable on them (PS3.4 N.2: annotation follows the shutter).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.imaging.header import PYDICOM_FAILURES, Header, named

_FAR = 1e6
"""Pixels; no image reaches so far, and squares of it are numbers."""
GROUPS = range(0x6000, 0x6020, 2)
_SHAPES = ("RECTANGULAR", "CIRCULAR", "POLYGONAL", "BITMAP")


@dataclass(frozen=True, eq=False)
class Mark:
    """mask: bool (h, w) of the image. grey: P-value in [0, 1], 0 black. kind: "shutter" or "overlay"."""

    kind: str
    name: str
    mask: NDArray[np.bool_]
    grey: float


@dataclass(frozen=True, eq=False)
class OverlayPlane:
    """A plane as the file has it: top, left are 0-based image pixels and may lie outside the image."""

    group: int
    top: int
    left: int
    bits: NDArray[np.bool_]
    name: str
    roi: bool = False

    def on_image(self, shape: tuple[int, int]) -> NDArray[np.bool_]:
        """bool of `shape` (h, w): what of the plane lies on the image."""
        mask = np.zeros(shape, dtype=bool)
        rows, columns = self.bits.shape
        top, left = max(0, self.top), max(0, self.left)
        bottom, right = min(shape[0], self.top + rows), min(shape[1], self.left + columns)
        if top < bottom and left < right:
            mask[top:bottom, left:right] = self.bits[
                top - self.top : bottom - self.top, left - self.left : right - self.left
            ]
        return mask


def read_overlays(header: Header, words: NDArray[np.uint16] | None) -> list[OverlayPlane]:
    """Every 60xx plane of the dataset; what makes no sense is left out and noted.

    words: the pixel data as it lies in the file, uint16 (h, w), for planes that use its spare bits (retired
    in 2004; PS3.3 C.9.2, Overlay Bit Position), or None where there are none.
    """
    planes = []
    for group in GROUPS:
        if (group, 0x0010) not in header.dataset:
            continue
        try:
            plane = _plane(header, group, words)
        except PYDICOM_FAILURES as error:
            header.warnings.append(f"overlay {group:04X} cannot be read: {error}")
            continue
        if plane is not None:
            planes.append(plane)
    return planes


def _plane(header: Header, group: int, words: NDArray[np.uint16] | None) -> OverlayPlane | None:
    def element(number: int, default: int) -> int:
        found = header.dataset.get((group, number))
        value = default if found is None or found.value in (None, "") else found.value
        return int(value)

    rows, columns = element(0x0010, 0), element(0x0011, 0)
    origin = header.dataset.get((group, 0x0050))
    at = [1, 1] if origin is None or origin.value is None else [int(v) for v in origin.value]
    if rows < 1 or columns < 1 or len(at) != 2:
        header.warnings.append(f"overlay {group:04X} has no size or place and was left out")
        return None
    data = header.dataset.get((group, 0x3000))
    if data is not None and data.value:
        packed = np.frombuffer(bytes(data.value), dtype=np.uint8)
        if data.VR == "OW" and header.dataset.original_encoding[1] is False:  # words of a big endian file
            packed = packed[: len(packed) // 2 * 2].view(">u2").astype("<u2").view(np.uint8)
        if len(packed) * 8 < rows * columns:
            header.warnings.append(f"overlay {group:04X} is truncated and was left out")
            return None
        bits = np.unpackbits(packed, count=rows * columns, bitorder="little").reshape(rows, columns)
        set_bits = bits.astype(bool)
    else:
        position = element(0x0102, 0)
        if words is None or not 0 <= position <= 15 or words.shape != (rows, columns):
            header.warnings.append(f"overlay {group:04X} has no data that fits it and was left out")
            return None
        set_bits = (words >> np.uint16(position)) & np.uint16(1) == 1
    label = header.dataset.get((group, 0x1500)) or header.dataset.get((group, 0x0022))
    name = str(label.value).strip() if label is not None and label.value else f"overlay {group:04X}"
    kind = header.dataset.get((group, 0x0040))
    roi = kind is not None and str(kind.value).strip().upper() == "R"
    return OverlayPlane(group, at[0] - 1, at[1] - 1, set_bits, name, roi)


def embedded_planes(header: Header) -> list[int]:
    """The bit positions of planes that lie in the pixel data (retired)."""
    positions = []
    for group in GROUPS:
        if (group, 0x0010) in header.dataset and (group, 0x3000) not in header.dataset:
            value = header.dataset.get((group, 0x0102))
            if value is not None and str(value.value).isdigit():
                positions.append(int(value.value))
    return positions


def overlay_marks(planes: Iterable[OverlayPlane], shape: tuple[int, int]) -> list[Mark]:
    """Planes drawn white, as PS3.3 C.9.2 leaves to the viewer."""
    return [Mark("overlay", plane.name, plane.on_image(shape), 1.0) for plane in planes]


def shutter_mark(header: Header, planes: Iterable[OverlayPlane], shape: tuple[int, int]) -> Mark | None:
    """Everything that the shutter hides: what lies outside any of its shapes (they intersect).

    Edges are the last visible row or column; centre and vertices are pixels counted from 1.
    """
    shapes = [s.strip().upper() for s in header.text("ShutterShape").split("\\") if s.strip()]
    if not shapes:
        return None
    hidden = np.zeros(shape, dtype=bool)
    for kind in shapes:
        outside = _outside(header, kind, list(planes), shape)
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
        return (rows - row) ** 2 + (columns - column) ** 2 > reach**2
    if kind == "POLYGONAL":
        numbers = header.numbers("VerticesOfThePolygonalShutter")
        if len(numbers) < 6 or len(numbers) % 2:
            return None
        numbers = [min(max(number, -_FAR), _FAR) for number in numbers]
        return ~filled_polygon([(x, y) for y, x in zip(numbers[::2], numbers[1::2], strict=True)], shape)
    if kind == "BITMAP":
        group = header.number("ShutterOverlayGroup")
        plane = next((p for p in planes if group is not None and p.group == int(group)), None)
        return None if plane is None else plane.on_image(shape)
    return None


def filled_polygon(corners: list[tuple[float, float]], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """bool (h, w): pixels inside the polygon or on its edge; corners (x, y) count pixels from 1."""
    from PIL import Image, ImageDraw

    picture = Image.new("1", (shape[1], shape[0]))
    ImageDraw.Draw(picture).polygon([(x - 1, y - 1) for x, y in corners], fill=1, outline=1)
    return np.array(picture, dtype=bool)


def burn(grey: NDArray[np.uint8], marks: Iterable[Mark]) -> NDArray[np.uint8]:
    """The 8-bit image (h, w) with the marks drawn into it."""
    for mark in marks:
        grey = np.where(mark.mask, np.uint8(round(mark.grey * 255)), grey)
    return grey
