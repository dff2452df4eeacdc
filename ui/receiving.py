"""While the reader wants it, films that others send arrive in the library: seen in the status bar, said in a
message, never opened by themselves."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.reading.workspace import LibraryOpened, Workspace
from ui.languages import tr, tr_count
from ui.shell import Shell

if TYPE_CHECKING:
    from app.library.pacs.service import Arrival, StorageService

log = logging.getLogger(__name__)

TOGETHER_MS = 700
"""What arrives within this time is said in one message."""


class Receiving(QObject):
    """One for the window. `service` is None while nothing is received."""

    arrived = Signal()
    """Films were filed: the list of studies is another."""
    _arrived = Signal(object)

    def __init__(self, shell: Shell, workspace: Workspace) -> None:
        super().__init__(shell.parent)
        self._shell, self._workspace = shell, workspace
        self.service: StorageService | None = None
        self._wanted = shell.settings.listener.enabled
        self._busy = False
        self._new: list[Arrival] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOGETHER_MS)
        self._timer.timeout.connect(self._say)
        self._arrived.connect(self._take)
        shell.check("receive", checked=self._wanted)
        workspace.listen(LibraryOpened, self.settle)

    def want(self, *, wanted: bool) -> None:
        """The reader's choice; kept in the settings."""
        self._wanted = self._shell.settings.listener.enabled = wanted
        self._shell.save_settings()
        self.settle()

    def settle(self, _event: object = None) -> None:
        """Start or stop as wanted, on a thread; called again once the library is open."""
        library = self._workspace.library
        if self._busy or library is None or self._wanted == (self.service is not None):
            return
        self._busy = True
        if self._wanted:
            from app.library.pacs.service import StorageService

            service = StorageService(self._shell.settings.listener, library, self._arrived.emit)
            self._shell.background.run(service.start, lambda _none: self._started(service), self._failed)
        else:
            running = self.service
            assert running is not None
            self._shell.background.run(running.stop, lambda _none: self._stopped(), self._failed)

    def close(self) -> None:
        """The window closes: what has arrived is filed, then the port is free."""
        self._wanted = False
        self._timer.stop()
        if self.service is not None:
            self.service.stop()
            self.service = None

    def _started(self, service: StorageService) -> None:
        self._busy, self.service = False, service
        listener = self._shell.settings.listener
        tls = tr(", TLS") if listener.tls else ""
        self._shell.status.set(
            "receiving",
            tr(
                "Receiving: {ae_title}, port {port}{tls}",
                ae_title=listener.ae_title,
                port=service.port,
                tls=tls,
            ),
            "human",
        )
        self.settle()

    def _stopped(self) -> None:
        self._busy, self.service = False, None
        self._shell.status.set("receiving", "", "text_faint")
        self.settle()

    def _failed(self, error: Exception) -> None:
        self._busy = self._wanted = False
        self._shell.check("receive", checked=False)
        self._shell.status.set("receiving", "", "text_faint")
        log.warning("receiving: %s", error)
        reason, way_out = getattr(error, "reason", str(error)), getattr(error, "way_out", "")
        self._shell.messages.say(
            tr("Nothing is received: {reason}.", reason=reason), way_out, tone="warning", key="receiving"
        )

    def _take(self, arrival: Arrival) -> None:
        self._new.append(arrival)
        self._timer.start()

    def _say(self) -> None:
        arrivals, self._new = self._new, []
        filed = [a for a in arrivals if a.study is not None]
        refused = [a for a in arrivals if a.study is None]
        parts = []
        if filed:
            senders = ", ".join(Counter(a.sender for a in filed))
            names = ", ".join(dict.fromkeys(a.study.label for a in filed if a.study is not None))
            parts.append(
                tr_count(
                    "{count} film received from {senders}: {names}.",
                    "{count} films received from {senders}: {names}.",
                    len(filed),
                    senders=senders,
                    names=names,
                )
            )
            self.arrived.emit()
        if refused:
            parts.append(
                tr_count(
                    "{count} object was not filed: {reason}.",
                    "{count} objects were not filed: {reason}.",
                    len(refused),
                    reason=refused[0].reason,
                ).replace("..", ".")
            )
        way_out = tr("In the list of studies; the patient on the screen stays.") if filed else ""
        tone = "warning" if refused else "good"
        self._shell.messages.say(" ".join(parts), way_out, tone=tone, key="received", seconds=30)
