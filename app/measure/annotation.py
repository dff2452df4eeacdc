"""What a reader puts on an image: plain values, in image coordinates (PS3.3 C.10.5, sub-pixel)."""

from __future__ import annotations

import math
import uuid
from typing import Literal

import msgspec

Point = tuple[float, float]
"""x to the right, y down; the centre of the first pixel is (0.5, 0.5)."""
REGIONS = ("rectangle", "ellipse")
KindName = Literal["ruler", "angle", "cobb", "ellipse", "rectangle", "ctr", "arrow", "text"]


class Proposer(msgspec.Struct, kw_only=True, frozen=True):
    """A model that placed a measurement's points. adjusted: a reader has moved some of them since; accepted:
    a reader stands by them as they are."""

    model: str
    version: str
    demo: bool
    adjusted: bool = False
    accepted: bool = False

    @property
    def words(self) -> str:
        if self.adjusted:
            return f"proposed by {self.model} {self.version}, adjusted by reader"
        if self.accepted:
            return f"proposed by {self.model} {self.version}, accepted by reader"
        return f"proposed by {self.model} {self.version}, not accepted"


class Annotation(msgspec.Struct, kw_only=True, frozen=True):
    """One measurement or mark. points: as many as its kind has (`app.measure.kinds`); text: the reader's
    words. proposed_by: the model that placed the points, None where a reader drew them.
    """

    id: str
    kind: KindName
    points: tuple[Point, ...]
    text: str = ""
    proposed_by: Proposer | None = None

    @property
    def stands(self) -> bool:
        """A reader drew it, adjusted it or accepted it; a proposal that nobody touched does not stand."""
        by = self.proposed_by
        return by is None or by.adjusted or by.accepted

    def accepted_as_it_is(self) -> Annotation:
        """A proposal that the reader stands by."""
        by = self.proposed_by
        if by is None:
            return self
        return msgspec.structs.replace(self, proposed_by=msgspec.structs.replace(by, accepted=True))

    def moved(self, dx: float, dy: float) -> Annotation:
        """Moved as a whole by image px."""
        return self._with_points(tuple((x + dx, y + dy) for x, y in self.points))

    @property
    def handles(self) -> tuple[Point, ...]:
        """Where a hand can take hold: the points, and the other two corners of a region."""
        if self.kind not in REGIONS or len(self.points) != 2:
            return self.points
        (x0, y0), (x1, y1) = self.points
        return *self.points, (x1, y0), (x0, y1)

    def with_handle(self, index: int, point: Point) -> Annotation:
        """With one of its handles elsewhere."""
        if index < len(self.points):
            return self.with_point(index, point)
        (x0, y0), (x1, y1) = self.points
        if index == 2:
            return self._with_points(((x0, point[1]), (point[0], y1)))
        return self._with_points(((point[0], y0), (x1, point[1])))

    def with_point(self, index: int, point: Point) -> Annotation:
        """With one of its points elsewhere."""
        points = list(self.points)
        points[index] = point
        return self._with_points(tuple(points))

    def _with_points(self, points: tuple[Point, ...]) -> Annotation:
        by = self.proposed_by
        by = None if by is None else msgspec.structs.replace(by, adjusted=True)
        return msgspec.structs.replace(self, points=points, proposed_by=by)


class Calibration(msgspec.Struct, kw_only=True, frozen=True):
    """A known length that the reader drew: the millimetres of a pixel follow from it, whatever the file
    says.
    """

    known_mm: float
    length_px: float

    def __post_init__(self) -> None:
        for value in (self.known_mm, self.length_px):
            if not math.isfinite(value) or value <= 0:
                raise ValueError("a calibration needs a positive length on a line of some pixels")

    @property
    def mm_per_px(self) -> float:
        return self.known_mm / self.length_px


class KeyImage(msgspec.Struct, kw_only=True, frozen=True):
    """The reader marked the image as a key image (DICOM PS3.16 CID 7010: Of Interest)."""

    note: str = ""
    marked_at: str = ""


def new_annotation(
    kind: KindName, points: tuple[Point, ...], text: str = "", *, proposed_by: Proposer | None = None
) -> Annotation:
    return Annotation(id=uuid.uuid4().hex[:12], kind=kind, points=points, text=text, proposed_by=proposed_by)
