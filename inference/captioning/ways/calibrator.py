"""The saliency calibrator: gaze as queries in a late block of the vision tower."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import torch

from inference.captioning.calibrator import CalibratorOptions, add_calibrator, saliency
from inference.captioning.tower import QwenTower
from inference.captioning.ways.base import GazeWay, by_row
from inference.captioning.ways.registry import register


class Calibrator(GazeWay):
    name = "calibrator"
    title = "Saliency calibrator"
    hint = (
        "Where somebody dwelt asks the film's tokens by cross-attention, in a late block of the vision tower."
    )
    own = ("saliency_calibrator",)

    def __init__(self, options: CalibratorOptions) -> None:
        self.options = options
        self.first_block = min(options.layers)

    def attach(self, tower: QwenTower) -> None:
        add_calibrator(tower.visual, self.options)

    def inside(
        self, tower: QwenTower, cells: torch.Tensor, strength: float | torch.Tensor
    ) -> AbstractContextManager[Any]:
        lengths = tower.lengths(cells)
        return saliency(tower.visual, tower.rows(cells), lengths, by_row(strength, lengths))

    def to_dict(self) -> dict[str, Any]:
        return self.options.to_dict()


register("calibrator", lambda fields: Calibrator(CalibratorOptions.of(fields)))
