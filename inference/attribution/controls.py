"""Controls that every attribution table shows: the prior alone, and the image centre."""

from __future__ import annotations

import torch

from inference.attribution.registry import Question, attribution_method

FINE = (112, 112)


@attribution_method(
    "prior_only",
    title="Prior only",
    hint="Where the phrase's words say to look, without looking at the film",
    kind="control",
    uses_prior=True,
)
def prior_only(q: Question) -> torch.Tensor:
    return torch.from_numpy(q.prior(FINE).values)


@attribution_method("center", title="Centre", hint="A Gaussian at the middle of the film", kind="control")
def center(q: Question) -> torch.Tensor:
    rows, columns = (torch.arange(n) / n + 0.5 / n - 0.5 for n in FINE)
    return torch.exp(-0.5 * (rows[:, None] ** 2 + columns[None, :] ** 2) / 0.2**2)
