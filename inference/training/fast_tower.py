"""The Qwen2.5-VL tower made fast for training on many small grey films; the numbers stay the same."""

from __future__ import annotations

from types import MethodType
from typing import Any

import torch
import torch.nn.functional as F
from transformers.models.qwen2_5_vl.modeling_qwen2_5_vl import apply_rotary_pos_emb_vision


def make_fast(visual: torch.nn.Module) -> None:
    """Replaces two forward methods of a tower, in place.

    Attention: segments of equal length in one call, instead of one call a segment.
    Patches: a still grey film repeats its pixels over channels and frames, so rows may also be given once,
    (n, patch * patch), and meet the kernel summed over its repeats: a sixth of the work.
    """
    for block in visual.blocks:  # type: ignore[union-attr]
        block.attn.forward = MethodType(_attend_in_one_call, block.attn)
    visual.patch_embed.forward = MethodType(_embed_grey, visual.patch_embed)  # type: ignore[union-attr]


def _embed_grey(self: Any, rows: torch.Tensor) -> torch.Tensor:
    if rows.shape[1] != self.patch_size**2:
        found: torch.Tensor = type(self).forward(self, rows)
        return found
    return F.linear(rows, self.proj.weight.sum((1, 2)).flatten(1))


def _attend_in_one_call(
    self: Any,
    hidden_states: torch.Tensor,
    cu_seqlens: torch.Tensor,
    position_embeddings: tuple[torch.Tensor, torch.Tensor] | None = None,
    max_seqlen: int | None = None,
    **kwargs: Any,
) -> torch.Tensor:
    n = hidden_states.shape[0]
    lengths = cu_seqlens[1:] - cu_seqlens[:-1]
    segment = int(lengths[0])
    if position_embeddings is None or bool((lengths != segment).any()):
        found: torch.Tensor = type(self).forward(
            self, hidden_states, cu_seqlens, position_embeddings, max_seqlen, **kwargs
        )
        return found
    q, k, v = self.qkv(hidden_states).reshape(n, 3, self.num_heads, -1).unbind(1)
    q, k = apply_rotary_pos_emb_vision(q, k, *position_embeddings)
    q, k, v = (t.reshape(-1, segment, self.num_heads, t.shape[-1]).transpose(1, 2) for t in (q, k, v))
    out = F.scaled_dot_product_attention(q, k, v, scale=self.scaling)
    found = self.proj(out.transpose(1, 2).reshape(n, -1))
    return found
