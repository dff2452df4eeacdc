"""Baselines of scanpath prediction: the medoid scanpath of each finding, the image centre, another reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.metrics import scanmatch


class Searched(Protocol):
    """Readings of one film: directed searches by (reader, finding), and the findings that have a place."""

    @property
    def search(self) -> Mapping[tuple[str, str], Scanpath]: ...
    @property
    def boxes(self) -> Mapping[str, Any]: ...


def medoids(
    records: Sequence[Searched], findings: Mapping[str, int], *, seed: int, candidates: int = 100
) -> dict[str, Scanpath]:
    """For each finding the training scanpath with the highest mean ScanMatch to the other candidates."""
    rng = np.random.Generator(np.random.PCG64(seed))
    out = {}
    for finding in findings:
        pool = [p for r in records for (_, f), p in r.search.items() if f == finding and finding in r.boxes]
        if not pool:
            continue
        chosen = [pool[i] for i in rng.permutation(len(pool))[:candidates]]
        others = chosen[:60]
        scores = [np.mean([scanmatch(a, b) for b in others if b is not a]) for a in chosen]
        out[finding] = chosen[int(np.argmax(scores))]
    return out
