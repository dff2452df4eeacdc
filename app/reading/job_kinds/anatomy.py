"""Outlines of lungs and heart, and the cardiothoracic ratio as a proposal, where one is wanted."""

from __future__ import annotations

from typing import Any

from app.reading.job import Asking, Job, JobKind, MakeRequest
from inference import api

OUTLINES_ONLY = "outlines"
"""What is asked about where no ratio is to be proposed (`Job.about`)."""


def _prepare(asking: Asking, _about: str) -> MakeRequest:
    choices = asking.session.choices
    return lambda image: api.SegmentAnatomy(image=image, seed=choices.seed, unfit_too=choices.unfit_too)


def _file(asking: Asking, job: Job, result: Any) -> None:
    asking.session.set_anatomy(job.request, result, job.seconds, propose=job.about != OUTLINES_ONLY)


KINDS = (JobKind(slot="anatomy", title="Lungs and heart", prepare=_prepare, file=_file),)
