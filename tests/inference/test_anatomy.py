"""Lungs, heart and the cardiothoracic ratio: the phantom's masks, geometry, the shipped model."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from inference import api
from inference.anatomy.network import AnatomyConfig, AnatomyUNet
from inference.anatomy.overlap import dice
from inference.anatomy.ratio import body, heart_lines, largest_part, outline
from inference.backbones.image_input import framing, reframe
from inference.context import local_context
from inference.datasets.hannover import held_out_patients, load_hannover
from inference.evaluation.segmentation import evaluate
from inference.loading import segmenter
from inference.phantom.anatomy_masks import STRUCTURES, anatomy_masks
from inference.phantom.case import case
from inference.phantom.config import load_config
from inference.runners import run
from inference.training.anatomy_task import _asked, masked_loss


def boxes(*, right=(20, 90), left=(110, 180), heart=(70, 140), size=200) -> np.ndarray:
    """Maps of two lungs and a heart as boxes; rows 40 to 160, the heart 110 to 160."""
    maps = np.zeros((3, size, size), np.float32)
    for k, (a, b) in enumerate((right, left, heart)):
        maps[k, 110 if k == 2 else 40 : 160, a:b] = 1.0
    return maps


@pytest.mark.parametrize("seed", range(6))
def test_the_phantoms_masks_have_the_phantoms_ratio(seed: int) -> None:
    c = case(seed)
    lines = heart_lines(anatomy_masks(c, 256).astype(np.float32))
    assert lines is not None
    assert lines.ratio == pytest.approx(float(c.attributes["heart_ratio"]), abs=0.025)


def test_the_masks_lie_where_the_film_has_lungs_and_heart() -> None:
    c = case(1)
    film, (right, left, heart) = c.render(256).image, anatomy_masks(c, 256)
    assert film[right & ~heart].mean() < film[heart].mean() - 0.2, "lungs are dark, the heart is bright"
    assert film[left & ~heart].mean() < film[heart].mean() - 0.2
    assert np.nonzero(right)[1].mean() < np.nonzero(left)[1].mean(), "the patient's right is on the left"
    assert not (right & left).any()


def test_the_lines_are_danzers() -> None:
    """Heart 70 to 140 over thorax 20 to 180, at the pixels' edges."""
    lines = heart_lines(boxes())
    assert lines is not None
    assert [x * 200 for x, _ in (*lines.thorax, *lines.heart)] == pytest.approx([20, 180, 70, 140])
    assert lines.midline[0] * 200 == pytest.approx(100)
    assert lines.ratio == pytest.approx(70 / 160)


def test_edges_lie_between_pixels() -> None:
    maps = boxes()
    maps[1, 40:160, 180] = 0.25  # crosses 0.5 two thirds of the way from a 1 to a 0.25
    lines = heart_lines(maps)
    assert lines is not None
    assert lines.thorax[1][0] * 200 == pytest.approx(179.5 + 2 / 3, abs=1e-4)


def test_great_vessels_above_the_heart_are_not_measured() -> None:
    """As wide as both lungs' inner edges, in the upper third of the lungs: rows 50 to 80 of 40 to 160."""
    maps = boxes()
    maps[2, 50:110, 95:105] = 1.0
    maps[2, 50:80, 60:150] = 1.0
    lines = heart_lines(maps)
    assert lines is not None
    assert [x * 200 for x, _ in lines.heart] == pytest.approx([70, 140])


def test_a_tongue_along_the_diaphragm_is_not_measured() -> None:
    maps = boxes()
    maps[2, 156:160, 30:140] = 1.0
    lines = heart_lines(maps)
    assert lines is not None
    assert lines.ratio == pytest.approx(70 / 160)
    assert body(maps[2])[157, 40] == 0
    assert body(maps[2])[130, 100] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"heart": (70, 70)},
        {"left": (110, 110)},
        {"right": (110, 180), "left": (20, 90)},
        {"heart": (5, 195)},
    ],
)
def test_what_is_no_frontal_film_has_no_lines(change: dict) -> None:
    assert heart_lines(boxes(**change)) is None


def test_only_the_largest_part_counts_and_specks_are_nothing() -> None:
    maps = boxes()[0]
    maps[5:9, 5:9] = 1.0
    assert largest_part(maps)[6, 6] == 0
    assert largest_part(maps)[100, 50] == 1
    speck = np.zeros((200, 200), np.float32)
    speck[5:9, 5:9] = 1.0
    assert not largest_part(speck).any()


def test_an_outline_goes_around() -> None:
    points = np.array(outline(boxes()[0])) * 200
    assert (points.min(0), points.max(0)) == (
        pytest.approx([20, 40], abs=0.6),
        pytest.approx([90, 160], abs=0.6),
    )
    assert outline(np.zeros((20, 20), np.float32)) == []
    edge = np.array(outline(np.ones((20, 20), np.float32)))
    assert edge.min() >= 0
    assert edge.max() <= 1


def test_the_network_keeps_the_size_and_fits_a_small_file() -> None:
    network = AnatomyUNet(AnatomyConfig()).eval()
    assert 300_000 < sum(p.numel() for p in network.parameters()) < 600_000
    with torch.no_grad():
        assert network(torch.zeros(2, 1, 96, 96)).shape == (2, 3, 96, 96)


def test_what_is_not_known_has_no_loss() -> None:
    logits = torch.randn(2, 3, 8, 8, generator=torch.Generator().manual_seed(0), requires_grad=True)
    known = torch.ones(2, 3, 8, 8)
    known[1, 2] = 0  # a whole structure, and of another one half the film
    known[0, 1, :4] = 0
    masked_loss(logits, torch.ones(2, 3, 8, 8), known).backward()
    assert logits.grad is not None
    assert logits.grad[1, 2].abs().max() == 0
    assert logits.grad[0, 1, :4].abs().max() == 0
    assert logits.grad[0, 1, 4:].abs().min() > 0
    assert logits.grad[0, 2].abs().max() > 0


def test_a_framed_film_is_known_outside_unless_nothing_of_it_is() -> None:
    known = np.ones((1, 3, 16, 16), bool)
    known[0, 1, 4:8, 4:8] = False
    known[0, 2] = False
    farther = torch.tensor([[[2.0, 0.0, 0.0], [0.0, 2.0, 0.0]]])
    asked = _asked(known, farther)
    assert asked[0, 0].min() == 1
    assert 0 < (asked[0, 1] == 0).sum() < 30
    assert asked[0, 1, 0].min() == 1
    assert asked[0, 2].max() == 0


def test_film_and_mask_are_framed_alike() -> None:
    mask = torch.zeros(1, 1, 64, 64)
    mask[..., 20:40, 25:45] = 1
    theta = framing(1, torch.Generator().manual_seed(1))
    assert torch.equal(reframe(mask, theta), reframe(mask.repeat(1, 2, 1, 1), theta)[:, 1:])


def test_dice_of_a_thing_with_itself_is_one_and_of_nothing_with_something_zero() -> None:
    maps = boxes() > 0.5
    assert dice(maps[None], maps[None]).tolist() == [[1.0, 1.0, 1.0]]
    assert dice(np.zeros_like(maps)[None], maps[None]).tolist() == [[0.0, 0.0, 0.0]]
    half = maps[None].copy()
    half[0, 0, :100] = False  # half of the right lung's rows
    assert dice(half, maps[None])[0, 0] == pytest.approx(2 * 0.5 / 1.5)


def test_no_patient_is_on_both_sides(shared_data) -> None:
    films = load_hannover(64)
    held_out = held_out_patients(films.patients)
    assert set(films.patients[held_out]).isdisjoint(films.patients[~held_out])
    assert 0.2 <= len(set(films.patients[held_out])) / len(set(films.patients)) <= 0.3
    assert not (films.lungs[:, 0] & films.lungs[:, 1]).any()


def test_the_shipped_model_answers_a_request_in_image_coordinates() -> None:
    c = case(1741)
    assert c.split == "test"
    film = np.rint(c.render(512).image * 65535).astype(np.uint16)
    frame = api.FrameRef(segment="local", offset=0, shape=film.shape, dtype="uint16", digest="")
    image = api.ImageInput(frame=frame, width_px=1024, height_px=1024, image_id="test")
    context, sink = local_context()
    result = run(api.SegmentAnatomy(image=image), film, context)
    assert isinstance(result, api.SegmentAnatomyResult)
    assert [o.structure for o in result.outlines] == list(STRUCTURES)
    assert result.lines is not None
    (a, b), (p, q) = result.lines.thorax, result.lines.heart
    assert (q[0] - p[0]) / (b[0] - a[0]) == pytest.approx(float(c.attributes["heart_ratio"]), abs=0.03)
    assert 500 < b[0] - a[0] < 1024
    assert result.models[0].demo
    assert len(sink.steps) > 1


def test_a_film_without_a_chest_has_no_lines() -> None:
    frame = api.FrameRef(segment="local", offset=0, shape=(64, 64), dtype="uint16", digest="")
    image = api.ImageInput(frame=frame, width_px=64, height_px=64, image_id="test")
    result = run(
        api.SegmentAnatomy(image=image, unfit_too=True), np.zeros((64, 64), np.uint16), local_context()[0]
    )
    assert isinstance(result, api.SegmentAnatomyResult)
    assert result.lines is None


def test_the_shipped_model_beats_its_control_on_held_out_phantoms(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("RADGAZE_SHARED_DATA", str(tmp_path / "none"))
    said: list[str] = []
    result = evaluate(load_config("default"), n=12, seed=0, say=said.append)
    value = {(r.method, r.metric): r.value for r in result.rows}
    for name in STRUCTURES:
        metric = f"phantom/dice/{name}"
        assert value["demo_anatomy", metric] > max(0.95, value["mean_mask", metric] + 0.05)
    assert value["demo_anatomy", "phantom/ctr_error"] < value["mean_mask", "phantom/ctr_error"]
    assert sum("no such folder" in text for text in said) == 2, "what is not here is said, not invented"
    assert math.isfinite(value["demo_anatomy", "phantom/lines_found"])


def test_the_model_says_how_it_was_made() -> None:
    model, info = segmenter(local_context()[0], "demo-anatomy")
    assert model.structures == STRUCTURES
    assert "Hannover" in info.trained_on
    assert "phantom" in info.trained_on
