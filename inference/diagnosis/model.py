"""The diagnosis model: a cross-fitted ensemble of CNNs without gaze, and what gaze changes.

Cross-fitted: each member left out one third of the real patients, so that every real film of the training
sets can be scored by members that have not seen its patient, and a new film by all of them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import fixation_heatmap
from inference.backbones.cxr_cnn import CxrCnn, CxrCnnConfig
from inference.backbones.image_input import network_input, standardise
from inference.backbones.weights import load_weights
from inference.diagnosis.heads import GazeHeadConfig, TemporalHead, UNetHead

SIZE = 224
GRID = 14
SIGMA_FRACTION = 0.05
MAX_FIXATIONS = 96
FRAMINGS = (1.0, 0.92, 1.06)
"""Each film is answered as it is, a little closer and a little farther off; the mean is steadier."""


@dataclass(frozen=True)
class GazeTensors:
    """fixations (1, t, 3), lengths (1,), map (1, 1, 14, 14)."""

    fixations: torch.Tensor
    lengths: torch.Tensor
    map: torch.Tensor


def gaze_tensors(path: Scanpath) -> GazeTensors:
    """A scanpath as the heads read it; the first MAX_FIXATIONS fixations."""
    k = min(len(path), MAX_FIXATIONS)
    rows = np.stack(
        [
            path.x_px[:k] / path.width_px,
            path.y_px[:k] / path.height_px,
            np.minimum(path.duration_ms[:k], 2000),
        ],
        axis=1,
    )
    unit = path.scaled_to(GRID, GRID)
    heat = fixation_heatmap(unit, sigma_px=SIGMA_FRACTION * GRID, shape=(GRID, GRID)).values
    return GazeTensors(
        torch.from_numpy(rows.astype(np.float32))[None], torch.tensor([k]), torch.from_numpy(heat)[None, None]
    )


class DiagnosisModel:
    """members: the ensemble; base: the phantom-trained CNN whose grid the gaze heads read."""

    def __init__(
        self,
        base: CxrCnn,
        members: list[CxrCnn],
        temporal: TemporalHead,
        unet: UNetHead,
        calibration: dict[str, list[list[float]]],
        left_out: list[list[str]],
    ) -> None:
        for module in (base, *members, temporal, unet):
            module.eval()
        self.base, self.members, self.temporal, self.unet = base, members, temporal, unet
        self.calibration = {k: np.array(v) for k, v in calibration.items()}
        self.left_out = [set(group) for group in left_out]

    @classmethod
    def load(cls, folder: Path, arch: dict[str, Any], *, device: str = "cpu") -> DiagnosisModel:
        config = CxrCnnConfig(
            widths=tuple(arch["widths"]), depths=tuple(arch["depths"]), outputs=arch["outputs"]
        )
        heads = GazeHeadConfig(width=config.widths[-1], outputs=config.outputs)

        def cnn(name: str) -> CxrCnn:
            model = CxrCnn(config)
            model.load_state_dict(load_weights(folder / name))
            return model.to(device)

        temporal, unet = TemporalHead(heads), UNetHead(heads)
        temporal.load_state_dict(load_weights(folder / "temporal.safetensors"))
        unet.load_state_dict(load_weights(folder / "unet.safetensors"))
        facts = json.loads((folder / "facts.json").read_text("utf-8"))
        members = [cnn(f"member-{i}.safetensors") for i in range(arch["members"])]
        return cls(
            cnn("base.safetensors"),
            members,
            temporal.to(device),
            unet.to(device),
            facts["calibration"],
            facts["left_out"],
        )

    @torch.no_grad()
    def image_logits(self, x: torch.Tensor, *, patient: str | None = None) -> torch.Tensor:
        """x (n, 1, 224, 224) standardised -> (n, findings). A real patient of the training sets is scored
        only by the members that left it out."""
        chosen = [
            m
            for m, group in zip(self.members, self.left_out, strict=True)
            if patient is not None and patient in group
        ]
        framed = [x if scale == 1.0 else _framed(x, scale) for scale in FRAMINGS]
        return torch.stack([m(view) for m in (chosen or self.members) for view in framed]).mean(0)

    @torch.no_grad()
    def grid(self, x: torch.Tensor) -> torch.Tensor:
        out: torch.Tensor = self.base.trunk(x)
        return out

    @torch.no_grad()
    def gaze_change(self, grid: torch.Tensor, gaze: GazeTensors) -> torch.Tensor:
        """What gaze adds to the logits: mean of the temporal and the U-Net head (n, findings)."""
        change, _ = self.unet(grid, gaze.map)
        out: torch.Tensor = 0.5 * (self.temporal(grid, gaze.fixations, gaze.lengths) + change)
        return out

    def probabilities(self, logits: torch.Tensor, arm: str) -> NDArray[np.float64]:
        """Platt-scaled (a, b per finding) on phantom validation cases. arm: "no_gaze" or "gaze"."""
        a, b = self.calibration[arm].T
        out: NDArray[np.float64] = 1 / (1 + np.exp(-(a * logits.double().cpu().numpy() + b)))
        return out

    @staticmethod
    def input(image: NDArray[Any]) -> torch.Tensor:
        return network_input(image, SIZE)


def _framed(x: torch.Tensor, scale: float) -> torch.Tensor:
    """The middle `scale` of the films, standardised anew; over 1 the edges are repeated."""
    theta = torch.tensor([[scale, 0.0, 0.0], [0.0, scale, 0.0]], device=x.device).expand(len(x), 2, 3)
    grid = F.affine_grid(theta, list(x.shape), align_corners=False)
    return standardise(F.grid_sample(x, grid, mode="bilinear", padding_mode="border", align_corners=False))
