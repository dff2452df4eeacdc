"""LLaVA, LLaVA-Med in the converted layout: a CLIP tower at a fixed size, its patches as tokens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from PIL import Image
from transformers import LlavaForConditionalGeneration

from inference.families import local
from inference.families.chat import ChatModel, Seen, open_chat
from inference.families.film import kept_box
from inference.families.known import read_json


class LlavaDoor:
    """The processor may cut the film's longer side off; the class token is left out ("default") or not."""

    kinds = ""

    def __init__(self, config: Any, tokenizer: Any, processor: Any, written: dict[str, Any]) -> None:
        self.token = (
            config.image_token_index if hasattr(config, "image_token_index") else config.image_token_id
        )
        self.mark = tokenizer.convert_ids_to_tokens(self.token)
        self.processor = processor
        self.patch = written.get("patch_size") or config.vision_config.patch_size

    def see(self, shown: Image.Image) -> Seen:
        found = self.processor(images=[shown], return_tensors="pt")
        height, width = found["pixel_values"].shape[-2:]
        grid = height // self.patch, width // self.patch
        box = kept_box(self.processor, shown.width, shown.height)
        return Seen({"pixel_values": found["pixel_values"]}, grid, self.mark * (grid[0] * grid[1]), box)


def load(folder: Path, *, device: str, precision: torch.dtype, four_bit: bool = False) -> ChatModel:
    """four_bit: the language model's layers. Raises ModelError."""
    processor = local.image_processor(folder)
    kept = folder / "processor_config.json"
    written = read_json(kept) if kept.is_file() else {}
    return open_chat(
        LlavaForConditionalGeneration,
        folder,
        lambda c, t: LlavaDoor(c, t, processor, written),
        device=device,
        precision=precision,
        four_bit=four_bit,
    )
