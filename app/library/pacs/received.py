"""Files that arrive, and the server that takes them (C-STORE as SCP, PS3.4 B)."""

from __future__ import annotations

import itertools
import logging
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from pynetdicom import AE, AllStoragePresentationContexts, evt
from pynetdicom.association import Association
from pynetdicom.sop_class import Verification  # type: ignore[attr-defined]

from app.files import owner_only, private_folder, write_atomically
from app.imaging.header import PYDICOM_FAILURES
from app.library.pacs.node import Listener, PacsError
from app.library.pacs.syntaxes import ACCEPTED
from app.library.pacs.tls import GREETING_S, server_tls, shake_hands

OUT_OF_RESOURCES, CANNOT_UNDERSTAND, NOT_AUTHORIZED, SUCCESS = 0xA700, 0xC000, 0x0124, 0x0000
OTHER_CLASS = 0xA900
"""The data set is not of the class that was announced (PS3.4 B.2.3)."""
MOST_ASSOCIATIONS, MOST_WAITING, IDLE_S = 64, 8, 30
"""At the same time; of one host that have asked for nothing yet; how long one may then say nothing."""
MOST_PDU_BYTES = 1 << 20
"""pynetdicom reads as much as a peer announces, up to 4 GiB; a PDU of ours is 64 KiB at most."""
OUR_PDU_BYTES = 1 << 16

log = logging.getLogger(__name__)


class Received:
    """Writes what arrives below `folder`, each object into a file of its own, exactly as it was sent.

    study_uid: where given, objects of other studies are refused and counted in `strange`. failure: why the
    newest one could not be written. on_file: called for each file, on the association's thread.
    """

    def __init__(
        self, folder: Path, on_file: Callable[[Path], None] | None = None, *, study_uid: str = ""
    ) -> None:
        self.folder, self.on_file, self.study_uid = folder, on_file, study_uid
        self.files: list[Path] = []
        self.failure = ""
        self.strange = 0

    def wants(self, event: evt.Event) -> bool:
        """Whether the object belongs to the study that was asked for."""
        try:
            return not self.study_uid or event.dataset.get("StudyInstanceUID") == self.study_uid
        except PYDICOM_FAILURES:
            return False

    def handle(self, event: evt.Event) -> int:
        """The status of one C-STORE: only success once the file is on the disk."""
        uid = str(getattr(event.request, "AffectedSOPInstanceUID", None) or "")
        if not uid or not all(part.isdigit() for part in uid.split(".")):
            return CANNOT_UNDERSTAND  # it becomes a file name
        if not self.wants(event):
            self.strange += 1
            return NOT_AUTHORIZED
        if _is_other(event):
            return OTHER_CLASS
        try:
            private_folder(self.folder)
            target = free_name(self.folder, uid)
        except OSError as error:
            self.failure = f"{self.folder}: {error.strerror}"
            return OUT_OF_RESOURCES
        try:
            write_atomically(target, event.encoded_dataset())
        except OSError as error:
            target.unlink(missing_ok=True)
            self.failure = f"{target}: {error.strerror}"
            return OUT_OF_RESOURCES
        self.files.append(target)
        if self.on_file is not None:
            self.on_file(target)
        return SUCCESS


def _is_other(event: evt.Event) -> bool:
    """Whether the data set says that it is another object than the one announced. One that cannot be read
    says nothing; whoever files it does."""
    try:
        found = event.dataset.get("SOPClassUID"), event.dataset.get("SOPInstanceUID")
    except PYDICOM_FAILURES:
        return False
    request: Any = event.request
    announced = request.AffectedSOPClassUID, request.AffectedSOPInstanceUID
    return any(one and one != other for one, other in zip(found, announced, strict=True))


def free_name(folder: Path, name: str) -> Path:
    """An empty file NAME.dcm; one that came before under the same name stays."""
    for number in itertools.count(1):
        target = folder / (f"{name}.dcm" if number == 1 else f"{name}-{number}.dcm")
        with suppress(FileExistsError):
            os.close(owner_only(os.fspath(target), os.O_CREAT | os.O_EXCL))
            return target
    raise AssertionError


class Taker(Protocol):
    """Who takes what arrives."""

    def handle(self, event: evt.Event) -> int:
        """The status of one C-STORE; called on the association's thread."""


class Receiver:
    """While entered, a storage server on the listener's address, with TLS where it says so. Raises PacsError
    if the port is taken or a TLS file cannot be used."""

    def __init__(self, listener: Listener, received: Taker) -> None:
        self.listener, self.received = listener, received
        self._waiting: list[Association] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Receiver:
        ae = AE(ae_title=self.listener.ae_title)
        ae.maximum_pdu_size = OUR_PDU_BYTES
        ae.acse_timeout = GREETING_S
        ae.network_timeout = IDLE_S
        ae.maximum_associations = MOST_ASSOCIATIONS
        ae.require_called_aet = True
        ae.require_calling_aet = list(self.listener.senders)
        for context in AllStoragePresentationContexts:
            ae.add_supported_context(str(context.abstract_syntax), ACCEPTED)
        ae.add_supported_context(Verification)
        try:
            self._server: Any = ae.start_server(
                (self.listener.host, self.listener.port),
                block=False,
                evt_handlers=[
                    (evt.EVT_C_STORE, self.received.handle),
                    (evt.EVT_CONN_OPEN, self._cap),
                ],
                ssl_context=server_tls(self.listener),
            )
        except OSError as error:
            raise PacsError(
                "listener",
                f"port {self.listener.port} cannot be opened: {error.strerror}",
                "Choose another port in settings.toml, and tell the archive.",
            ) from error
        return self

    def _cap(self, event: evt.Event) -> None:
        """What one connection may send: PDUs of a sane size, objects of at most `largest_mb`. Hands are
        shaken first."""
        most = self.listener.largest_mb << 20
        line: Any = event.assoc.dul.socket
        self._make_room(event.assoc)
        try:
            shake_hands(line.socket)
        except OSError as error:
            log.info("no TLS with %s: %s", event.assoc.requestor.address, error)
            line.socket.close()
            return
        receive, taken = line.recv, [0]

        def capped(count: int) -> bytearray:
            if count > MOST_PDU_BYTES or taken[0] + count > most:
                line.socket.close()
                raise OSError(f"{count} bytes after {taken[0]} of one object are over the listener's limits")
            taken[0] += count
            out: bytearray = receive(count)
            return out

        def next_object(_event: evt.Event) -> None:
            taken[0] = 0

        line.recv = capped
        event.assoc.bind(evt.EVT_DIMSE_RECV, next_object)

    def _make_room(self, newest: Association) -> None:
        """Of the connections of one host that have asked for nothing yet the oldest goes."""
        with self._lock:
            self._waiting = [a for a in self._waiting if a.is_alive() and not a.is_established]
            host = newest.requestor.address
            same = [a for a in self._waiting if a.requestor.address == host]
            self._waiting.append(newest)
        for oldest in same[: max(0, len(same) - MOST_WAITING + 1)]:
            line: Any = oldest.dul.socket
            with suppress(OSError, AttributeError):  # it has ended meanwhile
                line.socket.shutdown(socket.SHUT_RDWR)

    @property
    def port(self) -> int:
        """The port in use (of interest where 0 was asked for)."""
        return int(self._server.server_address[1])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        for association in self._server.active_associations:
            if association.is_established:
                association.abort()
            else:
                association.kill()
            association.join(GREETING_S + 1)
