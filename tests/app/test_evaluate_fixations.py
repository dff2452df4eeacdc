"""`radgaze evaluate fixations`: the table names its split and keeps the bars that detectors must hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from app.evaluate.fixations import chosen
from app.evaluate.lund2013 import TUNED_ON, load
from eyetracking.events import detectors


def test_the_bars_hold_on_trials_that_nothing_was_tuned_on(
    shared_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RADGAZE_SHARED_DATA", str(shared_data))
    words = ["evaluate", "fixations", "--detector", "ivt", "--noise", "0", "--noise", "0.2", "--json"]
    assert main(words) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["split"] == "held-out"
    assert not set(report["trials"]) & set(TUNED_ON)
    assert report["detectors"] == detectors()
    rows = {(row["rate_hz"], row["noise_deg"]): row for row in report["rows"] if row["detector"] == "ivt"}
    for rate in (500.0, 250.0):
        assert rows[rate, 0.0]["kappa"] >= 0.80
        assert rows[rate, 0.0]["f1"] >= 0.93
    assert rows[125.0, 0.0]["kappa"] >= 0.78
    assert rows[125.0, 0.0]["f1"] >= 0.93
    assert rows[62.5, 0.0]["kappa"] >= 0.70
    assert rows[62.5, 0.0]["f1"] >= 0.90
    assert all(row["kappa"] >= 0.65 for (_, noise), row in rows.items() if noise == 0.2)
    assert any(row["detector"] == "rater RA" for row in report["rows"])


def test_every_trial_is_in_one_split(shared_data: Path) -> None:
    trials = load(shared_data / "gaze" / "lund2013")
    held, tuned = ({t.reader for t in chosen(trials, split)} for split in ("held-out", "tuned-on"))
    assert held | tuned == {t.reader for t in chosen(trials, "all")}
    assert not held & tuned
    with pytest.raises(ValueError, match="split"):
        chosen(trials, "some")


def test_missing_data_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RADGAZE_SHARED_DATA", str(tmp_path))
    assert main(["evaluate", "fixations"]) == 3
    assert "RADGAZE_SHARED_DATA" in capsys.readouterr().err


def test_a_task_must_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["evaluate"])
    assert "TASK" in capsys.readouterr().err
