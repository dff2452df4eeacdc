"""Is this a map that somebody's reading of a film could leave? A map that is none (spread evenly, one blot in
the middle, hardly any time) would steer a draft all the same, so it is not given to the model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray

from inference.api import ModelError
from inference.captioning.dwell import CELLS

NAME = "known_maps.json"
LEAST_S = 0.2
"""Of the longest looked-at place; below it there is no gaze to speak of."""
MARGIN = 0.9
"""A map may be so much less sharp than the least sharp one that is known."""
_TINY = 1e-6


def sharpness(cells: torch.Tensor) -> NDArray[np.float64]:
    """Maps (n, 1, h, w) in seconds -> how sharp each is within its patches (n,): the logarithm of a patch's
    peak over its mean, averaged by dwell. 0 for one that is the same everywhere; about 1 for fixations,
    however few or many."""
    n, _, h, w = cells.shape
    patches = cells.view(n, h // CELLS, CELLS, w // CELLS, CELLS)
    mean, peak = patches.mean((2, 4)).flatten(1), patches.amax((2, 4)).flatten(1)
    share = mean / mean.sum(1, keepdim=True).clamp(min=_TINY)
    found: NDArray[np.float64] = (
        (share * (peak / mean.clamp(min=_TINY)).clamp(1, CELLS**2).log()).sum(1).double().numpy()
    )
    return found


class KnownMaps(msgspec.Struct, frozen=True):
    """What maps of readings have in common. least_sharp: no sharpness of theirs is below it."""

    least_sharp: float

    @classmethod
    def of(cls, cells: torch.Tensor) -> KnownMaps:
        """cells: maps of readings (n, 1, h, w)."""
        return cls(MARGIN * float(sharpness(cells).min()))

    def fits(self, cells: torch.Tensor) -> NDArray[np.bool_]:
        """Which of the maps (n, 1, h, w) a reading could have left."""
        enough = cells.amax((1, 2, 3)).numpy() >= LEAST_S
        found: NDArray[np.bool_] = enough & (sharpness(cells) >= self.least_sharp)
        return found

    def why_not(self, cells: torch.Tensor) -> str:
        """Why one map (1, 1, h, w) is not given to the model, a sentence; "" where it is."""
        if self.fits(cells)[0]:
            return ""
        if float(cells.max()) < LEAST_S:
            return "There is hardly any gaze on the film to write a draft with."
        return "The gaze map is unlike any that a reading leaves; a draft would follow it all the same."


def load_known_maps(folder: Path) -> KnownMaps | None:
    """What lies beside the model, or None. Raises ModelError."""
    file = folder / NAME
    if not file.is_file():
        return None
    try:
        return msgspec.json.decode(file.read_bytes(), type=KnownMaps)
    except msgspec.DecodeError as error:
        raise ModelError(
            f"{file} is not readable: {error}", "Take the model again from its source."
        ) from error


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
