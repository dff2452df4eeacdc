"""Numerical helpers of the projection: smooth steps, coarse noise, blurs on a reduced grid."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Map = NDArray[np.float32]


def smoothstep(value: Map, width: float) -> Map:
    """0 below -width, 1 above +width, smooth between."""
    t = np.clip(value * np.float32(0.5 / width) + np.float32(0.5), 0, 1)
    found: Map = t * t * (3 - 2 * t)
    return found


@lru_cache(maxsize=64)
def _interpolation(n_out: int, n_in: int) -> Map:
    """Catmull-Rom interpolation of n_in samples spread over [0, 1] at n_out pixel centres, as a matrix."""
    position = (np.arange(n_out) + 0.5) / n_out * (n_in - 1)
    base = np.clip(np.floor(position).astype(int), 0, n_in - 2)
    t = position - base
    weights = np.stack(
        [
            -0.5 * t + t**2 - 0.5 * t**3,
            1 - 2.5 * t**2 + 1.5 * t**3,
            0.5 * t + 2 * t**2 - 1.5 * t**3,
            -0.5 * t**2 + 0.5 * t**3,
        ]
    )
    matrix = np.zeros((n_out, n_in), dtype=np.float32)
    for k in range(4):
        np.add.at(matrix, (np.arange(n_out), np.clip(base + k - 1, 0, n_in - 1)), weights[k])
    return matrix


def upsample(coarse: Map, shape: tuple[int, int]) -> Map:
    """A coarse grid interpolated to (h, w)."""
    rows = _interpolation(shape[0], coarse.shape[0])
    columns = _interpolation(shape[1], coarse.shape[1])
    return rows @ coarse.astype(np.float32) @ columns.T


def octave_noise(
    rng: np.random.Generator, shape: tuple[int, int], *, first_cells: int, octaves: int, gain: float = 0.6
) -> Map:
    """Sum of noise octaves, unit standard deviation or nearly. The finest octaves are dropped, not
    aliased, when `shape` cannot hold them; the random draws are the same for every shape."""
    total = np.zeros(shape, dtype=np.float32)
    power = 0.0
    for octave in range(octaves):
        cells = first_cells * 2**octave + 1
        grid = rng.standard_normal((cells, cells), dtype=np.float32)
        amplitude = gain**octave
        if cells <= min(shape):
            total += np.float32(amplitude) * upsample(grid, shape)
            power += (0.75 * amplitude) ** 2
    return total / np.float32(max(power, 1e-6) ** 0.5)


def blur(image: Map, sigma_px: float) -> Map:
    """Gaussian blur; wide ones run on a reduced image."""
    step = int(max(1, sigma_px // 3))
    if step == 1:
        found: Map = ndimage.gaussian_filter(image, sigma_px, mode="nearest")
        return found
    h, w = image.shape
    small_h, small_w = max(8, h // step), max(8, w // step)
    small = reduce_by_area(image, (small_h, small_w))
    small = ndimage.gaussian_filter(small, (sigma_px * small_h / h, sigma_px * small_w / w), mode="nearest")
    return upsample_pixels(small, (h, w))


def reduce_by_area(image: Map, shape: tuple[int, int]) -> Map:
    """Area average to a smaller grid."""
    return cast(Map, _area(shape[0], image.shape[0]) @ image @ _area(shape[1], image.shape[1]).T)


@lru_cache(maxsize=64)
def _area(n_out: int, n_in: int) -> Map:
    edges = np.linspace(0, n_in, n_out + 1)
    low, high = edges[:-1, None], edges[1:, None]
    pixel = np.arange(n_in)[None, :]
    overlap = np.clip(np.minimum(high, pixel + 1) - np.maximum(low, pixel), 0, None)
    found: Map = (overlap / (high - low)).astype(np.float32)
    return found


def twice(image: Map) -> Map:
    """(h, w) -> (2h, 2w): `upsample_pixels` for the one ratio that needs no matrix."""
    h, w = image.shape
    near, far = np.float32(0.75), np.float32(0.25)
    wide = np.empty((h, 2 * w), dtype=np.float32)
    wide[:, 0], wide[:, -1] = image[:, 0], image[:, -1]
    wide[:, 2::2] = near * image[:, 1:] + far * image[:, :-1]
    wide[:, 1:-1:2] = near * image[:, :-1] + far * image[:, 1:]
    out = np.empty((2 * h, 2 * w), dtype=np.float32)
    out[0], out[-1] = wide[0], wide[-1]
    out[2::2] = near * wide[1:] + far * wide[:-1]
    out[1:-1:2] = near * wide[:-1] + far * wide[1:]
    return out


@lru_cache(maxsize=64)
def _linear(n_out: int, n_in: int) -> Map:
    position = np.clip((np.arange(n_out) + 0.5) * n_in / n_out - 0.5, 0, n_in - 1)
    base = np.clip(np.floor(position).astype(int), 0, n_in - 2)
    t = position - base
    matrix = np.zeros((n_out, n_in), dtype=np.float32)
    rows = np.arange(n_out)
    matrix[rows, base] = 1 - t
    matrix[rows, base + 1] = t
    return matrix


def upsample_pixels(image: Map, shape: tuple[int, int]) -> Map:
    """Linear interpolation between pixel centres to a larger grid."""
    return cast(Map, _linear(shape[0], image.shape[0]) @ image @ _linear(shape[1], image.shape[1]).T)
