"""The methods as pure functions: identities, permutations, scores of a thing with itself. No trained
weights."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import fixation_heatmap
from eyetracking.scanpaths.metrics import scanmatch
from inference.alignment.claims import Claim, location_table, truth
from inference.attribution.maps import relevance, rollout, upsample
from inference.attribution.matex import agreed, layer_consistency, multi_scale_relevance
from inference.attribution.spatial_prior import parse_prior
from inference.captioning.statements import as_written, findings_stated, statements
from inference.evaluation.statistics import auroc, bootstrap, f1
from inference.phantom.case import case
from inference.scanpaths.logitgaze_med import (
    PAD,
    LogitGazeConfig,
    LogitGazeMed,
    encode_scanpath,
    sample,
    scanpath_loss,
)


def path(xs: list[float], ys: list[float], ms: list[float] | None = None, size: int = 224) -> Scanpath:
    duration = np.array(ms or [250.0] * len(xs))
    onset = np.concatenate([[0.0], np.cumsum(duration)[:-1]])
    return Scanpath(
        x_px=np.array(xs),
        y_px=np.array(ys),
        duration_ms=duration,
        onset_ms=onset,
        width_px=size,
        height_px=size,
    )


coordinates = st.lists(st.tuples(st.floats(0, 223), st.floats(0, 223)), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(coordinates, coordinates)
def test_scanmatch_is_one_with_itself_symmetric_and_within_bounds(a, b) -> None:
    one, other = (path([p[0] for p in c], [p[1] for p in c]) for c in (a, b))
    assert scanmatch(one, one) == pytest.approx(1.0)
    assert scanmatch(one, other) == pytest.approx(scanmatch(other, one))
    assert 0.0 <= scanmatch(one, other) <= 1.0


def test_scanmatch_of_two_single_fixations_is_the_published_substitution() -> None:
    """Cells (0, 0) and (3, 0) of 16 x 12: (3.5 - 3) / 3.5."""
    assert scanmatch(path([1], [1]), path([3 * 14 + 1], [1])) == pytest.approx(0.5 / 3.5)


def test_scanmatch_refuses_seconds_and_mixed_sizes() -> None:
    with pytest.raises(ValueError, match="milliseconds"):
        scanmatch(path([1], [1], [0.3]), path([1], [1], [0.3]), with_duration=True)
    with pytest.raises(ValueError, match="image size"):
        scanmatch(path([1], [1]), path([1], [1], size=100))


def test_scanmatch_with_duration_weighs_long_fixations() -> None:
    human = path([10, 200], [10, 200], [1000, 100])
    long_match, short_match = path([10], [10], [500]), path([200], [200], [500])
    assert scanmatch(long_match, human, with_duration=True) > scanmatch(
        short_match, human, with_duration=True
    )


def test_a_heatmap_peaks_where_the_eye_dwelt() -> None:
    heat = fixation_heatmap(path([60, 160], [60, 160], [100, 900]), sigma_px=10, shape=(224, 224)).values
    assert np.unravel_index(heat.argmax(), heat.shape) == (159, 159)
    assert heat.max() == pytest.approx(1.0)
    assert heat.dtype == np.float32


def test_rollout_rows_sum_to_one() -> None:
    torch.manual_seed(0)
    blocks = [torch.rand(10, 10) for _ in range(4)]
    assert torch.allclose(rollout(blocks).sum(-1), torch.ones(10), atol=1e-5)


def test_identical_layers_weigh_the_same() -> None:
    torch.manual_seed(0)
    block = torch.rand(10, 10)
    assert torch.allclose(layer_consistency([block] * 5, 0.1), torch.full((5,), 0.2))


def test_the_layer_that_contradicts_the_others_weighs_least() -> None:
    torch.manual_seed(0)
    block = torch.rand(10, 10)
    assert layer_consistency([block, block, 1 - block], 0.1).argmin() == 2


def test_the_scales_begin_at_the_first_block_and_after_one_and_two_thirds() -> None:
    torch.manual_seed(0)
    blocks = [torch.rand(10, 10) for _ in range(6)]
    scales = multi_scale_relevance(blocks)
    for scale, start in zip(scales, (0, 2, 4), strict=True):
        plain = relevance(blocks[start:])[0, 1:]
        assert torch.allclose(scale, (plain - plain.min()) / (plain.max() - plain.min()), atol=1e-6)


def test_what_all_scales_see_stands_before_what_one_sees() -> None:
    """A patch at .5 on three scales against one at 1 on one scale and 0 on two: means .5 and .33; by the
    geometric mean the second falls to .02 ^ (2/3), a fourteenth."""
    scales = [torch.tensor([0.5, 1.0, 0.0]), torch.tensor([0.5, 0.0, 0.0]), torch.tensor([0.5, 0.0, 0.0])]
    found = agreed(scales, torch.full((3,), 1 / 3))
    assert found[0] == 1.0
    assert found[1] < 0.2


def test_upsampling_keeps_the_place_of_the_maximum() -> None:
    grid = torch.zeros(14, 14)
    grid[3, 10] = 1
    row, column = np.unravel_index(upsample(grid, (280, 140)).argmax(), (280, 140))
    assert (row // 20, column // 10) == (3, 10)


@pytest.mark.parametrize(
    ("phrase", "left_of_image", "upper"),
    [
        ("left lower lobe opacity", False, False),
        ("right upper lung nodule", True, True),
        ("right apical pneumothorax", True, True),
        ("left pleural effusion", False, False),
    ],
)
def test_the_prior_knows_sides_and_levels(phrase: str, left_of_image: bool, upper: bool) -> None:
    """Patient left is image right."""
    prior = parse_prior(phrase, (28, 28))
    row, column = np.unravel_index(prior.values.argmax(), (28, 28))
    assert (column < 14) == left_of_image
    assert (row < 14) == upper
    assert prior.words


@pytest.mark.parametrize("phrase", ["no left pleural effusion", "clear lungs", "opacity"])
def test_a_denied_or_placeless_phrase_gives_a_flat_prior(phrase: str) -> None:
    prior = parse_prior(phrase, (14, 14))
    assert np.ptp(prior.values) == 0
    assert prior.strength == 0


def test_claims_are_true_of_the_cases_that_they_describe() -> None:
    cases = [case(s) for s in range(200)]
    tables = np.stack([location_table(c.pathology.plans) for c in cases])
    for i, c in enumerate(cases):
        claims = [Claim(s.finding, s.negated, s.side, s.level, s.also) for s in c.report.sentences]
        assert truth(tables[i : i + 1], claims).all(), c.report.text


def test_sentences_keep_their_place_in_the_text() -> None:
    text = (
        "There is a 2 cm nodule in the right upper lung. No pleural effusion or pneumothorax.\nHeart normal."
    )
    found = statements(text)
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert [(s.finding, s.negated) for s in found] == [
        ("lung lesion", False),
        ("pleural effusion", True),
        ("cardiomegaly", True),
    ]
    assert findings_stated(text) == {"lung lesion", "lung opacity"}


def test_a_scanpath_survives_encoding() -> None:
    target = encode_scanpath(
        torch.tensor([0.5, 0.2]), torch.tensor([0.5, 0.8]), torch.tensor([230.0, 460.0]), 5
    )
    assert target[2:, 0].tolist() == [PAD] * 3
    assert target[0, 2] == pytest.approx(0.0, abs=1e-5)


def test_the_scanpath_network_learns_one_path_and_when_to_stop() -> None:
    torch.manual_seed(0)
    config = LogitGazeConfig(
        visual_width=8,
        semantic_width=8,
        task_width=8,
        width=24,
        heads=2,
        encoder_layers=1,
        decoder_layers=1,
        slots=6,
        grid=4,
        dropout=0.0,
    )
    network = LogitGazeMed(config)
    inputs = torch.randn(1, 16, 8), torch.randn(1, 16, 8), torch.randn(1, 8)
    target = encode_scanpath(
        torch.tensor([0.5, 0.2, 0.8]), torch.tensor([0.5, 0.3, 0.7]), torch.tensor([200.0, 300.0, 400.0]), 6
    )[None]
    optimizer = torch.optim.Adam(network.parameters(), 3e-3)
    for _ in range(250):
        optimizer.zero_grad()
        loss = scanpath_loss(network(*inputs), target, kind="mixture")
        loss.backward()
        optimizer.step()
    learned = sample(network(*inputs), 0, generator=None)
    assert len(learned) == 3
    assert torch.allclose(learned[:, :2], target[0, :3, :2], atol=0.05)
    again = [sample(network(*inputs), 0, generator=torch.Generator().manual_seed(7)) for _ in range(2)]
    assert torch.equal(again[0], again[1]), "a seed repeats its sample"


def test_auroc_counts_ties_half_and_knows_its_ends() -> None:
    assert auroc(np.array([0, 0, 1, 1]), np.array([1, 2, 3, 4])) == 1.0
    assert auroc(np.array([1, 1, 0, 0]), np.array([1, 2, 3, 4])) == 0.0
    assert auroc(np.array([0, 1]), np.array([5, 5])) == 0.5
    assert np.isnan(auroc(np.array([1, 1]), np.array([1, 2])))


def test_f1_and_bootstrap() -> None:
    assert f1(np.array([1, 1, 0]), np.array([1, 0, 0])) == pytest.approx(2 / 3)
    values = np.arange(100.0)
    low, high = bootstrap(lambda index: float(values[index].mean()), 100, seed=1)
    assert low < 49.5 < high
    assert bootstrap(lambda index: float(values[index].mean()), 100, seed=1) == (low, high)


def test_a_draft_begins_its_sentences_with_capitals_and_says_the_same():
    report = "there is a 3.2 cm mass in the left lung. no effusion! the heart is enlarged"
    shown = as_written(report)
    assert shown == "There is a 3.2 cm mass in the left lung. No effusion! The heart is enlarged"
    assert [(s.start, s.end, s.finding, s.negated) for s in statements(shown)] == [
        (s.start, s.end, s.finding, s.negated) for s in statements(report)
    ]
    assert all(shown.startswith(as_written(report[:n])) for n in range(len(report)))
