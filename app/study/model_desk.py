"""Who asks the models for a study: one worker, stimulus by stimulus. The same here and on a cluster."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from app.batch.films import BatchError, Film
from app.batch.questioner import Questioner, Read, Say
from app.imaging.errors import ImageReadError
from app.study.assistance import (
    PATH,
    WANTED,
    MapWords,
    Model,
    PredictedPath,
    Said,
    keep,
    merged,
    said_of,
    seed_of,
    wanted,
)
from app.study.folder import BegunStudy, StudyError
from app.study.order import Trial
from app.study.shown import film_path, picture_of
from app.study.stimuli import Stimulus
from inference import api
from inference.messages import Failed

SAMPLES = 1
"""A person's path is one path, so one is drawn of the model's."""


@dataclass(frozen=True)
class _Found:
    fields: Mapping[str, Any]
    models: list[api.ModelInfo]
    map: NDArray[np.float32] | None = None


class ModelDesk:
    """say: what the worker says while it starts. client_options: of the InferenceClient."""

    def __init__(self, say: Say = lambda _text: None, **client_options: Any) -> None:
        self._worker = Questioner(say, **client_options)

    def until_ready(self) -> None:
        """Raises StudyError where the worker cannot work at all."""
        try:
            self._worker.until_ready()
        except BatchError as error:
            raise _worker_off(error) from error

    def answer(self, study: BegunStudy, stimulus: Stimulus, names: Iterable[str]) -> Said:
        """Asks for what of `names` is not known, and keeps it. Raises StudyError where the film cannot be
        read, a model refuses or the worker is off; OSError."""
        said = said_of(study, stimulus)
        todo = [name for name in WANTED if name in set(names) - (said.holds() if said else frozenset())]
        if not todo:
            assert said is not None
            return said
        film = _read(stimulus)
        if said is not None and said.film_sha256 != film.digest:
            reason = f"the film of {stimulus.id} is another one than the models were asked of"
            raise StudyError(study.path, reason, "Bring the film back that the study began with.")
        for name in todo:
            found = self._ASKS[name](self, study, stimulus, film, said)
            models = {name: [_model(one) for one in found.models]}
            said = Said(
                **merged(
                    said,
                    stimulus=stimulus.id,
                    film_sha256=film.digest,
                    seed=seed_of(study, stimulus),
                    asked_at=datetime.now(UTC),
                    models=models,
                    **found.fields,
                )
            )
            keep(study, stimulus, said, found.map)
        assert said is not None
        return said

    def close(self) -> None:
        self._worker.client.stop()

    def _put(self, stimulus: Stimulus, film: Read, request: Callable[[api.ImageInput], api.Request]) -> Any:
        try:
            final = self._worker.put(film, request)
        except BatchError as error:
            raise _worker_off(error) from error
        if isinstance(final, Failed):
            way_out = final.way_out or "See radgaze doctor."
            raise StudyError(_where(stimulus), f"the models did not answer: {final.message}", way_out)
        return final.result

    def _probabilities(self, study: BegunStudy, stimulus: Stimulus, film: Read, _said: Said | None) -> _Found:
        unfit = study.protocol.viewer.ai_unfit_too
        result = self._put(
            stimulus,
            film,
            lambda image: api.Diagnose(
                image=image, predict_gaze=False, control=False, unfit_too=unfit, seed=seed_of(study, stimulus)
            ),
        )
        rows = {row.finding: row.no_gaze for row in result.rows if row.no_gaze is not None}
        return _Found({"probabilities": rows}, result.models)

    def _map(self, study: BegunStudy, stimulus: Stimulus, film: Read, said: Said | None) -> _Found:
        """Of the protocol's phrase, of what is searched for, or of what the models hold likeliest."""
        viewer = study.protocol.viewer
        phrase = viewer.ai_phrase or self._finding(study, stimulus, film, said)
        result = self._put(
            stimulus,
            film,
            lambda image: api.Explain(
                image=image, phrase=phrase, unfit_too=viewer.ai_unfit_too, seed=seed_of(study, stimulus)
            ),
        )
        words = MapWords(phrase=result.phrase, method=result.made_by, strength=result.strength)
        return _Found({"map": words}, result.models, np.array(self._worker.client.read_map(result.map)))

    def _draft(self, study: BegunStudy, stimulus: Stimulus, film: Read, _said: Said | None) -> _Found:
        unfit = study.protocol.viewer.ai_unfit_too
        result = self._put(
            stimulus,
            film,
            lambda image: api.Caption(image=image, unfit_too=unfit, seed=seed_of(study, stimulus)),
        )
        return _Found({"draft": result.text}, result.models)

    def _path(self, study: BegunStudy, stimulus: Stimulus, film: Read, said: Said | None) -> _Found:
        finding = self._finding(study, stimulus, film, said)
        result = self._put(
            stimulus,
            film,
            lambda image: api.PredictScanpath(
                image=image, finding=finding, samples=SAMPLES, seed=seed_of(study, stimulus),
                unfit_too=study.protocol.viewer.ai_unfit_too,
            ),
        )  # fmt: skip
        drawn = result.scanpaths[0]
        path = PredictedPath(
            finding=finding, x_px=list(drawn.x_px), y_px=list(drawn.y_px), duration_ms=list(drawn.duration_ms)
        )
        return _Found({PATH: path}, result.models)

    def _finding(self, study: BegunStudy, stimulus: Stimulus, film: Read, said: Said | None) -> str:
        if stimulus.finding:
            return stimulus.finding
        known = said.probabilities if said is not None else None
        rows = known or self._probabilities(study, stimulus, film, said).fields["probabilities"]
        return max(rows, key=lambda name: (rows[name], name))

    _ASKS: ClassVar[Mapping[str, Callable[..., _Found]]] = {
        "probabilities": _probabilities,
        "map": _map,
        "draft": _draft,
        PATH: _path,
    }


def films_to_ask(study: BegunStudy, trials: Iterable[Trial]) -> dict[str, tuple[Stimulus, set[str]]]:
    """stimulus id -> (it, what is wanted of it), in the order of the trials."""
    found: dict[str, tuple[Stimulus, set[str]]] = {}
    for trial in trials:
        names = wanted(study, trial)
        if names:
            found.setdefault(trial.stimulus.id, (trial.stimulus, set()))[1].update(names)
    return found


def _read(stimulus: Stimulus) -> Read:
    if stimulus.world:
        greys = picture_of(stimulus)
        height, width = greys.shape
        digest = hashlib.sha256(greys.tobytes()).hexdigest()
        return Read(np.ascontiguousarray(greys.astype(np.uint16) * 257), width, height, digest)
    from app.batch.asker import read

    path = film_path(stimulus)
    try:
        return read(Film(path))
    except ImageReadError as error:
        raise StudyError(path, f"it cannot be read: {error}", "Replace the film.") from error


def _model(one: api.ModelInfo) -> Model:
    return Model(id=one.id, version=one.version, licence=one.licence, demo=one.demo)


def _where(stimulus: Stimulus) -> Path:
    return Path(stimulus.path or stimulus.id)


def _worker_off(error: BatchError) -> StudyError:
    return StudyError(Path("worker"), error.message.rstrip("."), error.way_out or "See radgaze doctor.")
