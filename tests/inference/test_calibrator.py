"""Gaze in the vision tower: order of patches, identity at the start, what a map may change. Random
weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from small_vlm import random_film, small_tokenizer, small_vlm

from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.calibrator import CalibratorOptions, add_calibrator, resumable_blocks, saliency
from inference.captioning.dwell import CELLS, dwell_features, on_cells
from inference.captioning.plausible import KnownMaps, MadeMaps
from inference.captioning.tower import QwenTower
from inference.captioning.ways.registry import names, way

LAYER = 2
GRIDS = ((8, 8), (16, 16), (8, 20), (20, 8), (6, 10), (2, 2), (12, 14), (30, 18), (10, 26), (4, 22))


@pytest.fixture(scope="module")
def tokenizer_file(tmp_path_factory) -> Path:
    return small_tokenizer(tmp_path_factory.mktemp("tokenizer"))


def towers() -> dict[str, Any]:
    """A small tower of each kind, with random weights."""
    from transformers.models.qwen2_5_vl.configuration_qwen2_5_vl import Qwen2_5_VLVisionConfig
    from transformers.models.qwen2_5_vl.modeling_qwen2_5_vl import Qwen2_5_VisionTransformerPretrainedModel
    from transformers.models.qwen2_vl.configuration_qwen2_vl import Qwen2VLVisionConfig
    from transformers.models.qwen2_vl.modeling_qwen2_vl import Qwen2VisionTransformerPretrainedModel
    from transformers.models.qwen3_vl.configuration_qwen3_vl import Qwen3VLVisionConfig
    from transformers.models.qwen3_vl.modeling_qwen3_vl import Qwen3VLVisionModel

    torch.manual_seed(0)
    plain = {"depth": 3, "hidden_size": 32, "num_heads": 2, "intermediate_size": 64, "patch_size": 14}
    return {
        "qwen2.5-vl": Qwen2_5_VisionTransformerPretrainedModel(
            Qwen2_5_VLVisionConfig(**plain, out_hidden_size=48, fullatt_block_indexes=[2], window_size=56)
        ),
        "qwen2-vl": Qwen2VisionTransformerPretrainedModel(
            Qwen2VLVisionConfig(depth=3, embed_dim=32, num_heads=2, hidden_size=48, mlp_ratio=2)
        ),
        "qwen3-vl": Qwen3VLVisionModel(
            Qwen3VLVisionConfig(
                **plain, out_hidden_size=48, num_position_embeddings=64, deepstack_visual_indexes=[0]
            )
        ),
    }


def pixels(tower: Any, grids: list[tuple[int, int]]) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(3)
    config = tower.config
    count = sum(rows * columns for rows, columns in grids)
    width = 3 * config.temporal_patch_size * config.patch_size**2
    return torch.randn(count, width, generator=generator), torch.tensor([[1, *grid] for grid in grids])


@pytest.mark.parametrize("kind", ["qwen2.5-vl", "qwen2-vl", "qwen3-vl"])
@torch.no_grad()
def test_an_untrained_calibrator_is_the_stock_tower_bit_for_bit(kind: str) -> None:
    tower = towers()[kind].eval()
    values, grid = pixels(tower, [(8, 12)])
    before = tower(values, grid_thw=grid).pooler_output
    add_calibrator(tower, CalibratorOptions((1, 2)))
    cells = torch.rand(1, 1, 8 * CELLS, 12 * CELLS)
    with saliency(tower, QwenTower(tower).rows(cells), QwenTower.lengths(cells)):
        assert torch.equal(tower(values, grid_thw=grid).pooler_output, before)


@pytest.mark.parametrize("kind", ["qwen2.5-vl", "qwen3-vl"])
@torch.no_grad()
def test_a_map_meets_its_own_patch_whatever_the_grid(kind: str) -> None:
    """A map that numbers its patches, in the tower's order, equals the tower's own position ids."""
    from transformers.vision_utils import get_vision_position_ids, get_vision_window_index

    tower = towers()[kind]
    for rows, columns in GRIDS:
        images = 3
        numbered = torch.arange(rows * columns, dtype=torch.float32).view(1, 1, rows, columns)
        cells = numbered.repeat_interleave(CELLS, 2).repeat_interleave(CELLS, 3).expand(images, -1, -1, -1)
        found = QwenTower(tower).rows(cells)[:, 0]
        grid = torch.tensor([[1, rows, columns]] * images)
        position = get_vision_position_ids(grid, 2)
        if hasattr(tower.config, "window_size"):
            index, _ = get_vision_window_index(
                grid, spatial_merge_size=2, window_size=tower.config.window_size, patch_size=14
            )
            position = position.view(-1, 4, 2)[index].view(-1, 2)
        assert torch.equal(found, (position[:, 0] * columns + position[:, 1]).float()), (rows, columns)


@torch.no_grad()
def test_gaze_on_one_image_leaves_the_others_of_a_batch_alone() -> None:
    tower = towers()["qwen3-vl"].eval()
    (calibrator,) = add_calibrator(tower, CalibratorOptions((2,)))
    torch.nn.init.normal_(calibrator.out.weight, std=0.5)
    values, grid = pixels(tower, [(8, 8), (8, 8)])
    one, other = torch.rand(1, 1, 56, 56), torch.rand(1, 1, 56, 56)
    out = []
    for second in (other, 3 * other):
        cells = torch.cat([one, second])
        with saliency(tower, QwenTower(tower).rows(cells), QwenTower.lengths(cells)):
            out.append(tower(values, grid_thw=grid).pooler_output.view(2, -1, 48))
    assert torch.equal(out[0][0], out[1][0])
    assert not torch.allclose(out[0][1], out[1][1])


@torch.no_grad()
def test_a_null_key_takes_its_share_of_the_attention() -> None:
    """Against the softmax written out, with one more key of value zero and no position."""
    from transformers.models.qwen2_5_vl.modeling_qwen2_5_vl import apply_rotary_pos_emb_vision

    (calibrator,) = add_calibrator(towers()["qwen2.5-vl"], CalibratorOptions((1,)))
    for tensor in (calibrator.out.weight, calibrator.null):
        torch.nn.init.normal_(tensor, std=0.7)
    n, heads, size = 6, 2, 16
    hidden, cells = torch.randn(n, 32), 2 * torch.rand(n, CELLS * CELLS)
    angle = torch.randn(n, size)
    position = angle.cos(), angle.sin()
    calibrator.cells, calibrator.image_lengths = cells, [n]
    found = calibrator(hidden, position) - hidden
    query = calibrator.query(calibrator.embed(dwell_features(cells, [n]))).view(n, heads, size)
    normed = calibrator.key_norm(hidden)
    q, k = apply_rotary_pos_emb_vision(query, calibrator.key(normed).view(n, heads, size), *position)
    v = calibrator.value(normed).view(n, heads, size)
    scores = torch.einsum("ihd,jhd->hij", q, k)
    nothing = torch.einsum("ihd,hd->hi", query, calibrator.null)[..., None]
    weights = (torch.cat([scores, nothing], -1) / size**0.5).softmax(-1)[..., :-1]
    answer = calibrator.out(torch.einsum("hij,jhd->ihd", weights, v).reshape(n, 32))
    expected = answer * hidden.square().mean(-1, keepdim=True).sqrt()
    assert torch.allclose(found, expected, atol=1e-5)


def listening(tokenizer: Path) -> VisionLanguageModel:
    """A model whose calibrator says something, and whose words depend on the film."""
    made = small_vlm(tokenizer, way("calibrator", CalibratorOptions((LAYER,)).to_dict()))
    made.tower.visual.merger.mlp[-1].weight.data *= 60
    for layer in made.core.model.language_model.layers:
        for part in (layer.self_attn.v_proj, layer.self_attn.o_proj):
            part.weight.data *= 8
    for block in resumable_blocks(made.model):
        torch.nn.init.normal_(block.saliency_calibrator.out.weight, std=0.2)
    return made


@torch.no_grad()
def test_a_trained_calibrator_obeys_map_and_strength(tokenizer_file: Path) -> None:
    vlm = listening(tokenizer_file)
    images = vlm.images(random_film())
    one, other = (
        vlm.gaze_cells(m) for m in (np.eye(224, dtype=np.float32), np.eye(224, dtype=np.float32)[::-1])
    )
    stock = vlm.image_features(images)
    assert not torch.equal(vlm.image_features(images, one), vlm.image_features(images, other))
    assert torch.equal(vlm.image_features(images, one, 0.0), stock)
    assert torch.equal(vlm.image_features(images), stock), "without a map the branch is skipped"


@torch.no_grad()
def test_a_changed_map_goes_on_from_what_lies_before_it(tokenizer_file: Path) -> None:
    vlm = listening(tokenizer_file)
    images = vlm.images(random_film())
    cells = vlm.gaze_cells(np.eye(224, dtype=np.float32))
    kept = vlm.before_gaze(images)
    calls: list[int] = []
    vlm.tower.visual.blocks[0].attn.register_forward_hook(lambda *_: calls.append(0))
    found = vlm.image_features(images, cells, kept=kept)
    assert not calls, "the first block was computed again"
    assert torch.allclose(found, vlm.image_features(images, cells), atol=1e-6)


def test_a_second_draft_of_a_film_computes_only_the_late_blocks(tokenizer_file: Path) -> None:
    vlm = listening(tokenizer_file)
    calls: list[int] = []
    vlm.tower.visual.blocks[0].attn.register_forward_hook(lambda *_: calls.append(0))
    for turned in (0, 1):
        vlm.generate(random_film(), np.rot90(np.eye(64, dtype=np.float32), turned).copy(), max_tokens=2)
    assert len(calls) == 1


def test_a_rehearsed_draft_is_the_draft(tokenizer_file: Path) -> None:
    """Word for word what a model says that never wrote of this film, whatever was drafted before."""
    maps = [
        np.roll(np.eye(64, dtype=np.float32) * seconds, k, 1) for k, seconds in ((0, 1), (20, 9), (40, 0.2))
    ]
    again = listening(tokenizer_file)
    texts = []
    for seconds in (*maps, maps[0]):
        fresh = listening(tokenizer_file)
        texts.append(again.generate(random_film(), seconds, max_tokens=24))
        expected = fresh.generate(random_film(), seconds, max_tokens=24)
        assert texts[-1][0] == expected[0]
        assert np.allclose(texts[-1][1], expected[1], atol=1e-4)
    assert len({tuple(ids) for ids, _ in texts}) > 1, "the maps change nothing, so nothing is shown"


@torch.no_grad()
@pytest.mark.parametrize("name", sorted(set(names()) - {"none", "text"}))
def test_every_way_with_weights_comes_back_from_its_adapter(
    name: str, tokenizer_file: Path, tmp_path
) -> None:
    from peft import PeftModel
    from safetensors.torch import load_file

    from inference.training.calibrator_task import adapted

    fields = CalibratorOptions((LAYER,)).to_dict() if name == "calibrator" else {"first_block": LAYER}
    made = adapted(small_vlm(tokenizer_file), way(name, fields), first=LAYER, rank=2, language_rank=2)
    generator = torch.Generator().manual_seed(1)
    for parameter in made.model.parameters():
        if parameter.requires_grad:
            parameter.normal_(std=0.1, generator=generator)
    made.model.save_pretrained(tmp_path, safe_serialization=True)
    again = small_vlm(tokenizer_file, way(name, fields))
    again.model = PeftModel.from_pretrained(again.core, tmp_path)
    images, cells = made.images(random_film()), made.gaze_cells(np.eye(224, dtype=np.float32))
    seen = [m.image_features(m.way.shown(images, cells, 1.0), cells) for m in (made, again)]
    assert torch.equal(*seen)
    assert not torch.equal(seen[0], made.image_features(images))
    saved = load_file(tmp_path / "adapter_model.safetensors")
    assert all(any(own in key for key in saved) for own in made.way.own)


def test_words_name_where_the_film_was_dwelt_on() -> None:
    seconds = torch.zeros(1, 1, 56, 56)
    seconds[..., 40:56, 40:56] = 1.0  # the patient's left lower third
    assert way("text").words(seconds, 1.0) == [" gaze: left lower 4."]
    assert way("text").words(0 * seconds, 1.0) == [""]


def readings(n: int, seed: int) -> torch.Tensor:
    """Maps of made readings: some ten fixations here and there."""
    rng = np.random.Generator(np.random.PCG64(seed))
    from eyetracking.scanpaths import Scanpath
    from eyetracking.scanpaths.heatmap import dwell_map

    maps = []
    for _ in range(n):
        count = int(rng.integers(20, 40))
        path = Scanpath(
            x_px=rng.normal(112, 45, count).clip(5, 219),
            y_px=rng.normal(112, 45, count).clip(5, 219),
            duration_ms=rng.lognormal(5.5, 0.4, count),
            onset_ms=np.arange(count) * 400.0,
            width_px=224,
            height_px=224,
        )
        maps.append(dwell_map(path, sigma_px=8, shape=(56, 56)).astype(np.float16))  # as they are kept
    return torch.from_numpy(np.stack(maps).astype(np.float32))[:, None]


def test_maps_that_no_reading_leaves_are_told_apart() -> None:
    known = KnownMaps.of(readings(100, 0))
    others = readings(100, 2)
    assert all(known.why_not(one[None]) == "" for one in others)
    made = MadeMaps(others)
    for wrong in (made.uniform(), made.center(), 0 * others):
        assert all(known.why_not(one[None]) for one in wrong)


def test_seconds_stay_seconds_on_other_cells() -> None:
    seconds = torch.full((1, 1, 448, 448), 0.7)
    assert torch.allclose(on_cells(seconds, 8, 8), torch.full((1, 1, 56, 56), 0.7))
