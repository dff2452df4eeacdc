"""Files that arrive, and the server that takes them (C-STORE as SCP, PS3.4 B)."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from pynetdicom import AE, AllStoragePresentationContexts, evt
from pynetdicom.sop_class import Verification  # type: ignore[attr-defined]

from app.files import write_atomically
from app.library.pacs.node import Listener, PacsError
from app.library.pacs.syntaxes import ACCEPTED

OUT_OF_RESOURCES, CANNOT_UNDERSTAND, SUCCESS = 0xA700, 0xC000, 0x0000


class Received:
    """Writes what arrives below `folder`, one file an instance, exactly as it was sent."""

    def __init__(self, folder: Path, on_file: Callable[[Path], None] | None = None) -> None:
        self.folder, self.on_file = folder, on_file
        self.files: list[Path] = []
        self.failure = ""
        self._lock = threading.Lock()

    def handle(self, event: evt.Event) -> int:
        """The status of one C-STORE: only success once the file is on the disk."""
        uid = str(getattr(event.request, "AffectedSOPInstanceUID", None) or "")
        if not uid or not all(part.isdigit() for part in uid.split(".")):
            return CANNOT_UNDERSTAND  # it becomes a file name
        target = self.folder / f"{uid}.dcm"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(target, event.encoded_dataset())
        except OSError as error:
            self.failure = f"{target}: {error.strerror}"
            return OUT_OF_RESOURCES
        with self._lock:
            if target not in self.files:
                self.files.append(target)
        if self.on_file is not None:
            self.on_file(target)
        return SUCCESS


class Receiver:
    """While entered, a storage server on the listener's address. Raises PacsError if the port is taken."""

    def __init__(self, listener: Listener, received: Received, tls: ssl.SSLContext | None = None) -> None:
        self.listener, self.received, self.tls = listener, received, tls

    def __enter__(self) -> Receiver:
        ae = AE(ae_title=self.listener.ae_title)
        for context in AllStoragePresentationContexts:
            ae.add_supported_context(str(context.abstract_syntax), ACCEPTED)
        ae.add_supported_context(Verification)
        try:
            self._server: Any = ae.start_server(
                (self.listener.host, self.listener.port),
                block=False,
                evt_handlers=[(evt.EVT_C_STORE, self.received.handle)],
                ssl_context=self.tls,
            )
        except OSError as error:
            raise PacsError(
                "listener",
                f"port {self.listener.port} cannot be opened: {error.strerror}",
                "Choose another port in settings.toml, and tell the archive.",
            ) from error
        return self

    @property
    def port(self) -> int:
        """The port in use (of interest where 0 was asked for)."""
        return int(self._server.server_address[1])

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
