"""A visitor's mouse as a path of fixations, and how like the reader's it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eyetracking.scanpaths.metrics import scanmatch
from eyetracking.scanpaths.types import Scanpath

PIECE_MS = 250.0
"""What a fixation lasts at least: the mouse is taken in pieces of this length."""
LEAST_PIECES = 4
Sample = tuple[float, float, float]
"""ms, and x and y in fractions of the film."""


def as_path(samples: Sequence[Sample], width_px: int, height_px: int) -> Scanpath:
    """Each piece of time on the film is a fixation at the mean of its places."""
    made = []
    pieces: dict[int, list[Sample]] = {}
    for sample in samples:
        if 0 <= sample[1] < 1 and 0 <= sample[2] < 1:
            pieces.setdefault(int(sample[0] // PIECE_MS), []).append(sample)
    for number in sorted(pieces):
        _, x, y = np.mean(pieces[number], axis=0)
        made.append((x * width_px, y * height_px, number * PIECE_MS))
    x, y, onset = np.array(made, float).reshape(-1, 3).T
    return Scanpath(
        x_px=x, y_px=y, onset_ms=onset, duration_ms=np.full(len(x), PIECE_MS),
        width_px=width_px, height_px=height_px, source="pointer",
    )  # fmt: skip


def likeness(attempt: Scanpath, reader: Scanpath) -> float | None:
    """ScanMatch in [0, 1]; None while there is too little to compare."""
    return None if len(attempt) < LEAST_PIECES else float(scanmatch(attempt, reader))


def likeness_words(score: float | None, chance: float) -> str:
    if score is None:
        return "Move the mouse over the film."
    return f"ScanMatch {score:.2f} with the reader's path; by chance {chance:.2f}, the same path 1.00."
