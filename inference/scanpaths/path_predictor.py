"""The network of whole paths with the frozen towers that feed it: image and finding in, scanpaths out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.consensus import consensus_index
from eyetracking.scanpaths.starts import with_start
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.weights import load_weights
from inference.diagnosis.model import DiagnosisModel
from inference.scanpaths.path_network import (
    Memory,
    PathConfig,
    PathNetwork,
    Paths,
    Setting,
    draw,
    encode_path,
    next_cells,
    rows_of,
)
from inference.scanpaths.predictor import as_scanpath
from inference.scanpaths.towers import Backbone, Eyes, eyes

CONSENSUS_OF, CONSENSUS_SEED = 40, 1
"""Samples among which the consensus path is chosen, and their seed."""
_FRAME = 224


@dataclass(frozen=True)
class Asked:
    """A film and what is looked for on it."""

    memory: Memory
    tasks: torch.Tensor
    findings: tuple[str, ...]


class PathPredictor:
    """setting: how samples are drawn unless one is given."""

    def __init__(self, network: PathNetwork, towers: Eyes, *, setting: Setting) -> None:
        self.network, self.towers, self.setting = network.eval(), towers, setting

    @classmethod
    def load(
        cls,
        folder: Path,
        arch: dict[str, Any],
        encoder: DualEncoder,
        cnn: DiagnosisModel | Backbone,
        *,
        device: str = "cpu",
    ) -> PathPredictor:
        network = PathNetwork(PathConfig(**arch["network"]))
        network.load_state_dict(load_weights(folder / "model.safetensors"))
        return cls(network.to(device), eyes(encoder, cnn), setting=Setting(**arch["setting"]))

    @torch.no_grad()
    def inputs(self, image: NDArray[Any]) -> Memory:
        """What the network knows of one film, whatever is looked for: compute it once."""
        visual, words = self.towers.look(image, self.network.config.grid)
        if self.network.config.semantics == "none":
            words = torch.zeros_like(words)
        return self.network.encode(visual, words)

    @torch.no_grad()
    def predict(self, inputs: Memory, findings: Sequence[str]) -> Asked:
        return Asked(inputs, self.towers.encoder.phrase_features(list(findings)), tuple(findings))

    def samples(
        self, asked: Asked, row: int, *, count: int, seed: int, setting: Setting | None = None
    ) -> list[NDArray[np.float64]]:
        """count stochastic scanpaths of one finding, each (k, 4): x, y fractions, duration ms, and the
        standard deviation of the place before it was drawn (fraction)."""
        paths, spread = draw(
            self.network,
            asked.memory,
            asked.tasks[row : row + 1],
            count=count,
            generator=torch.Generator().manual_seed(seed),
            setting=setting or self.setting,
        )
        return _rows(paths, spread)

    def next_places(self, asked: Asked, row: int, read: Scanpath) -> NDArray[np.float32]:
        """After each fixation of a reading, how likely the next one lies in each cell of a square grid in
        raster order: (fixations, cells), each row of sum 1. The network knows the start and as many of the
        last fixations as it was trained with."""
        slots = self.network.config.slots - 1
        recent = [
            encode_path(with_start(read.where(slice(max(0, k + 2 - slots), k + 1))), slots)
            for k in range(len(read))
        ]
        place, log_ms, length = zip(*recent, strict=True)
        begun = Paths(torch.stack(place)[None], torch.stack(log_ms)[None], torch.tensor(length)[None])
        found = next_cells(self.network, asked.memory, asked.tasks[row : row + 1], begun)
        return found[0].float().cpu().numpy()

    def consensus_path(
        self, asked: Asked, row: int, drawn: Sequence[NDArray[np.float64]], *, seed: int
    ) -> tuple[NDArray[np.float64], int]:
        """The path that is most like the others, with durations, of those that were drawn, and of further
        ones where they are fewer than CONSENSUS_OF; and of how many it was chosen."""
        pool = list(drawn)[: 2 * CONSENSUS_OF]
        if len(pool) < CONSENSUS_OF:
            pool += self.samples(asked, row, count=CONSENSUS_OF - len(pool), seed=seed + 1)
        return pool[consensus_index(_scanpaths(pool), with_duration=True)], len(pool)

    def mean_path(self, asked: Asked, row: int) -> NDArray[np.float64]:
        """The consensus path, always the same for the same film and finding."""
        return self.consensus_path(asked, row, [], seed=CONSENSUS_SEED)[0]


def _scanpaths(drawn: Sequence[NDArray[np.float64]]) -> list[Scanpath]:
    return [as_scanpath(r, _FRAME, _FRAME) for r in drawn]


def _rows(paths: Paths, spread: torch.Tensor) -> list[NDArray[np.float64]]:
    """Those of the first film, all at once: a thousand small tensors cost as much as drawing them."""
    every = torch.cat([rows_of(paths, 0), spread[0, :, :, None]], -1).double().cpu().numpy()
    return [every[k, :n].copy() for k, n in enumerate(paths.length[0].tolist())]
