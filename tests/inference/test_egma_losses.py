"""EGMA's formulas on cases small enough to compute by hand, and their gradients against differences."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as F

from inference.alignment.egma.losses import (
    Options,
    Sample,
    collate,
    contrast,
    cross_mapping,
    egma,
    gaze_mlce,
    late_interaction,
    mapping_weights,
    mlce,
)

ONE = torch.tensor(1.0)
ALL = torch.tensor([[True, True, True]])
EAST, NORTH = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])


def test_mlce_of_one_row():
    """Positives at 2, negatives at -1 and 0: log(1 + e^-1 + e^0) + log(1 + e^-2)."""
    scores = torch.tensor([[2.0, -1.0, 0.0]])
    positive = torch.tensor([[True, False, False]])
    expected = math.log(1 + math.exp(-1) + 1) + math.log(1 + math.exp(-2))
    assert mlce(scores, positive, ALL).item() == pytest.approx(expected)


def test_what_is_not_known_takes_no_part_in_mlce():
    scores = torch.tensor([[2.0, 5.0]])
    known = torch.tensor([[True, False]])
    assert mlce(scores, torch.tensor([[True, False]]), known).item() == pytest.approx(
        math.log(1 + math.exp(-2))
    )


def test_gaze_chooses_the_positives_in_both_directions():
    """One sentence (east), patches east and north, gaze on the first: scores 1 and 0.
    Sentence: log(1 + e^0) + log(1 + e^-1). Patch east: log(1 + e^-1). Patch north: log(1 + e^0)."""
    sample = Sample(torch.stack([EAST, NORTH]), EAST[None], torch.tensor([[1.0, 0.2]]))
    by_sentence = math.log(2) + math.log(1 + math.exp(-1))
    by_patch = (math.log(1 + math.exp(-1)) + math.log(2)) / 2
    found = gaze_mlce(collate([sample]), ONE, Options(sentence_share=0.8))
    assert found.item() == pytest.approx(0.8 * by_sentence + 0.2 * by_patch)


def test_literally_every_touched_patch_counts_as_looked_at():
    sample = Sample(torch.stack([EAST, NORTH]), EAST[None], torch.tensor([[1.0, 0.2]]))
    all_positive = math.log(1 + math.exp(-1) + 1)
    by_patch = (math.log(1 + math.exp(-1)) + math.log(2)) / 2
    found = gaze_mlce(collate([sample]), ONE, Options(paper_literal=True))
    assert found.item() == pytest.approx(0.5 * all_positive + 0.5 * by_patch)


def test_a_sentence_that_is_padding_takes_no_part():
    """Beside a longer report, a report of the one sentence "west" is filled up; "west" fits no patch of the
    image, so that literally the padding (0) would be the best sentence."""
    image = torch.stack([EAST, NORTH])
    longer = Sample(image, torch.stack([EAST, NORTH]))
    short = Sample(image, -EAST[None])
    batch = collate([short, longer])
    assert late_interaction(batch, ONE, Options())[0][0, 0].item() == pytest.approx(-0.5)
    assert late_interaction(batch, ONE, Options(paper_literal=True))[0][0, 0].item() == pytest.approx(0.0)


def test_late_interaction_takes_the_best_of_each():
    """Image: east, north. Report: east, south. Best sentences 1 and 0, best patches 1 and 0."""
    image = Sample(torch.stack([EAST, NORTH]), torch.stack([EAST, -NORTH]))
    by_patch, by_sentence = late_interaction(collate([image]), ONE, Options())
    assert by_patch.item() == pytest.approx(0.5)
    assert by_sentence.item() == pytest.approx(0.5)


def test_the_contrast_asks_for_images_and_for_texts():
    """Two pairs; report 2 fits both images, so that only the direction text -> images is undecided there."""
    samples = [
        Sample(EAST[None], EAST[None]),
        Sample(F.normalize(EAST + NORTH, dim=0)[None], (EAST + NORTH)[None]),
    ]
    r = math.sqrt(0.5)
    table = torch.tensor([[1.0, 1.0], [r, 2 * r]])
    target = torch.arange(2)
    expected = 0.5 * (F.cross_entropy(table, target) + F.cross_entropy(table.T, target))
    assert contrast(collate(samples), ONE, Options()).item() == pytest.approx(expected.item(), abs=1e-6)
    literal = F.cross_entropy(table, target)
    assert contrast(collate(samples), ONE, Options(paper_literal=True)).item() == pytest.approx(
        literal.item(), abs=1e-6
    )


def test_mapping_weights_drop_what_is_weak_and_add_the_gaze():
    """Min-max of 0, 1, 4 is 0, 1/4, 1: the second is below 2/7. Gaze rows 1/2, 0, 1/2; floor .01."""
    scores, gaze = torch.tensor([[0.0, 1.0, 4.0]]), torch.tensor([[1.0, 0.0, 1.0]])
    raw = torch.tensor([[0.51, 0.01, 1.51]])
    assert torch.allclose(mapping_weights(scores, gaze, ALL, Options()), raw / raw.sum())
    alone = torch.tensor([[0.01, 0.01, 1.01]])
    assert torch.allclose(mapping_weights(scores, torch.zeros(1, 3), ALL, Options()), alone / alone.sum())
    binary = torch.tensor([[0.01, 1.01, 1.01]])
    found = mapping_weights(scores, torch.zeros(1, 3), ALL, Options(keep=0.2, binary=True))
    assert torch.allclose(found, binary / binary.sum())


def test_a_report_of_one_sentence_is_held_against_itself():
    sample = Sample(torch.stack([EAST, NORTH]), EAST[None])
    weights = mapping_weights(torch.tensor([[1.0, 0.0]]), torch.zeros(1, 2), ALL[:, :2], Options())
    mapped = F.normalize(weights @ sample.patches, dim=-1)
    assert cross_mapping(collate([sample]), ONE, Options()).item() == pytest.approx(
        (mapped - EAST).square().sum().item()
    )


def samples(generator: torch.Generator) -> tuple[torch.Tensor, ...]:
    draw = lambda *shape: torch.randn(*shape, generator=generator, dtype=torch.float64)  # noqa: E731
    return draw(5, 3), draw(5, 3), draw(2, 3), draw(3, 3)


@pytest.mark.parametrize("literal", [False, True])
def test_the_gradient_of_the_whole_loss_is_the_limit_of_differences(literal: bool):
    torch.manual_seed(0)
    gaze = torch.rand(2, 5, dtype=torch.float64)
    options, scale = Options(paper_literal=literal), torch.tensor(3.0, dtype=torch.float64)

    def loss(a: torch.Tensor, b: torch.Tensor, s: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        unit = [F.normalize(x, dim=-1) for x in (a, b, s, t)]
        return egma(collate([Sample(unit[0], unit[2], gaze), Sample(unit[1], unit[3])]), scale, options)

    inputs = [x.requires_grad_() for x in samples(torch.Generator().manual_seed(1))]
    assert torch.autograd.gradcheck(loss, inputs)


def test_samples_without_gaze_take_part_in_all_but_mlce():
    torch.manual_seed(0)
    a, b, s, t = (F.normalize(x, dim=-1).requires_grad_() for x in samples(torch.Generator().manual_seed(2)))
    egma(collate([Sample(a, s), Sample(b, t)]), torch.tensor(3.0, dtype=torch.float64), Options()).backward()
    assert all(x.grad is not None and x.grad.abs().sum() > 0 for x in (a, b, s, t))


def test_filling_up_changes_no_sample():
    """The loss of a batch is the mean of its samples' own, whatever their length."""
    torch.manual_seed(3)
    a, b, s, t = (F.normalize(x, dim=-1) for x in samples(torch.Generator().manual_seed(4)))
    one, other = Sample(a, s, torch.rand(2, 5).double()), Sample(b, t, torch.rand(3, 5).double())
    for loss in (gaze_mlce, cross_mapping):
        together = loss(collate([one, other]), ONE.double(), Options())
        apart = [loss(collate([x]), ONE.double(), Options()) for x in (one, other)]
        assert together.item() == pytest.approx(torch.stack(apart).mean().item())
