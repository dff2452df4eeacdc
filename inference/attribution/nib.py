"""Narrowing information bottleneck (Zhu et al. 2025): the states of one block are scaled from nothing to what
they are; state times gradient is gathered on the way. Deterministic."""

from __future__ import annotations

import torch

from inference.attribution.maps import of_patches
from inference.attribution.registry import Option, Question, attribution_method


@attribution_method(
    "nib",
    title="NIB",
    hint="State times gradient, gathered while one block's states grow from nothing",
    needs=("gradients",),
    options=(
        Option("block", "whose output is scaled", 8, 1, 32),
        Option("steps", "of the scale", 10, 1, 64),
    ),
)
@torch.enable_grad()
def nib(q: Question) -> torch.Tensor:
    film, steps = q.film, int(q.options["steps"])
    block = min(int(q.options["block"]), film.depth - 1)
    with torch.no_grad():
        z = film.walk(film.states).states[block]
    scale = torch.arange(1, steps + 1, dtype=z.dtype) / steps
    states = (scale[:, None, None] * z).requires_grad_()
    (gradient,) = torch.autograd.grad((film.walk(states, start=block).feature @ q.text).sum(), [states])
    return of_patches((states.detach() * gradient).sum((0, -1)), film.grid).clamp(min=0)
