"""What the dialogs that talk to an archive have in common: which one, what is under way, Stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.library.pacs.archive import Archive, connect
from app.library.pacs.node import Cancelled, PacsError, Progress
from app.settings import Settings
from ui.dialogs.frame import Framed
from ui.job_card import JobCard
from ui.languages import tr
from ui.loading import Background
from ui.widgets import label

if TYPE_CHECKING:
    from app.library.pacs.service import StorageService


class TransferDialog(Framed):
    """One job at a time, on a thread of the dialog's own; the window stays usable."""

    busy_changed = Signal()
    """A job begins or has ended."""
    _progressed = Signal(int, int)

    def __init__(
        self,
        title: str,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        service: StorageService | None = None,
    ) -> None:
        """service: what holds the listener's port, if it runs."""
        super().__init__(title, parent)
        self.settings, self._service = settings, service
        self._background = Background(self, threads=2)  # a search that was left may still wait for its answer
        self._stop = threading.Event()
        self._what = self._stopped_words = ""
        self._may_be_left = False
        self.busy = False
        self.node = QComboBox()
        self.node.addItems(list(settings.pacs))
        self.node.setAccessibleName(tr("Archive"))
        self.node.setToolTip(tr("The archives of the settings (Ctrl+,)"))
        self.card = JobCard("transfer")
        self.card.cancel_wanted.connect(self._stop_now)
        self.words = label("", "dim", wrap=True)
        if not settings.pacs:
            self.words.setText(tr("No archive is set up. Add one in the settings (Ctrl+,), page Archives."))
        self._progressed.connect(self._show_progress)

    def archive(self, name: str) -> Archive:
        """Raises PacsError."""
        return connect(name, self.settings.pacs[name], self.settings.listener, self._service)

    def start(
        self,
        what: str,
        work: Callable[[threading.Event, Progress], Any],
        done: Callable[[Any], None],
        *,
        stopped: str,
        may_be_left: bool = False,
    ) -> None:
        """work: is given the user's stop, and whom to tell progress; done: is called with what it returns.

        stopped: what is said where it was stopped. may_be_left: it changes nothing, so that a stop need not
        wait for its end.
        """
        self._stop = stop = threading.Event()
        self.busy, self._what, self._stopped_words, self._may_be_left = True, what, stopped, may_be_left
        self.words.setText("")
        self.card.show_running(what, None)
        self.busy_changed.emit()

        def progress(so_many: int, of: int) -> None:
            if not stop.is_set():  # the dialog may be gone
                self._progressed.emit(so_many, of)

        def ended(value: Any) -> None:
            self._ended()
            done(value)

        self._background.run(lambda: work(stop, progress), ended, self._failed, purpose="transfer")

    def _stop_now(self) -> None:
        self._stop.set()
        if self._may_be_left:
            self._background.forget("transfer")
            self._failed(Cancelled())
        else:
            self.card.show_running(tr("{what}: stopping", what=self._what), None)

    def _ended(self) -> None:
        self.busy = False
        self.card.clear()
        self.busy_changed.emit()

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, Cancelled):
            self.words.setText(self._stopped_words)
        elif isinstance(error, PacsError):
            self.words.setText(str(error))
        else:
            self.words.setText(tr("{what} failed: {error}", what=self._what, error=error))

    def _show_progress(self, done: int, of: int) -> None:
        if self.busy:
            self.card.show_running(
                tr("{what}: {done} of {of}", what=self._what, done=done, of=of or "?"),
                done / of if of else None,
            )

    def done(self, result: int) -> None:
        """A transfer under way is stopped; what has come of it is still filed."""
        self._stop.set()
        self._background.leave()
        super().done(result)
