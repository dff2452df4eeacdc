"""Encoders that give vectors and no map: what runners need of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from inference.api import InputError
from inference.families.film import picture


class Vectors:
    """image: (n, 3, h, w) -> (n, d). texts: sentences -> (n, d), None where the model has no text tower.
    see: a film (h, w) -> (1, c, h, w); processor: one of transformers' that does it. patches: a film
    (h, w) -> (1, d, rows, columns), its grid at a sixteenth, over the whole film; None where it has none."""

    def __init__(
        self,
        name: str,
        *,
        image: Callable[[torch.Tensor], torch.Tensor],
        texts: Callable[[list[str]], torch.Tensor] | None = None,
        processor: Any = None,
        see: Callable[[NDArray[Any]], torch.Tensor] | None = None,
        patches: Callable[[NDArray[Any]], torch.Tensor] | None = None,
        device: str = "cpu",
    ) -> None:
        self.name, self.device = name, device
        self._image, self._texts, self._processor, self._see = image, texts, processor, see
        self._patches = patches

    @torch.no_grad()
    def patches(self, image: NDArray[Any]) -> torch.Tensor:
        """(1, d, rows, columns) over the whole film. Raises InputError where the model has no such grid."""
        if self._patches is None:
            raise InputError(
                f"{self.name} gives no patches for a scanpath model.", "Choose a ResNet or a DenseNet-121."
            )
        return self._patches(image).float()

    def pixel_values(self, image: NDArray[Any]) -> torch.Tensor:
        if self._see is not None:
            return self._see(image).to(self.device)
        found: torch.Tensor = self._processor(images=[picture(image)], return_tensors="pt")["pixel_values"]
        return found.to(self.device)

    @torch.no_grad()
    def encode_images(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, d)."""
        return F.normalize(self._image(pixel_values).float(), dim=-1)

    @torch.no_grad()
    def encode_texts(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors (n, d). Raises InputError where there is no text tower."""
        if self._texts is None:
            raise InputError(
                f"{self.name} has no text tower: it compares films with films only.",
                "Ask without texts, or choose a dual encoder.",
            )
        return F.normalize(self._texts(list(texts)).float(), dim=-1)
