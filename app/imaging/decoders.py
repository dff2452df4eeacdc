"""One compressed frame to an array, with the frame's own header compared first.

One codec for each transfer syntax, the fastest that is not GPL; it runs in a process of its own
(`app.imaging.child`). A missing one is an error that says what to install, never another syntax or a guess.
"""

from __future__ import annotations

import importlib.util
import threading
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pydicom.encaps import encapsulate
from pydicom.pixels import get_decoder
from pydicom.pixels.decoders.base import Decoder
from pydicom.uid import UID

from app.imaging.child import DAMAGED
from app.imaging.codestream import Codestream, CodestreamError, read_codestream
from app.imaging.encapsulated import fragments_of
from app.imaging.errors import DamagedImage, MissingDecoder, UnsupportedImage
from app.imaging.frame_parts import end_of, tile_parts_fit
from app.imaging.header import PYDICOM_FAILURES, Header, named
from app.imaging.image_pixel import ImagePixel


class Codec(NamedTuple):
    """Its function in `app.imaging.child`, the module that it needs, and how that is installed."""

    function: str
    module: str
    install: str


_OPENJPEG = Codec("openjpeg", "openjpeg", "pip install pylibjpeg-openjpeg")
_GDCM = Codec("gdcm", "gdcm", "pip install python-gdcm")
_PILLOW = Codec("pillow", "PIL", "pip install pillow")
_CHARLS = Codec("charls", "jpeg_ls", "pip install pyjpegls")
_RLE = Codec("rle", "rle", "pip install pylibjpeg-rle")

DECODERS: dict[str, tuple[str, Codec]] = {
    "1.2.840.10008.1.2.4.50": ("JPEG baseline", _PILLOW),
    "1.2.840.10008.1.2.4.51": ("JPEG extended", _GDCM),
    "1.2.840.10008.1.2.4.57": ("JPEG lossless", _GDCM),
    "1.2.840.10008.1.2.4.70": ("JPEG lossless SV1", _GDCM),
    "1.2.840.10008.1.2.4.80": ("JPEG-LS lossless", _CHARLS),
    "1.2.840.10008.1.2.4.81": ("JPEG-LS near-lossless", _CHARLS),
    "1.2.840.10008.1.2.4.90": ("JPEG 2000 lossless", _OPENJPEG),
    "1.2.840.10008.1.2.4.91": ("JPEG 2000", _OPENJPEG),
    "1.2.840.10008.1.2.4.201": ("HTJ2K lossless", _OPENJPEG),
    "1.2.840.10008.1.2.4.202": ("HTJ2K lossless RPCL", _OPENJPEG),
    "1.2.840.10008.1.2.4.203": ("HTJ2K", _OPENJPEG),
    "1.2.840.10008.1.2.5": ("RLE lossless", _RLE),
}
"""Transfer syntax UID -> its name and its codec."""


class Frame(NamedTuple):
    """values: (rows, columns[, 3]). lossy: how it was compressed with loss, "" where it was not or does not
    say."""

    values: NDArray[Any]
    photometric: str
    lossy: str


_PLUGIN = "radgaze"
_MAY_BE_LOSSY = ("1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.203")
_adding = threading.Lock()
_CODECS = {
    "JPEG": ("JPEG baseline", "JPEG extended", "JPEG progressive", "JPEG lossless"),
    "JPEG-LS": ("JPEG-LS",),
    "JPEG 2000": ("JPEG 2000",),
    "HTJ2K": ("JPEG 2000",),
}
_ASK = "Ask the sender to send the file again."
_VIDEO = tuple(f"1.2.840.10008.1.2.4.10{n}" for n in range(10))
_UNREAD = {
    "1.2.840.10008.1.2.4.110": "JPEG XL lossless",
    "1.2.840.10008.1.2.4.111": "JPEG XL (recompressed JPEG)",
    "1.2.840.10008.1.2.4.112": "JPEG XL",
    "1.2.840.10008.1.2.4.94": "JPIP",
    "1.2.840.10008.1.2.4.95": "JPIP, deflated",
    "1.2.840.10008.1.2.4.204": "HTJ2K by JPIP",
    "1.2.840.10008.1.2.4.205": "HTJ2K by JPIP, deflated",
    "1.2.840.10008.1.2.8.1": "deflated image frames",
}
"""Transfer syntaxes that RadGaze does not read, as users know them (PS3.5 8.2, A.4)."""


def decode_frame(header: Header, syntax: UID, form: ImagePixel) -> Frame:
    """The frame in the type that the header states.

    Raises DamagedImage where the frame is damaged or contradicts the header, MissingDecoder,
    UnsupportedImage for a syntax that is not in DECODERS.
    """
    if syntax not in DECODERS:
        raise _not_read(header, syntax)
    name, codec = DECODERS[syntax]
    frame, encapsulated = _only_frame(header, name)
    stream = _compare(header, name, frame, form)
    if importlib.util.find_spec(codec.module) is None:
        raise MissingDecoder(
            header.path,
            named("TransferSyntaxUID"),
            f"no decoder for {name} is installed",
            f"In RadGaze's environment: {codec.install}",
        )
    values, photometric = _decoded(header, syntax, form, encapsulated)
    lossy = stream.lossy if stream is not None else ""
    if not lossy and syntax in _MAY_BE_LOSSY and not header.text("LossyImageCompression"):
        lossy = f"perhaps: {name}"
    return Frame(values, photometric, lossy)


def _not_read(header: Header, syntax: UID) -> UnsupportedImage:
    if syntax.startswith(_VIDEO):
        reason, way_out = f"it is a video ({syntax.name})", "RadGaze shows single films."
    elif syntax in _UNREAD:
        reason = f"{_UNREAD[syntax]} ({syntax}) is a compression that RadGaze does not read"
        way_out = "Let the archive send it uncompressed or as JPEG 2000: most convert when they are asked."
    else:
        reason = f"{syntax.name} is not a still-image syntax that RadGaze reads"
        way_out = "Export the image uncompressed, or as JPEG 2000."
    return UnsupportedImage(header.path, named("TransferSyntaxUID"), reason, way_out)


def _decoded(header: Header, syntax: UID, form: ImagePixel, encapsulated: bytes) -> tuple[NDArray[Any], str]:
    """The values and their photometric interpretation. encapsulated: the one frame; of the dataset pydicom
    would obey another offset table."""
    name, codec = DECODERS[syntax]
    about: dict[str, Any] = {
        "rows": form.rows,
        "columns": form.columns,
        "samples_per_pixel": form.samples,
        "bits_allocated": form.allocated,
        "bits_stored": form.stored,
        "pixel_representation": int(form.signed),
        "photometric_interpretation": form.photometric,
        "number_of_frames": 1,
        "planar_configuration": 0,
        "pixel_keyword": "PixelData",
        "decoding_plugin": _PLUGIN,
        "damage": header.warnings,
    }
    decoder = _decoder(syntax, codec)
    try:
        if form.samples == 1:  # as_array would copy the codec's output once more
            array, properties = _from_buffer(decoder, encapsulated, about)
        else:
            array, properties = decoder.as_array(encapsulated, index=0, raw=True, **about)
    except PYDICOM_FAILURES as error:
        reason = " ".join(str(error).split()).rpartition(f"{_PLUGIN}: ")[2][:200] or type(error).__name__
        raise DamagedImage(
            header.path, named("PixelData"), f"the {name} decoder ({codec.function}) gave up: {reason}", _ASK
        ) from error
    wanted = (form.rows, form.columns) if form.samples == 1 else (form.rows, form.columns, form.samples)
    if form.samples == 1 and array.size == form.rows * form.columns:
        array = array.reshape(wanted)
    if array.shape != wanted:
        raise DamagedImage(
            header.path, named("PixelData"), f"decoded to {array.shape}, the header says {wanted}", _ASK
        )
    return np.ascontiguousarray(array), str(properties.get("photometric_interpretation", ""))


def _decoder(syntax: UID, codec: Codec) -> Decoder:
    decoder = get_decoder(syntax)
    with _adding:
        if _PLUGIN not in decoder.available_plugins:
            decoder.add_plugin(_PLUGIN, ("app.imaging.child", codec.function))
    return decoder


def _from_buffer(
    decoder: Decoder, encapsulated: bytes, about: dict[str, Any]
) -> tuple[NDArray[Any], dict[str, str | int]]:
    """A grayscale frame's samples in a row, in the type that `about` states, and what pydicom says."""
    buffer, properties = decoder.as_buffer(encapsulated, index=0, **about)
    kind = "i" if about["pixel_representation"] else "u"
    array = np.frombuffer(buffer, dtype=f"<{kind}{int(properties['bits_allocated']) // 8}")
    return array.astype(f"<{kind}{about['bits_allocated'] // 8}", copy=False), properties


def _only_frame(header: Header, name: str) -> tuple[bytes, bytes]:
    """The frame, up to its end, and the pixel data with that frame alone. All fragments are its, whatever the
    offset table says (PS3.5 A.4)."""
    data = header.required_bytes("PixelData")
    try:
        table, fragments = fragments_of(data)
    except ValueError as error:
        raise DamagedImage(
            header.path, named("PixelData"), f"no {name} frame can be taken out: {error}", _ASK
        ) from error
    frame = b"".join(fragments)
    if not frame:
        raise DamagedImage(header.path, named("PixelData"), "the frame is empty", _ASK)
    end = len(frame) if name.startswith("RLE") else end_of(frame)
    if end is not None and len(frame) - end > 1:  # more than the byte that makes its length even
        return frame[:end], encapsulate([frame[:end]])
    plain = (len(fragments) == 1 and not table.strip(b"\0")) or not table
    return frame, data if plain else encapsulate([frame])


def _compare(header: Header, name: str, frame: bytes, form: ImagePixel) -> Codestream | None:
    """What the frame says about itself, None for RLE. What may differ harmlessly is noted.

    Raises DamagedImage for a frame that contradicts the header.
    """
    families = ("JPEG-LS", "JPEG 2000", "HTJ2K", "JPEG")
    family = next((family for family in families if name.startswith(family)), "")
    if not family:
        return None  # RLE's output is bounded by Rows and Columns

    def damaged(field: str, reason: str) -> DamagedImage:
        return DamagedImage(header.path, field, reason, _ASK)

    try:
        stream = read_codestream(frame)
    except CodestreamError as error:
        raise damaged(named("PixelData"), f"the frame is no {name} codestream: {error}") from error
    if stream.kind not in _CODECS[family]:
        raise damaged(named("TransferSyntaxUID"), f"the header says {name}, the frame is {stream.kind}")
    if (stream.width_px, stream.height_px) != (form.columns, form.rows):
        raise damaged(
            f"{named('Rows')} and {named('Columns')}",
            f"the header says {form.columns} x {form.rows} pixels, the compressed frame {stream.width_px} x "
            f"{stream.height_px}; it was not decoded",
        )
    if stream.components != form.samples:
        raise damaged(
            named("SamplesPerPixel"),
            f"the header says {form.samples}, the compressed frame has {stream.components}",
        )
    if stream.precision_bits > form.allocated:
        raise damaged(
            named("BitsAllocated"),
            f"the header says {form.allocated}, the compressed frame has {stream.precision_bits} bits",
        )
    if end_of(frame) is None:
        raise damaged(named("PixelData"), f"the {name} frame is cut off: it has no end marker")
    _note_differences(header, name, frame, stream, form)
    return stream


def _note_differences(header: Header, name: str, frame: bytes, stream: Codestream, form: ImagePixel) -> None:
    if stream.precision_bits > form.stored:
        header.warnings.append(
            f"the compressed frame has {stream.precision_bits} bits, BitsStored says {form.stored}"
        )
    if stream.kind == "JPEG 2000" and not tile_parts_fit(frame):
        header.warnings.append(DAMAGED.format(what="its tile parts are not as long as they say"))
    if stream.kind == "JPEG 2000" and stream.signed != form.signed:
        header.warnings.append(
            f"the compressed frame has {'signed' if stream.signed else 'unsigned'} values, "
            f"{named('PixelRepresentation')} says the opposite and is believed"
        )  # in the CT slices of this kind that pydicom's tests have, the header is right
    if stream.kind in _CODECS["JPEG"] and stream.kind not in (name, name.removesuffix(" SV1")):
        header.warnings.append(f"{named('TransferSyntaxUID')} says {name}, the frame is {stream.kind}")
