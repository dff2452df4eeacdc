"""A red overlay on the film itself, as figures have it: needs nothing of the model but colour."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.captioning.ways.base import GazeWay
from inference.captioning.ways.registry import register

MOST = 0.6
"""How opaque the overlay is where somebody dwelt longest."""
RED = (2.5, -1.5, -1.5)
"""In standard deviations of the film."""


class Overlay(GazeWay):
    name = "overlay"
    title = "Red overlay"
    hint = "The film is shown with a red heat map laid over it."
    first_block = 0

    def shown(self, images: torch.Tensor, cells: torch.Tensor, strength: float) -> torch.Tensor:
        heat = F.interpolate(cells, images.shape[-2:], mode="bilinear", align_corners=False)
        heat = heat / heat.amax((-2, -1), keepdim=True).clamp(min=1e-6)
        opaque = (MOST * strength * heat).clamp(max=1.0)
        return images * (1 - opaque) + opaque * torch.tensor(RED, device=images.device)[None, :, None, None]


register("overlay", lambda _: Overlay())
