"""A sitting as a state machine: what follows what, what is kept, what is refused."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from study_desk import Desk, drift, no_numbers, seated, validation
from study_protocols import NOW, PLAIN, begun

from app.study.answers import AnswerRefused
from app.study.folder import attempts_of
from app.study.participants import ConsentMissing, enrol_simulated, withdraw
from app.study.record import answers_of, events_of, quality_of
from app.study.runner import CALIBRATIONS, TRIES, NotNow, Runner, step_of

RATED = PLAIN + '\n[[phases]]\nkind = "rating"\nname = "sure"\ntext = "Sure?"\n'


def sitting(tmp_path, text=PLAIN, **how):
    study = begun(tmp_path, text)
    who = enrol_simulated(study, now=NOW).pseudonym
    return study, who, *seated(study, who, **how)


def view(runner, desk, *, seconds=5.0, seen=True):
    """The film is looked at for so long."""
    runner.film_is_shown()
    t_ns = desk.t_ns + (np.arange(int(seconds * 100)) * 1e7).astype(np.int64)
    desk.t_ns += int(seconds * 1e9)
    runner.gaze(t_ns, np.full(len(t_ns), seen))
    runner.tick()


def test_a_trial_goes_phase_by_phase_and_each_is_on_the_disk_when_the_next_begins(tmp_path):
    _, _, runner, desk = sitting(tmp_path, RATED)
    runner.send("next")
    folder = runner.folder
    view(runner, desk)
    runner.send("phase over")
    assert [event.kind for event in events_of(folder)] == ["phase", "phase over", "phase"]
    with pytest.raises(AnswerRefused, match="1 to 5"):
        runner.send("phase over", {"sure": 9})
    assert runner.state == "in trial"
    runner.send("phase over", {"sure": 4})
    assert answers_of(folder) == {"sure": 4}
    assert quality_of(folder).counts
    assert runner.state == "waiting"
    assert [name for name, *_ in desk.asked] == ["calibrate", "begin", "show", "show", "end"]


def test_what_a_state_does_not_take_is_refused(tmp_path):
    _, _, runner, _ = sitting(tmp_path)
    with pytest.raises(NotNow, match="waiting"):
        runner.send("phase over")


def test_a_validation_without_numbers_is_an_error_and_never_a_pass(tmp_path):
    study = begun(tmp_path)
    who = enrol_simulated(study, now=NOW).pseudonym
    desk = Desk()
    runner = Runner(study, who, desk, step=step_of(study, who, now=NOW))
    runner.send("begin")
    for _ in range(CALIBRATIONS):
        runner.send("calibrated", no_numbers(desk.limits))
    assert (runner.state, runner.failed) == ("stopped", True)
    assert "no numbers" in runner.reason
    assert attempts_of(study, who) == []


def test_a_calibration_outside_the_limits_is_made_again(tmp_path):
    study = begun(tmp_path)
    who = enrol_simulated(study, now=NOW).pseudonym
    desk = Desk()
    runner = Runner(study, who, desk, step=step_of(study, who, now=NOW))
    runner.send("begin")
    runner.send("calibrated", validation(desk.limits, 0.8))  # the protocol allows 0.5 degrees
    assert runner.state == "calibrating"
    runner.send("calibrated", validation(desk.limits, 0.4))
    assert runner.state == "waiting"


def test_gaze_that_is_missing_discards_the_trial_which_comes_again_and_ends_the_sitting_at_last(tmp_path):
    study, who, runner, desk = sitting(tmp_path)
    for _ in range(TRIES):
        runner.send("next")
        view(runner, desk, seen=False)
        assert {alarm.level for alarm in runner.alarms} == {"warn", "stop"}
        runner.send("phase over")
    attempts = attempts_of(study, who)
    assert [(a.trial, a.number, a.outcome) for a in attempts] == [(1, n, "discarded") for n in (1, 2, 3)]
    assert (runner.state, runner.failed) == ("stopped", True)


def test_drift_is_checked_as_often_as_the_protocol_says_and_too_much_calibrates_anew(tmp_path):
    _, _, runner, desk = sitting(tmp_path, PLAIN + "\n[calibration]\ndrift_check_every = 1\n")
    runner.send("next")
    view(runner, desk)
    runner.send("phase over")
    runner.send("next")
    assert runner.state == "checking"
    runner.send("checked", drift(desk.limits, 2.5))  # the protocol stops at 2 degrees
    assert runner.state == "calibrating"
    runner.send("calibrated", validation(desk.limits))
    runner.send("next")
    assert runner.trial.number == 2


def test_a_pause_discards_the_running_trial_and_a_redone_one_is_another_attempt(tmp_path):
    study, who, runner, desk = sitting(tmp_path)
    runner.send("next")
    runner.send("pause")
    runner.send("go on")
    runner.send("next")
    view(runner, desk)
    runner.send("phase over")
    runner.send("redo", 1)
    runner.send("next")
    view(runner, desk)
    runner.send("phase over")
    found = [(a.trial, a.number, a.outcome) for a in attempts_of(study, who)]
    assert found == [(1, 1, "discarded"), (1, 2, "complete"), (1, 3, "complete")]


def test_a_lost_tracker_ends_the_sitting_and_the_trial_comes_again(tmp_path):
    study, who, runner, _ = sitting(tmp_path)
    runner.send("next")
    runner.send("tracker lost", "The tracker host ended.")
    assert (runner.state, runner.failed) == ("stopped", True)
    assert step_of(study, who, now=NOW).trial.number == 1


def test_a_withdrawal_in_the_middle_stops_before_the_next_trial(tmp_path):
    study, who, runner, _ = sitting(tmp_path)
    withdraw(study, who, now=NOW)
    with pytest.raises(ConsentMissing, match="withdrew"):
        runner.send("next")
    assert not (study.path / "trials").exists()


def test_the_sitting_ends_with_the_sessions_time(tmp_path):
    _, _, runner, desk = sitting(tmp_path, PLAIN + "\n[limits]\nsession_minutes = 1\n")
    desk.t_ns = int(61e9)
    runner.send("next")
    assert (runner.state, runner.failed) == ("stopped", False)


def test_a_time_limit_cuts_a_viewing_without_an_end(tmp_path):
    _, _, runner, desk = sitting(tmp_path, PLAIN.replace("seconds = 5", "") + "\n[limits]\ntrial_s = 30\n")
    runner.send("next")
    desk.t_ns += int(12e9)
    assert runner.seconds() == pytest.approx(18.0)


def test_a_torn_last_line_of_a_trials_log_costs_itself_only(tmp_path):
    _, _, runner, _ = sitting(tmp_path)
    runner.send("next")
    runner.send("note", "coughs")
    path = runner.folder / "trial.jsonl"
    path.write_bytes(path.read_bytes()[:-4])
    assert [event.kind for event in events_of(runner.folder)] == ["phase"]
    assert msgspec.json.decode(path.read_bytes().splitlines()[0])["number"] == 1
