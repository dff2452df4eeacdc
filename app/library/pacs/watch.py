"""An eye on an association: a stop of the user's, or a peer that has gone silent, ends it at any moment."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType

from pynetdicom.association import Association

from app.library.pacs.node import Stop

ANSWER_S = 60.0
"""How long a peer may give no sign of life."""
_LOOK_EVERY_S = 0.2
_CANCEL_S = 3.0
"""How long a peer may take to answer C-CANCEL (PS3.7 9.3.2.3); many never do."""


class Watch:
    """While entered, looks after the association on a thread of its own.

    stopped: the user wanted it to end. silent: it was given up. cancel: asks the peer to stop.
    """

    def __init__(self, association: Association, stop: Stop, answer_s: float = ANSWER_S) -> None:
        self.stopped = self.silent = False
        self.cancel: Callable[[], None] | None = None
        self._association, self._stop, self._answer_s = association, stop, answer_s
        self._until = time.monotonic() + answer_s
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="radgaze-association", daemon=True)

    def heard(self, more_s: float = 0.0) -> None:
        """A sign of life. more_s: what is under way now may take so much longer."""
        if not self.stopped:
            self._until = time.monotonic() + self._answer_s + more_s

    def look(self) -> None:
        """Ask the peer to stop, once, if the user wants it."""
        with self._lock:
            if self.stopped or not self._stop():
                return
            self.stopped = True
        if self.cancel is not None:
            self._until = time.monotonic() + _CANCEL_S
            self.cancel()
        else:
            self._until = 0.0

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(_LOOK_EVERY_S):
            self.look()
            if time.monotonic() > self._until:
                self.silent = not self.stopped
                self._association.abort()
                self._association.dimse.msg_queue.put((None, None))  # whoever waits for an answer goes on
                return
