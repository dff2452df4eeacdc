"""From a display image to a network's input, and the augmentations of training. One place for both."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray


def network_input(image: NDArray[np.uint16] | NDArray[np.uint8], size_px: int) -> torch.Tensor:
    """A grayscale image, dense is bright, any size, to float32 (1, 1, size_px, size_px), standardised.

    The resize is anisotropic: a point at fractions (x, y) of the image stays at (x, y).
    """
    top = 255.0 if image.dtype == np.uint8 else 65535.0
    tensor = torch.from_numpy(image.astype(np.float32) / top)[None, None]
    if tensor.shape[-2:] != (size_px, size_px):
        tensor = F.interpolate(
            tensor, (size_px, size_px), mode="bilinear", antialias=True, align_corners=False
        )
    return standardise(tensor)


def standardise(images: torch.Tensor) -> torch.Tensor:
    """Each image (n, 1, h, w) to zero mean and unit standard deviation."""
    mean = images.mean((-2, -1), keepdim=True)
    return (images - mean) / (images.std((-2, -1), keepdim=True) + 1e-3)


def augment(images: torch.Tensor, generator: torch.Generator, *, strength: float = 1.0) -> torch.Tensor:
    """What differs between hospitals: framing, tone, borders, noise. images float32 (n, 1, h, w) in [0, 1].
    No mirror image: left and right mean something."""
    n, _, h, w = images.shape

    def uniform(low: float, high: float) -> torch.Tensor:
        return torch.rand(n, generator=generator) * (high - low) + low

    scale = uniform(1 - 0.14 * strength, 1 + 0.10 * strength)
    stretch = uniform(1 - 0.06 * strength, 1 + 0.06 * strength)
    angle = uniform(-0.07, 0.07) * strength
    theta = torch.zeros(n, 2, 3)
    theta[:, 0, 0] = scale * stretch * torch.cos(angle)
    theta[:, 0, 1] = -scale * torch.sin(angle)
    theta[:, 1, 0] = scale * torch.sin(angle)
    theta[:, 1, 1] = scale / stretch * torch.cos(angle)
    theta[:, 0, 2] = uniform(-0.10, 0.10) * strength
    theta[:, 1, 2] = uniform(-0.10, 0.10) * strength
    grid = F.affine_grid(theta, [n, 1, h, w], align_corners=False)
    out = F.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    out = out.clamp(0, 1) ** torch.exp(uniform(-0.35, 0.35) * strength)[:, None, None, None]
    gain = uniform(1 - 0.2 * strength, 1 + 0.2 * strength)[:, None, None, None]
    shift = uniform(-0.08, 0.08)[:, None, None, None] * strength
    out = (out * gain + shift).clamp(0, 1)
    noise = (
        torch.randn(out.shape, generator=generator)
        * (0.025 * strength * torch.rand(n, generator=generator))[:, None, None, None]
    )
    return (out + noise).clamp(0, 1)
