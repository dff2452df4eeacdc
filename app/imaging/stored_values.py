"""Pixel data to stored values: uncompressed or decoded, the bits that count, colours as one luminance."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydicom.uid import UID

from app.imaging.blocks import by_rows
from app.imaging.dataset import DEFLATED
from app.imaging.decoders import decode_frame
from app.imaging.errors import DamagedImage, UnsupportedImage
from app.imaging.header import Header, named
from app.imaging.image_pixel import COMPLETE, PALETTE, ImagePixel
from app.imaging.marks import embedded_planes
from app.imaging.pixels import luminance
from app.imaging.table_index import to_index
from app.imaging.voi import lookup_table, stored_range

_BIG_ENDIAN = "1.2.840.10008.1.2.2"
_NATIVE = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", _BIG_ENDIAN, DEFLATED)


class StoredValues(NamedTuple):
    """values: uint16 or int16 (h, w). bits: the number that counts. words: as they lie in the file, None
    where nothing can be in their spare bits. lossy: how the frame was compressed with loss, as far as it
    says so itself."""

    values: NDArray[Any]
    bits: int
    words: NDArray[np.uint16] | None
    lossy: str


def stored_values(header: Header, syntax: UID, form: ImagePixel) -> StoredValues:
    """Raises DamagedImage, UnsupportedImage, MissingDecoder."""
    if syntax in _NATIVE:
        values, decoded, lossy = _native(header, syntax, form), form.photometric, ""
    else:
        values, decoded, lossy = decode_frame(header, syntax, form)
    if form.samples == 3:
        return StoredValues(_luminance(values, decoded, form), min(form.stored, 8), None, lossy)
    words = values.view(np.uint16) if values.dtype.itemsize == 2 else None
    stored = _used_bits(header, values, form)
    if form.photometric == PALETTE:
        return StoredValues(_palette(header, stored, form.stored), 16, None, lossy)
    return StoredValues(stored, form.stored, words, lossy)


def _native(header: Header, syntax: UID, form: ImagePixel) -> NDArray[Any]:
    """Uncompressed pixels (rows, columns[, 3]), unsigned, as they lie in the file; of YBR_FULL_422 only Y."""
    raw = header.required_bytes("PixelData")
    rows, columns, samples, allocated = form[:4]
    subsampled = form.photometric == "YBR_FULL_422"
    if subsampled and columns % 2:
        raise DamagedImage(
            header.path, named("Columns"), f"{columns}, but YBR_FULL_422 has pairs of pixels", COMPLETE
        )
    per_pixel = 2 if subsampled else samples
    expected = rows * columns * per_pixel * (allocated // 8)
    if len(raw) < expected:
        raise DamagedImage(
            header.path,
            named("PixelData"),
            f"truncated: {len(raw)} of {expected} bytes for {columns} x {rows} pixels",
            COMPLETE,
        )
    big = syntax == _BIG_ENDIAN
    if allocated == 16:
        values = np.frombuffer(raw, dtype=">u2" if big else "<u2", count=expected // 2)
        if big:
            values = values.astype(np.uint16)
    else:
        values = np.frombuffer(raw, dtype=np.uint8, count=expected)
        if big and header.vr("PixelData") == "OW":  # bytes travel in swapped pairs
            even = np.frombuffer(raw[: expected + expected % 2].ljust(expected + expected % 2), dtype=">u2")
            values = even.astype("<u2").view(np.uint8)[:expected]
    if subsampled:  # Y1 Y2 CB CR for two pixels
        return values.reshape(-1, 4)[:, :2].reshape(rows, columns)
    if samples == 1:
        return values.reshape(rows, columns)
    if header.number("PlanarConfiguration") == 1:
        return np.moveaxis(values.reshape(samples, rows, columns), 0, -1)
    return values.reshape(rows, columns, samples)


def _used_bits(header: Header, values: NDArray[Any], form: ImagePixel) -> NDArray[Any]:
    """Drops bits outside [HighBit - BitsStored + 1, HighBit] and extends the sign (PS3.5 8.1.1)."""
    bits, signed = form.stored, form.signed
    if values.dtype.itemsize == 1:
        wide = values.view(np.uint8).astype(np.uint16)
        width = 8
    else:
        wide = values.view(np.uint16)
        width = 16
    shift = form.high_bit + 1 - bits
    sign_is_extended = values.dtype.kind == "i" and shift == 0  # by the codec: then there are no spare bits
    if not sign_is_extended:
        used = ((1 << bits) - 1) << shift
        unused = ~used & ((1 << width) - 1)
        spare_bits = int(np.bitwise_or.reduce(wide, axis=None)) & unused if unused else 0
        if spare_bits:
            known = sum(1 << position for position in embedded_planes(header))
            if not signed and spare_bits & ~known:  # where signed, they are most often the extended sign
                header.warnings.append(
                    "bits outside BitsStored were set, of which the header says nothing, and left out"
                )
            wide = wide & np.uint16(used)
        if shift:
            wide = wide >> np.uint16(shift)
    if not signed:
        return wide
    spare = np.uint16(16 - bits)
    return (wide << spare).view(np.int16) >> spare.astype(np.int16)


def _luminance(values: NDArray[Any], photometric: str, form: ImagePixel) -> NDArray[np.uint16]:
    """(h, w) of (h, w, 3), or of (h, w) where that is the luminance: the upper 8 of the bits that count."""
    bits = min(form.stored, 8)
    shift, used = form.high_bit + 1 - bits, (1 << bits) - 1
    unsigned = values.view(f"u{values.dtype.itemsize}")
    whole_bytes = values.dtype.itemsize == 1 and (shift, used) == (0, 255)

    def grey(rows: NDArray[Any]) -> NDArray[Any]:
        if rows.ndim == 3 and photometric.startswith("YBR"):
            rows = rows[..., 0]
        eight = rows if whole_bytes else ((rows >> shift) & used).astype(np.uint8)
        return eight if eight.ndim == 2 else luminance(eight)

    return by_rows(grey, unsigned, np.uint16)


def _palette(header: Header, stored: NDArray[Any], bits: int) -> NDArray[np.uint16]:
    signed = stored.dtype == np.int16
    every = np.arange(65536, dtype=np.float64) - (32768 if signed else 0)
    channels = []
    for colour in ("Red", "Green", "Blue"):
        table = lookup_table(
            header,
            f"{colour}PaletteColorLookupTableDescriptor",
            f"{colour}PaletteColorLookupTableData",
            inputs=stored_range(bits, signed=signed),
            whole=False,
        )
        if table is None:
            raise UnsupportedImage(
                header.path,
                named(f"{colour}PaletteColorLookupTableData"),
                "this kind of palette is not supported",
                "Export the image as grayscale.",
            )
        scale = 65535 / ((1 << table.bits) - 1)
        channels.append(table.apply(every) * scale)
    grey = (np.clip(luminance(np.stack(channels, axis=-1)), 0, 65535) + 0.5).astype(np.uint16)
    return by_rows(lambda rows: grey[rows], to_index(stored), np.uint16)
