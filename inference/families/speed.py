"""How a generative model computes: Fast mode for drafts, and which attention kernel. Decided once a model,
and said.

Fast: a static cache, so that every token's step has the same shape and runs, on a GPU, as one compiled graph
(transformers compiles it). No Python may look into such a step: layers are not heard there, and Explain,
which reads attention, is a pass of its own with a growing cache (`ChatModel.word_attention`).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from transformers import AttentionInterface

FLASH = "flash_attention_2"
AGREES = 5e-2
"""Largest difference of a last hidden state, as a part of its length, between two kernels that are taken for
the same: bfloat16's rounding alone (2^-9 an operation) makes about 2e-2 over 36 layers."""
VARLEN = "radgaze_varlen_flash"
"""torch's own attention of packed sequences, for Qwen's image towers: transformers packs a tower's windows
for implementations with "flash" in their name alone, and reads others window by window."""
_STANDARD = "sdpa"


def settle(chat: Any) -> str:
    """Take FlashAttention-2 where it can be imported, runs and agrees with SDPA, and Fast mode on a GPU.
    Returns how the model computes, in words."""
    if not chat.device.startswith("cuda"):
        return "SDPA, plain decoding on the processor"
    chat.fast = True
    flash = "SDPA (no flash-attn)"
    if importlib.util.find_spec("flash_attn") is not None:
        flash = take_if_it_agrees(chat, FLASH)
    tower = "" if flash == FLASH else take_packed_if_it_agrees(chat)
    return f"{flash}{tower and f', the image tower by {tower}'}, Fast mode"


def take_if_it_agrees(chat: Any, kernel: str) -> str:
    """Have the model use an attention implementation if it says what SDPA says. Returns which one it uses,
    with the reason where that is SDPA."""
    return _taken(chat, kernel, chat.model.set_attn_implementation)


def take_packed_if_it_agrees(chat: Any) -> str:
    """Have a packed image tower use torch's variable-length attention if the model then says what it says
    with SDPA. Returns which one the tower uses, with the reason where that is SDPA; "" for towers that are
    not packed."""
    tower = getattr(chat.model.base_model, "visual", None)
    if tower is None:
        return ""
    if importlib.util.find_spec("torch.nn.attention.varlen") is None:
        return "SDPA (this torch has no variable-length attention)"

    def use(kernel: str) -> None:
        # past set_attn_implementation, which takes every name with "flash" for a package to fetch
        tower.config._attn_implementation_internal = kernel  # noqa: SLF001

    return _taken(chat, VARLEN, use)


def _taken(chat: Any, kernel: str, use: Callable[[str], None]) -> str:
    plain = _read(chat)
    try:
        use(kernel)
        worst = float(((_read(chat) - plain).norm(dim=-1) / plain.norm(dim=-1)).max())
    except (RuntimeError, ImportError, ValueError) as error:
        reason = f"{kernel} does not run: {str(error).splitlines()[0][:100]}"
    else:
        if worst <= AGREES:  # false for a NaN, too
            return kernel
        reason = f"{kernel} differs by {worst:.3g}"
    use(_STANDARD)
    return f"SDPA ({reason})"


def packed(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    *,
    cu_seq_lens_q: torch.Tensor,
    cu_seq_lens_k: torch.Tensor,
    max_length_q: int,
    max_length_k: int,
    scaling: float | None = None,
    **_: Any,
) -> tuple[torch.Tensor, None]:
    """query, key, value (1, heads, places of all windows, width) -> (1, places, heads, width)."""
    from torch.nn.attention import varlen

    query, key, value = (t[0].transpose(0, 1) for t in (query, key, value))
    starts, ends = cu_seq_lens_q.int(), cu_seq_lens_k.int()
    out: Any = varlen.varlen_attn(
        query, key, value, starts, ends, int(max_length_q), int(max_length_k), scale=scaling
    )
    return out[None], None


AttentionInterface.register(VARLEN, packed)


def _read(chat: Any) -> torch.Tensor:
    """The language model's last states (places, width) at the image tokens of a film of noise."""
    noise = np.random.Generator(np.random.PCG64(0)).integers(0, 65_536, (112, 112), dtype=np.uint16)
    chat.forget()
    states: torch.Tensor = chat.image_states(noise)[-1].float()
    chat.forget()
    return states
