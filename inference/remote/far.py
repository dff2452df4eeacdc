"""The GPU server's end: a listener, and for whoever comes a worker of this machine, without a network of its
own as ever, whose films come through the connection.
"""

from __future__ import annotations

import contextlib
import logging
import socket
import tempfile
import threading
from collections.abc import Callable, Sequence
from multiprocessing import AuthenticationError
from multiprocessing import connection as mp_connection
from typing import Any

import msgspec

from eyetracking.wire import (
    LaunchFailed,
    PipeTransport,
    Transport,
    WireError,
    end_process,
    last_words,
    launch,
    say_exit,
)
from inference.api import FrameRef
from inference.frames import FrameError, ImageRing, ResultRing
from inference.job_queue import frame_refs
from inference.messages import (
    Done,
    Ended,
    Failed,
    Hello,
    PartialMap,
    Release,
    Run,
    decode_from_worker,
    encode,
)
from inference.remote.address import Address, connection_of, listen
from inference.remote.words import Gathering, Piece, Refused, Welcome, decode_to_far, pieces, with_frames

log = logging.getLogger(__name__)
LOOK_S = 0.2
HANDOVER_S = 2.0
"""For the last workstation's worker to end, which may be this one's whose worker crashed."""


class Server:
    """Serves one workstation at a time (a GPU holds one worker's models). `close` from any thread ends it."""

    def __init__(
        self,
        address: Address,
        key: bytes | None,
        *,
        models: Sequence[str],
        say: Callable[[str], None],
        worker_arguments: Sequence[str] = (),
    ) -> None:
        """key: None for a path, whose permissions guard it. Raises AddressError."""
        self._key, self._models, self._say = key, list(models), say
        self._arguments = list(worker_arguments)
        self._closing = threading.Event()
        self._busy = threading.Lock()
        self._current: Transport | None = None
        self._threads: list[threading.Thread] = []
        self._listening = listen(address)
        self._listening.settimeout(LOOK_S)

    def serve(self) -> None:
        """Until `close`."""
        with self._listening:
            while not self._closing.is_set():
                try:
                    way, _ = self._listening.accept()
                except TimeoutError:
                    continue
                if self._closing.is_set():
                    way.close()
                    break
                self._threads = [t for t in self._threads if t.is_alive()]
                thread = threading.Thread(target=self._meet, args=(way,), name="radgaze-serve", daemon=True)
                self._threads.append(thread)
                thread.start()
        for thread in self._threads:
            thread.join(5)

    def close(self) -> None:
        self._closing.set()
        if self._current is not None:
            self._current.close()

    def _meet(self, way: socket.socket) -> None:
        connection = connection_of(way)
        try:
            if self._key is not None:
                mp_connection.deliver_challenge(connection, self._key)
                mp_connection.answer_challenge(connection, self._key)
        except (AuthenticationError, OSError, EOFError) as error:
            self._say(f"somebody was turned away: {error or 'gone at once'}")
            connection.close()
            return
        near = PipeTransport(connection)
        if not self._busy.acquire(timeout=HANDOVER_S):
            with contextlib.suppress(OSError):
                near.send(encode(Refused(message="it serves another workstation now")))
            near.close()
            return
        try:
            self._current = near
            if self._closing.is_set():
                return
            self._say("a workstation has come")
            _attend(near, self._models, self._arguments)
        except (LaunchFailed, FrameError) as error:
            self._say(str(error))
            with contextlib.suppress(OSError):
                near.send(encode(Refused(message=str(error))))
        finally:
            self._current = None
            near.close()
            self._busy.release()
            self._say("the workstation has gone")


def _attend(near: Transport, models: list[str], arguments: list[str]) -> None:
    """One workstation with one worker, to the end of either. Raises LaunchFailed, FrameError."""
    images, results = ImageRing(), ResultRing()
    with tempfile.TemporaryFile() as stderr:
        try:
            process, worker = launch("inference.worker", arguments, stderr=stderr)
            try:
                near.send(encode(Welcome(host=socket.gethostname())))
                carrier = Carrier(near, worker, images, results, models)
                onward = threading.Thread(target=carrier.onward, name="radgaze-onward", daemon=True)
                onward.start()
                carrier.back()
                code = end_process(process, grace_s=0.5)
                with contextlib.suppress(OSError):
                    near.send(encode(Ended(reason=say_exit(code), words=last_words(stderr))))
                near.close()
                onward.join()
            finally:
                worker.close()
                end_process(process, grace_s=0.1)
        except OSError as error:
            log.warning("the workstation was lost: %s", error)
        finally:
            images.close()
            results.close()


class Carrier:
    """Words one way and the other; arrays between this machine's shared memory and pieces."""

    def __init__(
        self, near: Transport, worker: Transport, images: ImageRing, results: ResultRing, models: list[str]
    ) -> None:
        self._near, self._worker = near, worker
        self._images, self._results, self._models = images, results, models
        self._gathering = Gathering()
        self._here: dict[str, FrameRef] = {}
        self._held: dict[str, list[FrameRef]] = {}
        self._lock = threading.Lock()

    def onward(self) -> None:
        """From the workstation to the worker."""
        with contextlib.suppress(EOFError, WireError, OSError, msgspec.DecodeError, FrameError):
            while True:
                self._to_worker(decode_to_far(self._near.recv()))
        self._worker.close()  # whereupon it ends

    def back(self) -> None:
        """From the worker to the workstation."""
        with contextlib.suppress(EOFError, WireError, OSError, msgspec.DecodeError, FrameError):
            while True:
                self._to_workstation(decode_from_worker(self._worker.recv()))

    def _to_worker(self, message: Any) -> None:
        if isinstance(message, Piece):
            array = self._gathering.take(message)
            if array is not None:
                self._here = {message.digest: self._images.put(array)}
            return
        if isinstance(message, Hello):
            message = msgspec.structs.replace(
                message, images=self._images.spec, results=self._results.spec, models=self._models
            )
        elif isinstance(message, Run):
            try:
                message = self._with_image(message)
            except FrameError as error:
                self._near.send(encode(Failed(job_id=message.job_id, kind="input", message=str(error))))
                return
        self._worker.send(encode(message))

    def _with_image(self, run: Run) -> Run:
        """Raises FrameError where its image has not come."""
        refs = list(frame_refs(run))
        if any(ref.digest not in self._here for ref in refs):
            raise FrameError("the image was replaced before it was sent; ask again")
        here = [self._here[ref.digest] for ref in refs]
        for ref in here:
            self._images.hold(ref)
        with self._lock:
            self._held[run.job_id] = here
        moved: Run = with_frames(run, lambda ref: self._here[ref.digest])
        return moved

    def _to_workstation(self, message: Any) -> None:
        if isinstance(message, Done | PartialMap):
            for ref in frame_refs(message):
                array = self._results.copy(ref)
                self._worker.send(encode(Release(slot=self._results.slot(ref))))
                for piece in pieces(array, ref.digest):
                    self._near.send(piece)
        if isinstance(message, Done | Failed):
            with self._lock:
                for ref in self._held.pop(message.job_id, []):
                    self._images.free(ref)
        self._near.send(encode(message))
