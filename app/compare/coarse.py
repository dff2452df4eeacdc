"""Where to begin: every turn and scale of a grid, every shift by FFT, scored by normalised correlation."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

ANGLES_DEG = (-12.0, -8.0, -4.0, 0.0, 4.0, 8.0, 12.0)
SCALES = tuple(1.08**k for k in range(-5, 6))
LEAST_OVERLAP = 0.5
"""Of the smaller film: a match of two edges is none."""


def starts(
    current: NDArray[np.float32], prior: NDArray[np.float32], *, count: int
) -> list[tuple[float, NDArray[np.float64]]]:
    """The best `count` starts that differ: (correlation, float64 (2, 3) matrix from current to prior px).

    Both: equalised films of the same longer side, at most a few hundred px. Best first.
    """
    from scipy import fft

    shape = tuple(fft.next_fast_len(a + math.ceil(b * SCALES[-1] * 1.3), real=True) for a, b in
                  zip(current.shape, prior.shape, strict=True))  # fmt: skip
    whole = np.ones_like(current)
    of_current, of_square, of_area = (fft.rfft2(part, shape) for part in (current, current**2, whole))
    found: list[tuple[float, float, float, NDArray[np.float64]]] = []
    for angle in ANGLES_DEG:
        for scale in SCALES:
            turned, mask, back = _turned(prior, math.radians(angle), scale)
            f_prior, f_mask, f_square = (np.conj(fft.rfft2(part, shape)) for part in
                                         (turned, mask, turned**2))  # fmt: skip
            score = fft.irfft2(of_current * f_prior, shape)
            energy = np.maximum(fft.irfft2(of_square * f_mask, shape), 1e-3)
            energy *= np.maximum(fft.irfft2(of_area * f_square, shape), 1e-3)
            overlap = fft.irfft2(of_area * f_mask, shape)
            score /= np.sqrt(energy)
            score[overlap < LEAST_OVERLAP * min(current.size, float(mask.sum()))] = -1.0
            row, column = np.unravel_index(int(score.argmax()), score.shape)
            shift = np.array([_signed(column, shape[1]), _signed(row, shape[0])], dtype=np.float64)
            linear = back[:, :2]
            matrix = np.column_stack([linear, back[:, 2] - linear @ shift])
            found.append((float(score.max()), angle, math.log(scale), matrix))
    found.sort(key=lambda start: -start[0])
    chosen: list[tuple[float, float, float, NDArray[np.float64]]] = []
    for start in found:
        middle = np.array([current.shape[1] / 2, current.shape[0] / 2, 1.0])
        apart = all(
            np.hypot(*((start[3] - other[3]) @ middle)) > 0.06 * max(current.shape)
            or abs(start[1] - other[1]) > 5
            or abs(start[2] - other[2]) > 0.1
            for other in chosen
        )
        if apart:
            chosen.append(start)
        if len(chosen) == count:
            break
    return [(score, matrix) for score, _angle, _scale, matrix in chosen]


def _turned(
    prior: NDArray[np.float32], angle: float, scale: float
) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float64]]:
    """The prior turned and scaled, where it is, and the (2, 3) matrix from that frame's px to prior px.

    scale: prior px per px of the new frame. Image coordinates, so that pixel centres lie at halves.
    """
    height, width = (max(1, round(n / scale)) for n in prior.shape)
    cos, sin = scale * math.cos(angle), scale * math.sin(angle)
    linear = np.array([[cos, -sin], [sin, cos]])
    offset = np.array(prior.shape[::-1]) / 2 - linear @ (np.array([width, height]) / 2)
    index_matrix = linear[::-1, ::-1]
    index_offset = (offset + linear @ np.array([0.5, 0.5]) - 0.5)[::-1]
    turned = ndimage.affine_transform(prior, index_matrix, index_offset, (height, width), order=1)
    mask = ndimage.affine_transform(np.ones_like(prior), index_matrix, index_offset, (height, width), order=1)
    inside = (mask > 0.99).astype(np.float32)
    return turned * inside, inside, np.column_stack([linear, offset])


def _signed(index: int | np.intp, length: int) -> int:
    return int(index) - length if index > length // 2 else int(index)
