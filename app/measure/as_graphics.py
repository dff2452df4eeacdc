"""Annotations as the graphics of a presentation state: lines, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterable

from app.imaging.graphics import Graphic
from app.imaging.radiograph import Radiograph
from app.measure import geometry
from app.measure.annotation import Annotation, Point
from app.measure.kinds import words
from app.measure.scale import LengthScale


def as_graphics(
    annotations: Iterable[Annotation], film: Radiograph, scale: LengthScale
) -> tuple[Graphic, ...]:
    """Every annotation as PIXEL graphics (PS3.3 C.10.5), with what it says as text."""
    found: list[Graphic] = []
    for annotation in annotations:
        found += _lines(annotation, scale)
        said = "\r\n".join(words(annotation, film, scale))
        if said:
            found.append(Graphic("TEXT", (_place(annotation),), said))
    return tuple(found)


def _lines(annotation: Annotation, scale: LengthScale) -> list[Graphic]:
    points = annotation.points
    if annotation.kind == "text":
        return []
    if annotation.kind == "ellipse":
        (x0, y0), (x1, y1) = points
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        across, down = ((x0, y), (x1, y)), ((x, y0), (x, y1))
        wide = abs(x1 - x0) >= abs(y1 - y0)
        return [Graphic("ELLIPSE", (*across, *down) if wide else (*down, *across))]
    if annotation.kind == "rectangle":
        (x0, y0), (x1, y1) = points
        return [Graphic("POLYLINE", ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)))]
    if annotation.kind == "ctr" and len(points) == 5:
        thorax, heart, midline = (points[0], points[1]), points[2:4], points[4]
        feet = [geometry.onto_midline(point, thorax, midline, scale.pair) for point in heart]
        halves = [Graphic("POLYLINE", pair) for pair in zip(heart, feet, strict=True)]
        return [
            Graphic("POLYLINE", thorax),
            *halves,
            Graphic("POLYLINE", geometry.midline_through(points, scale.pair)),
        ]
    if annotation.kind in ("cobb", "ctr"):
        return [Graphic("POLYLINE", points[:2]), Graphic("POLYLINE", points[2:])]
    return [Graphic("POLYLINE", points)]


def _place(annotation: Annotation) -> Point:
    points = annotation.points
    if annotation.kind == "ctr":  # below all its lines
        return points[2][0], max(y for _, y in points)
    return max(points, key=lambda point: point[0])
