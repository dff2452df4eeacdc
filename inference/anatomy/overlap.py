"""How well two masks agree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def dice(found: NDArray[np.bool_], truth: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Dice's coefficient per film and structure, (n, c), of masks (n, c, h, w); 1 where both are empty."""
    both = (found & truth).sum((-2, -1))
    total = found.sum((-2, -1)) + truth.sum((-2, -1))
    return np.where(total > 0, 2 * both / np.maximum(total, 1), 1.0)
