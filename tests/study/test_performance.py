"""How well readers and models do, by subgroup."""

from __future__ import annotations

import json

import pytest
from study_protocols import PLAIN, begun

from app.cli import main
from app.study.folder import StudyError, open_study
from app.study.performance import EVERYBODY, Score, figures, of_models, patient_groups, truth_of
from app.study.shown import attributes_of
from app.study.stimuli import Stimulus

RATED = PLAIN.replace("count = 4", "count = 6").replace("seconds = 5", "seconds = 1") + (
    '\n[[phases]]\nkind = "rating"\nname = "sure"\ntext = "Sure?"\n'
    '\n[[participants.asks]]\nname = "glasses"\ntext = "Glasses?"\nanswer = "yes_no"\n'
)


def score(who, case, value, *groups):
    return Score(who, case, value, (EVERYBODY, *groups))


def test_a_voice_that_orders_all_cases_reaches_one_and_its_mirror_none():
    truth = {"a": True, "b": True, "c": False, "d": False}
    good = [score("m", case, value, "g") for case, value in zip("abcd", (0.9, 0.8, 0.2, 0.1), strict=True)]
    bad = [score("n", case, 1 - one.value) for case, one in zip("abcd", good, strict=True)]
    found = {(one.who, one.group): one for one in figures([*good, *bad], truth)}
    assert (found["m", EVERYBODY].auroc, found["n", EVERYBODY].auroc) == (1.0, 0.0)
    assert found["m", "g"].cases == 4
    assert found["m", EVERYBODY].low <= 1.0 <= found["m", EVERYBODY].high


def test_a_group_without_one_of_the_classes_has_no_figure():
    (one,) = figures([score("m", "a", 0.5)], {"a": True})
    assert (one.auroc, one.low, one.with_finding) == (None, None, 1)


def test_a_patients_groups_come_from_the_film():
    film = Stimulus(id="x", set_name="x", world="default", seed=9401)  # truth.json of it: M, 69
    assert attributes_of(film) == {"sex": "M", "age": 69}
    assert patient_groups(film) == ("patient's sex: M", "patient's age: 65 and over")


def test_readers_and_a_model_stand_in_the_same_groups(tmp_path, capsys):
    (tmp_path / "p.toml").write_text(RATED, encoding="utf-8")
    words = ["--study", str(tmp_path / "s"), "--participant", "new", "--simulated", "--rate", "60"]
    for _ in range(2):
        assert main(["study", "run", str(tmp_path / "p.toml"), *words, "--voice", "none"]) == 0
    study = open_study(tmp_path / "s")
    truth = truth_of(study, None)
    lines = ["case,probability,model", *(f"{case},{float(there)},perfect" for case, there in truth.items())]
    (tmp_path / "m.csv").write_text("\n".join(lines))
    capsys.readouterr()
    words = ["study", "performance", str(tmp_path / "s"), "--predictions", str(tmp_path / "m.csv"), "--json"]
    assert main(words) == 0
    found = {(row["who"], row["group"]): row for row in json.loads(capsys.readouterr().out)}
    assert found["perfect", EVERYBODY]["auroc"] == 1.0
    assert found["readers", EVERYBODY]["cases"] == 6
    assert any(group.startswith("glasses: ") for _who, group in found)
    shared = {group for who, group in found if who == "perfect"}
    assert shared <= {group for who, group in found if who == "readers"}


def test_a_model_table_that_names_another_case_is_refused(tmp_path):
    study = begun(tmp_path)
    (tmp_path / "m.csv").write_text("case,probability\nnothing,0.5\n")
    with pytest.raises(StudyError, match="row 2: nothing is no film"):
        list(of_models(study, tmp_path / "m.csv"))
