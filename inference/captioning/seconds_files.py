"""Maps of dwell in files, as evaluations and trainings are given them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inference.api import InputError


def read_seconds(path: Path, where: str) -> NDArray[np.float32]:
    """A map of dwell from a .npy. where: the place that an error names. Raises InputError."""
    way_out = "Give a .npy of seconds (rows, columns)."
    try:
        found = np.load(path, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise InputError(f"{where} cannot be read: {error}.", way_out) from error
    if found.ndim != 2 or not np.isfinite(found).all() or found.min() < 0:
        raise InputError(f"{where} is no map of seconds.", way_out)
    return np.asarray(found, np.float32)
