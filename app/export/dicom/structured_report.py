"""Measurements and AI results as TID 1500 reports (PS3.16), in Comprehensive SR objects (PS3.3 A.35.3)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import highdicom as hd
import numpy as np
from highdicom.sr import CodedConcept
from pydicom import Dataset
from pydicom.sr.codedict import codes
from pydicom.uid import generate_uid

from app.export.dicom.source import MANUFACTURER, MODEL, identity, line
from app.imaging.radiograph import Radiograph
from app.measure import geometry
from app.measure.annotation import Annotation
from app.measure.kinds import cardiothoracic_ratio
from app.measure.roi import roi_statistics
from app.measure.scale import LengthScale
from app.reading.whose import short
from inference import api

DEGREE = CodedConcept("deg", "UCUM", "degree")
PIXELS = CodedConcept("{pixels}", "UCUM", "pixels")
RATIO = CodedConcept("1", "UCUM", "no units")


def own(value: str, meaning: str) -> CodedConcept:
    """A code of ours, where no standard one was found."""
    return CodedConcept(value, "99RADGAZE", meaning)


def measurement_report(
    source: Dataset,
    film: Radiograph,
    annotations: Sequence[Annotation],
    scale: LengthScale,
    *,
    reader: str,
    verified_at: str = "",
) -> hd.sr.ComprehensiveSR | None:
    """The reader's measurements; None if there are none. verified_at: when the reader signed them (ISO 8601),
    "" if they are not signed."""
    groups = [g for a in annotations if (g := _group(source, film, a, scale)) is not None]
    if not groups:
        return None
    person = hd.sr.ObserverContext(
        observer_type=codes.DCM.Person,
        observer_identifying_attributes=hd.sr.PersonObserverIdentifyingAttributes(name=_person_name(reader)),
    )
    return _document(source, groups, person, "measurements", reader if verified_at else "", verified_at)


def ai_report(
    source: Dataset, diagnosis: api.DiagnoseResult, *, accepted_by: str = "", accepted_at: str = ""
) -> hd.sr.ComprehensiveSR:
    """Probabilities of findings: without gaze, with the gaze that was recorded (its method says whose), with
    predicted gaze. UNVERIFIED unless a reader has accepted them (accepted_at: ISO
    8601)."""
    model = diagnosis.models[0]
    algorithm = hd.sr.AlgorithmIdentification(
        name=model.id,
        version=str(model.version),
        manufacturer=MANUFACTURER,
        parameters=[f"trained on: {model.trained_on}", f"seed: {diagnosis.seed}", "research use only"],
    )
    groups = []
    for row in diagnosis.rows:
        arms = {
            "without gaze": row.no_gaze,
            f"with {short(diagnosis.gaze_source)}"
            if diagnosis.gaze_source
            else "with reader's gaze": row.own_gaze,
            "with predicted gaze": row.predicted_gaze,
        }
        groups.append(
            hd.sr.MeasurementsAndQualitativeEvaluations(
                tracking_identifier=hd.sr.TrackingIdentifier(
                    generate_uid(entropy_srcs=[source.SOPInstanceUID, model.id, row.finding]), row.finding
                ),
                finding_type=own(row.finding.replace(" ", "-")[:16], row.finding),
                algorithm_id=algorithm,
                measurements=[
                    hd.sr.Measurement(
                        name=own("probability", "Probability of finding"),
                        value=round(value, 6),
                        unit=RATIO,
                        method=own(arm.replace(" ", "-").replace("'", "")[:16], arm),
                    )
                    for arm, value in arms.items()
                    if value is not None
                ],
                source_images=[hd.sr.SourceImageForMeasurementGroup.from_source_image(source)],
            )
        )
    device = hd.sr.ObserverContext(
        observer_type=codes.DCM.Device,
        observer_identifying_attributes=hd.sr.DeviceObserverIdentifyingAttributes(
            uid=generate_uid(entropy_srcs=[MODEL]),
            name=MODEL,
            manufacturer_name=MANUFACTURER,
            model_name=model.id,
        ),
    )
    return _document(source, groups, device, "ai", accepted_by, accepted_at)


def _document(
    source: Dataset,
    groups: list[Any],
    observer: hd.sr.ObserverContext,
    kind: str,
    verified_by: str,
    verified_at: str,
) -> hd.sr.ComprehensiveSR:
    person = observer if observer.observer_type == codes.DCM.Person else None
    report = hd.sr.MeasurementReport(
        observation_context=hd.sr.ObservationContext(
            observer_person_context=person, observer_device_context=None if person else observer
        ),
        procedure_reported=CodedConcept("399208008", "SCT", "Plain X-ray of chest"),
        imaging_measurements=groups,
        title=codes.DCM.ImagingMeasurementReport,
        referenced_images=[source] if _described(source) else None,
    )
    made = hd.sr.ComprehensiveSR(
        evidence=[source],
        content=report,
        is_complete=True,
        is_final=bool(verified_by),
        is_verified=bool(verified_by),
        verifying_observer_name=_person_name(verified_by) if verified_by else None,
        verifying_organization=str(source.get("InstitutionName", "") or "unknown") if verified_by else None,
        **identity(kind).arguments(device=False),
    )
    if verified_by:  # highdicom writes the time of writing
        when = datetime.fromisoformat(verified_at).astimezone(UTC)
        made.VerifyingObserverSequence[0].VerificationDateTime = when.strftime("%Y%m%d%H%M%S+0000")
    return made


def _described(source: Dataset) -> bool:
    """Whether the film has what highdicom's image library reads of every projection image. Both are of type
    1C or 2C (PS3.3 C.8.11.7, C.7.6.1): where a film lacks them its measurements are written all the same."""
    towards = source.get_item("PatientOrientation")
    return "ImagerPixelSpacing" in source and towards is not None and source["PatientOrientation"].VM == 2


def _group(
    source: Dataset, film: Radiograph, annotation: Annotation, scale: LengthScale
) -> hd.sr.PlanarROIMeasurementsAndQualitativeEvaluations | None:
    """The group of one annotation; None for arrows, texts and what has no size."""
    measured = [m for m in _values(annotation, film, scale) if math.isfinite(m[1])]
    if not measured:
        return None
    region = hd.sr.ImageRegion(
        graphic_type=hd.sr.GraphicTypeValues.ELLIPSE
        if annotation.kind == "ellipse"
        else hd.sr.GraphicTypeValues.POLYLINE,
        graphic_data=_outline(annotation),
        source_image=hd.sr.SourceImageForRegion.from_source_image(source),
    )
    return hd.sr.PlanarROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=hd.sr.TrackingIdentifier(
            generate_uid(entropy_srcs=[source.SOPInstanceUID, annotation.id]),
            f"{annotation.kind} {annotation.id}",
        ),
        referenced_region=region,
        finding_type=own(annotation.kind, line(annotation.text) or annotation.kind),
        measurements=[
            hd.sr.Measurement(name=name, value=round(value, 6), unit=unit, method=_method(name, scale))
            for name, value, unit in measured
        ],
        algorithm_id=_algorithm(annotation),
    )


def _algorithm(annotation: Annotation) -> hd.sr.AlgorithmIdentification | None:
    """The model that proposed a measurement (TID 4019), and whether a reader adjusted it."""
    by = annotation.proposed_by
    if by is None:
        return None
    hand = f"{'adjusted' if by.adjusted else 'accepted' if by.accepted else 'not accepted'} by reader"
    return hd.sr.AlgorithmIdentification(
        name=by.model,
        version=by.version,
        manufacturer=MANUFACTURER,
        parameters=[hand, *(["demo model"] if by.demo else []), "research use only"],
    )


def _method(name: CodedConcept, scale: LengthScale) -> CodedConcept | None:
    """Where millimetres come from, beside every length and area; whose definition a ratio follows."""
    if name.value == "ctr":
        return own("danzer-1919", "Danzer 1919: transverse diameters of heart and inner thorax")
    lengths = ("410668003", "42798000", "heart-width", "thorax-width")
    return own("spacing", line(scale.provenance)) if name.value in lengths else None


def _values(
    annotation: Annotation, film: Radiograph, scale: LengthScale
) -> list[tuple[CodedConcept, float, CodedConcept]]:
    points, pair = annotation.points, scale.pair
    length_unit = CodedConcept("mm", "UCUM", "millimeter") if scale.unit == "mm" else PIXELS
    if annotation.kind == "ruler":
        return [(_sct("410668003", "Length"), geometry.length(points[0], points[1], pair), length_unit)]
    if annotation.kind == "angle":
        return [(_sct("1483009", "Angle"), geometry.angle_deg(points[0], points[1], points[2], pair), DEGREE)]
    if annotation.kind == "cobb":
        value = geometry.cobb_deg((points[0], points[1]), (points[2], points[3]), pair)
        return [(own("cobb", "Cobb angle"), value, DEGREE)]
    if annotation.kind == "ctr":
        value = cardiothoracic_ratio(annotation, scale)
        if math.isnan(value):
            return []
        thorax = geometry.length(points[0], points[1], pair)
        return [
            (own("ctr", "Cardiothoracic ratio"), value, RATIO),
            (own("heart-width", "Greatest transverse diameter of heart"), value * thorax, length_unit),
            (own("thorax-width", "Greatest inner transverse diameter of thorax"), thorax, length_unit),
        ]
    if annotation.kind in ("ellipse", "rectangle"):
        area = geometry.ellipse_area if annotation.kind == "ellipse" else geometry.rectangle_area
        unit = CodedConcept("mm2", "UCUM", "square millimeter") if scale.unit == "mm" else PIXELS
        values = [(_sct("42798000", "Area"), area(points[0], points[1], pair), unit)]
        found = roi_statistics(annotation, film)
        if found is not None:
            values.append((own("mean", "Mean of modality values"), found.mean, RATIO))
            values.append((own("sd", "Standard deviation of modality values"), found.sd, RATIO))
        return values
    return []


def _outline(annotation: Annotation) -> np.ndarray:
    """Graphic data in image coordinates (PS3.3 C.18.6), sub-pixel, (n, 2)."""
    points = annotation.points
    if annotation.kind == "rectangle":
        (x0, y0), (x1, y1) = points
        return np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
    if annotation.kind == "ellipse":
        (x0, y0), (x1, y1) = points
        cx, cy = (x0 + x1) / 2, (y0 + y1) / 2
        across, down = [(min(x0, x1), cy), (max(x0, x1), cy)], [(cx, min(y0, y1)), (cx, max(y0, y1))]
        wide = abs(x1 - x0) >= abs(y1 - y0)
        return np.array([*across, *down] if wide else [*down, *across])  # the major axis comes first
    return np.array(points)


def _sct(value: str, meaning: str) -> CodedConcept:
    return CodedConcept(value, "SCT", meaning)


def _person_name(name: str) -> str:
    """A DICOM person name; without components the words are taken as given name and family name."""
    if "^" in name:
        return name
    *given, family = name.split() or ["Reader"]
    return f"{family}^{' '.join(given)}"
