"""The phantom bank as training batches: images, labels, sentences."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from inference.backbones.image_input import augment
from inference.labels import FINDINGS
from inference.phantom.bank import Bank

STRETCH = 128


class PhantomData:
    """images uint8 (n, s, s), labels bool (n, len(FINDINGS)), reports."""

    def __init__(self, folder: Path, *, limit: int | None = None) -> None:
        self.folder = folder
        self.bank = Bank(folder)
        self.n = min(len(self.bank), limit or len(self.bank))

    @cached_property
    def labels(self) -> NDArray[np.bool_]:
        """Drawn from the seeds, kept beside the films."""
        kept = self.folder / "labels.npy"
        if kept.exists():
            labels = np.load(kept)
            if labels.shape == (len(self.bank), len(FINDINGS)):
                found: NDArray[np.bool_] = labels[: self.n]
                return found
        labels = np.array([[self.bank.case(i).labels[f] for f in FINDINGS] for i in range(len(self.bank))])
        np.save(kept, labels)
        return labels[: self.n]

    def batch_indices(self, step: int, size: int, seed: int) -> NDArray[np.intp]:
        """The batch of a step: epochs without replacement, the order a function of seed and epoch alone."""
        per_epoch = self.n // size
        epoch, position = divmod(step, per_epoch)
        order = np.random.Generator(np.random.PCG64([seed, epoch])).permutation(self.n)
        return order[position * size : (position + 1) * size]

    def images(self, indices: NDArray[np.intp]) -> torch.Tensor:
        """float32 (n, 1, s, s) in [0, 1]."""
        return torch.from_numpy(self.bank.images[indices].astype(np.float32) / 255)[:, None]


def view_of(data: PhantomData, index: NDArray[np.intp], view: int, seed: int) -> torch.Tensor:
    """Augmented view `view` of a stretch of images: always the same for the same stretch, view and seed."""
    generator = torch.Generator().manual_seed(seed + 7919 * view + int(index[0]))
    return augment(data.images(index), generator, strength=0.8)
