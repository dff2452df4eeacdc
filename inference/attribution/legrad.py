"""LeGrad (Bousselham et al. 2024): each block's output is asked by itself; the gradient of its similarity
with respect to its attention, ReLU, mean over heads and over blocks."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.attribution.maps import of_patches
from inference.attribution.registry import Question, attribution_method


@attribution_method(
    "legrad",
    title="LeGrad",
    hint="How attention of each block would change that block's own answer",
    needs=("attention", "gradients"),
)
@torch.enable_grad()
def legrad(q: Question) -> torch.Tensor:
    film, model = q.film, q.film.encoder.model
    walk = film.walk(film.states.clone().requires_grad_())
    total = torch.zeros(film.grid)
    for attention, state in zip(walk.attention, walk.states[1:], strict=True):
        every = F.normalize(model.visual_projection(model.vision_model.post_layernorm(state[0])), dim=-1)
        (gradient,) = torch.autograd.grad(every.mean(0) @ q.text, [attention], retain_graph=True)
        total = total + of_patches(gradient[0].clamp(min=0).mean((0, 1)), film.grid)
    return total
