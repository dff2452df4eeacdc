"""BiomedCLIP's layout (open_clip): a timm ViT and a BERT, each with a projection.

The networks are transformers': timm's ViT is CLIP's vision tower without its first norm, its patch bias moved
into the position embeddings, so that every method that reads a CLIP reads it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from transformers import BertConfig, BertModel, CLIPImageProcessorPil, CLIPVisionConfig, CLIPVisionModel

from inference.api import ModelError
from inference.backbones.weights import load_weights
from inference.families import local
from inference.families.clip import ClipEncoder
from inference.families.known import read_json

HEAD_WIDTH = 64
"""Of each attention head, in ViT-B and BERT-base."""
Weights = dict[str, torch.Tensor]


class _Towers(nn.Module):
    """What `DualEncoder` and attribution read of a CLIPModel."""

    def __init__(self, vision: CLIPVisionModel, width: int) -> None:
        super().__init__()
        self.vision_model = getattr(vision, "vision_model", vision)
        self.visual_projection = nn.Linear(vision.config.hidden_size, width, bias=False)
        self.config = _Config(vision.config)
        self.side_px: int = int(vision.config.image_size)  # type: ignore[arg-type]  # a square


class _Config:
    def __init__(self, vision: CLIPVisionConfig) -> None:
        self.vision_config = vision


class OpenClipEncoder(ClipEncoder):
    """Its texts go through a BERT and a projection of two layers."""

    def __init__(self, model: Any, tokenizer: Any, processor: Any, text: nn.Module, **more: Any) -> None:
        super().__init__(model, tokenizer, processor, **more)
        self.text = text.to(self.device).eval()

    @torch.no_grad()
    def encode_texts(self, texts: Sequence[str]) -> torch.Tensor:
        return F.normalize(self.text(**self.tokens(texts)), dim=-1)


class _Text(nn.Module):
    def __init__(self, bert: BertModel, project: nn.Module) -> None:
        super().__init__()
        self.bert, self.project = bert, project

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        state = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state[:, 0]
        out: torch.Tensor = self.project(state)
        return out


def load(folder: Path, *, device: str, precision: torch.dtype) -> OpenClipEncoder:
    """Raises ModelError for towers that are no timm ViT or no BERT."""
    del precision
    config = read_json(folder / "open_clip_config.json")
    weights: Weights = {}
    for path in sorted(folder.glob("*.safetensors")):
        weights |= load_weights(path)
    if not any(name.startswith("visual.trunk.blocks.") for name in weights):
        raise ModelError(
            f"{folder}: its image tower is no timm ViT (visual.trunk.blocks.*).",
            "Take the model in transformers' CLIP layout.",
        )
    if "text.transformer.embeddings.word_embeddings.weight" not in weights:
        raise ModelError(
            f"{folder}: its text tower is no BERT.", "Take the model in transformers' CLIP layout."
        )
    try:
        towers = _vision(weights)
        text = _text(weights)
    except (RuntimeError, KeyError) as error:
        raise ModelError(f"{folder}: its weights do not fit: {error}", "Take the folder again.") from error
    processing = config.get("preprocess_cfg", {})
    side = towers.side_px
    processor = CLIPImageProcessorPil(
        size={"shortest_edge": side},
        crop_size={"height": side, "width": side},
        image_mean=processing.get("mean"),
        image_std=processing.get("std"),
    )
    length = config.get("model_cfg", {}).get("text_cfg", {}).get("context_length", 256)
    return OpenClipEncoder(
        towers.requires_grad_(requires_grad=False),
        local.tokenizer(folder),
        processor,
        text.requires_grad_(requires_grad=False),
        device=device,
        context=int(length),
        size_px=side,
    )


def _vision(weights: Weights) -> _Towers:
    trunk = {k.removeprefix("visual.trunk."): v for k, v in weights.items() if k.startswith("visual.trunk.")}
    width, _, patch, _ = trunk["patch_embed.proj.weight"].shape
    depth = 1 + max(int(name.split(".")[1]) for name in trunk if name.startswith("blocks."))
    rows = round((trunk["pos_embed"].shape[1] - 1) ** 0.5)
    projection = weights["visual.head.proj.weight"]
    vision = CLIPVisionModel(
        CLIPVisionConfig(
            hidden_size=width,
            intermediate_size=trunk["blocks.0.mlp.fc1.weight"].shape[0],
            num_hidden_layers=depth,
            num_attention_heads=max(1, width // HEAD_WIDTH),
            image_size=rows * patch,
            patch_size=patch,
            hidden_act="gelu",
            layer_norm_eps=1e-6,  # timm's
            projection_dim=projection.shape[0],
        )
    )
    towers = _Towers(vision, projection.shape[0])
    places = trunk["pos_embed"][0].clone()
    places[1:] += trunk["patch_embed.proj.bias"]
    state = {
        "embeddings.class_embedding": trunk["cls_token"][0, 0],
        "embeddings.patch_embedding.weight": trunk["patch_embed.proj.weight"],
        "embeddings.position_embedding.weight": places,
        "post_layernorm.weight": trunk["norm.weight"],
        "post_layernorm.bias": trunk["norm.bias"],
    }
    for i in range(depth):
        block, ours = f"blocks.{i}", f"encoder.layers.{i}"
        for kind in ("weight", "bias"):
            parts = trunk[f"{block}.attn.qkv.{kind}"].chunk(3)
            for name, part in zip(("q_proj", "k_proj", "v_proj"), parts, strict=True):
                state[f"{ours}.self_attn.{name}.{kind}"] = part
            for name, theirs in _SAME.items():
                state[f"{ours}.{name}.{kind}"] = trunk[f"{block}.{theirs}.{kind}"]
    towers.vision_model.pre_layrnorm = nn.Identity()
    towers.vision_model.load_state_dict(state, strict=True)
    towers.visual_projection.load_state_dict({"weight": projection})
    return towers


_SAME = {
    "self_attn.out_proj": "attn.proj",
    "layer_norm1": "norm1",
    "layer_norm2": "norm2",
    "mlp.fc1": "mlp.fc1",
    "mlp.fc2": "mlp.fc2",
}


def _text(weights: Weights) -> _Text:
    part = "text.transformer."
    state = {k.removeprefix(part): v for k, v in weights.items() if k.startswith(part)}
    state = {k: v for k, v in state.items() if not k.startswith("pooler.") and k != "embeddings.position_ids"}
    words, width = state["embeddings.word_embeddings.weight"].shape
    depth = 1 + max(int(name.split(".")[2]) for name in state if name.startswith("encoder.layer."))
    bert = BertModel(
        BertConfig(
            vocab_size=words,
            hidden_size=width,
            num_hidden_layers=depth,
            num_attention_heads=max(1, width // HEAD_WIDTH),
            intermediate_size=state["encoder.layer.0.intermediate.dense.weight"].shape[0],
            max_position_embeddings=state["embeddings.position_embeddings.weight"].shape[0],
            type_vocab_size=state["embeddings.token_type_embeddings.weight"].shape[0],
        ),
        add_pooling_layer=False,
    )
    bert.load_state_dict(state)
    first, second = weights["text.proj.0.weight"], weights["text.proj.2.weight"]
    project = nn.Sequential(
        nn.Linear(width, len(first), bias=False), nn.GELU(), nn.Linear(len(first), len(second), bias=False)
    )
    project.load_state_dict({"0.weight": first, "2.weight": second})
    return _Text(bert, project)
