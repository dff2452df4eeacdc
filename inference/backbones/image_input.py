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


def framing(n: int, generator: torch.Generator, *, strength: float = 1.0) -> torch.Tensor:
    """How n films are framed: affine matrices (n, 2, 3) of size, shape, turn and place."""

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
    return theta


def reframe(images: torch.Tensor, theta: torch.Tensor) -> torch.Tensor:
    """Images or masks, float32 (n, c, h, w), as framed by `theta`; nothing is zero."""
    grid = F.affine_grid(theta, list(images.shape), align_corners=False)
    return F.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def augment(images: torch.Tensor, generator: torch.Generator, *, strength: float = 1.0) -> torch.Tensor:
    """What differs between hospitals: framing, tone, borders, noise. images float32 (n, 1, h, w) in [0, 1].
    No mirror image: left and right mean something."""
    return vary_tone(
        reframe(images, framing(len(images), generator, strength=strength)), generator, strength=strength
    )


def vary_tone(images: torch.Tensor, generator: torch.Generator, *, strength: float = 1.0) -> torch.Tensor:
    """Gamma, gain, offset and noise. images float32 (n, 1, h, w) in [0, 1]."""
    n = len(images)

    def uniform(low: float, high: float) -> torch.Tensor:
        return torch.rand(n, generator=generator) * (high - low) + low

    out = images.clamp(0, 1) ** torch.exp(uniform(-0.35, 0.35) * strength)[:, None, None, None]
    gain = uniform(1 - 0.2 * strength, 1 + 0.2 * strength)[:, None, None, None]
    shift = uniform(-0.08, 0.08)[:, None, None, None] * strength
    out = (out * gain + shift).clamp(0, 1)
    noise = (
        torch.randn(out.shape, generator=generator)
        * (0.025 * strength * torch.rand(n, generator=generator))[:, None, None, None]
    )
    return (out + noise).clamp(0, 1)


def vary_look(images: torch.Tensor, generator: torch.Generator) -> torch.Tensor:
    """What differs between detectors and software: local contrast, sharpness, uneven exposure, collimation,
    something opaque in the way. images float32 (n, 1, h, w) in [0, 1]; each change strikes some of them."""
    n, _, h, w = images.shape

    def some(part: float, low: float, high: float) -> torch.Tensor:
        struck = torch.rand(n, generator=generator) < part
        return (struck * (torch.rand(n, generator=generator) * (high - low) + low))[:, None, None, None]

    def blurred(source: torch.Tensor, cell: int) -> torch.Tensor:
        return F.interpolate(F.avg_pool2d(source, cell), (h, w), mode="bilinear", align_corners=False)

    out = images + some(0.6, -0.5, 0.9) * (images - blurred(images, max(h // 8, 1)))
    out = out + some(0.5, -0.6, 0.8) * (out - F.avg_pool2d(out, 3, 1, 1, count_include_pad=False))
    coarse = torch.randn(n, 1, 3, 3, generator=generator)
    out = out + some(0.5, 0.0, 0.12) * F.interpolate(coarse, (h, w), mode="bicubic", align_corners=True)
    rows, columns = torch.linspace(0, 1, h)[None, None, :, None], torch.linspace(0, 1, w)[None, None, None, :]
    for axis in (rows, columns, 1 - rows, 1 - columns):
        out = out * (axis >= some(0.12, 0.0, 0.10))
    half = torch.rand(n, 2, generator=generator) * 0.06 + 0.02
    middle = torch.rand(n, 2, generator=generator)
    inside = (rows - middle[:, :1, None, None]).abs() < half[:, :1, None, None]
    inside = inside & ((columns - middle[:, 1:, None, None]).abs() < half[:, 1:, None, None])
    struck = (torch.rand(n, generator=generator) < 0.3)[:, None, None, None]
    value = torch.rand(n, generator=generator)[:, None, None, None]
    return torch.where(inside & struck, value, out).clamp(0, 1)
