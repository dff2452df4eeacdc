"""MATEX: multi-scale attention rollout with text-guided spatial priors and layer consistency
(Imran, Lee, Lee 2026, arXiv 2601.11666). The paper's equations are not public; this build is ours from its
abstract. Its stages are pure functions, each a map of its own that can be looked at and left out:

1. `multi_scale_rollout` of gradient-weighted attention, from all blocks, the last two thirds, the last third;
2. `layer_consistency`: blocks that agree weigh more, patches where they agree too;
3. the gradient map: `integrated_gradients` from a normal film, phrase against its denial (where an encoder
   has no such reference: gradient times state of the first blocks);
4. the spatial prior, on this film's lungs (`spatial_prior`);
5. `fuse`.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch

from inference.attribution.integrated_gradients import STEPS, integrated
from inference.attribution.maps import minmax, of_patches, rollout, smooth, weighted_attention
from inference.attribution.registry import Option, Question, attribution_method

OPTIONS = (
    Option("attention", "exponent of the rollout; 0 leaves it out", 0.05, 0.0, 4.0),
    Option("gradient", "exponent of the gradient map; 0 leaves it out", 0.3, 0.0, 4.0),
    Option("blur", "of the gradient map, patches: single patches are noise, regions are not", 1.0, 0.0, 4.0),
    Option("prior", "weight of the spatial prior; 0 leaves it out", 1.0),
    Option("consistency", "1 weighs blocks and patches by their agreement", 1.0),
    Option("scales", "1 rolls out three suffixes of the blocks, 0 all blocks", 1.0),
    Option("temperature", "of the weights of the blocks", 0.1, 0.01, 10.0),
    STEPS,
)
NEEDS = ("attention", "gradients")


@dataclass(frozen=True)
class Consistency:
    """weights (L,) sum to 1; stability (P,) in [0, 1]: 1 where the layers agree."""

    weights: torch.Tensor
    stability: torch.Tensor


@dataclass(frozen=True)
class Rolled:
    """rollout (P,) in [0, 1], and the agreement of the blocks that it came from."""

    rollout: torch.Tensor
    consistency: Consistency


def layer_consistency(blocks: list[torch.Tensor], temperature: float) -> Consistency:
    """How far each block's map of the class token agrees with the others' (mean Pearson correlation)."""
    maps = torch.stack([minmax(block[0, 1:]) for block in blocks])
    centred = maps - maps.mean(1, keepdim=True)
    unit = centred / centred.norm(dim=1, keepdim=True).clamp(min=1e-9)
    agreement = ((unit @ unit.T).sum(1) - 1) / max(1, len(blocks) - 1)
    weights = (agreement / temperature).softmax(0)
    mean = (weights[:, None] * maps).sum(0)
    spread = (weights[:, None] * (maps - mean) ** 2).sum(0).sqrt()
    return Consistency(weights, 1 - spread / spread.max().clamp(min=1e-4))  # below that it is rounding


def multi_scale_rollout(blocks: list[torch.Tensor], weights: torch.Tensor, *, scales: bool) -> torch.Tensor:
    """Rollouts from all blocks, the last two thirds and the last third, weighed by their blocks' agreement
    (P,)."""
    n = len(blocks)
    starts = (0, n // 3, 2 * n // 3) if scales else (0,)
    importance = torch.stack([weights[s:].mean() for s in starts])
    importance = importance / importance.sum()
    parts = [w * minmax(rollout(blocks[s:])[0, 1:]) for w, s in zip(importance, starts, strict=True)]
    return torch.stack(parts).sum(0)


@torch.enable_grad()
def rolled(q: Question) -> Rolled:
    """Stages 1 and 2 from one forward and one backward pass."""
    o = q.options
    walk = q.film.walk(q.film.states.clone().requires_grad_())
    gradients = torch.autograd.grad(walk.feature[0] @ q.against_denial, walk.attention)
    blocks = [weighted_attention(a[0].detach(), g[0]) for a, g in zip(walk.attention, gradients, strict=True)]
    agreement = layer_consistency(blocks, o["temperature"])
    weights = agreement.weights if o["consistency"] else torch.full((len(blocks),), 1 / len(blocks))
    return Rolled(minmax(multi_scale_rollout(blocks, weights, scales=bool(o["scales"]))), agreement)


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
    walk = q.film.walk(q.film.states.clone().requires_grad_())
    early = walk.states[: max(1, q.film.depth // 3) + 1]
    gradients = torch.autograd.grad(walk.feature[0] @ q.against_denial, early)
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
    attention = torch.ones(q.film.grid)
    if o["attention"] > 0:
        found = rolled(q)
        attention = found.rollout * found.consistency.stability if o["consistency"] else found.rollout
        attention = attention.reshape(q.film.grid)
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
    hint="Stage 1: gradient-weighted attention, rolled out at three scales",
    kind="stage",
    needs=NEEDS,
    options=OPTIONS,
)
def matex_rollout(q: Question) -> torch.Tensor:
    return rolled(q).rollout.reshape(q.film.grid)


@attribution_method(
    "matex_consistency",
    title="MATEX: agreement of layers",
    hint="Stage 2: where the blocks agree",
    kind="stage",
    needs=NEEDS,
    options=OPTIONS,
)
def matex_consistency(q: Question) -> torch.Tensor:
    return rolled(q).consistency.stability.reshape(q.film.grid)


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
