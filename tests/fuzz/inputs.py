"""Mutated files for the reader: seeds of every kind that it reads, and damage that a number decides.

Input number n is the same on every machine: what was found can be read again with
`PYTHONPATH=tests/helpers python tests/fuzz/worker.py --from N --count 1 --keep FILE`.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
from encode import (
    HTJ2K_FRAME,
    HTJ2KLossless,
    add_overlay,
    as_syntax,
    cr_dataset,
    gsps_dataset,
    htj2k_pixels,
    jpeg_bytes,
    lut_item,
    save,
    with_frame,
)
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)

FILM = (np.add.outer(np.arange(64), np.arange(48)) * 30 % 4096).astype(np.uint16)
IN_CHILD = ("HTJ2K", "JPEG 2000", "JPEG lossless")
"""Decoded in a process of their own: a fifth of a second each, so they are drawn seldom."""
SELDOM = 130
LATER = (
    "implicit state", "groups", "packed colour", "signed palette", "JPEG 2000 of the other sign", "bitmap",
    "spare bits",
)  # fmt: skip
"""Seeds that came later are drawn by numbers of their own, so that the others stay what they were."""
_LATER_OF_TEN = 3
NUMBERS = (0, 1, 2, 7, 8, 15, 16, 17, 32, 255, 256, 32767, 32768, 65535, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
KEYWORDS = (
    "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "SamplesPerPixel",
    "PlanarConfiguration", "NumberOfFrames", "WindowCenter", "WindowWidth", "RescaleSlope",
    "RescaleIntercept", "PixelPaddingValue", "PixelPaddingRangeLimit", "PixelSpacing", "ImagerPixelSpacing",
    "ShutterShape", "ShutterLeftVerticalEdge", "VerticesOfThePolygonalShutter", "RadiusOfCircularShutter",
    "PatientOrientation", "PhotometricInterpretation", "VOILUTFunction", "PresentationLUTShape",
    "SpecificCharacterSet", "PatientName",
)  # fmt: skip
VALUES: tuple[object, ...] = (
    0, 1, -1, 2, 3, 8, 12, 16, 17, 63, 64, 65, 255, 4096, 65535, "", "x", "1e308", "nan", "-0", "1\\2\\3\\4",
    "MONOCHROME1", "PALETTE COLOR", "YBR_FULL_422", "RGB", "POLYGONAL", "CIRCULAR", "SIGMOID",
    "ISO 2022 IR 87",
)  # fmt: skip


def seeds(folder: Path) -> dict[str, bytes]:
    """Name -> a small valid file; a presentation state among them."""
    plain = {"WindowCenter": "2000", "WindowWidth": "1500", "PixelPaddingValue": 0}
    rich = cr_dataset(FILM, bits=12, **plain, RescaleSlope="2", RescaleIntercept="-5", RescaleType="US")
    rich.VOILUTSequence = [lut_item(np.arange(4096, dtype=np.uint16), first=0, bits=12, name="line")]
    rich.ShutterShape = ["RECTANGULAR", "CIRCULAR"]
    rich.ShutterLeftVerticalEdge, rich.ShutterRightVerticalEdge = 3, 40
    rich.ShutterUpperHorizontalEdge, rich.ShutterLowerHorizontalEdge = 3, 60
    rich.CenterOfCircularShutter, rich.RadiusOfCircularShutter = [30, 24], 20
    add_overlay(rich, FILM > 2000, group=0x6000, origin=(2, 3))
    signed = cr_dataset((FILM.astype(np.int32) - 2048).astype(np.int16), bits=12, **plain)
    signed.ModalityLUTSequence = [
        lut_item(np.arange(4096, dtype=np.uint16), first=-2048, bits=12, signed=True)
    ]
    colour = cr_dataset(np.stack([(FILM >> 4).astype(np.uint8)] * 3, axis=-1))
    palette = cr_dataset((FILM >> 4).astype(np.uint8), PhotometricInterpretation="PALETTE COLOR")
    for name in ("Red", "Green", "Blue"):
        palette.add_new(f"{name}PaletteColorLookupTableDescriptor", "US", [256, 0, 16])
        palette.add_new(f"{name}PaletteColorLookupTableData", "OW", np.arange(256, dtype="<u2").tobytes())
    made: dict[str, Callable[[Path], Path]] = {
        "explicit": lambda p: save(rich, p),
        "signed": lambda p: save(signed, p),
        "colour": lambda p: save(colour, p),
        "palette": lambda p: save(palette, p),
        "eight bits": lambda p: save(cr_dataset((FILM >> 4).astype(np.uint8), **plain), p),
        "JPEG": lambda p: with_frame(
            cr_dataset((FILM >> 4).astype(np.uint8)),
            jpeg_bytes((FILM >> 4).astype(np.uint8)),
            JPEGBaseline8Bit,
            p,
        ),
        "HTJ2K": lambda p: with_frame(
            cr_dataset(htj2k_pixels(), bits=12), HTJ2K_FRAME.read_bytes(), HTJ2KLossless, p
        ),
        "state": lambda p: save(gsps_dataset(rich, SoftcopyVOILUTSequence=[_voi()]), p),
        "JPEG lossless": lambda p: as_syntax(cr_dataset(FILM, bits=12), JPEGLosslessSV1, p),
    }
    made.update(_later(rich, plain))
    for name, syntax in (
        ("implicit", ImplicitVRLittleEndian),
        ("big endian", ExplicitVRBigEndian),
        ("deflated", DeflatedExplicitVRLittleEndian),
        ("RLE", RLELossless),
        ("JPEG-LS", JPEGLSLossless),
        ("JPEG 2000", JPEG2000Lossless),
    ):
        made[name] = lambda p, s=syntax: as_syntax(cr_dataset(FILM, bits=12, **plain), s, p)
    found = {name: make(folder / "seed.dcm").read_bytes() for name, make in made.items()}
    for kind, pixels in (("PNG", FILM), ("JPEG", (FILM >> 4).astype(np.uint8))):
        buffer = BytesIO()
        Image.fromarray(pixels).save(buffer, format=kind)
        found[f"{kind} file"] = buffer.getvalue()
    return found


def _later(rich: Dataset, plain: dict[str, object]) -> dict[str, Callable[[Path], Path]]:
    state = gsps_dataset(rich, SoftcopyVOILUTSequence=[_voi()], ImageRotation=90)
    state.ModalityLUTSequence = [lut_item(np.arange(4096, dtype=np.uint16), first=63488, bits=12)]
    add_overlay(state, FILM > 3000, group=0x6002, origin=(-3, 7))
    state.add_new((0x6002, 0x1001), "CS", "LAYER1")
    layer, point, drawn = Dataset(), Dataset(), Dataset()
    layer.GraphicLayer, layer.GraphicLayerOrder = "LAYER1", 1
    point.GraphicAnnotationUnits, point.GraphicDimensions, point.NumberOfGraphicPoints = "DISPLAY", 2, 1
    point.GraphicData, point.GraphicType = [0.1, 0.9], "POINT"
    drawn.GraphicLayer, drawn.GraphicObjectSequence = "LAYER1", [point]
    state.GraphicLayerSequence, state.GraphicAnnotationSequence = [layer], [drawn]
    groups = cr_dataset(FILM, bits=12, SOPClassUID="1.2.840.10008.5.1.4.1.1.13.1.4", NumberOfFrames=1)
    macros, rescale = Dataset(), Dataset()
    rescale.RescaleSlope, rescale.RescaleIntercept, rescale.RescaleType = "2", "-7", "US"
    macros.FrameVOILUTSequence, macros.PixelValueTransformationSequence = [_voi()], [rescale]
    groups.SharedFunctionalGroupsSequence = [macros]
    packed = cr_dataset(np.zeros((*FILM.shape, 2), np.uint8), PhotometricInterpretation="YBR_FULL_422")
    packed.SamplesPerPixel = 3
    palette = cr_dataset(
        ((FILM >> 4).astype(int) - 128).astype(np.int8), PhotometricInterpretation="PALETTE COLOR"
    )
    for name in ("Red", "Green", "Blue"):
        palette.add_new(f"{name}PaletteColorLookupTableDescriptor", "SS", [256, -128, 16])
        palette.add_new(f"{name}PaletteColorLookupTableData", "OW", np.arange(256, dtype="<u2").tobytes())
    bitmap = cr_dataset(FILM, bits=12, **plain, ShutterShape="BITMAP", ShutterOverlayGroup=0x6000)
    add_overlay(bitmap, FILM > 2000, group=0x6000)
    spare = cr_dataset(FILM | 0x8000, bits=12)
    for element, kind, value in (
        (0x10, "US", FILM.shape[0]), (0x11, "US", FILM.shape[1]), (0x50, "SS", [1, 1]), (0x102, "US", 15),
    ):  # fmt: skip
        spare.add_new((0x6000, element), kind, value)
    return {
        "implicit state": lambda p: as_syntax(state, ImplicitVRLittleEndian, p),
        "groups": lambda p: save(groups, p),
        "packed colour": lambda p: save(packed, p),
        "signed palette": lambda p: save(palette, p),
        "JPEG 2000 of the other sign": _other_sign,
        "bitmap": lambda p: save(bitmap, p),
        "spare bits": lambda p: save(spare, p),
    }


def _other_sign(path: Path) -> Path:
    """The header has signed pixels, the frame unsigned ones."""
    from pydicom import dcmread

    written = dcmread(as_syntax(cr_dataset(FILM, bits=12), JPEG2000Lossless, path))
    written.PixelRepresentation = 1
    return save(written, path)


def _voi() -> Dataset:
    item = Dataset()
    item.WindowCenter, item.WindowWidth = "100", "50"
    return item


def mutated(number: int, files: dict[str, bytes]) -> tuple[str, bytes]:
    """The seed's name and input `number`."""
    rng = random.Random(number)
    names = sorted(name for name in files if name not in (*IN_CHILD, *LATER))
    if number % 10 == _LATER_OF_TEN:
        names = sorted(LATER)
    name = rng.choice(IN_CHILD) if number % SELDOM == 7 else rng.choice(names)
    data = bytearray(files[name])
    if rng.random() < 0.25 and not name.endswith("file"):
        data = _other_element(rng, data)
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        rng.choice((_flip, _number, _cut, _insert, _copy, _shorten, _zero, _length))(rng, data)
    return name, bytes(data)


def _at(rng: random.Random, data: bytearray) -> int:
    """Headers are where the harm is: half of the places are in the first part."""
    if not data:
        return 0
    return rng.randrange(min(len(data), 1200)) if rng.random() < 0.6 else rng.randrange(len(data))


def _flip(rng: random.Random, data: bytearray) -> None:
    if data:
        data[_at(rng, data)] ^= 1 << rng.randrange(8)


def _number(rng: random.Random, data: bytearray) -> None:
    at = _at(rng, data)
    form = rng.choice(("<H", "<I", ">H", ">I"))
    packed = struct.pack(form, rng.choice(NUMBERS) & (0xFFFF if form[1] == "H" else 0xFFFFFFFF))
    data[at : at + len(packed)] = packed


def _cut(rng: random.Random, data: bytearray) -> None:
    at = _at(rng, data)
    del data[at : at + rng.choice((1, 2, 3, 8, 100))]


def _insert(rng: random.Random, data: bytearray) -> None:
    at = _at(rng, data)
    data[at:at] = rng.randbytes(rng.choice((1, 2, 4, 9, 60)))


def _copy(rng: random.Random, data: bytearray) -> None:
    start, at = _at(rng, data), _at(rng, data)
    data[at:at] = data[start : start + rng.choice((4, 12, 64, 500))]


def _shorten(rng: random.Random, data: bytearray) -> None:
    if rng.random() < 0.3:
        del data[rng.randrange(len(data) + 1) :]


def _zero(rng: random.Random, data: bytearray) -> None:
    at = _at(rng, data)
    size = rng.choice((2, 8, 40))
    data[at : at + size] = bytes([rng.choice((0, 255))]) * min(size, len(data) - at)


def _length(rng: random.Random, data: bytearray) -> None:
    """A value length after a VR, where there is one nearby."""
    start = _at(rng, data)
    for at in range(start, min(start + 400, len(data) - 4)):
        if data[at : at + 2] in (b"US", b"OW", b"SQ", b"DS", b"UI", b"CS", b"OB"):
            data[at + 2 : at + 4] = struct.pack("<H", rng.choice(NUMBERS) & 0xFFFF)
            return


def _other_element(rng: random.Random, data: bytearray) -> bytearray:
    """The file with an element that pydicom wrote as another value; as it is where that cannot be written."""
    import pydicom
    from pydicom import config

    try:
        dataset = pydicom.dcmread(BytesIO(bytes(data)), force=True)
        with config.disable_value_validation():
            setattr(dataset, rng.choice(KEYWORDS), rng.choice(VALUES))
            buffer = BytesIO()
            dataset.save_as(buffer)
    except Exception:  # noqa: BLE001 - not every value can be written, and then it is no input
        return data
    return bytearray(buffer.getvalue())
