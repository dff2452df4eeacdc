"""Every kind of annotation: how many points it has, what to click, and what it says. One table."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.imaging.radiograph import Radiograph
from app.measure import geometry
from app.measure.annotation import Annotation, KindName
from app.measure.roi import roi_statistics
from app.measure.scale import LengthScale

Words = list[str]


@dataclass(frozen=True)
class Kind:
    """points: in the order of `prompts`; with two, one drag draws them. words: the lines beside the
    drawing. optional: so many of the last points may be missing in what was drawn before they were asked for.
    """

    name: KindName
    title: str
    prompts: tuple[str, ...]
    words: Callable[[Annotation, Radiograph, LengthScale], Words]
    optional: int = 0

    @property
    def points(self) -> int:
        return len(self.prompts)

    def complete(self, annotation: Annotation) -> bool:
        return len(annotation.points) >= self.points - self.optional


def _ruler(annotation: Annotation, _film: Radiograph, scale: LengthScale) -> Words:
    a, b = annotation.points
    value = geometry.length(a, b, scale.pair)
    return [f"{value:.1f} {scale.unit}", scale.provenance]


def _angle(annotation: Annotation, _film: Radiograph, scale: LengthScale) -> Words:
    arm, vertex, other = annotation.points
    return [_degrees(geometry.angle_deg(arm, vertex, other, scale.pair))]


def _cobb(annotation: Annotation, _film: Radiograph, scale: LengthScale) -> Words:
    a, b, c, d = annotation.points
    return [f"Cobb {_degrees(geometry.cobb_deg((a, b), (c, d), scale.pair))}"]


def _ctr(annotation: Annotation, _film: Radiograph, scale: LengthScale) -> Words:
    a, b = annotation.points[:2]
    ratio = cardiothoracic_ratio(annotation, scale)
    thorax = geometry.length(a, b, scale.pair)
    if thorax == 0:
        return ["CTR: the thorax line has no length"]
    halves = heart_halves(annotation, scale)
    heart = " + ".join(f"{half:.0f}" for half in halves) if halves else f"{ratio * thorax:.0f}"
    lines = [f"CTR {ratio:.2f}", f"heart {heart} / thorax {thorax:.0f} {scale.unit}"]
    if math.isnan(ratio):
        lines = ["no CTR", "the midline is not between the heart's borders"]
    by = annotation.proposed_by
    if by is None:
        return [*lines, "drawn by hand"]
    return [*lines, by.words, *(["demo model, research use only"] if by.demo else ["research use only"])]


def cardiothoracic_ratio(annotation: Annotation, scale: LengthScale) -> float:
    """NaN where the thorax has no length, or the midline is not between the heart's borders."""
    a, b, c, d = annotation.points[:4]
    if min(heart_halves(annotation, scale), default=0.0) < -1e-6:
        return math.nan
    return geometry.cardiothoracic_ratio((a, b), (c, d), scale.pair)


def heart_halves(annotation: Annotation, scale: LengthScale) -> tuple[float, ...]:
    """The two half-widths of the heart to the midline along the thorax, in the scale's unit; their sum is the
    heart's width. One is negative where both borders lie on one side of the midline. () without a midline."""
    a, b, c, d, *midline = annotation.points
    return geometry.beside_midline((c, d), (a, b), midline[0], scale.pair) if midline else ()


def _roi(annotation: Annotation, film: Radiograph, scale: LengthScale) -> Words:
    area = geometry.ellipse_area if annotation.kind == "ellipse" else geometry.rectangle_area
    a, b = annotation.points
    size = area(a, b, scale.pair)
    lines = [f"area {size / 100:.2f} cm²" if scale.unit == "mm" else f"area {size:.0f} px²"]
    found = roi_statistics(annotation, film)
    if found is None:
        return [*lines, "no pixel of the image inside"]
    unit = f" {film.modality_unit}" if film.modality_unit else ""
    fine, coarse = found.decimals + 1, found.decimals
    lines.append(f"mean {found.mean:.{fine}f}{unit}   sd {found.sd:.{fine}f}")
    lines.append(f"{found.minimum:.{coarse}f} to {found.maximum:.{coarse}f}   n {found.pixels}")
    if found.padding:
        lines.append(f"{found.padding} px of padding left out")
    if scale.unit == "mm":
        lines.append(scale.provenance)
    return lines


def _note(annotation: Annotation, _film: Radiograph, _scale: LengthScale) -> Words:
    return [annotation.text] if annotation.text else []


def _degrees(angle: float) -> str:
    return "no angle" if math.isnan(angle) else f"{angle:.1f}°"


KINDS: dict[KindName, Kind] = {
    kind.name: kind
    for kind in (
        Kind("ruler", "Ruler", ("one end", "the other end"), _ruler),
        Kind("angle", "Angle", ("the end of one arm", "the vertex", "the end of the other arm"), _angle),
        Kind(
            "cobb",
            "Cobb angle",
            (
                "the upper end plate, one end",
                "its other end",
                "the lower end plate, one end",
                "its other end",
            ),
            _cobb,
        ),
        Kind("ellipse", "Ellipse", ("one corner", "the opposite corner"), _roi),
        Kind("rectangle", "Rectangle", ("one corner", "the opposite corner"), _roi),
        Kind(
            "ctr",
            "Cardiothoracic ratio",
            (
                "the inner edge of the ribs on one side, at the widest",
                "the inner edge on the other side",
                "the heart's outermost point on one side",
                "the heart's outermost point on the other side",
                "the midline (spinous processes)",
            ),
            _ctr,
            optional=1,
        ),
        Kind("arrow", "Arrow", ("the place that it points to", "its tail"), _note),
        Kind("text", "Text", ("where the text stands",), _note),
    )
}


def words(annotation: Annotation, film: Radiograph, scale: LengthScale) -> Words:
    """What stands beside the annotation."""
    return KINDS[annotation.kind].words(annotation, film, scale)
