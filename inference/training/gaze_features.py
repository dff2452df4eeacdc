"""Cached features of the frozen towers for the gaze-bearing cases, shared by LogitGaze-Med and the gaze
heads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.image_input import standardise
from inference.backbones.vlm import VisionLanguageModel
from inference.diagnosis.model import DiagnosisModel
from inference.labels import FINDINGS
from inference.phantom.gaze_bank import GazeCase, load_gaze_bank
from inference.scanpaths.semantics import lens_semantics
from inference.training.phantom_data import PhantomData


@dataclass(frozen=True)
class GazeFeatures:
    """Per case i: record[i]; visual (n, 196, d), semantics (n, 196, 192), grid (n, c, 14, 14), image_logits
    (n, f)."""

    records: list[GazeCase]
    labels: torch.Tensor
    visual: torch.Tensor
    semantics: torch.Tensor
    grid: torch.Tensor
    image_logits: torch.Tensor


@torch.no_grad()
def gaze_features(
    bank: Path,
    gaze: Path,
    cache: Path,
    encoder: DualEncoder,
    vlm: VisionLanguageModel | None,
    cnn: DiagnosisModel,
    *,
    lens_layer: int,
    say: Callable[[str], None] = print,
) -> GazeFeatures:
    """Computes once per (bank, gaze) and keeps the result in `cache` (safetensors)."""
    data = PhantomData(bank)
    records = load_gaze_bank(gaze)
    rows = [i for i in range(data.n) if data.bank.seeds[i] in records]
    key = cache / f"{gaze.name}-{len(rows)}-layer{lens_layer}.safetensors"
    if not key.exists():
        parts: dict[str, list[torch.Tensor]] = {"visual": [], "semantics": [], "grid": [], "image_logits": []}
        for i in range(0, len(rows), 64):
            x = standardise(data.images(np.array(rows[i : i + 64])))
            rgb = x.expand(-1, 3, -1, -1)
            parts["visual"].append(encoder.patch_features(rgb).half())
            if vlm is not None:
                parts["semantics"].append(
                    lens_semantics(
                        vlm, vlm.image_features(rgb), layer=lens_layer, grid=encoder.grid[0]
                    ).half()
                )
            parts["grid"].append(cnn.grid(x).half())
            parts["image_logits"].append(cnn.image_logits(x))
            if i % 640 == 0:
                say(f"{gaze.name}: features {i} of {len(rows)}")
        cache.mkdir(parents=True, exist_ok=True)
        save_file({k: torch.cat(v).contiguous() for k, v in parts.items() if v}, key.with_suffix(".part"))
        key.with_suffix(".part").replace(key)
    stored = load_file(key)
    labels = torch.from_numpy(data.labels[rows].astype(np.float32))
    semantics = stored.get("semantics", torch.zeros(len(rows), 196, 192, dtype=torch.float16))
    assert labels.shape[1] == len(FINDINGS)
    return GazeFeatures(
        [records[data.bank.seeds[i]] for i in rows],
        labels,
        stored["visual"],
        semantics,
        stored["grid"],
        stored["image_logits"],
    )
