"""What real films add to an encoder that was trained on synthetic ones: a linear change of the image vector,
read from the stem's features. Fitted by `inference.training.film_adapter`, cross-fitted by patient."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn


def pooled(features: torch.Tensor) -> torch.Tensor:
    """Mean and maximum of each channel, (n, c, rows, columns) -> (n, 2 c)."""
    return torch.cat([features.mean((-2, -1)), features.amax((-2, -1))], dim=1)


class FilmAdapter(nn.Module):
    """weights (k, 2 c + 1, findings): of k members, the last row constant. directions (findings, d): how much
    of an image vector moves each finding's score by one. left_out: patients whom each member has not seen."""

    def __init__(self, channels: int, findings: int, width: int, left_out: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.mean: torch.Tensor
        self.spread: torch.Tensor
        self.weights: torch.Tensor
        self.directions: torch.Tensor
        self.left_out = [frozenset(patients) for patients in left_out]
        self.register_buffer("mean", torch.zeros(2 * channels))
        self.register_buffer("spread", torch.ones(2 * channels))
        self.register_buffer("weights", torch.zeros(len(self.left_out), 2 * channels + 1, findings))
        self.register_buffer("directions", torch.zeros(findings, width))

    def forward(self, features: torch.Tensor, *, patient: str | None = None) -> torch.Tensor:
        """What is added to unit vectors, (n, c, rows, columns) -> (n, d). patient: of all these films; only
        members that have not seen it answer."""
        unseen = [k for k, known in enumerate(self.left_out) if patient in known]
        weights = self.weights[unseen or list(range(len(self.left_out)))].mean(0)
        z = (pooled(features) - self.mean) / self.spread
        change: torch.Tensor = (z @ weights[:-1] + weights[-1]) @ self.directions
        return change
