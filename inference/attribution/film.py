"""One film as an encoder sees it: what phrases and methods share is computed once.

The passes are CLIP's (transformers' CLIPVisionModel), walked block by block, so that a pass can begin at any
block from any state, and every attention matrix and its value vectors can be had.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

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

    def text(self, phrase: str) -> torch.Tensor:
        """Unit vector (d,)."""
        if phrase not in self._phrases:
            self._phrases[phrase] = self.encoder.encode_texts([phrase])[0]
        return self._phrases[phrase]

    def similarity(self, phrase: str) -> float:
        """Cosine of the film's vector, with what real films added to it, and the phrase's."""
        return float(self._vector @ self.text(phrase))

    @cached_property
    def _vector(self) -> torch.Tensor:
        return self.encoder.encode_images(self.encoder.pixel_values(self.image))[0]

    @property
    def depth(self) -> int:
        return len(self.encoder.model.vision_model.encoder.layers)


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
