"""What the diagnosis learns real films with: the teacher's logits, the small films, looks, framings."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from inference.backbones.cxr_cnn import CxrCnn, CxrCnnConfig
from inference.backbones.image_input import standardise, vary_look
from inference.datasets.nih14 import TRANSFER, NihFilms, load_nih, load_small
from inference.diagnosis.heads import GazeHeadConfig, TemporalHead, UNetHead
from inference.diagnosis.model import FRAMINGS, DiagnosisModel
from inference.labels import FINDINGS
from inference.training.real_films import Batch, fine_tune, follow, probe

KNOWN = [FINDINGS.index(name) for name in TRANSFER]


def films(n: int = 24, size: int = 64) -> NihFilms:
    """A heart that is wide or not, on noise; the teacher knows, of the findings that NIH labels."""
    rng = np.random.Generator(np.random.PCG64(0))
    images = rng.integers(60, 90, (n, size, size), dtype=np.uint8)
    wide = np.arange(n) % 2 == 1
    images[wide, 30:50, 16:48] = 220
    soft = np.full((n, len(FINDINGS)), np.nan, dtype=np.float32)
    soft[:, KNOWN] = np.where(wide, 0.03, 0.01)[:, None]
    soft[:, KNOWN] *= rng.uniform(0.8, 1.2, (n, len(KNOWN)))
    labels = np.where(np.isnan(soft), np.nan, wide[:, None]).astype(np.float32)
    return NihFilms([str(i) for i in range(n)], np.arange(n).astype(str), images, labels, soft, ["PA"] * n)


def test_the_teacher_is_followed_in_its_own_spread_and_not_where_it_is_silent() -> None:
    goal = torch.tensor([[-4.0, float("nan")], [-2.0, float("nan")]])
    spread = goal.std(0)
    assert torch.isnan(spread[1])
    logits = torch.zeros(2, 2, requires_grad=True)
    loss = follow(logits, goal, spread)
    loss.backward()
    assert loss.item() == pytest.approx(0.25 * (16 + 4) / 2 / 2)
    assert torch.equal(logits.grad[:, 1], torch.zeros(2)), "NaN must not reach the weights"
    assert (logits.grad[:, 0] > 0).all()
    assert follow(10 * logits + goal[:, :1], 10 * goal, 10 * spread).isfinite()


def test_fine_tuning_learns_the_order_of_small_probabilities(monkeypatch) -> None:
    data, rows = films(), np.arange(24)
    # long enough that processors that round otherwise agree: the teacher's logits are 1.1 apart
    model = fine_tune(None, data, rows, batch=Batch(films=8), steps=100, lr=3e-3, say=lambda _text: None)
    with torch.no_grad():
        logits = model(standardise(torch.from_numpy(data.images.astype(np.float32) / 255)[:, None]))
    wide, narrow = logits[1::2, KNOWN], logits[::2, KNOWN]
    assert (wide.mean(0) > narrow.mean(0) + 0.3).all()
    assert all(p.isfinite().all() for p in model.parameters())


def test_small_films_count_in_a_batch_only_when_they_are_asked_for() -> None:
    data = films()
    silent = NihFilms(
        data.names, data.patients, data.images, np.full_like(data.labels, np.nan), data.soft, data.view
    )
    quick = {"steps": 2, "say": lambda _text: None}
    without = fine_tune(None, data, np.arange(24), batch=Batch(films=8), **quick)
    unasked = fine_tune(None, data, np.arange(24), small=silent, batch=Batch(films=8), **quick)
    asked = fine_tune(None, data, np.arange(24), small=data, batch=Batch(films=8, small=8), **quick)
    assert torch.equal(without.head.weight, unasked.head.weight)
    assert not torch.equal(without.head.weight, asked.head.weight)


def test_the_probe_orders_what_it_did_not_see() -> None:
    data = films(40)
    torch.manual_seed(0)
    model = CxrCnn(CxrCnnConfig(outputs=len(FINDINGS)))
    told = probe(model, data, np.arange(30), np.arange(30, 40))
    assert told.shape == (10, len(FINDINGS))
    assert (told[1::2][:, KNOWN].min(0) > told[::2][:, KNOWN].max(0)).all()


def test_no_patient_of_the_scored_films_is_among_the_small_ones(shared_data) -> None:
    scored = load_nih(32)
    small = load_small(32, without=scored.patients)
    assert len(small.names) == 970
    assert not set(small.patients) & set(scored.patients)
    assert {name.split("_")[0].lstrip("0") for name in small.names} == set(small.patients)
    labels = dict(zip(FINDINGS, small.labels.T, strict=True))
    assert np.nansum(labels["pneumothorax"]) == 40
    assert np.isnan(labels["fracture"]).all(), "NIH does not label it"
    assert np.isnan(small.soft).all()
    assert np.nansum(labels["cardiomegaly"]) == 66


def test_looks_differ_within_the_range_and_repeat_with_their_seed() -> None:
    images = torch.rand(16, 1, 64, 64, generator=torch.Generator().manual_seed(0))
    first, again, other = (vary_look(images, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
    assert first.shape == images.shape
    assert first.min() >= 0
    assert first.max() <= 1
    changed = (first != images).flatten(1).any(1)
    assert changed.sum() > 8, "most films look otherwise"


def test_a_film_is_answered_in_all_framings_by_the_members_that_may() -> None:
    """Each stand-in answers with what it sees in the corner, so that framings tell themselves apart."""

    class Corner(torch.nn.Module):
        def __init__(self, sign: float) -> None:
            super().__init__()
            self.sign, self.trunk = sign, torch.nn.Identity()

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.sign * x[:, 0, :1, :1].flatten(1).expand(-1, len(FINDINGS))

    heads = GazeHeadConfig(width=8)
    model = DiagnosisModel(
        Corner(1), [Corner(1), Corner(-1)], TemporalHead(heads), UNetHead(heads), {}, [["7"], ["8"]]
    )
    x = standardise(torch.linspace(0, 1, 64).expand(1, 1, 64, 64).contiguous() ** 2)
    seen = model.image_logits(x, patient="7")
    assert torch.equal(model.image_logits(x, patient="8"), -seen)
    assert model.image_logits(x).abs().max() < 1e-6, "a new film: all members"
    plain = x[0, 0, 0, 0]
    assert len(FRAMINGS) == 3
    assert not torch.isclose(seen[0, 0], plain), "other framings count, too"
    assert abs(float(seen[0, 0] - plain)) < 0.1
