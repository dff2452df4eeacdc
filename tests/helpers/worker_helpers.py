"""A client with a real worker process that runs `runners_for_tests`, and its events."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from inference import api
from inference.client import InferenceClient
from inference.messages import Done, Event, Failed, WorkerState
from inference.worker_life import Policy

HERE = Path(__file__).parent
ARGUMENTS = ("--runners", "runners_for_tests", "--path", str(HERE))
QUICK = Policy(backoff_s=(0.05,), cancel_grace_s=0.3, kill_grace_s=0.2)
PATIENCE_S = 240.0


class Listener:
    """Keeps every event and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
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
                    said = "\n".join(map(repr, self.events[-12:]))
                    raise AssertionError(f"the event did not come; the last were:\n{said}")

    def state(self, name: str, *, after: int = 0) -> WorkerState:
        return self.wait_for(lambda e: isinstance(e, WorkerState) and e.state == name, after=after)

    def final(self, job_id: str) -> Done | Failed:
        return self.wait_for(lambda e: isinstance(e, Done | Failed) and e.job_id == job_id)

    def finals(self, job_id: str) -> list[Event]:
        return [e for e in self.events if isinstance(e, Done | Failed) and e.job_id == job_id]


class Bench:
    """A client, its listener and an image in shared memory."""

    def __init__(self, policy: Policy = QUICK, **options: Any) -> None:
        self.heard = Listener()
        self.client = InferenceClient(
            self.heard, models=options.pop("models", []), policy=policy, worker_arguments=ARGUMENTS, **options
        )
        self.pixels = np.arange(40 * 30, dtype=np.uint16).reshape(40, 30)

    def __enter__(self) -> Bench:
        self.client.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.client.stop()

    def request(self, phrase: str) -> api.Explain:
        frame = self.client.put_image(self.pixels)
        image = api.ImageInput(frame=frame, width_px=30, height_px=40, image_id="test")
        return api.Explain(image=image, phrase=phrase)

    def submit(self, phrase: str) -> str:
        return self.client.submit(self.request(phrase))

    def run(self, phrase: str) -> Done | Failed:
        return self.heard.final(self.submit(phrase))
