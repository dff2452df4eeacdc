"""What is known of a stimulus before it is shown: its size, and what a simulated reader may look at on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.batch.films import films_of
from app.study.folder import StudyError
from app.study.stimuli import Stimulus

if TYPE_CHECKING:
    from eyetracking.scanpaths.reader_model import Reading, Region
    from inference.phantom.case import Case, Rendering

_LOOKED_AT_PX = 128
"""What readers notice is decided on a smaller film, as the phantom's own gaze is."""
_SAID = "The lungs are clear. The heart is of normal size. No pleural effusion or pneumothorax."


@dataclass(frozen=True)
class Box:
    """A finding that is there. x0, y0, x1, y1: image px."""

    finding: str
    x0_px: float
    y0_px: float
    x1_px: float
    y1_px: float


def size_of(stimulus: Stimulus) -> tuple[int, int]:
    """Width and height in px of its (first) film. Raises StudyError where it cannot be read."""
    if stimulus.world:
        side = _case(stimulus.world, stimulus.seed).config.size_px
        return side, side
    return _file_size(film_path(stimulus))


def film_path(stimulus: Stimulus) -> Path:
    """Of a stimulus that is no phantom. Raises StudyError."""
    path = Path(stimulus.path)
    films = films_of(path) if path.exists() else []
    if not films:
        way_out = "Bring the films back to where they were when the study began."
        raise StudyError(path, f"the film of {stimulus.id} is not there", way_out)
    return films[0].path


@lru_cache(maxsize=256)
def _file_size(path: Path) -> tuple[int, int]:
    from app.imaging.errors import ImageReadError
    from app.imaging.reader import read_radiograph

    try:
        film = read_radiograph(path)
    except ImageReadError as error:
        raise StudyError(path, f"it cannot be shown: {error}", "Replace the film.") from error
    return film.width_px, film.height_px


@lru_cache(maxsize=64)
def _case(world: str, seed: int) -> Case:
    from inference.phantom.case import case
    from inference.phantom.config import load_config

    return case(seed, load_config(world))


@lru_cache(maxsize=64)
def _rendered(world: str, seed: int) -> tuple[Rendering, tuple[Region, ...]]:
    from inference.phantom.readings import regions_of

    drawn = _case(world, seed)
    rendering = drawn.render(_LOOKED_AT_PX, contrast=True)
    return rendering, tuple(regions_of(drawn, rendering))


def boxes_of(stimulus: Stimulus) -> list[Box]:
    """The findings of a phantom film that left a trace; none are known of another film."""
    if not stimulus.world:
        return []
    rendering, _ = _rendered(stimulus.world, stimulus.seed)
    scale = size_of(stimulus)[0] / _LOOKED_AT_PX
    return [
        Box(found.name, *(scale * side for side in found.box))
        for found in rendering.findings
        if found.box is not None
    ]


def labels_of(stimulus: Stimulus) -> dict[str, bool] | None:
    """What is on a phantom film; None where nobody knows."""
    return _case(stimulus.world, stimulus.seed).labels if stimulus.world else None


def attributes_of(stimulus: Stimulus) -> dict[str, float | str]:
    """The patient's sex (M, F) and age in years, as far as the film says. Raises StudyError where it cannot
    be read."""
    if stimulus.world:
        said = _case(stimulus.world, stimulus.seed).attributes
        return {name: said[name] for name in ("sex", "age")}
    from app.imaging.errors import ImageReadError
    from app.imaging.reader import read_radiograph

    path = film_path(stimulus)
    try:
        meta = read_radiograph(path).meta
    except ImageReadError as error:
        raise StudyError(path, f"it cannot be shown: {error}", "Replace the film.") from error
    found: dict[str, float | str] = {"sex": meta.patient_sex} if meta.patient_sex else {}
    if meta.patient_age[:3].isdigit() and meta.patient_age.endswith("Y"):  # DICOM's age string (PS3.5)
        found["age"] = float(meta.patient_age[:3])
    return found


def reading_of(
    stimulus: Stimulus, temperament: str, *, again: str, aloud: bool, task: str | None = None
) -> tuple[Reading, list[str]]:
    """(how that reader reads it, the findings that are reported). again: one word a reading, so that no two
    are the same. A phantom film is read by its own anatomy and findings, another one by the places where they
    lie on most films. Words only where it is read aloud."""
    from dataclasses import replace

    from eyetracking.scanpaths.reader_model import REPORTED, default_regions, simulate_reading
    from inference.phantom.readings import reading

    width, height = size_of(stimulus)
    if stimulus.world:
        _, regions = _rendered(stimulus.world, stimulus.seed)
        drawn = _case(stimulus.world, stimulus.seed)
        found = reading(drawn, list(regions), temperament, size_px=width, task=task, again=again)
        names = [regions[i].finding for i, fate in found.status.items() if fate == REPORTED]
    else:
        import zlib

        seed = zlib.crc32(f"{stimulus.id}/{temperament}/{again}".encode())
        found = simulate_reading(
            default_regions(), temperament, seed=seed, width_px=width, height_px=height, task=task
        )
        names = []
    if not aloud:
        return replace(found, words=()), names
    return replace(found, words=found.words or _default_words()), names


def _default_words() -> tuple[tuple[float, float, str], ...]:
    words, t_ms = [], 1000.0
    for word in _SAID.split():
        lasts = 200.0 + 25.0 * len(word)
        words.append((t_ms, t_ms + lasts, word))
        t_ms += lasts + 60.0 + (500.0 if word.endswith(".") else 0.0)
    return tuple(words)


def picture_of(stimulus: Stimulus) -> np.ndarray:
    """uint8 (h, w): a phantom film as it is drawn. Raises StudyError for another one."""
    from inference.phantom.case import to_uint8

    if not stimulus.world:
        raise StudyError(Path(stimulus.path), "it is no phantom film", "Open the file itself.")
    return to_uint8(_case(stimulus.world, stimulus.seed).render().image)
