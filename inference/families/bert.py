"""BERT-like text encoders: a tower of EGMA, with the pooling that EGMA has."""

from __future__ import annotations

from pathlib import Path

import torch

from inference.alignment.egma.towers import TextTower


def load(folder: Path, *, device: str, precision: torch.dtype) -> TextTower:
    """Raises ModelError."""
    del precision
    return TextTower.load(folder).to(device).eval()
