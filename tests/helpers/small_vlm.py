"""A vision-language model of the demo's shape with random weights, and a tokenizer for it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from inference.backbones.tokenizer import load_tokenizer, train_tokenizer
from inference.backbones.vlm import VisionLanguageModel, build_vlm
from inference.captioning.ways.base import GazeWay
from inference.training.vlm_task import vlm_config

SENTENCES = ["There is a small left pleural effusion.", "Findings: heart normal."]


def small_tokenizer(folder: Path) -> Path:
    path = folder / "tokenizer.json"
    train_tokenizer(SENTENCES * 30, path)
    return path


def small_vlm(tokenizer: Path, way: GazeWay | None = None) -> VisionLanguageModel:
    torch.manual_seed(0)
    token = load_tokenizer(tokenizer)
    made = VisionLanguageModel(build_vlm(vlm_config(token)), token, size_px=224, way=way)
    if way is not None:
        way.attach(made.tower)
    return made


def random_film() -> np.ndarray:
    return np.random.Generator(np.random.PCG64(1)).integers(0, 65535, (300, 280), dtype=np.uint16)
