"""MATEX: multi-scale attention rollout with text-guided spatial priors and layer consistency
(Imran, Lee, Lee 2026, arXiv 2601.11666). The paper's equations are not public; this build is ours from its
abstract. Its stages are pure functions, each a map of its own that can be looked at and left out:

1. `multi_scale_relevance`: gradient-weighted attention rolled out from all blocks, the last two thirds, the
   last third;
2. `layer_consistency`: scales whose blocks agree weigh more, and what counts is what all scales see;
3. the gradient map: `integrated_gradients` from a normal film, phrase against its denial (where an encoder
   has no such reference: gradient times state of the first blocks);
4. the spatial prior, on this film's lungs (`spatial_prior`);
5. `fuse`.
"""

from __future__ import annotations

import torch

from inference.attribution.integrated_gradients import STEPS, integrated
from inference.attribution.maps import class_rows, minmax, of_patches, smooth, weighted_attention
from inference.attribution.registry import Option, Question, attribution_method

OPTIONS = (
    Option("attention", "exponent of the rollout; 0 leaves it out", 0.1, 0.0, 4.0),
    Option("gradient", "exponent of the gradient map; 0 leaves it out", 0.3, 0.0, 4.0),
    Option("blur", "of the gradient map, patches: single patches are noise, regions are not", 1.0, 0.0, 4.0),
    Option("prior", "weight of the spatial prior; 0 leaves it out", 1.0),
    Option("consistency", "1 asks all scales to agree, 0 takes their mean", 1.0),
    Option("scales", "1 rolls out three suffixes of the blocks, 0 all blocks", 1.0),
    Option("temperature", "of the weights of the blocks", 0.1, 0.01, 10.0),
    STEPS,
)
NEEDS = ("attention", "gradients")


FAINT = 0.02
"""Of a scale's maximum: what one scale does not see at all weakens what others see, and does not end it."""


def layer_consistency(blocks: list[torch.Tensor], temperature: float) -> torch.Tensor:
    """Weights of the blocks (L,), sum 1: how far each block's map of the class token agrees with the others'
    (mean Pearson correlation)."""
    maps = torch.stack([minmax(block[0, 1:]) for block in blocks])
    centred = maps - maps.mean(1, keepdim=True)
    unit = centred / centred.norm(dim=1, keepdim=True).clamp(min=1e-9)
    agreement = ((unit @ unit.T).sum(1) - 1) / max(1, len(blocks) - 1)
    found: torch.Tensor = (agreement / temperature).softmax(0)
    return found


def multi_scale_relevance(blocks: list[torch.Tensor]) -> list[torch.Tensor]:
    """What the class token takes from each patch through all blocks, the last two thirds, the last third,
    each (P,) in [0, 1]."""
    n = len(blocks)
    starts = list(dict.fromkeys((0, n // 3, 2 * n // 3)))
    rows = dict(zip(range(n - 1, -1, -1), class_rows(blocks), strict=True))
    return [minmax(rows[start][1:]) for start in starts]


def agreed(scales: list[torch.Tensor], weights: torch.Tensor) -> torch.Tensor:
    """The geometric mean of the scales (P,) in [0, 1]; weights sum to 1."""
    logs = (torch.stack(scales) + FAINT).log()
    return minmax((weights[:, None] * logs).sum(0).exp())


@torch.enable_grad()
def weighted_blocks(q: Question) -> list[torch.Tensor]:
    """Gradient-weighted attention of every block (N, N) for the phrase against its denial."""
    walk = q.film.tracked
    gradients = torch.autograd.grad(walk.feature[0] @ q.against_denial, walk.attention, retain_graph=True)
    return [weighted_attention(a[0].detach(), g[0]) for a, g in zip(walk.attention, gradients, strict=True)]


def rolled(q: Question) -> torch.Tensor:
    """Stages 1 and 2 (rows, columns), from one backward pass."""
    o = q.options
    blocks = weighted_blocks(q)
    scales = multi_scale_relevance(blocks)[: None if o["scales"] else 1]
    if not o["consistency"]:
        return torch.stack(scales).mean(0).reshape(q.film.grid)
    weights = layer_consistency(blocks, o["temperature"])
    starts = [len(blocks) * k // 3 for k in range(len(scales))]
    each = torch.stack([weights[start:].mean() for start in starts])
    return agreed(scales, each / each.sum()).reshape(q.film.grid)


def gradient_map(q: Question) -> torch.Tensor:
    """Stage 3 (rows, columns)."""
    if q.film.encoder.reference is not None:
        found = integrated(q.film, q.against_denial, int(q.options["steps"]))
    else:
        found = gradient_times_state(q)
    return smooth(found, (q.options["blur"], q.options["blur"]))


@torch.enable_grad()
def gradient_times_state(q: Question) -> torch.Tensor:
    """Where there is no reference: ReLU of gradient times state around each block of the first third.

    There a token still speaks of its own patch; in the last blocks the evidence has moved to a few tokens.
    """
    walk = q.film.tracked
    early = walk.states[: max(1, q.film.depth // 3) + 1]
    gradients = torch.autograd.grad(walk.feature[0] @ q.against_denial, early, retain_graph=True)
    maps = [
        minmax(of_patches((s * g)[0].sum(-1), q.film.grid).clamp(min=0))
        for s, g in zip(early, gradients, strict=True)
    ]
    return torch.stack(maps).mean(0).detach()


def spatial_prior(q: Question) -> torch.Tensor:
    """Stage 4 (rows, columns): 1 where the phrase says to look, never 0."""
    prior = q.prior()
    rho = prior.strength * q.options.get("prior", 1.0)
    return (1 - rho) + rho * torch.from_numpy(prior.values)


def fuse(
    attention: torch.Tensor, gradient: torch.Tensor, prior: torch.Tensor, *, a: float, b: float
) -> torch.Tensor:
    """Stage 5: the product of the maps, each to its exponent. A map that is flat says nothing, and takes
    nothing away."""
    maps = [minmax(m) ** e for m, e in ((attention, a), (gradient, b)) if m.max() > m.min()]
    return torch.stack([*maps, prior]).prod(0)


@attribution_method(
    "matex",
    title="MATEX",
    hint="Gradients, attention rollout, agreement of layers and the phrase's place, fused",
    needs=NEEDS,
    options=OPTIONS,
    uses_prior=True,
)
def matex(q: Question) -> torch.Tensor:
    o = q.options
    attention = rolled(q) if o["attention"] > 0 else torch.ones(q.film.grid)
    gradient = gradient_map(q) if o["gradient"] > 0 else torch.ones(q.film.grid)
    return fuse(attention, gradient, spatial_prior(q), a=o["attention"], b=o["gradient"])


@attribution_method(
    "matex_no_prior",
    title="MATEX without the prior",
    hint="What MATEX sees where the phrase's words are given no place",
    kind="control",
    needs=NEEDS,
    options=OPTIONS,
)
def matex_no_prior(q: Question) -> torch.Tensor:
    return matex(Question(q.film, q.phrase, {**q.options, "prior": 0.0}))


@attribution_method(
    "matex_rollout",
    title="MATEX: rollout",
    hint="Stage 1: gradient-weighted attention, rolled out at three scales, their mean",
    kind="stage",
    needs=NEEDS,
    options=OPTIONS,
)
def matex_rollout(q: Question) -> torch.Tensor:
    return rolled(Question(q.film, q.phrase, {**q.options, "consistency": 0.0}))


@attribution_method(
    "matex_consistency",
    title="MATEX: agreement of layers",
    hint="Stage 2: what all scales see, those whose blocks agree first",
    kind="stage",
    needs=NEEDS,
    options=OPTIONS,
)
def matex_consistency(q: Question) -> torch.Tensor:
    return rolled(q)


@attribution_method(
    "matex_gradient",
    title="MATEX: gradients",
    hint="Stage 3: what each patch adds to the phrase, beyond a normal film",
    kind="stage",
    needs=NEEDS,
    options=OPTIONS,
)
def matex_gradient(q: Question) -> torch.Tensor:
    return gradient_map(q)
