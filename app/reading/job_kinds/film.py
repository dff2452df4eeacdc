"""Whether the models know such a film."""

from __future__ import annotations

from typing import Any

from app.reading.job import Asking, Job, JobKind, MakeRequest
from inference import api


def _prepare(asking: Asking, _about: str) -> MakeRequest:
    seed = asking.session.choices.seed
    return lambda image: api.CheckFilm(image=image, seed=seed)


def _file(asking: Asking, job: Job, result: Any) -> None:
    asking.session.set_film_check(job.request, result, job.seconds)


KINDS = (JobKind(slot="film", title="Film check", prepare=_prepare, file=_file),)
