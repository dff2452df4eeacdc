"""What a map is worth to the model itself: similarity when the film is covered by it, or uncovered."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray

from inference.attribution.film import EncodedFilm

STEPS = 10
METRICS = ("deletion", "insertion", "confidence_drop", "confidence_increase")


@torch.no_grad()
def perturbed(film: EncodedFilm, phrase: str, values: NDArray[np.float32]) -> dict[str, float]:
    """values (h, w) in [0, 1], any size. All similarities are cosines.

    deletion, insertion: mean similarity while the brightest tenth after tenth of the map is made dark, or is
    shown on a dark film (Petsiuk et al. 2018); low and high are good. confidence_drop: 100 max(0, s - s of
    the normalised film times the map), absolute; confidence_increase: 100 where that is higher (M2IB's).
    """
    image = film.encoder.pixel_values(film.image)
    size = image.shape[-2:]
    grid = torch.nn.functional.interpolate(
        torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))[None, None], size, mode="bilinear"
    )
    order = grid.flatten().argsort(descending=True, stable=True)
    rank = torch.empty_like(order)
    rank[order] = torch.arange(len(order))
    share = (rank.float() / len(order)).view(1, 1, *size)
    dark = image.amin((-2, -1), keepdim=True)
    cuts = [(k + 1) / STEPS for k in range(STEPS)]
    films = [image, image * grid]
    films += [torch.where(share < c, dark, image) for c in cuts]
    films += [torch.where(share < c, image, dark) for c in cuts]
    scores = film.encoder.encode_images(torch.cat(films)) @ film.text(phrase)
    whole, masked = float(scores[0]), float(scores[1])
    return {
        "deletion": float(scores[2 : 2 + STEPS].mean()),
        "insertion": float(scores[2 + STEPS :].mean()),
        "confidence_drop": 100 * max(0.0, whole - masked),
        "confidence_increase": 100.0 * (masked > whole),
    }
