"""Unit vectors of the library's films, by model: appended as films are embedded, read through a memory map.

`embeddings/<model>/vectors.f32` holds rows of as many float32 as `width` says; `rows.jsonl` names the film of
each row. A row counts when its line is whole and its vector is there, so that a kill between the two loses
one film, which is embedded again. A model of another version has a folder of its own.

Search is one matrix product over the map: 100,000 vectors take milliseconds, and nothing has to be built,
tuned or kept in step. `radgaze bench retrieval` holds it against usearch and faiss.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.files import NO_JSON, close_to_others, private_folder

VECTORS, ROWS, WIDTH = "vectors.f32", "rows.jsonl", "width"
BLOCK_BYTES = 8 << 20
"""Of vectors that are multiplied at once: what stays in the processor's cache is not fetched twice."""
_NAME = re.compile(r"[^A-Za-z0-9._-]")


class _Row(msgspec.Struct, frozen=True):
    """A film, and how many of its rows follow (its whole vector, then its parts)."""

    study: str
    rows: int


@dataclass(frozen=True)
class Hit:
    """study: the film's id. similarity: cosine. part: which of its parts fits best; -1 the whole film."""

    study: str
    similarity: float
    part: int = -1


class Embeddings:
    """Of one model. Not for two writers at once: the library's lock is held by who imports."""

    def __init__(self, folder: Path, model: str, version: str, width: int) -> None:
        self.folder = folder / _NAME.sub("_", f"{model}-{version}")
        self.width = width
        self._films: list[_Row] = []
        self._starts: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._vectors: NDArray[np.float32] = np.zeros((0, width), dtype=np.float32)
        self.refresh()

    @classmethod
    def kept(cls, folder: Path, model: str, version: str) -> Embeddings | None:
        """What an earlier program left of that model, None where there is nothing."""
        file = folder / _NAME.sub("_", f"{model}-{version}") / WIDTH
        try:
            width = int(file.read_text("ascii"))
        except (OSError, ValueError):
            return None
        return cls(folder, model, version, width) if width > 0 else None

    def __len__(self) -> int:
        return len(self._films)

    def __contains__(self, study: str) -> bool:
        return any(film.study == study for film in self._films)

    @property
    def studies(self) -> frozenset[str]:
        """The films that are embedded."""
        return frozenset(film.study for film in self._films)

    def refresh(self) -> None:
        """Reads what is on the disk now."""
        names, file = self.folder / ROWS, self.folder / VECTORS
        films, total = [], 0
        have = file.stat().st_size // (4 * self.width) if file.exists() else 0
        for line in names.read_bytes().splitlines() if names.exists() else ():
            try:
                row = msgspec.json.decode(line, type=_Row)
            except NO_JSON:
                break  # the last line of a killed writer
            if row.rows < 1 or total + row.rows > have:
                break
            films.append(row)
            total += row.rows
        self._films = films
        self._starts = (
            np.cumsum([0, *(f.rows for f in films[:-1])]).astype(np.intp) if films else np.zeros(0, np.intp)
        )
        self._vectors = (
            np.memmap(file, np.float32, "r", shape=(total, self.width))
            if total
            else np.zeros((0, self.width), np.float32)
        )

    def add(self, study: str, vectors: NDArray[np.floating]) -> None:
        """vectors (rows, width): the whole film first, then its parts; scaled to length 1. Raises ValueError
        for another width and for what is not finite."""
        rows = np.ascontiguousarray(vectors, dtype=np.float32).reshape(-1, self.width)
        norm = np.linalg.norm(rows, axis=1, keepdims=True)
        if not len(rows) or not np.isfinite(rows).all() or not (norm > 0).all():
            raise ValueError(f"the vectors of {study} are not finite, or of length 0")
        private_folder(self.folder)
        if not (self.folder / WIDTH).exists():
            (self.folder / WIDTH).write_text(str(self.width), "ascii")
            close_to_others(self.folder / WIDTH)
        end = sum(f.rows for f in self._films)
        with (self.folder / VECTORS).open("r+b" if (self.folder / VECTORS).exists() else "wb") as file:
            file.truncate(end * 4 * self.width)  # what a killed writer left behind
            file.seek(0, 2)
            file.write((rows / norm).tobytes())
        lines = [msgspec.json.encode(film) for film in self._films] if self._ragged() else None
        line = msgspec.json.encode(_Row(study, len(rows)))
        if lines is None:
            with (self.folder / ROWS).open("ab") as names:
                names.write(line + b"\n")
        else:
            (self.folder / ROWS).write_bytes(b"\n".join([*lines, line]) + b"\n")
        close_to_others(self.folder / VECTORS)
        close_to_others(self.folder / ROWS)
        self.refresh()

    def _ragged(self) -> bool:
        """Whether the names hold more than counts: a line that a killed writer left."""
        names = self.folder / ROWS
        if not names.exists():
            return False
        data = names.read_bytes()
        return data.count(b"\n") != len(self._films) or (bool(data) and not data.endswith(b"\n"))

    def find(self, vector: NDArray[np.floating], *, most: int = 12, without: Sequence[str] = ()) -> list[Hit]:
        """The films nearest to a vector (width,), best first, each once, by its best row."""
        if not self._films:
            return []
        query = np.asarray(vector, dtype=np.float32)
        query = query / max(float(np.linalg.norm(query)), 1e-12)
        scores = np.empty(len(self._vectors), dtype=np.float32)
        step = max(1, BLOCK_BYTES // (4 * self.width))
        for i in range(0, len(scores), step):
            np.dot(self._vectors[i : i + step], query, out=scores[i : i + step])
        by_film = np.maximum.reduceat(scores, self._starts) if len(scores) > len(self._films) else scores
        count = min(len(by_film), most + len(without))
        best = np.argpartition(-by_film, count - 1)[:count]
        out = []
        for k in best[np.argsort(-by_film[best], kind="stable")]:
            film = self._films[int(k)]
            if film.study in without:
                continue
            start = int(self._starts[k])
            part = int(np.argmax(scores[start : start + film.rows])) - 1
            out.append(Hit(film.study, float(by_film[k]), part))
        return out[:most]
