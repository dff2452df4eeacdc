"""What a film is found again by: the vector of the whole, those of its parts, and that of what was looked at.

Whole films and sentences meet in the encoder's own space. Parts, regions and sentences meet in the space of
its patch head, which gaze taught which patches belong to which sentence; an encoder without one has no parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.heatmap import fixation_heatmap
from inference.attribution.film import EncodedFilm
from inference.backbones.dual_encoder import DualEncoder

PARTS = (4, 4)
"""Rows and columns of parts that a film is kept as."""
SIGMA_FRACTION = 0.05
"""Of the film's longer side: how wide a fixation looks."""


@dataclass(frozen=True)
class FilmVectors:
    """whole (d,). parts (16, w), row by row, and patches (rows, columns, w), unit vectors; both empty for an
    encoder without a patch head."""

    whole: torch.Tensor
    parts: torch.Tensor
    patches: torch.Tensor


class Encoder(Protocol):
    """Whatever gives a film a vector: a dual encoder, a backbone, a classifier's features."""

    def pixel_values(self, image: NDArray[Any]) -> torch.Tensor: ...
    def encode_images(self, pixel_values: torch.Tensor) -> torch.Tensor: ...


@torch.no_grad()
def film_vectors(encoder: Encoder, image: NDArray[Any]) -> FilmVectors:
    """image: uint8 or uint16 (h, w), dense is bright."""
    whole = encoder.encode_images(encoder.pixel_values(image))[0]
    if not isinstance(encoder, DualEncoder) or encoder.patch_head is None:
        return FilmVectors(whole, torch.empty(0, 0), torch.empty(0, 0, 0))
    head = encoder.patch_head
    patches = head.patches(EncodedFilm(encoder, image).stem_features)[0].reshape(*head.config.grid, -1)
    pooled = F.adaptive_avg_pool2d(patches.permute(2, 0, 1), PARTS)
    return FilmVectors(whole, F.normalize(pooled.flatten(1).T, dim=-1), patches)


def looked_at(made: FilmVectors, gaze: Scanpath) -> torch.Tensor | None:
    """The patches' mean, each with the time that the eyes were on it (w,), unit; None without a patch head or
    where no fixation lies on the film."""
    if not made.patches.numel():
        return None
    sigma = SIGMA_FRACTION * max(gaze.width_px, gaze.height_px)
    rows, columns = made.patches.shape[:2]
    time = torch.from_numpy(fixation_heatmap(gaze, sigma_px=sigma, shape=(rows, columns)).values)
    if not float(time.sum()) > 0:
        return None
    return F.normalize((made.patches * time[..., None]).sum((0, 1)), dim=-1)


@torch.no_grad()
def text_vectors(encoder: Any, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """(n, d) in the space of films, (n, w) in that of parts; the latter empty without a patch head.
    encoder: one with `encode_texts`, where there are texts."""
    if not texts:
        return torch.empty(0, 0), torch.empty(0, 0)
    whole = encoder.encode_texts(texts)
    if not isinstance(encoder, DualEncoder) or encoder.patch_head is None:
        return whole, torch.empty(0, 0)
    return whole, encoder.patch_head.sentences(encoder.phrase_features(texts))
