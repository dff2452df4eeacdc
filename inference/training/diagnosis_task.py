"""Task of the diagnosis experiment: one set-up that classifies from a frozen grid, fed one kind of gaze."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from inference.diagnosis.heads import GazeHeadConfig, PooledHead, TemporalHead, UNetHead
from inference.diagnosis.model import GazeTensors
from inference.evaluation.statistics import mean_auroc
from inference.training.gaze_heads_task import stack

HEADS: dict[str, Any] = {"baseline": PooledHead, "temporal": TemporalHead, "unet": UNetHead}
MAP_WEIGHT = 0.5
"""Of the loss by which the U-Net learns to predict the gaze map."""


@dataclass(frozen=True)
class Looked:
    """Films with what was looked at: grid (n, c, 14, 14), logits (n, findings) without gaze, labels (n,
    findings), gaze: for each film the readings of which training takes any; none where gaze is not given."""

    grid: torch.Tensor
    logits: torch.Tensor
    labels: torch.Tensor
    gaze: Sequence[Sequence[GazeTensors]]


def raster(side: int = 4) -> GazeTensors:
    """The same few places on every film, row after row: what a sequence head reads where there is no gaze."""
    at = (torch.arange(side) + 0.5) / side
    places = torch.stack([at.repeat(side), at.repeat_interleave(side), torch.full((side**2,), 300.0)], -1)
    return GazeTensors(places[None], torch.tensor([side**2]), torch.ones(1, 1, 14, 14))


class DiagnosisTask:
    """A task of `training.loop`. setup: a name of HEADS. Raises KeyError for another."""

    def __init__(self, setup: str, train: Looked, valid: Looked, *, batch: int, seed: int) -> None:
        torch.manual_seed(seed)
        self.setup, self.batch, self.seed = setup, batch, seed
        self.head = HEADS[setup](GazeHeadConfig(width=train.grid.shape[1]))
        self.train, self.valid = train, valid

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"head": self.head}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.head.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 8]))
        rows = rng.choice(len(self.train.labels), self.batch, replace=False)
        given = _one_each(self.train, rows, rng)
        grid = F.dropout2d(self.train.grid[rows].float(), 0.1)
        change, looked = self._change(grid, given)
        loss = F.binary_cross_entropy_with_logits(self.train.logits[rows] + change, self.train.labels[rows])
        if looked is not None and given is not None:
            loss = loss + MAP_WEIGHT * F.binary_cross_entropy_with_logits(looked, given.map)
        return loss, {}

    def evaluate(self) -> dict[str, float]:
        logits = self.answer(self.valid)
        return {"auroc": mean_auroc(self.valid.labels.numpy(), logits.numpy())}

    @torch.no_grad()
    def answer(self, films: Looked) -> torch.Tensor:
        """Logits (n, findings), with the first reading of each film."""
        self.head.eval()
        out = []
        for i in range(0, len(films.labels), 64):
            rows = np.arange(i, min(i + 64, len(films.labels)))
            change, _ = self._change(films.grid[rows].float(), _one_each(films, rows, None))
            out.append(films.logits[rows] + change)
        self.head.train()
        return torch.cat(out)

    def _change(
        self, grid: torch.Tensor, given: GazeTensors | None
    ) -> tuple[torch.Tensor, torch.Tensor | None]:
        if self.setup == "unet":
            change, looked = self.head(grid, None if given is None else given.map)
            return change, looked
        if self.setup == "baseline":
            return self.head(grid, None if given is None else given.map), None
        seen = given or stack([raster()] * len(grid))
        return self.head(grid, seen.fixations, seen.lengths), None


def _one_each(
    films: Looked, rows: np.ndarray[Any, Any], rng: np.random.Generator | None
) -> GazeTensors | None:
    """A reading of each film: any with an rng, else the first."""
    if not films.gaze:
        return None
    return stack(
        [films.gaze[i][0 if rng is None else int(rng.integers(len(films.gaze[i])))] for i in map(int, rows)]
    )
