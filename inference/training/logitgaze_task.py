"""Recipe task: LogitGaze-Med on the directed searches of the simulated readers, towers frozen and cached."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from eyetracking.scanpaths.metrics import scanmatch
from inference.backbones.dual_encoder import DualEncoder
from inference.labels import FINDINGS
from inference.scanpaths.baselines import medoids
from inference.scanpaths.logitgaze_med import (
    LogitGazeConfig,
    LogitGazeMed,
    encode_scanpath,
    sample,
    scanpath_loss,
)
from inference.scanpaths.predictor import as_scanpath
from inference.training.gaze_features import GazeFeatures


class LogitGazeTask:
    """semantics: "lens", "zero" or "shuffled" (controls)."""

    def __init__(
        self,
        *,
        train: GazeFeatures,
        valid: GazeFeatures,
        encoder: DualEncoder,
        config: LogitGazeConfig,
        batch: int = 24,
        searches: int = 8,
        seed: int = 0,
        semantics: str = "lens",
    ) -> None:
        torch.manual_seed(seed)
        self.network = LogitGazeMed(config)
        self.train_data, self.valid_data = train, valid
        self.batch, self.searches, self.seed, self.semantics = batch, searches, seed, semantics
        self.tasks = dict(zip(FINDINGS, encoder.phrase_features(list(FINDINGS)), strict=True))
        self.by_image: list[list[tuple[int, str, torch.Tensor, str]]] = [[] for _ in train.records]
        for example in _examples(train, config.slots):
            self.by_image[example[0]].append(example)
        self.valid_examples = [
            e for e in _examples(valid, config.slots) if valid.labels[e[0], FINDINGS.index(e[1])] > 0
        ]
        self.order = torch.randperm(len(train.records), generator=torch.Generator().manual_seed(seed))
        self.medoids = medoids(train.records, dict.fromkeys(FINDINGS, valid.labels.shape[0]), seed=seed)

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"network": self.network}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.network.parameters()), "lr": lr}]

    def _inputs(self, data: GazeFeatures, rows: list[int]) -> tuple[torch.Tensor, torch.Tensor]:
        semantics = (
            data.semantics[self.order[rows]]
            if self.semantics == "shuffled" and data is self.train_data
            else data.semantics[rows]
        )
        semantics = semantics.float() * (0.0 if self.semantics == "zero" else 1.0)
        return data.visual[rows].float(), semantics

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        """`batch` images, each encoded once, with up to `searches` of their searches."""
        rng = np.random.Generator(np.random.PCG64([self.seed, step, 4]))
        rows = rng.choice(len(self.by_image), self.batch, replace=False).tolist()
        chosen = [
            (k, self.by_image[row][i])
            for k, row in enumerate(rows)
            for i in rng.permutation(len(self.by_image[row]))[: self.searches]
        ]
        memory = self.network.encode(*self._inputs(self.train_data, rows))
        task = torch.stack([self.tasks[e[1]] for _, e in chosen])
        prediction = self.network.decode(memory[[k for k, _ in chosen]], task)
        target = torch.stack([e[2] for _, e in chosen])
        generator = torch.Generator().manual_seed(step)
        return scanpath_loss(prediction, target, kind=self.network.config.loss, generator=generator), {}

    def evaluate(self) -> dict[str, float]:
        examples = self.valid_examples[::7][:240]
        size = self.valid_data.records[0].size_px
        visual, semantics = self._inputs(self.valid_data, [e[0] for e in examples])
        prediction = self.network(visual, semantics, torch.stack([self.tasks[e[1]] for e in examples]))
        generator = torch.Generator().manual_seed(0)
        scores: dict[str, list[float]] = {"mean_path": [], "sample_0.5": [], "sample_1.0": [], "medoid": []}
        for k, (row, finding, _, reader) in enumerate(examples):
            human = self.valid_data.records[row].search[(reader, finding)]
            scores["mean_path"].append(
                scanmatch(
                    as_scanpath(sample(prediction, k, generator=None).double().numpy(), size, size), human
                )
            )
            for t in (0.5, 1.0):
                path = sample(prediction, k, generator=generator, temperature=t).double().numpy()
                scores[f"sample_{t}"].append(scanmatch(as_scanpath(path, size, size), human))
            scores["medoid"].append(scanmatch(self.medoids[finding], human))
        return {k: float(np.mean(v)) for k, v in scores.items()}


def _examples(data: GazeFeatures, slots: int) -> list[tuple[int, str, torch.Tensor, str]]:
    out = []
    for i, record in enumerate(data.records):
        for (reader, finding), path in record.search.items():
            target = encode_scanpath(
                torch.from_numpy(path.x_px / path.width_px).float(),
                torch.from_numpy(path.y_px / path.height_px).float(),
                torch.from_numpy(path.duration_ms).float(),
                slots,
            )
            out.append((i, finding, target, reader))
    return out
