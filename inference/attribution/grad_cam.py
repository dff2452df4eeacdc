"""Grad-CAM (Selvaraju et al. 2017) on the tokens that enter the blocks: the last grid of a convolutional
stem, projected, or the patch embedding."""

from __future__ import annotations

import torch

from inference.attribution.maps import of_patches
from inference.attribution.registry import Question, attribution_method


@attribution_method(
    "grad_cam",
    title="Grad-CAM",
    hint="Channels of the patches, weighted by their mean gradient",
    needs=("gradients",),
)
@torch.enable_grad()
def grad_cam(q: Question) -> torch.Tensor:
    states = q.film.states.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(q.film.walk(states).feature[0] @ q.text, [states])
    weights = gradient[0, 1:].mean(0)
    return of_patches(states.detach()[0] @ weights, q.film.grid).clamp(min=0)
