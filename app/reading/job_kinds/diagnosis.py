"""Finding probabilities without gaze, with the reader's gaze if there is any, and with predicted gaze."""

from __future__ import annotations

from typing import Any

from app.reading.job import Asking, Job, JobKind, MakeRequest
from inference import api


def _prepare(asking: Asking, _about: str) -> MakeRequest:
    choices = asking.session.choices
    return lambda image: api.Diagnose(
        image=image,
        gaze=asking.gaze_input(),
        predict_gaze=True,
        seed=choices.seed,
        unfit_too=choices.unfit_too,
    )


def _file(asking: Asking, job: Job, result: Any) -> None:
    asking.session.add_diagnosis(job.request, result, job.seconds)


KINDS = (JobKind(slot="diagnosis", title="Findings", prepare=_prepare, file=_file),)
