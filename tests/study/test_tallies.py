"""Quality by participant and by answer, and the ratings of a crossover, a row each."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest
from study_desk import seated
from study_protocols import CROSSOVER, NOW, PLAIN, begun

from app.cli import main
from app.study.participants import enrol, give_consent

ASKS = '\n[[participants.asks]]\nname = "glasses"\ntext = "?"\nanswer = "yes_no"\n'
RATED = '\n[[phases]]\nkind = "rating"\nname = "sure"\ntext = "Sure?"\n'
ONE = PLAIN.replace("count = 4", "count = 1")


@pytest.fixture
def study(tmp_path):
    """Two people, one of them with glasses and gaze that is missing for a tenth of the time."""
    made = begun(tmp_path, ONE + RATED + ASKS + CROSSOVER.replace("washout_days = 14", ""))
    for person, glasses, seen in (("Ada", "no", 100), ("Grace", "yes", 91)):
        who = enrol(made, person, tmp_path / "k.json", now=NOW, answers={"glasses": glasses}).pseudonym
        give_consent(made, who, version="2", given_by="reader", now=NOW)
        runner, desk = seated(made, who)
        for _ in range(2):
            runner.send("next")
            runner.film_is_shown()
            t_ns = desk.t_ns + (np.arange(500) * 1e7).astype(np.int64)
            desk.t_ns += int(5e9)
            runner.gaze(t_ns, np.arange(500) % 100 < seen)
            runner.send("phase over")
            runner.send("phase over", {"sure": 4})
    return made


def test_quality_is_told_by_participant_and_by_answer(study, capsys):
    assert main(["study", "quality", str(study.path), "--by", "glasses", "--json"]) == 0
    without, with_, everybody = json.loads(capsys.readouterr().out)
    assert (without["group"], without["participants"], without["missing_percent"]) == ("glasses: no", 1, 0.0)
    assert (with_["group"], with_["missing_percent"], with_["accuracy_deg"]) == ("glasses: yes", 9.0, 0.2)
    assert everybody["complete"] == 4
    assert main(["study", "quality", str(study.path)]) == 0
    assert capsys.readouterr().out.count("2 complete") == 2
    assert main(["study", "quality", str(study.path), "--by", "shoes"]) == 2
    assert "Asked are: glasses" in capsys.readouterr().err


def test_ratings_are_rows_of_reader_case_modality_and_rating(study, capsys):
    assert main(["study", "ratings", str(study.path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len({row["reader"] for row in rows}) == 2
    assert sorted(row["modality"] for row in rows) == ["with", "with", "without", "without"]
    assert {(row["question"], row["rating"]) for row in rows} == {("sure", "4")}
