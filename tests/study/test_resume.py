"""What comes next for a participant, by the protocol's policy."""

from __future__ import annotations

from datetime import timedelta

import pytest
from study_protocols import NOW, later

from app.study.folder import Attempt
from app.study.order import Trial
from app.study.protocol import Resume
from app.study.resume import next_step
from app.study.stimuli import Stimulus

PLAN = [
    Trial(period=period, number=number, stimulus=Stimulus(id=f"s{number}", set_name="s"))
    for period in (1, 2)
    for number in (1, 2, 3)
]


def tried(
    trial: int, outcome: str = "complete", *, period: int = 1, run: int = 1, number: int = 1
) -> Attempt:
    return Attempt(
        period=period, trial=trial, number=number, run=run, stimulus="", arm="", began_at=NOW,
        ended_at=None if outcome == "open" else NOW, outcome=outcome,
    )  # fmt: skip


def after(attempts, *, policy="resume", hours=1.0, washout_days=0.0):
    return next_step(
        PLAN, attempts, resume=Resume(policy=policy), washout_days=washout_days, now=later(hours=hours)
    )


FIRST_PERIOD = [tried(1), tried(2), tried(3)]


def test_at_first_it_begins():
    step = after([])
    assert (step.kind, step.trial, step.run) == ("begin", PLAN[0], 1)


@pytest.mark.parametrize(
    ("policy", "kind", "trial", "run"),
    [("resume", "resume", 2, 1), ("restart", "restart", 1, 2), ("block", "blocked", None, 0)],
)
def test_what_was_broken_off_goes_by_the_policy(policy, kind, trial, run):
    step = after([tried(1), tried(2, "open")], policy=policy)
    assert (step.kind, step.trial and step.trial.number, step.run) == (kind, trial, run)


def test_a_discarded_trial_is_not_complete_and_a_later_attempt_makes_it_so():
    assert after([tried(1, "discarded")]).trial == PLAN[0]
    assert after([tried(1, "discarded"), tried(1, number=2)]).trial == PLAN[1]


def test_after_a_restart_earlier_attempts_do_not_count():
    step = after([tried(1), tried(2), tried(1, run=2, number=2)], policy="resume")
    assert (step.trial, step.run) == (PLAN[1], 2)


@pytest.mark.parametrize("policy", ["resume", "restart", "block"])
@pytest.mark.parametrize(("hours", "words"), [(24.1, "24.1 h ago; the protocol allows 24 h"), (-1, "clock")])
def test_what_is_too_old_or_of_the_future_is_blocked_under_every_policy(policy, hours, words):
    step = after([tried(1)], policy=policy, hours=hours)
    assert step.kind == "blocked"
    assert words in step.reason


def test_the_maximum_age_is_still_allowed():
    assert after([tried(1)], hours=24.0).kind == "resume"


def test_the_next_period_waits_for_the_washout_and_not_a_moment_longer():
    fortnight = timedelta(days=14) / timedelta(hours=1)
    step = after(FIRST_PERIOD, washout_days=14, hours=fortnight - 0.01)
    assert step.kind == "wait"
    assert "2026-03-16T09:00" in step.reason  # a fortnight after the 2nd of March, 9 o'clock
    assert after(FIRST_PERIOD, washout_days=14, hours=fortnight).trial == PLAN[3]


def test_a_finished_period_is_not_started_over():
    step = after(FIRST_PERIOD, policy="restart")
    assert (step.kind, step.trial) == ("begin", PLAN[3])


def test_at_the_end_it_is_finished():
    assert after(FIRST_PERIOD + [tried(trial, period=2) for trial in (1, 2, 3)]).kind == "finished"
