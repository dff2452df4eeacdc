"""What comes next for a participant: begin, go on, start over, wait, or let the experimenter decide.

Asked when a participant sits down, not between two trials.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from app.study.folder import Attempt, last_stamp
from app.study.order import Trial
from app.study.protocol import Resume

Kind = Literal["begin", "resume", "restart", "blocked", "wait", "finished"]


@dataclass(frozen=True, kw_only=True)
class Next:
    """trial: with which it goes on (begin, resume, restart). run: which its attempts belong to. reason: for
    people; the experimenter who decides against a block reads it."""

    kind: Kind
    reason: str
    trial: Trial | None = None
    run: int = 0


def complete_in(attempts: Sequence[Attempt], period: int) -> set[int]:
    """The trials of a period that are complete in its latest run."""
    own = [one for one in attempts if one.period == period]
    run = max((one.run for one in own), default=0)
    return {one.trial for one in own if one.run == run and one.outcome == "complete"}


def next_step(
    plan: Sequence[Trial], attempts: Sequence[Attempt], *, resume: Resume, washout_days: float, now: datetime
) -> Next:
    """now: with zone, as all stamps. Pure: the same arguments give the same answer."""
    for period in sorted({trial.period for trial in plan}):
        trials = [trial for trial in plan if trial.period == period]
        own = [one for one in attempts if one.period == period]
        done = complete_in(own, period)
        todo = [trial for trial in trials if trial.number not in done]
        if not todo:
            continue
        if own:
            return _broken_off(trials, todo, own, resume, now)
        earlier = [one for one in attempts if one.period < period]
        rest = timedelta(days=washout_days) - (now - last_stamp(earlier)) if earlier else timedelta()
        if rest > timedelta():
            free = last_stamp(earlier) + timedelta(days=washout_days)
            reason = f"period {period} may begin at {free.isoformat(timespec='minutes')}, after the washout"
            return Next(kind="wait", reason=reason)
        return Next(kind="begin", reason=f"period {period} begins", trial=trials[0], run=1)
    return Next(kind="finished", reason="all trials are complete")


def _broken_off(
    trials: Sequence[Trial], todo: Sequence[Trial], own: Sequence[Attempt], resume: Resume, now: datetime
) -> Next:
    run = max(one.run for one in own)
    age_h = (now - last_stamp(own)) / timedelta(hours=1)
    where = f"period {todo[0].period} was broken off before trial {todo[0].number} of {len(trials)}"
    if age_h < 0:
        return Next(
            kind="blocked", reason=f"{where}, by its stamps in the future: check this computer's clock"
        )
    if age_h > resume.max_age_hours:
        reason = f"{where}, {age_h:.1f} h ago; the protocol allows {resume.max_age_hours:g} h"
        return Next(kind="blocked", reason=reason)
    if resume.policy == "block":
        return Next(kind="blocked", reason=f"{where}; the protocol leaves it to the experimenter")
    if resume.policy == "restart":
        reason = f"{where}; it starts over, earlier attempts are kept"
        return Next(kind="restart", reason=reason, trial=trials[0], run=run + 1)
    return Next(kind="resume", reason=where, trial=todo[0], run=run)
