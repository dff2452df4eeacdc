"""Grayscale Softcopy Presentation States: the part that replaces an image's own LUTs (PS3.3 A.33.1, C.11).

Annotations, shutters, overlays and displayed areas of a state are not applied; `not_applied` names them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.imaging.dicom import parse
from app.imaging.errors import UnsupportedImage
from app.imaging.header import Header, named
from app.imaging.pixels import modality_values
from app.imaging.quiet import collected_warnings
from app.imaging.radiograph import LookupTable, Radiograph, Window
from app.imaging.reader import DEFAULT_LIMITS, Limits
from app.imaging.voi import lookup_table, lut_window, voi_windows

_SOP_CLASS = "1.2.840.10008.5.1.4.1.1.11.1"
_UNUSED = {
    "GraphicAnnotationSequence": "graphic annotations",
    "SpatialTransformSequence": "spatial transform",
    "ImageRotation": "rotation and flip",
    "ShutterShape": "display shutter",
    "MaskSubtractionSequence": "mask subtraction",
}


@dataclass(frozen=True)
class PresentationState:
    """What a state says about grey values. references: SOP instance UIDs of the images it is for."""

    path: Path
    label: str
    references: tuple[str, ...]
    rescale: tuple[float, float] | None
    modality_lut: LookupTable | None
    voi_luts: tuple[LookupTable, ...]
    windows: tuple[Window, ...]
    presentation_lut: LookupTable | None
    inverse: bool
    not_applied: tuple[str, ...]
    warnings: tuple[str, ...]


def read_presentation_state(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> PresentationState:
    """Reads a GSPS file. Raises ImageReadError, UnsupportedImage if it is another object."""
    path = Path(path)
    notes: list[str] = []
    with collected_warnings():
        header, _ = parse(path.read_bytes(), path, limits, notes)
        if header.text("SOPClassUID") != _SOP_CLASS:
            raise UnsupportedImage(
                path,
                named("SOPClassUID"),
                "this is no Grayscale Softcopy Presentation State",
                "Open it as an image.",
            )
        return _state(header)


def _state(header: Header) -> PresentationState:
    modality = header.sequence("ModalityLUTSequence")
    slope, intercept = header.number("RescaleSlope"), header.number("RescaleIntercept")
    softcopy = header.sequence("SoftcopyVOILUTSequence")
    presentation = header.sequence("PresentationLUTSequence")
    luts = [
        lookup_table(item, "LUTDescriptor", "LUTData", signed_input=False)
        for voi in softcopy
        for item in voi.sequence("VOILUTSequence")
    ]
    return PresentationState(
        path=header.path,
        label=header.text("ContentLabel"),
        references=tuple(
            image.text("ReferencedSOPInstanceUID")
            for series in header.sequence("ReferencedSeriesSequence")
            for image in series.sequence("ReferencedImageSequence")
        ),
        rescale=None if slope is None else (slope, intercept or 0.0),
        modality_lut=_first_lut(modality),
        voi_luts=tuple(lut for lut in luts if lut is not None),
        windows=tuple(window for voi in softcopy for window in voi_windows(voi)),
        presentation_lut=_first_lut(presentation),
        inverse=header.text("PresentationLUTShape").upper() == "INVERSE",
        not_applied=tuple(text for keyword, text in _UNUSED.items() if keyword in header),
        warnings=tuple(header.warnings),
    )


def apply_presentation_state(radiograph: Radiograph, state: PresentationState) -> Radiograph:
    """The image with the state's grey values in place of its own, MONOCHROME1 included (PS3.4 N.2)."""
    shown = replace(
        radiograph,
        rescale=state.rescale or (1.0, 0.0),
        modality_lut=state.modality_lut,
        presentation_lut=state.presentation_lut,
        inverted_by_file=state.inverse,
    )
    values = modality_values(shown)
    data = (float(values.min()), float(values.max()))
    if state.modality_lut is None and state.rescale is None:
        data = (float(radiograph.stored.min()), float(radiograph.stored.max()))
    presets = tuple(
        lut_window(lut, data, name=lut.explanation or f"LUT {index + 1}")
        for index, lut in enumerate(state.voi_luts)
    )
    presets += state.windows
    if not presets:
        presets = (Window("Full range", (data[0] + data[1] + 1) / 2, data[1] - data[0] + 1),)
    return replace(
        shown,
        presets=presets,
        default_window=presets[0],
        why=(*radiograph.why, f"presentation state '{state.label}' replaces modality, VOI and polarity"),
        warnings=(
            *radiograph.warnings,
            *state.warnings,
            *(f"not applied from the presentation state: {text}" for text in state.not_applied),
        ),
    )


def _first_lut(items: list[Header]) -> LookupTable | None:
    return lookup_table(items[0], "LUTDescriptor", "LUTData", signed_input=False) if items else None
