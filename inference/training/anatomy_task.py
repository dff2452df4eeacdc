# mypy: disable-error-code="call-overload"
"""Recipe task: lungs and heart of phantoms, and the lungs of real films, by the small U-Net.

Real films have human masks of the lungs only: what they say of the heart is unknown and has no loss.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.anatomy.network import AnatomyConfig, AnatomyUNet
from inference.anatomy.overlap import dice
from inference.backbones.image_input import framing, reframe, standardise, vary_look, vary_tone
from inference.datasets.hannover import HannoverFilms
from inference.phantom.anatomy_masks import STRUCTURES, anatomy_masks
from inference.phantom.bank import Bank

FRAMING = 1.6
"""Real films are framed more widely than the phantom: from a collimated thorax to half an abdomen."""


class AnatomyData:
    """The first `count` phantoms of a bank with their masks, bool (n, 3, s, s), drawn from the seeds and kept
    beside the films."""

    def __init__(self, folder: Path, count: int) -> None:
        bank = Bank(folder)
        self.n = min(count, len(bank))
        self.images = bank.images[: self.n].copy()  # not a view: the rest of the bank is let go
        kept = folder / f"anatomy-{self.n}.npy"
        if kept.exists():
            packed = np.load(kept)
        else:
            packed = np.stack(
                [np.packbits(anatomy_masks(bank.case(i), bank.size_px), axis=-1) for i in range(self.n)]
            )
            np.save(kept, packed)
        self._packed, self._size = packed, bank.size_px

    def masks(self, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        return np.unpackbits(self._packed[rows], axis=-1, count=self._size).astype(bool)


class AnatomyTask:
    """real None: phantoms only. real_batch of each batch are real films."""

    def __init__(
        self,
        *,
        data: AnatomyData,
        valid: AnatomyData,
        real: HannoverFilms | None,
        batch: int = 16,
        real_batch: int = 5,
        seed: int = 0,
    ) -> None:
        self.data, self.valid, self.real = data, valid, real
        self.batch, self.real_batch, self.seed = batch, real_batch if real is not None else 0, seed
        torch.manual_seed(seed)
        self.model = AnatomyUNet(AnatomyConfig(outputs=len(STRUCTURES))).to(memory_format=torch.channels_last)

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"model": self.model}

    def parameter_groups(self, lr: float) -> list[dict]:
        return [{"params": list(self.model.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step]))
        generator = torch.Generator().manual_seed(self.seed * 1_000_003 + step)
        rows = rng.integers(self.data.n, size=self.batch - self.real_batch)
        images, masks = self.data.images[rows], self.data.masks(rows)
        known = np.ones((self.batch, len(STRUCTURES)), dtype=np.float32)
        if self.real is not None:
            chosen = rng.integers(len(self.real.names), size=self.real_batch)
            lungs = self.real.lungs[chosen]
            nothing = np.zeros_like(lungs[:, :1])
            images = np.concatenate([images, self.real.images[chosen]])
            masks = np.concatenate([masks, np.concatenate([lungs, nothing], axis=1)])
            known[len(rows) :, 2] = 0
        theta = framing(self.batch, generator, strength=FRAMING)
        films = reframe(torch.from_numpy(images.astype(np.float32) / 255)[:, None], theta)
        films = standardise(vary_look(vary_tone(films, generator), generator))
        target = reframe(torch.from_numpy(masks.astype(np.float32)), theta)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.model(films.to(memory_format=torch.channels_last))
        return masked_loss(logits.float(), target, torch.from_numpy(known)), {}

    def evaluate(self) -> dict[str, float]:
        scores = []
        for i in range(0, self.valid.n, 64):
            rows = np.arange(i, min(i + 64, self.valid.n))
            films = torch.from_numpy(self.valid.images[rows].astype(np.float32) / 255)[:, None]
            found = self.model(standardise(films)) > 0
            scores.append(dice(found.numpy(), self.valid.masks(rows)))
        return dict(zip(STRUCTURES, np.concatenate(scores).mean(0).tolist(), strict=True))


def masked_loss(logits: torch.Tensor, target: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """Cross-entropy plus soft Dice over the known channels. logits, target (n, c, h, w); known (n, c)."""
    per_channel = F.binary_cross_entropy_with_logits(logits, target, reduction="none").mean((-2, -1))
    p = logits.sigmoid()
    overlap = (2 * (p * target).sum((-2, -1)) + 1) / (p.sum((-2, -1)) + target.sum((-2, -1)) + 1)
    return ((per_channel + 0.5 * (1 - overlap)) * known).sum() / known.sum()
