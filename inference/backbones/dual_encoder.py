# mypy: disable-error-code="arg-type, union-attr"
"""Dual encoder: transformers' CLIPModel, as published checkpoints are, optionally with a convolutional stem.

The hybrid form (a CNN's last grid in place of the linear patch embedding, Dosovitskiy et al. 2021, section
3.1)
learns from far fewer images; all that follows (blocks, attention, projections) is CLIP's own code.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import nn
from transformers import CLIPConfig, CLIPModel, PreTrainedTokenizerFast

from inference.backbones.cxr_cnn import CxrCnnConfig, CxrTrunk
from inference.backbones.image_input import network_input
from inference.backbones.tokenizer import load_tokenizer

MAX_TOKENS = 40


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


@dataclass(frozen=True)
class Taps:
    """One forward and one backward pass. attention, attention_gradient: per block (heads, N, N) with the
    class
    token first. hidden: per block input (N, D). similarity: cosine. grid: rows, columns of patches."""

    attention: list[torch.Tensor]
    attention_gradient: list[torch.Tensor]
    hidden: list[torch.Tensor]
    hidden_gradient: list[torch.Tensor]
    similarity: float
    grid: tuple[int, int]


def build_clip(config: dict[str, Any], *, stem: str, trunk: CxrCnnConfig | None = None) -> CLIPModel:
    """A CLIPModel from its config dictionary; stem "patch" (CLIP's own) or "hybrid"."""
    model = CLIPModel(CLIPConfig(**config))
    if stem == "hybrid":
        hidden = model.config.vision_config.hidden_size
        model.vision_model.embeddings.patch_embedding = HybridStem(trunk or CxrCnnConfig(), hidden)
    return model


class DualEncoder:
    """A CLIP-like model with its tokenizer and input contract."""

    def __init__(
        self, model: CLIPModel, tokenizer: PreTrainedTokenizerFast, *, size_px: int, device: str = "cpu"
    ) -> None:
        self.model = model.to(device).eval()
        self.tokenizer = tokenizer
        self.size_px = size_px
        self.device = device

    @classmethod
    def load(cls, folder: Path, arch: dict[str, Any], *, device: str = "cpu") -> DualEncoder:
        """From a model folder: arch is the [arch] table of its model.toml (clip, stem, trunk, size_px)."""
        trunk = (
            CxrCnnConfig(widths=tuple(arch["trunk_widths"]), depths=tuple(arch["trunk_depths"]))
            if arch.get("trunk_widths")
            else None
        )
        model = build_clip(arch["clip"], stem=arch["stem"], trunk=trunk)
        state = {
            k: v.float() if v.is_floating_point() else v
            for k, v in load_file(folder / "model.safetensors").items()
        }
        model.load_state_dict(state)
        return cls(model, load_tokenizer(folder / "tokenizer.json"), size_px=arch["size_px"], device=device)

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
    def encode_images(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, d)."""
        return F.normalize(image_features(self.model, pixel_values), dim=-1)

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

    def tap(self, image: NDArray[Any], phrase: str) -> Taps:
        """Attention, hidden states and their gradients of the image-phrase cosine."""
        from inference.api import ModelError

        self.model.set_attn_implementation("eager")
        try:
            with torch.enable_grad():
                out = self.model.vision_model(
                    pixel_values=self.pixel_values(image), output_attentions=True, output_hidden_states=True
                )
                if (
                    not out.attentions
                    or len(out.attentions) != self.model.config.vision_config.num_hidden_layers
                ):
                    raise ModelError(
                        "The encoder gives no explicit attention.", "Use a ViT model with eager attention."
                    )
                for tensor in (*out.attentions, *out.hidden_states):
                    tensor.retain_grad()
                feature = F.normalize(self.model.visual_projection(out.pooler_output), dim=-1)
                text = self.encode_texts([phrase])
                similarity = (feature * text).sum()
                similarity.backward()
        finally:
            self.model.set_attn_implementation("sdpa")
        taps = Taps(
            attention=[a.detach()[0] for a in out.attentions],
            attention_gradient=[a.grad[0] for a in out.attentions],
            hidden=[h.detach()[0] for h in out.hidden_states],
            hidden_gradient=[h.grad[0] for h in out.hidden_states],
            similarity=float(similarity.detach()),
            grid=self.grid,
        )
        self.model.zero_grad(set_to_none=True)
        return taps


def image_features(model: CLIPModel, pixel_values: torch.Tensor) -> torch.Tensor:
    out: torch.Tensor = model.visual_projection(model.vision_model(pixel_values=pixel_values).pooler_output)
    return out


def text_features(model: CLIPModel, tokens: dict[str, torch.Tensor]) -> torch.Tensor:
    out: torch.Tensor = model.text_projection(model.text_model(**tokens).pooler_output)
    return out
