from __future__ import annotations

import csv
import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from eyetracking.events import detect_fixations
from eyetracking.events.i2mc import i2mc, transition_weight
from eyetracking.tracker import TYPICAL_GEOMETRY

WIDTH_PX, HEIGHT_PX = 1920, 1080


def eyes_of(path: Path) -> tuple[NDArray, list[tuple[NDArray, NDArray]]]:
    """t_ms and each eye in px of a Tobii TX300 table, NaN where the tracker says invalid."""
    data = np.genfromtxt(path, names=True, delimiter="\t")
    eyes = []
    for side in "LR":
        x, y = data[f"{side}GazePos2dx"] * WIDTH_PX, data[f"{side}GazePos2dy"] * HEIGHT_PX
        lost = (data[f"{side}Validity"] > 1) | (data[f"{side}GazePos2dx"] == -1)
        x[lost] = y[lost] = np.nan
        eyes.append((x, y))
    return data["RelTimestamp"], eyes


def mean_of(eyes: list[tuple[NDArray, NDArray]]) -> tuple[NDArray, NDArray]:
    (lx, ly), (rx, ry) = eyes
    x, y = (lx + rx) / 2, (ly + ry) / 2
    x = np.where(np.isnan(x), np.where(np.isnan(lx), rx, lx), x)
    return x, np.where(np.isnan(y), np.where(np.isnan(ly), ry, ly), y)


def test_every_fixation_of_i2mc_2_2_8_is_found_within_23_ms(shared_data: Path) -> None:
    # the tool's own output on its own recordings; pixels, and its options: no filter before thinning
    with (shared_data / "reference-outputs" / "i2mc_2.2.8_fixations.csv").open() as file:
        rows = list(csv.DictReader(file))
    off = []
    for name, group in itertools.groupby(rows, key=lambda row: row["file"]):
        t, eyes = eyes_of(shared_data / "gaze" / "i2mc" / name)
        x, y = mean_of(eyes)
        found, *_ = i2mc(t, x, y, eyes=eyes, max_gap_deg=543.058, merge_deg=30.0, smooth=0.0)
        true = np.array([[int(row["start"]), int(row["end"])] for row in group])
        assert len(found) == len(true), name
        off.append(np.abs(found - true))
    deviation = np.concatenate(off)
    assert len(deviation) == 73
    assert deviation.max() <= 7  # samples of 3.33 ms; measured 7
    assert (deviation <= 1).mean() >= 0.80  # measured .82


def test_a_single_change_of_place_takes_the_whole_weight() -> None:
    t = np.arange(0, 1000, 2.0)
    x = np.where(t < 500, 0.0, 5.0) + np.random.Generator(np.random.PCG64(1)).normal(0, 0.3, len(t))
    weight = transition_weight(t, x, 0 * x, window_ms=200, step_ms=20, smooth=False)
    assert abs(int(weight.argmax()) - 249) <= 10
    assert weight.max() > 0.9
    assert np.median(weight) < 0.1


def test_a_window_with_a_loss_says_nothing() -> None:
    t = np.arange(0, 600, 2.0)
    x = np.zeros(len(t))
    x[150] = np.nan
    weight = transition_weight(t, x, 0 * t, window_ms=200, step_ms=20, smooth=False)
    assert np.isnan(weight[145:155]).all()
    assert np.isfinite(weight[:100]).all()


@pytest.mark.parametrize("rate_hz", [60, 120, 300, 600, 1200])
def test_two_places_are_two_fixations_at_every_rate(rate_hz: int) -> None:
    t = np.arange(0, 1500, 1000 / rate_hz)
    rng = np.random.Generator(np.random.PCG64(2))
    x = np.where(t < 700, 400.0, 900.0) + rng.normal(0, 6, len(t))
    y = 500 + rng.normal(0, 6, len(t))
    table = detect_fixations(t, x, y, geometry=TYPICAL_GEOMETRY, detector="i2mc")
    assert table.x_px.tolist() == pytest.approx([400, 900], abs=15)
    assert table.parameters["eyes"] == 1.0


def test_an_eye_that_jumps_alone_counts_half() -> None:
    t = np.arange(0, 1000, 2.0)
    still, jump = np.zeros(len(t)), np.where(t < 500, 0.0, 100.0)
    both = detect_fixations(
        t, jump / 2 + 500, still + 500, geometry=TYPICAL_GEOMETRY, detector="i2mc",
        eyes=[(still + 500, still + 500), (jump + 500, still + 500)],
    )  # fmt: skip
    assert both.parameters["eyes"] == 2.0
    assert len(both) == 2
