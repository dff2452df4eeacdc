"""What AI says in a sitting: asked before, kept once, shown under its condition alone, logged."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from study_answers import DEMO, answered, said
from study_desk import seated
from study_protocols import CROSSOVER, NOW, PLAIN, begun

from app.cli import main
from app.study import assistance
from app.study.assistance import Said, keep, said_of, shown_in, wanted
from app.study.folder import StudyError, begin_study
from app.study.participants import enrol_simulated
from app.study.prefetch import Prefetch
from app.study.protocol import SHIPPED, ProtocolError, read_protocol
from app.study.replays import path_of
from app.study.runner import NotNow
from app.study.tallies import ratings

OFFERS = '\n[viewer]\nai_offers = ["probabilities", "map", "draft"]\n'
RATED = '\n[[phases]]\nkind = "rating"\nname = "sure"\ntext = "Sure?"\n'


class Desk:
    """Answers at once; refuses while `wrong` says why."""

    wrong = ""

    def until_ready(self):
        if Desk.wrong:
            raise StudyError("worker", Desk.wrong, "See radgaze doctor.")

    def answer(self, study, stimulus, _names):
        keep(study, stimulus, said(stimulus), np.zeros((4, 4), np.float32))

    def close(self):
        pass


@pytest.fixture
def study(tmp_path):
    Desk.wrong = ""
    return begun(tmp_path, PLAIN + CROSSOVER + OFFERS + RATED)


def of_arm(study, arm):
    return next(trial for trial in study.plan(1) if trial.arm == arm)


def test_only_the_condition_with_ai_wants_it(study):
    assert wanted(study, of_arm(study, "without")) == set()
    assert wanted(study, of_arm(study, "with")) == {"probabilities", "map", "draft"}


def test_a_predicted_path_is_asked_for_where_no_table_has_it(tmp_path):
    study = begin_study(SHIPPED / "real-or-predicted.toml", tmp_path / "s", now=NOW)
    assert wanted(study, of_arm(study, "model")) == {assistance.PATH}
    assert wanted(study, of_arm(study, "person")) == set()
    (study.path / "paths").mkdir()
    (study.path / "paths" / "predicted.csv").write_text("")
    assert wanted(study, of_arm(study, "model")) == set()


def test_a_trial_with_ai_is_never_shown_without_it(study):
    assert shown_in(study, of_arm(study, "without")) is None
    with pytest.raises(
        StudyError, match=r"has not answered probabilities, map, draft .*radgaze study prepare"
    ):
        shown_in(study, of_arm(study, "with"))
    answered(study)
    shown = shown_in(study, of_arm(study, "with"))
    assert shown.map.shape == (4, 4)
    assert shown.words() == ('edema 0.250; map (matex) of "edema"; draft "No edema."; by demo-x 1, seed 5')


def test_a_damaged_map_is_named(study):
    answered(study)
    for path in (study.path / "ai").glob("*.npy"):
        path.write_bytes(b"\x93NUMPY")
    with pytest.raises(StudyError, match=r"\.npy: the map cannot be read"):
        shown_in(study, of_arm(study, "with"))


def test_the_runner_waits_for_the_models_and_goes_on_when_they_have_answered(study):
    who = enrol_simulated(study, now=NOW).pseudonym
    ahead = Prefetch(study, study.plan(1), desk=Desk)
    Desk.wrong = "no worker"
    ahead.ask()
    ahead._thread.join()
    assert "no worker" in ahead.trouble
    with_ai = [t for t in study.plan(1) if t.arm == "with"]
    assert ahead.lacks(with_ai[0]).startswith("AI cannot be shown: ")
    runner, _desk = seated(study, who, lacks=lambda _trial: ahead.lacks(with_ai[0]))
    with pytest.raises(NotNow, match="no worker"):
        runner.send("next")
    Desk.wrong = ""
    ahead.wait()
    assert (ahead.trouble, ahead.done, ahead.of) == ("", 4, 4)
    runner.send("next")
    assert runner.state == "in trial"


def test_no_worker_starts_where_no_ai_is_wanted(tmp_path):
    study = begun(tmp_path)
    ahead = Prefetch(study, study.plan(1), desk=lambda: pytest.fail("a worker was started"))
    ahead.wait()
    assert (ahead.trouble, [t.name for t in threading.enumerate() if t.name == "study models"]) == ("", [])


def test_what_was_shown_stands_in_the_trial_and_in_the_ratings(study, capsys):
    answered(study)
    protocol = str(study.path.parent / "protocol.toml")
    who = ["--participant", "new", "--simulated", "--trials", "1"]
    assert main(["study", "run", protocol, "--study", str(study.path), *who]) == 0
    assert main(["study", "run", protocol, "--study", str(study.path), *who]) == 0
    rows = {(row["modality"], row["ai"]) for row in ratings(study)}
    assert rows == {("with", "shown"), ("without", "hidden")}  # a crossover: the second begins with the other
    capsys.readouterr()


def test_ai_that_offers_nothing_is_a_mistake_of_the_protocol(tmp_path):
    path = tmp_path / "p.toml"
    path.write_text(PLAIN + CROSSOVER + "\n[viewer]\nai_offers = []\n")
    with pytest.raises(ProtocolError) as wrong:
        read_protocol(path)
    assert any("offers nothing" in line for line in wrong.value.words())


def test_the_models_themselves_are_asked_once(tmp_path, capsys):
    """With the shipped models, in a worker of their own."""
    text = (
        (PLAIN + OFFERS).replace("count = 4", "count = 1").replace("[viewer]\n", '[viewer]\nai = "shown"\n')
    )
    study = begun(tmp_path, text)
    assert main(["study", "prepare", str(study.path)]) == 0
    assert "1 of 1" in capsys.readouterr().out
    stimulus = study.stimuli[0]
    first = said_of(study, stimulus)
    assert first.holds() == {"probabilities", "map", "draft"}
    assert first.demo
    assert first.seed == assistance.seed_of(study, stimulus)
    assert all(0 <= value <= 1 for value in first.probabilities.values())
    assert main(["study", "prepare", str(study.path)]) == 0
    assert "Nothing is to be asked" in capsys.readouterr().out
    assert said_of(study, stimulus) == first


def test_a_path_that_the_model_predicted_is_replayed(tmp_path):
    study = begin_study(SHIPPED / "real-or-predicted.toml", tmp_path / "s", now=NOW)
    trial = of_arm(study, "model")
    path = assistance.PredictedPath(
        finding="edema", x_px=[1.0, 2.0], y_px=[3.0, 4.0], duration_ms=[200.0, 300.0]
    )
    kept = Said(
        stimulus=trial.stimulus.id, film_sha256="0", seed=1, asked_at=NOW, models={"path": [DEMO]}, path=path
    )
    keep(study, trial.stimulus, kept, None)
    shown = path_of(study, trial)
    assert (shown.onset_ms.tolist(), shown.source) == ([0.0, 200.0], "predicted")
