"""A codec in a process of its own, with memory and time that fit the image; and OpenJPEG as pydicom's
plugin.

A process takes longer to start than most frames to decode, so a program with a window keeps one that waits
with its codecs loaded. Each decodes one frame: what a damaged frame does to a codec does not outlive it.
"""

from __future__ import annotations

import json
import mmap
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from app.imaging import decoder_child

if TYPE_CHECKING:
    from pydicom.pixels.decoders.base import DecodeRunner

BASE_BYTES, BYTES_PER_SAMPLE = 640 << 20, 40
"""What Python, numpy and a codec reserve, and what a codec works with for each sample."""
BASE_CPU_S, CPU_S_PER_MEGASAMPLE = 2.0, 0.8
PATIENCE = 20
"""The clock may run this many times longer than the CPU: other programs want it, too."""
_CODECS = ("numpy", "jpeg_ls", "openjpeg.utils", "gdcm")
"""Modules that a waiting process has loaded."""


class CodecFailed(RuntimeError):
    """The codec refused the frame, crashed, or took more memory or time than the image can need."""


def keep_one_ready() -> None:
    """From now on a process waits for the next frame: large films open up to a fifth of a second sooner."""
    _waiting.want(True)


def let_go() -> None:
    """End the process that waits; none is kept any longer."""
    _waiting.want(False)


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
    child = _waiting.take() or _Child()
    try:
        return child.answer(work, frame, patience_s=PATIENCE * cpu_s)
    finally:
        child.end()
        _waiting.renew()


class _Child:
    """One process that decodes one frame. Frame and pixels go through memory where the system has such files:
    a pipe takes them piece by piece."""

    def __init__(self, *modules: str) -> None:
        self._frame, self._pixels = _memory("frame"), _memory("pixels")
        pipe = subprocess.PIPE
        place = "-" if self._frame is None else str(self._frame)
        self._process = subprocess.Popen(
            [sys.executable, "-I", decoder_child.__file__, place, *modules],
            stdin=pipe,
            stdout=pipe if self._pixels is None else self._pixels,
            stderr=pipe,
            pass_fds=() if self._frame is None else (self._frame,),
        )

    @property
    def is_there(self) -> bool:
        return self._process.poll() is None

    def answer(self, work: dict[str, object], frame: bytes, *, patience_s: float) -> bytes | mmap.mmap:
        """What it writes. Raises CodecFailed."""
        asked = json.dumps(work).encode() + b"\n"
        if self._frame is None:
            asked += frame
        else:
            with os.fdopen(os.dup(self._frame), "wb") as file:
                file.write(frame)
        try:
            piped, said = self._process.communicate(asked, timeout=patience_s)
        except subprocess.TimeoutExpired as error:
            raise CodecFailed(f"did not end within {patience_s:.0f} s") from error
        code = self._process.returncode
        if code < 0:
            raise CodecFailed(f"crashed with signal {-code}")
        if code != 0:
            words = said.decode("utf-8", "replace").strip().splitlines()
            raise CodecFailed(words[-1][:200] if words else f"ended with {code}")
        if self._pixels is None:
            return piped
        if not os.fstat(self._pixels).st_size:
            return b""
        return mmap.mmap(self._pixels, 0, flags=mmap.MAP_SHARED | mmap.MAP_POPULATE, prot=mmap.PROT_READ)

    def end(self) -> None:
        """Whatever it does, it ends."""
        self._process.kill()
        with self._process:  # waits, and closes the pipes
            pass
        for file in (self._frame, self._pixels):
            if file is not None:
                os.close(file)
        self._frame = self._pixels = None


def _memory(name: str) -> int | None:
    """A file without a place; None where the system has none."""
    return os.memfd_create(name) if hasattr(os, "memfd_create") else None


class _Waiting:
    """The process that waits for a frame, if one is wanted. May be used from any thread."""

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._wanted = False
        self._lock = threading.Lock()

    def want(self, wanted: bool) -> None:
        with self._lock:
            self._wanted = wanted
        if wanted:
            self.renew()
        elif (child := self.take()) is not None:
            child.end()

    def renew(self) -> None:
        """Start one where one is wanted and none is there."""
        with self._lock:
            if self._wanted and self._child is None:
                self._child = _Child(*_CODECS)

    def take(self) -> _Child | None:
        """The process, for one frame of the caller's; None where none waits."""
        with self._lock:
            child, self._child = self._child, None
        if child is None or child.is_there:
            return child
        child.end()
        return None


_waiting = _Waiting()


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
