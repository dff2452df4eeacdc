"""The child processes: tracker host and worker as Qt signals (events that arrive on their reader threads are
queued to the window's), and the decoder that waits for the next film.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.imaging.child import decoder
from app.settings import InferenceSettings

log = logging.getLogger(__name__)


class Children(QObject):
    """Owns the tracker client and the inference client. Neither is imported before `start`."""

    tracker_event = Signal(object)
    worker_event = Signal(object)
    _from_tracker = Signal(object)
    _from_worker = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        make_tracker: Callable[[Callable[[Any], None]], Any] | None = None,
        make_worker: Callable[[Callable[[Any], None]], Any] | None = None,
    ) -> None:
        super().__init__(parent)
        self.tracker_python = ""
        """The tracker host's interpreter, "" for ours; the window sets it from the settings before `start`.
        """
        self.inference = InferenceSettings()
        """Interpreter, device and model folders of the worker; the window sets them as well."""
        self._make_tracker = make_tracker or self._default_tracker
        self._make_worker = make_worker or self._default_worker
        self.tracker: Any = None
        self.worker: Any = None
        self._closed = False
        self._from_tracker.connect(self._tracker_here, Qt.ConnectionType.QueuedConnection)
        self._from_worker.connect(self._worker_here, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the worker and a decoder; make the tracker client ready (its host starts with a provider)."""
        if self._closed:
            return
        decoder.get_ready()
        if self.worker is None:
            self.worker = self._make_worker(self._from_worker.emit)
            self.worker.start()
        if self.tracker is None:
            self.tracker = self._make_tracker(self._from_tracker.emit)

    def stop(self) -> None:
        """End all of them; nothing is delivered afterwards."""
        self._closed = True
        decoder.let_go()
        enders = [
            client_end
            for client_end in (
                self.tracker.close if self.tracker is not None else None,
                self.worker.stop if self.worker is not None else None,
            )
            if client_end is not None
        ]
        threads = [threading.Thread(target=_end, args=(end,), name="radgaze-end") for end in enders]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(5.0)
        self.tracker = self.worker = None

    def _default_tracker(self, on_event: Callable[[Any], None]) -> Any:
        from eyetracking.client import TrackerClient

        return TrackerClient(on_event, python=self.tracker_python or None)

    def _default_worker(self, on_event: Callable[[Any], None]) -> Any:
        from inference.client import InferenceClient
        from inference.remote.near import remote_worker
        from inference.store import default_paths

        chosen = self.inference
        return InferenceClient(
            on_event,
            python=chosen.python or None,
            models=[*default_paths(), *(Path(folder).expanduser() for folder in chosen.model_folders)],
            environment={} if chosen.device == "auto" else {"RADGAZE_DEVICE": chosen.device},
            start_worker=remote_worker(chosen.remote, chosen.remote_key) if chosen.remote else None,
        )

    def _tracker_here(self, event: object) -> None:
        if not self._closed:
            self.tracker_event.emit(event)

    def _worker_here(self, event: object) -> None:
        if not self._closed:
            self.worker_event.emit(event)


def _end(end: Callable[[], None]) -> None:
    try:
        end()
    except OSError as error:
        log.warning("a child process did not end cleanly: %s", error)
