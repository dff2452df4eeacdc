"""Integrated gradients (Sundararajan, Taly, Yan 2017) over the states that enter the first block.

The zero is the mean state of normal films at each place: what a film has there that a normal one has not.
What is explained is the phrase against its denial.
"""

from __future__ import annotations

import torch

from inference.attribution.film import EncodedFilm, gauss_legendre
from inference.attribution.maps import of_patches
from inference.attribution.registry import Option, Question, attribution_method

STEPS = Option("steps", "points on the way from a normal film", 3, 1, 64)


@torch.enable_grad()
def integrated(film: EncodedFilm, direction: torch.Tensor, steps: int) -> torch.Tensor:
    """(rows, columns): what each patch adds to feature @ direction, negative contributions as zero.

    The sum over all tokens is the difference between the film's score and the normal one's, up to the error
    of the quadrature.
    """
    return of_patches(contributions(film, direction, steps), film.grid).clamp(min=0)


@torch.enable_grad()
def contributions(film: EncodedFilm, direction: torch.Tensor, steps: int) -> torch.Tensor:
    """(N,), signed, class token first."""
    reference = film.encoder.reference
    assert reference is not None
    states, features = film.from_normal(steps)
    (gradient,) = torch.autograd.grad((features @ direction).sum(), [states], retain_graph=True)
    _, weights = gauss_legendre(steps)
    mean = (weights[:, None, None] * gradient).sum(0)
    return ((film.states - reference)[0] * mean).sum(-1).detach()


@attribution_method(
    "integrated_gradients",
    title="Integrated gradients",
    hint="From the mean of normal films, phrase against its denial",
    needs=("gradients", "reference"),
    options=(STEPS,),
)
def integrated_gradients(q: Question) -> torch.Tensor:
    return integrated(q.film, q.against_denial, int(q.options["steps"]))
