"""`radgaze bench gaze` in short: what it counts must hold; how fast it was is not judged here."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bench.gaze import measure
from app.bench.registry import BenchError


def test_no_sample_is_lost_while_the_window_is_frozen_and_the_worker_busy(rg1: Path) -> None:
    pytest.importorskip("pylsl", reason="pylsl is not installed (pip install 'radgaze[lsl]')")
    rows = {row.what.split(" (")[0]: row for row in measure(rg1, seconds=4.0, blocked_s=1.0)}
    assert rows["samples lost of 4800"].ours == 0
    assert rows["samples out of order or twice in the recording"].ours == 0
    assert any(what.startswith("gaze to screen") for what in rows)


def test_a_missing_pylsl_is_said(rg1: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(BenchError, match=r"radgaze\[lsl\]"):
        measure(rg1, seconds=1.0, blocked_s=0.1)
