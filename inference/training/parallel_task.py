"""Recipe task: a parallel decoder of the published kind (Gazeformer, LogitGaze), fed with what ours is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from eyetracking.scanpaths import Scanpath
from inference.scanpaths.logitgaze_med import PAD, LogitGazeConfig, LogitGazeMed, sample, scanpath_loss
from inference.scanpaths.predictor import as_scanpath
from inference.training.path_task import Encoded, PathData, encoded, some_paths


class ParallelTask:
    """films, paths: of a step. The network reads standardised visual features. valid: whose loss is the
    validation's, the training images where there are no others."""

    def __init__(
        self,
        train: PathData,
        *,
        films: int,
        paths: int,
        seed: int,
        loss: str = "mixture",
        slots: int = 10,
        valid: PathData | None = None,
    ) -> None:
        torch.manual_seed(seed)
        self.config = LogitGazeConfig(
            visual_width=train.visual.shape[2],
            semantic_width=train.semantics.shape[2],
            task_width=train.tasks.shape[1],
            width=64,
            heads=4,
            encoder_layers=1,
            decoder_layers=2,
            loss=loss,
            slots=slots,
        )
        self.network = LogitGazeMed(self.config)
        self.train, self.films, self.paths, self.seed = train, films, paths, seed
        self.examples = [encoded(record, slots, train.names) for record in train.records]
        self.valid = valid or train
        self.valid_examples = (
            [encoded(record, slots, valid.names) for record in valid.records] if valid else self.examples
        )

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"network": self.network}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.network.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        return self._loss(step, self.train, self.examples), {}

    def _loss(self, step: int, data: PathData, examples: Sequence[Encoded]) -> torch.Tensor:
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 8]))
        rows = rng.choice(len(examples), self.films, replace=False)
        paths, finding = some_paths([examples[i] for i in rows], self.paths, rng)
        memory = self.network.encode(data.visual[rows].float(), data.semantics[rows].float())
        there = paths.length.flatten() > 0
        film = torch.arange(self.films).repeat_interleave(self.paths)[there]
        slot = torch.arange(self.config.slots)
        target = torch.cat([paths.place, paths.log_ms[..., None]], -1)
        target = torch.where((slot < paths.length[..., None])[..., None], target, torch.tensor(PAD))
        target = target.flatten(0, 1)[there]
        prediction = self.network.decode(memory[film], data.tasks[finding].flatten(0, 1)[there])
        generator = torch.Generator().manual_seed(step)
        return scanpath_loss(prediction, target, kind=self.config.loss, generator=generator)

    def evaluate(self) -> dict[str, float]:
        """The loss of batches that were not trained on as such."""
        few = [float(self._loss(10**6 + k, self.valid, self.valid_examples)) for k in range(4)]
        return {"loss": float(np.mean(few)), "minus_loss": -float(np.mean(few))}


@torch.no_grad()
def parallel_paths(
    network: LogitGazeMed,
    data: PathData,
    asked: Sequence[Any],
    *,
    count: int,
    seed: int,
    temperature: float,
) -> list[list[Scanpath]]:
    """`count` samples of each search (film, finding)."""
    generator = torch.Generator().manual_seed(seed)
    size, out = data.records[0].size_px, []
    for one in asked:
        row = slice(one.film, one.film + 1)
        task = data.tasks[data.names.index(one.finding)][None]
        prediction = network(data.visual[row].float(), data.semantics[row].float(), task)
        drawn = [sample(prediction, 0, generator=generator, temperature=temperature) for _ in range(count)]
        out.append([as_scanpath(d.double().numpy(), size, size) for d in drawn])
    return out
