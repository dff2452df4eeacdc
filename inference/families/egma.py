"""EGMA's layout: image/ and text/ (each in Hugging Face layout), heads.safetensors, egma.json."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.alignment.egma.towers import EgmaModel, ImageTower, TextTower
from inference.api import ModelError
from inference.backbones.weights import load_weights
from inference.families import local
from inference.families.film import Box, kept_box, picture
from inference.families.known import read_json


class EgmaEncoder:
    """Patches and sentences in one space."""

    def __init__(self, model: EgmaModel, processor: Any, *, device: str) -> None:
        self.model = model.to(device).eval().requires_grad_(requires_grad=False)
        self.processor, self.device = processor, device

    def pixel_values(self, image: NDArray[Any]) -> torch.Tensor:
        found: torch.Tensor = self.processor(images=[picture(image)], return_tensors="pt")["pixel_values"]
        return found.to(self.device)

    @torch.no_grad()
    def encode_images(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, width): the mean of the patches."""
        return F.normalize(self.model.patches(pixel_values).mean(1), dim=-1)

    @torch.no_grad()
    def encode_texts(self, texts: Sequence[str]) -> torch.Tensor:
        return self.model.sentences(texts)

    @torch.no_grad()
    def phrase_map(self, image: NDArray[Any], phrase: str) -> tuple[torch.Tensor, Box]:
        """Cosine of each patch and the phrase, negative ones zero (rows, columns), and the part of the film
        that they cover."""
        values = (self.model.patches(self.pixel_values(image))[0] @ self.model.sentences([phrase])[0]).clamp(
            0
        )
        side = round(len(values) ** 0.5)
        return values.view(side, side).cpu(), kept_box(self.processor, image.shape[1], image.shape[0])


def load(folder: Path, *, device: str, precision: torch.dtype) -> EgmaEncoder:
    """Raises ModelError."""
    del precision
    written = read_json(folder / "egma.json")
    image = ImageTower.load(folder / "image", level=written.get("level", "last"))
    text = TextTower.load(folder / "text")
    model = EgmaModel(image, text, width=int(written.get("width", 512)))
    heads = load_weights(folder / "heads.safetensors")
    wanted = {"image_head.weight", "text_head.weight", "log_scale"}
    if set(heads) != wanted:
        raise ModelError(
            f"{folder}: heads.safetensors holds {sorted(heads)}.",
            f"It must hold {', '.join(sorted(wanted))}.",
        )
    try:
        model.load_state_dict(heads, strict=False)
    except RuntimeError as error:
        raise ModelError(f"{folder}: its heads do not fit its towers.", "Take the folder again.") from error
    return EgmaEncoder(model, local.image_processor(folder / "image"), device=device)
