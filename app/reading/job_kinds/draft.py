"""A report draft, streamed; with gaze only where there are fixations, or where they were painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.reading.job import Asking, Job, JobKind, MakeRequest
from app.reading.one_voice import evidence_of, settled
from inference import api


def _without_gaze(asking: Asking, _about: str) -> MakeRequest:
    return _caption(asking, None)


def _with_gaze(asking: Asking, _about: str) -> MakeRequest | None:
    gaze = asking.gaze_input()
    dabs = asking.session.choices.dabs
    return None if gaze is None and not dabs else _caption(asking, gaze, dabs)


def _caption(asking: Asking, gaze: api.GazeInput | None, dabs: Sequence[api.MapDab] = ()) -> MakeRequest:
    choices = asking.session.choices
    return lambda image: api.Caption(
        image=image,
        gaze=gaze,
        dabs=list(dabs),
        gaze_strength=choices.gaze_strength,
        way=choices.way,
        indication=choices.indication,
        prior_report=choices.prior_report,
        seed=choices.seed,
        unfit_too=choices.unfit_too,
    )


def _file(asking: Asking, job: Job, result: Any) -> None:
    """The draft with gaze goes into the report, or the one without where no other is on its way."""
    session = asking.session
    session.add_draft(job.request, result, job.seconds)
    other = asking.newest.get("draft_with_gaze")
    if session.report.signed_by or (not result.with_gaze and other is not None and other.active):
        return
    evidence = evidence_of(session, asking.picture.radiograph)
    kept, left = settled(result.sentences, evidence, with_gaze=result.with_gaze)
    session.write_report(session.report.drafted(result, sentences=kept, left_out=left), "New draft")


def _forget(_asking: Asking, _job: Job, _result: Any) -> None:
    """What was written while the brush moved is only seen."""


KINDS = (
    JobKind(slot="draft_without_gaze", title="Draft without gaze", prepare=_without_gaze, file=_file),
    JobKind(slot="draft_with_gaze", title="Draft with gaze", prepare=_with_gaze, file=_file),
    JobKind(slot="draft_preview", title="Draft as painted", prepare=_with_gaze, file=_forget),
)
