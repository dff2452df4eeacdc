"""An attention function that keeps SDPA and computes anew only the rows that are asked for.

The rows' weights take part in the result (weights times values, SDPA's rows to rounding),
so that a likelihood can be differentiated by them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from transformers import AttentionInterface, AttentionMaskInterface
from transformers.integrations.sdpa_attention import repeat_kv, sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

NAME = "radgaze_probe"
_active: list[AttentionRows] = []


class AttentionRows:
    """Attention of the newest tokens to chosen places, layer by layer. weights: after `finished`, a list of
    (heads, words, places); gradients: of the words' likelihood by them; likelihood: log-probability of each
    word."""

    def __init__(self, places: torch.Tensor) -> None:
        self.places = places
        self._live: list[torch.Tensor] = []
        self.weights: list[torch.Tensor] = []
        self.gradients: list[torch.Tensor] = []
        self.likelihood = torch.empty(0)

    def take(self, weights: torch.Tensor) -> None:
        """weights (1, heads, words, keys), as they take part in the result."""
        self._live.append(weights)

    def finished(self, likelihood: torch.Tensor) -> AttentionRows:
        """likelihood (words,): what the gradients are of."""
        if likelihood.requires_grad:
            found = torch.autograd.grad(likelihood.sum(), self._live)
        else:
            found = tuple(torch.zeros_like(w) for w in self._live)
        self.weights = [w.detach()[0, :, :, self.places] for w in self._live]
        self.gradients = [g[0, :, :, self.places] for g in found]
        self.likelihood = likelihood.detach()
        self._live = []
        return self


def probed(
    module: torch.nn.Module,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    **kwargs: Any,
) -> tuple[torch.Tensor, None]:
    """SDPA where nobody asks; else the rows of all queries (they are few: the words) with their weights."""
    if not _active:
        out: tuple[torch.Tensor, None] = sdpa_attention_forward(
            module, query, key, value, attention_mask, scaling=scaling, **kwargs
        )
        return out
    groups = getattr(module, "num_key_value_groups", 1)
    keys, values = repeat_kv(key, groups), repeat_kv(value, groups)
    scale = scaling if scaling is not None else query.shape[-1] ** -0.5
    scores = (query @ keys.transpose(-1, -2)).float() * scale
    if attention_mask is None:
        new, known = query.shape[2], keys.shape[2]
        mask = torch.ones(new, known, dtype=torch.bool, device=query.device).tril(known - new)
        scores = scores.masked_fill(~mask, -torch.inf)
    elif attention_mask.dtype == torch.bool:
        scores = scores.masked_fill(~attention_mask, -torch.inf)
    else:
        scores = scores + attention_mask.float()
    weights = scores.softmax(-1)
    if not weights.requires_grad:  # the first layer: the graph begins here
        weights.requires_grad_()
    rows = _active[-1]
    if weights.shape[-1] > int(rows.places.max()):  # a sliding window may have left the image behind
        rows.take(weights)
    return (weights.to(values.dtype) @ values).transpose(1, 2).contiguous(), None


AttentionInterface.register(NAME, probed)
AttentionMaskInterface.register(NAME, sdpa_mask)


@contextmanager
def attention_rows(model: Any, places: torch.Tensor) -> Iterator[AttentionRows]:
    """While inside, the language model's attention is probed (`places`: of keys, in the whole sequence)."""
    rows = AttentionRows(places)
    config = model.config.get_text_config()
    before = config._attn_implementation  # noqa: SLF001  transformers has no public getter of one part's
    text = model.base_model.language_model
    text.set_attn_implementation(NAME)
    _active.append(rows)
    try:
        yield rows
    finally:
        _active.pop()
        text.set_attn_implementation(before)
