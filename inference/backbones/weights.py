"""Weights from safetensors files."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file


def load_weights(path: Path) -> dict[str, torch.Tensor]:
    """fp16 safetensors as float32."""
    return {k: v.float() if v.is_floating_point() else v for k, v in load_file(path).items()}
