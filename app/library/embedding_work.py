"""The library's films are embedded one after the other while nobody waits for the worker.

Nothing of it is lost by a kill: what was embedded is on the disk, and the next start goes on with the rest.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.library.similar import SimilarFilms
from inference import api, messages

log = logging.getLogger(__name__)


class Worker(Protocol):
    """What is needed of `inference.client.InferenceClient`."""

    def put_image(self, image: NDArray[np.uint16]) -> api.FrameRef: ...
    def submit(self, request: api.Request) -> str: ...
    def cancel(self, job_id: str) -> None: ...


@dataclass(frozen=True)
class Film:
    """A film as the models get it. width_px, height_px: of the full image."""

    study: str
    image: NDArray[np.uint16]
    width_px: int
    height_px: int


class EmbeddingWork:
    """Of one library and one model. done, total: films; paused: the user wants it to rest. films that cannot
    be read or embedded are left out until the next start (`left_out`)."""

    def __init__(self, films: SimilarFilms) -> None:
        self.films = films
        self.paused = False
        self.left_out: dict[str, str] = {}
        self._waiting: deque[str] = deque()
        self._known: set[str] = set()
        self._job: tuple[str, str] | None = None
        self.listeners: list[Callable[[], object]] = []

    @property
    def total(self) -> int:
        return len(self._known)

    @property
    def done(self) -> int:
        return self.total - len(self._waiting) - (self._job is not None)

    @property
    def running(self) -> bool:
        return self._job is not None

    @property
    def words(self) -> str:
        """Where it stands, for the user."""
        left = self.total - self.done
        if not self.total:
            return "There are no films in the library."
        refused = f"; {len(self.left_out)} cannot be read" if self.left_out else ""
        if not left:
            return f"All {self.total} films can be found{refused}."
        state = "paused" if self.paused else "goes on while the models have nothing else to do"
        return f"{self.done} of {self.total} films can be found{refused}; {state}."

    def want(self, studies: Iterable[str]) -> None:
        """These films are in the library now; those that have no vectors yet are embedded, newest first."""
        wanted = list(studies)
        there = self.films.made
        self._known = set(wanted)
        running = self._job[1] if self._job is not None else ""
        self._waiting = deque(s for s in wanted if s not in there and s not in self.left_out and s != running)
        self._tell()

    def next(self) -> str | None:
        """The study whose film is to be read now; None where nothing is to be done."""
        return None if self.paused or self._job is not None or not self._waiting else self._waiting[0]

    def ask(self, film: Film, worker: Worker) -> None:
        """Has the film embedded. Raises what the worker raises; the film waits on."""
        if self._job is not None or film.study not in self._waiting:
            return
        request = api.Embed(
            image=api.ImageInput(
                frame=worker.put_image(film.image),
                width_px=film.width_px,
                height_px=film.height_px,
                image_id=film.study,
            ),
            model=self.films.model,
        )
        self._job = worker.submit(request), film.study
        self._waiting.remove(film.study)

    def refuse(self, study: str, reason: str) -> None:
        """The film cannot be read."""
        self.left_out[study] = reason
        if study in self._waiting:
            self._waiting.remove(study)
        self._tell()

    def take(self, event: Any) -> None:
        """An event of the worker; those of other jobs are not for us."""
        if self._job is None or getattr(event, "job_id", None) != self._job[0]:
            return
        _, study = self._job
        if isinstance(event, messages.Done):
            self._job = None
            assert isinstance(event.result, api.EmbedResult)
            try:
                self.films.add(study, event.result)
            except (OSError, ValueError) as error:
                log.warning("the vectors of a film are not kept: %s", error)
                self.left_out[study] = str(error)
            self._tell()
        elif isinstance(event, messages.Failed):
            self._job = None
            if event.kind in ("cancelled", "crashed"):
                self._waiting.append(study)
            else:
                self.left_out[study] = event.message
            self._tell()

    def pause(self, worker: Worker | None, *, paused: bool) -> None:
        self.paused = paused
        if paused and self._job is not None and worker is not None:
            worker.cancel(self._job[0])
        self._tell()

    def _tell(self) -> None:
        for listener in list(self.listeners):
            listener()
