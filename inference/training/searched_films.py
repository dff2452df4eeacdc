"""People's directed searches as what the scanpath network learns from: films as its towers see them, and who
looked where for what. The films are read one by one, their features kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.starts import with_start
from inference.captioning.statements import finding_in
from inference.datasets.location import DataSetMissing
from inference.datasets.searches import Search
from inference.labels import FINDINGS
from inference.scanpaths.towers import Eyes
from inference.training.path_task import PathData

Say = Callable[[str], None]
OpenFilm = Callable[[Path], NDArray[Any]]


@dataclass(frozen=True)
class Film:
    """search: (reader and number, finding) -> path."""

    path: Path
    patient: str
    search: dict[tuple[str, str], Scanpath] = field(default_factory=dict)


def films_of(searches: Iterable[Search], say: Say) -> list[Film]:
    """Films in the order of their names, their paths from the centre on. What is sought for is named as
    RadGaze does; searches for what it has no name for are left out, which is said.
    Raises DataSetMissing where nothing is left."""
    films: dict[Path, Film] = {}
    unknown: dict[str, int] = {}
    for k, one in enumerate(searches):
        finding = one.sought if one.sought in FINDINGS else finding_in(one.sought.replace("_", " "))
        if finding is None or not len(one.path):
            unknown[one.sought] = unknown.get(one.sought, 0) + 1
            continue
        film = films.setdefault(one.film, Film(one.film, one.patient))
        film.search[f"{one.reader}/{k}", finding] = with_start(one.path)
    for name, count in sorted(unknown.items()):
        say(f"left out: {count} paths that looked for {name or 'nothing in particular'}")
    if not films:
        raise DataSetMissing(
            "there is no search for a finding that is known here; known: " + ", ".join(FINDINGS)
        )
    return [films[path] for path in sorted(films)]


def parted(films: Sequence[Film], *, valid: float, seed: int) -> tuple[list[Film], list[Film]]:
    """Films to learn from and films held back; no patient is in both. Raises DataSetMissing where one part
    would be empty."""

    def held(patient: str) -> bool:
        return int(hashlib.sha256(f"{seed}/{patient}".encode()).hexdigest()[:8], 16) / 16**8 < valid

    back = [film for film in films if held(film.patient)]
    learnt = [film for film in films if not held(film.patient)]
    if not back or not learnt:
        raise DataSetMissing(
            f"{len(films)} films of {len({f.patient for f in films})} patients cannot be parted: "
            "more patients are needed, or another --valid"
        )
    return learnt, back


def seen_by(
    films: Sequence[Film], eyes: Eyes, *, grid: int, open_film: OpenFilm, kept: Path, who: str, say: Say
) -> PathData:
    """kept: folder of the features, of this backbone (`who`) and these films. Raises DataSetMissing for a
    film that cannot be read, its OSError or ValueError behind it."""
    named = hashlib.sha256("\n".join([who, *(str(f.path) for f in films)]).encode()).hexdigest()[:16]
    file = kept / f"{named}.safetensors"
    if file.exists():
        stored = load_file(file)
    else:
        visual: list[torch.Tensor] = []
        words: list[torch.Tensor] = []
        for k, film in enumerate(films):
            try:
                image = open_film(film.path)
            except (OSError, ValueError) as error:
                raise DataSetMissing(f"{film.path}: {error}") from error
            for part, values in zip((visual, words), eyes.look(image, grid), strict=True):
                part.append(values.half().cpu())
            if (k + 1) % 50 == 0 or k + 1 == len(films):
                say(f"films seen by {who}: {k + 1} of {len(films)}")
        stored = {"visual": torch.cat(visual), "words": torch.cat(words)}
        kept.mkdir(parents=True, exist_ok=True)
        part_file = file.with_suffix(".part")
        save_file({k: v.contiguous() for k, v in stored.items()}, part_file)
        part_file.replace(file)
    tasks = eyes.encoder.phrase_features(list(FINDINGS)).detach().cpu()
    return PathData(stored["visual"], stored["words"], tasks, films)
