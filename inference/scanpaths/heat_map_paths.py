"""Scanpaths from the heat-map baselines. They know no durations: those of training paths of the finding are
taken, as they come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from inference.scanpaths.heat_map_networks import ChestSearchMap, EyeGazeMap, search
from inference.scanpaths.rivals import Known, random_train


@torch.no_grad()
def heat_map_paths(
    network: ChestSearchMap | EyeGazeMap,
    known: Known,
    data: Any,
    asked: Sequence[Any],
    *,
    count: int,
    seed: int,
) -> list[list[Scanpath]]:
    """`count` samples of each search (film, finding) of data (visual, tasks)."""
    rng = np.random.Generator(np.random.PCG64([seed, 13]))
    generator = torch.Generator().manual_seed(seed)
    out = []
    for one in asked:
        like = random_train(known, one.film, one.finding, count, rng)
        visual = data.visual[one.film : one.film + 1].float()
        task = data.tasks[data.names.index(one.finding)][None]
        if isinstance(network, ChestSearchMap):
            at, length = search(
                network, visual.expand(count, -1, -1), task.expand(count, -1), generator=generator
            )
            out.append([_path(at[k, : int(length[k])].double().numpy(), like[k]) for k in range(count)])
            continue
        share = network(visual, task)[0].exp()
        drawn = []
        for path in like:
            cells = torch.multinomial(share, max(1, len(path) - 1), replacement=True, generator=generator)
            places = (
                network.places[cells] + (torch.rand(len(cells), 2, generator=generator) - 0.5) / network.grid
            )
            at = torch.cat([torch.full((1, 2), 0.5), places])[: len(path)]
            drawn.append(_path(at.double().numpy(), path))
        out.append(drawn)
    return out


def _path(places: NDArray[np.float64], like: Scanpath) -> Scanpath:
    """Fractions (n, 2) with the durations of a path, repeated where it is shorter."""
    duration = np.resize(like.duration_ms, len(places))
    return Scanpath(
        x_px=places[:, 0] * like.width_px,
        y_px=places[:, 1] * like.height_px,
        duration_ms=duration,
        onset_ms=np.cumsum(duration) - duration,
        width_px=like.width_px,
        height_px=like.height_px,
        source="heat map",
    )
