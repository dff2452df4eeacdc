"""Gaze as one more channel of the film: a patch embedding of its own, added to the film's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn

from inference.captioning.dwell import DWELL_VALUES, dwell_features
from inference.captioning.tower import QwenTower
from inference.captioning.ways.base import GazeWay, by_row
from inference.captioning.ways.registry import register


class Channel(GazeWay):
    name = "channel_concat"
    title = "Extra channel"
    hint = "The map is a further channel of the film, which the first layer of the vision tower reads."
    own = ("gaze_channel",)
    first_block = 0

    def attach(self, tower: QwenTower) -> None:
        embed = tower.visual.patch_embed
        weight = embed.proj.weight
        embed.gaze_channel = nn.Linear(DWELL_VALUES, weight.shape[0], bias=False).to(
            weight.device, weight.dtype
        )
        nn.init.zeros_(embed.gaze_channel.weight)

    @contextmanager
    def inside(self, tower: QwenTower, cells: torch.Tensor, strength: float | torch.Tensor) -> Iterator[None]:
        lengths = tower.lengths(cells)
        gaze = dwell_features(tower.rows(cells, inside=False), lengths)
        embed = tower.visual.patch_embed

        def add(_: Any, __: Any, out: torch.Tensor) -> torch.Tensor:
            found: torch.Tensor = out + by_row(strength, lengths) * embed.gaze_channel(gaze.to(out.dtype))
            return found

        handle = embed.register_forward_hook(add)
        try:
            yield
        finally:
            handle.remove()


register("channel_concat", lambda _: Channel())
