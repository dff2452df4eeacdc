"""Whole sittings without a window: simulated participants, killed, resumed, refused."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from study_protocols import NOW, PLAIN, begun

from app.cli import main
from app.study.folder import attempts_of, open_study
from app.study.participants import enrol, participants_of
from app.study.protocol import SHIPPED
from app.study.record import GAZE, answers_of, quality_of
from eyetracking.events import fixations_on_image
from eyetracking.recording import open_recording
from eyetracking.validation import validations

QUICK = ("--simulated", "--rate", "60", "--voice", "none")


def run(*words):
    return main(["study", *map(str, words), *QUICK])


def complete(study, who):
    return sorted({(a.period, a.trial) for a in attempts_of(study, who) if a.outcome == "complete"})


@pytest.mark.parametrize("protocol", sorted(SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_each_shipped_protocol_runs_with_a_simulated_participant(protocol, tmp_path):
    folder = tmp_path / "study"
    assert run("run", protocol, "--study", folder, "--participant", "new", "--trials", "1") == 0
    study = open_study(folder)
    (who,) = participants_of(study)
    (attempt,) = (folder / "trials" / who.pseudonym).glob("1-*")
    asked = [name for phase in study.protocol.phases for name in phase.answers()]
    assert sorted(answers_of(attempt)) == sorted(asked)
    assert quality_of(attempt).counts
    recording = open_recording(attempt / GAZE)
    assert (recording.end, recording.tracker.source) == ("closed", "simulated")
    assert recording.consent.reader_id == who.pseudonym
    assert len(validations(recording)) == 1
    assert len(fixations_on_image(recording)) >= 2


def test_the_same_seed_looks_at_the_same_places(tmp_path):
    gaze = []
    for name in "ab":
        (tmp_path / name).mkdir()
        path = tmp_path / name / "p.toml"
        path.write_text(PLAIN, encoding="utf-8")
        words = ("run", path, "--study", tmp_path / name / "s", "--participant", "new", "--trials", "1")
        assert run(*words, "--seed", "5") == 0
        (folder,) = (tmp_path / name / "s" / "trials").glob("*/1-001-01")
        recording = open_recording(folder / GAZE)
        gaze.append(recording.samples["left_x"][~_nan(recording.samples["left_x"])][:200].tolist())
    assert gaze[0] == gaze[1]


def _nan(values):
    return values != values


def test_a_killed_sitting_is_resumed_and_no_attempt_is_overwritten(tmp_path):
    study = begun(tmp_path, PLAIN.replace("seconds = 5", "seconds = 20"))
    words = [
        "run",
        str(tmp_path / "protocol.toml"),
        "--study",
        str(study.path),
        "--participant",
        "new",
        *QUICK,
    ]
    process = subprocess.Popen([sys.executable, "-m", "app.cli", "study", *words], stdout=subprocess.DEVNULL)
    until = time.monotonic() + 120
    while not list(study.path.glob("trials/*/1-002-01/attempt.json")):  # in the middle of the second trial
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.002)
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.wait()
    (who,) = participants_of(study)
    before = {
        path: path.read_bytes()
        for path in (study.path / "trials" / who.pseudonym).rglob("*")
        if path.is_file() and path.name != ".sitting"
    }
    left = len(study.stimuli) - len(complete(study, who.pseudonym))
    if left:  # else it was quicker than the kill
        assert run("resume", study.path, "--participant", who.pseudonym) == 0
    assert complete(study, who.pseudonym) == [(1, n) for n in (1, 2, 3, 4)]
    assert all(path.read_bytes() == data for path, data in before.items())


def test_a_broken_off_period_is_not_begun_again_by_run_and_is_blocked_after_its_age(tmp_path, capsys):
    study = begun(tmp_path)
    protocol = tmp_path / "protocol.toml"
    words = ("--participant", "new", "--trials", "1", "--at", NOW.isoformat())
    assert run("run", protocol, "--study", study.path, *words) == 0
    (who,) = participants_of(study)
    again = ("run", protocol, "--study", study.path, "--participant", who.pseudonym, "--at", NOW.isoformat())
    assert run(*again) == 2
    late = (NOW + timedelta(hours=30)).isoformat()  # the protocol's maximum age is 24
    resume = ("resume", study.path, "--participant", who.pseudonym, "--trials", "1", "--at", late)
    assert run(*resume) == 2
    assert "--decided" in capsys.readouterr().err
    assert run(*resume, "--decided", "restart") == 0
    assert [(a.trial, a.number, a.run) for a in attempts_of(study, who.pseudonym)] == [(1, 1, 1), (1, 2, 2)]


def test_a_tracker_that_loses_the_eyes_fails_with_words_and_counts_no_trial(tmp_path, capsys):
    study = begun(tmp_path, PLAIN + "\n[calibration]\nloss_percent = 90\n")
    words = ("--study", study.path, "--participant", "new")
    assert run("run", tmp_path / "protocol.toml", *words, "--loss", "0.3") == 1
    assert "not good enough" in capsys.readouterr().err
    (who,) = participants_of(study)
    assert {a.outcome for a in attempts_of(study, who.pseudonym)} == {"discarded"}


def test_nothing_is_recorded_of_a_person_who_has_not_agreed(tmp_path, capsys):
    study = begun(tmp_path)
    who = enrol(study, "Ada Lovelace", tmp_path / "elsewhere" / "key.json", now=NOW)
    words = ("--study", study.path, "--participant", who.pseudonym)
    assert run("run", tmp_path / "protocol.toml", *words) == 2
    assert "has not given consent" in capsys.readouterr().err
    assert not (study.path / "trials").exists()


def test_a_study_is_not_run_with_another_protocol(tmp_path, capsys):
    study = begun(tmp_path)
    other = tmp_path / "other.toml"
    other.write_text(PLAIN.replace("seconds = 5", "seconds = 6"), encoding="utf-8")
    assert run("run", other, "--study", study.path, "--participant", "new") == 2
    assert "another protocol" in capsys.readouterr().err
