"""Two baselines that place fixations on heat maps: Eye-Gaze's, one map for all of a film's fixations, and an
autoregressive one of ChestSearch's and HAT's kind, a map for each next fixation. Neither knows durations."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

INHIBITION = 16 / 224
"""Radius round a fixation where the next one cannot be (ChestSearch), as a share of the image."""
SIGMA = 16 / 224
"""Of the Gaussian round the fixation that a map is to show (ChestSearch)."""


class _Maps(nn.Module):
    """Films and findings to a map over the cells, with further channels beside the film."""

    mean: torch.Tensor
    spread: torch.Tensor
    places: torch.Tensor

    def __init__(self, visual: int, task: int, *, further: int, width: int = 48, grid: int = 14) -> None:
        super().__init__()
        self.grid = grid
        self.register_buffer("mean", torch.zeros(visual))
        self.register_buffer("spread", torch.ones(visual))
        at = (torch.arange(grid) + 0.5) / grid
        places = torch.stack([at.repeat(grid), at.repeat_interleave(grid)], -1)
        self.register_buffer("places", places, persistent=False)
        self.visual, self.task = nn.Linear(visual, width), nn.Linear(task, width)
        self.further = nn.Linear(further, width, bias=False) if further else None
        self.position = nn.Parameter(torch.zeros(grid * grid, width))
        self.beside = nn.ModuleList(nn.Conv2d(width, width, 5, padding=2, groups=width) for _ in range(2))
        self.mix = nn.ModuleList(nn.Linear(width, width) for _ in range(2))
        self.out = nn.Linear(width, 1)

    def hidden(
        self, visual: torch.Tensor, task: torch.Tensor, further: torch.Tensor | None = None
    ) -> torch.Tensor:
        """visual (n, cells, v), task (n, t), further (n, cells, f) -> (n, cells, width)."""
        x = self.visual((visual - self.mean) / self.spread) + self.position + self.task(task)[:, None]
        if self.further is not None:
            assert further is not None
            x = x + self.further(further)
        for conv, mix in zip(self.beside, self.mix, strict=True):
            square = F.gelu(x).transpose(1, 2).unflatten(2, (self.grid, self.grid))
            x = x + mix(conv(square).flatten(2).transpose(1, 2))
        return F.gelu(x)


class EyeGazeMap(_Maps):
    """The static map: log-probability of a fixation in each cell."""

    def __init__(self, visual: int, task: int) -> None:
        super().__init__(visual, task, further=0)

    def forward(self, visual: torch.Tensor, task: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.out(self.hidden(visual, task))[..., 0]
        return logits.log_softmax(-1)


class ChestSearchMap(_Maps):
    """The map of the next fixation and the logit that there is none, from where the eyes have been."""

    def __init__(self, visual: int, task: int) -> None:
        super().__init__(visual, task, further=3)
        self.end = nn.Linear(2 * self.out.in_features + 1, 1)

    def forward(
        self, visual: torch.Tensor, task: torch.Tensor, been: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """been (n, cells, 3) of `history` -> logits of the heat map (n, cells), of the end (n,)."""
        x = self.hidden(visual, task, been)
        pooled = torch.cat([x.mean(1), x.amax(1), been[:, 0, 2:]], -1)
        return self.out(x)[..., 0], self.end(pooled)[..., 0]


def history(places: torch.Tensor, fixations: torch.Tensor, count: torch.Tensor) -> torch.Tensor:
    """Where the eyes have been: places of cells (cells, 2), fixations (n, slots, 2) of which the first count
    (n,) stand -> (n, cells, 3): all of them, the last one, how many (tenths)."""
    near = bumps(places, fixations)
    slot = torch.arange(fixations.shape[1])
    been = (near * (slot < count[:, None])[:, None]).amax(-1)
    last = torch.gather(near, 2, (count - 1)[:, None, None].expand(-1, near.shape[1], 1))[..., 0]
    return torch.stack([been, last, (count / 10)[:, None].expand_as(been)], -1)


def bumps(places: torch.Tensor, fixations: torch.Tensor) -> torch.Tensor:
    """Gaussians round fixations (n, slots, 2) on cells: (n, cells, slots)."""
    away = ((places[None, :, None] - fixations[:, None]) ** 2).sum(-1)
    return torch.exp(-away / (2 * SIGMA**2))


def focal_loss(
    logits: torch.Tensor, target: torch.Tensor, *, alpha: float = 2.0, beta: float = 4.0
) -> torch.Tensor:
    """CornerNet's: target (n, cells) with maximum 1 at the place."""
    p = logits.sigmoid().clamp(1e-4, 1 - 1e-4)
    at = target >= target.amax(-1, keepdim=True)
    hit = -((1 - p) ** alpha * p.log()) * at
    miss = -((1 - target) ** beta * p**alpha * (1 - p).log()) * ~at
    return (hit + miss).sum(-1).mean()


@torch.no_grad()
def search(
    network: ChestSearchMap,
    visual: torch.Tensor,
    task: torch.Tensor,
    *,
    generator: torch.Generator,
    slots: int = 10,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Places (n, slots, 2) from the centre and lengths (n,): each next place drawn from the map, not within
    INHIBITION of one where the eyes have been; the end where its probability passes a half, or is drawn."""
    n = len(visual)
    at = torch.full((n, slots, 2), 0.5)
    length = torch.full((n,), slots)
    open_cells = torch.ones(n, len(network.places), dtype=torch.bool)
    for k in range(1, slots):
        been = history(network.places, at, torch.full((n,), k))
        logits, end = network(visual, task, been)
        if k > 1:
            ends = torch.rand(n, generator=generator) < end.sigmoid()
            length = torch.where(ends & (length == slots), torch.full_like(length, k), length)
        open_cells &= (
            torch.cdist(network.places[None].expand(n, -1, -1), at[:, k - 1 : k])[..., 0] > INHIBITION
        )
        weight = logits.sigmoid() * open_cells
        at[:, k] = network.places[torch.multinomial(weight + 1e-9, 1, generator=generator)[:, 0]]
    return at, length
