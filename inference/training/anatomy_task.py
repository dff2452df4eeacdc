# mypy: disable-error-code="call-overload"
"""Recipe task: lungs and heart of phantoms, and the lungs of real films, by the small U-Net.

Real films have human masks of the lungs only: what they say of the heart is unknown and has no loss. Films
rendered from a CT know of each ray how much lung it met: what lies between none and much (beside the spine,
behind the domes) is unknown, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
from inference.phantom.case import to_uint8
from inference.phantom.ct import load_ct, render_ct

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


MUCH_LUNG_CM, NO_LUNG_CM = 9.0, 0.3


@dataclass(frozen=True)
class RenderedFilms:
    """Films of a CT: images uint8 (n, s, s); lungs, known bool (n, 2, s, s): right, left."""

    images: NDArray[np.uint8]
    lungs: NDArray[np.bool_]
    known: NDArray[np.bool_]


def rendered_films(path: Path, count: int, size_px: int, kept: Path) -> RenderedFilms:
    """The CT in the poses of the seeds 0, 1, ..., kept beside the training state. Raises CtError."""
    if not kept.exists():
        ct = load_ct(path)
        films = [render_ct(ct, seed, size_px) for seed in range(count)]
        chords = np.stack([film.lungs for film in films])
        np.savez(
            kept,
            images=np.stack([to_uint8(film.image) for film in films]),
            much=chords > MUCH_LUNG_CM,
            none=chords < NO_LUNG_CM,
        )
    with np.load(kept, allow_pickle=False) as stored:
        return RenderedFilms(stored["images"], stored["much"], stored["much"] | stored["none"])


class AnatomyTask:
    """real, rendered None: without them. real_batch, rendered_batch: how many of a batch are such films."""

    def __init__(
        self,
        *,
        data: AnatomyData,
        valid: AnatomyData,
        real: HannoverFilms | None,
        batch: int = 16,
        real_batch: int = 5,
        rendered: RenderedFilms | None = None,
        rendered_batch: int = 0,
        seed: int = 0,
    ) -> None:
        self.data, self.valid, self.real = data, valid, real
        self.rendered, self.rendered_batch = rendered, rendered_batch if rendered is not None else 0
        self.batch, self.real_batch, self.seed = batch, real_batch if real is not None else 0, seed
        torch.manual_seed(seed)
        self.model = AnatomyUNet(AnatomyConfig(outputs=len(STRUCTURES))).to(memory_format=torch.channels_last)

    def modules(self) -> dict[str, torch.nn.Module]:
        return {"model": self.model}

    def parameter_groups(self, lr: float) -> list[dict[str, Any]]:
        return [{"params": list(self.model.parameters()), "lr": lr}]

    def loss(self, step: int) -> tuple[torch.Tensor, dict[str, float]]:
        rng = np.random.Generator(np.random.PCG64([self.seed, step]))
        generator = torch.Generator().manual_seed(self.seed * 1_000_003 + step)
        rows = rng.integers(self.data.n, size=self.batch - self.real_batch - self.rendered_batch)
        images, masks = [self.data.images[rows]], [self.data.masks(rows)]
        known = [np.ones_like(masks[0])]
        if self.real is not None:
            chosen = rng.integers(len(self.real.names), size=self.real_batch)
            images.append(self.real.images[chosen])
            masks.append(_without_heart(self.real.lungs[chosen]))
            known.append(_without_heart(np.ones_like(self.real.lungs[chosen])))
        if self.rendered is not None:
            chosen = rng.integers(len(self.rendered.images), size=self.rendered_batch)
            images.append(self.rendered.images[chosen])
            masks.append(_without_heart(self.rendered.lungs[chosen]))
            known.append(_without_heart(self.rendered.known[chosen]))
        theta = framing(self.batch, generator, strength=FRAMING)
        films = reframe(torch.from_numpy(np.concatenate(images).astype(np.float32) / 255)[:, None], theta)
        films = standardise(vary_look(vary_tone(films, generator), generator))
        target = reframe(torch.from_numpy(np.concatenate(masks).astype(np.float32)), theta)
        asked = _asked(np.concatenate(known), theta)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.model(films.to(memory_format=torch.channels_last))
        return masked_loss(logits.float(), target, asked), {}

    def evaluate(self) -> dict[str, float]:
        scores = []
        for i in range(0, self.valid.n, 64):
            rows = np.arange(i, min(i + 64, self.valid.n))
            films = torch.from_numpy(self.valid.images[rows].astype(np.float32) / 255)[:, None]
            found = self.model(standardise(films)) > 0
            scores.append(dice(found.numpy(), self.valid.masks(rows)))
        return dict(zip(STRUCTURES, np.concatenate(scores).mean(0).tolist(), strict=True))


def _without_heart(lungs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """(n, 2, s, s) -> (n, 3, s, s)."""
    return np.concatenate([lungs, np.zeros_like(lungs[:, :1])], axis=1)


def _asked(known: NDArray[np.bool_], theta: torch.Tensor) -> torch.Tensor:
    """Where there is a loss, as framed: whatever comes in from outside a film is known to be nothing, except
    of structures that the film says nothing of."""
    unknown = reframe(torch.from_numpy((~known).astype(np.float32)), theta) > 0
    never = torch.from_numpy(~known.any((-2, -1)))
    return (~(unknown | never[..., None, None])).float()


def masked_loss(logits: torch.Tensor, target: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """Cross-entropy plus soft Dice where it is known, over the channels of which something is known.

    logits, target, known (0 or 1): (n, c, h, w).
    """
    cross_entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    per_channel = (cross_entropy * known).sum((-2, -1)) / known.sum((-2, -1)).clamp(min=1)
    p, target = logits.sigmoid() * known, target * known
    overlap = (2 * (p * target).sum((-2, -1)) + 1) / (p.sum((-2, -1)) + target.sum((-2, -1)) + 1)
    some = (known.amax((-2, -1)) > 0).float()
    return ((per_channel + 0.5 * (1 - overlap)) * some).sum() / some.sum()
