"""The logit lens in words: what a vision-language model's own vocabulary reads at each of its image tokens,
layer by layer."""

from __future__ import annotations

from typing import Any

import torch
from numpy.typing import NDArray

from inference import api
from inference.backbones.vlm import VisionLanguageModel
from inference.families.chat import ChatModel
from inference.families.film import WHOLE, Box

Layers = list[tuple[torch.Tensor, torch.Tensor]]
"""Ids and probabilities (tokens, top) of each layer, the embeddings first."""


def lens_words(
    model: VisionLanguageModel | ChatModel, image: NDArray[Any], *, top: int
) -> tuple[tuple[int, int], Box, list[api.LensLayer]]:
    """Rows and columns of the image tokens, which part of the film they cover, and their words."""
    if isinstance(model, ChatModel):
        seen = model.see(image)
        states = model.image_states(image)
        layers = [model.lens(states, layer=k, top=top) for k in range(len(states))]
        return seen.grid, seen.box, _words(layers, model.tokenizer)
    with torch.no_grad(), model.without_adapter():
        read = model.lens_by_layer(model.image_features(model.images(image)), top=top)
    layers = [(ids[0], share[0]) for ids, share in read]
    return model.grid, WHOLE, _words(layers, model.tokenizer)


def _words(layers: Layers, tokenizer: Any) -> list[api.LensLayer]:
    said: dict[int, str] = {}

    def word(number: int) -> str:
        if number not in said:
            said[number] = tokenizer.decode([number]).strip() or "\u2423"  # a blank, drawn
        return said[number]

    return [
        api.LensLayer(
            layer=k,
            words=[[word(i) for i in row] for row in ids.tolist()],
            shares=[[round(p, 4) for p in row] for row in shares.tolist()],
        )
        for k, (ids, shares) in enumerate(layers)
    ]
