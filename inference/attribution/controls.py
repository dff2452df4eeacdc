"""Controls that every attribution table shows: the prior alone, the image centre, gradients and attention
alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from inference.attribution.matex import matex
from inference.attribution.registry import Attribution, attribution_method
from inference.attribution.spatial_prior import parse_prior
from inference.backbones.dual_encoder import DualEncoder


@attribution_method("prior_only", needs=(), deterministic=True)
def prior_only(
    encoder: DualEncoder, image: NDArray, phrase: str, *, shape: tuple[int, int], options: dict[str, float]
) -> Attribution:
    """Control: the phrase's spatial prior, without looking at the image."""
    prior = parse_prior(phrase, shape)
    return Attribution(prior.values, 0.0, prior.words)


@attribution_method("center", needs=(), deterministic=True)
def center(
    encoder: DualEncoder, image: NDArray, phrase: str, *, shape: tuple[int, int], options: dict[str, float]
) -> Attribution:
    """Control: a Gaussian at the image centre."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    y, x = (y + 0.5) / shape[0] - 0.5, (x + 0.5) / shape[1] - 0.5
    return Attribution(np.exp(-0.5 * (x**2 + y**2) / 0.2**2).astype(np.float32), 0.0)


@attribution_method("matex_no_prior", needs=("attention", "gradients"), deterministic=True)
def matex_no_prior(
    encoder: DualEncoder, image: NDArray, phrase: str, *, shape: tuple[int, int], options: dict[str, float]
) -> Attribution:
    """Control: MATEX without the spatial prior."""
    return matex(encoder, image, phrase, shape=shape, options={**options, "prior": 0.0})
