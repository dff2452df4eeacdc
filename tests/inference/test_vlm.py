"""The demo VLM's seams: patch order, calibrator identity, generation, logit lens. Random weights, no
files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from inference.backbones.patches import pack_patches, pixel_rows, to_window_order
from inference.backbones.tokenizer import load_tokenizer, train_tokenizer
from inference.backbones.vlm import VisionLanguageModel, build_vlm
from inference.captioning.calibrator import add_calibrator
from inference.training.fast_tower import make_fast
from inference.training.vlm_task import CALIBRATOR_LAYER, vlm_config


@pytest.fixture(scope="module")
def tokenizer_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    train_tokenizer(["There is a small left pleural effusion.", "Findings: heart normal."] * 30, path)
    return path


@pytest.fixture
def vlm(tokenizer_file: Path) -> VisionLanguageModel:
    torch.manual_seed(0)
    token = load_tokenizer(tokenizer_file)
    return VisionLanguageModel(build_vlm(vlm_config(token)), token, size_px=224)


@pytest.fixture
def image() -> np.ndarray:
    return np.random.Generator(np.random.PCG64(1)).integers(0, 65535, (300, 280), dtype=np.uint16)


@torch.no_grad()
def test_a_contrasted_draft_follows_its_rule_word_by_word(
    vlm: VisionLanguageModel, image: np.ndarray
) -> None:
    """Against whole passes without a cache, over the film and over one that shows nothing."""
    plain, _ = vlm.generate(image, max_tokens=12)
    vlm.contrast = 40.0  # an untrained one hardly looks
    ids, probabilities = vlm.generate(image, max_tokens=12)
    assert ids != plain
    films = torch.cat(
        [vlm.image_features(vlm.images(x)) for x in (image, np.full((224, 224), 110, np.uint8))]
    )
    logits = vlm.forward(films, [ids, ids]).logits.log_softmax(-1)
    start = len(vlm.prompt_ids()) - 1
    for k, (chosen, probability) in enumerate(zip(ids, probabilities, strict=True)):
        film, nothing = logits[0, start + k], logits[1, start + k]
        scores = 41 * film - 40 * nothing
        scores[film.exp() < 0.1 * film.exp().max()] = -torch.inf
        assert scores[chosen] >= scores.max() - 2e-3
        assert float(film[chosen].exp()) == pytest.approx(probability, rel=1e-3)


def test_the_tokenizer_writes_back_what_it_read(tokenizer_file: Path) -> None:
    token = load_tokenizer(tokenizer_file)
    text = "small left pleural effusion, 3 cm."
    assert token.decode(token.encode(text, add_special_tokens=False)) == text


def test_pixel_rows_are_in_the_order_of_the_processor() -> None:
    """Against transformers' own image processor, on a non-square image."""
    from transformers import Qwen2VLImageProcessorPil

    pixels = np.random.Generator(np.random.PCG64(0)).integers(0, 255, (112, 168, 3), dtype=np.uint8)
    processor = Qwen2VLImageProcessorPil(do_resize=False, do_normalize=False, do_rescale=False)
    theirs = processor(images=[pixels], return_tensors="pt")
    ours, grid = pixel_rows(torch.from_numpy(pixels.astype(np.float32)).permute(2, 0, 1)[None], patch=14)
    assert grid.tolist() == theirs["image_grid_thw"].tolist()
    assert torch.equal(ours, theirs["pixel_values"].float())


def test_saliency_rows_meet_their_own_patch_inside_the_encoder() -> None:
    """A map that numbers its patches, sent the saliency way, equals the order of the encoder's position
    ids; with the
    real model's patches of 14 px, merged 2 x 2."""
    from transformers.vision_utils import get_vision_position_ids

    grid = torch.tensor([[1, 16, 16]])
    numbered = (
        torch.arange(256, dtype=torch.float32)
        .view(1, 1, 16, 16)
        .repeat_interleave(14, 2)
        .repeat_interleave(14, 3)
    )
    rows = to_window_order(pack_patches(numbered, patch=14, merge=2), grid, patch=14, merge=2, window=112)[
        :, 0
    ]
    position = get_vision_position_ids(grid, 2)
    expected = to_window_order(position.float(), grid, patch=14, merge=2, window=112)
    assert torch.equal(rows, expected[:, 0] * 16 + expected[:, 1])


def test_an_untrained_calibrator_changes_nothing(vlm: VisionLanguageModel, image: np.ndarray) -> None:
    before = vlm.image_features(vlm.images(image))
    add_calibrator(vlm.core.model.visual, CALIBRATOR_LAYER)
    gaze = np.random.Generator(np.random.PCG64(2)).random((224, 224), dtype=np.float32)
    assert torch.equal(before, vlm.image_features(vlm.images(image), vlm.gaze_maps(gaze)))


def test_a_trained_calibrator_obeys_map_and_strength(vlm: VisionLanguageModel, image: np.ndarray) -> None:
    calibrator = add_calibrator(vlm.core.model.visual, CALIBRATOR_LAYER)
    torch.nn.init.normal_(calibrator.out.weight, std=0.2)
    one = vlm.gaze_maps(np.eye(224, dtype=np.float32))
    other = vlm.gaze_maps(np.fliplr(np.eye(224, dtype=np.float32)).copy())
    images = vlm.images(image)
    stock = vlm.image_features(images)
    assert not torch.equal(vlm.image_features(images, one), vlm.image_features(images, other))
    assert torch.equal(vlm.image_features(images, one, 0.0), stock)
    assert torch.equal(vlm.image_features(images), stock), "without a map the branch is skipped"


def test_segments_in_one_call_give_the_same_numbers(vlm: VisionLanguageModel, image: np.ndarray) -> None:
    images = vlm.images(image).repeat(3, 1, 1, 1)
    before = vlm.image_features(images)
    make_fast(vlm.core.model.visual)
    assert torch.allclose(before, vlm.image_features(images), atol=1e-5)


def test_grey_rows_given_once_give_the_same_numbers(vlm: VisionLanguageModel, image: np.ndarray) -> None:
    visual = vlm.core.model.visual
    images = vlm.images(image)
    values, grid = pixel_rows(images, patch=vlm.patch, merge=vlm.merge)
    before = visual(values, grid_thw=grid).pooler_output
    make_fast(visual)
    once, _ = pixel_rows(images[:, :1], patch=vlm.patch, merge=vlm.merge, temporal=1)
    assert torch.allclose(before, visual(once, grid_thw=grid).pooler_output, atol=1e-5)


def test_generation_agrees_with_a_teacher_forced_pass(vlm: VisionLanguageModel, image: np.ndarray) -> None:
    ids, probabilities = vlm.generate(image, max_tokens=6)
    features = vlm.image_features(vlm.images(image))
    with torch.no_grad():
        out = vlm.forward(features, [ids])
    start = len(vlm.prompt_ids()) - 1
    again = out.logits[0, start : start + len(ids)].softmax(-1)
    assert again.argmax(-1).tolist() == ids
    assert np.allclose([float(row[i]) for row, i in zip(again, ids, strict=True)], probabilities, atol=1e-4)


def test_the_last_lens_layer_is_the_models_own_answer(vlm: VisionLanguageModel, image: np.ndarray) -> None:
    features = vlm.image_features(vlm.images(image))
    ids, _ = vlm.logit_lens(features, layer=-1, top=1)
    logits = vlm.forward(features, [[]]).logits[0, 2 : 2 + 64]
    assert ids[0, :, 0].tolist() == logits.argmax(-1).tolist()


def test_token_callbacks_can_stop_a_draft(vlm: VisionLanguageModel, image: np.ndarray) -> None:
    class Stop(Exception):
        pass

    def stop(_token: int, _probability: float) -> None:
        raise Stop

    with pytest.raises(Stop):
        vlm.generate(image, on_token=stop)
