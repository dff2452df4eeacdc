"""Qwen2.5-VL and Qwen3-VL: any size of film, cut into patches that are merged two by two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from PIL import Image
from transformers import Qwen2_5_VLForConditionalGeneration, Qwen3VLForConditionalGeneration

from inference.api import ModelError
from inference.families import local
from inference.families.chat import ChatModel, Seen, open_chat
from inference.families.gaze_adapter import listen
from inference.families.known import GAZE_ADAPTER, read_json

KINDS = {
    "qwen2_5_vl": Qwen2_5_VLForConditionalGeneration,
    "qwen3_vl": Qwen3VLForConditionalGeneration,
}


class QwenDoor:
    """The processor resizes to multiples of patch times merge, a little out of aspect: the whole film."""

    kinds = "mm_token_type_ids"

    def __init__(self, config: Any, tokenizer: Any, processor: Any) -> None:
        self.token = config.image_token_id
        self.mark = tokenizer.convert_ids_to_tokens(self.token)
        self.processor = processor
        self.merge = config.vision_config.spatial_merge_size

    def see(self, shown: Image.Image) -> Seen:
        found = self.processor(images=[shown], return_tensors="pt")
        _, rows, columns = (int(n) for n in found["image_grid_thw"][0])
        grid = rows // self.merge, columns // self.merge
        return Seen(dict(found), grid, self.mark * (grid[0] * grid[1]))


def load(
    folder: Path, *, device: str, precision: torch.dtype, adapter: bool = True, four_bit: bool = False
) -> ChatModel:
    """adapter: with the gaze adapter that lies in the folder. four_bit: the language model's layers.
    Raises ModelError."""
    kind = KINDS.get(read_json(folder / "config.json").get("model_type", ""))
    if kind is None:
        raise ModelError(f"{folder} is no Qwen2.5-VL or Qwen3-VL.")
    processor = local.image_processor(folder)
    made = open_chat(
        kind,
        folder,
        lambda c, t: QwenDoor(c, t, processor),
        device=device,
        precision=precision,
        four_bit=four_bit,
    )
    if adapter and (folder / GAZE_ADAPTER).is_dir():
        listen(made, folder / GAZE_ADAPTER)
    return made
