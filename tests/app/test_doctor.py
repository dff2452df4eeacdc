"""`radgaze doctor`: what is wrong is named with its way out; a broken torch does not end it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from app import doctor
from app.cli import main

SUBJECTS = [
    "GPU",
    "torch",
    "attention",
    "memory",
    "disk",
    "settings",
    "models",
    "trackers",
    "audio",
    "displays",
]


def test_every_subject_has_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--json"])
    lines = json.loads(capsys.readouterr().out)
    assert [line["subject"] for line in lines] == SUBJECTS
    assert all(line["way_out"] for line in lines if line["state"] == "wrong")
    assert code == int(any(line["state"] == "wrong" for line in lines))


def test_a_python_without_torch_is_named_with_the_way_out(tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no torch here')\n")
    program.chmod(0o755)
    asked = doctor.ask_torch(str(program))
    line = doctor._torch(asked)
    assert (line.state, "no torch here" in line.words) == ("wrong", True)
    assert "radgaze[worker]" in line.way_out


def test_a_driver_that_torch_does_not_see_is_told_apart_from_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_driver", lambda: "driver 550.54")
    assert doctor._gpu({"gpu": False}).state == "wrong"
    monkeypatch.setattr(doctor, "_driver", lambda: "")
    assert doctor._gpu({"gpu": False}).state == "note"


def test_a_gpu_that_does_not_compute_is_wrong() -> None:
    asked = {"gpu": True, "name": "Card", "memory_mb": 8e3, "free_mb": 1e3, "works": False}
    assert doctor._gpu(asked).state == "wrong"
