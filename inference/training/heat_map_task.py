"""Recipe tasks of the two heat-map baselines of scanpath prediction."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from inference.scanpaths.heat_map_networks import ChestSearchMap, EyeGazeMap, bumps, focal_loss, history
from inference.training.path_task import PathData, encoded

NETWORKS = {"eye_gaze": EyeGazeMap, "chestsearch": ChestSearchMap}


class HeatMapTask:
    """name: one of NETWORKS. batch: searches in a step."""

    def __init__(self, name: str, train: PathData, *, batch: int = 64, seed: int = 0) -> None:
        torch.manual_seed(seed)
        self.network: Any = NETWORKS[name](train.visual.shape[2], train.tasks.shape[1])
        some = train.visual[:256].float()
        self.network.mean.copy_(some.mean((0, 1)))
        self.network.spread.copy_(some.std((0, 1)) + 1e-3)
        self.train, self.batch, self.seed = train, batch, seed
        self.examples = [encoded(record, 10, train.names) for record in train.records]

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"network": self.network}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.network.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        """One search of each of `batch` films."""
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 7]))
        rows = rng.choice(len(self.examples), self.batch, replace=False)
        films = [self.examples[i] for i in rows]
        pick = [int(rng.integers(len(f.length))) for f in films]
        places = torch.stack([f.place[k] for f, k in zip(films, pick, strict=True)])
        length = torch.stack([f.length[k] for f, k in zip(films, pick, strict=True)])
        finding = torch.stack([f.finding[k] for f, k in zip(films, pick, strict=True)])
        visual, task = self.train.visual[rows].float(), self.train.tasks[finding]
        if isinstance(self.network, ChestSearchMap):
            return self._next(self.network, visual, task, places, length, rng)
        return self._all(self.network, visual, task, places, length)

    @staticmethod
    def _all(
        network: Any, visual: torch.Tensor, task: torch.Tensor, places: torch.Tensor, length: torch.Tensor
    ) -> tuple[torch.Tensor, dict[str, float]]:
        """Likelihood of all fixations after the start under one map."""
        logp = network(visual, task)
        grid = network.grid
        at = (places.clamp(0, 0.9999) * grid).long()
        cell = at[..., 1] * grid + at[..., 0]
        slot = torch.arange(places.shape[1])
        there = (slot > 0) & (slot < length[:, None])
        loss = -(logp.gather(1, cell) * there).sum() / there.sum()
        return loss, {}

    @staticmethod
    def _next(
        network: ChestSearchMap,
        visual: torch.Tensor,
        task: torch.Tensor,
        places: torch.Tensor,
        length: torch.Tensor,
        rng: np.random.Generator,
    ) -> tuple[torch.Tensor, dict[str, float]]:
        """The map after a drawn number of fixations, and whether the search ends there."""
        count = torch.tensor([int(rng.integers(1, int(n) + 1)) for n in length])
        logits, end = network(visual, task, history(network.places, places, count))
        more = count < length
        following = torch.gather(
            places, 1, count.clamp(max=places.shape[1] - 1)[:, None, None].expand(-1, 1, 2)
        )
        target = bumps(network.places, following)[..., 0]
        where = focal_loss(logits[more], target[more])
        ends = F.binary_cross_entropy_with_logits(end, (~more).float(), pos_weight=torch.tensor(1.0))
        return where + ends, {"end": float(ends.detach())}

    def evaluate(self) -> dict[str, float]:
        """The loss of steps that were not trained on is all that is asked of a baseline."""
        return {"loss": float(np.mean([float(self.loss(10**6 + k)[0]) for k in range(4)]))}
