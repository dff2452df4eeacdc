"""ROAR+ (remove and retrain): an encoder that goes on learning on films from which a map took what it marks
knows less of whole films, the more the map found of what matters. Reported as the loss above that of training
on whole films. A map that is large at the middle of every film takes much of it without finding anything: the
row of `center` says how much.

After M2IB's account (Wang, Rudner, Wilson 2023, NeurIPS); share, steps and rate are ours. The text is
left whole: the maps compared here are of films alone.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from inference.attribution.film import EncodedFilm
from inference.attribution.maps import minmax, upsample
from inference.backbones.dual_encoder import DualEncoder
from inference.evaluation.attribution import Films
from inference.evaluation.located import Pair


@dataclass(frozen=True)
class Retraining:
    """share: of the pixels that are taken, those the map marks most. held_out: part of the films."""

    share: float = 0.1
    steps: int = 25
    batch: int = 24
    rate: float = 3e-4
    held_out: float = 0.2


def without_marked(image: NDArray[np.uint8], values: NDArray[np.floating], share: float) -> NDArray[np.uint8]:
    """The film (h, w) with the `share` of its pixels that the map (h, w) marks most at the film's mean."""
    count = round(share * image.size)
    marked = np.argsort(values.ravel(), kind="stable")[image.size - count :]
    out = image.copy()
    out.ravel()[marked] = round(float(image.mean()))
    return out


def roar_plus(
    films: Films,
    maps: Sequence[torch.Tensor] | None,
    pairs: Sequence[Pair],
    *,
    seed: int,
    how: Retraining = Retraining(),
) -> float:
    """The contrastive loss (nats) on whole held-out films after training on films without what the maps
    (rows, columns; one a pair) mark; maps: None trains on whole films. Higher: more that matters was taken.
    """
    learn, held = _split(pairs, how.held_out, seed)
    encoder = _copy(films.encoder)
    states = [_states(films, pairs[k], None if maps is None else maps[k], how.share) for k in learn]
    texts = torch.stack(films[pairs[0].film].texts([p.phrase for p in pairs]))
    _train(encoder, torch.cat(states), texts[learn], _same([pairs[k].phrase for k in learn]), seed, how)
    whole = torch.cat([_states(films, pairs[k], None, 0.0) for k in held])
    with torch.no_grad():
        features = EncodedFilm(encoder, films[pairs[0].film].image).features(whole)
        return float(_loss(encoder, features, texts[held], _same([pairs[k].phrase for k in held])))


def _split(pairs: Sequence[Pair], share: float, seed: int) -> tuple[list[int], list[int]]:
    """Rows of pairs to learn from and held out; no film is in both."""
    rows = sorted({p.film for p in pairs})
    kept = set(np.random.default_rng(seed).permutation(rows)[: max(2, round(share * len(rows)))].tolist())
    return (
        [k for k, p in enumerate(pairs) if p.film not in kept],
        [k for k, p in enumerate(pairs) if p.film in kept],
    )


def _copy(encoder: DualEncoder) -> DualEncoder:
    """Its blocks may learn; what reads the pixels stays."""
    model = copy.deepcopy(encoder.model)
    for part in (model.vision_model.encoder, model.vision_model.post_layernorm, model.visual_projection):
        part.requires_grad_(requires_grad=True)
    return DualEncoder(model, encoder.tokenizer, size_px=encoder.size_px)


def _states(films: Films, pair: Pair, grid: torch.Tensor | None, share: float) -> torch.Tensor:
    film = films[pair.film]
    if grid is None:
        return film.states
    values = upsample(minmax(grid), film.image.shape)
    return EncodedFilm(films.encoder, without_marked(film.image, values, share)).states


def _same(phrases: Sequence[str]) -> torch.Tensor:
    """(n, n): whether two pairs say the same; they are no negatives of each other."""
    names = np.array(phrases)
    return torch.from_numpy(names[:, None] == names[None])


def _loss(
    encoder: DualEncoder, features: torch.Tensor, texts: torch.Tensor, same: torch.Tensor
) -> torch.Tensor:
    """InfoNCE both ways, where all pairs of one phrase are right."""
    logits = encoder.model.logit_scale.exp() * features @ texts.T
    right = logits.masked_fill(~same, -torch.inf)
    ways = [(logits.logsumexp(axis) - right.logsumexp(axis)).mean() for axis in (0, 1)]
    both: torch.Tensor = (ways[0] + ways[1]) / 2
    return both


def _train(
    encoder: DualEncoder,
    states: torch.Tensor,
    texts: torch.Tensor,
    same: torch.Tensor,
    seed: int,
    how: Retraining,
) -> None:
    learnt = [p for p in encoder.model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=how.rate, weight_decay=0.0)
    generator = torch.Generator().manual_seed(seed)
    walker = EncodedFilm(encoder, np.zeros((1, 1), np.uint8))
    for _ in range(how.steps):
        rows = torch.randperm(len(states), generator=generator)[: how.batch]
        with torch.enable_grad():
            loss = _loss(encoder, walker.features(states[rows]), texts[rows], same[rows][:, rows])
            optimiser.zero_grad()
            loss.backward()
        optimiser.step()
