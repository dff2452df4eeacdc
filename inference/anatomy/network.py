"""A small U-Net (Ronneberger et al., MICCAI 2015) for the lungs and the heart."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class AnatomyConfig:
    """widths: channels of the levels, from half the input's size down to 1/2^len(widths) of it."""

    widths: tuple[int, ...] = (16, 24, 40, 64, 96)
    outputs: int = 3

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


class _Step(nn.Sequential):
    def __init__(self, width_in: int, width: int, *, kernel: int = 3, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(width_in, width, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(width),
            nn.ReLU(inplace=True),
        )


class AnatomyUNet(nn.Module):
    """(n, 1, s, s) standardised, s a multiple of 2^len(widths) -> logits (n, outputs, s, s), one a structure.

    The finest level is half the input: its logits are interpolated, so that an outline lies between pixels.
    """

    def __init__(self, config: AnatomyConfig) -> None:
        super().__init__()
        w = config.widths
        self.config = config
        self.down = nn.ModuleList(
            nn.Sequential(
                _Step(w[i - 1] if i else 1, w[i], kernel=3 if i else 5, stride=2), _Step(w[i], w[i])
            )
            for i in range(len(w))
        )
        self.up = nn.ModuleList(
            nn.Sequential(_Step(w[i] + w[i + 1], w[i]), _Step(w[i], w[i]))
            for i in reversed(range(len(w) - 1))
        )
        self.out = nn.Conv2d(w[0], config.outputs, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        size = x.shape[-2:]
        kept = []
        for down in self.down:
            x = down(x)
            kept.append(x)
        for up, finer in zip(self.up, reversed(kept[:-1]), strict=True):
            x = up(torch.cat([F.interpolate(x, finer.shape[-2:], mode="bilinear"), finer], dim=1))
        return F.interpolate(self.out(x), size, mode="bilinear", align_corners=False)
