"""What a worker is asked of one film, and what it answered: the same on this machine and on many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.batch.asking import KINDS, Asking, Row
from app.batch.films import Film
from app.batch.ledger import unwritable
from app.batch.questioner import Questioner, Read, Say
from app.imaging.errors import ImageReadError
from app.imaging.pixels import model_input_image
from app.imaging.reader import read_radiograph
from inference.messages import Failed

MAPS = "maps"


@dataclass(frozen=True)
class Answer:
    """What a film was answered: rows of the table, which models took part; or why it failed."""

    rows: list[Row] = field(default_factory=list)
    models: str = ""
    failed: str = ""


class Asker(Questioner):
    """A worker, and what it is asked of one film after the other. The same on this machine and on many."""

    def __init__(self, asking: Asking, folder: Path, say: Say, **client_options: Any) -> None:
        """folder: below which maps are written."""
        self.asking, self.kind, self.folder = asking, KINDS[asking.kind], folder
        super().__init__(say, **client_options)

    def ask(self, film: Film, reading: Future[Read] | None = None) -> Answer:
        """reading: of a film that is being read already. Raises BatchError where the worker is off or the
        disk is full; whatever else a film fails by is in the answer."""
        try:
            seen = read(film) if reading is None else reading.result()
            final = self.put(seen, lambda image: self.kind.request(image, self.asking, film.said))
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
