"""The parts of a compressed frame, told apart without decoding: where it ends, and what in it is no picture.

JPEG and JPEG-LS (ITU-T T.81 B.1, T.87 C.1), JPEG 2000 and HTJ2K (ISO/IEC 15444-1 A), RLE (PS3.5 G).
"""

from __future__ import annotations

import struct

from app.imaging.codestream import CodestreamError

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_STARTS_2000 = b"\xff\x4f\xff\x51"
_START_OF_SCAN, _END = 0xDA, 0xD9
_JFIF, _ADOBE, _TRANSFORM = 0xE0, 0xEE, 0xE8
_OF_THE_PICTURE = {
    *range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF, 0xF7, 0xF8,
}  # fmt: skip
"""JPEG markers whose segments a decoder needs: frame headers, tables, scans, JPEG-LS's own."""
_OF_THE_CODESTREAM = {
    0xFF51, 0xFF52, 0xFF53, 0xFF55, 0xFF57, 0xFF58, 0xFF5C, 0xFF5D, 0xFF5E, 0xFF5F, 0xFF60, 0xFF61, 0xFF63,
    0xFF50, 0xFF54, 0xFF56, 0xFF59, 0xFF72, 0xFF73, 0xFF74, 0xFF75, 0xFF77, 0xFF78, 0xFF79,
}  # fmt: skip
"""JPEG 2000 markers with a segment of their own meaning; 0xFF64 is a comment."""
_SOT, _SOD, _EOC = 0xFF90, 0xFF93, 0xFFD9
_RLE_HEADER = struct.Struct("<16I")


def end_of(frame: bytes) -> int | None:
    """The byte behind the end marker of a JPEG, JPEG-LS or JPEG 2000 frame; None where it is cut off."""
    last = frame.rfind(_EOI) + 2
    if last < 2:
        return None
    if not frame[last:].strip(b"\0"):
        return last
    try:
        if frame.startswith(_SOI):
            return _jpeg_segments(frame)[1]
        begin, end = _codestream_2000(frame)
        return end if begin else _tile_parts(frame)[1]
    except (CodestreamError, struct.error, IndexError):
        return last if _STARTS_2000 in frame[:4096] else None  # no packet of JPEG 2000 can hold that marker


def tile_parts_fit(frame: bytes) -> bool:
    """Whether the tile parts of a JPEG 2000 frame lie end to end up to its end marker, as their lengths say
    (15444-1 A.4.2): what is cut out of one, or put into it, painted over or lost, shows here alone."""
    try:
        begin, end = _codestream_2000(frame)
        stream = frame[begin:end] if begin else frame
        end = _tile_parts_end(stream)
        last = stream.find(_EOI, end)
        return last >= 0 and not stream[end:last].strip(b"\0\xff")  # some encoders fill it up
    except (CodestreamError, struct.error, IndexError):
        return False


def is_rgb(frame: bytes) -> bool:
    """Whether a JPEG frame's components are named R, G, B, and nothing says that they mean something else:
    libjpeg and DCMTK then take them for RGB."""
    try:
        segments, _end = _jpeg_segments(frame)
    except (CodestreamError, struct.error, IndexError):
        return False
    for code, start, _stop in segments:
        if code in (_JFIF, _ADOBE) and frame[start + 4 : start + 9] in (b"JFIF\0", b"Adobe"):
            return False
        if 0xC0 <= code <= 0xC3:
            return frame[start + 9] == 3 and frame[start + 10 : start + 19 : 3] == b"RGB"
    return False


def picture_alone(frame: bytes) -> bytes:
    """The frame without what is no picture: comments, application data but for what says how colours are
    meant, JP2 boxes, and whatever lies behind its end. Raises CodestreamError where it cannot be told apart.
    """
    try:
        if frame.startswith(_SOI):
            return _jpeg_alone(frame)
        begin, end = _codestream_2000(frame)
        return _codestream_alone(frame[begin:end] if begin else frame)
    except (struct.error, IndexError) as error:
        raise CodestreamError("it ends inside its own header") from error


def _jpeg_segments(frame: bytes) -> tuple[list[tuple[int, int, int]], int]:
    """(marker, first byte, byte behind the last) of each segment, a scan's data with its header; and the byte
    behind the end marker."""
    found: list[tuple[int, int, int]] = []
    at = 2
    while True:
        if frame[at] != 0xFF:
            raise CodestreamError(f"byte {at} should be a JPEG marker")
        while frame[at + 1] == 0xFF:
            at += 1
        code = frame[at + 1]
        if code == _END:
            return found, at + 2
        if code == 0x01 or 0xD0 <= code <= 0xD8:
            at += 2
            continue
        (length,) = struct.unpack_from(">H", frame, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(frame):
            raise CodestreamError(f"the JPEG segment at byte {at} has the impossible length {length}")
        if code == _START_OF_SCAN:
            end = _end_of_scan(frame, end)
        found.append((code, at, end))
        at = end


def _end_of_scan(frame: bytes, at: int) -> int:
    """The next marker. In a scan 0xFF is followed by 0 (JPEG-LS: by less than 0x80), or restarts it."""
    while True:
        at = frame.index(b"\xff", at) if frame.find(b"\xff", at) >= 0 else len(frame)
        following = frame[at + 1]
        if following < 0x80 or 0xD0 <= following <= 0xD7:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at


def _jpeg_alone(frame: bytes) -> bytes:
    segments, _end = _jpeg_segments(frame)
    return _SOI + b"".join(_segment(code, frame[start:end]) for code, start, end in segments) + _EOI


def _segment(code: int, segment: bytes) -> bytes:
    """A segment of a JPEG frame, as far as a decoder needs it."""
    content = segment[4:]
    if code in _OF_THE_PICTURE:
        return segment
    if code == _JFIF and content.startswith(b"JFIF\0"):  # version and density; no thumbnail
        return b"\xff\xe0\x00\x10" + content[:12].ljust(12, b"\0") + b"\0\0"
    if code == _ADOBE and content.startswith(b"Adobe") and len(content) >= 12:  # how colours are meant
        return b"\xff\xee\x00\x0eAdobe\x00\x64\0\0\0\0" + content[11:12]
    if code == _TRANSFORM and content.startswith(b"mrfx") and len(content) == 5:  # of JPEG-LS, as HP has it
        return segment
    return b""


def _codestream_2000(frame: bytes) -> tuple[int, int]:
    """Where the codestream of a JP2 file begins and ends (15444-1 I.4); 0 and 0 where it is bare."""
    if frame.startswith(_STARTS_2000):
        return 0, 0
    at = 0
    while at + 8 <= len(frame):
        length, kind = struct.unpack_from(">I4s", frame, at)
        head = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", frame, at + 8)
            head = 16
        end = at + length if length else len(frame)
        if length and length < head:
            break
        if kind == b"jp2c":
            return at + head, min(end, len(frame))
        at = end
    raise CodestreamError("it is no JPEG 2000 codestream")


def _tile_parts(frame: bytes) -> tuple[list[tuple[int, int]], int]:
    """First byte and byte behind the last of each segment that is no picture, in main and tile-part headers;
    and the byte behind the end marker."""
    extras, at = _extras(frame, 2, _SOT)
    while True:
        code = struct.unpack_from(">H", frame, at)[0]
        if code == _EOC:
            return extras, at + 2
        if code != _SOT:
            raise CodestreamError(f"byte {at} should be a tile part")
        (length,) = struct.unpack_from(">I", frame, at + 6)
        found, data = _extras(frame, at + 12, _SOD)
        extras += found
        if length:
            at += length
        else:  # the last one, up to the end
            at = frame.index(_EOI, data) if _EOI in frame[data:] else len(frame)


def _tile_parts_end(frame: bytes) -> int:
    """The byte behind the last of the tile parts that follow each other."""
    _found, at = _extras(frame, 2, _SOT)
    while frame[at : at + 2] == b"\xff\x90":
        (length,) = struct.unpack_from(">I", frame, at + 6)
        at = at + length if length else frame.rfind(_EOI)
    return at


def _extras(frame: bytes, at: int, last: int) -> tuple[list[tuple[int, int]], int]:
    found: list[tuple[int, int]] = []
    while True:
        code, length = struct.unpack_from(">HH", frame, at)
        if code == last:
            return found, at
        if code < 0xFF00 or length < 2:
            raise CodestreamError(f"byte {at} should be a JPEG 2000 marker")
        if code not in _OF_THE_CODESTREAM:
            found.append((at + 4, at + 2 + length))
        at += 2 + length


def _codestream_alone(frame: bytes) -> bytes:
    """Comments are blanked in their place: tile parts and tables of lengths count on it."""
    extras, end = _tile_parts(frame)
    alone = bytearray(frame[:end])
    for start, stop in extras:
        alone[start:stop] = bytes(stop - start)
    return bytes(alone)


def rle_alone(frame: bytes, segment_bytes: int) -> bytes:
    """An RLE frame whose segments hold so many bytes each, without anything between and behind them. Raises
    CodestreamError."""
    if len(frame) < _RLE_HEADER.size:
        raise CodestreamError("it ends inside its own header")
    count, *offsets = _RLE_HEADER.unpack_from(frame)
    if not 1 <= count <= 15 or any(at < _RLE_HEADER.size for at in offsets[:count]):
        raise CodestreamError("its header names no segments")
    segments, places, at = [], [], _RLE_HEADER.size
    for offset in offsets[:count]:
        segment = _packed(frame, offset, segment_bytes)
        segment += bytes(len(segment) % 2)
        segments.append(segment)
        places.append(at)
        at += len(segment)
    return _RLE_HEADER.pack(count, *places, *[0] * (15 - count)) + b"".join(segments)


def _packed(frame: bytes, at: int, wanted: int) -> bytes:
    """The runs of one segment (PackBits) up to the last byte that is wanted."""
    runs = bytearray()
    while wanted > 0:
        if at >= len(frame):
            raise CodestreamError("one of its segments is cut off")
        head = frame[at]
        if head < 128:  # so many and one bytes as they are
            take = min(head + 1, wanted)
            runs.append(take - 1)
            runs += frame[at + 1 : at + 1 + take]
            at += head + 2
        elif head > 128:  # one byte over and over
            take = min(257 - head, wanted)
            runs += bytes((257 - take, frame[at + 1])) if take > 1 else bytes((0, frame[at + 1]))
            at += 2
        else:  # no run
            take = 0
            at += 1
        wanted -= take
    return bytes(runs)
