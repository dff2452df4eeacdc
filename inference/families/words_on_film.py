"""MATEX on a generative model's own attention: on which part of the film the words of a phrase rest.

The words are said as the model's answer. Each layer gives, for the image tokens, the mean over heads of
ReLU(gradient x attention) summed over the words (Chefer et al. 2021, as in MATEX's first stage); what counts
is what all layers see, those that agree first (its second stage); the phrase's place on this film's lungs is
its fourth. There is no rollout: words read the image tokens directly in every layer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from inference.api import InputError
from inference.attribution.maps import minmax, upsample, weighted_attention
from inference.attribution.matex import agreed, layer_consistency
from inference.attribution.spatial_prior import Box, parse_prior
from inference.families.chat import ChatModel
from inference.families.film import on_film, shape_within

METHODS = {"matex": 1.0, "matex_no_prior": 0.0}
"""What such a model can be asked by, and the weight of the phrase's place."""
TEMPERATURE = 0.1
"""Of the weights of layers, as MATEX has it."""


@dataclass(frozen=True)
class WordsOnFilm:
    """values: float32 (h, w) in [0, 1] over the whole film, 0 where the model did not see it. probability:
    geometric mean of the words' probabilities as this film's answer. prior: words that gave a place."""

    values: NDArray[np.float32]
    probability: float
    prior: tuple[str, ...]


def words_on_film(
    model: ChatModel,
    image: NDArray[np.uint16],
    phrase: str,
    *,
    method: str,
    lungs: Box | None,
    shape: tuple[int, int],
) -> WordsOnFilm:
    """Raises InputError for a method that such a model cannot serve, or an empty phrase."""
    if method not in METHODS:
        raise InputError(
            f"The method {method!r} reads a dual encoder, which compares film and phrase; "
            f"{model.name} writes, and is asked by its own attention.",
            f"Choose {' or '.join(METHODS)}, or a dual encoder.",
        )
    seen = model.see(image)
    rows = model.word_attention(seen, phrase)
    layers = [
        weighted_attention(weights.float(), gradients.float()).sum(0).cpu()
        for weights, gradients in zip(rows.weights, rows.gradients, strict=True)
    ]
    if not layers:
        raise InputError(
            f"No layer of {model.name} looks at the image from so far.", "Choose another model for Explain."
        )
    grid = shared(layers).reshape(seen.grid)
    drawn = upsample(minmax(grid), shape_within(seen.box, shape))
    values = on_film(torch.from_numpy(drawn), seen.box, shape)
    prior = parse_prior(phrase, shape, lungs=lungs)
    part = prior.strength * METHODS[method]
    values = values * ((1 - part) + part * prior.values)
    return WordsOnFilm(
        (values / max(float(values.max()), 1e-9)).astype(np.float32),
        float(rows.likelihood.mean().exp()),
        prior.words if part else (),
    )


def shared(layers: list[torch.Tensor]) -> torch.Tensor:
    """What all layers' maps (P,) see, those that agree first (P,)."""
    blocks = [torch.cat([layer.new_zeros(1), layer])[None] for layer in layers]  # as from a class token
    return agreed([minmax(layer) for layer in layers], layer_consistency(blocks, TEMPERATURE))
