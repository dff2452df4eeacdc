"""One step on its way to the worker and back, and what a kind of step is."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from app.reading.picture import Picture
from app.reading.session import ReadingSession
from inference import api

Slot = str
"""The place where a result will be: the id of its `JobKind`."""
JobState = Literal["queued", "running", "done", "failed", "cancelled"]
MakeRequest = Callable[[api.ImageInput], api.Request]


class Client(Protocol):
    """What jobs need of inference.client.InferenceClient."""

    def put_image(self, image: NDArray[np.uint16]) -> api.FrameRef: ...
    def submit(self, request: api.Request) -> str: ...
    def cancel(self, job_id: str) -> None: ...
    def read_map(self, ref: api.FrameRef) -> NDArray[np.float32]: ...


@dataclass
class Job:
    """title: of its kind. about: the phrase, finding or sentence that was asked about, "" for the chosen one.
    error and way_out are sentences for the user; kind is FailureKind where it failed.
    """

    slot: Slot
    request: Any
    title: str = ""
    about: str = ""
    id: str = ""
    state: JobState = "queued"
    fraction: float | None = None
    text: str = ""
    streamed: str = ""
    partial: NDArray[np.float32] | None = None
    error: str = ""
    way_out: str = ""
    kind: str = ""
    started_s: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    @property
    def active(self) -> bool:
        return self.state in ("queued", "running")

    @property
    def sentence_id(self) -> str | None:
        """Of the sentence of the report whose map it is."""
        return self.about if self.slot == "sentence" else None

    @property
    def words(self) -> str:
        """What stands in the place of the result while the job is on its way, or after it failed."""
        if self.state == "queued":
            return f"{self.title}: waiting"
        if self.state == "running":
            seconds = time.monotonic() - self.started_s
            doing = self.text or "starting"
            said = self.title if doing.casefold() == self.title.casefold() else f"{self.title}: {doing}"
            return f"{said}   {seconds:.0f} s"
        if self.state == "cancelled":
            return f"{self.title}: stopped"
        return f"{self.title}: {self.error} {self.way_out}".strip()


class CannotAsk(Exception):
    """A step makes no sense as it was asked for. reason and way_out are sentences for the user."""

    def __init__(self, reason: str, way_out: str) -> None:
        super().__init__(f"{reason} {way_out}")
        self.reason, self.way_out = reason, way_out


class Asking(Protocol):
    """What kinds of jobs see of who asks (`app.reading.jobs.JobDesk`)."""

    session: ReadingSession
    picture: Picture
    client: Client

    @property
    def newest(self) -> Mapping[Slot, Job]: ...
    def gaze_input(self) -> api.GazeInput | None: ...
    def top_finding(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class JobKind:
    """A row of the table of what can be asked. title: in words. pane: where progress is shown, "" for none.

    prepare: is told about what is asked, and returns what makes the request of the image; None: there is
    nothing to ask; raises CannotAsk. file: keeps an answer in the session; raises KeyError, OSError.
    """

    slot: Slot
    title: str
    prepare: Callable[[Asking, str], MakeRequest | None]
    file: Callable[[Asking, Job, Any], object]
    pane: str = ""
