"""The processes that decode (`decoder_child`), one for each frame: what a damaged frame does to a codec does
not outlive it.

A process takes longer to start than most frames to decode. On Linux one waits with its codecs loaded and is
forked for each frame; elsewhere one waits for the next frame, and another is started after it.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import NamedTuple, Protocol

from app.imaging import decoder_child
from eyetracking.wire import child_command

_MODULES = (
    "numpy", "jpeg_ls", "openjpeg.utils", "gdcm", "rle.utils", "PIL.JpegImagePlugin", "PIL.PngImagePlugin",
    "PIL.ImageOps", "simplejpeg",
)  # fmt: skip
"""What a process that waits has loaded."""
_START_S, _END_S = 60.0, 5.0
"""How long the start of the process that waits, and its end, may take on a computer that is busy."""
_MOST_WORDS = 65536


class CodecFailed(RuntimeError):
    """The codec refused the frame, crashed, or took more memory or time than the image can need."""


class Decoded(NamedTuple):
    """said: what the codec printed while it decoded."""

    pixels: bytes | mmap.mmap
    said: str


class Decoder(Protocol):
    """May be used from any thread."""

    def get_ready(self) -> None:
        """From now on a process waits."""

    def let_go(self) -> None:
        """End the process that waits."""

    def decode(self, work: dict[str, object], frame: bytes, patience_s: float) -> Decoded:
        """work: see `decoder_child`. Raises CodecFailed."""


class ForkServer:
    """Linux: frames and pixels go through memory, many at the same time. It starts with the first frame, if
    not before, and ends with this program, even where that is killed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()

    def get_ready(self) -> None:
        with self._lock:
            self._start()

    def let_go(self) -> None:
        with self._lock:
            self._end()

    def decode(self, work: dict[str, object], frame: bytes, patience_s: float) -> Decoded:
        pixels = os.memfd_create("pixels")
        try:
            words, theirs = os.pipe()
            try:
                number = self._fork(work, frame, pixels, theirs)
            except BaseException:
                os.close(words)
                raise
            finally:
                os.close(theirs)
            said = _checked(*_hear(words, number, patience_s))
            if not os.fstat(pixels).st_size:
                return Decoded(b"", said)
            flags = mmap.MAP_SHARED | mmap.MAP_POPULATE
            return Decoded(mmap.mmap(pixels, 0, flags=flags, prot=mmap.PROT_READ), said)
        finally:
            os.close(pixels)

    def _fork(self, work: dict[str, object], frame: bytes, pixels: int, words: int) -> int:
        """The number of the process that decodes now."""
        message = json.dumps(work).encode()
        with os.fdopen(os.memfd_create("frame"), "wb") as file:
            file.write(frame)
            file.flush()
            with self._lock:
                for _attempt in range(2):  # the one that waited may have died meanwhile
                    ours = self._start()
                    try:
                        socket.send_fds(ours, [message], [file.fileno(), pixels, words])
                        number = ours.recv(8)
                    except (ConnectionError, TimeoutError):
                        number = b""
                    if number:
                        return int.from_bytes(number, "little")
                    code = self._end()
        raise CodecFailed(_ended(code, b"the process that decodes"))

    def _start(self) -> socket.socket:
        """Under the lock."""
        if self._socket is None:
            ours, theirs = socket.socketpair()
            with theirs:
                place, nowhere = theirs.fileno(), subprocess.DEVNULL
                self._process = subprocess.Popen(
                    [*_program(), "serve", str(place), *_MODULES],
                    pass_fds=(place,),
                    stdin=nowhere,
                    stdout=nowhere,
                    stderr=nowhere,
                )
            ours.settimeout(_START_S)
            self._socket = ours
        return self._socket

    def _end(self) -> int:
        """Its exit code. Under the lock."""
        process, ours = self._process, self._socket
        self._process = self._socket = None
        if process is None or ours is None:
            return 0
        ours.close()
        try:
            return process.wait(_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _hear(words: int, number: int, patience_s: float) -> tuple[int, bytes]:
    """Exit code and words of a forked process. Raises CodecFailed where it takes longer."""
    said, late = b"", False
    end = time.monotonic() + patience_s
    with os.fdopen(words, "rb", buffering=0) as stream, selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while True:
            if not selector.select(max(0.0, end - time.monotonic())):
                if late:
                    break  # nobody says that it has ended
                late, end = True, time.monotonic() + _END_S
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
                continue
            part = stream.read(_MOST_WORDS)
            if not part:
                break
            said = (said + part)[-_MOST_WORDS:]
    if late:
        raise CodecFailed(f"did not end within {patience_s:.0f} s")
    before, _, code = said.rpartition(b"\n")
    if not code.lstrip(b"-").isdigit():
        raise CodecFailed("the process that waits for frames was ended meanwhile")
    return int(code), before


class SpareProcess:
    """Where nothing can be forked: a process that waits for one frame, then the next one."""

    def __init__(self) -> None:
        self._spare: subprocess.Popen[bytes] | None = None
        self._wanted = False
        self._lock = threading.Lock()

    def get_ready(self) -> None:
        self._wanted = True
        self._renew()

    def let_go(self) -> None:
        self._wanted = False
        if (spare := self._take()) is not None:
            _kill(spare)

    def decode(self, work: dict[str, object], frame: bytes, patience_s: float) -> Decoded:
        process = self._take() or _once()
        try:
            pixels, said = process.communicate(json.dumps(work).encode() + b"\n" + frame, patience_s)
        except subprocess.TimeoutExpired as error:
            raise CodecFailed(f"did not end within {patience_s:.0f} s") from error
        finally:
            _kill(process)
            self._renew()
        return Decoded(pixels, _checked(process.returncode, said))

    def _renew(self) -> None:
        with self._lock:
            if self._wanted and self._spare is None:
                self._spare = _once()

    def _take(self) -> subprocess.Popen[bytes] | None:
        with self._lock:
            spare, self._spare = self._spare, None
        if spare is None or spare.poll() is None:
            return spare
        _kill(spare)
        return None


def _program() -> list[str]:
    """As a script it starts without RadGaze's own modules; a frozen program has no scripts."""
    if getattr(sys, "frozen", False):
        return child_command(decoder_child.__name__)
    return [sys.executable, "-I", decoder_child.__file__]


def _once() -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*_program(), "once", *_MODULES],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    with process:  # waits, and closes the pipes
        pass


def _checked(code: int, said: bytes) -> str:
    """Its words. Raises CodecFailed unless it ended well."""
    if code:
        raise CodecFailed(_ended(code, said))
    return said.decode("utf-8", "replace")


def _ended(code: int, said: bytes) -> str:
    if code < 0:
        return f"crashed with signal {-code}"
    words = said.decode("utf-8", "replace").strip().splitlines()
    return words[-1][:200] if words else f"ended with {code}"


def make_decoder() -> Decoder:
    """For this system."""
    return ForkServer() if sys.platform == "linux" else SpareProcess()
