"""A tracker client with a real host process, and its events."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from eyetracking.client import Consent, TrackerClient
from eyetracking.messages import HostError, HostState, RecordingState

PATIENCE_S = 60.0
CONSENT = Consent(
    version="1", purpose="a test of the software", given_at="2026-01-01T00:00:00Z", reader_id="R01"
)


class Listener:
    """Keeps every event and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[Any] = []
        self._changed = threading.Condition()

    def __call__(self, event: Any) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[Any], bool], *, after: int = 0) -> Any:
        deadline = time.monotonic() + PATIENCE_S
        with self._changed:
            while True:
                for event in self.events[after:]:
                    if wanted(event):
                        return event
                if not self._changed.wait(deadline - time.monotonic()):
                    said = "\n".join(repr(e)[:300] for e in self.events[-8:])
                    raise AssertionError(f"the event did not come; the last were:\n{said}")

    def state(self, name: str, *, after: int = 0) -> HostState:
        return self.wait_for(lambda e: isinstance(e, HostState) and e.state == name, after=after)

    def kind(self, kind: type, *, after: int = 0) -> Any:
        return self.wait_for(lambda e: isinstance(e, kind), after=after)

    def error(self) -> HostError:
        return self.kind(HostError)

    def recorded(self, samples: int) -> RecordingState:
        return self.wait_for(lambda e: isinstance(e, RecordingState) and e.samples >= samples)

    def closed(self) -> RecordingState:
        return self.wait_for(lambda e: isinstance(e, RecordingState) and not e.recording)


class Desk:
    """A client, its listener, and the end of both."""

    def __init__(self, **options: Any) -> None:
        self.heard = Listener()
        self.client = TrackerClient(self.heard, **options)

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def record(self, folder: Path, **session: Any) -> None:
        self.client.begin_recording(folder, consent=CONSENT, session=session)
        self.heard.wait_for(lambda e: isinstance(e, RecordingState) and e.recording)
