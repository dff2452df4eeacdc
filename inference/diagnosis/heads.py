"""Heads that turn gaze into a change of the image-only logits (after the EGD baselines: temporal and U-Net).

Both read the frozen CNN's last grid (n, c, 14, 14). What they return is added to the image-only logits,
so that the effect of gaze is a distance that can be shown."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn


@dataclass(frozen=True)
class GazeHeadConfig:
    width: int = 112
    hidden: int = 64
    outputs: int = 11
    dropout: float = 0.3

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


class PooledHead(nn.Module):
    """The least that can use gaze: the grid's mean, weighted by where was looked, beside its plain mean and
    maximum, and a linear layer. Without a map every place weighs the same."""

    def __init__(self, config: GazeHeadConfig) -> None:
        super().__init__()
        self.drop = nn.Dropout(config.dropout)
        self.norm = nn.BatchNorm1d(3 * config.width)
        self.out = nn.Linear(3 * config.width, config.outputs)

    def forward(self, grid: torch.Tensor, gaze: torch.Tensor | None) -> torch.Tensor:
        """gaze (n, 1, 14, 14) in [0, 1] or None."""
        looked = torch.ones_like(grid[:, :1]) if gaze is None else gaze
        share = looked / looked.sum((-2, -1), keepdim=True).clamp(min=1e-6)
        pooled = torch.cat([(grid * share).sum((-2, -1)), grid.mean((-2, -1)), grid.amax((-2, -1))], dim=1)
        out: torch.Tensor = self.out(self.drop(self.norm(pooled)))
        return out


class TemporalHead(nn.Module):
    """A bidirectional LSTM over fixations: what the image shows there, where and how long; attention
    pooling."""

    def __init__(self, config: GazeHeadConfig) -> None:
        super().__init__()
        self.look = nn.Sequential(
            nn.Linear(config.width + 4, config.hidden), nn.ReLU(), nn.Dropout(config.dropout)
        )
        self.lstm = nn.LSTM(config.hidden, config.hidden, batch_first=True, bidirectional=True)
        self.attend = nn.Linear(2 * config.hidden, 4)
        self.drop = nn.Dropout(config.dropout)
        self.out = nn.Linear(8 * config.hidden, config.outputs)

    def forward(self, grid: torch.Tensor, fixations: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """fixations (n, t, 3): x, y fractions, duration ms, zero-padded; lengths (n,) >= 1."""
        n, t, _ = fixations.shape
        where = (fixations[..., :2] * 2 - 1)[:, :, None]
        seen = F.grid_sample(grid, where, mode="bilinear", align_corners=False, padding_mode="border")
        seen = seen[..., 0].transpose(1, 2)
        order = torch.arange(t, device=grid.device)[None].expand(n, -1) / lengths[:, None].clamp(min=1)
        extra = torch.stack(
            [fixations[..., 0] - 0.5, fixations[..., 1] - 0.5, fixations[..., 2] / 300.0 - 1, order], dim=-1
        )
        tokens = self.look(torch.cat([seen, extra], dim=-1))
        packed = nn.utils.rnn.pack_padded_sequence(
            tokens, lengths.cpu(), batch_first=True, enforce_sorted=False
        )
        states, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=t)
        score = self.attend(states)
        outside = torch.arange(t, device=grid.device)[None] >= lengths[:, None]
        weight = score.masked_fill(outside[..., None], -1e4).softmax(1)
        pooled = torch.einsum("ntk,nth->nkh", weight, states).flatten(1)
        out: torch.Tensor = self.out(self.drop(pooled))
        return out


class UNetHead(nn.Module):
    """A small U-Net over the CNN's grid: it predicts the gaze map, and classifies with the map that it is
    given or, without one, with the one that it predicts."""

    def __init__(self, config: GazeHeadConfig) -> None:
        super().__init__()
        w, h = config.width, config.hidden
        self.down0 = nn.Sequential(nn.Conv2d(w, h, 3, padding=1), nn.BatchNorm2d(h), nn.ReLU())
        self.down1 = nn.Sequential(nn.Conv2d(h, h, 3, 2, 1), nn.BatchNorm2d(h), nn.ReLU())
        self.up = nn.ConvTranspose2d(h, h, 2, 2)
        self.fuse = nn.Sequential(nn.Conv2d(2 * h, h, 3, padding=1), nn.BatchNorm2d(h), nn.ReLU())
        self.map = nn.Conv2d(h, 1, 1)
        self.read = nn.Sequential(nn.Conv2d(h + 1, h, 3, padding=1), nn.BatchNorm2d(h), nn.ReLU())
        self.drop = nn.Dropout(config.dropout)
        self.out = nn.Linear(3 * h, config.outputs)

    def forward(self, grid: torch.Tensor, gaze: torch.Tensor | None) -> tuple[torch.Tensor, torch.Tensor]:
        """gaze (n, 1, 14, 14) in [0, 1] or None. Returns logit changes (n, outputs), map logits (n, 1, 14,
        14)."""
        high = self.down0(grid)
        fused = self.fuse(torch.cat([high, self.up(self.down1(high))], dim=1))
        logits = self.map(fused)
        looked = logits.sigmoid() if gaze is None else gaze
        read = self.read(torch.cat([fused, looked], dim=1))
        share = looked / looked.sum((-2, -1), keepdim=True).clamp(min=1e-6)
        pooled = torch.cat(
            [(read * share).sum((-2, -1)), read.amax((-2, -1)), (read * looked).amax((-2, -1))], dim=1
        )
        return self.out(self.drop(pooled)), logits
