"""How readers who search for a finding would look."""

from __future__ import annotations

from typing import Any

from app.reading.job import Asking, CannotAsk, Job, JobKind, MakeRequest
from inference import api
from inference.captioning.statements import finding_in


def _prepare(asking: Asking, about: str) -> MakeRequest:
    """A phrase that names no finding gets none: the paths of another finding would not be those of the
    phrase."""
    choices = asking.session.choices
    phrase = choices.phrase.strip()
    wanted = about or finding_in(phrase)
    if not wanted and phrase:
        raise CannotAsk(
            f"“{phrase}” names no finding that the scanpath model knows.",
            "Choose one of the findings.",
        )
    finding = wanted or asking.top_finding()
    return lambda image: api.PredictScanpath(
        image=image,
        finding=finding,
        samples=choices.samples,
        gaze=asking.gaze_input(),
        seed=choices.seed,
        unfit_too=choices.unfit_too,
    )


def _file(asking: Asking, job: Job, result: Any) -> None:
    values = asking.client.read_map(result.heatmap)
    following = None if result.next_places is None else asking.client.read_map(result.next_places)
    asking.session.add_scanpaths(job.request, result, values, job.seconds, next_places=following)


KINDS = (
    JobKind(slot="scanpaths", title="Predicted scanpaths", pane="predicted", prepare=_prepare, file=_file),
)
