"""How far a registered prior is still off: each block is looked for around where it should be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BLOCK, STEP, REACH = 1 / 8, 1 / 16, 3 / 64
"""Side of a block, distance of blocks and how far they are looked for, in parts of the longer side."""
LEAST_MATCH = 0.5
"""Correlation from which a block was found again."""


def residuals(
    current: NDArray[np.float32], prior: NDArray[np.float32], inside: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """Distances in parts of the longer side of the blocks that were found again, and their share of all.

    current, prior: equalised films in one frame, (h, w). inside: where the prior has pixels.
    """
    from scipy import fft

    side = max(current.shape)
    block, step, reach = (max(2, round(part * side)) for part in (BLOCK, STEP, REACH))
    wide = block + 2 * reach
    shape = (fft.next_fast_len(wide, real=True),) * 2
    box = np.conj(fft.rfft2(np.ones((block, block)), shape))
    found: list[float] = []
    looked = 0
    for top in range(reach, current.shape[0] - block - reach + 1, step):
        for left in range(reach, current.shape[1] - block - reach + 1, step):
            around = (slice(top - reach, top + block + reach), slice(left - reach, left + block + reach))
            if inside[around].mean() < 0.95:
                continue
            looked += 1
            here = current[top : top + block, left : left + block].astype(np.float64)
            here -= here.mean()
            energy = float((here**2).sum())
            if energy < 0.02 * here.size:
                continue
            there = prior[around].astype(np.float64)
            spectrum = fft.rfft2(there, shape)
            cut = (slice(0, 2 * reach + 1),) * 2
            product = fft.irfft2(spectrum * np.conj(fft.rfft2(here, shape)), shape)[cut]
            total = fft.irfft2(spectrum * box, shape)[cut]
            squares = fft.irfft2(fft.rfft2(there**2, shape) * box, shape)[cut]
            spread = np.maximum(squares - total**2 / here.size, 0.02 * here.size)
            match = product / np.sqrt(spread * energy)
            if match.max() >= LEAST_MATCH:
                row, column = np.unravel_index(int(match.argmax()), match.shape)
                found.append(float(np.hypot(row - reach, column - reach)) / side)
    return np.array(found), len(found) / looked if looked else 0.0
