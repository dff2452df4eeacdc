"""Graphics of a presentation state (PS3.3 C.10.5): lines and words over an image, in image coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.imaging.header import Header, named

Kind = Literal["POINT", "POLYLINE", "INTERPOLATED", "CIRCLE", "ELLIPSE", "TEXT"]
Area = tuple[float, float, float, float]
"""left, top, right, bottom in image coordinates."""
_LEAST_POINTS = {"POINT": 1, "POLYLINE": 2, "INTERPOLATED": 2, "CIRCLE": 2, "ELLIPSE": 4, "TEXT": 1}


@dataclass(frozen=True)
class Graphic:
    """One object. points: (x, y) in image coordinates. CIRCLE: centre, a point on it. ELLIPSE: the ends of
    the major, then of the minor axis. TEXT: the anchor or the corner of its box. layer: its graphic layer.
    """

    kind: Kind
    points: tuple[tuple[float, float], ...]
    text: str = ""
    filled: bool = False
    layer: str = ""


@dataclass(frozen=True)
class Shown:
    """What of the image is shown, and how it lies; see Radiograph. DISPLAY units are relative to that."""

    area: Area
    quarter_turns: int = 0
    flipped: bool = False

    def in_image(self, x: float, y: float) -> tuple[float, float]:
        """Image coordinates of a place on the display, (0, 0) to (1, 1)."""
        for _ in range(self.quarter_turns):
            x, y = y, 1.0 - x
        if self.flipped:
            x = 1.0 - x
        left, top, right, bottom = self.area
        return left + x * (right - left), top + y * (bottom - top)


def read_graphics(header: Header, image_uid: str, shown: Shown) -> tuple[Graphic, ...]:
    """All annotations that are for the image."""
    found: list[Graphic] = []
    for item in header.sequence("GraphicAnnotationSequence"):
        images = [ref.text("ReferencedSOPInstanceUID") for ref in item.sequence("ReferencedImageSequence")]
        if images and image_uid and image_uid not in images:
            continue
        layer = item.text("GraphicLayer")
        for graphic in item.sequence("GraphicObjectSequence"):
            found += _graphic(graphic, layer, shown)
        for text in item.sequence("TextObjectSequence"):
            found += _text(text, layer, shown)
    return tuple(found)


def _graphic(item: Header, layer: str, shown: Shown) -> list[Graphic]:
    kind = item.text("GraphicType").upper()
    numbers = item.numbers("GraphicData")
    if kind not in _LEAST_POINTS or kind == "TEXT" or len(numbers) < 2 * _LEAST_POINTS[kind]:
        item.warnings.append(f"{named('GraphicType')} {kind!r} with {len(numbers)} numbers was left out")
        return []
    points = _points(numbers, item.text("GraphicAnnotationUnits"), shown)
    return [Graphic(kind, points, filled=item.text("GraphicFilled") == "Y", layer=layer)]  # type: ignore[arg-type]


def _text(item: Header, layer: str, shown: Shown) -> list[Graphic]:
    numbers, units = item.numbers("AnchorPoint"), item.text("AnchorPointAnnotationUnits")
    if len(numbers) != 2:
        numbers = item.numbers("BoundingBoxTopLeftHandCorner")
        units = item.text("BoundingBoxAnnotationUnits")
    if len(numbers) != 2:
        item.warnings.append(f"{named('TextObjectSequence')}: a text without a place was left out")
        return []
    return [Graphic("TEXT", _points(numbers, units, shown), item.text("UnformattedTextValue"), layer=layer)]


def _points(numbers: list[float], units: str, shown: Shown) -> tuple[tuple[float, float], ...]:
    pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
    if units.strip().upper() == "DISPLAY":
        pairs = [shown.in_image(x, y) for x, y in pairs]
    return tuple(pairs)
