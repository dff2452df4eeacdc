"""A batch from its first film to its last, through the worker."""

from __future__ import annotations

import hashlib
import queue
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.batch.asking import KINDS, Asking
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


class Batch:
    """Asks film by film; the next film is read while one is answered."""

    def __init__(self, asking: Asking, ledger: Ledger, say: Say, **client_options: Any) -> None:
        self.asking, self.kind, self.say, self.ledger = asking, KINDS[asking.kind], say, ledger
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.client = InferenceClient(self.events.put, **client_options)

    def run(self, films: Sequence[Film]) -> Tally:
        """Raises BatchError where the worker cannot work at all; a film that fails is written down and the
        rest goes on."""
        waiting = [film for film in films if not self.ledger.knows(film)]
        tally = Tally(films=len(films), skipped=len(films) - len(waiting))
        self._until_ready()
        began = time.monotonic()
        with ThreadPoolExecutor(1, thread_name_prefix="radgaze-read") as pool:
            reading: list[Future[Read]] = [pool.submit(read, film) for film in waiting[:1]]
            for number, film in enumerate(waiting):
                reading += [pool.submit(read, coming) for coming in waiting[number + 1 : number + 2]]
                failed = self._one(film, reading.pop(0))
                tally.failed += bool(failed)
                tally.answered += not failed
                tally.seconds = time.monotonic() - began
                self.say(f"{film.path.name}: {failed or 'done'}; {tally.words}")
        self.ledger.table()
        return tally

    def _one(self, film: Film, reading: Future[Read]) -> str:
        """Why it failed, "" where it was answered."""
        try:
            seen = reading.result()
            final = self._answer(film, seen)
        except (ImageReadError, OSError) as error:
            final = Failed(job_id="", kind="input", message=str(error))
        if isinstance(final, Failed):
            said = f"{final.message} {final.way_out}".strip()
            self.ledger.write(film, failed=said)
            return said
        rows = self.kind.rows(final.result)
        try:
            for name, ref in self.kind.maps(final.result).items():
                file = self._write_map(film, seen, name, self.client.read_map(ref))
                rows = [row | {name: file} for row in rows]
        except OSError as error:
            raise unwritable(self.ledger.folder, error) from error
        self.ledger.write(film, rows=rows, models=", ".join(m.id for m in final.result.models))
        return ""

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

    def _until_ready(self) -> None:
        while self.client.state.state not in ("ready", "busy"):
            event = self.events.get()
            if isinstance(event, WorkerState):
                self.say(event.text)
                if event.state == "dead":
                    raise BatchError(f"The worker does not start: {event.text}", "See radgaze doctor.")

    def _write_map(self, film: Film, seen: Read, name: str, values: NDArray[np.float32]) -> str:
        """The map as NPY and over the film as PNG; its name below the output folder."""
        from PIL import Image

        told = hashlib.sha256(repr(sorted(film.said.items())).encode()).hexdigest()[:6] if film.said else ""
        stem = "-".join(part for part in (film.path.stem, seen.digest[:8], told, name) if part)
        folder = self.ledger.folder / MAPS
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


def read(film: Film) -> Read:
    """Raises ImageReadError."""
    radiograph = read_radiograph(film.path)
    image = np.ascontiguousarray(model_input_image(radiograph))
    digest = hashlib.sha256(film.path.read_bytes()).hexdigest()
    return Read(image, radiograph.width_px, radiograph.height_px, digest)


@contextmanager
def batch(asking: Asking, output: Path, say: Say, **client_options: Any) -> Iterator[Batch]:
    """A batch with a worker of its own, which ends with it. Raises BatchError as `Ledger`."""
    made = Batch(asking, Ledger(output, asking), say, **client_options)
    made.client.start()
    try:
        yield made
    finally:
        made.client.stop()
