"""PNG and JPEG bytes to a Radiograph. Their size is read from the header before anything is decoded."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.imaging.blocks import by_rows
from app.imaging.child import Pixels, decode_in_child
from app.imaging.codestream import CodestreamError, read_codestream
from app.imaging.decoder_processes import CodecFailed
from app.imaging.errors import DamagedImage, ImageTooLarge, UnsupportedImage
from app.imaging.limits import Limits
from app.imaging.pixels import luminance
from app.imaging.radiograph import Meta, Radiograph, Window
from app.imaging.reasons import Reason
from app.imaging.voi import data_range, window_over

_PNG = b"\x89PNG\r\n\x1a\n"
_COMPLETE = "Fetch or export the file again."


def is_raster(data: bytes) -> bool:
    return data.startswith((_PNG, b"\xff\xd8\xff"))


def read_raster(data: bytes, path: Path, limits: Limits) -> Radiograph:
    """data: the whole PNG or JPEG file. Raises ImageReadError."""
    kind = "PNG" if data.startswith(_PNG) else "JPEG"
    width, height = _declared_size(data, kind, path)
    if width * height > limits.max_pixels:
        raise ImageTooLarge(
            path,
            f"{kind} header",
            f"{width} x {height} is {width * height / 1e6:.0f} megapixels; the limit is "
            f"{limits.max_pixels / 1e6:.0f}",
            "Reduce the image with another program if it is genuine.",
        )
    notes: list[str] = []
    why: list[Reason] = []
    depth, colour = data[24:25], data[25:26]
    if kind == "PNG" and depth == b"\x10" and colour in (b"\x02", b"\x04", b"\x06"):
        notes.append("16 bits a channel with colour or transparency: read with 8 bits")
    try:
        pixels = decode_in_child("raster", data, (kind,), samples=width * height, damage=notes)
    except CodecFailed as error:
        raise DamagedImage(path, kind, f"it cannot be decoded: {error}", _COMPLETE) from error
    stored, bits = _grey(pixels, notes, why)
    everything = Window("Full range", float(1 << (bits - 1)), float(1 << bits))
    low, high = data_range(stored, None)
    tight = window_over(low, high, name="Min to max")
    default = everything if bits == 8 else tight
    rule = "full range of 8 bits" if bits == 8 else "16 bits, so minimum to maximum"
    why += [
        Reason("VOI", f"VOI: a {kind} has none: {rule}"),
        Reason("polarity", "polarity: 0 is black"),
        Reason("spacing", f"no pixel spacing in a {kind}"),
    ]
    return Radiograph(
        stored=stored,
        path=path,
        file_sha256="",
        photometric="MONOCHROME2",
        presets=(default, tight if default is everything else everything),
        default_window=default,
        bits_stored=bits,
        meta=Meta(transfer_syntax=kind, lossy="JPEG file" if kind == "JPEG" else ""),
        why=tuple(why),
        warnings=tuple(dict.fromkeys(notes)),
    )


def _declared_size(data: bytes, kind: str, path: Path) -> tuple[int, int]:
    try:
        if kind == "PNG":
            length, name, width, height = struct.unpack_from(">I4sII", data, 8)
            if name != b"IHDR" or length != 13 or not width or not height:
                raise CodestreamError("its first chunk is no header")
            return width, height
        stream = read_codestream(data)
    except (struct.error, CodestreamError) as error:
        raise DamagedImage(path, kind, f"its header cannot be read: {error}", _COMPLETE) from error
    if stream.kind not in ("JPEG baseline", "JPEG extended", "JPEG progressive"):
        raise UnsupportedImage(
            path, kind, f"a bare {stream.kind} file", "Wrap it in DICOM, or save it as PNG."
        )
    return stream.width_px, stream.height_px


def _grey(decoded: Pixels, notes: list[str], why: list[Reason]) -> tuple[NDArray[np.uint16], int]:
    """uint16 (h, w) and 8 or 16 bits. decoded: see `decoder_child.raster`."""
    begin = decoded.find(b"\n") + 1
    about = json.loads(decoded[:begin])
    width, height = about["size"]
    notes += about["notes"]
    if about["mode"] == "I":
        return np.frombuffer(decoded, "<u2", offset=begin).reshape(height, width), 16
    if about["was"] not in ("L", "1"):
        why.append(
            Reason("colour", f"colour: {about['was']} reduced to luminance (0.299 R + 0.587 G + 0.114 B)")
        )
    eight = np.frombuffer(decoded, np.uint8, offset=begin)
    if about["mode"] == "L":
        return eight.reshape(height, width).astype(np.uint16), 8
    return by_rows(luminance, eight.reshape(height, width, 3), np.uint16), 8
