"""How a generative model computes: Fast mode for drafts, and which attention kernel. Decided once a model,
and said.

Fast: a static cache, so that every token's step has the same shape and runs, on a GPU, as one compiled graph
(transformers compiles it). No Python may look into such a step: layers are not heard there, and Explain,
which reads attention, is a pass of its own with a growing cache (`ChatModel.word_attention`).
"""

from __future__ import annotations

import importlib.util
from typing import Any

import numpy as np
import torch

FLASH = "flash_attention_2"
AGREES = 5e-2
"""Largest difference of a last hidden state, as a part of its length, between two kernels that are taken for
the same: bfloat16's rounding alone (2^-9 an operation) makes about 2e-2 over 36 layers."""
_STANDARD = "sdpa"


def settle(chat: Any) -> str:
    """Take FlashAttention-2 where it can be imported, runs and agrees with SDPA, and Fast mode on a GPU.
    Returns how the model computes, in words."""
    if not chat.device.startswith("cuda"):
        return "SDPA, plain decoding on the processor"
    chat.fast = True
    if importlib.util.find_spec("flash_attn") is None:
        return "SDPA (no flash-attn), Fast mode"
    return f"{take_if_it_agrees(chat, FLASH)}, Fast mode"


def take_if_it_agrees(chat: Any, kernel: str) -> str:
    """Have the model use an attention implementation if it says what SDPA says. Returns which one it uses,
    with the reason where that is SDPA."""
    plain = _read(chat)
    try:
        chat.model.set_attn_implementation(kernel)
        worst = float(((_read(chat) - plain).norm(dim=-1) / plain.norm(dim=-1)).max())
    except (RuntimeError, ImportError, ValueError) as error:
        reason = f"{kernel} does not run: {str(error).splitlines()[0][:100]}"
    else:
        if worst <= AGREES:  # false for a NaN, too
            return kernel
        reason = f"{kernel} differs by {worst:.3g}"
    chat.model.set_attn_implementation(_STANDARD)
    return f"SDPA ({reason})"


def _read(chat: Any) -> torch.Tensor:
    """The language model's last states (places, width) at the image tokens of a film of noise."""
    noise = np.random.Generator(np.random.PCG64(0)).integers(0, 65_536, (112, 112), dtype=np.uint16)
    chat.forget()
    states: torch.Tensor = chat.image_states(noise)[-1].float()
    chat.forget()
    return states
