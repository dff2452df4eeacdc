"""A worker of one's own that answers one request after the other: what batches and studies share."""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.batch.films import BatchError
from inference import api
from inference.client import InferenceClient
from inference.messages import Done, Event, Failed, WorkerState

Say = Callable[[str], None]


@dataclass(frozen=True)
class Read:
    """A film as models take it. image: uint16 (h, w). width_px, height_px: of the whole film."""

    image: NDArray[np.uint16]
    width_px: int
    height_px: int
    digest: str


class Questioner:
    """say: called with what the worker says while it starts. client_options: of the InferenceClient."""

    def __init__(self, say: Say, **client_options: Any) -> None:
        self.say = say
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.client = InferenceClient(self.events.put, **client_options)
        self.client.start()

    def until_ready(self) -> None:
        """Raises BatchError where the worker cannot work at all."""
        while self.client.state.state not in ("ready", "busy"):
            event = self.events.get()
            if isinstance(event, WorkerState):
                self.say(event.text)
                if event.state == "dead":
                    raise BatchError(f"The worker does not start: {event.text}", "See radgaze doctor.")

    def put(self, seen: Read, request: Callable[[api.ImageInput], api.Request]) -> Done | Failed:
        """Waits for the answer. Raises BatchError where the worker is off."""
        image = api.ImageInput(
            frame=self.client.put_image(seen.image),
            width_px=seen.width_px,
            height_px=seen.height_px,
            image_id=seen.digest,
        )
        job = self.client.submit(request(image))
        while True:
            event = self.events.get()
            if isinstance(event, Done | Failed) and event.job_id == job:
                return event
            if isinstance(event, WorkerState) and event.state == "dead":
                raise BatchError(f"The worker is off: {event.text}", "See radgaze doctor.")
