"""Dual encoders, backbones and classifiers on small random checkpoints in their layouts: the vectors that
transformers' own code (or the layout's arithmetic, written out) gives."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import checkpoints
import numpy as np
import pytest
import torch
import torch.nn.functional as F
import transformers as tf

from inference import api
from inference.adding import add
from inference.attribution.film import EncodedFilm
from inference.context import local_context
from inference.families import film
from inference.families.densenet import DenseNet121, at_half
from inference.families.known import FAMILIES, recognise
from inference.families.resnet import as_transformers
from inference.runners import run
from inference.store import ModelStore, default_paths

FILM = np.random.Generator(np.random.PCG64(0)).integers(0, 65535, (300, 220), dtype=np.uint16)
SAID = ["There is a small left pleural effusion.", "No pneumothorax."]


def opened(folder: Path) -> Any:
    family = recognise(folder).family
    return importlib.import_module(family.adapter).load(folder, device="cpu", precision=torch.float32)


def pixels(folder: Path) -> torch.Tensor:
    processor = tf.AutoImageProcessor.from_pretrained(folder, local_files_only=True, backend="pil")
    return processor(images=[film.picture(FILM)], return_tensors="pt")["pixel_values"]


@pytest.mark.parametrize("name", checkpoints.ENCODERS)
def test_every_layout_is_recognised_as_its_family(name: str, tmp_path: Path) -> None:
    assert recognise(checkpoints.ENCODERS[name](tmp_path / name)).family.name == name


@torch.no_grad()
def test_clip_gives_transformers_own_vectors(tmp_path: Path) -> None:
    folder = checkpoints.clip(tmp_path / "clip")
    ours = opened(folder)
    model = tf.CLIPModel.from_pretrained(folder, local_files_only=True)
    token = tf.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    out = model(**token(SAID, padding=True, return_tensors="pt"), pixel_values=pixels(folder))
    assert torch.allclose(ours.encode_images(ours.pixel_values(FILM)), out.image_embeds, atol=1e-5)
    assert torch.allclose(ours.encode_texts(SAID), out.text_embeds, atol=1e-5)


@torch.no_grad()
def test_siglip_gives_transformers_own_vectors(tmp_path: Path) -> None:
    folder = checkpoints.siglip(tmp_path / "siglip")
    ours = opened(folder)
    model = tf.SiglipModel.from_pretrained(folder, local_files_only=True)
    token = tf.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    ids = token(SAID, padding="max_length", max_length=24, truncation=True, return_tensors="pt")["input_ids"]
    out = model(input_ids=ids, pixel_values=pixels(folder))
    assert torch.allclose(ours.encode_images(ours.pixel_values(FILM)), out.image_embeds, atol=1e-5)
    assert torch.allclose(ours.encode_texts(SAID), out.text_embeds, atol=1e-5)


@torch.no_grad()
@pytest.mark.parametrize(("name", "kind"), [("dinov2", tf.Dinov2Model), ("resnet", tf.ResNetModel)])
def test_a_backbone_gives_transformers_own_pooled_vector(name: str, kind: Any, tmp_path: Path) -> None:
    folder = checkpoints.ENCODERS[name](tmp_path / name)
    ours = opened(folder)
    model = kind.from_pretrained(folder, local_files_only=True).eval()
    wanted = F.normalize(model(pixel_values=pixels(folder)).pooler_output.flatten(1), dim=-1)
    assert torch.allclose(ours.encode_images(ours.pixel_values(FILM)), wanted, atol=1e-5)
    with pytest.raises(api.InputError, match="no text tower"):
        ours.encode_texts(SAID)


@torch.no_grad()
def test_biomedclip_is_the_vit_and_the_bert_of_its_weights(tmp_path: Path) -> None:
    """timm's VisionTransformer.forward, written out from its names (pre-norm blocks, class token)."""
    from safetensors.torch import load_file

    folder = checkpoints.open_clip(tmp_path / "biomedclip")
    ours = opened(folder)
    w = load_file(folder / "open_clip_model.safetensors")
    x = ours.pixel_values(FILM)
    trunk = {k.removeprefix("visual.trunk."): v for k, v in w.items()}
    patches = F.conv2d(x, trunk["patch_embed.proj.weight"], trunk["patch_embed.proj.bias"], stride=16)
    h = torch.cat([trunk["cls_token"], patches.flatten(2).transpose(1, 2)], 1) + trunk["pos_embed"]
    for i in range(3):
        part = {k.removeprefix(f"blocks.{i}."): v for k, v in trunk.items() if k.startswith(f"blocks.{i}.")}
        n = F.layer_norm(h, (128,), part["norm1.weight"], part["norm1.bias"], 1e-6)
        q, k, v = (
            F.linear(n, part["attn.qkv.weight"], part["attn.qkv.bias"])
            .view(1, -1, 3, 2, 64)
            .permute(2, 0, 3, 1, 4)
        )
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(1, -1, 128)
        h = h + F.linear(mixed, part["attn.proj.weight"], part["attn.proj.bias"])
        n = F.layer_norm(h, (128,), part["norm2.weight"], part["norm2.bias"], 1e-6)
        inner = F.gelu(F.linear(n, part["mlp.fc1.weight"], part["mlp.fc1.bias"]))
        h = h + F.linear(inner, part["mlp.fc2.weight"], part["mlp.fc2.bias"])
    pooled = F.layer_norm(h, (128,), trunk["norm.weight"], trunk["norm.bias"], 1e-6)[:, 0]
    wanted = F.normalize(pooled @ w["visual.head.proj.weight"].T, dim=-1)
    assert torch.allclose(ours.encode_images(x), wanted, atol=1e-5)

    token = tf.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    bert = tf.BertModel(checkpoints._small_bert(128, len(token)), add_pooling_layer=False).eval()
    bert.load_state_dict({k[17:]: v for k, v in w.items() if k.startswith("text.transformer.")})
    state = bert(**token(SAID, padding=True, return_tensors="pt")).last_hidden_state[:, 0]
    text = F.gelu(state @ w["text.proj.0.weight"].T) @ w["text.proj.2.weight"].T
    assert torch.allclose(ours.encode_texts(SAID), F.normalize(text, dim=-1), atol=1e-5)


@torch.no_grad()
def test_a_resnet_of_torchvision_is_its_own_arithmetic(tmp_path: Path) -> None:
    """torchvision's ResNet.forward, written out (bottlenecks, stride in the 3 x 3 convolution)."""
    ours = opened(checkpoints.resnet_torchvision(tmp_path / "resnet"))
    torch.manual_seed(0)
    w = checkpoints.torchvision_names()
    x = ours.pixel_values(FILM)
    h = _resnet(w, x)
    assert torch.allclose(ours.encode_images(x), F.normalize(h.mean((-2, -1)), dim=-1), atol=1e-5)


def _resnet(w: dict[str, torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    def norm(name: str, h: torch.Tensor) -> torch.Tensor:
        parts = (w[f"{name}.{k}"] for k in ("running_mean", "running_var", "weight", "bias"))
        return F.batch_norm(h, *parts)

    h = F.max_pool2d(norm("bn1", F.conv2d(x, w["conv1.weight"], stride=2, padding=3)).relu(), 3, 2, 1)
    for stage in range(1, 5):
        block, stride = f"layer{stage}.0", 1 if stage == 1 else 2
        skip = norm(f"{block}.downsample.1", F.conv2d(h, w[f"{block}.downsample.0.weight"], stride=stride))
        inner = norm(f"{block}.bn1", F.conv2d(h, w[f"{block}.conv1.weight"])).relu()
        inner = norm(
            f"{block}.bn2", F.conv2d(inner, w[f"{block}.conv2.weight"], stride=stride, padding=1)
        ).relu()
        h = (norm(f"{block}.bn3", F.conv2d(inner, w[f"{block}.conv3.weight"])) + skip).relu()
    return h


@torch.no_grad()
def test_biovil_t_projects_patches_beside_the_missing_film_and_the_class_token(tmp_path: Path) -> None:
    """hi-ml-multimodal's ImageModel and CXRBertModel for one film, written out from their names."""
    from safetensors.torch import load_file

    folder = checkpoints.biovil_t(tmp_path / "biovil")
    ours = opened(folder)
    w = load_file(folder / "biovil_t_image_model_proj_size_128.safetensors")
    x = ours.pixel_values(FILM)
    assert (x.shape, float(x.min()) >= 0, float(x.max()) <= 1) == ((1, 3, 448, 448), True, True)
    h = _resnet({k.removeprefix("encoder.encoder."): v for k, v in w.items()}, x)
    h = F.conv2d(h, w["encoder.backbone_to_vit.weight"])
    h = torch.cat([h, w["encoder.missing_previous_emb"].repeat(1, 1, *h.shape[-2:])], 1)
    h = F.conv2d(h, w["projector.model.0.weight"]) / (1 + 1e-5) ** 0.5
    h = F.conv2d(h.relu(), w["projector.model.3.weight"], w["projector.model.3.bias"])
    assert torch.allclose(ours.encode_images(x), F.normalize(h.mean((-2, -1)), dim=-1), atol=1e-5)

    t = load_file(folder / "model.safetensors")
    token = tf.AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    bert = tf.BertModel(checkpoints._small_bert(tokens=len(token)), add_pooling_layer=False).eval()
    bert.load_state_dict({k[5:]: v for k, v in t.items() if k.startswith("bert.")})
    state = bert(**token(SAID, padding=True, return_tensors="pt")).last_hidden_state[:, 0]
    head = {k.removeprefix("cls_projection_head."): v for k, v in t.items()}
    state = F.gelu(F.linear(state, head["dense_to_hidden.weight"], head["dense_to_hidden.bias"]))
    state = F.layer_norm(state, (16,), eps=1e-12)
    wanted = F.linear(state, head["dense_to_output.weight"], head["dense_to_output.bias"])
    assert torch.allclose(ours.encode_texts(SAID), F.normalize(wanted, dim=-1), atol=1e-5)


@pytest.mark.parametrize("name", ["clip", "open_clip"])
def test_matex_reads_it_and_the_map_covers_only_what_it_saw(name: str, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    add(checkpoints.ENCODERS[name](tmp_path / name), shelf, model_id="theirs")
    context, sink = local_context(ModelStore([default_paths()[0], shelf]))
    frame = api.FrameRef(segment="local", offset=0, shape=FILM.shape, dtype="uint16", digest="x")
    image = api.ImageInput(frame=frame, width_px=220, height_px=300, image_id="random")
    request = api.Explain(image=image, phrase="left pleural effusion", model="theirs", unfit_too=True)
    result = run(request, FILM, context)
    values = sink.maps[result.map.digest]
    assert values.shape == (384, 282)
    assert not values[:50].any(), "the processor cuts the top off"
    assert not values[-50:].any()
    assert values.max() == pytest.approx(1.0)


def test_explicit_attention_of_a_clip_checkpoint_is_its_own(tmp_path: Path) -> None:
    ours = opened(checkpoints.clip(tmp_path / "clip"))
    seen = EncodedFilm(ours, FILM)
    assert torch.allclose(seen.feature, ours.encode_images(ours.pixel_values(FILM))[0], atol=1e-5)


@pytest.mark.parametrize(("name", "method"), [("egma", "egma_map"), ("biovil_t", "patch_text")])
def test_a_model_that_compares_patches_gives_its_own_map_and_says_so_for_others(
    name: str, method: str, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    add(checkpoints.ENCODERS[name](tmp_path / name), shelf, model_id="theirs")
    context, sink = local_context(ModelStore([default_paths()[0], shelf]))
    frame = api.FrameRef(segment="local", offset=0, shape=FILM.shape, dtype="uint16", digest="x")
    image = api.ImageInput(frame=frame, width_px=220, height_px=300, image_id="random")
    ask = {"image": image, "phrase": "effusion", "model": "theirs", "unfit_too": True}
    result = run(api.Explain(method=method, **ask), FILM, context)
    assert sink.maps[result.map.digest].max() == pytest.approx(1.0)
    with pytest.raises(api.InputError, match="its own map"):
        run(api.Explain(method="matex", **ask), FILM, context)


@pytest.mark.parametrize(("layout", "labels"), [("xrv", 18), ("chexnet", 14)])
def test_a_densenet_answers_findings_through_the_runner(layout: str, labels: int, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    add(checkpoints.densenet(tmp_path / layout, layout), shelf, model_id="theirs")
    context, _ = local_context(ModelStore([default_paths()[0], shelf]))
    frame = api.FrameRef(segment="local", offset=0, shape=FILM.shape, dtype="uint16", digest="x")
    image = api.ImageInput(frame=frame, width_px=220, height_px=300, image_id="random")
    result = run(api.Diagnose(image=image, model="theirs", unfit_too=True), FILM, context)
    assert len(result.rows) == labels
    assert {row.own_gaze for row in result.rows} == {None}
    assert all(0 <= row.no_gaze <= 1 for row in result.rows)
    with pytest.raises(api.ModelError, match="made for diagnosis"):
        run(api.Caption(image=image, model="theirs", unfit_too=True), FILM, context)


def test_densenet_121_has_the_published_size() -> None:
    """7,978,856 parameters with 1,000 outputs on RGB (torchvision's documentation)."""
    assert sum(p.numel() for p in DenseNet121(3, 1000).parameters()) == 7_978_856


def test_an_operating_point_comes_to_one_half() -> None:
    points = torch.tensor([0.2, 0.9, float("nan")])
    assert torch.allclose(at_half(torch.tensor([0.2, 0.9, 0.5]), points), torch.full((3,), 0.5))
    assert torch.allclose(at_half(torch.tensor([0.0, 1.0, 0.1]), points), torch.tensor([0.0, 1.0, 0.1]))


def test_torchvisions_resnet_names_are_all_of_transformers_network() -> None:
    """All 265 tensors of resnet50-*.pth but the classifier's (names by torchvision's ResNet class)."""
    names = ["conv1.weight", *_norm("bn1")]
    for stage, blocks in enumerate((3, 4, 6, 3), start=1):
        for block in range(blocks):
            for number in (1, 2, 3):
                names += [
                    f"layer{stage}.{block}.conv{number}.weight",
                    *_norm(f"layer{stage}.{block}.bn{number}"),
                ]
        names += [f"layer{stage}.0.downsample.0.weight", *_norm(f"layer{stage}.0.downsample.1")]
    wanted = set(tf.ResNetModel(tf.ResNetConfig()).state_dict())
    assert {as_transformers(name) for name in names} == wanted


def _norm(name: str) -> list[str]:
    kinds = ("weight", "bias", "running_mean", "running_var", "num_batches_tracked")
    return [f"{name}.{kind}" for kind in kinds]


def test_a_capability_that_a_family_lacks_is_said_with_the_reason(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    add(checkpoints.siglip(tmp_path / "siglip"), shelf, model_id="theirs")
    context, _ = local_context(ModelStore([default_paths()[0], shelf]))
    frame = api.FrameRef(segment="local", offset=0, shape=FILM.shape, dtype="uint16", digest="x")
    image = api.ImageInput(frame=frame, width_px=220, height_px=300, image_id="random")
    with pytest.raises(api.InputError, match="no class token"):
        run(api.Explain(image=image, phrase="x", model="theirs", unfit_too=True), FILM, context)
    found = run(api.Embed(image=image, texts=SAID, model="theirs"), FILM, context)
    assert len(found.image) == 32
    assert len(found.texts) == 2


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.name)
def test_every_family_says_of_each_capability_whether_or_why_not(family: Any) -> None:
    from inference.families.known import CAPABILITIES

    assert set(family.can) | set(family.cannot) >= set(CAPABILITIES)
    assert not set(family.can) & set(family.cannot)
