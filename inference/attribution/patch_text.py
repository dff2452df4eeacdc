"""Patch-text similarity (BioViL, Boecking et al. 2022): the last patches, projected, against the phrase."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.attribution.maps import of_patches
from inference.attribution.registry import Question, attribution_method


@attribution_method(
    "patch_text",
    title="Patch-text cosine",
    hint="Each patch of the last block against the phrase",
    needs=("patches",),
)
@torch.no_grad()
def patch_text(q: Question) -> torch.Tensor:
    model = q.film.encoder.model
    last = q.film.walk(q.film.states).states[-1][0]
    patches = F.normalize(model.visual_projection(model.vision_model.post_layernorm(last)), dim=-1)
    return of_patches(patches @ q.text, q.film.grid).clamp(min=0)
