"""Attribution maps as they are (Parametric Map, PS3.3 A.75), and their region above a level (A.51)."""

from __future__ import annotations

from collections.abc import Sequence

import highdicom as hd
import numpy as np
from highdicom.sr import CodedConcept
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.sr.codedict import codes
from pydicom.uid import generate_uid

from app.export.dicom.source import MANUFACTURER, identity, line
from app.imaging.orientation import directions, vector
from inference import api


def resized(values: NDArray[np.float32], rows: int, columns: int) -> NDArray[np.float32]:
    """A map (h, w) on the film's own grid, linear between pixel centres."""
    out = values.astype(np.float32)
    for axis, n in ((0, rows), (1, columns)):
        have = out.shape[axis]
        at = np.clip((np.arange(n) + 0.5) * have / n - 0.5, 0, have - 1)
        low = np.minimum(at.astype(int), max(have - 2, 0))
        part = (at - low).astype(np.float32)
        part = part[:, None] if axis == 0 else part[None]
        high = np.minimum(low + 1, have - 1)
        out = out.take(low, axis) * (1 - part) + out.take(high, axis) * part
    return out


def parametric_map(
    source: Dataset,
    result: api.ExplainResult,
    values: NDArray[np.float32],
    phrase: str,
    *,
    spacing_mm: tuple[float, float],
    lies: Sequence[float],
) -> hd.pm.ParametricMap:
    """float32 on the film's grid, 0 to 1. spacing_mm: between rows, between columns; lies: see
    `orientation`."""
    meaning = hd.pm.RealWorldValueMapping(
        lut_label="attribution",
        lut_explanation=line(f"{result.method} map for: {phrase}"),
        unit=CodedConcept("1", "UCUM", "no units"),
        value_range=(0.0, 1.0),
        slope=1.0,
        intercept=0.0,
        quantity_definition=CodedConcept("attribution", "99RADGAZE", "Attribution of a phrase"),
    )
    return hd.pm.ParametricMap(
        [_in_a_frame_of_its_own(source, spacing_mm, lies)],
        resized(values, source.Rows, source.Columns)[None],
        contains_recognizable_visual_features=False,
        real_world_value_mappings=[meaning],
        voi_lut_transformations=[hd.VOILUTTransformation(window_center=0.5, window_width=1.0)],
        content_description=f"{result.method}, research use only",
        content_label="ATTRIBUTION",
        **identity("map").arguments(),
    )


def segmentation(
    source: Dataset, result: api.ExplainResult, values: NDArray[np.float32], phrase: str, *, level: float
) -> hd.seg.Segmentation | None:
    """The region where the map is at least `level`; None where it is empty."""
    mask = resized(values, source.Rows, source.Columns) >= level
    if not mask.any():
        return None
    model = result.models[0]
    segment = hd.seg.SegmentDescription(
        segment_number=1,
        segment_label=line(phrase),
        segmented_property_category=codes.SCT.MorphologicallyAbnormalStructure,
        segmented_property_type=CodedConcept("attribution", "99RADGAZE", "Region of attribution"),
        algorithm_type=hd.seg.SegmentAlgorithmTypeValues.AUTOMATIC,
        algorithm_identification=hd.AlgorithmIdentificationSequence(
            name=f"{result.method} on {model.id}",
            version=str(model.version),
            family=codes.DCM.ArtificialIntelligence,
            source=MANUFACTURER,
            parameters={"level": f"{level:g}", "seed": str(result.seed)},
        ),
    )
    made = hd.seg.Segmentation(
        [source],
        mask[None].astype(np.uint8),
        segmentation_type=hd.seg.SegmentationTypeValues.BINARY,
        segment_descriptions=[segment],
        content_description="research use only",
        content_label="ATTRIBUTION",
        **identity("seg").arguments(),
    )
    if "ImageOrientationPatient" not in source:  # then PatientOrientation is of type 2C (PS3.3 C.7.6.1)
        made.PatientOrientation = [*(towards_of(source) or ())]
    shared = made.SharedFunctionalGroupsSequence[0]
    if "PixelMeasuresSequence" in shared and "SliceThickness" not in shared.PixelMeasuresSequence[0]:
        del shared.PixelMeasuresSequence  # the film's own; highdicom cannot read it without a thickness
    return made


def orientation(source: Dataset) -> list[float] | None:
    """Image Orientation (Patient) of the film's rows and columns, by Patient Orientation (PS3.3 C.7.6.1.1.1).
    A frontal film that does not say lies as it is hung, the patient's right on the left. None: not known."""
    towards = towards_of(source)
    if (
        towards is None
        and not source.get("PatientOrientation")
        and source.get("ViewPosition") in ("PA", "AP")
    ):
        towards = ("L", "F")
    along, down = (vector(direction) for direction in towards) if towards else (None, None)
    return None if along is None or down is None else [*along, *down]


def towards_of(source: Dataset) -> tuple[str, str] | None:
    """Patient Orientation, where it says one."""
    stated = [str(part) for part in source.get("PatientOrientation") or ()]
    return directions(stated, quadruped=source.get("AnatomicalOrientationType") == "QUADRUPED")


def _in_a_frame_of_its_own(
    source: Dataset, spacing_mm: tuple[float, float], lies: Sequence[float]
) -> Dataset:
    """The film as a plane in a new frame of reference: highdicom writes no map without one, and a projection
    has none."""
    place = {
        "FrameOfReferenceUID": generate_uid(),
        "ImagePositionPatient": [0.0, 0.0, 0.0],
        "ImageOrientationPatient": list(lies),
        "PixelSpacing": list(spacing_mm),
        "SliceThickness": 1.0,
    }
    plane = Dataset({e.tag: e for e in source if e.keyword not in (*place, "PixelData")})
    plane.file_meta = source.file_meta
    for name, value in place.items():
        setattr(plane, name, value)
    return plane
