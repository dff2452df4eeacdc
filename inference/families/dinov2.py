"""RAD-DINO and other DINOv2 checkpoints: the class token of transformers' Dinov2Model."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import Dinov2Model

from inference.families import local
from inference.families.vectors import Vectors


def load(folder: Path, *, device: str, precision: torch.dtype) -> Vectors:
    """Raises ModelError."""
    del precision
    model = local.network(Dinov2Model, folder, precision=torch.float32).to(device)

    def image(pixel_values: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = model(pixel_values=pixel_values).pooler_output
        return found

    return Vectors(folder.name, image=image, processor=local.image_processor(folder), device=device)
