"""Steps that attribution methods share: normalising, rolling out, drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
import torch.nn.functional as F
from numpy.typing import NDArray


def minmax(values: torch.Tensor) -> torch.Tensor:
    """To [0, 1]; a constant map becomes zero."""
    low, high = values.min(), values.max()
    return (values - low) / (high - low) if high > low else torch.zeros_like(values)


def of_patches(tokens: torch.Tensor, grid: tuple[int, int]) -> torch.Tensor:
    """What the tokens say (N,), class token first -> (rows, columns)."""
    return tokens[1:].reshape(grid)


def weighted_attention(attention: torch.Tensor, gradient: torch.Tensor) -> torch.Tensor:
    """Mean over heads of ReLU(gradient * attention), (heads, N, N) -> (N, N), Chefer et al. 2021."""
    return (gradient * attention).clamp(min=0).mean(0)


def relevance(blocks: list[torch.Tensor]) -> torch.Tensor:
    """What each token has of each other after these blocks: R <- R + A R (Chefer et al. 2021), (N, N)."""
    result = torch.eye(blocks[0].shape[-1])
    for block in blocks:
        result = result + block @ result
    return result


def class_rows(blocks: list[torch.Tensor]) -> Iterator[torch.Tensor]:
    """The class token's row (N,) of `relevance` of the last block, of the last two, up to all:
    one vector goes through the blocks, from the last one on, instead of a whole matrix."""
    row = torch.eye(blocks[0].shape[-1])[0]
    for block in reversed(blocks):
        row = row + row @ block
        yield row


def rollout(blocks: list[torch.Tensor]) -> torch.Tensor:
    """Product of row-normalised (I + A / max A), the last block leftmost (N, N). Rows sum to 1."""
    n = blocks[0].shape[-1]
    result = torch.eye(n)
    for block in blocks:
        mixed = torch.eye(n) + block / block.max().clamp(min=1e-12)
        result = (mixed / mixed.sum(-1, keepdim=True)) @ result
    return result


def smooth(grid: torch.Tensor, sigma: tuple[float, float]) -> torch.Tensor:
    """A Gaussian blur of (rows, columns), sigma in cells down and across; the border is repeated."""
    out = grid[None, None]
    for dim, spread in ((-2, sigma[0]), (-1, sigma[1])):
        if spread <= 1e-3:
            continue
        radius = int(3 * spread) + 1
        x = torch.arange(-radius, radius + 1, dtype=torch.float32)
        kernel = torch.exp(-0.5 * (x / spread) ** 2)
        kernel = (kernel / kernel.sum()).view((1, 1, -1, 1) if dim == -2 else (1, 1, 1, -1))
        pad = (0, 0, radius, radius) if dim == -2 else (radius, radius, 0, 0)
        out = F.conv2d(F.pad(out, pad, mode="replicate"), kernel)
    return out[0, 0]


def upsample(grid: torch.Tensor, shape: tuple[int, int], *, blur_patches: float = 0.5) -> NDArray[Any]:
    """A patch grid (rows, columns) to (h, w): bicubic, then a light Gaussian blur of half a patch,
    min-max."""
    (h, w), (rows, columns) = shape, grid.shape
    large = F.interpolate(grid[None, None].float(), (h, w), mode="bicubic", align_corners=False).clamp(min=0)
    return minmax(smooth(large[0, 0], (blur_patches * h / rows, blur_patches * w / columns))).numpy()
