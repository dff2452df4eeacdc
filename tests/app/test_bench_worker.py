"""`radgaze bench worker` and `radgaze bench gpu`: every row is measured and named; no time is judged here."""

from __future__ import annotations

import pytest

from app.bench import worker
from app.bench.registry import Options
from inference import gpu_bench


def test_the_workers_rows_are_all_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PINGS", 20)
    rows = {row.what: row for row in worker.measure(Options(repeats=1))}
    assert len(rows) == 12
    assert all(row.ours is not None for row in rows.values())
    assert rows["shared segments left after the end"].ours == 0


def test_the_gpu_measurement_runs_at_a_small_shape_and_says_that_it_is_no_gpu() -> None:
    """The same steps as on a GPU: both caches and both modes say the same tokens."""
    bench = gpu_bench.Bench("cpu", gpu_bench.SMALL | {"tokens": 4, "grid": 8}, deadline=float("inf"))
    rows = {row["what"]: row["ours"] for row in bench.run()}
    assert "not measured on a GPU" in next(iter(rows))
    assert rows["Fast says the same tokens"] == 1.0
    assert rows["Explain mode says the same tokens"] == 1.0
    assert rows["decoding, transformers' default"] > 0
    assert not [what for what in rows if "failed" in what]


def test_a_step_without_time_is_a_row_that_says_so() -> None:
    bench = gpu_bench.Bench("cpu", gpu_bench.SMALL, deadline=0.0)
    assert "decoding: no time left" in [row["what"] for row in bench.run()]
