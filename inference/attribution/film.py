"""One film as an encoder sees it: what phrases and methods share is computed once.

The passes are CLIP's (transformers' CLIPVisionModel), walked block by block, so that a pass can begin at any
block from any state, and every attention matrix and its value vectors can be had.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.attribution.spatial_prior import Box
from inference.backbones.dual_encoder import DualEncoder, HybridStem
from inference.backbones.patch_head import multi_scale


@dataclass
class Walk:
    """From one block to the last. states: input of each block walked, and the last output, (n, N, D), class
    token first. attention: (n, heads, N, N). queries, keys, values: (n, N, D), heads side by side. heads:
    what attention gives before its output projection (n, N, D). feature: unit vectors (n, d)."""

    states: list[torch.Tensor]
    attention: list[torch.Tensor]
    queries: list[torch.Tensor]
    keys: list[torch.Tensor]
    values: list[torch.Tensor]
    heads: list[torch.Tensor]
    feature: torch.Tensor


class EncodedFilm:
    """image: uint8 or uint16 (h, w), dense is bright. lungs: the box of this film's lungs in fractions, None
    where nobody looked for them."""

    def __init__(self, encoder: DualEncoder, image: NDArray[Any], *, lungs: Box | None = None) -> None:
        self.encoder, self.image, self.lungs = encoder, image, lungs
        self._phrases: dict[str, torch.Tensor] = {}
        self._ways: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}

    @property
    def grid(self) -> tuple[int, int]:
        return self.encoder.grid

    @property
    def offers(self) -> frozenset[str]:
        """What methods may need of the encoder and its folder."""
        has = {"attention", "gradients", "patches"}
        if isinstance(self.encoder.model.vision_model.embeddings.patch_embedding, HybridStem):
            has.add("stem")
        if self.encoder.reference is not None:
            has.add("reference")
        if self.encoder.patch_head is not None:
            has.add("patch head")
        return frozenset(has)

    @cached_property
    def states(self) -> torch.Tensor:
        """The input of the first block (1, N, D)."""
        vision = self.encoder.model.vision_model
        with torch.no_grad():
            found: torch.Tensor = vision.pre_layrnorm(
                vision.embeddings(self.encoder.pixel_values(self.image))
            )
            return found

    @cached_property
    def feature(self) -> torch.Tensor:
        """Unit vector (d,) of the blocks alone, which is what methods explain."""
        with torch.no_grad():
            return self.walk(self.states).feature[0]

    @cached_property
    def stem_features(self) -> torch.Tensor:
        """(1, c, rows, columns) of a convolutional stem."""
        return multi_scale(self.encoder.stem.trunk, self.encoder.pixel_values(self.image)[:, :1])

    def walk(self, states: torch.Tensor, *, start: int = 0) -> Walk:
        """The blocks from `start` on, from any states (n, N, D). Gradients flow where they are enabled."""
        model = self.encoder.model
        out = Walk([states], [], [], [], [], [], states)
        for layer in model.vision_model.encoder.layers[start:]:
            states = _block(layer, states, out)
            out.states.append(states)
        pooled = model.vision_model.post_layernorm(states[:, 0])
        out.feature = F.normalize(model.visual_projection(pooled), dim=-1)
        return out

    @cached_property
    def tracked(self) -> Walk:
        """The whole walk with its graph, for the gradients of any number of phrases (`retain_graph`)."""
        with torch.enable_grad():
            return self.walk(self.states.clone().requires_grad_())

    def from_normal(self, steps: int) -> tuple[torch.Tensor, torch.Tensor]:
        """States (steps, N, D) between a normal film and this one, at the nodes of Gauss and Legendre, and
        their features (steps, d), with their graph, which is kept for further phrases."""
        kept = self._ways.get(steps)
        if kept is None:
            reference = self.encoder.reference
            assert reference is not None
            at, _ = gauss_legendre(steps)
            with torch.enable_grad():
                states = (reference + at[:, None, None] * (self.states - reference)).requires_grad_()
                kept = states, self.features(states)
            self._ways = {steps: kept}
        return kept

    def features(self, states: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, d) of states (n, N, D) at the first block: `walk` where nothing on the way is
        wanted, by fused attention, the last block for the class token alone."""
        model = self.encoder.model
        *blocks, last = model.vision_model.encoder.layers
        for layer in blocks:
            states = _fused(layer, states, states)
        states = _fused(last, states, states[:, :1])
        pooled = model.vision_model.post_layernorm(states[:, 0])
        return F.normalize(model.visual_projection(pooled), dim=-1)

    def text(self, phrase: str) -> torch.Tensor:
        """Unit vector (d,)."""
        return self.texts([phrase])[0]

    def texts(self, phrases: list[str]) -> list[torch.Tensor]:
        """Unit vectors (d,), those that are new in one pass."""
        new = [phrase for phrase in dict.fromkeys(phrases) if phrase not in self._phrases]
        if new:
            self._phrases |= dict(zip(new, self.encoder.encode_texts(new), strict=True))
        return [self._phrases[phrase] for phrase in phrases]

    def similarity(self, phrase: str) -> float:
        """Cosine of the film's vector, with what real films added to it, and the phrase's."""
        return float(self._vector @ self.text(phrase))

    @cached_property
    def _vector(self) -> torch.Tensor:
        return self.encoder.encode_images(self.encoder.pixel_values(self.image))[0]

    @property
    def depth(self) -> int:
        return len(self.encoder.model.vision_model.encoder.layers)


def gauss_legendre(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Nodes and weights of the quadrature on [0, 1], weights sum to 1: three nodes do what the midpoint rule
    needs a dozen for."""
    nodes, weights = np.polynomial.legendre.leggauss(count)
    return torch.tensor((nodes + 1) / 2, dtype=torch.float32), torch.tensor(weights / 2, dtype=torch.float32)


def _fused(layer: Any, states: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """One block of CLIP for the first tokens `wanted` of the states, without its attention matrix."""
    attn = layer.self_attn
    x = layer.layer_norm1(states)
    n, _, width = x.shape

    def split(t: torch.Tensor) -> torch.Tensor:
        return t.view(n, -1, attn.num_heads, width // attn.num_heads).transpose(1, 2)

    q = split(attn.q_proj(x[:, : wanted.shape[1]]))
    heads = F.scaled_dot_product_attention(q, split(attn.k_proj(x)), split(attn.v_proj(x)), scale=attn.scale)
    states = wanted + attn.out_proj(heads.transpose(1, 2).reshape(n, -1, width))
    found: torch.Tensor = states + layer.mlp(layer.layer_norm2(states))
    return found


def _block(layer: Any, states: torch.Tensor, out: Walk) -> torch.Tensor:
    """One block of CLIP with explicit attention; the numbers are transformers' own."""
    attn = layer.self_attn
    x = layer.layer_norm1(states)
    q, k, v = attn.q_proj(x), attn.k_proj(x), attn.v_proj(x)
    n, tokens, width = q.shape
    split = (n, tokens, attn.num_heads, width // attn.num_heads)
    qh, kh, vh = (t.view(split).transpose(1, 2) for t in (q, k, v))
    weights = (qh @ kh.transpose(-1, -2) * attn.scale).softmax(-1)
    heads = (weights @ vh).transpose(1, 2).reshape(n, tokens, width)
    for kept, value in zip(
        (out.attention, out.queries, out.keys, out.values, out.heads), (weights, q, k, v, heads), strict=True
    ):
        kept.append(value)
    states = states + attn.out_proj(heads)
    found: torch.Tensor = states + layer.mlp(layer.layer_norm2(states))
    return found
