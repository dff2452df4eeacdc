"""A head that compares each patch with a sentence: EGMA's place in an encoder whose global vector knows what
is on a film but not where. Patches come from the convolutional stem, where the place still is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from inference.backbones.cxr_cnn import CxrTrunk


@dataclass(frozen=True)
class PatchHeadConfig:
    """channels: of `multi_scale` features. text: of phrase features. width: of the shared space. best: how
    many of its best patches speak for a sentence."""

    channels: int = 296
    text: int = 192
    width: int = 96
    grid: tuple[int, int] = (14, 14)
    best: int = 4

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


@torch.no_grad()
def multi_scale(trunk: CxrTrunk, x: torch.Tensor) -> torch.Tensor:
    """Standardised films (n, 1, h, w) -> (n, c, h/16, w/16): the last grid, and what is finer, pooled.

    Means say what a patch is made of; maxima keep what is smaller than a patch.
    """
    one = trunk.stages[0](trunk.stem(x))
    two = trunk.stages[1](one)
    return joined_scales([one, two, trunk.stages[2](two)])


def joined_scales(stages: Sequence[torch.Tensor]) -> torch.Tensor:
    """`multi_scale` of a trunk's three stages, which somebody has computed already."""
    one, two, last = stages
    return torch.cat([last, F.avg_pool2d(two, 2), F.max_pool2d(two, 2), F.max_pool2d(one, 4)], dim=1)


@contextmanager
def kept_stages(trunk: CxrTrunk) -> Iterator[list[torch.Tensor]]:
    """What the trunk's stages give while it is run, in their order: the trunk need not be run again."""
    found: list[torch.Tensor] = []
    hooks = [
        stage.register_forward_hook(lambda _stage, _given, made: found.append(made)) for stage in trunk.stages
    ]
    try:
        yield found
    finally:
        for hook in hooks:
            hook.remove()


class PatchHead(nn.Module):
    """patches: features (n, c, rows, columns) -> unit vectors (n, rows*columns, width).
    sentences: phrase features (m, text) -> unit vectors (m, width)."""

    def __init__(self, config: PatchHeadConfig) -> None:
        super().__init__()
        self.config = config
        self.mean: torch.Tensor
        self.spread: torch.Tensor
        self.register_buffer("mean", torch.zeros(config.channels))
        self.register_buffer("spread", torch.ones(config.channels))
        self.image = nn.Conv2d(config.channels, config.width, 1)
        self.place = nn.Parameter(torch.zeros(config.width, *config.grid))
        self.text = nn.Linear(config.text, config.width)
        self.log_scale = nn.Parameter(torch.tensor(2.3))
        self.bias = nn.Parameter(torch.tensor(-1.0))

    def learn_scale(self, features: torch.Tensor) -> None:
        """Mean and spread of each channel over films (n, c, rows, columns)."""
        self.mean.copy_(features.mean((0, 2, 3)))
        self.spread.copy_(features.std((0, 2, 3)) + 1e-3)

    def patches(self, features: torch.Tensor, *, drop: float = 0.0) -> torch.Tensor:
        z = (features - self.mean[:, None, None]) / self.spread[:, None, None]
        z = F.dropout2d(z, drop, training=self.training and drop > 0)
        return F.normalize((self.image(z) + self.place).flatten(2), dim=1).transpose(1, 2)

    def sentences(self, phrase_features: torch.Tensor) -> torch.Tensor:
        return F.normalize(self.text(phrase_features), dim=-1)

    def similarity(self, features: torch.Tensor, phrase_features: torch.Tensor) -> torch.Tensor:
        """Cosine of each phrase with each patch (n, m, rows, columns)."""
        cosine = self.sentences(phrase_features) @ self.patches(features).transpose(1, 2)
        return cosine.reshape(*cosine.shape[:2], *self.config.grid)

    def evidence(self, similarity: torch.Tensor) -> torch.Tensor:
        """Logits (n, m) that a sentence is true of a film, from similarity (n, m, patches)."""
        best = similarity.topk(self.config.best, dim=-1).values.mean(-1)
        logits: torch.Tensor = self.log_scale.exp() * best + self.bias
        return logits
