"""LogitGaze-Med with the frozen towers that feed it: one image and a finding in, scanpaths out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.vlm import VisionLanguageModel
from inference.backbones.weights import load_weights
from inference.scanpaths.logitgaze_med import LogitGazeConfig, LogitGazeMed, Prediction, sample
from inference.scanpaths.semantics import lens_semantics


class ScanpathPredictor:
    def __init__(
        self,
        network: LogitGazeMed,
        encoder: DualEncoder,
        vlm: VisionLanguageModel,
        *,
        lens_layer: int,
        temperature: float,
    ) -> None:
        self.network, self.encoder, self.vlm = network.eval(), encoder, vlm
        self.lens_layer, self.temperature = lens_layer, temperature

    @classmethod
    def load(
        cls,
        folder: Path,
        arch: dict[str, Any],
        encoder: DualEncoder,
        vlm: VisionLanguageModel,
        *,
        device: str = "cpu",
    ) -> ScanpathPredictor:
        network = LogitGazeMed(LogitGazeConfig(**arch["network"]))
        network.load_state_dict(load_weights(folder / "model.safetensors"))
        return cls(
            network.to(device), encoder, vlm, lens_layer=arch["lens_layer"], temperature=arch["temperature"]
        )

    @torch.no_grad()
    def inputs(self, image: NDArray[Any]) -> tuple[torch.Tensor, torch.Tensor]:
        """Visual tokens and lens semantics of one image; neither depends on the finding, so compute them
        once."""
        visual = self.encoder.patch_features(self.encoder.pixel_values(image))
        with self.vlm.without_adapter():
            features = self.vlm.image_features(self.vlm.images(image))
            return visual, lens_semantics(
                self.vlm, features, layer=self.lens_layer, grid=self.network.config.grid
            )

    @torch.no_grad()
    def predict(self, inputs: tuple[torch.Tensor, torch.Tensor], findings: list[str]) -> Prediction:
        visual, semantics = (t.expand(len(findings), -1, -1) for t in inputs)
        out: Prediction = self.network(visual, semantics, self.encoder.phrase_features(findings))
        return out

    def samples(
        self, prediction: Prediction, row: int, *, count: int, seed: int
    ) -> list[NDArray[np.float64]]:
        """count stochastic scanpaths, each (k, 4): x, y fractions, duration ms, SD (fraction)."""
        generator = torch.Generator().manual_seed(seed)
        return [
            sample(prediction, row, generator=generator, temperature=self.temperature).double().cpu().numpy()
            for _ in range(count)
        ]

    def consensus_path(self, *_: Any, **__: Any) -> tuple[None, int]:
        """This network's slots are drawn one by one: a mean path it has, a consensus it has not."""
        return None, 0

    def mean_path(self, prediction: Prediction, row: int) -> NDArray[np.float64]:
        return sample(prediction, row, generator=None).double().cpu().numpy()


def as_scanpath(rows: NDArray[np.float64], width_px: int, height_px: int) -> Scanpath:
    """Rows of `samples` in image coordinates; onsets without saccade times."""
    duration = rows[:, 2]
    return Scanpath(
        x_px=rows[:, 0] * width_px,
        y_px=rows[:, 1] * height_px,
        duration_ms=duration,
        onset_ms=np.concatenate([[0.0], np.cumsum(duration)[:-1]]),
        width_px=width_px,
        height_px=height_px,
        source="predicted",
    )


def joined(paths: list[Scanpath]) -> Scanpath:
    """Several searches one after the other, as one reading."""
    starts = np.cumsum([0.0] + [float(p.duration_ms.sum()) for p in paths])
    return Scanpath(
        x_px=np.concatenate([p.x_px for p in paths]),
        y_px=np.concatenate([p.y_px for p in paths]),
        duration_ms=np.concatenate([p.duration_ms for p in paths]),
        onset_ms=np.concatenate([p.onset_ms + s for p, s in zip(paths, starts, strict=False)]),
        width_px=paths[0].width_px,
        height_px=paths[0].height_px,
        source="predicted",
    )
