"""Large products on a processor in pieces, with a look between them whether the job is still wanted.

On a processor without bfloat16 of its own a single matrix of a 3B model takes seconds, and a job that was
cancelled has two. Rows of a product, patches of an embedding and heads of attention do not depend on each
other, so the pieces give what the whole gives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as functional
from torch.overrides import TorchFunctionMode

PIECE = {torch.float32: 8e9, torch.bfloat16: 5e8, torch.float16: 5e8}
"""Multiplications at once: about a sixth of a second on one core without bfloat16 of its own (3.3e9 a second
there, 5e10 in float32)."""
SLOW_EMBEDDING = 6
"""A convolution of patches takes about so many times longer than a product of as many multiplications."""


class Steps(TorchFunctionMode):
    """While inside, `look` is called before every product, and between the pieces of a large one; it may
    raise."""

    def __init__(self, look: Callable[[], None], piece: dict[torch.dtype, float] = PIECE) -> None:
        super().__init__()
        self._look, self._piece = look, piece

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        more = kwargs or {}
        door = _DOORS.get(func)
        if door is None:
            return func(*args, **more)
        self._look()
        if args[0].device.type != "cpu":
            return func(*args, **more)
        return door(self, func, *args, **more)

    def _pieces(self, work: float, count: int, dtype: torch.dtype) -> int:
        """How many of `count` independent parts to compute at once."""
        return max(1, min(count, int(count * self._piece.get(dtype, PIECE[torch.float32]) / max(work, 1.0))))

    def linear(self, func: Any, x: torch.Tensor, weight: torch.Tensor, *rest: Any, **more: Any) -> Any:
        if x.dim() < 2 or weight.dim() != 2:
            return func(x, weight, *rest, **more)
        size = self._pieces(float(x.numel()) * weight.shape[0], x.shape[-2], x.dtype)
        return self._joined([(p,) for p in x.split(size, -2)], lambda p: func(p, weight, *rest, **more), -2)

    def embedding(self, func: Any, x: torch.Tensor, weight: torch.Tensor, *rest: Any, **more: Any) -> Any:
        """A convolution of patches: each image or patch by itself."""
        if x.dim() != weight.dim():
            return func(x, weight, *rest, **more)
        work = SLOW_EMBEDDING * float(x.numel()) * weight.shape[0]
        size = self._pieces(work, x.shape[0], x.dtype)
        return self._joined([(p,) for p in x.split(size)], lambda p: func(p, weight, *rest, **more), 0)

    def attention(
        self,
        func: Any,
        query: torch.Tensor,
        key: torch.Tensor,
        value: torch.Tensor,
        attn_mask: torch.Tensor | None = None,
        *rest: Any,
        **more: Any,
    ) -> Any:
        if query.dim() != 4 or (attn_mask is not None and attn_mask.dim() == 4 and attn_mask.shape[1] > 1):
            return func(query, key, value, attn_mask, *rest, **more)
        heads = key.shape[1]
        size = self._pieces(2.0 * query.numel() * key.shape[2], heads, query.dtype)
        shared = query.shape[1] // heads  # heads of queries that share one of keys
        parts = zip(query.split(size * shared, 1), key.split(size, 1), value.split(size, 1), strict=True)
        return self._joined(list(parts), lambda q, k, v: func(q, k, v, attn_mask, *rest, **more), 1)

    def _joined(self, parts: list[Any], product: Callable[..., torch.Tensor], axis: int) -> torch.Tensor:
        if len(parts) == 1:
            return product(*parts[0])
        made = []
        for part in parts:
            self._look()
            made.append(product(*part))
        return torch.cat(made, axis)


_DOORS: dict[Any, Callable[..., Any]] = {
    functional.linear: Steps.linear,
    torch.conv2d: Steps.embedding,
    torch.conv3d: Steps.embedding,
    functional.conv2d: Steps.embedding,
    functional.conv3d: Steps.embedding,
    functional.scaled_dot_product_attention: Steps.attention,
}
