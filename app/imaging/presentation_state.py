"""Grayscale Softcopy Presentation States (PS3.3 A.33.1): read, and applied to the image they are for.

A state replaces the image's own grey values, shutter and overlays and says how the image lies (PS3.4 N.2);
pixel padding stays the image's. What is not applied is named in `not_applied`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.imaging import marks as file_marks
from app.imaging.dataset import parse
from app.imaging.dicom import rescale_of
from app.imaging.errors import UnsupportedImage
from app.imaging.graphics import Shown, read_graphics
from app.imaging.header import Header, named
from app.imaging.limits import DEFAULT_LIMITS, Limits
from app.imaging.marks import Mark
from app.imaging.quiet import collected_warnings
from app.imaging.radiograph import LookupTable, Radiograph, Window
from app.imaging.reader import read_bytes
from app.imaging.reasons import Reason
from app.imaging.voi import distinct, lookup_table, lut_window, stored_range, voi_windows, window_over

_SOP_CLASS = "1.2.840.10008.5.1.4.1.1.11.1"
_UNUSED = {"MaskSubtractionSequence": "mask subtraction"}


@dataclass(frozen=True)
class PresentationState:
    """What a state says. references: SOP instance UIDs of the images it is for, () where it names none.

    layers: (group, layer, P-value in [0, 1]) of every overlay that it activates, the image's or its own, the
    lowest layer first. quarter_turns, flipped: as in Radiograph. header: where everything else is: its LUTs,
    windows, shutter, areas, overlays and graphics depend on the image.
    """

    path: Path
    label: str
    references: tuple[str, ...]
    rescale: tuple[float, float] | None
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
    turns, flipped = _turn(header)
    not_applied = [text for keyword, text in _UNUSED.items() if keyword in header]
    presentation_lut = _first_lut(header, "PresentationLUTSequence", (0.0, 65535.0))
    shape = header.text("PresentationLUTShape").upper()
    if shape not in ("", "IDENTITY", "INVERSE"):
        not_applied.append(f"presentation LUT shape {shape}")
    if presentation_lut is None and header.sequence("PresentationLUTSequence"):
        not_applied.append("its presentation LUT")
    if any("CompoundGraphicSequence" in item for item in header.sequence("GraphicAnnotationSequence")):
        not_applied.append("compound graphics")
    return PresentationState(
        path=header.path,
        label=header.text("ContentLabel"),
        references=tuple(
            image.text("ReferencedSOPInstanceUID")
            for series in header.sequence("ReferencedSeriesSequence")
            for image in series.sequence("ReferencedImageSequence")
        ),
        rescale=rescale_of(header),
        presentation_lut=presentation_lut,
        inverse=shape == "INVERSE",
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
    """(overlay group, layer, P-value of the layer) for each activated overlay, the lowest layer first
    (PS3.3 C.11.7, C.10.7)."""
    layers = {item.text("GraphicLayer"): item for item in header.sequence("GraphicLayerSequence")}
    active = []
    for group in file_marks.GROUPS:
        name = str(file_marks.element(header, group, 0x1001) or "").strip()
        if name:
            layer = layers.get(name)
            value = None if layer is None else layer.number("GraphicLayerRecommendedDisplayGrayscaleValue")
            order = None if layer is None else layer.number("GraphicLayerOrder")
            grey = 1.0 if value is None else min(max(value / 65535.0, 0.0), 1.0)
            active.append((order or 0.0, (group, name, grey)))
    return tuple(layer for _, layer in sorted(active))


def is_for(state: PresentationState, radiograph: Radiograph) -> bool:
    """Whether the state names the image (or names none)."""
    return not state.references or radiograph.meta.sop_uid in state.references


def apply_presentation_state(radiograph: Radiograph, state: PresentationState) -> Radiograph:
    """The image under the state, whose grey values take the place of the image's, MONOCHROME1 included."""
    with collected_warnings() as caught:  # parts of the state are only parsed now
        shown = _applied(radiograph, state)
    return replace(shown, warnings=tuple(dict.fromkeys((*shown.warnings, *caught))))


def _applied(radiograph: Radiograph, state: PresentationState) -> Radiograph:
    header = Header(state.header.dataset, state.path, [])
    whole = stored_range(radiograph.bits_stored, signed=radiograph.signed)
    shown = replace(
        radiograph,
        rescale=state.rescale or (1.0, 0.0),
        modality_lut=_first_lut(header, "ModalityLUTSequence", whole),
        modality_unit=_modality_unit(header),
        presentation_lut=state.presentation_lut,
        inverted_by_file=state.inverse,
    )
    presets, voi = _presets(shown, header)
    area = _displayed_area(header, radiograph)
    marks = _marks(radiograph, header, state.layers)
    kept = [reason for reason in radiograph.why if reason.rule in ("padding", "spacing")]
    return replace(
        shown,
        presets=presets,
        default_window=presets[0],
        marks=marks,
        graphics=read_graphics(
            header,
            radiograph.meta.sop_uid,
            Shown(
                area or (0.0, 0.0, radiograph.width_px, radiograph.height_px),
                state.quarter_turns,
                state.flipped,
            ),
        ),
        quarter_turns=state.quarter_turns,
        flipped=state.flipped,
        displayed_area=area,
        under_state=state.label or "state",
        why=(*_why(shown, state, header, voi), *(_why_of_mark(mark) for mark in marks), *kept),
        warnings=tuple(
            dict.fromkeys(
                (
                    *radiograph.warnings,
                    *state.warnings,
                    *header.warnings,
                    *(f"not applied from the presentation state: {text}" for text in state.not_applied),
                )
            )
        ),
    )


def _why(shown: Radiograph, state: PresentationState, header: Header, voi: str) -> list[Reason]:
    why = [
        Reason(
            "presentation state",
            f"presentation state '{state.label}': replaces the image's own grey values (PS3.4 N.2)",
        ),
        Reason("modality", _modality_why(shown, header, rescaled=state.rescale is not None)),
        Reason("VOI", voi),
    ]
    if state.presentation_lut is not None:
        entries = len(state.presentation_lut.values)
        why.append(Reason("presentation LUT", f"presentation LUT of {entries} entries (PS3.3 C.11.4)"))
    how = "inverted once, shape INVERSE" if state.inverse else "shape IDENTITY, as it is"
    why.append(Reason("polarity", f"polarity: {how}"))
    if state.quarter_turns or state.flipped:
        flip = "mirrored and " if state.flipped else ""
        turned = f"{flip}turned by {90 * state.quarter_turns} degrees"
        why.append(Reason("spatial", f"spatial transform: {turned} (PS3.3 C.10.6)"))
    return why


def _why_of_mark(mark: Mark) -> Reason:
    return Reason(mark.kind, f"{mark.kind}: {mark.name}, P-value {mark.grey * 65535:.0f}")


def _presets(shown: Radiograph, header: Header) -> tuple[tuple[Window, ...], str]:
    """The state's VOI for this image; without one the whole range of the modality output is shown
    (PS3.3 C.11.8)."""
    if shown.modality_lut is not None:
        data = (0.0, float((1 << shown.modality_lut.bits) - 1))
    else:
        slope, intercept = shown.rescale
        low, high = sorted(
            end * slope + intercept for end in stored_range(shown.bits_stored, signed=shown.signed)
        )
        data = (float(low), float(high))
    items = header.sequence("SoftcopyVOILUTSequence")
    ours = [item for item in items if _is_about(item, shown)]
    tables = [
        lookup_table(lut, "LUTDescriptor", "LUTData", inputs=data)
        for item in ours
        for lut in item.sequence("VOILUTSequence")
    ]
    presets = tuple(
        lut_window(table, data, name=table.explanation or f"LUT {index + 1}")
        for index, table in enumerate(tables)
        if table is not None
    )
    presets += tuple(window for item in ours for window in voi_windows(item))
    if not presets:
        why = "none in the state"
        if ours:
            why = "the state's cannot be used"
        elif items:
            why = "the state has some for other images, none for this one"
        return (window_over(*data, name="Full range"),), f"VOI: {why}, so the full range (PS3.3 C.11.8)"
    presets = distinct(presets)
    first = presets[0]
    what = "LUT" if first.function == "LUT" else f"window {first.centre:g}/{first.width:g} {first.function}"
    return presets, f"VOI: {what} from the state"


def _is_about(item: Header, radiograph: Radiograph) -> bool:
    """Whether an item of the state is for this image, or for all."""
    images = [ref.text("ReferencedSOPInstanceUID") for ref in item.sequence("ReferencedImageSequence")]
    return not images or radiograph.meta.sop_uid in images


def _modality_why(shown: Radiograph, header: Header, *, rescaled: bool) -> str:
    if shown.modality_lut is not None:
        return f"modality: LUT of {len(shown.modality_lut.values)} entries from the state"
    if rescaled:
        return f"modality: stored x {shown.rescale[0]:g} + {shown.rescale[1]:g} from the state"
    if header.sequence("ModalityLUTSequence"):
        return "modality: the state's LUT cannot be used, so stored values as they are"
    return "modality: none in the state, so stored values as they are"


def _modality_unit(header: Header) -> str:
    items = header.sequence("ModalityLUTSequence")
    unit = items[0].text("ModalityLUTType") if items else header.text("RescaleType")
    return "" if unit == "US" else unit


def _displayed_area(header: Header, radiograph: Radiograph) -> tuple[float, float, float, float] | None:
    """The area for this image in image coordinates, None where it is the whole image (PS3.3 C.10.4). How
    large it should be shown is noted, since it is fitted to the window."""
    for item in header.sequence("DisplayedAreaSelectionSequence"):
        if not _is_about(item, radiograph):
            continue
        _note_size(item, radiograph)
        top_left = item.numbers("DisplayedAreaTopLeftHandCorner")
        bottom_right = item.numbers("DisplayedAreaBottomRightHandCorner")
        if len(top_left) != 2 or len(bottom_right) != 2:
            return None
        left, right = sorted((round(top_left[0]), round(bottom_right[0])))
        top, bottom = sorted((round(top_left[1]), round(bottom_right[1])))
        width, height = radiograph.width_px, radiograph.height_px
        if right < 1 or bottom < 1 or left > width or top > height:
            item.warnings.append("the state's displayed area lies outside the image and was left out")
            return None
        whole = (1, 1, width, height)
        return None if (left, top, right, bottom) == whole else (left - 1, top - 1, right, bottom)
    return None


def _note_size(item: Header, radiograph: Radiograph) -> None:
    not_applied = []
    mode = item.text("PresentationSizeMode").upper()
    if mode not in ("", "SCALE TO FIT"):
        ratio = item.number("PresentationPixelMagnificationRatio")
        times = f" {ratio:g} times" if ratio is not None and mode == "MAGNIFY" else ""
        not_applied.append(f"presentation size {mode}{times}; it is fitted to the window")
    for keyword in ("PresentationPixelAspectRatio", "PresentationPixelSpacing"):
        aspect = item.numbers(keyword)
        if len(aspect) == 2 and abs(aspect[0] - radiograph.pixel_aspect * aspect[1]) > 0.01 * abs(aspect[1]):
            not_applied.append(f"presentation pixel aspect ratio {aspect[0]:g}:{aspect[1]:g}")
    item.warnings += [f"not applied from the presentation state: {text}" for text in not_applied]


def _marks(
    radiograph: Radiograph, header: Header, layers: tuple[tuple[int, str, float], ...]
) -> tuple[Mark, ...]:
    """The state's shutter and the overlays that it activates; the image's others are hidden (C.11.7)."""
    shape = (radiograph.height_px, radiograph.width_px)
    own = file_marks.read_overlays(header, None, shape)
    planes = {plane.group: plane for plane in (*radiograph.overlay_planes, *own)}
    shutter = file_marks.shutter_mark(header, planes.values(), shape)
    marks = [] if shutter is None else [shutter]
    for group, layer, grey in layers:
        if group in planes:
            plane = planes[group]
            name = plane.name if not plane.name.startswith("overlay ") else f"{plane.name} ({layer})"
            marks.append(Mark("overlay", name, plane, grey))
    return tuple(marks)


def _first_lut(header: Header, keyword: str, inputs: tuple[float, float]) -> LookupTable | None:
    items = header.sequence(keyword)
    return lookup_table(items[0], "LUTDescriptor", "LUTData", inputs=inputs) if items else None
