"""One compressed frame to an array, with the frame's own header compared first.

Decoders per transfer syntax, fastest first; none of them is GPL. A missing one is an error that says what to
install, never another syntax or a guess.
"""

from __future__ import annotations

import importlib.util
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.encaps import get_frame
from pydicom.pixels import get_decoder
from pydicom.pixels.decoders.base import Decoder
from pydicom.uid import UID

from app.imaging.child import decode_in_child
from app.imaging.codestream import CodestreamError, read_codestream
from app.imaging.decoder_processes import CodecFailed
from app.imaging.errors import DamagedImage, MissingDecoder, UnsupportedImage
from app.imaging.header import PYDICOM_FAILURES, Header, named

_OPENJPEG = ("radgaze", "pip install pylibjpeg-openjpeg")  # in a child process
_GDCM = ("gdcm", "pip install python-gdcm")
_PILLOW = ("pillow", "pip install pillow")
_PYJPEGLS = ("pyjpegls", "pip install pyjpegls")
_PYDICOM = ("pydicom", "pip install pydicom")  # pylibjpeg-rle is faster, but panics on damaged segments

DECODERS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "1.2.840.10008.1.2.4.50": ("JPEG baseline", (_PILLOW, _GDCM)),
    "1.2.840.10008.1.2.4.51": ("JPEG extended", (_GDCM, _PILLOW)),
    "1.2.840.10008.1.2.4.57": ("JPEG lossless", (_GDCM,)),
    "1.2.840.10008.1.2.4.70": ("JPEG lossless SV1", (_GDCM,)),
    "1.2.840.10008.1.2.4.80": ("JPEG-LS lossless", (_PYJPEGLS, _GDCM)),
    "1.2.840.10008.1.2.4.81": ("JPEG-LS near-lossless", (_PYJPEGLS, _GDCM)),
    "1.2.840.10008.1.2.4.90": ("JPEG 2000 lossless", (_OPENJPEG, _PILLOW, _GDCM)),
    "1.2.840.10008.1.2.4.91": ("JPEG 2000", (_OPENJPEG, _PILLOW, _GDCM)),
    "1.2.840.10008.1.2.4.201": ("HTJ2K lossless", (_OPENJPEG,)),
    "1.2.840.10008.1.2.4.202": ("HTJ2K lossless RPCL", (_OPENJPEG,)),
    "1.2.840.10008.1.2.4.203": ("HTJ2K", (_OPENJPEG,)),
    "1.2.840.10008.1.2.5": ("RLE lossless", (_PYDICOM,)),
}
"""Transfer syntax UID -> (name, ((pydicom plugin, how to install it), …)), the plugins in order of choice."""

_CODECS = {
    "JPEG": ("JPEG baseline", "JPEG extended", "JPEG progressive", "JPEG lossless"),
    "JPEG-LS": ("JPEG-LS",),
    "JPEG 2000": ("JPEG 2000",),
    "HTJ2K": ("JPEG 2000",),
}
_ASK = "Ask the sender to send the file again."


def decode_frame(
    header: Header,
    syntax: UID,
    *,
    rows: int,
    columns: int,
    samples: int,
    allocated: int,
) -> tuple[NDArray[Any], str]:
    """The frame (rows, columns[, 3]) in the type that the header states, and its photometric interpretation.

    Raises DamagedImage where the frame is damaged or contradicts the header, MissingDecoder,
    UnsupportedImage for a syntax that is not in DECODERS.
    """
    if syntax not in DECODERS:
        raise UnsupportedImage(
            header.path,
            named("TransferSyntaxUID"),
            f"{syntax.name} is not a still-image syntax that RadGaze reads",
            "Export the image uncompressed, or as JPEG 2000.",
        )
    name, choices = DECODERS[syntax]
    frame = _first_frame(header, name)
    precision, warning = _compare(header, name, frame, rows, columns, samples, allocated)
    if warning:
        header.warnings.append(warning)
    decoder = get_decoder(syntax)
    if choices[0] is _OPENJPEG and _OPENJPEG[0] not in decoder.available_plugins:
        decoder.add_plugin(_OPENJPEG[0], ("app.imaging.child", "decode_jpeg2000"))
    plugin = next((p for p, _ in choices if _is_installed(p, decoder)), None)
    if plugin is None:
        raise MissingDecoder(
            header.path,
            named("TransferSyntaxUID"),
            f"no decoder for {name} is installed",
            f"In RadGaze's environment: {choices[0][1]}",
        )
    if plugin == "gdcm":
        shape = (rows, columns) if samples == 1 else (rows, columns, samples)
        return _decode_in_child(header, name, syntax, frame, shape, allocated, precision)
    if plugin == "pyjpegls" and samples == 1 and (precision + 7) // 8 * 8 == allocated:
        pixels = _child_bytes(header, name, "charls", frame, (), rows * columns, allocated)
        return pixels.reshape(rows, columns), header.text("PhotometricInterpretation").upper()
    try:
        if samples == 1:  # as_array would copy the codec's output once more
            array, properties = _from_buffer(decoder, header, plugin, allocated)
        else:
            array, properties = decoder.as_array(header.dataset, index=0, raw=True, decoding_plugin=plugin)
    except PYDICOM_FAILURES as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise DamagedImage(
            header.path, named("PixelData"), f"the {name} decoder ({_said(plugin)}) gave up: {reason}", _ASK
        ) from error
    if samples == 1 and array.size == rows * columns:
        array = array.reshape(rows, columns)
    wanted = (rows, columns) if samples == 1 else (rows, columns, samples)
    if array.shape != wanted:
        raise DamagedImage(
            header.path, named("PixelData"), f"decoded to {array.shape}, the header says {wanted}", _ASK
        )
    return np.ascontiguousarray(array), str(properties.get("photometric_interpretation", ""))


def _from_buffer(
    decoder: Decoder, header: Header, plugin: str, allocated: int
) -> tuple[NDArray[Any], dict[str, str | int]]:
    """A grayscale frame's samples in a row, in the type that the header states, and what pydicom says."""
    buffer, properties = decoder.as_buffer(header.dataset, index=0, decoding_plugin=plugin)
    kind = "i" if properties["pixel_representation"] == 1 else "u"
    array = np.frombuffer(buffer, dtype=f"<{kind}{int(properties['bits_allocated']) // 8}")
    return array.astype(f"<{kind}{allocated // 8}", copy=False), properties


def _said(plugin: str) -> str:
    return "OpenJPEG" if plugin == _OPENJPEG[0] else plugin


def _is_installed(plugin: str, decoder: Decoder) -> bool:
    if plugin == "gdcm":
        return importlib.util.find_spec("gdcm") is not None
    return plugin in decoder.available_plugins


def _decode_in_child(
    header: Header,
    name: str,
    syntax: UID,
    frame: bytes,
    shape: tuple[int, ...],
    allocated: int,
    precision: int,
) -> tuple[NDArray[Any], str]:
    """GDCM's answer, from a process that may crash without taking RadGaze along."""
    signed = int(header.number("PixelRepresentation") == 1)
    samples = shape[2] if len(shape) == 3 else 1
    photometric = header.text("PhotometricInterpretation").upper()
    numbers = (shape[1], shape[0], samples, allocated, precision or allocated, signed)
    about = (str(syntax), *map(str, numbers), photometric)
    pixels = _child_bytes(header, name, "gdcm", frame, about, math.prod(shape), allocated)
    return pixels.reshape(shape), photometric


def _child_bytes(
    header: Header,
    name: str,
    codec: str,
    frame: bytes,
    about: tuple[str, ...],
    samples: int,
    allocated: int,
) -> NDArray[Any]:
    """The samples in a row, in the type that the header states."""
    try:
        pixels = decode_in_child(codec, frame, about, samples=samples)
    except CodecFailed as error:
        raise DamagedImage(
            header.path, named("PixelData"), f"the {name} decoder ({codec}) gave up: {error}", _ASK
        ) from error
    expected = samples * (allocated // 8)
    if len(pixels) != expected:
        raise DamagedImage(
            header.path,
            named("PixelData"),
            f"the {name} decoder ({codec}) gave up: {len(pixels)} of {expected} bytes",
            _ASK,
        )
    kind = ("i" if header.number("PixelRepresentation") == 1 else "u") + str(allocated // 8)
    return np.frombuffer(pixels, dtype=f"<{kind}")


def _first_frame(header: Header, name: str) -> bytes:
    try:
        frame = get_frame(header.required_bytes("PixelData"), 0, number_of_frames=1)
    except PYDICOM_FAILURES as error:
        raise DamagedImage(
            header.path, named("PixelData"), f"no {name} frame can be taken out: {error}", _ASK
        ) from error
    if not frame:
        raise DamagedImage(header.path, named("PixelData"), "the frame is empty", _ASK)
    return frame


def _compare(
    header: Header, name: str, frame: bytes, rows: int, columns: int, samples: int, allocated: int
) -> tuple[int, str]:
    """The frame's precision in bits (0 for RLE) and a warning for what may differ harmlessly.

    Raises DamagedImage for a frame that contradicts the header.
    """
    families = ("JPEG-LS", "JPEG 2000", "HTJ2K", "JPEG")
    family = next((family for family in families if name.startswith(family)), "")
    if not family:
        return 0, ""  # RLE has no header of its own; its output is bounded by Rows and Columns
    try:
        stream = read_codestream(frame)
    except CodestreamError as error:
        raise DamagedImage(
            header.path, named("PixelData"), f"the frame is no {name} codestream: {error}", _ASK
        ) from error
    if stream.kind not in _CODECS[family]:
        raise DamagedImage(
            header.path,
            named("TransferSyntaxUID"),
            f"the header says {name}, the frame is {stream.kind}",
            _ASK,
        )
    if (stream.width_px, stream.height_px) != (columns, rows):
        raise DamagedImage(
            header.path,
            f"{named('Rows')} and {named('Columns')}",
            f"the header says {columns} x {rows} pixels, the compressed frame {stream.width_px} x "
            f"{stream.height_px}; it was not decoded",
            _ASK,
        )
    if stream.components != samples:
        raise DamagedImage(
            header.path,
            named("SamplesPerPixel"),
            f"the header says {samples}, the compressed frame has {stream.components}",
            _ASK,
        )
    if stream.precision_bits > allocated:
        raise DamagedImage(
            header.path,
            named("BitsAllocated"),
            f"the header says {allocated}, the compressed frame has {stream.precision_bits} bits",
            _ASK,
        )
    if frame.rfind(b"\xff\xd9", max(0, len(frame) - 1024)) < 0:
        raise DamagedImage(
            header.path, named("PixelData"), f"the {name} frame is cut off: it has no end marker", _ASK
        )
    stored = header.number("BitsStored")
    if stored is not None and stream.precision_bits > stored:
        more = f"the compressed frame has {stream.precision_bits} bits, BitsStored says {stored:g}"
        return stream.precision_bits, more
    return stream.precision_bits, ""
