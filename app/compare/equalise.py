"""Films of different exposure made comparable: what registration and its quality look at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from app.imaging.pixels import model_input_image
from app.imaging.radiograph import Radiograph

SIDE_PX = 512
"""Longer side of the films that are registered."""
_NEIGHBOURHOOD = 1 / 20
"""Sigma of local mean and contrast in parts of the longer side: about a rib and its gap."""
_FLAT = 0.04
"""Contrast (of 1) below which a place counts as flat: air, collimation, saturated bone."""


def film_for_registration(radiograph: Radiograph) -> NDArray[np.float32]:
    """float32 (h, w) in [0, 1], bone white, longer side at most SIDE_PX: the default look."""
    return model_input_image(radiograph, SIDE_PX).astype(np.float32) / np.float32(65535)


def reduced(film: NDArray[np.float32], side_px: int) -> NDArray[np.float32]:
    """The film with side_px as its longer side (not enlarged), smoothed as that needs."""
    ratio = side_px / max(film.shape)
    if ratio >= 1:
        return film
    smooth = ndimage.gaussian_filter(film, 0.5 / ratio)
    height, width = (max(1, round(n * ratio)) for n in film.shape)
    rows = (np.arange(height) + 0.5) * film.shape[0] / height - 0.5
    columns = (np.arange(width) + 0.5) * film.shape[1] / width - 0.5
    grid = np.meshgrid(rows, columns, indexing="ij")
    out: NDArray[np.float32] = ndimage.map_coordinates(smooth, grid, order=1, mode="nearest").astype(
        np.float32
    )
    return out


def equalised(film: NDArray[np.float32]) -> NDArray[np.float32]:
    """Local mean 0, local contrast about 1: exposure, window and a slow cupping go, ribs and borders stay."""
    sigma = _NEIGHBOURHOOD * max(film.shape)
    mean = ndimage.gaussian_filter(film, sigma)
    variance = ndimage.gaussian_filter(film * film, sigma) - mean * mean
    out: NDArray[np.float32] = ((film - mean) / (np.sqrt(np.maximum(variance, 0)) + _FLAT)).astype(np.float32)
    return out
