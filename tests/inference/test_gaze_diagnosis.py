"""The set-ups of the diagnosis experiment hear the gaze that they are given, and only that."""

from __future__ import annotations

import argparse

import numpy as np
import pytest
import torch

from inference.diagnosis.heads import GazeHeadConfig, PooledHead
from inference.diagnosis.model import GazeTensors
from inference.evaluation.diagnosis_cli import run
from inference.evaluation.experiments.diagnosis import ARMS, _result
from inference.evaluation.statistics import calibration_error
from inference.training.diagnosis_task import HEADS, DiagnosisTask, Looked, raster

FINDINGS, CHANNELS = 11, 4


def looking_at(row: int, column: int) -> GazeTensors:
    heat = torch.zeros(1, 1, 14, 14)
    heat[0, 0, row, column] = 1
    at = torch.tensor([[[(column + 0.5) / 14, (row + 0.5) / 14, 300.0]]])
    return GazeTensors(at, torch.tensor([1]), heat)


def films(count: int, seed: int, *, told: bool) -> Looked:
    """The mark of a film is everywhere; it counts as a finding only where its reader looks at the left half.

    Only the gaze tells: the grid says nothing of the label."""
    generator = torch.Generator().manual_seed(seed)
    grid = 0.1 * torch.randn(count, CHANNELS, 14, 14, generator=generator)
    grid[:, 0, :, :7] += 1.0
    left = torch.arange(count) % 2 == 0
    gaze = [[looking_at(7, 3 if here else 10)] for here in left] if told else []
    labels = left.float()[:, None].expand(-1, FINDINGS).contiguous()
    return Looked(grid, torch.zeros(count, FINDINGS), labels, gaze)


def scored(setup: str, *, told: bool) -> float:
    task = DiagnosisTask(setup, films(32, 1, told=told), films(32, 2, told=told), batch=16, seed=0)
    optimizer = torch.optim.Adam(task.head.parameters(), lr=1e-2)
    for step in range(30):
        loss, _ = task.loss(step)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return task.evaluate()["auroc"]


@pytest.mark.parametrize("setup", sorted(HEADS))
def test_a_set_up_learns_from_gaze_what_the_film_does_not_show(setup: str) -> None:
    assert scored(setup, told=True) > 0.95


@pytest.mark.parametrize("setup", sorted(HEADS))
def test_without_gaze_it_cannot_know(setup: str) -> None:
    assert 0.2 < scored(setup, told=False) < 0.8


def test_no_gaze_is_a_look_at_every_place_alike() -> None:
    head = PooledHead(GazeHeadConfig(width=CHANNELS)).eval()
    grid = torch.randn(2, CHANNELS, 14, 14)
    assert torch.allclose(head(grid, None), head(grid, torch.ones(2, 1, 14, 14)), atol=1e-6)


def test_the_raster_is_the_same_for_every_film() -> None:
    assert raster().fixations.shape == (1, 16, 3)
    assert float(raster().map.min()) == float(raster().map.max()) == 1


def test_a_gain_is_paired_by_film_and_against_both_controls() -> None:
    labels = np.arange(30)[:, None] % np.array([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) == 0
    right, wrong = labels * 2.0 - 1, np.zeros(labels.shape)
    rows = {
        r["metric"]: r
        for r in _result("unet", "human", right, labels, {"none": wrong, "shuffled": right}, 1.0, draws=20)[
            "table"
        ]
    }
    assert rows["auroc"]["value"] == 1.0
    assert rows["auroc_minus_none"]["value"] == 0.5  # a constant score ranks nothing
    assert (rows["auroc_minus_shuffled"]["low"], rows["auroc_minus_shuffled"]["high"]) == (0.0, 0.0)


def test_the_calibration_error_is_the_distance_of_what_is_said_from_what_is_true() -> None:
    """.25 was said of two films of which one has it, .9 of two that both have it: .5 * .25 + .5 * .1."""
    error, curve = calibration_error(np.array([0, 1, 1, 1]), np.array([0.25, 0.25, 0.9, 0.9]), bins=4)
    assert error == pytest.approx(0.175)
    assert [(n, share) for _, share, n in curve] == [(2, 0.5), (2, 1.0)]


def test_every_set_up_is_asked_with_every_gaze_and_its_controls_first() -> None:
    assert len(ARMS) == 3 * 7
    assert [a.split("/")[1] for a in ARMS[:3]] == ["none", "shuffled", "human"]


def test_no_result_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(argparse.Namespace(config="no-such-world", gaze=None, json=False)) == 3
    assert "radgaze experiment diagnosis" in capsys.readouterr().err
