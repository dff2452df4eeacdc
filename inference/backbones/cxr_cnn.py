"""A small residual CNN for radiographs: the image-only classifier, and the trunk of the hybrid ViT."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import nn


@dataclass(frozen=True)
class CxrCnnConfig:
    """Three stages after the stem; the last grid is 1/16 of the input (14x14 at 224)."""

    widths: tuple[int, ...] = (24, 40, 72, 112)
    depths: tuple[int, ...] = (1, 1, 2)
    outputs: int = 11

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


class Residual(nn.Module):
    def __init__(self, width_in: int, width: int, stride: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(width_in, width, 3, stride, 1, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width, 3, 1, 1, bias=False),
            nn.BatchNorm2d(width),
        )
        self.skip: nn.Module = nn.Identity()
        if stride > 1 or width_in != width:
            self.skip = nn.Sequential(nn.AvgPool2d(stride), nn.Conv2d(width_in, width, 1, bias=False))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.relu(self.body(x) + self.skip(x))


class CxrTrunk(nn.Module):
    """(n, 1, h, w) standardised -> (n, widths[-1], h/16, w/16)."""

    def __init__(self, config: CxrCnnConfig) -> None:
        super().__init__()
        w = config.widths
        self.stem = nn.Sequential(
            nn.Conv2d(1, w[0], 5, 2, 2, bias=False), nn.BatchNorm2d(w[0]), nn.ReLU(inplace=True)
        )
        stages = []
        for i, depth in enumerate(config.depths):
            blocks = [Residual(w[i], w[i + 1], 2)] + [
                Residual(w[i + 1], w[i + 1], 1) for _ in range(depth - 1)
            ]
            stages.append(nn.Sequential(*blocks))
        self.stages = nn.Sequential(*stages)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.stages(self.stem(x))
        return out


class CxrCnn(nn.Module):
    """Finding logits (n, outputs). The head sees mean and maximum of the last grid, so that small findings
    are not averaged away."""

    def __init__(self, config: CxrCnnConfig) -> None:
        super().__init__()
        self.config = config
        self.trunk = CxrTrunk(config)
        self.norm = nn.BatchNorm1d(2 * config.widths[-1])
        self.drop = nn.Dropout(0.2)
        self.head = nn.Linear(2 * config.widths[-1], config.outputs)

    def features(self, x: torch.Tensor) -> torch.Tensor:
        grid = self.trunk(x)
        out: torch.Tensor = self.norm(torch.cat([grid.mean((-2, -1)), grid.amax((-2, -1))], dim=1))
        return out

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.head(self.drop(self.features(x)))
        return out
