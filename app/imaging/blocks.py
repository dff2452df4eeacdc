"""Pictures changed some rows at a time: what is needed meanwhile stays small beside the picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

_PIXELS_AT_ONCE = 1 << 18


def by_rows(
    change: Callable[[NDArray[Any]], NDArray[Any]], source: NDArray[Any], dtype: DTypeLike
) -> NDArray[Any]:
    """(h, w) in `dtype`: what `change` makes of the rows of source, (h, w) or (h, w, channels)."""
    height, width = source.shape[:2]
    out = np.empty((height, width), dtype=dtype)
    rows = max(1, _PIXELS_AT_ONCE // max(1, width))
    for first in range(0, height, rows):
        out[first : first + rows] = change(source[first : first + rows])
    return out
