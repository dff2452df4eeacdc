"""A collected study as what models are trained on: films, fixations, words, and whose films they are, so that
no patient is in two parts of a split.

Films of people are read where they lie; phantom films are drawn into a folder beside the training's state.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from app.export.collections.model import Reading
from app.files import private_folder
from app.study.collecting import collection_of
from app.study.folder import BegunStudy, StudyError
from app.study.phases import Report
from app.study.shown import film_path, picture_of
from app.study.stimuli import Stimulus
from eyetracking.scanpaths.types import Scanpath
from inference.datasets.read_aloud import Example, Spoken
from inference.datasets.searches import Search


def examples_of(study: BegunStudy, films: Path) -> Iterator[Example]:
    """The complete readings of those who have not withdrawn, in the order of the export. films: where phantom
    films are drawn. Raises StudyError where nothing is complete or a film is gone, OSError."""
    stimuli = {one.id: one for one in study.stimuli}
    kept: dict[str, tuple[Path, str]] = {}
    reports = [phase.name for phase in study.protocol.phases if isinstance(phase, Report)]
    for reading in collection_of(study, licence="").readings():
        if reading.stimulus not in kept:
            kept[reading.stimulus] = _film(stimuli[reading.stimulus], films)
        image, patient = kept[reading.stimulus]
        written = [str(reading.answers[name]) for name in reports if reading.answers.get(name)]
        yield Example(
            id=reading.id,
            patient=patient,
            image=image,
            spoken=_spoken(reading) if reading.words and len(reading.fixations) else None,
            sentences=tuple(text for text in (reading.text, *written) if text),
        )


def searches_of(study: BegunStudy, films: Path) -> Iterator[Search]:
    """The complete readings in which a finding was searched for, as `examples_of` gives readings."""
    stimuli = {one.id: one for one in study.stimuli}
    kept: dict[str, tuple[Path, str]] = {}
    for reading in collection_of(study, licence="").readings():
        if not reading.sought or not len(reading.fixations):
            continue
        if reading.stimulus not in kept:
            kept[reading.stimulus] = _film(stimuli[reading.stimulus], films)
        image, patient = kept[reading.stimulus]
        yield Search(image, patient, reading.participant, reading.sought, scanpath_of(reading))


def scanpath_of(reading: Reading) -> Scanpath:
    """Its fixations on the image, on the recording's clock."""
    found = reading.fixations
    return Scanpath(
        x_px=found.x_px, y_px=found.y_px, duration_ms=found.duration_ms, onset_ms=found.onset_ms,
        width_px=reading.width_px, height_px=reading.height_px, source=reading.tracker.source,
    )  # fmt: skip


def _spoken(reading: Reading) -> Spoken:
    import numpy as np

    return Spoken(
        list(reading.words), scanpath_of(reading), float(np.median(reading.fixations.px_per_degree))
    )


def _film(stimulus: Stimulus, films: Path) -> tuple[Path, str]:
    """(its file, whose it is: the patient's id hashed, or the film itself where nobody is named)."""
    if stimulus.world:
        path = private_folder(films) / f"{hashlib.sha256(stimulus.id.encode()).hexdigest()[:16]}.png"
        if not path.is_file():
            Image.fromarray(picture_of(stimulus)).save(path)
        return path, f"{stimulus.world}-{stimulus.seed}"
    path = film_path(stimulus)
    return path, _patient(path) or stimulus.id


def _patient(path: Path) -> str:
    """ "" where the film names nobody."""
    from app.imaging.errors import ImageReadError
    from app.imaging.reader import read_radiograph

    try:
        patient = read_radiograph(path).meta.patient_id
    except ImageReadError as error:
        raise StudyError(path, f"it cannot be read: {error}", "Replace the film.") from error
    return hashlib.sha256(patient.encode()).hexdigest()[:16] if patient else ""
