"""Cached features of the frozen CNN for the gaze-bearing cases, which the gaze heads read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from inference.backbones.image_input import standardise
from inference.diagnosis.model import DiagnosisModel
from inference.labels import FINDINGS
from inference.phantom.gaze_bank import GazeCase, load_gaze_bank
from inference.training.phantom_data import PhantomData


@dataclass(frozen=True)
class GazeFeatures:
    """Per case i: record[i]; labels (n, f), grid (n, c, 14, 14), image_logits (n, f)."""

    records: list[GazeCase]
    labels: torch.Tensor
    grid: torch.Tensor
    image_logits: torch.Tensor


@torch.no_grad()
def gaze_features(
    bank: Path, gaze: Path, cache: Path, cnn: DiagnosisModel, *, say: Callable[[str], None] = print
) -> GazeFeatures:
    """Computes once per (bank, gaze) and keeps the result in `cache` (safetensors)."""
    data = PhantomData(bank)
    records = load_gaze_bank(gaze)
    rows = [i for i in range(data.n) if data.bank.seeds[i] in records]
    kept = cache / f"{gaze.name}-{len(rows)}.safetensors"
    if not kept.exists():
        parts: dict[str, list[torch.Tensor]] = {"grid": [], "image_logits": []}
        for i in range(0, len(rows), 64):
            x = standardise(data.images(np.array(rows[i : i + 64])))
            parts["grid"].append(cnn.grid(x).half())
            parts["image_logits"].append(cnn.image_logits(x))
            if i % 640 == 0:
                say(f"{gaze.name}: features {i} of {len(rows)}")
        cache.mkdir(parents=True, exist_ok=True)
        save_file({k: torch.cat(v).contiguous() for k, v in parts.items()}, kept.with_suffix(".part"))
        kept.with_suffix(".part").replace(kept)
    stored = load_file(kept)
    labels = torch.from_numpy(data.labels[rows].astype(np.float32))
    assert labels.shape[1] == len(FINDINGS)
    return GazeFeatures(
        [records[data.bank.seeds[i]] for i in rows], labels, stored["grid"], stored["image_logits"]
    )
