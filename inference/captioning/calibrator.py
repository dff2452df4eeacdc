# mypy: disable-error-code="arg-type, index, operator, union-attr"
"""The saliency calibrator: gaze heatmaps injected into a Qwen2.5-VL vision block by cross-attention.

Saliency tokens are queries, the visual tokens after self-attention are keys and values, and the result is
added before the MLP. The output projection starts at zero, so that the first step is the stock model bit
for bit; queries and keys carry the encoder's 2-D rotary position, without which all patches of equal
saliency would get the same answer. Attention never crosses image boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from transformers.models.qwen2_5_vl.modeling_qwen2_5_vl import (
    Qwen2_5_VLRMSNorm,
    Qwen2_5_VLVisionBlock,
    apply_rotary_pos_emb_vision,
)


class SaliencyCalibrator(nn.Module):
    """width: the encoder's; patch_values: raw saliency values a patch (patch_size squared).

    `saliency` holds, while a map is set, the rows (N, patch_values) in the encoder's window order and
    `image_lengths` the patches of each packed image; None is the stock model.
    """

    def __init__(self, width: int, heads: int, patch_values: int) -> None:
        super().__init__()
        self.heads = heads
        self.embed = nn.Linear(patch_values, width)
        self.query_norm = Qwen2_5_VLRMSNorm(width, eps=1e-6)
        self.key_norm = Qwen2_5_VLRMSNorm(width, eps=1e-6)
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)
        self.saliency: torch.Tensor | None = None
        self.image_lengths: list[int] = []
        self.strength: torch.Tensor | float = 1.0

    def forward(self, hidden: torch.Tensor, position: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        """hidden (N, width) -> what is added to it (N, width)."""
        assert self.saliency is not None
        n, width = hidden.shape
        shape = (n, self.heads, width // self.heads)
        keys_in = self.key_norm(hidden)
        q = self.query(self.query_norm(self.embed(self.saliency))).view(shape)
        k, v = self.key(keys_in).view(shape), self.value(keys_in).view(shape)
        q, k = apply_rotary_pos_emb_vision(q, k, *position)
        out = [
            F.scaled_dot_product_attention(*(t.transpose(0, 1)[None] for t in part))[0].transpose(0, 1)
            for part in zip(
                q.split(self.image_lengths),
                k.split(self.image_lengths),
                v.split(self.image_lengths),
                strict=True,
            )
        ]
        found: torch.Tensor = self.strength * self.out(torch.cat(out).reshape(n, width))
        return found


class CalibratedVisionBlock(Qwen2_5_VLVisionBlock):
    """A stock block with the calibrator between self-attention and MLP."""

    saliency_calibrator: SaliencyCalibrator

    def forward(
        self,
        hidden_states: torch.Tensor,
        cu_seqlens: torch.Tensor,
        position_embeddings: tuple[torch.Tensor, torch.Tensor] | None = None,
        **kwargs: Any,
    ) -> torch.Tensor:
        hidden_states = hidden_states + self.attn(
            self.norm1(hidden_states),
            cu_seqlens=cu_seqlens,
            position_embeddings=position_embeddings,
            **kwargs,
        )
        calibrator = self.saliency_calibrator
        if _inner(calibrator).saliency is not None:
            assert position_embeddings is not None
            hidden_states = hidden_states + calibrator(hidden_states, position_embeddings)
        out: torch.Tensor = hidden_states + self.mlp(self.norm2(hidden_states))
        return out


def _inner(calibrator: nn.Module) -> SaliencyCalibrator:
    """The calibrator itself, also when PEFT has wrapped it to save it with the adapter."""
    active = getattr(calibrator, "modules_to_save", None)
    return active["default"] if active is not None else calibrator  # type: ignore[return-value]


def add_calibrator(visual: nn.Module, layer: int) -> SaliencyCalibrator:
    """Turns block `layer` of a Qwen2.5-VL vision tower into a calibrated one."""
    config = visual.config
    block = visual.blocks[layer]
    calibrator = SaliencyCalibrator(config.hidden_size, config.num_heads, config.patch_size**2)
    calibrator.to(next(block.parameters()).device)
    block.__class__ = CalibratedVisionBlock
    block.saliency_calibrator = calibrator
    return calibrator


def calibrators(model: nn.Module) -> list[SaliencyCalibrator]:
    return [_inner(m.saliency_calibrator) for m in model.modules() if isinstance(m, CalibratedVisionBlock)]


@contextmanager
def saliency(
    model: nn.Module,
    rows: torch.Tensor | None,
    image_lengths: list[int],
    strength: float | torch.Tensor = 1.0,
) -> Iterator[None]:
    """While inside, the vision tower sees these saliency rows (window order). None: the stock model."""
    found = calibrators(model)
    for calibrator in found:
        calibrator.saliency, calibrator.image_lengths, calibrator.strength = rows, image_lengths, strength
    try:
        yield
    finally:
        for calibrator in found:
            calibrator.saliency = None
