"""One path for a set of paths: the one that is most like all the others (minimum Bayes risk)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eyetracking.scanpaths.pairs import ScanMatchOptions, scanmatch_pairs
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
    i, j = np.triu_indices(len(paths), 1)
    score = scanmatch_pairs(paths, paths, (i, j), options=ScanMatchOptions(with_duration=with_duration))
    total = np.bincount(i, score, len(paths)) + np.bincount(j, score, len(paths))
    return int(np.argmax(total))


def consensus(paths: Sequence[Scanpath], *, with_duration: bool = True) -> Scanpath:
    """That path."""
    return paths[consensus_index(paths, with_duration=with_duration)]
