"""A Qwen vision tower as the ways to give gaze see it: its blocks, and which row of it is which patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

from inference.backbones.patches import pack_patches, to_window_order
from inference.captioning.dwell import CELLS


@dataclass(frozen=True)
class QwenTower:
    """visual: the tower of a Qwen2-VL, Qwen2.5-VL or Qwen3-VL."""

    visual: Any

    def rows(self, cells: torch.Tensor, *, inside: bool = True) -> torch.Tensor:
        """Maps on cells (n, 1, rows * CELLS, columns * CELLS) -> a row a patch (n * N, CELLS**2), in the
        order of the tower's blocks (inside) or of its input."""
        config = self.visual.config
        merge = config.spatial_merge_size
        packed = pack_patches(cells, patch=CELLS, merge=merge)
        if not inside or not hasattr(config, "window_size"):
            return packed
        n, _, h, w = cells.shape
        grid = torch.tensor([[1, h // CELLS, w // CELLS]] * n, device=cells.device)
        return to_window_order(packed, grid, patch=config.patch_size, merge=merge, window=config.window_size)

    @staticmethod
    def lengths(cells: torch.Tensor) -> list[int]:
        """Patches of each map's image."""
        n, _, h, w = cells.shape
        return [(h // CELLS) * (w // CELLS)] * n
