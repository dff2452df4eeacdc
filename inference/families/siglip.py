"""SigLIP checkpoints: transformers' SiglipModel; texts are padded to the length it was trained with."""

from __future__ import annotations

from pathlib import Path

import torch
from transformers import SiglipModel

from inference.families import local
from inference.families.vectors import Vectors


def load(folder: Path, *, device: str, precision: torch.dtype) -> Vectors:
    """Raises ModelError."""
    del precision
    model = local.network(SiglipModel, folder, precision=torch.float32).to(device)
    token = local.tokenizer(folder)
    length = model.config.text_config.max_position_embeddings

    def texts(sentences: list[str]) -> torch.Tensor:
        ids = token(sentences, padding="max_length", truncation=True, max_length=length, return_tensors="pt")[
            "input_ids"
        ]
        found: torch.Tensor = model.text_model(input_ids=ids.to(device)).pooler_output
        return found

    def image(pixel_values: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = model.vision_model(pixel_values=pixel_values).pooler_output
        return found

    return Vectors(
        folder.name, image=image, texts=texts, processor=local.image_processor(folder), device=device
    )
