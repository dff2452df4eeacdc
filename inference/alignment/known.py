"""How well a phrase fits a film, in the only units that say something: beside what else is known.

A cosine between image and text has no scale of its own: the same .28 is much for one phrase and little for
another. So a film is ranked among films whose vectors lie in the model's folder, phrase by phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from inference.alignment.prompts import NEGATIVE, PLAIN, corpus
from inference.api import ModelError
from inference.backbones.weights import load_weights
from inference.labels import FINDINGS
from inference.store import ModelFolder

NAME, WORDS = "known_films.safetensors", "words.json"
TYPICAL, SURE = 0.5, 0.95
"""Ranks among known films between which a map grows from faint to full strength."""
FAINT = 0.15
_WORD = re.compile(r"[a-z]+")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "is",
        "are",
        "was",
        "there",
        "and",
        "or",
        "no",
        "not",
        "with",
        "without",
        "to",
        "for",
        "by",
        "as",
    ]
)


@dataclass(frozen=True)
class Fit:
    """As `api.ExplainResult` has it."""

    film_rank: float
    known_films: int
    phrase_rank: int
    known_phrases: int
    strength: float


class KnownFilms:
    """sets: name -> image vectors (n, d) of films of one kind (a phantom world, a real set)."""

    def __init__(self, sets: dict[str, NDArray[np.float32]]) -> None:
        self.sets = sets

    @classmethod
    def load(cls, folder: Path) -> KnownFilms:
        return cls({name: t.numpy() for name, t in load_weights(folder / NAME).items()})

    def like(self, film: NDArray[np.float32]) -> NDArray[np.float32]:
        """The vectors of the set whose middle lies nearest to the film (d,): a real film is ranked among real
        ones."""
        return max(self.sets.values(), key=lambda vectors: float(_unit(vectors.mean(0)) @ film))

    def fit(
        self, film: NDArray[np.float32], phrase: NDArray[np.float32], phrases: NDArray[np.float32]
    ) -> Fit:
        """film (d,): an image vector. phrase (d,), phrases (m, d): unit vectors; phrases: the known ones."""
        known = self.like(film)
        rank = _rank(known @ phrase, float(film @ phrase))
        others = [_rank(known @ other, float(film @ other)) for other in phrases]
        return Fit(
            film_rank=rank,
            known_films=len(known),
            phrase_rank=1 + sum(other > rank for other in others),
            known_phrases=len(phrases),
            strength=strength(rank),
        )


def strength(rank: float) -> float:
    """Of a map, from the film's rank among known films: faint at a typical film, full near the top."""
    return float(np.clip((rank - TYPICAL) / (SURE - TYPICAL), FAINT, 1.0))


def known_phrases() -> list[str]:
    """One stating phrase of each finding."""
    return [PLAIN[name][0] for name in FINDINGS]


def unknown_words(phrase: str, learnt: frozenset[str]) -> list[str]:
    """Words that carry meaning and were in no sentence that the encoder learnt from."""
    return [
        w for w in dict.fromkeys(_WORD.findall(phrase.lower())) if w not in learnt and w not in _SMALL_WORDS
    ]


def words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text.lower()))


def prompt_words() -> frozenset[str]:
    """The words of all fixed phrases."""
    fixed = [phrase for table in (PLAIN, NEGATIVE) for phrases in table.values() for phrase in phrases]
    return words_of([*fixed, *corpus()])


def learnt_words(folder: ModelFolder) -> frozenset[str] | None:
    """None where the model's folder does not say. Raises ModelError where the file is damaged."""
    if WORDS not in folder.manifest.sha256:
        return None
    try:
        return frozenset(msgspec.json.decode(folder.file(WORDS).read_bytes(), type=list[str]))
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise ModelError(
            f"{folder.path / WORDS} is not readable: {error}", "Take the model again from its source."
        ) from error


def _rank(known: NDArray[np.floating], value: float) -> float:
    """The share of known values below this one; equal ones count half."""
    return float(((known < value).sum() + 0.5 * (known == value).sum()) / len(known))


def _unit(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    norm = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(norm, 1e-9), dtype=np.float32)
