"""CLIP checkpoints: transformers' CLIPModel with the folder's own image processor and tokenizer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from numpy.typing import NDArray
from transformers import CLIPModel

from inference.backbones.dual_encoder import DualEncoder
from inference.families import local
from inference.families.film import Box, kept_box, picture


class ClipEncoder(DualEncoder):
    """A dual encoder that sees a film through an image processor of its own (which may crop)."""

    def __init__(
        self, model: Any, tokenizer: Any, processor: Any, *, device: str, context: int, size_px: int
    ) -> None:
        super().__init__(model, tokenizer, size_px=size_px, device=device)
        self.processor, self.context = processor, context

    def pixel_values(self, image: NDArray[Any]) -> torch.Tensor:
        found: torch.Tensor = self.processor(images=[picture(image)], return_tensors="pt")["pixel_values"]
        return found.to(self.device)

    def tokens(self, texts: Sequence[str]) -> dict[str, torch.Tensor]:
        found = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=self.context, return_tensors="pt"
        )
        return {name: found[name].to(self.device) for name in ("input_ids", "attention_mask")}

    def box(self, image: NDArray[Any]) -> Box:
        """Which part of the film the patches cover."""
        return kept_box(self.processor, image.shape[1], image.shape[0])


def load(folder: Path, *, device: str, precision: torch.dtype) -> ClipEncoder:
    """Raises ModelError. precision: not asked for, such a model is small; attribution wants float32."""
    del precision
    model = local.network(CLIPModel, folder, precision=torch.float32, attn_implementation="eager")
    return ClipEncoder(
        model,
        local.tokenizer(folder),
        local.image_processor(folder),
        device=device,
        context=model.config.text_config.max_position_embeddings,
        size_px=model.config.vision_config.image_size,
    )
