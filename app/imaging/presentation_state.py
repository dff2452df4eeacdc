"""Grayscale Softcopy Presentation States (PS3.3 A.33.1): read, and applied to the image they are for.

A state replaces the image's own grey values, shutter and overlays and says how the image lies (PS3.4 N.2);
pixel padding stays the image's. What is not applied is named in `not_applied`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.imaging import marks as file_marks
from app.imaging.dicom import parse, rescale_of
from app.imaging.errors import UnsupportedImage
from app.imaging.graphics import read_graphics
from app.imaging.header import Header, named
from app.imaging.marks import Mark
from app.imaging.quiet import collected_warnings
from app.imaging.radiograph import LookupTable, Radiograph, Window
from app.imaging.reader import DEFAULT_LIMITS, Limits, read_bytes
from app.imaging.voi import lookup_table, lut_window, voi_windows, window_over

_SOP_CLASS = "1.2.840.10008.5.1.4.1.1.11.1"
_UNUSED = {"MaskSubtractionSequence": "mask subtraction"}


@dataclass(frozen=True)
class PresentationState:
    """What a state says. references: SOP instance UIDs of the images it is for, () where it names none.

    layers: (group, layer, P-value in [0, 1]) of every overlay that it activates, the image's or its own.
    quarter_turns, flipped: as in Radiograph. header: where its shutter, areas, overlays and graphics are.
    """

    path: Path
    label: str
    references: tuple[str, ...]
    rescale: tuple[float, float] | None
    modality_lut: LookupTable | None
    voi_luts: tuple[LookupTable, ...]
    windows: tuple[Window, ...]
    presentation_lut: LookupTable | None
    inverse: bool
    header: Header
    layers: tuple[tuple[int, str, float], ...]
    quarter_turns: int
    flipped: bool
    not_applied: tuple[str, ...]
    warnings: tuple[str, ...]


def read_presentation_state(path: Path | str, *, limits: Limits = DEFAULT_LIMITS) -> PresentationState:
    """Reads a GSPS file. Raises ImageReadError, UnsupportedImage if it is another object."""
    path = Path(path)
    notes: list[str] = []
    with collected_warnings():
        header, _ = parse(read_bytes(path, limits), path, limits, notes)
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
    softcopy = header.sequence("SoftcopyVOILUTSequence")
    presentation = header.sequence("PresentationLUTSequence")
    luts = [
        lookup_table(item, "LUTDescriptor", "LUTData", signed_input=_is_signed(item))
        for voi in softcopy
        for item in voi.sequence("VOILUTSequence")
    ]
    turns, flipped = _turn(header)
    not_applied = [text for keyword, text in _UNUSED.items() if keyword in header]
    if len(softcopy) > 1:
        not_applied.append("different windows for different images")
    return PresentationState(
        path=header.path,
        label=header.text("ContentLabel"),
        references=tuple(
            image.text("ReferencedSOPInstanceUID")
            for series in header.sequence("ReferencedSeriesSequence")
            for image in series.sequence("ReferencedImageSequence")
        ),
        rescale=rescale_of(header),
        modality_lut=_first_lut(modality),
        voi_luts=tuple(lut for lut in luts if lut is not None),
        windows=tuple(window for voi in softcopy for window in voi_windows(voi)),
        presentation_lut=_first_lut(presentation),
        inverse=header.text("PresentationLUTShape").upper() == "INVERSE",
        header=header,
        layers=_layers(header),
        quarter_turns=turns,
        flipped=flipped,
        not_applied=tuple(not_applied),
        warnings=tuple(header.warnings),
    )


def _turn(header: Header) -> tuple[int, bool]:
    """Quarter turns clockwise and a flip before them; the state turns first and flips then (PS3.3 C.10.6)."""
    degrees = header.number("ImageRotation") or 0.0
    flipped = header.text("ImageHorizontalFlip").upper() == "Y"
    if degrees % 90:
        header.warnings.append(f"{named('ImageRotation')} {degrees:g} is no quarter turn and was left out")
        degrees = 0.0
    turns = int(degrees // 90) % 4
    return (-turns % 4, True) if flipped else (turns, False)


def _layers(header: Header) -> tuple[tuple[int, str, float], ...]:
    """(overlay group, layer, P-value of the layer) for each activated overlay (PS3.3 C.11.7)."""
    greys = {
        item.text("GraphicLayer"): item.number("GraphicLayerRecommendedDisplayGrayscaleValue")
        for item in header.sequence("GraphicLayerSequence")
    }
    active = []
    for group in file_marks.GROUPS:
        element = header.dataset.get((group, 0x1001))
        if element is not None and element.value:
            name = str(element.value).strip()
            value = greys.get(name)
            active.append((group, name, 1.0 if value is None else min(max(value / 65535.0, 0.0), 1.0)))
    return tuple(active)


def is_for(state: PresentationState, radiograph: Radiograph) -> bool:
    """Whether the state names the image (or names none)."""
    return not state.references or radiograph.meta.sop_uid in state.references


def apply_presentation_state(radiograph: Radiograph, state: PresentationState) -> Radiograph:
    """The image under the state, whose grey values take the place of the image's, MONOCHROME1 included."""
    with collected_warnings() as caught:  # parts of the state are only parsed now
        shown = _applied(radiograph, state)
    return replace(shown, warnings=tuple(dict.fromkeys((*shown.warnings, *caught))))


def _applied(radiograph: Radiograph, state: PresentationState) -> Radiograph:
    shown = replace(
        radiograph,
        rescale=state.rescale or (1.0, 0.0),
        modality_lut=state.modality_lut,
        presentation_lut=state.presentation_lut,
        inverted_by_file=state.inverse,
    )
    presets, voi = _presets(shown, state)
    area = _displayed_area(state, radiograph)
    marks = _marks(radiograph, state)
    why = [
        f"presentation state '{state.label}': replaces the image's own grey values (PS3.4 N.2)",
        *_modality_why(state),
        voi,
    ]
    if state.presentation_lut is not None:
        why.append(f"presentation LUT of {len(state.presentation_lut.values)} entries (PS3.3 C.11.4)")
    why.append(
        "polarity: " + ("inverted once, shape INVERSE" if state.inverse else "shape IDENTITY, as it is")
    )
    if state.quarter_turns or state.flipped:
        flip = "mirrored and " if state.flipped else ""
        why.append(f"spatial transform: {flip}turned by {90 * state.quarter_turns} degrees (PS3.3 C.10.6)")
    why += [f"{mark.kind}: {mark.name}, P-value {mark.grey * 65535:.0f}" for mark in marks]
    kept = [line for line in radiograph.why if line.startswith(("padding", "spacing", "no pixel", "PixelSp"))]
    return replace(
        shown,
        presets=presets,
        default_window=presets[0],
        marks=marks,
        graphics=read_graphics(
            state.header,
            radiograph.meta.sop_uid,
            area or (0.0, 0.0, radiograph.width_px, radiograph.height_px),
        ),
        quarter_turns=state.quarter_turns,
        flipped=state.flipped,
        displayed_area=area,
        why=(*why, *kept),
        warnings=tuple(
            dict.fromkeys(
                (
                    *radiograph.warnings,
                    *state.header.warnings,
                    *(f"not applied from the presentation state: {text}" for text in state.not_applied),
                )
            )
        ),
    )


def _presets(shown: Radiograph, state: PresentationState) -> tuple[tuple[Window, ...], str]:
    """The state's VOI; without one the whole range of the modality output is shown (PS3.3 C.11.8)."""
    if shown.modality_lut is not None:
        data = (0.0, float((1 << shown.modality_lut.bits) - 1))
    else:
        slope, intercept = shown.rescale
        bits = shown.bits_stored
        ends = (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if shown.signed else (0, (1 << bits) - 1)
        low, high = sorted(end * slope + intercept for end in ends)
        data = (float(low), float(high))
    presets = tuple(
        lut_window(lut, data, name=lut.explanation or f"LUT {index + 1}")
        for index, lut in enumerate(state.voi_luts)
    )
    presets += state.windows
    if not presets:
        return (window_over(*data, name="Full range"),), "VOI: none in the state, so the full range"
    first = presets[0]
    what = "LUT" if first.function == "LUT" else f"window {first.centre:g}/{first.width:g} {first.function}"
    return presets, f"VOI: {what} from the state"


def _modality_why(state: PresentationState) -> list[str]:
    if state.modality_lut is not None:
        return [f"modality: LUT of {len(state.modality_lut.values)} entries from the state"]
    if state.rescale is not None:
        return [f"modality: stored x {state.rescale[0]:g} + {state.rescale[1]:g} from the state"]
    return ["modality: none in the state, so stored values as they are"]


def _displayed_area(
    state: PresentationState, radiograph: Radiograph
) -> tuple[float, float, float, float] | None:
    """The area for this image in image coordinates, None where it is the whole image (PS3.3 C.10.4)."""
    for item in state.header.sequence("DisplayedAreaSelectionSequence"):
        images = [ref.text("ReferencedSOPInstanceUID") for ref in item.sequence("ReferencedImageSequence")]
        if images and radiograph.meta.sop_uid not in images:
            continue
        top_left = item.numbers("DisplayedAreaTopLeftHandCorner")
        bottom_right = item.numbers("DisplayedAreaBottomRightHandCorner")
        if len(top_left) != 2 or len(bottom_right) != 2:
            return None
        left, right = sorted((top_left[0], bottom_right[0]))
        top, bottom = sorted((top_left[1], bottom_right[1]))
        whole = (1.0, 1.0, float(radiograph.width_px), float(radiograph.height_px))
        return None if (left, top, right, bottom) == whole else (left - 1, top - 1, right, bottom)
    return None


def _marks(radiograph: Radiograph, state: PresentationState) -> tuple[Mark, ...]:
    """The state's shutter and the overlays that it activates; the image's others are hidden (C.11.7)."""
    shape = (radiograph.height_px, radiograph.width_px)
    own = file_marks.read_overlays(state.header, None)
    planes = {plane.group: plane for plane in (*radiograph.overlay_planes, *own)}
    shutter = file_marks.shutter_mark(state.header, planes.values(), shape)
    marks = [] if shutter is None else [shutter]
    for group, layer, grey in state.layers:
        if group in planes:
            plane = planes[group]
            name = plane.name if not plane.name.startswith("overlay ") else f"{plane.name} ({layer})"
            marks.append(Mark("overlay", name, plane.on_image(shape), grey))
    return tuple(marks)


def _is_signed(item: Header) -> bool:
    """Whether a LUT descriptor's first mapped value was written as a signed number."""
    return item.vr("LUTDescriptor") == "SS"


def _first_lut(items: list[Header]) -> LookupTable | None:
    if not items:
        return None
    return lookup_table(items[0], "LUTDescriptor", "LUTData", signed_input=_is_signed(items[0]))
