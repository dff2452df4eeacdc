"""DICOM bytes to a Radiograph: what is refused, and which look is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from pydicom.uid import UID

from app.imaging import marks as file_marks
from app.imaging.dataset import parse
from app.imaging.errors import NotAnImage, UnsupportedImage
from app.imaging.functional_groups import lift_frame_elements
from app.imaging.header import Header, named
from app.imaging.image_pixel import MONOCHROME, OTHER_VIEWER, image_pixel
from app.imaging.limits import Limits
from app.imaging.orientation import directions
from app.imaging.quiet import collected_warnings
from app.imaging.radiograph import Meta, Radiograph
from app.imaging.reasons import Reason
from app.imaging.spacing import spacing_of
from app.imaging.stored_values import stored_values
from app.imaging.voi import choose_windows, lookup_table, luminance_choice, stored_range

_VOLUMES = ("CT", "MR", "PT")
_SECONDARY_CAPTURES = tuple(f"1.2.840.10008.5.1.4.1.1.7{kind}" for kind in ("", ".1", ".2", ".3", ".4"))
_PROJECTIONS = ("CR", "DX", "DR", "MG", "IO", "PX", "RG", "RF", "XA", "SC", "OT", "RTIMAGE", "")
_FOR_PROCESSING = (
    "1.2.840.10008.5.1.4.1.1.1.1.1",  # DX
    "1.2.840.10008.5.1.4.1.1.1.2.1",  # mammography
    "1.2.840.10008.5.1.4.1.1.1.3.1",  # intra-oral
)
_FOR_PRESENTATION = tuple(uid.removesuffix(".1") for uid in _FOR_PROCESSING)
_XRAY_ANGIOGRAPHY = tuple(f"1.2.840.10008.5.1.4.1.1.12.{kind}" for kind in ("1", "1.1", "2", "2.1", "3"))
"""XA, XRF, their enhanced objects, and biplane (retired)."""
_FOR_GREY_VALUES = (
    "ModalityLUTSequence", "RescaleSlope", "VOILUTSequence", "WindowCenter", "PixelPaddingValue",
    "PresentationLUTShape",
)  # fmt: skip
_LARGEST_VALUE = 1e15
"""Of modality values; beyond it their differences are lost in a float."""


def read_dicom(data: bytes, path: Path, limits: Limits) -> Radiograph:
    """data: the whole file. Raises ImageReadError."""
    notes: list[str] = []
    with collected_warnings() as caught:
        header, syntax = parse(data, path, limits, notes)
        radiograph = _radiograph(header, syntax, limits)
    if not caught:
        return radiograph
    said = (f"while reading: {text}" for text in caught)
    return replace(radiograph, warnings=(*radiograph.warnings, *said))


def _radiograph(header: Header, syntax: UID, limits: Limits) -> Radiograph:
    _refuse_other_objects(header)
    form = image_pixel(header, limits)
    why: list[Reason] = []
    lift_frame_elements(header, why)
    stored, bits, words, lossy = stored_values(header, syntax, form)
    film = Radiograph(stored, header.path, "", form.photometric, bits_stored=bits)
    film = (_grey_look if form.photometric in MONOCHROME else _luminance_look)(film, header, why)
    intent = header.text("PresentationIntentType")
    if header.text("SOPClassUID") in _FOR_PROCESSING or intent == "FOR PROCESSING":
        header.warnings.append("FOR PROCESSING: raw detector data, not meant for reading")
    spacing, spacing_why = spacing_of(header)
    why.append(Reason("spacing", spacing_why))
    stated_aspect = _stated_aspect(header)
    planes = file_marks.read_overlays(header, words, stored.shape)
    marks = _marks(header, planes, stored.shape, why)
    meta = _meta(header, syntax, lossy)
    if meta.lossy:
        header.warnings.append(f"lossy compression: {meta.lossy}")
    return replace(
        film,
        overlay_planes=tuple(planes),
        marks=marks,
        meta=meta,
        spacing=spacing,
        stated_aspect=stated_aspect,
        why=tuple(why),
        warnings=tuple(dict.fromkeys(header.warnings)),
    )


def _luminance_look(film: Radiograph, header: Header, why: list[Reason]) -> Radiograph:
    why.append(
        Reason("colour", f"colour: {film.photometric} reduced to luminance (0.299 R + 0.587 G + 0.114 B)")
    )
    header.warnings.append("a colour image, shown as its luminance")
    choice = luminance_choice(
        film.bits_stored, [keyword for keyword in _FOR_GREY_VALUES if keyword in header]
    )
    why.append(Reason("VOI", choice.why))
    return replace(film, photometric="MONOCHROME2", presets=choice.presets, default_window=choice.default)


def _grey_look(film: Radiograph, header: Header, why: list[Reason]) -> Radiograph:
    inputs = stored_range(film.bits_stored, signed=film.signed)
    rescale, modality_lut = _modality(header, inputs, why)
    padding = _padding(header, signed=film.signed)
    if padding:
        why.append(Reason("padding", f"padding: stored values {padding[0]} to {padding[1]} are no image"))
    choice = choose_windows(
        header,
        film.stored,
        bits=film.bits_stored,
        rescale=rescale,
        modality_lut=modality_lut,
        padding=padding,
        full_range=header.text("SOPClassUID") in _FOR_PRESENTATION,
    )
    why.append(Reason("VOI", choice.why))
    return replace(
        film,
        rescale=rescale,
        modality_lut=modality_lut,
        modality_unit=_modality_unit(header, from_lut=modality_lut is not None),
        presets=choice.presets,
        default_window=choice.default,
        inverted_by_file=_polarity(header, film.photometric, why),
        padding=padding,
    )


def _refuse_other_objects(header: Header) -> None:
    path = header.path
    kind = UID(header.text("SOPClassUID")).name or "a DICOM object"
    modality = header.text("Modality").upper()
    if "PixelData" not in header:
        if "FloatPixelData" in header or "DoubleFloatPixelData" in header:
            raise UnsupportedImage(
                path, named("FloatPixelData"), f"floating-point pixels ({kind})", OTHER_VIEWER
            )
        if not header.text("SOPClassUID") and "Rows" not in header:
            raise NotAnImage(path, named("SOPClassUID"), "this is no DICOM image", OTHER_VIEWER)
        raise UnsupportedImage(path, named("PixelData"), f"no pixel data: this is {kind}", OTHER_VIEWER)
    frames = header.number("NumberOfFrames")
    if frames is not None and frames > 1:
        raise UnsupportedImage(
            path,
            named("NumberOfFrames"),
            f"a multi-frame object of {frames:g} frames ({kind})",
            f"{OTHER_VIEWER} Extract the frame you want as its own file.",
        )
    captured = header.text("SOPClassUID") in _SECONDARY_CAPTURES
    if modality in _VOLUMES and captured:  # there Modality is where it comes from (PS3.3 C.8.6.1)
        header.warnings.append(f"a secondary capture of a {modality}: this is no projection radiograph")
        return
    if modality in _VOLUMES:
        raise UnsupportedImage(
            path,
            named("Modality"),
            f"a slice of a {modality} volume ({kind})",
            f"{OTHER_VIEWER} Open the series in a volume viewer.",
        )
    if modality not in _PROJECTIONS:
        header.warnings.append(f"modality {modality}: this is no projection radiograph")


def _modality(
    header: Header, inputs: tuple[float, float], why: list[Reason]
) -> tuple[tuple[float, float], Any]:
    """Rescale and Modality LUT are alternatives (PS3.3 C.11.1); the LUT wins if a file has both."""
    items = header.sequence("ModalityLUTSequence")
    if _is_angiography(header):
        left_out = (
            "the file's is not for display" if items or "RescaleSlope" in header else "none for display"
        )
        why.append(Reason("modality", f"modality: {left_out} in XA and XRF (PS3.3 C.8.7.1.1.2, C.8.19.6.2)"))
        return (1.0, 0.0), None
    if items:
        table = lookup_table(items[0], "LUTDescriptor", "LUTData", inputs=inputs)
        if table is not None:
            kind = items[0].text("ModalityLUTType") or "type not said"
            why.append(Reason("modality", f"modality: LUT of {len(table.values)} entries ({kind})"))
            return (1.0, 0.0), table
    rescale = rescale_of(header)
    if rescale is None:
        why.append(Reason("modality", "modality: stored values as they are"))
        return (1.0, 0.0), None
    unit = header.text("RescaleType") or "unit not said"
    why.append(Reason("modality", f"modality: stored x {rescale[0]:g} + {rescale[1]:g} ({unit})"))
    return rescale, None


def rescale_of(header: Header) -> tuple[float, float] | None:
    """Slope and intercept, None where there are none or they make no sense (which is noted)."""
    slope, intercept = header.number("RescaleSlope"), header.number("RescaleIntercept")
    if slope is None and intercept is None:
        return None
    slope, intercept = 1.0 if slope is None else slope, 0.0 if intercept is None else intercept
    if slope == 0 or abs(slope) * 65536 + abs(intercept) > _LARGEST_VALUE:
        header.warnings.append(
            f"{named('RescaleSlope')} {slope:g} with RescaleIntercept {intercept:g} was ignored"
        )
        return None
    return slope, intercept


def _modality_unit(header: Header, *, from_lut: bool) -> str:
    """Rescale Type or Modality LUT Type; "US" means that the unit is unspecified (PS3.3 C.11.1.1.2)."""
    if _is_angiography(header):
        return ""
    items = header.sequence("ModalityLUTSequence") if from_lut else []
    unit = items[0].text("ModalityLUTType") if items else header.text("RescaleType")
    return "" if unit == "US" else unit


def _is_angiography(header: Header) -> bool:
    return header.text("SOPClassUID") in _XRAY_ANGIOGRAPHY


def _padding(header: Header, *, signed: bool) -> tuple[int, int] | None:
    value = header.number("PixelPaddingValue")
    if value is None:
        return None
    limit = header.number("PixelPaddingRangeLimit")
    low, high = sorted(
        (_as_stored(value, signed=signed), _as_stored(value if limit is None else limit, signed=signed))
    )
    return low, high


def _as_stored(value: float, *, signed: bool) -> int:
    """US written where SS was meant, and the reverse, mean the same 16 bits."""
    number = int(value)
    if signed and number > 32767:
        return number - 65536
    if not signed and number < 0:
        return number + 65536
    return number


def _polarity(header: Header, photometric: str, why: list[Reason]) -> bool:
    shape = header.text("PresentationLUTShape").upper()
    inverted = photometric == "MONOCHROME1" or shape == "INVERSE"
    if shape not in ("", "IDENTITY", "INVERSE"):
        header.warnings.append(f"{named('PresentationLUTShape')} {shape[:16]!r} is not applied")
    if photometric == "MONOCHROME1" and shape == "IDENTITY":
        header.warnings.append("MONOCHROME1 with Presentation LUT Shape IDENTITY contradict each other")
    if photometric == "MONOCHROME1":
        also = " and Presentation LUT Shape INVERSE" if shape == "INVERSE" else ""
        why.append(Reason("polarity", f"polarity: inverted once for MONOCHROME1{also}"))
    elif inverted:
        why.append(Reason("polarity", "polarity: inverted once for Presentation LUT Shape INVERSE"))
    else:
        why.append(Reason("polarity", "polarity: MONOCHROME2, as it is"))
    return inverted


def _stated_aspect(header: Header) -> float:
    """Height of a pixel by its width; the file gives it as two whole numbers."""
    ratio = header.numbers("PixelAspectRatio")
    if len(ratio) != 2 or not all(0 < part < 1e6 for part in ratio):
        return 1.0
    return ratio[0] / ratio[1]


def _marks(
    header: Header, planes: list[file_marks.OverlayPlane], shape: tuple[int, int], why: list[Reason]
) -> tuple[file_marks.Mark, ...]:
    """The shutter, then the overlays on it; a plane that is the shutter's bitmap is not drawn twice."""
    shutter = file_marks.shutter_mark(header, planes, shape)
    marks = [] if shutter is None else [shutter]
    if shutter is not None:
        why.append(
            Reason("shutter", f"shutter: {shutter.name}, drawn with P-value {shutter.grey * 65535:.0f}")
        )
    group = header.number("ShutterOverlayGroup")
    drawn = [plane for plane in planes if group is None or plane.group != int(group)]
    marks += file_marks.overlay_marks(drawn)
    if drawn:
        why.append(
            Reason(
                "overlay",
                f"overlays: {', '.join(plane.name for plane in drawn)}, drawn white after the grey values",
            )
        )
    return tuple(marks)


def _lossy(header: Header, frame: str) -> str:
    """How the image was compressed with loss, "" where it was not. frame: what its frame says."""
    ratios = [ratio for ratio in header.places("LossyImageCompressionRatio") if ratio is not None]
    ratio = f"ratio {', then '.join(f'{ratio:g}:1' for ratio in ratios)}" if ratios else "ratio not said"
    if header.text("LossyImageCompression") == "01":
        return ratio
    return f"{frame}, {ratio}; the header does not say it" if frame else ""


def _meta(header: Header, syntax: UID, lossy: str) -> Meta:
    return Meta(
        patient_name=header.text("PatientName"),
        patient_id=header.text("PatientID"),
        patient_birth_date=header.text("PatientBirthDate"),
        patient_sex=header.text("PatientSex"),
        patient_age=header.text("PatientAge"),
        study_uid=header.text("StudyInstanceUID"),
        series_uid=header.text("SeriesInstanceUID"),
        sop_uid=header.text("SOPInstanceUID"),
        sop_class=UID(header.text("SOPClassUID")).name,
        study_date=header.text("StudyDate"),
        study_time=header.text("StudyTime"),
        study_description=header.text("StudyDescription"),
        series_description=header.text("SeriesDescription"),
        accession=header.text("AccessionNumber"),
        modality=header.text("Modality"),
        view_position=header.text("ViewPosition"),
        laterality=header.text("ImageLaterality") or header.text("Laterality"),
        body_part=header.text("BodyPartExamined"),
        patient_orientation=_orientation(header),
        manufacturer=header.text("Manufacturer"),
        model=header.text("ManufacturerModelName"),
        institution=header.text("InstitutionName"),
        transfer_syntax=syntax.name,
        lossy=_lossy(header, lossy),
    )


def _orientation(header: Header) -> tuple[str, str]:
    stated = header.text("PatientOrientation")
    found = directions(stated.split("\\"), quadruped=header.text("AnatomicalOrientationType") == "QUADRUPED")
    if found is None and stated.replace("\\", "").strip():
        header.warnings.append(
            f"{named('PatientOrientation')} {stated[:40]!r} says no orientation (PS3.3 C.7.6.1.1.1); "
            "no letters are shown"
        )
    return found or ("", "")
