"""The look of an image as a Grayscale Softcopy Presentation State (PS3.3 A.33.1), for other viewers and for
ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import UID, ExplicitVRLittleEndian, generate_uid

from app.files import write_atomically
from app.imaging.dataset import parse
from app.imaging.errors import UnsupportedImage
from app.imaging.functional_groups import lift_frame_elements
from app.imaging.graphics import Area, Graphic
from app.imaging.header import PYDICOM_FAILURES
from app.imaging.limits import DEFAULT_LIMITS
from app.imaging.marks import GROUPS
from app.imaging.quiet import collected_warnings
from app.imaging.radiograph import LookupTable, Radiograph, Window
from app.imaging.raster import is_raster
from app.imaging.reader import read_bytes
from app.imaging.representation import make_valid

_SOP_CLASS = "1.2.840.10008.5.1.4.1.1.11.1"
_LAYER = "RADGAZE"
_COPIED = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex", "StudyInstanceUID",
    "StudyDate", "StudyTime", "StudyID", "AccessionNumber", "ReferringPhysicianName", "StudyDescription",
    "PatientAge",
)  # fmt: skip
_OPTIONAL = ("StudyDescription", "PatientAge")
_TEXTS = ("LO", "LT", "PN", "SH", "ST", "UC", "UT")
_SHUTTER = (
    "ShutterShape", "ShutterLeftVerticalEdge", "ShutterRightVerticalEdge", "ShutterUpperHorizontalEdge",
    "ShutterLowerHorizontalEdge", "CenterOfCircularShutter", "RadiusOfCircularShutter",
    "VerticesOfThePolygonalShutter", "ShutterOverlayGroup", "ShutterPresentationValue",
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """What is to be kept. area: what is seen, in image coordinates, None for the whole image. window: in
    modality units or a LUT. invert: the reader's, on top of the file's.
    """

    window: Window
    invert: bool = False
    quarter_turns: int = 0
    flipped: bool = False
    area: Area | None = None
    graphics: tuple[Graphic, ...] = ()


def write_presentation_state(
    path: Path | str, radiograph: Radiograph, look: Look, *, label: str = "RADGAZE", creator: str = ""
) -> str:
    """Write the state of a DICOM image and return its SOP Instance UID. Raises OSError and what
    `presentation_state` raises."""
    state = presentation_state(radiograph, look, label=label, creator=creator)
    buffer = BytesIO()
    state.save_as(buffer, enforce_file_format=True)
    write_atomically(Path(path), buffer.getvalue())
    return str(state.SOPInstanceUID)


def presentation_state(
    radiograph: Radiograph, look: Look, *, label: str = "RADGAZE", creator: str = ""
) -> Dataset:
    """The state of a DICOM image.

    label: up to 16 capital letters, digits, spaces, underscores. Raises UnsupportedImage where the image is
    no DICOM object, ImageReadError where it cannot be read again.
    """
    source = _source(radiograph.path)
    state = _identity(source, label, creator)
    _grey(state, radiograph, look)
    _place(state, source, radiograph, look)
    layers = _keep_state_marks(state, radiograph) if radiograph.under_state else []
    if not radiograph.under_state:
        layers = _keep_file_marks(state, source, radiograph)
    if radiograph.graphics:
        layers.append(_layer("STATE", len(layers) + 1, f"Drawn by the state {radiograph.under_state}"))
        _draw(state, source, radiograph.graphics, "STATE")
    if look.graphics:
        layers.append(_layer(_LAYER, len(layers) + 1, "Drawn by the reader"))
        _draw(state, source, look.graphics, _LAYER)
    if layers:
        state.GraphicLayerSequence = layers
    if not all(str(element.value).isascii() for element in state.iterall() if element.VR in _TEXTS):
        state.SpecificCharacterSet = "ISO_IR 192"
    return state


def _keep_file_marks(state: Dataset, source: Dataset, radiograph: Radiograph) -> list[Dataset]:
    """The file's shutter and overlays; their layers."""
    for keyword in _SHUTTER:
        if keyword in source:
            state[keyword] = source[keyword]
    bitmap = source.get("ShutterOverlayGroup")
    layers: list[Dataset] = []
    for plane in radiograph.overlay_planes:
        if plane.group == bitmap:
            _add_plane(state, plane.group, plane.mask, plane.name)
            continue
        layers.append(_layer(f"OVERLAY{plane.group & 0xFF:02X}", len(layers) + 1, plane.name))
        state.add_new((plane.group, 0x1001), "CS", layers[-1].GraphicLayer)  # it hides what it does not name
    return layers


def _keep_state_marks(state: Dataset, radiograph: Radiograph) -> list[Dataset]:
    """Shutter and overlays of the state that is open, as bits of the new one; their layers."""
    layers: list[Dataset] = []
    if len(radiograph.marks) > len(GROUPS):
        raise UnsupportedImage(
            radiograph.path,
            "the open presentation state",
            f"a state holds {len(GROUPS)} overlays and shutters, not {len(radiograph.marks)}",
            "Open the image without that state and save its look.",
        )
    for group, mark in zip(GROUPS, radiograph.marks, strict=False):
        _add_plane(state, group, mark.mask, mark.name)
        if mark.kind == "shutter":
            state.ShutterShape, state.ShutterOverlayGroup = "BITMAP", group
            state.ShutterPresentationValue = round(mark.grey * 65535)
            continue
        layers.append(_layer(f"OVERLAY{group & 0xFF:02X}", len(layers) + 1, mark.name, mark.grey))
        state.add_new((group, 0x1001), "CS", layers[-1].GraphicLayer)
    return layers


def _add_plane(state: Dataset, group: int, mask: NDArray[np.bool_], name: str) -> None:
    packed = np.packbits(mask, bitorder="little").tobytes()
    for element, kind, value in (
        (0x0010, "US", mask.shape[0]),
        (0x0011, "US", mask.shape[1]),
        (0x0022, "LO", name[:64]),
        (0x0040, "CS", "G"),
        (0x0050, "SS", [1, 1]),
        (0x0100, "US", 1),
        (0x0102, "US", 0),
        (0x3000, "OW", packed + b"\0" * (len(packed) % 2)),
    ):
        state.add_new((group, element), kind, value)


def _source(path: Path) -> Dataset:
    """The film's elements, where `app.imaging.dicom` looks for them."""
    data = read_bytes(path)
    if not is_raster(data):
        with collected_warnings():
            header, _ = parse(data, path, DEFAULT_LIMITS, [])
            lift_frame_elements(header, [])
            make_valid(header.dataset)
        if header.text("SOPInstanceUID") and header.text("StudyInstanceUID"):
            return header.dataset
    raise UnsupportedImage(
        path,
        "SOPInstanceUID",
        "a presentation state refers to a DICOM image, and this is none",
        "Save the picture as PNG instead (radgaze render).",
    )


def _identity(source: Dataset, label: str, creator: str) -> Dataset:
    now = datetime.now()
    state = Dataset()
    state.file_meta = FileMetaDataset()
    state.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    state.file_meta.MediaStorageSOPClassUID = UID(_SOP_CLASS)
    state.SOPClassUID, state.SOPInstanceUID = UID(_SOP_CLASS), generate_uid()
    state.file_meta.MediaStorageSOPInstanceUID = state.SOPInstanceUID
    for keyword in _COPIED:
        words = str(source.get(keyword) or "")
        if words or keyword not in _OPTIONAL:
            setattr(state, keyword, words)
    state.Modality, state.Laterality = "PR", ""
    state.SeriesInstanceUID = generate_uid()
    state.SeriesNumber, state.InstanceNumber = 1, 1
    state.SeriesDescription = "RadGaze presentation state"
    state.Manufacturer = "RadGaze"
    state.ManufacturerModelName, state.DeviceSerialNumber = "RadGaze", "0"
    state.SoftwareVersions = "research use only"
    state.ContentLabel = (
        "".join(c for c in label.upper() if c.isascii() and (c.isalnum() or c in " _"))[:16] or "RADGAZE"
    )
    state.ContentDescription = "Research use only, not for diagnosis"
    state.ContentCreatorName = creator
    state.PresentationCreationDate, state.PresentationCreationTime = (
        now.strftime("%Y%m%d"),
        now.strftime("%H%M%S"),
    )
    series = Dataset()
    series.SeriesInstanceUID = source.SeriesInstanceUID
    series.ReferencedImageSequence = [_reference(source)]
    state.ReferencedSeriesSequence = [series]
    return state


def _reference(source: Dataset) -> Dataset:
    reference = Dataset()
    reference.ReferencedSOPClassUID = source.SOPClassUID
    reference.ReferencedSOPInstanceUID = source.SOPInstanceUID
    return reference


def _grey(state: Dataset, radiograph: Radiograph, look: Look) -> None:
    """Modality, VOI, presentation LUT and polarity: all of them, since a state replaces the image's own."""
    if radiograph.modality_lut is not None:
        table = replace(radiograph.modality_lut, bits=16)  # its values are units, whatever their bits
        item = _lut_item(table, signed=radiograph.signed or table.first < 0)
        item.ModalityLUTType = radiograph.modality_unit or "US"
        state.ModalityLUTSequence = [item]
    else:
        state.RescaleSlope, state.RescaleIntercept = (_decimal(value) for value in radiograph.rescale)
        state.RescaleType = radiograph.modality_unit or "US"
    voi = Dataset()
    if look.window.function == "LUT" and look.window.lut is not None:
        voi.VOILUTSequence = [_lut_item(_to_16_bits(look.window.lut), signed=look.window.lut.first < 0)]
    else:
        voi.WindowCenter, voi.WindowWidth = _decimal(look.window.centre), _decimal(look.window.width)
        voi.VOILUTFunction = look.window.function
    state.SoftcopyVOILUTSequence = [voi]
    inverted = radiograph.inverted_by_file != look.invert
    lut = radiograph.presentation_lut
    if lut is None:
        state.PresentationLUTShape = "INVERSE" if inverted else "IDENTITY"
        return
    values = (1 << lut.bits) - 1 - lut.values if inverted else lut.values
    table = _to_16_bits(replace(lut, values=values.astype(np.uint16)))
    state.PresentationLUTSequence = [_lut_item(table, signed=False)]


def _to_16_bits(table: LookupTable) -> LookupTable:
    """The same fractions of the range; other viewers expect 8 or 16 bits."""
    if table.bits in (8, 16):
        return table
    values = table.values * (65535.0 / ((1 << table.bits) - 1)) + 0.5
    return replace(table, bits=16, values=values.astype(np.uint16))


def _lut_item(table: LookupTable, *, signed: bool) -> Dataset:
    item = Dataset()
    item.add_new(
        "LUTDescriptor", "SS" if signed else "US", [len(table.values) % 65536, table.first, table.bits]
    )
    if table.explanation:
        item.LUTExplanation = table.explanation[:64]
    item.add_new("LUTData", "OW", table.values.astype("<u2").tobytes())
    return item


def _place(state: Dataset, source: Dataset, radiograph: Radiograph, look: Look) -> None:
    """The displayed area in whole pixels, and the turn; the state turns first and flips then (C.10.6).

    The corners are those that are top left and bottom right on the screen (C.10.4).
    """
    left, top, right, bottom = look.area or (0.0, 0.0, radiograph.width_px, radiograph.height_px)
    area = Dataset()
    area.ReferencedImageSequence = [_reference(source)]
    first_column, first_row = round(left) + 1, round(top) + 1
    last_column, last_row = max(round(right), first_column), max(round(bottom), first_row)
    corners = [
        [first_column, first_row], [last_column, first_row], [last_column, last_row], [first_column,
        last_row],
    ]  # fmt: skip
    if look.flipped:
        corners = [corners[1], corners[0], corners[3], corners[2]]
    clockwise = [corners[(place - look.quarter_turns) % 4] for place in range(4)]
    area.DisplayedAreaTopLeftHandCorner, area.DisplayedAreaBottomRightHandCorner = clockwise[0], clockwise[2]
    area.PresentationSizeMode = "SCALE TO FIT"
    spacing = radiograph.spacing
    if spacing is None:
        area.PresentationPixelAspectRatio = _aspect_ratio(source)
    else:
        area.PresentationPixelSpacing = [_decimal(spacing.row_mm), _decimal(spacing.column_mm)]
    state.DisplayedAreaSelectionSequence = [area]
    turns = -look.quarter_turns % 4 if look.flipped else look.quarter_turns
    state.ImageRotation, state.ImageHorizontalFlip = 90 * turns, "Y" if look.flipped else "N"


def _aspect_ratio(source: Dataset) -> list[int]:
    """The file's own, vertical to horizontal; square where it has none."""
    try:
        ratio = [int(part) for part in source.get("PixelAspectRatio") or ()]
    except PYDICOM_FAILURES:
        ratio = []
    return ratio if len(ratio) == 2 and min(ratio) > 0 else [1, 1]


def _layer(name: str, order: int, description: str, grey: float = 1.0) -> Dataset:
    layer = Dataset()
    layer.GraphicLayer, layer.GraphicLayerOrder = name, order
    layer.GraphicLayerRecommendedDisplayGrayscaleValue = round(grey * 65535)
    layer.GraphicLayerDescription = description[:64]
    return layer


def _draw(state: Dataset, source: Dataset, graphics: Sequence[Graphic], layer: str) -> None:
    annotation = Dataset()
    annotation.ReferencedImageSequence = [_reference(source)]
    annotation.GraphicLayer = layer
    lines = [_graphic_item(g) for g in graphics if g.kind != "TEXT"]
    texts = [_text_item(g) for g in graphics if g.kind == "TEXT" and g.text]
    if texts:
        annotation.TextObjectSequence = texts
    if lines:
        annotation.GraphicObjectSequence = lines
    state.GraphicAnnotationSequence = [*state.get("GraphicAnnotationSequence", ()), annotation]


def _graphic_item(graphic: Graphic) -> Dataset:
    item = Dataset()
    item.GraphicAnnotationUnits = "PIXEL"
    item.GraphicDimensions, item.NumberOfGraphicPoints = 2, len(graphic.points)
    item.GraphicData = [float(np.float32(value)) for point in graphic.points for value in point]
    item.GraphicType = graphic.kind
    if graphic.kind in ("CIRCLE", "ELLIPSE") or graphic.points[0] == graphic.points[-1]:
        item.GraphicFilled = "Y" if graphic.filled else "N"
    return item


def _text_item(graphic: Graphic) -> Dataset:
    item = Dataset()
    item.AnchorPointAnnotationUnits = "PIXEL"
    item.UnformattedTextValue = graphic.text[:1024]
    item.AnchorPoint = [float(np.float32(value)) for value in graphic.points[0]]
    item.AnchorPointVisibility = "N"
    return item


def _decimal(value: float) -> str:
    """At most the 16 characters of a decimal string (PS3.5 6.2)."""
    for digits in range(15, 0, -1):
        text = f"{value:.{digits}g}"
        if len(text) <= 16:
            return text
    return "0"
