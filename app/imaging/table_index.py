"""The index of the grayscale chain's table: the stored value itself, or the stored value plus 32,768 where
pixels are signed."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

SIGN_OFFSET = 32768


def to_index(stored: NDArray[Any]) -> NDArray[np.uint16]:
    """Table indices for stored values of any shape; monotone, so that averages of indices are averages.
    Raises TypeError."""
    if stored.dtype == np.uint16:
        return stored
    if stored.dtype == np.int16:
        return stored.view(np.uint16) ^ np.uint16(SIGN_OFFSET)
    raise TypeError(f"stored values are uint16 or int16, not {stored.dtype}")
