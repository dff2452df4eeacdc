"""The words that a vision-language model's own vocabulary reads at each place of the film."""

from __future__ import annotations

from typing import Any

from app.reading.job import Asking, Job, JobKind, MakeRequest
from inference import api


def _prepare(asking: Asking, _about: str) -> MakeRequest:
    choices = asking.session.choices
    return lambda image: api.Lens(image=image, seed=choices.seed, unfit_too=choices.unfit_too)


def _file(asking: Asking, _job: Job, result: Any) -> None:
    asking.session.set_lens(result)


KINDS = (JobKind(slot="lens", title="Words at a place", prepare=_prepare, file=_file),)
