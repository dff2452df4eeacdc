"""The network that tells how a picture lies before the models: a small CNN with five answers.

Its pooled features are also the space in which the distance to known films is measured (`familiarity`).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from inference.backbones.cxr_cnn import CxrCnnConfig, CxrTrunk

KINDS = ("frontal", "mirrored", "turned", "negative", "other")
"""What a picture may be: an upright frontal chest film; the same mirrored; turned by quarters; with black and
white exchanged; anything else. One that is several of these counts as the last of them."""


@dataclass(frozen=True)
class FilmCheckConfig:
    size_px: int = 96
    widths: tuple[int, ...] = (16, 32, 64, 96)
    depths: tuple[int, ...] = (1, 1, 1)


class FilmCheckNet(nn.Module):
    """Logits (n, len(KINDS)) of standardised films (n, 1, size_px, size_px)."""

    def __init__(self, config: FilmCheckConfig) -> None:
        super().__init__()
        self.config = config
        self.trunk = CxrTrunk(CxrCnnConfig(widths=config.widths, depths=config.depths))
        width = config.widths[-1]
        # side and direction are told by place: the head sees the whole grid, not its mean alone
        self.grid = nn.Sequential(nn.Conv2d(width, 32, 1), nn.ReLU(inplace=True), nn.Flatten())
        cells = (config.size_px // 16) ** 2
        self.drop = nn.Dropout(0.2)
        self.features_out = nn.Linear(32 * cells, width)
        self.head = nn.Linear(width, len(KINDS))

    def features(self, x: torch.Tensor) -> torch.Tensor:
        """(n, widths[-1])."""
        out: torch.Tensor = self.features_out(self.drop(self.grid(self.trunk(x))))
        return out

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.head(torch.relu(self.features(x)))
        return out
