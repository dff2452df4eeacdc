"""The order of Qwen2.5-VL's patches: raster -> merge blocks (the processor) -> windows (inside the
encoder)."""

from __future__ import annotations

import torch
from transformers.vision_utils import get_vision_window_index


def pack_patches(images: torch.Tensor, *, patch: int, merge: int = 2) -> torch.Tensor:
    """(n, c, h, w), sides multiples of patch*merge -> (n * rows * columns, c * patch * patch),
    merge-block-major:
    the order of the processor's pixel_values rows (without the temporal repeat)."""
    n, c, h, w = images.shape
    rows, columns = h // patch, w // patch
    blocks = images.view(n, c, rows // merge, merge, patch, columns // merge, merge, patch)
    # n, block row, block column, row in block, column in block, channel, y, x
    return blocks.permute(0, 2, 5, 3, 6, 1, 4, 7).reshape(n * rows * columns, c * patch * patch)


def pixel_rows(
    images: torch.Tensor, *, patch: int, merge: int = 2, temporal: int = 2
) -> tuple[torch.Tensor, torch.Tensor]:
    """pixel_values (n * N, c * temporal * patch * patch) and image_grid_thw (n, 3) of still images."""
    n, c, h, w = images.shape
    packed = pack_patches(images, patch=patch, merge=merge).view(-1, c, 1, patch * patch)
    values = packed.expand(-1, c, temporal, patch * patch).reshape(packed.shape[0], -1)
    grid = torch.tensor([[1, h // patch, w // patch]] * n, device=images.device)
    return values, grid


def to_window_order(
    rows: torch.Tensor, grid: torch.Tensor, *, patch: int, merge: int, window: int
) -> torch.Tensor:
    """Rows in processor order (n * N, k) -> the order inside the encoder's blocks."""
    index, _ = get_vision_window_index(grid, spatial_merge_size=merge, window_size=window, patch_size=patch)
    unit = merge * merge
    return rows.view(-1, unit, rows.shape[-1])[index.to(rows.device)].view(-1, rows.shape[-1])
