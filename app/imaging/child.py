"""A codec in a process of its own, with memory and time that fit the image; and OpenJPEG as pydicom's
plugin.
"""

from __future__ import annotations

import atexit
import mmap
from typing import TYPE_CHECKING

from app.imaging.decoder_processes import make_decoder

if TYPE_CHECKING:
    from pydicom.pixels.decoders.base import DecodeRunner

BASE_BYTES, BYTES_PER_SAMPLE = 640 << 20, 40
"""What Python, numpy and a codec reserve, and what a codec works with for each sample."""
BASE_CPU_S, CPU_S_PER_MEGASAMPLE = 2.0, 0.8
PATIENCE = 20
"""The clock may run this many times longer than the CPU: other programs want it, too."""

decoder = make_decoder()
atexit.register(decoder.let_go)


def decode_in_child(
    codec: str, frame: bytes, arguments: tuple[str, ...], *, samples: int
) -> bytes | mmap.mmap:
    """The decoded bytes. samples: pixels x channels of the image. Raises CodecFailed."""
    cpu_s = BASE_CPU_S + CPU_S_PER_MEGASAMPLE * samples / 1e6
    work = {
        "codec": codec,
        "memory_bytes": BASE_BYTES + BYTES_PER_SAMPLE * samples,
        "cpu_s": round(cpu_s),
        "arguments": arguments,
    }
    return decoder.decode(work, frame, PATIENCE * cpu_s)


def is_available(_uid: str) -> bool:
    """pydicom asks this of a plugin."""
    import importlib.util

    return importlib.util.find_spec("openjpeg") is not None


def decode_jpeg2000(src: bytes, runner: DecodeRunner) -> bytearray:
    """pydicom's plugin function: OpenJPEG's answer, and what it means for the runner (as pydicom's own has
    it).
    """
    from pydicom.pixels.common import PhotometricInterpretation

    samples = runner.rows * runner.columns * runner.samples_per_pixel
    frame = decode_in_child("openjpeg", src, (), samples=samples)
    if runner.photometric_interpretation in (
        PhotometricInterpretation.YBR_ICT,
        PhotometricInterpretation.YBR_RCT,
    ):
        runner.set_option("photometric_interpretation", PhotometricInterpretation.RGB)
    precision = int(runner.get_option("j2k_precision", runner.bits_stored))
    runner.set_option("bits_allocated", 8 if precision <= 8 else 16 if precision <= 16 else 32)
    return bytearray(frame)
