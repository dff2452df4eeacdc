"""What stands over the pane of predicted scanpaths: a sample is one, the consensus is called so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from app.reading.gaze import among_themselves, mean_scanmatch
from app.reading.titles import _predicted
from eyetracking.scanpaths.types import Scanpath
from inference import api


def path(*x: float) -> api.PredictedScanpath:
    n = len(x)
    return api.PredictedScanpath(x_px=list(x), y_px=list(x), duration_ms=[200.0] * n, sd_px=[1.0] * n)


def session(sample: int, consensus: api.PredictedScanpath | None) -> Any:
    result = SimpleNamespace(
        scanpaths=[path(1, 2), path(3, 4)],
        finding="edema",
        spread_px=3.0,
        consensus=consensus,
        consensus_of=40,
    )
    figures = {"scanmatch p": 0.5, "scanmatch chance p": 0.2, "scanmatch among p": 0.6}
    prediction = SimpleNamespace(id="p", result=result)
    return SimpleNamespace(
        prediction=lambda: prediction, overlay=SimpleNamespace(sample=sample), figures=figures
    )


@pytest.mark.parametrize(
    ("sample", "title"),
    [(0, "sample 1 of 2"), (1, "sample 2 of 2"), (-1, "consensus of 40")],
)
def test_a_sample_and_the_consensus_are_told_apart(sample: int, title: str) -> None:
    head, words, _ = _predicted(session(sample, path(2, 3)), None)
    assert head == f"LogitGaze-Med {title}"
    assert "ScanMatch 0.50, chance 0.20   " in words  # one part: a narrow pane drops both or none
    assert "among themselves 0.60" in words


def test_a_result_without_a_consensus_shows_its_first_sample() -> None:
    assert _predicted(session(-1, None), None)[0] == "LogitGaze-Med sample 1 of 2"


def test_samples_among_themselves_are_the_mean_over_pairs() -> None:
    same, far = path(10, 20, 30), path(90, 95, 99)
    assert among_themselves([same, same], 100, 100) == pytest.approx(1)
    assert among_themselves([same], 100, 100) is None
    own = Scanpath(
        x_px=np.array([10.0, 20, 30]), y_px=np.array([10.0, 20, 30]), duration_ms=np.full(3, 200.0),
        onset_ms=np.arange(3) * 200.0, width_px=100, height_px=100,
    )  # fmt: skip
    pairs = among_themselves([same, same, far], 100, 100)
    assert pairs == pytest.approx((1 + 2 * mean_scanmatch([far], own, 100, 100)) / 3)
