"""Grad-ECLIP (Zhao et al. 2024, section 3.2): in the last block taken as one head, the gradient at the class
token's output weighs the channels of each patch's value, and a loosened attention weighs the patches."""

from __future__ import annotations

import torch
import torch.nn.functional as F

from inference.attribution.maps import minmax, of_patches
from inference.attribution.registry import Option, Question, attribution_method


@attribution_method(
    "grad_eclip",
    title="Grad-ECLIP",
    hint="Values of the patches, weighted by the gradient at the class token",
    needs=("attention", "gradients"),
    options=(Option("block", "counted from the last", 1, 1, 32),),
)
@torch.enable_grad()
def grad_eclip(q: Question) -> torch.Tensor:
    film = q.film
    walk = film.walk(film.states.clone().requires_grad_())
    at = -min(int(q.options["block"]), film.depth)
    (gradient,) = torch.autograd.grad(walk.feature[0] @ q.text, [walk.heads[at]])
    query, key, value = (t[at].detach()[0] for t in (walk.queries, walk.keys, walk.values))
    near = minmax(F.cosine_similarity(query[:1], key, dim=-1)[1:])
    grid = of_patches(value @ gradient[0, 0], film.grid)
    return (grid * near.reshape(film.grid)).clamp(min=0)
