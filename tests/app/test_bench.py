"""`radgaze bench`: one JSON object and nothing else on standard output, honest rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from encode import cr_dataset, save

from app.bench import cold_start, display, registry
from app.bench.cli import table
from app.bench.registry import BenchError, Options, Row
from app.cli import main

KEYS = {"what", "ours", "peer", "ratio", "unit", "bar", "holds"}


def bench(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "bench", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def small_film(tmp_path: Path) -> Path:
    pixels = (np.add.outer(np.arange(300), np.arange(200)) * 8).astype(np.uint16)
    return save(cr_dataset(pixels, bits=12), tmp_path / "film.dcm")


def test_json_is_one_object_with_the_agreed_keys(small_film: Path) -> None:
    answer = bench("viewer", "--json", "--image", small_film, "--repeats", 1)
    assert answer.returncode == 0, answer.stderr
    report = json.loads(answer.stdout)
    assert set(report) == {"name", "machine", "rows"}
    assert report["name"] == "viewer"
    assert len(report["rows"]) >= 4
    for row in report["rows"]:
        assert set(row) == KEYS
        assert row["ours"] > 0
        assert isinstance(row["holds"], bool)
        assert row["ratio"] is None or row["ratio"] == pytest.approx(row["ours"] / row["peer"], rel=1e-2)


def test_the_readable_form_is_a_table(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    row = Row("opening", 2.0, "ms", peer=4.0)
    monkeypatch.setattr("app.bench.cli.load", lambda _name: lambda _options: [row])
    assert main(["bench", "viewer"]) == 0
    head, columns, first = capsys.readouterr().out.splitlines()
    assert head.startswith("viewer on ")
    assert columns.split() == ["ours", "peer", "ours/peer", "unit", "bar", "holds"]
    assert first.split()[:4] == ["opening", "2", "4", "0.5"]


def test_a_row_holds_its_bar_or_its_peer() -> None:
    assert Row("a", 1.0, "s", peer=2.0, bar=1.5).holds
    assert not Row("a", 1.6, "s", peer=2.0, bar=1.5).holds
    assert not Row("a", 2.1, "s", peer=2.0).holds
    assert Row("a", 0.9, "share", bar=0.8, higher_is_better=True).holds
    assert not Row("a", None, "s", bar=1.0).holds
    assert Row("a", 1.0, "s", peer=2.0).ratio == 0.5
    assert Row("a", 1.0, "s").ratio is None
    assert "NO" in table([Row("a", 2.0, "s", bar=1.0)])


def test_a_row_of_numpy_s_numbers_is_json() -> None:
    row = Row("a percentile", np.float64(1), "ms", np.float32(2), 3)  # type: ignore[arg-type]
    assert json.loads(json.dumps(row.as_dict()))["holds"] is True


def test_an_unknown_benchmark_is_refused() -> None:
    answer = bench("nothing")
    assert answer.returncode == 2
    assert "cold-start" in answer.stderr


def test_every_benchmark_file_registers_under_its_name() -> None:
    for name in registry.names():
        assert registry.load(name) is not None
    with pytest.raises(KeyError):
        registry.load("cli")


def test_a_mark_on_standard_error_is_the_first_paint() -> None:
    code = "import sys, time; sys.stderr.write('a warning\\n%d\\n' % time.monotonic_ns())"
    assert 0 < cold_start.first_paint_s([sys.executable, "-c", code], dict(os.environ)) < 60


def test_a_window_that_paints_nothing_is_an_error_with_its_last_words() -> None:
    with pytest.raises(BenchError, match=r"ended with 3.*no screen"):
        cold_start.first_paint_s(
            [sys.executable, "-c", "import sys; sys.stderr.write('no screen\\n'); sys.exit(3)"],
            dict(os.environ),
        )


def test_a_screen_of_our_own_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with display.screen() as (environment, name):
        assert name in ("Xvfb", "offscreen")
        assert environment["QT_QPA_PLATFORM"] == ("xcb" if name == "Xvfb" else "offscreen")


def test_cold_start_measures_a_real_window(small_film: Path) -> None:
    rows = cold_start.cold_start(Options(image=small_film, repeats=1))
    assert rows[0].ours is not None
    assert rows[0].ours > 0
    assert rows[0].bar == 1.5
    assert "napari" in rows[0].what
