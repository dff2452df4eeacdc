"""Where somebody looked, as words of the question: the third of the film, and for how long."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.captioning.ways.base import GazeWay
from inference.captioning.ways.registry import register

PLACES = tuple(f"{side} {level}" for level in ("upper", "mid", "lower") for side in ("right", "", "left"))
"""A grid of three by three as the film is hung: the patient's right is on the left."""
NAMED = 5
_LONG_S = (0.5, 1.0, 2.0, 4.0)
"""From which dwell (of one point, on average over the place's cells, times their number) a place is called 1
to 4; less is not said."""


def in_words(cells: torch.Tensor) -> str:
    """One map (1, h, w) -> "gaze: right lower 3, left mid 1.", longest first, or ""."""
    mean = F.adaptive_avg_pool2d(cells[None], (3, 3)).flatten()
    seconds = mean * cells.numel() / 9 / _CELLS_A_FIXATION
    said = []
    for place in seconds.argsort(descending=True)[:NAMED].tolist():
        grade = sum(float(seconds[place]) >= least for least in _LONG_S)
        if grade:
            said.append(f"{PLACES[place].strip()} {grade}")
    return f" gaze: {', '.join(said)}." if said else ""


_CELLS_A_FIXATION = 25.0
"""Cells under one fixation's Gaussian (2 pi sigma squared) at the shipped sigma and 56 cells a side."""


class Text(GazeWay):
    name = "text"
    title = "Words"
    hint = "The question says in words which parts of the film were looked at, and for how long."

    def words(self, cells: torch.Tensor, strength: float) -> list[str]:
        return [in_words(one * strength) for one in cells]


register("text", lambda _: Text())
