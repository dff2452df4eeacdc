"""Films of the library that are like this one, like a sentence, or like what the reader looked at; and why.

Whole films and sentences are compared in the encoder's own space, parts and regions in that of its patches
(`inference.api.EmbedResult`). A cosine has no scale of its own, so each answer says where the film stands
among all films of the library.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from app.library.embeddings import Embeddings, Hit

if TYPE_CHECKING:
    from inference import api

By = Literal["image", "sentence", "region"]
FOLDER = "embeddings"
PARTS = "-parts"
ROWS_OF = ("upper", "upper middle", "lower middle", "lower")
COLUMNS_OF = ("left", "centre left", "centre right", "right")
"""Of a film of 4 x 4 parts, as it is displayed; the patient's left is on the right."""


@dataclass(frozen=True)
class Similar:
    """study: its id. place: 1 for the most alike, of `among` films. why: a sentence for the user."""

    study: str
    similarity: float
    place: int
    among: int
    why: str


class SimilarFilms:
    """The library's vectors of one model and version."""

    def __init__(self, library: Path, model: str, version: str) -> None:
        self.model, self.version = model, version
        self._folder = library / FOLDER
        self._whole = Embeddings.kept(self._folder, model, version)
        self._parts = Embeddings.kept(self._folder, model + PARTS, version)

    @property
    def made(self) -> frozenset[str]:
        """The films that can be found."""
        return frozenset() if self._whole is None else self._whole.studies

    def _begin(self, answer: api.EmbedResult) -> None:
        """The folders of a model that nothing was kept of: their widths are those of its first answer."""
        width = len(answer.image) if answer.image is not None else len(answer.texts[0])
        if self._whole is None:
            self._whole = Embeddings(self._folder, self.model, self.version, width)
        parts = answer.parts or answer.text_parts
        if self._parts is None and parts:
            self._parts = Embeddings(self._folder, self.model + PARTS, self.version, len(parts[0]))

    def add(self, study: str, answer: api.EmbedResult) -> None:
        """Keeps a film's vectors, parts first: whose whole is there can be found by them, too. Raises
        ValueError for vectors that are not finite, OSError."""
        self._begin(answer)
        if self._parts is not None and answer.parts and study not in self._parts:
            rows = np.array(answer.parts)
            mean = rows.mean(0, keepdims=True)
            self._parts.add(study, np.concatenate([mean, rows]))
        if self._whole is not None and study not in self._whole:
            self._whole.add(study, np.array([answer.image]))

    def find(
        self, by: By, answer: api.EmbedResult, *, without: tuple[str, ...] = (), most: int = 12
    ) -> list[Similar]:
        """The films nearest to the answer's image, its first text, or its region; best first."""
        self._begin(answer)
        if by == "image" and answer.image is not None and self._whole is not None:
            return self._said(self._whole, np.array(answer.image), "the whole film", without, most)
        if by == "region" and answer.region is not None and self._parts is not None:
            return self._said(self._parts, np.array(answer.region), "what you looked at", without, most)
        if by == "sentence" and answer.text_parts and self._parts is not None:
            return self._said(self._parts, np.array(answer.text_parts[0]), "the sentence", without, most)
        if by == "sentence" and answer.texts and self._whole is not None:
            return self._said(self._whole, np.array(answer.texts[0]), "the sentence", without, most)
        return []

    def _said(
        self, store: Embeddings, vector: np.ndarray, what: str, without: tuple[str, ...], most: int
    ) -> list[Similar]:
        hits = store.find(vector, most=most, without=without)
        among = len(store) - len(store.studies & set(without))
        return [
            Similar(hit.study, hit.similarity, place, among, why(what, hit))
            for place, hit in enumerate(hits, start=1)
        ]


def why(what: str, hit: Hit) -> str:
    """What of the film is like `what`."""
    if hit.part < 0:
        return f"The film as a whole is like {what}." if what != "the whole film" else "Alike as a whole."
    row, column = divmod(hit.part, len(COLUMNS_OF))
    return f"Its {ROWS_OF[row]} {COLUMNS_OF[column]} part (as displayed) is like {what}."
