"""The workstation's end of a worker on another machine: in place of a child process and its pipe."""

from __future__ import annotations

import logging
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import msgspec

from eyetracking.wire import Child, Transport, WireError
from inference.api import FrameRef
from inference.frames import AttachedRing, FrameError, ResultWriter
from inference.job_queue import frame_refs
from inference.messages import Ended, Hello, Ready, Release, Run, decode_to_worker, encode
from inference.remote.address import Address, AddressError, NotReached, connect, read_key
from inference.remote.words import Gathering, Piece, Refused, Welcome, decode_to_near, pieces, with_frames
from inference.worker_life import Start

log = logging.getLogger(__name__)
GREETING_S = 10.0


def remote_worker(where: str, key: str = "") -> Start:
    """What `InferenceClient` begins in place of a child process. where: as `Address.read` takes it. key: the
    file, which a port needs."""

    def start(_stderr: IO[bytes]) -> tuple[Child, Transport]:
        try:
            address = Address.read(where)
            if address.port and not key:
                raise AddressError("A port needs a key.", "Give the file with the key of radgaze serve.")
            way = connect(address, read_key(Path(key).expanduser()) if address.port else None)
        except AddressError as error:
            raise NotReached(where, error.message, error.way_out) from error
        host = _greeting(way, address)
        log.warning("films leave this machine from now on: to %s, by %s", host, address)
        process = FarProcess(way.close)
        return process, NearEnd(way, process, host, str(address))

    return start


def _greeting(way: Transport, address: Address) -> str:
    late = threading.Timer(GREETING_S, way.close)
    late.start()
    try:
        said = decode_to_near(way.recv())
    except (EOFError, WireError, msgspec.DecodeError) as error:
        way.close()
        raise NotReached(str(address), "nothing there speaks as a worker's server") from error
    finally:
        late.cancel()
    if isinstance(said, Welcome):
        return said.host
    way.close()
    raise NotReached(str(address), said.message if isinstance(said, Refused) else "it did not greet")


class FarProcess:
    """A worker's process that cannot be signalled from here: its connection is closed instead, whereupon its
    server ends it."""

    pid = 0

    def __init__(self, hang_up: Callable[[], None]) -> None:
        self._hang_up = hang_up
        self._over = threading.Event()

    def poll(self) -> int | None:
        return 0 if self._over.is_set() else None

    def wait(self, timeout: float | None = None) -> int:
        if not self._over.wait(timeout):
            raise subprocess.TimeoutExpired("the worker on another machine", timeout or 0.0)
        return 0

    def terminate(self) -> None:
        self.over()
        self._hang_up()

    kill = terminate

    def over(self) -> None:
        self._over.set()


class NearEnd:
    """A Transport. Arrays lie in this machine's shared memory and travel as pieces."""

    def __init__(self, way: Transport, process: FarProcess, host: str, address: str) -> None:
        self._way, self._process = way, process
        self._host, self._address = host, address
        self._images: AttachedRing | None = None
        self._results: ResultWriter | None = None
        self._gathering = Gathering()
        self._came: dict[str, list[FrameRef]] = {}
        self._there = ""
        """Digest of the image that was sent last: the far end has that one still."""
        self._ended = False

    def send(self, data: bytes) -> None:
        message = decode_to_worker(data)
        if isinstance(message, Hello):
            self._images, self._results = AttachedRing(message.images), ResultWriter(message.results)
            data = encode(msgspec.structs.replace(message, models=[], licences=None))
        elif isinstance(message, Release):
            assert self._results is not None
            self._results.release(message.slot)
            return
        elif isinstance(message, Run):
            for ref in frame_refs(message):
                self._send_image(ref)
        self._way.send(data)

    def _send_image(self, ref: FrameRef) -> None:
        assert self._images is not None
        if ref.digest == self._there:
            return
        try:
            array = self._images.copy(ref)
        except FrameError as error:  # replaced meanwhile: the far end answers that it does not know it
            log.warning("an image was not sent: %s", error)
            return
        log.info("film %s leaves this machine: to %s", ref.digest[:12], self._host)
        for piece in pieces(array, ref.digest):
            self._way.send(piece)
        self._there = ref.digest

    def recv(self) -> bytes:
        """Raises EOFError after an `Ended`."""
        if self._ended:
            raise EOFError("the worker on another machine has ended")
        try:
            message = self._next()
        except (EOFError, WireError, msgspec.DecodeError) as error:
            message = Ended(reason=f"the connection to {self._host} was lost: {error}", lost=True)
        if isinstance(message, Ended):
            self._ended = True
            self._process.over()
        return encode(message)

    def _next(self) -> Any:
        while isinstance(message := decode_to_near(self._way.recv()), Piece):
            self._gather(message)
        return self._said(message) if isinstance(message, Ready) else with_frames(message, self._place)

    def _said(self, ready: Ready) -> Ready:
        return msgspec.structs.replace(
            ready,
            elsewhere=self._host,
            text=f"Films leave this machine: to {self._host}, by {self._address}. {ready.text}",
        )

    def _gather(self, piece: Piece) -> None:
        array = self._gathering.take(piece)
        if array is None:
            return
        if self._results is None:
            raise EOFError("an array came before its time")
        try:
            self._came.setdefault(piece.digest, []).append(self._results.write(array))
        except (FrameError, ValueError) as error:
            raise EOFError(f"a map could not be taken: {error}") from error

    def _place(self, ref: FrameRef) -> FrameRef:
        came = self._came.get(ref.digest)
        if not came:
            raise EOFError("a map was spoken of that has not come")
        here = came.pop(0)
        if not came:
            del self._came[ref.digest]
        return here

    def close(self) -> None:
        self._process.over()
        self._way.close()

    def fileno(self) -> int:
        return self._way.fileno()
