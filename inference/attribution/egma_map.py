"""The map of an encoder's patch-sentence head: not an explanation that was found in a model which nobody
taught where to look, but what gaze taught it. Always told apart from training-free attribution."""

from __future__ import annotations

import torch

from inference.attribution.maps import minmax
from inference.attribution.registry import Option, Question, attribution_method


@torch.no_grad()
def head_map(q: Question) -> torch.Tensor:
    """Cosine of each patch with the phrase, min-max (rows, columns)."""
    head = q.film.encoder.patch_head
    assert head is not None
    words = q.film.encoder.phrase_features([q.phrase])
    return minmax(head.similarity(q.film.stem_features, words)[0, 0])


@attribution_method(
    "egma_map",
    title="EGMA (taught by gaze)",
    hint="Patches that gaze taught to belong to such a phrase",
    needs=("stem", "patch head"),
    options=(
        Option("exponent", "of the map before the prior", 4.0, 0.0, 16.0),
        Option("prior", "weight of the spatial prior", 1.0),
    ),
    uses_prior=True,
    trained_on_places=True,
)
def egma_map(q: Question) -> torch.Tensor:
    prior = q.prior()
    rho = prior.strength * q.options["prior"]
    return head_map(q) ** q.options["exponent"] * ((1 - rho) + rho * torch.from_numpy(prior.values))
