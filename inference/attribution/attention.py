"""Attention alone, without gradients: the last block's, and all blocks rolled out (Abnar and Zuidema 2020).

Neither knows of the phrase: both show where the encoder looks, not why it answers.
"""

from __future__ import annotations

import torch

from inference.attribution.maps import of_patches, rollout
from inference.attribution.registry import Question, attribution_method


@attribution_method(
    "raw_attention",
    title="Attention",
    hint="The last block's attention; the same for every phrase",
    needs=("attention",),
)
@torch.no_grad()
def raw_attention(q: Question) -> torch.Tensor:
    attention = q.film.walk(q.film.states).attention[-1]
    return of_patches(attention[0].mean(0)[0], q.film.grid)


@attribution_method(
    "rollout",
    title="Attention rollout",
    hint="Attention of all blocks; the same for every phrase",
    needs=("attention",),
)
@torch.no_grad()
def attention_rollout(q: Question) -> torch.Tensor:
    blocks = [a[0].mean(0) for a in q.film.walk(q.film.states).attention]
    return of_patches(rollout(blocks)[0], q.film.grid)
