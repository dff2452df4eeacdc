"""One path for a set of paths: the one that is most like all the others (minimum Bayes risk)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_matrix
from eyetracking.scanpaths.types import Scanpath


def consensus_index(paths: Sequence[Scanpath], *, with_duration: bool = True) -> int:
    """Which path has the highest mean ScanMatch with the others; the first of equals.

    A chosen path is no sample: its own likeness to readers is higher than a sample's can be, and is compared
    with other chosen paths only. Raises ValueError for no paths.
    """
    if not paths:
        raise ValueError("there is no consensus of no scanpaths")
    if len(paths) == 1:
        return 0
    score = scanmatch_matrix(paths, paths, options=ScanMatchOptions(with_duration=with_duration))
    np.fill_diagonal(score, 0.0)
    return int(np.argmax(score.sum(1)))


def consensus(paths: Sequence[Scanpath], *, with_duration: bool = True) -> Scanpath:
    """That path."""
    return paths[consensus_index(paths, with_duration=with_duration)]
