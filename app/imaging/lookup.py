"""Indices through a table, fast.

Arrow takes 16-bit indices as they are; numpy widens them to 64 bits first, and needs four times as long.
Arrow takes up to a third of a second to load, so that it is not loaded at the start but when somebody asks
for it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_arrow: Any = None


def quicken() -> None:
    """Load Arrow. Changes nothing but the speed; may be called on any thread."""
    global _arrow
    import pyarrow
    import pyarrow.compute

    _arrow = pyarrow


def look_up(table: NDArray[Any], index: NDArray[np.uint16], out: NDArray[Any]) -> None:
    """out: what the table (65536,) has for each index, in the index's shape and the table's type. index: C
    contiguous."""
    if _arrow is None or not index.size:
        np.take(table, index, out=out, mode="clip")
        return
    indices = _arrow.Array.from_buffers(_arrow.uint16(), index.size, [None, _arrow.py_buffer(index)])
    taken = _arrow.array(table).take(indices).buffers()[1]
    out[...] = np.frombuffer(taken, dtype=out.dtype).reshape(index.shape)
