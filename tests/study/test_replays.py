"""The paths that are replayed: a phantom reader's, or those of a table in the study's folder."""

from __future__ import annotations

import pytest
from study_protocols import NOW

from app.cli import main
from app.study.folder import StudyError, begin_study
from app.study.protocol import SHIPPED
from app.study.replays import path_of


@pytest.fixture
def study(tmp_path):
    return begin_study(SHIPPED / "real-or-predicted.toml", tmp_path / "s", now=NOW)


def of_arm(study, arm):
    return next(trial for trial in study.plan(1) if trial.arm == arm)


def test_the_person_of_a_phantom_is_its_own_careful_reader(study):
    path = path_of(study, of_arm(study, "person"))
    assert len(path) > 3
    assert 0 <= path.x_px.min() <= path.x_px.max() <= path.width_px


def test_a_predicted_path_comes_from_the_table_that_was_put_there(study, tmp_path, capsys):
    trial = of_arm(study, "model")
    with pytest.raises(StudyError, match="no predicted path of films/phantom"):
        path_of(study, trial)
    table = tmp_path / "t.csv"
    rows = [f"{trial.stimulus.id},300,200,50,60", f"{trial.stimulus.id},0,250,10,20"]
    table.write_text("case,onset_ms,duration_ms,x_px,y_px\n" + "\n".join(rows))
    assert main(["study", "paths", str(study.path), "predicted", str(table)]) == 0
    assert "1 predicted paths; 19 films have none" in capsys.readouterr().out
    path = path_of(study, trial)
    assert (path.x_px.tolist(), path.onset_ms.tolist()) == ([10, 50], [0, 300])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("case,x\na,1", "no column onset_ms"),
        ("case,onset_ms,duration_ms,x_px,y_px\nnothing,0,1,1,1", "nothing is no film of the study"),
        ("case,onset_ms,duration_ms,x_px,y_px\na,0,0,1,1", "row 2: duration_ms must be positive"),
        ("case,onset_ms,duration_ms,x_px,y_px\na,0,x,1,1", "row 2 holds no numbers"),
    ],
)
def test_a_table_that_will_not_do_is_named_and_nothing_is_kept(rows, said, study, tmp_path, capsys):
    (tmp_path / "t.csv").write_text(rows)
    assert main(["study", "paths", str(study.path), "predicted", str(tmp_path / "t.csv")]) == 2
    assert said in capsys.readouterr().err
    assert not (study.path / "paths").exists()
