"""Gaze maps as a vision tower takes them: seconds in the cells of its patches.

A map is in seconds: a fixation of one second has a peak of 1. It is not divided by its maximum, for how long
somebody dwelt says more than where most.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F

CELLS = 7
"""Cells along a patch's side."""
SIGMA_FRACTION = 8 / 224
"""Of the Gaussian of a fixation, as a part of the longer side: what the shipped calibrator was trained on."""
FAINT_S = 0.05
"""Dwell is felt on a logarithmic scale that begins about here."""
_CENTRES = torch.linspace(0.0, 4.5, 8)
_WIDTH = 0.55
DWELL_VALUES = 2 * len(_CENTRES)


def on_cells(seconds: torch.Tensor, rows: int, columns: int) -> torch.Tensor:
    """Maps (n, 1, h, w) in seconds -> (n, 1, rows * CELLS, columns * CELLS), the same seconds."""
    size = rows * CELLS, columns * CELLS
    if tuple(seconds.shape[-2:]) == size:
        return seconds
    return F.interpolate(seconds, size, mode="bilinear", antialias=True, align_corners=False)


def dwell_features(cells: torch.Tensor, _lengths: list[int]) -> torch.Tensor:
    """Rows (N, CELLS**2) of seconds -> (N, DWELL_VALUES): the mean and the peak of each patch on a basis of
    Gaussians over the logarithm of time."""
    felt = torch.log1p(torch.stack([cells.mean(-1), cells.amax(-1)], -1) / FAINT_S)
    centres = _CENTRES.to(felt)
    return torch.exp(-(((felt[..., None] - centres) / _WIDTH) ** 2)).flatten(1)


def peak_normalised(cells: torch.Tensor, lengths: list[int]) -> torch.Tensor:
    """Rows (N, CELLS**2) as they are, over their image's maximum."""
    return torch.cat([part / part.amax().clamp(min=1e-6) for part in cells.split(lengths)])
