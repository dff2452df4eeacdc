# mypy: disable-error-code="arg-type, union-attr"
"""Dual encoder: transformers' CLIPModel, as published checkpoints are, optionally with a convolutional stem.

The hybrid form (a CNN's last grid in place of the linear patch embedding, Dosovitskiy et al. 2021, section
3.1)
learns from far fewer images; all that follows (blocks, attention, projections) is CLIP's own code.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn
from transformers import CLIPConfig, CLIPModel, PreTrainedTokenizerFast

from inference.backbones.cxr_cnn import CxrCnnConfig, CxrTrunk
from inference.backbones.film_adapter import FilmAdapter
from inference.backbones.image_input import network_input
from inference.backbones.patch_head import PatchHead, PatchHeadConfig, joined_scales, kept_stages
from inference.backbones.tokenizer import load_tokenizer
from inference.backbones.weights import load_weights

MAX_TOKENS = 40
PATCH_HEAD, REFERENCE = "patch_head.safetensors", "reference.safetensors"
ADAPTER, LEFT_OUT = "film_adapter.safetensors", "left_out.json"


class HybridStem(nn.Module):
    """pixel_values (n, 3, h, w), three equal channels -> (n, hidden, h/16, w/16)."""

    def __init__(self, config: CxrCnnConfig, hidden: int) -> None:
        super().__init__()
        self.trunk = CxrTrunk(config)
        self.project = nn.Conv2d(config.widths[-1], hidden, 1)

    @property
    def weight(self) -> torch.Tensor:
        """CLIP's embedding asks its patch convolution for the dtype of its weight."""
        return self.project.weight

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.project(self.trunk(pixel_values[:, :1]))
        return out


def build_clip(config: dict[str, Any], *, stem: str, trunk: CxrCnnConfig | None = None) -> CLIPModel:
    """A CLIPModel from its config dictionary; stem "patch" (CLIP's own) or "hybrid"."""
    model = CLIPModel(CLIPConfig(**config))
    if stem == "hybrid":
        hidden = model.config.vision_config.hidden_size
        model.vision_model.embeddings.patch_embedding = HybridStem(trunk or CxrCnnConfig(), hidden)
    return model


class DualEncoder:
    """A CLIP-like model with its tokenizer and input contract.

    patch_head: compares patches with sentences, None where the model has none. reference: the mean state of
    normal films at the input of the first block (1, N, D), None where the model's folder holds none. adapter:
    what real films taught, None where none did.
    """

    def __init__(
        self,
        model: CLIPModel,
        tokenizer: PreTrainedTokenizerFast,
        *,
        size_px: int,
        device: str = "cpu",
        patch_head: PatchHead | None = None,
        reference: torch.Tensor | None = None,
        adapter: FilmAdapter | None = None,
    ) -> None:
        self.model = model.to(device).eval()
        self.tokenizer = tokenizer
        self.size_px = size_px
        self.device = device
        self.patch_head = patch_head.to(device).eval() if patch_head is not None else None
        self.adapter = adapter.to(device).eval() if adapter is not None else None
        self.reference = reference.to(device) if reference is not None else None

    @classmethod
    def load(cls, folder: Path, arch: dict[str, Any], *, device: str = "cpu") -> DualEncoder:
        """From a model folder: arch is the [arch] table of its model.toml (clip, stem, trunk, size_px; and
        patch_head where the folder holds one)."""
        trunk = (
            CxrCnnConfig(widths=tuple(arch["trunk_widths"]), depths=tuple(arch["trunk_depths"]))
            if arch.get("trunk_widths")
            else None
        )
        model = build_clip(arch["clip"], stem=arch["stem"], trunk=trunk)
        model.load_state_dict(load_weights(folder / "model.safetensors"))
        head = None
        if arch.get("patch_head"):
            values = arch["patch_head"]
            head = PatchHead(PatchHeadConfig(**values | {"grid": tuple(values["grid"])}))
            head.load_state_dict(load_weights(folder / PATCH_HEAD))
        adapter = None
        if arch.get("film_adapter"):
            values = arch["film_adapter"]
            adapter = FilmAdapter(**values, left_out=json.loads((folder / LEFT_OUT).read_text("utf-8")))
            adapter.load_state_dict(load_weights(folder / ADAPTER))
        kept = folder / REFERENCE
        return cls(
            model,
            load_tokenizer(folder / "tokenizer.json"),
            size_px=arch["size_px"],
            device=device,
            patch_head=head,
            adapter=adapter,
            reference=load_weights(kept)["states"] if kept.exists() else None,
        )

    @property
    def grid(self) -> tuple[int, int]:
        side = self.size_px // self.model.config.vision_config.patch_size
        return side, side

    def pixel_values(self, image: NDArray[Any]) -> torch.Tensor:
        return network_input(image, self.size_px).expand(-1, 3, -1, -1).to(self.device)

    def tokens(self, texts: Sequence[str]) -> dict[str, torch.Tensor]:
        rows = [
            [
                self.tokenizer.bos_token_id,
                *self.tokenizer.encode(t, add_special_tokens=False)[: MAX_TOKENS - 2],
                self.tokenizer.eos_token_id,
            ]
            for t in texts
        ]
        width = max(len(r) for r in rows)
        ids = torch.tensor([r + [self.tokenizer.pad_token_id] * (width - len(r)) for r in rows])
        mask = torch.tensor([[1] * len(r) + [0] * (width - len(r)) for r in rows])
        return {"input_ids": ids.to(self.device), "attention_mask": mask.to(self.device)}

    @torch.no_grad()
    def encode_images(self, pixel_values: torch.Tensor, *, patient: str | None = None) -> torch.Tensor:
        """(n, d): unit vectors, and what real films taught added to them, which is not scaled again: products
        with texts must mean the same on every film. patient: of all these films, so that only members that
        have not seen it are asked."""
        if self.adapter is None:
            return F.normalize(image_features(self.model, pixel_values), dim=-1)
        with kept_stages(self.stem.trunk) as stages:
            vectors = F.normalize(image_features(self.model, pixel_values), dim=-1)
        changed: torch.Tensor = vectors + self.adapter(joined_scales(stages), patient=patient)
        return changed

    @property
    def stem(self) -> HybridStem:
        """Raises TypeError for an encoder without a convolutional stem."""
        found = self.model.vision_model.embeddings.patch_embedding
        if not isinstance(found, HybridStem):
            raise TypeError("This encoder has no convolutional stem.")
        return found

    @torch.no_grad()
    def encode_texts(self, texts: Sequence[str]) -> torch.Tensor:
        return F.normalize(text_features(self.model, self.tokens(texts)), dim=-1)

    @torch.no_grad()
    def phrase_features(self, texts: Sequence[str]) -> torch.Tensor:
        """(n, projection + text width): the unit vector beside the unit mean of the word embeddings.

        Contrastive training draws findings that look alike together (atelectasis and consolidation: cosine
        .99); the words keep them apart.
        """
        tokens = self.tokens(texts)
        words = self.model.text_model.embeddings.token_embedding(tokens["input_ids"])
        real = tokens["attention_mask"][..., None].to(words.dtype)
        real[:, 0] = 0.0  # the begin token says nothing
        return torch.cat([self.encode_texts(texts), F.normalize((words * real).sum(1), dim=-1)], dim=-1)

    @torch.no_grad()
    def patch_features(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Last hidden state of the patches (n, rows*columns, width), for frozen-feature users."""
        out: torch.Tensor = self.model.vision_model(pixel_values=pixel_values).last_hidden_state[:, 1:]
        return out


def image_features(model: CLIPModel, pixel_values: torch.Tensor) -> torch.Tensor:
    out: torch.Tensor = model.visual_projection(model.vision_model(pixel_values=pixel_values).pooler_output)
    return out


def text_features(model: CLIPModel, tokens: dict[str, torch.Tensor]) -> torch.Tensor:
    out: torch.Tensor = model.text_projection(model.text_model(**tokens).pooler_output)
    return out
