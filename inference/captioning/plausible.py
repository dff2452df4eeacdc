"""Is this a map that somebody's reading of a film could leave? A map that is none (spread evenly, one blot in
the middle, hardly any time) would steer a draft all the same, so it is not given to the model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from inference.captioning.dwell import CELLS

NAME = "known_maps.json"
LEAST_S = 0.2
"""Of the longest looked-at place; below it there is no gaze to speak of."""
_TINY = 1e-6


def map_features(cells: torch.Tensor) -> NDArray[np.float64]:
    """Maps (n, 1, h, w) in seconds -> (n, 5): how much time, how evenly over the patches, how sharp within
    them, how far its middle is from the film's, how wide it lies."""
    n, _, h, w = cells.shape
    patches = cells.view(n, h // CELLS, CELLS, w // CELLS, CELLS)
    mean, peak = patches.mean((2, 4)).flatten(1), patches.amax((2, 4)).flatten(1)
    total = mean.sum(1, keepdim=True).clamp(min=_TINY)
    share = mean / total
    even = -(share * share.clamp(min=1e-9).log()).sum(1) / np.log(share.shape[1])
    sharp = (share * (peak / mean.clamp(min=_TINY)).clamp(1, CELLS**2).log()).sum(1)
    rows = (torch.arange(h // CELLS) + 0.5) / (h // CELLS) - 0.5
    columns = (torch.arange(w // CELLS) + 0.5) / (w // CELLS) - 0.5
    grid = share.view(n, h // CELLS, w // CELLS)
    y, x = (grid.sum(2) * rows).sum(1), (grid.sum(1) * columns).sum(1)
    wide = ((grid.sum(2) * rows**2).sum(1) + (grid.sum(1) * columns**2).sum(1) - y**2 - x**2).clamp(min=0)
    found = torch.stack([total[:, 0].log(), even, sharp, (x**2 + y**2).sqrt(), wide.sqrt()], 1)
    return found.double().numpy()


class KnownMaps(msgspec.Struct, frozen=True):
    """Mean and inverse covariance of `map_features` over readings, and the distance that `share` of other
    readings keep."""

    mean: list[float]
    precision: list[list[float]]
    limit: float

    @classmethod
    def of(cls, train: torch.Tensor, valid: torch.Tensor, *, share: float = 0.99) -> KnownMaps:
        known = map_features(train)
        spread = np.cov(known.T) + 1e-4 * np.eye(known.shape[1])
        made = cls(known.mean(0).tolist(), np.linalg.inv(spread).tolist(), 0.0)
        return msgspec.structs.replace(made, limit=float(np.quantile(made.distance(valid), share)))

    def distance(self, cells: torch.Tensor) -> NDArray[np.float64]:
        """Mahalanobis distance of each map."""
        off = map_features(cells) - np.array(self.mean)
        found: NDArray[np.float64] = np.sqrt(np.einsum("ij,jk,ik->i", off, np.array(self.precision), off))
        return found

    def why_not(self, cells: torch.Tensor) -> str:
        """Why one map (1, 1, h, w) is not given to the model, a sentence; "" where it is."""
        if float(cells.max()) < LEAST_S:
            return "There is hardly any gaze on the film to write a draft with."
        if float(self.distance(cells)[0]) > self.limit:
            return "The gaze map is unlike any that a reading leaves, so the draft was written without it."
        return ""


def load_known_maps(folder: Path) -> KnownMaps | None:
    """What lies beside the model, or None. Raises msgspec.DecodeError."""
    file = folder / NAME
    return msgspec.json.decode(file.read_bytes(), type=KnownMaps) if file.is_file() else None


@dataclass(frozen=True)
class MadeMaps:
    """Maps that no reader made, for controls; shape (h, w) on cells, as much time as `like` (n, 1, h, w)."""

    like: torch.Tensor

    def uniform(self) -> torch.Tensor:
        """The same time everywhere."""
        return self.like.mean((-2, -1), keepdim=True).expand_as(self.like)

    def center(self) -> torch.Tensor:
        """One blot in the middle of the film, a sixth of it wide."""
        _, _, h, w = self.like.shape
        y = (torch.arange(h) + 0.5) / h - 0.5
        x = (torch.arange(w) + 0.5) / w - 0.5
        blot = torch.exp(-0.5 * (y[:, None] ** 2 + x[None] ** 2) / (1 / 6) ** 2)
        return blot / blot.mean() * self.like.mean((-2, -1), keepdim=True)
