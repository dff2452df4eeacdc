"""Lens semantics on the visual grid: top-k tokens of each image token, as unembedding rows, averaged."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.backbones.vlm import VisionLanguageModel


@torch.no_grad()
def lens_semantics(
    vlm: VisionLanguageModel,
    features: torch.Tensor,
    *,
    layer: int,
    grid: int,
    top: int = 5,
    weighted: bool = True,
) -> torch.Tensor:
    """features (n, tokens, width) -> (n, grid*grid, width). weighted: by probability, else the plain mean
    of the published code. Tokens lie in raster order; the two grids cover the same anisotropic square."""
    ids, probability = vlm.logit_lens(features, layer=layer, top=top)
    rows = vlm.core.lm_head.weight[ids]
    weight = (
        probability / probability.sum(-1, keepdim=True) if weighted else torch.full_like(probability, 1 / top)
    )
    pooled = (rows * weight[..., None]).sum(-2)
    n, _, width = pooled.shape
    high, wide = vlm.grid
    square = pooled.view(n, high, wide, width).permute(0, 3, 1, 2)
    square = F.interpolate(square, (grid, grid), mode="bilinear", align_corners=False, antialias=grid < high)
    return square.flatten(2).transpose(1, 2).float()
