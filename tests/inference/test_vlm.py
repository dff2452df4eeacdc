"""The demo VLM's seams: patch order, generation, logit lens. Random weights, no files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from small_vlm import random_film, small_tokenizer, small_vlm

from inference.backbones.patches import pixel_rows
from inference.backbones.tokenizer import load_tokenizer
from inference.backbones.vlm import VisionLanguageModel
from inference.training.fast_tower import make_fast


@pytest.fixture(scope="module")
def tokenizer_file(tmp_path_factory) -> Path:
    return small_tokenizer(tmp_path_factory.mktemp("tokenizer"))


@pytest.fixture
def vlm(tokenizer_file: Path) -> VisionLanguageModel:
    return small_vlm(tokenizer_file)


@pytest.fixture
def image() -> np.ndarray:
    return random_film()


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


def test_words_about_a_blank_film_are_as_likely_as_it_writes_them_itself(vlm: VisionLanguageModel) -> None:
    """An even film is nothing but its mean, which the network never sees."""
    ids, probabilities = vlm.generate(np.full((224, 224), 110, np.uint8), max_tokens=8)
    assert vlm.on_blank(ids) == pytest.approx(probabilities, abs=1e-4)
