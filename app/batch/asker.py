"""What a worker is asked of one film, and what it answered: the same on this machine and on many."""

from __future__ import annotations

import hashlib
import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.batch.asking import KINDS, Asking, Row
from app.batch.films import BatchError, Film
from app.batch.ledger import unwritable
from app.imaging.errors import ImageReadError
from app.imaging.pixels import model_input_image
from app.imaging.reader import read_radiograph
from inference import api
from inference.client import InferenceClient
from inference.messages import Done, Event, Failed, WorkerState

MAPS = "maps"
Say = Callable[[str], None]


@dataclass(frozen=True)
class Read:
    """A film as models take it. width_px, height_px: of the whole film."""

    image: NDArray[np.uint16]
    width_px: int
    height_px: int
    digest: str


@dataclass(frozen=True)
class Answer:
    """What a film was answered: rows of the table, which models took part; or why it failed."""

    rows: list[Row] = field(default_factory=list)
    models: str = ""
    failed: str = ""


class Asker:
    """A worker, and what it is asked of one film after the other. The same on this machine and on many."""

    def __init__(self, asking: Asking, folder: Path, say: Say, **client_options: Any) -> None:
        """folder: below which maps are written."""
        self.asking, self.kind, self.folder, self.say = asking, KINDS[asking.kind], folder, say
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

    def ask(self, film: Film, reading: Future[Read] | None = None) -> Answer:
        """reading: of a film that is being read already. Raises BatchError where the worker is off or the
        disk is full; whatever else a film fails by is in the answer."""
        try:
            seen = read(film) if reading is None else reading.result()
            final = self._answer(film, seen)
        except (ImageReadError, OSError) as error:
            final = Failed(job_id="", kind="input", message=str(error))
        if isinstance(final, Failed):
            return Answer(failed=f"{final.message} {final.way_out}".strip())
        rows = self.kind.rows(final.result)
        try:
            for name, ref in self.kind.maps(final.result).items():
                file = self._write_map(film, seen, name, self.client.read_map(ref))
                rows = [row | {name: file} for row in rows]
        except OSError as error:
            raise unwritable(self.folder, error) from error
        return Answer(rows=rows, models=", ".join(m.id for m in final.result.models))

    def _answer(self, film: Film, seen: Read) -> Done | Failed:
        image = api.ImageInput(
            frame=self.client.put_image(seen.image),
            width_px=seen.width_px,
            height_px=seen.height_px,
            image_id=seen.digest,
        )
        job = self.client.submit(self.kind.request(image, self.asking, film.said))
        while True:
            event = self.events.get()
            if isinstance(event, Done | Failed) and event.job_id == job:
                return event
            if isinstance(event, WorkerState) and event.state == "dead":
                raise BatchError(f"The worker is off: {event.text}", "See radgaze doctor.")

    def _write_map(self, film: Film, seen: Read, name: str, values: NDArray[np.float32]) -> str:
        """The map as NPY and over the film as PNG; its name below the output folder."""
        from PIL import Image

        told = hashlib.sha256(repr(sorted(film.said.items())).encode()).hexdigest()[:6] if film.said else ""
        stem = "-".join(part for part in (film.path.stem, seen.digest[:8], told, name) if part)
        folder = self.folder / MAPS
        folder.mkdir(exist_ok=True)
        np.save(folder / f"{stem}.npy", values)
        size = values.shape[::-1]
        grey = np.asarray(
            Image.fromarray((seen.image >> 8).astype(np.uint8)).resize(size, Image.Resampling.BILINEAR)
        )
        part = 0.6 * values[..., None]
        over = grey[..., None] * (1 - part) + np.array([255.0, 90.0, 0.0]) * part
        Image.fromarray(np.rint(over).astype(np.uint8)).save(folder / f"{stem}.png")
        return f"{MAPS}/{stem}.npy"


Answers = Callable[[Sequence[Film]], Iterator[tuple[Film, Answer]]]


def read(film: Film) -> Read:
    """Raises ImageReadError."""
    radiograph = read_radiograph(film.path)
    image = np.ascontiguousarray(model_input_image(radiograph))
    digest = hashlib.sha256(film.path.read_bytes()).hexdigest()
    return Read(image, radiograph.width_px, radiograph.height_px, digest)
