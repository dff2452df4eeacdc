"""Relevance of attention (Chefer, Gur, Wolf 2021, equation 5, 6 and 13): R <- R + A R, A the mean over heads
of ReLU(gradient * attention)."""

from __future__ import annotations

import torch

from inference.attribution.maps import of_patches, weighted_attention
from inference.attribution.registry import Question, attribution_method


@attribution_method(
    "chefer",
    title="Chefer relevance",
    hint="Attention that raised the similarity, through all blocks",
    needs=("attention", "gradients"),
)
@torch.enable_grad()
def chefer(q: Question) -> torch.Tensor:
    walk = q.film.walk(q.film.states.clone().requires_grad_())
    gradients = torch.autograd.grad(walk.feature[0] @ q.text, walk.attention)
    relevance = torch.eye(walk.attention[0].shape[-1])
    for attention, gradient in zip(walk.attention, gradients, strict=True):
        relevance = relevance + weighted_attention(attention[0].detach(), gradient[0]) @ relevance
    return of_patches(relevance[0], q.film.grid)
