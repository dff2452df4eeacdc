"""What the models say while a visitor looks: the findings with this gaze, then a draft; one question at a
time, always of the newest path. Without a worker the story goes on without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.reading.jobs import gaze_of
from app.story.material import Finding, findings_of
from eyetracking.scanpaths.types import Scanpath
from inference import api
from inference.frames import FrameError
from inference.job_queue import QueueFull, WorkerUnavailable
from inference.messages import Done, Failed, Token, WorkerState

LEAST_MS = 2500.0
"""Of looking, before anything is asked, and more of it before it is asked again."""
SEED = 1


class Worker(Protocol):
    """The part of `inference.client.InferenceClient` that is used here."""

    def put_image(self, image: NDArray[np.uint16]) -> api.FrameRef: ...
    def submit(self, request: api.Request) -> str: ...
    def cancel(self, job_id: str) -> None: ...


class LiveAnswers:
    """findings, draft: what was answered last; words: what is being done, for the audience."""

    def __init__(self, worker: Worker, film: NDArray[np.uint16], image_id: str) -> None:
        """film: as `app.story.material.Material.film`."""
        self._worker, self._film, self._id = worker, film, image_id
        self.findings: tuple[Finding, ...] = ()
        self.draft, self.words = "", ""
        self._job, self._asked_ms, self._ready = "", 0.0, False
        self._gaze: api.GazeInput | None = None
        self._size = (film.shape[1], film.shape[0])

    def begin(self) -> None:
        """A visitor begins anew: nothing is left of the last one."""
        if self._job:
            self._worker.cancel(self._job)
        self.findings, self.draft, self._job, self._gaze, self._asked_ms = (), "", "", None, 0.0

    def follow(self, path: Scanpath) -> None:
        """The visitor's path as far as it goes."""
        looked_ms = float(path.duration_ms.sum())
        if self._job or not self._ready or looked_ms < self._asked_ms + LEAST_MS:
            return
        self._asked_ms, self._size = looked_ms, (path.width_px, path.height_px)
        self._gaze = gaze_of(path, "pointer")
        self._ask(lambda image: api.Diagnose(image=image, gaze=self._gaze, predict_gaze=False, seed=SEED))

    def event(self, event: object) -> None:
        """What the worker says."""
        if isinstance(event, WorkerState):
            self._ready = event.state in ("ready", "busy")
            self.words = "" if self._ready else "The models are starting."
            if not self._ready:
                self._job = ""
            return
        if not self._job or getattr(event, "job_id", "") != self._job:
            return
        if isinstance(event, Token):
            self.draft += event.text
        elif isinstance(event, Failed):
            self._job, self.words = "", "The models do not answer to this path."
        elif isinstance(event, Done):
            self._answered(event.result)

    def _answered(self, result: Any) -> None:
        self._job = self.words = ""
        if isinstance(result, api.DiagnoseResult):
            self.findings = findings_of((r.finding, r.no_gaze, r.own_gaze) for r in result.rows)
            self.draft = ""
            self._ask(lambda image: api.Caption(image=image, gaze=self._gaze, max_tokens=80, seed=SEED))
        elif isinstance(result, api.CaptionResult):
            self.draft = result.text

    def _ask(self, request: Callable[[api.ImageInput], api.Request]) -> None:
        width, height = self._size
        try:
            frame = self._worker.put_image(self._film)
            image = api.ImageInput(frame=frame, width_px=width, height_px=height, image_id=self._id)
            self._job = self._worker.submit(request(image))
        except (FrameError, QueueFull, WorkerUnavailable) as error:
            self.words = str(error)
            return
        self.words = "The models look where you looked."
