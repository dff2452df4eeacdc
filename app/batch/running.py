"""A batch from its first film to its last, through the worker."""

from __future__ import annotations

import hashlib
import queue
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.batch.asking import KINDS, Asking, Row
from app.batch.films import BatchError, Film
from app.batch.ledger import Ledger, unwritable
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


@dataclass
class Tally:
    """films: so many in all; skipped: of an earlier run."""

    films: int = 0
    skipped: int = 0
    answered: int = 0
    failed: int = 0
    seconds: float = 0.0

    @property
    def words(self) -> str:
        rate = self.answered / self.seconds if self.seconds > 0 else 0.0
        done = self.skipped + self.answered + self.failed
        left = (self.films - done) / rate if rate else 0.0
        parts = [f"{done} of {self.films}", f"{rate:.2f} films/s"]
        if self.skipped:
            parts.append(f"{self.skipped} from before")
        if self.failed:
            parts.append(f"{self.failed} failed")
        if left and done < self.films:
            parts.append(f"about {left:.0f} s left")
        return ", ".join(parts)


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


class Batch:
    """Films to answers to the ledger. answers: who asks the models (`here`, or `app.batch.on_ray`)."""

    def __init__(self, ledger: Ledger, say: Say, answers: Answers) -> None:
        self.say, self.ledger, self._answers = say, ledger, answers

    def run(self, films: Sequence[Film]) -> Tally:
        """Raises BatchError where the worker cannot work at all; a film that fails is written down and the
        rest goes on."""
        waiting = [film for film in films if not self.ledger.knows(film)]
        tally = Tally(films=len(films), skipped=len(films) - len(waiting))
        began = time.monotonic()
        for film, answer in self._answers(waiting):
            self.ledger.write(film, rows=answer.rows, models=answer.models, failed=answer.failed)
            tally.failed += bool(answer.failed)
            tally.answered += not answer.failed
            tally.seconds = time.monotonic() - began
            self.say(f"{film.path.name}: {answer.failed or 'done'}; {tally.words}")
        self.ledger.table()
        return tally


def here(asker: Asker) -> Answers:
    """By one worker on this machine; the next film is read while one is answered."""

    def answers(films: Sequence[Film]) -> Iterator[tuple[Film, Answer]]:
        asker.until_ready()
        with ThreadPoolExecutor(1, thread_name_prefix="radgaze-read") as pool:
            reading: list[Future[Read]] = [pool.submit(read, film) for film in films[:1]]
            for number, film in enumerate(films):
                reading += [pool.submit(read, coming) for coming in films[number + 1 : number + 2]]
                yield film, asker.ask(film, reading.pop(0))

    return answers


def read(film: Film) -> Read:
    """Raises ImageReadError."""
    radiograph = read_radiograph(film.path)
    image = np.ascontiguousarray(model_input_image(radiograph))
    digest = hashlib.sha256(film.path.read_bytes()).hexdigest()
    return Read(image, radiograph.width_px, radiograph.height_px, digest)


@contextmanager
def batch(asking: Asking, output: Path, say: Say, *, ray: int = 0, **client_options: Any) -> Iterator[Batch]:
    """A batch with a worker of its own, which ends with it; or with so many, spread by Ray. Raises BatchError
    as `Ledger`."""
    ledger = Ledger(output, asking)
    if ray:
        from app.batch.on_ray import on_ray

        yield Batch(ledger, say, on_ray(asking, output, ray, **client_options))
        return
    asker = Asker(asking, output, say, **client_options)
    try:
        yield Batch(ledger, say, here(asker))
    finally:
        asker.client.stop()
