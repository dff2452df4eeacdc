"""What a way to give gaze to a vision-language model may change: the film, the question, or the tower."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch

from inference.captioning.tower import QwenTower


class GazeWay:
    """Base of all; by itself it gives nothing.

    name: in manifests and results. title, hint: for the user. own: modules that it adds to the tower, which
    an adapter saves whole. first_block: the tower's first block that gaze changes, 0 where the film itself is
    changed, None where the tower is as it was. Maps are in seconds, on cells (n, 1, rows * CELLS, columns *
    CELLS); strength 1 is as trained, 0 changes nothing.
    """

    name = "none"
    title = "Without gaze"
    hint = "The model does not know where anybody looked."
    own: tuple[str, ...] = ()
    first_block: int | None = None

    def attach(self, tower: QwenTower) -> None:
        """Add the modules, before an adapter is loaded."""

    def shown(self, images: torch.Tensor, cells: torch.Tensor, strength: float) -> torch.Tensor:
        """The standardised films (n, 3, h, w) as the model is shown them."""
        return images

    def words(self, cells: torch.Tensor, strength: float) -> list[str]:
        """What the question says of the gaze on each film."""
        return [""] * len(cells)

    def inside(
        self, tower: QwenTower, cells: torch.Tensor, strength: float | torch.Tensor
    ) -> AbstractContextManager[Any]:
        """While inside, the tower sees the gaze. strength: one for all or one a map (n,)."""
        return nullcontext()

    def to_dict(self) -> dict[str, Any]:
        """What a manifest keeps of it, beside its name."""
        return {}


def by_row(strength: float | torch.Tensor, lengths: list[int]) -> float | torch.Tensor:
    """One strength a map -> one a patch (N, 1)."""
    if not isinstance(strength, torch.Tensor):
        return strength
    return strength.repeat_interleave(torch.tensor(lengths, device=strength.device))[:, None]
