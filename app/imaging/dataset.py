"""DICOM bytes to a dataset: in which transfer syntax it really is, and where it ends."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pydicom
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_dataset, read_partial
from pydicom.tag import BaseTag
from pydicom.uid import UID, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian
from pydicom.valuerep import VR

from app.imaging.bounded import TOO_MANY, BoundedReader, TooManyElements
from app.imaging.errors import DamagedImage, ImageTooLarge, NotAnImage
from app.imaging.header import PYDICOM_FAILURES, Header, named
from app.imaging.image_pixel import COMPLETE
from app.imaging.limits import Limits

DEFLATED = "1.2.840.10008.1.2.1.99"
_META_BYTES = 4096
_PIXEL_DATA = 0x7FE00010
_REPRESENTATIONS = {str(vr) for vr in VR}
_NATIVE = (ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian)


def parse(data: bytes, path: Path, limits: Limits, notes: list[str]) -> tuple[Header, UID]:
    """The dataset and its transfer syntax, which its file_meta then has, too; a deflated dataset is inflated
    only up to the limit. Raises DamagedImage, ImageTooLarge, NotAnImage."""
    syntax, body = _meta_group(data)
    if syntax != DEFLATED and DEFLATED.encode() in data[:_META_BYTES]:
        # pydicom may read the damaged group otherwise than we do, and would inflate without a limit
        raise DamagedImage(path, named("TransferSyntaxUID"), "the file's meta group is damaged", COMPLETE)
    reader = BoundedReader(_inflate(data[body:], path, limits) if syntax == DEFLATED else data)
    try:
        dataset = _dataset(reader, data, syntax, body, notes)
    except InvalidDicomError as error:
        raise NotAnImage(path, "", "this is no DICOM file", "Open a DICOM, PNG or JPEG file.") from error
    except (TooManyElements, *PYDICOM_FAILURES) as error:
        if reader.spent:  # pydicom may have put an error of its own over ours
            raise ImageTooLarge(
                path,
                "header",
                f"it has {TOO_MANY}; it was not read further",
                COMPLETE,
            ) from error
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise DamagedImage(path, "header", f"it cannot be read: {reason}", COMPLETE) from error
    if len(dataset) == 0 and len(data) > max(body, 132):  # pydicom gives up silently where a value has no end
        raise DamagedImage(path, _where_it_ends(data), "the file is cut off", COMPLETE)
    return Header(dataset, path, notes), _true_syntax(dataset, notes)


def _dataset(reader: BoundedReader, data: bytes, syntax: str, body: int, notes: list[str]) -> Dataset:
    """With its file_meta. What lies behind the last element is noted."""
    end = _End(reader)
    if syntax == DEFLATED or (turned := _is_big_endian(data, body)) is not None:
        big = syntax != DEFLATED and bool(turned)
        if syntax != DEFLATED:
            reader.seek(body)
        dataset = read_dataset(reader, is_implicit_VR=False, is_little_endian=not big, stop_when=end)
        dataset.file_meta = FileMetaDataset()
        dataset.file_meta.TransferSyntaxUID = UID(syntax or ExplicitVRBigEndian)
    else:
        dataset = read_partial(reader, end, force=data[128:132] != b"DICM")
    if end.found:
        notes.append("what follows the last element is no element, and was left out")
    return dataset


class _End:
    """Ends pydicom's reading where padding begins: zeros, 0xFF, behind the pixels any other byte over and
    over or words that are no element (PS3.10 7.2 allows none, and archives hold megabytes of it)."""

    def __init__(self, reader: BoundedReader) -> None:
        self._reader = reader
        self.found = False
        self._pixels = self._explicit = False

    def __call__(self, tag: BaseTag, vr: str | None, _length: int) -> bool:
        self._reader.element()
        one_byte = tag == (tag & 0xFF) * 0x01010101
        self._explicit |= vr is not None
        strange = one_byte or (self._explicit and vr not in _REPRESENTATIONS)
        if (strange and self._pixels) or tag in (0, 0xFFFFFFFF):
            self.found = True
        self._pixels |= tag == _PIXEL_DATA
        return self.found


def _is_big_endian(data: bytes, body: int) -> bool | None:
    """Whether the dataset behind the meta group is explicit big endian, where the file states that it is
    not, or the other way round; None where it is as stated, or pydicom sees it for itself."""
    group, vr = data[body : body + 2], data[body + 4 : body + 6]
    if len(group) < 2 or not (vr.isalpha() and vr.isupper()) or (group[0] == 0) == (group[1] == 0):
        return None
    big = group[0] == 0
    stated = _meta_group(data)[0]
    return big if stated and big != (stated == ExplicitVRBigEndian) else None


def _true_syntax(dataset: Dataset, notes: list[str]) -> UID:
    """The transfer syntax that the dataset has, which its file_meta then states."""
    elements: Iterator[Any] = (dataset.get_item(tag, keep_deferred=True) for tag in sorted(dataset.keys()))
    raw = next((element for element in elements if isinstance(element, RawDataElement)), None)
    implicit = getattr(raw, "is_implicit_VR", dataset.original_encoding[0])
    little = getattr(raw, "is_little_endian", dataset.original_encoding[1])
    found = ImplicitVRLittleEndian if implicit else ExplicitVRLittleEndian if little else ExplicitVRBigEndian
    stated = dataset.file_meta.get("TransferSyntaxUID")
    if not isinstance(stated, str):
        notes.append(f"the file does not state its transfer syntax; read as {found.name}")
        stated = found
    elif stated in _NATIVE and stated != found:
        if bool(little) != (stated != ExplicitVRBigEndian):
            notes.append(f"the file says {UID(stated).name}; its elements are {found.name}, and read so")
        stated = found
    dataset.set_original_encoding(bool(implicit), bool(little), dataset.original_character_set)
    dataset.file_meta.TransferSyntaxUID = UID(stated)
    return UID(stated)


def _where_it_ends(data: bytes) -> str:
    try:
        header = pydicom.dcmread(BoundedReader(data), stop_before_pixels=True, force=True)
    except (TooManyElements, *PYDICOM_FAILURES):
        return "header"
    return named("PixelData") if "Rows" in header else "header"


def _meta_group(data: bytes) -> tuple[str, int]:
    """The transfer syntax in group 0002 (always explicit little endian) and where the group ends."""
    if data[128:132] != b"DICM":
        return "", 0
    at, syntax = 132, ""
    while at + 8 <= len(data):
        group, element = struct.unpack_from("<HH", data, at)
        if group != 2:
            break
        if data[at + 4 : at + 6] in (b"OB", b"OW", b"UN", b"UT", b"SQ"):
            if at + 12 > len(data):
                break
            start, length = at + 12, struct.unpack_from("<I", data, at + 8)[0]
        else:
            start, length = at + 8, struct.unpack_from("<H", data, at + 6)[0]
        if element == 0x10:
            syntax = data[start : start + length].decode("ascii", "replace").strip("\0 ")
        at = start + length
    return syntax, at


def _inflate(data: bytes, path: Path, limits: Limits) -> bytes:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        inflated = inflater.decompress(data, limits.max_inflated_bytes)
    except zlib.error as error:
        raise DamagedImage(path, "deflated dataset", f"it cannot be inflated: {error}", COMPLETE) from error
    if inflater.unconsumed_tail:
        raise ImageTooLarge(
            path,
            "deflated dataset",
            f"it inflates to more than {limits.max_inflated_bytes >> 20} MiB; it was not read further",
            "If you trust the file, save it uncompressed with another program.",
        )
    if not inflater.eof:
        raise DamagedImage(path, "deflated dataset", "it is cut off", COMPLETE)
    return inflated
