"""MATEX: multi-scale attention rollout with text-guided spatial priors and layer consistency
(Imran, Lee, Lee 2026, arXiv 2601.11666). The paper's equations are not public; this build is ours from its
abstract,
and the evaluation shows each part on its own.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import torch
from numpy.typing import NDArray

from inference.api import InputError
from inference.attribution.maps import gradient_weighted_attention, minmax, rollout, upsample
from inference.attribution.registry import Attribution, attribution_method
from inference.attribution.spatial_prior import parse_prior
from inference.backbones.dual_encoder import DualEncoder, Taps


@dataclass(frozen=True)
class MatexOptions:
    """attention, gradient: exponents of the two maps, chosen on 179 findings of the validation phantoms (the
    pointing game is flat around them). prior: weight of the spatial prior (1 as parsed, 0 off).
    consistency: 1 weighs layers and patches by their agreement, 0 not. scales: 1 rolls out three suffixes of
    the blocks, 0 only all. temperature: of the softmax over layer agreement."""

    attention: float = 0.125
    gradient: float = 0.35
    prior: float = 1.0
    consistency: float = 1.0
    scales: float = 1.0
    temperature: float = 0.1


@dataclass(frozen=True)
class Consistency:
    """weights (L,) sum to 1; stability (P,) in [0, 1]: 1 where the layers agree."""

    weights: torch.Tensor
    stability: torch.Tensor


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
    return sum(w * minmax(rollout(blocks[s:])[0, 1:]) for w, s in zip(importance, starts, strict=True))


def gradient_map(taps: Taps, weights: torch.Tensor) -> torch.Tensor:
    """ReLU of gradient times state, summed over channels, around each block of the first third (P,).

    There a token still speaks of its own patch; in the last blocks the evidence has moved to a few tokens.
    """
    depth = len(taps.attention)
    chosen = range(min(depth, max(1, depth // 3) + 1))
    maps = [minmax((taps.hidden[i] * taps.hidden_gradient[i]).sum(-1)[1:].clamp(min=0)) for i in chosen]
    share = weights[: len(chosen)]
    return (share[:, None] / share.sum() * torch.stack(maps)).sum(0)


@attribution_method("matex", needs=("attention", "gradients"), deterministic=True)
def matex(
    encoder: DualEncoder, image: NDArray, phrase: str, *, shape: tuple[int, int], options: dict[str, float]
) -> Attribution:
    """Multi-scale, layer-consistent attention rollout with gradients and a text-guided spatial prior."""
    names = {f.name for f in fields(MatexOptions)}
    if unknown := set(options) - names:
        raise InputError(
            f"Unknown MATEX option {sorted(unknown)[0]!r}.", f"Options: {', '.join(sorted(names))}."
        )
    chosen = MatexOptions(**options)
    taps = encoder.tap(image, phrase)
    blocks = gradient_weighted_attention(taps)
    consistency = layer_consistency(blocks, chosen.temperature)
    weights = consistency.weights if chosen.consistency else torch.full((len(blocks),), 1 / len(blocks))
    attention = multi_scale_rollout(blocks, weights, scales=bool(chosen.scales))
    if chosen.consistency:
        attention = minmax(attention) * consistency.stability
    prior = parse_prior(phrase, taps.grid)
    rho = prior.strength * chosen.prior
    where = (1 - rho) + rho * torch.from_numpy(prior.values).reshape(-1)
    fused = (
        minmax(attention) ** chosen.attention * minmax(gradient_map(taps, weights)) ** chosen.gradient * where
    )
    return Attribution(upsample(minmax(fused).reshape(taps.grid), shape), taps.similarity, prior.words)
