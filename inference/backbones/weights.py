"""Weights from safetensors files."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file

from inference.api import ModelError


def load_weights(path: Path) -> dict[str, torch.Tensor]:
    """fp16 safetensors as float32."""
    return {k: v.float() if v.is_floating_point() else v for k, v in load_file(path).items()}


def inside(folder: Path, name: str) -> Path:
    """A path in a model's folder, where checksums hold. Raises ModelError for one that leads out of it."""
    path = (folder / name).resolve()
    if folder.resolve() not in path.parents:
        raise ModelError(
            f"{folder.name}: {name!r} leads out of the model's folder", "Put it inside, and name it so."
        )
    return path
