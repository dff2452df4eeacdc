"""The two towers of EGMA from local folders in Hugging Face layout: an image encoder that gives a grid of
patches, and any BERT-like text encoder. Loading, networks and tokenizers are transformers' own; safetensors
only, no code of the folder is run and nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from transformers import AutoConfig, AutoModel, AutoTokenizer, ResNetBackbone, SwinBackbone

from inference.api import ModelError

LOCAL: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
LEVELS = {"last": "stage4", "finer": "stage3"}
"""Of a staged encoder at 224 px: 7x7 (Swin-T 768, ResNet-50 2048 channels) and 14x14 (384, 1024)."""
STAGED = {"swin": SwinBackbone, "resnet": ResNetBackbone}
LAST_LAYERS = 4
MAX_TOKENS = 77


class ImageTower(nn.Module):
    """Swin, ResNet (a stage of it) or ViT (all patches). pixel_values (n, 3, h, w) -> (n, patches, width)."""

    def __init__(self, network: nn.Module, *, staged: bool, width: int) -> None:
        super().__init__()
        self.network, self.staged, self.width = network, staged, width

    @classmethod
    def load(cls, folder: Path, *, level: str = "last") -> ImageTower:
        """Raises ModelError for an encoder of another family, an unknown level, or a folder without
        safetensors."""
        config = _config(folder)
        if config.model_type in STAGED:
            if level not in LEVELS:
                raise ModelError(f"{folder}: there is no level {level!r}.", f"Levels: {', '.join(LEVELS)}.")
            network = _load(STAGED[config.model_type], folder, out_features=[LEVELS[level]])
            return cls(network, staged=True, width=network.channels[0])
        if config.model_type == "vit":
            network = _load(AutoModel, folder, add_pooling_layer=False)
            return cls(network, staged=False, width=config.hidden_size)
        raise ModelError(
            f"{folder}: an image encoder of the family {config.model_type!r} is not known here.",
            "Use Swin, ViT or ResNet.",
        )

    def forward(self, pixel_values: torch.Tensor) -> torch.Tensor:
        out = self.network(pixel_values=pixel_values)
        if self.staged:
            grid: torch.Tensor = out.feature_maps[0]
            return grid.flatten(2).transpose(1, 2)
        patches: torch.Tensor = out.last_hidden_state[:, 1:]
        return patches


class TextTower(nn.Module):
    """Texts -> (n, width): the mean of the last four layers, then of the tokens that are no padding."""

    def __init__(self, network: nn.Module, tokenizer: Any, width: int) -> None:
        super().__init__()
        self.network, self.tokenizer, self.width = network, tokenizer, width

    @classmethod
    def load(cls, folder: Path) -> TextTower:
        """Raises ModelError."""
        config = _config(folder)
        try:
            tokenizer = AutoTokenizer.from_pretrained(str(folder), **LOCAL)
        except (OSError, ValueError) as error:
            raise ModelError(f"{folder}: its tokenizer cannot be read: {error}") from error
        return cls(_load(AutoModel, folder), tokenizer, config.hidden_size)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        tokens = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        ).to(next(self.network.parameters()).device)
        hidden = self.network(**tokens, output_hidden_states=True).hidden_states[-LAST_LAYERS:]
        mean = torch.stack(hidden).mean(0)
        real = tokens["attention_mask"][..., None].to(mean.dtype)
        pooled: torch.Tensor = (mean * real).sum(1) / real.sum(1)
        return pooled


class EgmaModel(nn.Module):
    """Both towers with heads without bias into one space (Ma et al. 2024, section 3.1)."""

    def __init__(self, image: ImageTower, text: TextTower, *, width: int = 512) -> None:
        super().__init__()
        self.image, self.text = image, text
        self.image_head = nn.Linear(image.width, width, bias=False)
        self.text_head = nn.Linear(text.width, width, bias=False)
        self.log_scale = nn.Parameter(torch.tensor(1 / 0.07).log())

    def patches(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, patches, width)."""
        return F.normalize(self.image_head(self.image(pixel_values)), dim=-1)

    def sentences(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors (m, width)."""
        return F.normalize(self.text_head(self.text(texts)), dim=-1)

    def forward(
        self, pixel_values: torch.Tensor, texts: Sequence[str]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """(patches, sentences, scale), as below: what several GPUs share goes through here."""
        return self.patches(pixel_values), self.sentences(texts), self.scale

    @property
    def scale(self) -> torch.Tensor:
        """At most 100, as in CLIP."""
        return self.log_scale.clamp(0, 4.6052).exp()


def _config(folder: Path) -> Any:
    try:
        return AutoConfig.from_pretrained(str(folder), **LOCAL)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder}: its config.json cannot be read: {error}", "Give a folder in Hugging Face layout."
        ) from error


def _load(kind: Any, folder: Path, **more: Any) -> Any:
    try:
        return kind.from_pretrained(str(folder), use_safetensors=True, dtype=torch.float32, **LOCAL, **more)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder}: its weights cannot be read: {error}", "They must be safetensors, as config.json says."
        ) from error
