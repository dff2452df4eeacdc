# mypy: disable-error-code="arg-type, index, operator, union-attr"
"""The saliency calibrator: where somebody looked, injected into a late block of a Qwen vision tower.

What was looked at in a patch makes its query, the visual tokens after self-attention are keys and values, and
the answer is added before the MLP. The output projection starts at zero, so that the first step is the stock
model bit for bit; queries and keys carry the encoder's 2-D rotary position, without which all patches of
equal dwell would get the same answer. Attention never crosses image boundaries.

The paper's form (post-norm, a plain projection of the map's values) is `CalibratorOptions.literal()`. Its
query says that a patch was looked at, hardly how long, and its residual is a hundredth of the stream; ours
speaks in a basis of dwell times, may look away (a null key), and has the scale of the token that it is added
to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from transformers.models.qwen2_5_vl.modeling_qwen2_5_vl import (
    Qwen2_5_VLRMSNorm,
    Qwen2_5_VLVisionBlock,
    apply_rotary_pos_emb_vision,
)
from transformers.models.qwen2_vl.modeling_qwen2_vl import Qwen2VLVisionBlock
from transformers.models.qwen3_vl.modeling_qwen3_vl import Qwen3VLVisionBlock

from inference.captioning.dwell import CELLS, DWELL_VALUES, dwell_features, peak_normalised


@dataclass(frozen=True)
class CalibratorOptions:
    """layers: the blocks that listen. dwell: a patch's gaze as a basis of seconds, not as its cells' values
    over the map's maximum. query_norm: normalise the embedded gaze. null_key: a key that stands for nothing.
    to_scale: the answer times the token's root mean square. post_norm: normalise after adding."""

    layers: tuple[int, ...]
    dwell: bool = True
    query_norm: bool = False
    null_key: bool = True
    to_scale: bool = True
    post_norm: bool = False

    @staticmethod
    def literal(layers: tuple[int, ...]) -> CalibratorOptions:
        """As the paper writes it."""
        return CalibratorOptions(
            layers, dwell=False, query_norm=True, null_key=False, to_scale=False, post_norm=True
        )

    @staticmethod
    def of(fields: dict[str, Any]) -> CalibratorOptions:
        """From a manifest."""
        return CalibratorOptions(**{**fields, "layers": tuple(fields["layers"])})

    def to_dict(self) -> dict[str, Any]:
        return {**asdict(self), "layers": list(self.layers)}


class SaliencyCalibrator(nn.Module):
    """width: the encoder's. While a map is set, `cells` holds its rows (N, CELLS**2) in the encoder's order,
    in seconds, `image_lengths` the patches of each packed image, and `strength` a factor, one for all or a
    row (N, 1); cells None is the stock model."""

    def __init__(self, width: int, heads: int, options: CalibratorOptions) -> None:
        super().__init__()
        self.heads, self.options = heads, options
        self.embed = nn.Linear(DWELL_VALUES if options.dwell else CELLS * CELLS, width)
        self.query_norm = Qwen2_5_VLRMSNorm(width, eps=1e-6) if options.query_norm else nn.Identity()
        self.key_norm = Qwen2_5_VLRMSNorm(width, eps=1e-6)
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.null = nn.Parameter(torch.zeros(heads, width // heads)) if options.null_key else None
        self.after = nn.LayerNorm(width, elementwise_affine=False) if options.post_norm else nn.Identity()
        nn.init.zeros_(self.out.weight)
        self.cells: torch.Tensor | None = None
        self.image_lengths: list[int] = []
        self.strength: torch.Tensor | float = 1.0

    def forward(self, hidden: torch.Tensor, position: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        """hidden (N, width) -> hidden with what the gaze says of it (N, width)."""
        assert self.cells is not None
        n, width = hidden.shape
        shape = (n, self.heads, width // self.heads)
        features = dwell_features if self.options.dwell else peak_normalised
        gaze = features(self.cells, self.image_lengths).to(hidden.dtype)
        keys_in = self.key_norm(hidden)
        query = self.query(self.query_norm(self.embed(gaze))).view(shape)
        k, v = self.key(keys_in).view(shape), self.value(keys_in).view(shape)
        q, k = apply_rotary_pos_emb_vision(query, k, *position)
        nothing = None if self.null is None else (query * self.null).sum(-1, keepdim=True)
        parts = [
            _attend(*(None if t is None else t[start:end].transpose(0, 1) for t in (q, k, v, nothing)))
            for start, end in _bounds(self.image_lengths)
        ]
        answer = self.out(torch.cat(parts).reshape(n, width))
        if self.options.to_scale:
            answer = answer * hidden.detach().float().square().mean(-1, keepdim=True).sqrt().to(hidden.dtype)
        found: torch.Tensor = self.after(hidden + self.strength * answer)
        return found


def _attend(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, nothing: torch.Tensor | None) -> torch.Tensor:
    """(heads, n, d) each -> (n, heads, d). nothing (heads, n, 1): each query's score for looking away, whose
    value is zero: it rides on one more channel, so that the kernels of plain attention serve."""
    scale = q.shape[-1] ** -0.5
    if nothing is None:
        return F.scaled_dot_product_attention(q[None], k[None], v[None], scale=scale)[0].transpose(0, 1)
    q = torch.cat([q, nothing], -1)
    k = F.pad(k, (0, 1, 0, 1))
    k[:, -1, -1] = 1
    v = F.pad(v, (0, 1, 0, 1))
    out = F.scaled_dot_product_attention(q[None], k[None], v[None], scale=scale)[0]
    return out[..., :-1].transpose(0, 1)


def _bounds(lengths: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for length in lengths:
        yield start, start + length
        start += length


class _Calibrated:
    """A stock block that a pass can begin at, with a calibrator between self-attention and MLP where it has
    one. kept: the tokens after self-attention of an earlier pass, from which this one goes on; seen: where
    they are to be left."""

    kept: torch.Tensor | None = None
    seen: list[torch.Tensor] | None = None

    def forward(
        self,
        hidden_states: torch.Tensor,
        cu_seqlens: torch.Tensor,
        position_embeddings: tuple[torch.Tensor, torch.Tensor] | None = None,
        **kwargs: Any,
    ) -> torch.Tensor:
        block: Any = self
        if self.kept is None:
            hidden_states = hidden_states + block.attn(
                block.norm1(hidden_states),
                cu_seqlens=cu_seqlens,
                position_embeddings=position_embeddings,
                **kwargs,
            )
        else:
            hidden_states = self.kept
        if self.seen is not None:
            self.seen.append(hidden_states.detach())
        calibrator = _of_block(self)
        if calibrator is not None and _inner(calibrator).cells is not None:
            hidden_states = calibrator(hidden_states, position_embeddings)
        out: torch.Tensor = hidden_states + block.mlp(block.norm2(hidden_states))
        return out


def _of_block(block: Any) -> nn.Module | None:
    """Its calibrator, a module among its modules, where it has one."""
    found: nn.Module | None = getattr(block, "saliency_calibrator", None)
    return found


class CalibratedQwen25Block(_Calibrated, Qwen2_5_VLVisionBlock):
    """Of Qwen2.5-VL."""


class CalibratedQwen2Block(_Calibrated, Qwen2VLVisionBlock):
    """Of Qwen2-VL, whose tower has no windows."""


class CalibratedQwen3Block(_Calibrated, Qwen3VLVisionBlock):
    """Of Qwen3-VL, whose tower has no windows."""


CALIBRATED: dict[type[nn.Module], type[nn.Module]] = {
    Qwen2_5_VLVisionBlock: CalibratedQwen25Block,
    Qwen2VLVisionBlock: CalibratedQwen2Block,
    Qwen3VLVisionBlock: CalibratedQwen3Block,
}


def _inner(calibrator: nn.Module) -> SaliencyCalibrator:
    """The calibrator itself, also when PEFT has wrapped it to save it with the adapter."""
    active = getattr(calibrator, "modules_to_save", None)
    return active["default"] if active is not None else calibrator  # type: ignore[return-value]


def add_calibrator(visual: nn.Module, options: CalibratorOptions) -> list[SaliencyCalibrator]:
    """Turns the blocks `options.layers` of a Qwen vision tower into calibrated ones. Raises ValueError for a
    tower of another kind or a layer that it does not have."""
    config, added = visual.config, []
    width = getattr(config, "hidden_size", 0) if not hasattr(config, "embed_dim") else config.embed_dim
    for layer in options.layers:
        if not 0 <= layer < len(visual.blocks):
            raise ValueError(f"layer {layer}: this vision tower has {len(visual.blocks)} blocks")
        block = resumable(visual, layer)
        like = next(block.parameters())
        calibrator = SaliencyCalibrator(width, config.num_heads, options).to(like.device, like.dtype)
        block.saliency_calibrator = calibrator
        added.append(calibrator)
    return added


def resumable(visual: Any, layer: int) -> Any:
    """Turns a block into one that `going_on` can begin at. Raises ValueError for a tower of another kind."""
    block = visual.blocks[layer]
    if not isinstance(block, _Calibrated):
        if type(block) not in CALIBRATED:
            raise ValueError(f"a calibrator cannot listen in a block of the kind {type(block).__name__}")
        block.__class__ = CALIBRATED[type(block)]
    return block


def resumable_blocks(model: nn.Module) -> list[Any]:
    return [m for m in model.modules() if isinstance(m, _Calibrated)]


@contextmanager
def saliency(
    model: nn.Module,
    cells: torch.Tensor | None,
    image_lengths: list[int],
    strength: float | torch.Tensor = 1.0,
) -> Iterator[None]:
    """While inside, the vision tower sees these rows (N, CELLS**2; seconds, in the encoder's order). None:
    the stock model."""
    found = [_inner(one) for one in map(_of_block, resumable_blocks(model)) if one is not None]
    for calibrator in found:
        calibrator.cells, calibrator.image_lengths, calibrator.strength = cells, image_lengths, strength
    try:
        yield
    finally:
        for calibrator in found:
            calibrator.cells = None


def can_go_on(visual: Any) -> bool:
    """Whether a pass can begin at a later block: what Qwen3-VL takes from early blocks (deepstack) is not
    kept."""
    first = next((k for k, block in enumerate(visual.blocks) if isinstance(block, _Calibrated)), None)
    return first is not None and all(k >= first for k in getattr(visual, "deepstack_visual_indexes", ()))


@contextmanager
def keeping(visual: nn.Module) -> Iterator[list[torch.Tensor]]:
    """The tokens after self-attention of the first resumable block, which no map changes: `going_on` takes
    them up, so that a changed map costs the rest of the tower alone."""
    first = resumable_blocks(visual)[0]
    seen: list[torch.Tensor] = []
    first.seen = seen
    try:
        yield seen
    finally:
        first.seen = None


@contextmanager
def going_on(visual: nn.Module, kept: torch.Tensor) -> Iterator[None]:
    """While inside, a pass of the tower begins at the first resumable block, with the tokens `kept`."""
    first = resumable_blocks(visual)[0]
    before = []
    for block in visual.blocks:
        if block is first:
            break
        before.append(block)
        block.forward = _through
    first.kept = kept
    try:
        yield
    finally:
        first.kept = None
        for block in before:
            del block.forward


def _through(hidden_states: torch.Tensor, *_: Any, **__: Any) -> torch.Tensor:
    return hidden_states
