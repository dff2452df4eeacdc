"""Gemma 3 and MedGemma: a SigLIP tower at a fixed size, pooled to a square of soft tokens."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from PIL import Image
from transformers import Gemma3ForConditionalGeneration

from inference.families import local
from inference.families.chat import ChatModel, Seen, open_chat


class GemmaDoor:
    """The whole film, resized out of aspect to a square; no crops beside it (pan and scan is off)."""

    kinds = "token_type_ids"

    def __init__(self, config: Any, tokenizer: Any, processor: Any) -> None:
        self.token = config.image_token_id if hasattr(config, "image_token_id") else config.image_token_index
        self.mark = tokenizer.convert_ids_to_tokens(config.boi_token_index)
        end = tokenizer.convert_ids_to_tokens(config.eoi_token_index)
        soft = tokenizer.convert_ids_to_tokens(self.token)
        count = config.mm_tokens_per_image
        self.words = f"\n\n{self.mark}{soft * count}{end}\n\n"  # as Gemma3Processor writes it
        self.side = math.isqrt(count)
        self.processor = processor

    def see(self, shown: Image.Image) -> Seen:
        found = self.processor(images=[shown], return_tensors="pt")
        return Seen({"pixel_values": found["pixel_values"]}, (self.side, self.side), self.words)


def load(folder: Path, *, device: str, precision: torch.dtype, four_bit: bool = False) -> ChatModel:
    """four_bit: the language model's layers. Raises ModelError."""
    processor = local.image_processor(folder)
    return open_chat(
        Gemma3ForConditionalGeneration,
        folder,
        lambda c, t: GemmaDoor(c, t, processor),
        device=device,
        precision=precision,
        four_bit=four_bit,
    )
