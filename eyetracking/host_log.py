"""What the tracker host says, into the workstation's log: its states and troubles, and its standard error.

Live gaze, and whose recording it is, are no business of a log.
"""

from __future__ import annotations

import logging
import os
from typing import IO

from eyetracking.messages import Event, HostError, HostState, RecordingState

log = logging.getLogger("eyetracking.host")
MOST_BYTES = 1 << 16


class HostLog:
    """One for each life of the host. stderr: the file that the host writes its standard error to."""

    def __init__(self, stderr: IO[bytes]) -> None:
        self._stderr = stderr
        self._heard = 0
        self._half = b""
        self._recording = False

    def take(self, event: Event) -> None:
        """Note what a reader of the log wants to know, and what the host wrote since the last event."""
        if isinstance(event, HostState):
            log.info("%s %s %s", event.provider or "tracker", event.state, event.text)
        elif isinstance(event, HostError):
            log.warning("%s %s", event.text, event.way_out)
        elif isinstance(event, RecordingState):
            if event.recording != self._recording or event.waiting:
                begun = "recording" if event.recording else "recording ended"
                log.info("%s: %d samples, %d wait %s", begun, event.samples, event.waiting, event.text)
            self._recording = event.recording
        else:
            return
        self.hear()

    def hear(self, *, last: bool = False) -> None:
        """What the host wrote to its standard error since. last: it writes no more."""
        if not hasattr(os, "pread"):  # reading would move the place where the host writes next
            if not last:
                return
            self._stderr.seek(self._heard)
            data = self._stderr.read(MOST_BYTES)
        else:
            data = os.pread(self._stderr.fileno(), MOST_BYTES, self._heard)
        self._heard += len(data)
        *whole, self._half = (self._half + data).split(b"\n")
        for line in [*whole, self._half] if last else whole:
            if line.strip():
                log.warning("stderr: %s", line.decode("utf-8", "replace").rstrip())
