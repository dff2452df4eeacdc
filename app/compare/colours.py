"""Colours of a difference image: dark where nothing changed, green denser, magenta less dense.

Both ends are equally light, and green against magenta is told apart in every common colour blindness.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_LESS, _SAME, _DENSER = (232, 104, 232), (34, 35, 38), (62, 196, 92)


def difference_colours() -> NDArray[np.uint8]:
    """uint8 (256, 3): from less dense over the same (127, 128) to denser."""
    change = (np.arange(256) - 127.5) / 127.5
    ends = np.where(change[:, None] < 0, _LESS, _DENSER)
    part = np.abs(change)[:, None] ** 0.85
    out: NDArray[np.uint8] = np.rint(_SAME + (ends - np.array(_SAME)) * part).astype(np.uint8)
    return out
