"""Recipe task: the temporal and the U-Net head, on gaze-bearing phantom cases with the CNN frozen."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from eyetracking.scanpaths import Scanpath
from inference.diagnosis.heads import GazeHeadConfig, TemporalHead, UNetHead
from inference.diagnosis.model import GazeTensors, gaze_tensors
from inference.evaluation.statistics import auroc
from inference.labels import FINDINGS
from inference.training.gaze_features import GazeFeatures


class GazeHeadsTask:
    """predicted: the predicted reading of each training case, mixed in so that predicted gaze is nothing
    new."""

    def __init__(
        self,
        *,
        train: GazeFeatures,
        valid: GazeFeatures,
        predicted: list[Scanpath],
        batch: int = 96,
        seed: int = 0,
    ) -> None:
        torch.manual_seed(seed)
        config = GazeHeadConfig(width=train.grid.shape[1])
        self.temporal, self.unet = TemporalHead(config), UNetHead(config)
        self.train_data, self.valid_data, self.batch, self.seed = train, valid, batch, seed
        self.gaze = [[gaze_tensors(r.free[who]) for who in sorted(r.free)] for r in train.records]
        self.predicted = [gaze_tensors(p) for p in predicted]
        self.valid_gaze = [gaze_tensors(r.free[sorted(r.free)[0]]) for r in valid.records]

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"temporal": self.temporal, "unet": self.unet}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": [*self.temporal.parameters(), *self.unet.parameters()], "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 5]))
        rows = rng.choice(len(self.gaze), self.batch, replace=False)
        gaze = stack(
            [
                self.predicted[i]
                if self.predicted and rng.random() < 0.25
                else self.gaze[i][int(rng.integers(len(self.gaze[i])))]
                for i in rows
            ]
        )
        grid = F.dropout2d(self.train_data.grid[rows].float(), 0.1)
        base, labels = self.train_data.image_logits[rows], self.train_data.labels[rows]
        change_t = self.temporal(grid, gaze.fixations, gaze.lengths)
        change_u, map_logits = self.unet(grid, None if rng.random() < 0.2 else gaze.map)
        looked = F.binary_cross_entropy_with_logits(map_logits, gaze.map)
        loss = sum(
            F.binary_cross_entropy_with_logits(base + c, labels)
            for c in (change_t, change_u, 0.5 * (change_t + change_u))
        )
        return loss + 0.5 * looked, {"map": float(looked.detach())}

    def evaluate(self) -> dict[str, float]:
        gaze = stack(self.valid_gaze)
        grid, base, labels = (
            self.valid_data.grid.float(),
            self.valid_data.image_logits,
            self.valid_data.labels.numpy(),
        )
        temporal = self.temporal(grid, gaze.fixations, gaze.lengths)
        unet, _ = self.unet(grid, gaze.map)
        arms = {
            "no_gaze": base,
            "temporal": base + temporal,
            "unet": base + unet,
            "gaze": base + 0.5 * (temporal + unet),
        }
        return {
            name: float(np.nanmean([auroc(labels[:, j], logits[:, j].numpy()) for j in range(len(FINDINGS))]))
            for name, logits in arms.items()
        }


def stack(items: list[GazeTensors]) -> GazeTensors:
    longest = max(int(g.lengths) for g in items)
    fixations = torch.cat([F.pad(g.fixations, (0, 0, 0, longest - g.fixations.shape[1])) for g in items])
    return GazeTensors(fixations, torch.cat([g.lengths for g in items]), torch.cat([g.map for g in items]))
