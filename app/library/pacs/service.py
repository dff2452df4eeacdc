"""The storage service: while it runs, films that others send arrive in the library (C-STORE as SCP).

What was answered with success is on the disk: a film that was not filed before a crash is filed at the next
start.
"""

from __future__ import annotations

import filecmp
import logging
import queue
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pynetdicom import evt

from app.files import private_folder
from app.imaging.errors import ImageReadError
from app.library.index import Library, LibraryError, Study
from app.library.pacs.node import Listener
from app.library.pacs.received import CANNOT_UNDERSTAND, OUT_OF_RESOURCES, Received, Receiver, free_name
from app.library.pacs.syntaxes import IMAGES

log = logging.getLogger(__name__)

NOT_SUPPORTED = 0x0122
LEAST_FREE_BYTES = 1 << 30
"""With less room on the library's disk nothing is taken."""


@dataclass(frozen=True)
class Arrival:
    """One object that was sent: the film in the library, or why there is none. sender: its AE title."""

    sender: str
    study: Study | None
    reason: str = ""


class StorageService:
    """on_arrival is called on the service's own thread, once an object."""

    def __init__(self, listener: Listener, library: Library, on_arrival: Callable[[Arrival], None]) -> None:
        self.listener, self.library, self._on_arrival = listener, library, on_arrival
        self._incoming = library.folder / "incoming"
        self._receiver = Receiver(listener, self)
        self._lent: list[tuple[str, Received]] = []
        self._refused = library.folder / "refused"
        self._waiting: queue.SimpleQueue[tuple[str, Path] | None] = queue.SimpleQueue()
        self._filing = threading.Thread(target=self._file_all, name="radgaze-filing", daemon=True)

    def start(self) -> None:
        """Raises PacsError if the port is taken or a TLS file cannot be used."""
        self._receiver.__enter__()
        for torn in self._incoming.glob("*/.*"):  # of a service that was killed while it wrote
            torn.unlink(missing_ok=True)
        for left in sorted(self._incoming.glob("*/*.dcm")):
            if left.stat().st_size:
                self._waiting.put((left.parent.name, left))
            else:
                left.unlink()  # a name that was taken for an object that never came
        self._filing.start()

    def stop(self) -> None:
        """No new connection; what has arrived is filed first."""
        self._receiver.__exit__(None, None, None)
        self._waiting.put(None)
        self._filing.join()

    @property
    def port(self) -> int:
        return self._receiver.port

    @contextmanager
    def lent(self, calling_ae: str, received: Received) -> Iterator[None]:
        """While entered, what an archive sends because `calling_ae` asked for it (C-MOVE) goes to
        `received`. An archive need not say who asked."""
        mine = (calling_ae, received)
        self._lent.append(mine)
        try:
            yield
        finally:
            self._lent.remove(mine)

    def handle(self, event: evt.Event) -> int:
        """The status of one C-STORE."""
        request = event.request
        asked_by = str(getattr(request, "MoveOriginatorApplicationEntityTitle", None) or "").strip()
        for calling_ae, received in self._lent:
            if asked_by in ("", calling_ae) and received.wants(event):
                return received.handle(event)
        if getattr(request, "AffectedSOPClassUID", None) not in IMAGES:
            return NOT_SUPPORTED
        sender = "".join(
            c if c.isalnum() or c in "-_." else "_" for c in event.assoc.requestor.ae_title.strip()
        )
        if not sender.strip("."):
            return CANNOT_UNDERSTAND  # it becomes a folder name
        if shutil.disk_usage(self.library.folder).free < LEAST_FREE_BYTES:
            self._on_arrival(Arrival(sender, None, "the disk of the library is nearly full"))
            return OUT_OF_RESOURCES
        arrived = Received(self._incoming / sender, lambda path: self._waiting.put((sender, path)))
        status = arrived.handle(event)
        if arrived.failure:
            self._on_arrival(Arrival(sender, None, arrived.failure))
        return status

    def _file_all(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            sender, path = waiting
            try:
                self._on_arrival(self._file(sender, path))
            except Exception as error:  # the films behind it are to be filed
                log.exception("from %s: %s", sender, path)
                self._on_arrival(Arrival(sender, None, f"{error}. It is filed at the next start"))

    def _file(self, sender: str, path: Path) -> Arrival:
        """A film goes into the library; what cannot be read was answered with success, so that it is kept."""
        try:
            arrival = Arrival(sender, self.library.add(path))
        except ImageReadError as error:
            log.warning("from %s: %s", sender, error)
            kept = self._refused / sender / path.name
            private_folder(kept.parent)
            if kept.exists() and not filecmp.cmp(path, kept, shallow=False):
                kept = free_name(kept.parent, path.stem)
            path.replace(kept)
            return Arrival(sender, None, f"{error} It is kept as {kept}")
        except LibraryError as error:
            log.warning("from %s: %s", sender, error)
            return Arrival(sender, None, f"{error} It is filed at the next start")
        path.unlink(missing_ok=True)
        return arrival
