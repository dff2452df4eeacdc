"""The frozen models that feed the scanpath networks."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.patch_head import multi_scale
from inference.backbones.vlm import VisionLanguageModel
from inference.diagnosis.model import DiagnosisModel
from inference.labels import FINDINGS
from inference.scanpaths.semantics import lens_semantics

LENS_LAYER = 3


@dataclass(frozen=True)
class Towers:
    """cnn: the one that knows findings, whose last grid is looked at. vlm: where its lens is asked for."""

    encoder: DualEncoder
    cnn: DiagnosisModel
    vlm: VisionLanguageModel | None = None

    def tasks(self) -> torch.Tensor:
        """The vector of each finding (findings, 192)."""
        return self.encoder.phrase_features(list(FINDINGS)).detach().cpu()

    @torch.no_grad()
    def see(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        """Standardised films (n, 1, s, s) -> chex (n, cells, 112): the last grid of the CNN that knows
        findings; words (n, cells, findings): how well each finding's phrase fits each patch; lens (n, cells,
        192). Raises ValueError for an encoder without a patch head."""
        head = self.encoder.patch_head
        if head is None:
            raise ValueError("the dual encoder has no patch head: train the stage 'egma' first")
        tasks = self.encoder.phrase_features(list(FINDINGS))
        fit = head.similarity(multi_scale(self.encoder.stem.trunk, x), tasks)
        out = {"chex": _cells(self.cnn.grid(x)), "words": _cells(fit)}
        if self.vlm is not None:
            with self.vlm.without_adapter():
                features = self.vlm.image_features(x.expand(-1, 3, -1, -1))
                out["lens"] = lens_semantics(self.vlm, features, layer=LENS_LAYER, grid=head.config.grid[0])
        return out


def _cells(grid: torch.Tensor) -> torch.Tensor:
    """(n, c, rows, columns) -> (n, cells, c) in raster order."""
    return grid.flatten(2).transpose(1, 2)
