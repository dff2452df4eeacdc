"""Relevance of attention (Chefer, Gur, Wolf 2021, equation 5, 6 and 13): R <- R + A R, A the mean over heads
of ReLU(gradient * attention)."""

from __future__ import annotations

import torch

from inference.attribution.maps import class_rows, of_patches, weighted_attention
from inference.attribution.registry import Question, attribution_method


@attribution_method(
    "chefer",
    title="Chefer relevance",
    hint="Attention that raised the similarity, through all blocks",
    needs=("attention", "gradients"),
)
@torch.enable_grad()
def chefer(q: Question) -> torch.Tensor:
    walk = q.film.tracked
    gradients = torch.autograd.grad(walk.feature[0] @ q.text, walk.attention, retain_graph=True)
    blocks = [weighted_attention(a[0].detach(), g[0]) for a, g in zip(walk.attention, gradients, strict=True)]
    *_, row = class_rows(blocks)
    return of_patches(row, q.film.grid)
