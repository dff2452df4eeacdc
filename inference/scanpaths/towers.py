"""The frozen models that feed the scanpath networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.image_input import network_input
from inference.backbones.patch_head import multi_scale
from inference.backbones.vlm import VisionLanguageModel
from inference.diagnosis.model import DiagnosisModel
from inference.labels import FINDINGS
from inference.scanpaths.semantics import lens_semantics

LENS_LAYER = 3


class Eyes(Protocol):
    """What a scanpath network looks through."""

    @property
    def encoder(self) -> DualEncoder: ...
    def look(self, image: NDArray[Any], grid: int) -> tuple[torch.Tensor, torch.Tensor]:
        """One film of any size -> visual (1, cells, channels) and words (1, cells, findings), on grid x grid
        cells in raster order."""


@dataclass(frozen=True)
class Towers:
    """cnn: the one that knows findings, whose last grid is looked at. vlm: where its lens is asked for."""

    encoder: DualEncoder
    cnn: DiagnosisModel
    vlm: VisionLanguageModel | None = None

    def tasks(self) -> torch.Tensor:
        """The vector of each finding (findings, 192)."""
        return self.encoder.phrase_features(list(FINDINGS)).detach().cpu()

    def look(self, image: NDArray[Any], grid: int) -> tuple[torch.Tensor, torch.Tensor]:
        """As `Eyes`. Raises ValueError for another grid than the towers'."""
        seen = self.see(network_input(image, self.encoder.size_px))
        if seen["chex"].shape[1] != grid**2:
            raise ValueError(f"the finding CNN looks at {seen['chex'].shape[1]} cells, not {grid} x {grid}")
        return seen["chex"].float(), seen["words"].float()

    @torch.no_grad()
    def see(self, x: torch.Tensor) -> dict[str, torch.Tensor]:
        """Standardised films (n, 1, s, s) -> chex (n, cells, 112): the last grid of the CNN that knows
        findings; words (n, cells, findings): how well each finding's phrase fits each patch; lens (n, cells,
        192). Raises ValueError for an encoder without a patch head."""
        words, side = _words(self.encoder, x)
        out = {"chex": _cells(self.cnn.grid(x)), "words": words}
        if self.vlm is not None:
            with self.vlm.without_adapter():
                features = self.vlm.image_features(x.expand(-1, 3, -1, -1))
                out["lens"] = lens_semantics(self.vlm, features, layer=LENS_LAYER, grid=side)
        return out


class Backbone(Protocol):
    """A local checkpoint (ResNet, DenseNet-121)."""

    def patches(self, image: NDArray[Any]) -> torch.Tensor:
        """A film (h, w) -> (1, channels, rows, columns), over the whole film."""


@dataclass(frozen=True)
class LocalEyes:
    """A backbone of the store in place of the shipped CNN."""

    encoder: DualEncoder
    backbone: Backbone

    @torch.no_grad()
    def look(self, image: NDArray[Any], grid: int) -> tuple[torch.Tensor, torch.Tensor]:
        """As `Eyes`."""
        patches = self.backbone.patches(image)
        if patches.shape[-2:] != (grid, grid):
            patches = F.interpolate(patches, (grid, grid), mode="bilinear", antialias=True)
        return _cells(patches), _words(self.encoder, network_input(image, self.encoder.size_px))[0].float()


def eyes(encoder: DualEncoder, seen_by: DiagnosisModel | Backbone) -> Eyes:
    """The shipped CNN's, or those of another backbone."""
    return Towers(encoder, seen_by) if isinstance(seen_by, DiagnosisModel) else LocalEyes(encoder, seen_by)


def _words(encoder: DualEncoder, x: torch.Tensor) -> tuple[torch.Tensor, int]:
    """How well each finding's phrase fits each patch of standardised films (n, cells, findings), and how many
    cells a side. Raises ValueError for an encoder without a patch head."""
    head = encoder.patch_head
    if head is None:
        raise ValueError("the dual encoder has no patch head: train the stage 'egma' first")
    fit = head.similarity(multi_scale(encoder.stem.trunk, x), encoder.phrase_features(list(FINDINGS)))
    return _cells(fit), head.config.grid[0]


def _cells(grid: torch.Tensor) -> torch.Tensor:
    """(n, c, rows, columns) -> (n, cells, c) in raster order."""
    return grid.flatten(2).transpose(1, 2)
