"""Pixel data without what is no picture: a copy without identity must not carry words beside it.

PS3.5 8.1.1 and A.4 leave room for them: behind the last row, in bits that no pixel uses, in comments, boxes
and application data of compressed frames, behind their ends, and in fragments that no frame needs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from pydicom import Dataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.uid import UID, RLELossless

from app.export.dicom.confidentiality import NotDeidentified
from app.imaging.codestream import CodestreamError
from app.imaging.decoders import DECODERS, decode_frame
from app.imaging.encapsulated import fragments_of
from app.imaging.errors import ImageReadError
from app.imaging.frame_parts import picture_alone, rle_alone
from app.imaging.header import PYDICOM_FAILURES, Header
from app.imaging.image_pixel import ImagePixel, image_pixel
from app.imaging.limits import DEFAULT_LIMITS

_OFFSET_TABLES = ("ExtendedOffsetTable", "ExtendedOffsetTableLengths")
_CONVERT = "Save the film uncompressed with another program, and de-identify that."


def keep_picture_alone(film: Dataset, syntax: UID) -> list[str]:
    """Takes out of the film's pixel data what is no picture; what could not be taken out is named.

    Raises NotDeidentified where the pixel data cannot be told apart from what lies beside it.
    """
    if "PixelData" not in film:
        return []
    try:
        if syntax.is_encapsulated:
            return _compressed(film, syntax)
        _native(film, syntax)
    except (*PYDICOM_FAILURES, ImageReadError) as error:
        raise NotDeidentified("PixelData", f"it cannot be looked through ({error})", _CONVERT) from error
    return []


def _frames(film: Dataset) -> int:
    return max(1, int(film.get("NumberOfFrames") or 1))


def _native(film: Dataset, syntax: UID) -> None:
    """Cut behind the last row; bits that belong to no pixel become 0, or the sign that they repeat."""
    samples = 2 if film.get("PhotometricInterpretation") == "YBR_FULL_422" else int(film.SamplesPerPixel)
    allocated = int(film.BitsAllocated)
    bits = int(film.Rows) * int(film.Columns) * samples * allocated * _frames(film)
    data = film.PixelData[: (bits + 7) // 8]
    if allocated in (8, 16, 32):
        order = ">" if syntax == "1.2.840.10008.1.2.2" else "<"
        even = data + bytes(-len(data) % (allocated // 8))
        cells = np.frombuffer(even, f"{order}u{allocated // 8}")
        data = _used_bits(film, cells).tobytes()[: len(data)]
    film["PixelData"].value = data + bytes(len(data) % 2)


def _used_bits(film: Dataset, cells: np.ndarray) -> np.ndarray:
    allocated = int(film.BitsAllocated)
    stored = int(film.get("BitsStored") or allocated)
    top = int(film.get("HighBit") if film.get("HighBit") is not None else stored - 1)
    used = ((1 << stored) - 1) << (top + 1 - stored)
    unused = ~used & ((1 << allocated) - 1)
    kind = cells.dtype.type
    if not unused or not (cells & kind(unused)).any():
        return cells
    kept = cells & kind(used)
    if film.get("PixelRepresentation") == 1:
        negative = (cells & kind(1 << top)) != 0
        kept = np.where(negative, kept | kind(((1 << allocated) - 1) & ~((1 << (top + 1)) - 1)), kept)
    out: np.ndarray = kept.astype(cells.dtype)
    return out


def _compressed(film: Dataset, syntax: UID) -> list[str]:
    named = []
    if syntax not in DECODERS:
        return [f"its compressed frames ({syntax.name}) are taken over as they are, and may hold words"]
    alone: Callable[[bytes], bytes] = picture_alone
    if syntax == RLELossless:
        alone = partial(rle_alone, segment_bytes=int(film.Rows) * int(film.Columns))
    before = _taken_apart(film)
    after = []
    for frame in before:
        try:
            after.append(alone(frame))
        except CodestreamError as error:
            after.append(frame)
            named.append(f"its compressed frame cannot be looked through ({error}), and may hold words")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    for old, new in changed:
        if not _same_picture(film, syntax, old, new):
            raise NotDeidentified(
                "PixelData", "what lies beside the picture cannot be taken out of its frame", _CONVERT
            )
    if _has_spare_bits(film, syntax, after):
        named.append("spare bits are set in its compressed frame, which may draw words")
    film.PixelData = encapsulate(after)
    film["PixelData"].VR, film["PixelData"].is_undefined_length = "OB", True
    for keyword in _OFFSET_TABLES:
        if keyword in film:
            del film[keyword]
    return list(dict.fromkeys(named))


def _taken_apart(film: Dataset) -> list[bytes]:
    if _frames(film) == 1:
        return [b"".join(fragments_of(film.PixelData)[1])]
    tables = [film.get(keyword) for keyword in _OFFSET_TABLES]
    extended = (tables[0], tables[1]) if all(tables) else None
    return list(generate_frames(film.PixelData, number_of_frames=_frames(film), extended_offsets=extended))


def _decoded(film: Dataset, syntax: UID, frame: bytes) -> np.ndarray:
    """Raises ImageReadError."""
    one = Dataset({e.tag: e for e in film.group_dataset(0x0028)})
    one.set_original_encoding(*film.original_encoding)
    one.PixelData = encapsulate([frame])
    header = Header(one, Path(), [])
    form: ImagePixel = image_pixel(header, DEFAULT_LIMITS)
    return decode_frame(header, syntax, form).values


def _same_picture(film: Dataset, syntax: UID, old: bytes, new: bytes) -> bool:
    try:
        before = _decoded(film, syntax, old)
    except ImageReadError:
        return True  # nobody sees a picture in it
    try:
        return np.array_equal(before, _decoded(film, syntax, new))
    except ImageReadError:
        return False


def _has_spare_bits(film: Dataset, syntax: UID, frames: list[bytes]) -> bool:
    """Whether a frame has bits set that belong to no pixel; one that nobody can decode shows none."""
    if int(film.get("BitsStored") or 0) >= int(film.get("BitsAllocated") or 0):
        return False
    for frame in frames:
        try:
            cells = _decoded(film, syntax, frame)
        except ImageReadError:
            continue
        unsigned = cells.view(f"u{cells.dtype.itemsize}")
        if not np.array_equal(_used_bits(film, unsigned), unsigned):
            return True
    return False
