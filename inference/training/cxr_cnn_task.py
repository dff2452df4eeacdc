# mypy: disable-error-code="call-overload"
"""Recipe task: finding labels of phantom reports from images, by the small CNN."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from inference.backbones.cxr_cnn import CxrCnn, CxrCnnConfig
from inference.backbones.image_input import augment, standardise, vary_look
from inference.evaluation.statistics import auroc
from inference.labels import FINDINGS
from inference.training.phantom_data import PhantomData


class CxrCnnTask:
    """start: weights to go on from. looks: vary how the films were taken and processed, so that what is
    learnt depends less on the phantom's own look."""

    def __init__(
        self,
        *,
        bank: Path,
        valid: Path,
        batch: int = 64,
        seed: int = 0,
        limit: int | None = None,
        start: dict[str, torch.Tensor] | None = None,
        looks: bool = False,
    ) -> None:
        self.data, self.valid = PhantomData(bank, limit=limit), PhantomData(valid)
        self.batch, self.seed, self.looks = batch, seed, looks
        torch.manual_seed(seed)
        self.model = CxrCnn(CxrCnnConfig(outputs=len(FINDINGS))).to(memory_format=torch.channels_last)
        if start is not None:
            self.model.load_state_dict(start)

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"model": self.model}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.model.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        index = self.data.batch_indices(step, self.batch, self.seed)
        generator = torch.Generator().manual_seed(self.seed * 1_000_003 + step)
        images = augment(self.data.images(index), generator)
        if self.looks:
            images = vary_look(images, generator)
        images = standardise(images).to(memory_format=torch.channels_last)
        target = torch.from_numpy(self.data.labels[index].astype(np.float32))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.looks):
            logits = self.model(images)
        return F.binary_cross_entropy_with_logits(logits.float(), target), {}

    def evaluate(self) -> dict[str, float]:
        logits = torch.cat(
            [
                self.model(standardise(self.valid.images(np.arange(i, min(i + 128, self.valid.n)))))
                for i in range(0, self.valid.n, 128)
            ]
        ).numpy()
        scores = {name: auroc(self.valid.labels[:, j], logits[:, j]) for j, name in enumerate(FINDINGS)}
        return {"mean": float(np.nanmean(list(scores.values()))), **scores}
