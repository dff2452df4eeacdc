"""What a scanpath predictor is held against, without a network: a registry of functions from a film and a
finding to scanpaths. What they draw is compared with samples, the medoid with other chosen paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.consensus import consensus_index
from inference.labels import FINDINGS
from inference.scanpaths.baselines import Searched

CANDIDATES = 100
"""Training paths of a finding among which its medoid is chosen."""
NEAREST = 8
"""Training films whose paths `nearest_paths` takes."""


class Film(Searched, Protocol):
    """Searches of one film, in an image of size_px."""

    @property
    def size_px(self) -> int: ...


@dataclass(frozen=True)
class Known:
    """What may be known. records and words (n, cells, findings) of training films; test: the records of the
    films that are asked about, which only the leak probe reads; test_words: what the encoder says of them."""

    records: Sequence[Film]
    words: torch.Tensor
    test: Sequence[Film]
    test_words: torch.Tensor
    names: Sequence[str] = FINDINGS
    kept: dict[str, Scanpath] = field(default_factory=dict)

    @cached_property
    def pool(self) -> Mapping[str, list[tuple[int, Scanpath]]]:
        """finding -> training paths of those who searched for it where it was, each with its film."""
        out: dict[str, list[tuple[int, Scanpath]]] = {f: [] for f in self.names}
        for i, record in enumerate(self.records):
            for (_, finding), path in sorted(record.search.items()):
                if finding in record.boxes:
                    out[finding].append((i, path))
        return out

    @property
    def size_px(self) -> int:
        return self.records[0].size_px


Rival = Callable[[Known, int, str, int, np.random.Generator], list[Scanpath]]
"""(known, film, finding, how many, rng) -> scanpaths."""
_RIVALS: dict[str, Rival] = {}


def rivals() -> dict[str, Rival]:
    """name -> function."""
    return dict(_RIVALS)


def _rival(function: Rival) -> Rival:
    _RIVALS[function.__name__] = function
    return function


@_rival
def uniform(known: Known, film: int, finding: str, count: int, rng: np.random.Generator) -> list[Scanpath]:
    """From the centre to anywhere, as long and as lasting as training paths of the finding."""
    out = []
    for path in random_train(known, film, finding, count, rng):
        x, y = rng.uniform(0, known.size_px, (2, len(path)))
        x[0] = y[0] = known.size_px / 2
        out.append(_moved(path, x, y))
    return out


@_rival
def center(known: Known, film: int, finding: str, count: int, rng: np.random.Generator) -> list[Scanpath]:
    """The eyes stay at the centre, as long as training paths of the finding last."""
    middle = known.size_px / 2
    paths = random_train(known, film, finding, count, rng)
    return [_moved(p, np.full(len(p), middle), np.full(len(p), middle)) for p in paths]


@_rival
def random_train(
    known: Known, film: int, finding: str, count: int, rng: np.random.Generator
) -> list[Scanpath]:
    """Paths of training readers who searched other films for the same finding."""
    pool = known.pool[finding]
    return [pool[i][1] for i in rng.integers(len(pool), size=count)]


@_rival
def nearest_paths(
    known: Known, film: int, finding: str, count: int, rng: np.random.Generator
) -> list[Scanpath]:
    """Paths of training readers on the NEAREST films whose map of the finding's phrase is most alike."""
    column = known.names.index(finding)
    films = sorted({i for i, _ in known.pool[finding]})
    maps = _unit(known.words[films, :, column].float())
    near = (maps @ _unit(known.test_words[film, :, column].float())).topk(min(NEAREST, len(films))).indices
    chosen = {films[int(k)] for k in near}
    paths = [p for i, p in known.pool[finding] if i in chosen]
    order = rng.permutation(len(paths))
    return [paths[order[k % len(paths)]] for k in range(count)]


@_rival
def copy_image(known: Known, film: int, finding: str, count: int, rng: np.random.Generator) -> list[Scanpath]:
    """The leak probe: what readers did on this very film when they searched for something else; a training
    path where nobody did."""
    paths = [p for (_, f), p in sorted(known.test[film].search.items()) if f != finding]
    if not paths:
        return random_train(known, film, finding, count, rng)
    return [paths[i] for i in rng.integers(len(paths), size=count)]


def medoid(known: Known, finding: str, *, with_duration: bool, seed: int = 0) -> Scanpath:
    """The training path of a finding that is most like the others, by the measure it will be scored with."""
    key = f"{finding}/{with_duration}"
    if key not in known.kept:
        rng = np.random.Generator(np.random.PCG64(seed))
        pool = known.pool[finding]
        some = [pool[i][1] for i in rng.permutation(len(pool))[:CANDIDATES]]
        known.kept[key] = some[consensus_index(some, with_duration=with_duration)]
    return known.kept[key]


def _unit(values: torch.Tensor) -> torch.Tensor:
    """Maps without their mean, of length 1, so that their product is a correlation."""
    centred = values - values.mean(-1, keepdim=True)
    return torch.nn.functional.normalize(centred, dim=-1)


def _moved(path: Scanpath, x: NDArray[np.float64], y: NDArray[np.float64]) -> Scanpath:
    return Scanpath(
        x_px=x,
        y_px=y,
        duration_ms=path.duration_ms,
        onset_ms=path.onset_ms,
        width_px=path.width_px,
        height_px=path.height_px,
        source="baseline",
    )
