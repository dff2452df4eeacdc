"""How well sentences fit films, by the global vector and by the best patches together.

The two have no common scale: each is put in its own spread over films that are known, and then they are
added. An encoder without a patch head is scored by its global vector alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.alignment.prompts import NEGATIVE, PLAIN
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.patch_head import PatchHead
from inference.labels import FINDINGS

Prompts = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""finding -> (phrases that state it, phrases that deny it)."""
SHIPPED: Prompts = {name: (PLAIN[name], NEGATIVE[name]) for name in FINDINGS}


@dataclass(frozen=True)
class Films:
    """vectors: unit vectors (n, d). features: of the stem (n, c, rows, columns), None without a head."""

    vectors: torch.Tensor
    features: torch.Tensor | None = None


def directions(encoder: DualEncoder, prompts: Prompts = SHIPPED) -> torch.Tensor:
    """(findings, d): the mean stating phrase minus the mean denying phrase, both of unit length."""
    rows = []
    for stating, denying in prompts.values():
        stated = F.normalize(encoder.encode_texts(stating).mean(0), dim=-1)
        denied = F.normalize(encoder.encode_texts(denying).mean(0), dim=-1)
        rows.append(stated - denied)
    return torch.stack(rows)


def global_scores(encoder: DualEncoder, films: Films, prompts: Prompts = SHIPPED) -> NDArray[np.float32]:
    """(n, findings): cosine with the mean stating phrase minus cosine with the mean denying phrase."""
    scores: NDArray[np.float32] = (films.vectors @ directions(encoder, prompts).T).float().cpu().numpy()
    return scores


@torch.no_grad()
def local_scores(
    encoder: DualEncoder, head: PatchHead, films: Films, prompts: Prompts = SHIPPED
) -> NDArray[np.float32]:
    """(n, findings): mean over the stating phrases of the logit that the best patches fit."""
    return np.stack(
        [sentence_logits(encoder, head, films, stating).mean(1) for stating, _ in prompts.values()], axis=1
    )


@torch.no_grad()
def sentence_logits(
    encoder: DualEncoder, head: PatchHead, films: Films, sentences: Sequence[str]
) -> NDArray[np.float32]:
    """(n, m): logit that each sentence is true of each film, from its best patches."""
    assert films.features is not None
    words = encoder.phrase_features(sentences)
    out = [
        head.evidence(head.similarity(films.features[i : i + 64].float(), words).flatten(2))
        for i in range(0, len(films.features), 64)
    ]
    return torch.cat(out).numpy()


def joined(parts: Sequence[NDArray[np.float32]], known: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The sum of scores (n, m), each in its mean and spread over known films (k, m)."""
    scaled = [
        (part - of.mean(0)) / np.maximum(of.std(0), 1e-6) for part, of in zip(parts, known, strict=True)
    ]
    return np.asarray(np.sum(scaled, axis=0), dtype=np.float32)
