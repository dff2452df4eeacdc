"""What a compressed frame says about itself, read from its first bytes without decoding.

A decoder trusts the codestream, not the DICOM header: a 2 KB frame that claims 20,000 x 20,000 pixels costs
gigabytes before anything is compared. So its size is read here first.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_JPEG_FRAMES = {
    0xC0: "JPEG baseline",
    0xC1: "JPEG extended",
    0xC2: "JPEG progressive",
    0xC3: "JPEG lossless",
    0xF7: "JPEG-LS",
}
MAX_TILES = 65_535
MAX_COMPONENTS = 4


class CodestreamError(ValueError):
    """The bytes are not a codestream that this reader knows, or end too early."""


@dataclass(frozen=True)
class Codestream:
    """kind: the codec's name; lossy: how it loses, "" where it does not, or does not say; the rest as the
    codestream declares it."""

    kind: str
    width_px: int
    height_px: int
    components: int
    precision_bits: int
    signed: bool
    lossy: str = ""


def read_codestream(data: bytes) -> Codestream:
    """The declared geometry of a JPEG, JPEG-LS, JPEG 2000 or HTJ2K frame. Raises CodestreamError."""
    try:
        if data[:2] == b"\xff\xd8":
            return _jpeg(data)
        if data[:4] == b"\xff\x4f\xff\x51":
            return _jpeg2000(data, 0)
        if data[4:8] == b"jP  ":
            start = data.find(b"\xff\x4f\xff\x51", 0, 4096)
            if start >= 0:
                return _jpeg2000(data, start)
    except struct.error:
        raise CodestreamError("it ends inside its own header") from None
    raise CodestreamError(f"it begins with {data[:4].hex(' ') or 'nothing'}, no known codec's marker")


def _jpeg(data: bytes) -> Codestream:
    """ITU-T T.81 B.2: marker segments up to the frame header; T.87 uses 0xFFF7 for its own."""
    at = 2
    while True:
        marker, code = struct.unpack_from(">BB", data, at)
        if marker != 0xFF:
            raise CodestreamError(f"byte {at} should be a JPEG marker")
        if code == 0xFF:  # fill byte
            at += 1
            continue
        if code == 0x01 or 0xD0 <= code <= 0xD8:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if length < 2:
            raise CodestreamError(f"the JPEG segment at byte {at} has the impossible length {length}")
        if code in _JPEG_FRAMES:
            precision, height, width, components = struct.unpack_from(">BHHB", data, at + 4)
            if height == 0 or width == 0:
                raise CodestreamError("it leaves its height or width open")
            kind = _JPEG_FRAMES[code]
            lossy = _near(data, at) if kind == "JPEG-LS" else "" if kind == "JPEG lossless" else kind
            return Codestream(kind, width, height, components, precision, signed=False, lossy=lossy)
        if 0xC5 <= code <= 0xCF and code not in (0xC8, 0xCC, 0xC4):
            raise CodestreamError(f"JPEG process 0x{code:02X} is not used in DICOM")
        if code in (0xDA, 0xD9):
            raise CodestreamError("it has no frame header before its first scan")
        at += 2 + length


def _near(data: bytes, at: int) -> str:
    """ITU-T T.87 C.2.3: NEAR of the first scan; at: a marker before it."""
    while at + 4 <= len(data):
        marker, code, length = struct.unpack_from(">BBH", data, at)
        if marker != 0xFF or length < 2:
            break
        if code == 0xDA:
            near = data[at + 5 + 2 * data[at + 4] : at + 6 + 2 * data[at + 4]]
            return f"JPEG-LS within {near[0]}" if near and near[0] else ""
        at += 2 + length
    return ""


def _irreversible(data: bytes, at: int) -> str:
    """ISO/IEC 15444-1 A.6.1: the wavelet of the main header's COD segment; at: a marker before it."""
    while at + 14 <= len(data):
        code, length = struct.unpack_from(">HH", data, at)
        if code == 0xFF52:
            return "JPEG 2000, irreversible wavelet" if data[at + 13] == 0 else ""
        if code < 0xFF30 or code in (0xFF90, 0xFF93) or length < 2:
            break
        at += 2 + length
    return ""


def _jpeg2000(data: bytes, start: int) -> Codestream:
    """ISO/IEC 15444-1 A.5.1, the SIZ segment, which must follow SOC."""
    (_, _, x1, y1, x0, y0, tile_w, tile_h, tile_x0, tile_y0, components) = struct.unpack_from(
        ">HHIIIIIIIIH", data, start + 4
    )
    depth, step_x, step_y = struct.unpack_from(">BBB", data, start + 42)
    if x1 <= x0 or y1 <= y0 or tile_w == 0 or tile_h == 0 or tile_x0 > x0 or tile_y0 > y0:
        raise CodestreamError("its SIZ segment describes no image")
    if not 1 <= components <= MAX_COMPONENTS:
        raise CodestreamError(f"it has {components} components")
    tiles = -(-(x1 - tile_x0) // tile_w) * -(-(y1 - tile_y0) // tile_h)
    if tiles > MAX_TILES:
        raise CodestreamError(f"it is cut into {tiles} tiles")
    if step_x != 1 or step_y != 1:
        raise CodestreamError("its first component is subsampled")
    return Codestream(
        "JPEG 2000",
        x1 - x0,
        y1 - y0,
        components,
        (depth & 0x7F) + 1,
        depth >= 0x80,
        _irreversible(data, start + 2),
    )


def comments(data: bytes) -> list[bytes]:
    """What a frame's main header carries beside the picture: comments (COM) and JPEG's application data, but
    for those that say how colours are meant (JFIF, Adobe)."""
    if data[:2] == b"\xff\xd8":
        markers, last = (*range(0xFFE1, 0xFFEE), 0xFFEF, 0xFFFE), 0xFFDA
    elif data[:2] == b"\xff\x4f":
        markers, last = (0xFF64,), 0xFF90
    else:
        return []
    found, at = [], 2
    while at + 4 <= len(data):
        code, length = struct.unpack_from(">HH", data, at)
        if code < 0xFF00 or code == last or length < 2:
            break
        if code in markers:
            found.append(data[at + 4 : at + 2 + length])
        at += 2 + length
    return found
