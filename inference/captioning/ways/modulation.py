"""Attention-score modulation, as in MULAN: in late blocks of the tower, tokens that were dwelt upon are read
more, or less, than their content alone says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import MethodType
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from transformers.models.qwen2_5_vl.modeling_qwen2_5_vl import apply_rotary_pos_emb_vision

from inference.captioning.dwell import DWELL_VALUES, dwell_features
from inference.captioning.tower import QwenTower
from inference.captioning.ways.base import GazeWay, by_row
from inference.captioning.ways.registry import register


class Modulation(GazeWay):
    name = "attention_modulation"
    title = "Attention modulation"
    hint = "Tokens that were dwelt upon are attended to more in the late blocks of the vision tower."
    own = ("gaze_scores",)

    def __init__(self, first_block: int) -> None:
        """first_block: the one whose self-attention is the last that no map changes."""
        self.first_block: int = first_block

    def _blocks(self, tower: QwenTower) -> list[Any]:
        return list(tower.visual.blocks[self.first_block + 1 :])

    def attach(self, tower: QwenTower) -> None:
        for block in self._blocks(tower):
            weight = block.attn.qkv.weight if hasattr(block.attn.qkv, "weight") else block.norm1.weight
            block.attn.gaze_scores = nn.Linear(DWELL_VALUES, block.attn.num_heads, bias=False).to(
                weight.device, weight.dtype
            )
            nn.init.zeros_(block.attn.gaze_scores.weight)

    @contextmanager
    def inside(self, tower: QwenTower, cells: torch.Tensor, strength: float | torch.Tensor) -> Iterator[None]:
        lengths = tower.lengths(cells)
        gaze = dwell_features(tower.rows(cells), lengths)
        factor = by_row(strength, lengths)
        before = []
        for block in self._blocks(tower):
            before.append((block.attn, block.attn.__dict__.get("forward")))
            block.attn.forward = MethodType(_modulated(gaze, factor), block.attn)
        try:
            yield
        finally:
            for attn, forward in before:
                del attn.forward
                if forward is not None:
                    attn.forward = forward

    def to_dict(self) -> dict[str, Any]:
        return {"first_block": self.first_block}


def _modulated(gaze: torch.Tensor, factor: float | torch.Tensor) -> Any:
    """The tower's attention, segment by segment, with each key's score for having been looked at."""

    def forward(
        self: Any,
        hidden_states: torch.Tensor,
        cu_seqlens: torch.Tensor,
        position_embeddings: tuple[torch.Tensor, torch.Tensor],
        **_: Any,
    ) -> torch.Tensor:
        n = len(hidden_states)
        scores = factor * self.gaze_scores(gaze.to(hidden_states.dtype))  # (n, heads)
        q, k, v = self.qkv(hidden_states).reshape(n, 3, self.num_heads, -1).unbind(1)
        q, k = apply_rotary_pos_emb_vision(q, k, *position_embeddings)
        lengths = (cu_seqlens[1:] - cu_seqlens[:-1]).tolist()
        if len(set(lengths)) == 1:  # all at once
            q, k, v = (t.view(len(lengths), lengths[0], *t.shape[1:]).transpose(1, 2) for t in (q, k, v))
            bias = scores.view(len(lengths), lengths[0], -1).transpose(1, 2)[:, :, None]
            bias = bias.expand(-1, -1, lengths[0], -1)
            out = F.scaled_dot_product_attention(q, k, v, attn_mask=bias, scale=self.scaling)
            return self.proj(out.transpose(1, 2).reshape(n, -1))  # type: ignore[no-any-return]
        parts = []
        for q_, k_, v_, s_ in zip(*(t.split(lengths) for t in (q, k, v, scores)), strict=True):
            q_, k_, v_ = (t.transpose(0, 1)[None] for t in (q_, k_, v_))
            bias = s_.T[None, :, None].expand(-1, -1, q_.shape[2], -1)
            out = F.scaled_dot_product_attention(q_, k_, v_, attn_mask=bias, scale=self.scaling)
            parts.append(out[0].transpose(0, 1))
        return self.proj(torch.cat(parts).reshape(n, -1))  # type: ignore[no-any-return]

    return forward


register("attention_modulation", lambda fields: Modulation(fields["first_block"]))
