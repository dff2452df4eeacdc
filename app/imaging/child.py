"""Codecs in a process of their own, with memory and time that fit the image, as plugins of pydicom."""

from __future__ import annotations

import atexit
import mmap
import re
from typing import TYPE_CHECKING

from app.imaging.codestream import read_codestream
from app.imaging.decoder_processes import make_decoder
from app.imaging.frame_parts import is_rgb

if TYPE_CHECKING:
    from pydicom.pixels.decoders.base import DecodeRunner

Pixels = bytes | mmap.mmap

BASE_BYTES, BYTES_PER_SAMPLE = 640 << 20, 40
"""What Python, numpy and a codec reserve, and what a codec works with for each sample."""
BASE_CPU_S, CPU_S_PER_MEGASAMPLE = 2.0, 0.8
PATIENCE = 20
"""The clock may run this many times longer than the CPU: other programs want it, too."""

DAMAGED = "the compressed picture is damaged ({what}): parts of it may be wrong. Ask for the file again"
_SAID = (
    (
        r"Corrupt JPEG data: ([\w \-]+)|(Premature end of JPEG file|Inconsistent progression sequence)",
        DAMAGED.format(what="{0}"),
    ),
    (
        r"non-conformant padding - (\d+) vs\. (\d+) bytes expected",
        "a part of the compressed picture holds {0} bytes where {1} are needed: the rest was left out, "
        "or that part is damaged",
    ),
)
"""What libjpeg (jdhuff.c, jdmarker.c: in GDCM and simplejpeg) and pydicom's RLE print of coded data that do
not fit the picture, and the sentence for it. They paint it all the same."""

decoder = make_decoder()
atexit.register(decoder.let_go)


def decode_in_child(
    codec: str,
    frame: bytes,
    arguments: tuple[str, ...],
    *,
    samples: int,
    damage: list[str] | None = None,
) -> Pixels:
    """The decoded bytes. samples: pixels x channels of the image. damage: a sentence is added where the codec
    met data that do not fit the picture, and painted it all the same. Raises CodecFailed."""
    cpu_s = BASE_CPU_S + CPU_S_PER_MEGASAMPLE * samples / 1e6
    work = {
        "codec": codec,
        "memory_bytes": BASE_BYTES + BYTES_PER_SAMPLE * samples,
        "cpu_s": round(cpu_s),
        "arguments": arguments,
    }
    pixels, said = decoder.decode(work, frame, PATIENCE * cpu_s)
    if damage is not None:
        for pattern, sentence in _SAID:
            if found := re.search(pattern, said):
                damage.append(sentence.format(*(part for part in found.groups() if part)))
    return pixels


def is_available(_uid: str) -> bool:
    """pydicom asks this of a plugin; what is installed, `app.imaging.decoders` has asked before."""
    return True


# pydicom's plugin functions, one for each codec: its answer, and what it means for the runner


def openjpeg(src: bytes, runner: DecodeRunner) -> Pixels:
    from pydicom.pixels.common import PhotometricInterpretation

    if runner.photometric_interpretation in (
        PhotometricInterpretation.YBR_ICT,
        PhotometricInterpretation.YBR_RCT,
    ):
        runner.set_option("photometric_interpretation", PhotometricInterpretation.RGB)
    _set_bytes_of(runner, int(runner.get_option("j2k_precision", runner.bits_stored)))
    return decode_in_child("openjpeg", src, (), samples=_samples(runner))


def charls(src: bytes, runner: DecodeRunner) -> Pixels:
    runner.set_option("planar_configuration", 0)
    _set_bytes_of(runner, int(runner.get_option("jls_precision", runner.bits_stored)))
    return decode_in_child("charls", src, (), samples=_samples(runner))


def pillow(src: bytes, runner: DecodeRunner) -> Pixels:
    from pydicom.pixels.common import PhotometricInterpretation

    runner.set_option("planar_configuration", 0)
    if runner.samples_per_pixel == 3 and is_rgb(src):
        runner.set_option("photometric_interpretation", PhotometricInterpretation.RGB)
    _set_bytes_of(runner, 8)
    return decode_in_child("pillow", src, (), samples=_samples(runner), damage=_damage(runner))


def rle(src: bytes, runner: DecodeRunner) -> Pixels:
    runner.set_option("planar_configuration", 1)
    about = (runner.rows, runner.columns, runner.samples_per_pixel, runner.bits_allocated)
    return decode_in_child(
        "rle", src, tuple(map(str, about)), samples=_samples(runner), damage=_damage(runner)
    )


def gdcm(src: bytes, runner: DecodeRunner) -> Pixels:
    runner.set_option("planar_configuration", 0)
    about = (
        runner.transfer_syntax,
        runner.columns,
        runner.rows,
        runner.samples_per_pixel,
        runner.bits_allocated,
        read_codestream(src).precision_bits,
        runner.pixel_representation,
        runner.photometric_interpretation,
    )
    return decode_in_child(
        "gdcm", src, tuple(map(str, about)), samples=_samples(runner), damage=_damage(runner)
    )


def _samples(runner: DecodeRunner) -> int:
    return runner.rows * runner.columns * runner.samples_per_pixel


def _damage(runner: DecodeRunner) -> list[str] | None:
    """The list that `app.imaging.decoders` handed in; pydicom keeps an option that it does not know."""
    found: list[str] | None = runner.get_option("damage")
    return found


def _set_bytes_of(runner: DecodeRunner, precision_bits: int) -> None:
    """The codec gives as many bytes a sample as the codestream's precision needs."""
    runner.set_option("bits_allocated", 8 if precision_bits <= 8 else 16 if precision_bits <= 16 else 32)
