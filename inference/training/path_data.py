"""Inputs of the scanpath networks, computed once by the frozen towers and kept: what the finding CNN sees,
which words of the dual encoder fit each patch, what the vision-language model's lens says there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from inference.backbones.image_input import standardise
from inference.phantom.bank import Bank, seeds_of, write_bank
from inference.phantom.config import PhantomConfig
from inference.phantom.gaze_bank import load_gaze_bank, write_gaze_bank
from inference.scanpaths.towers import Towers
from inference.training.imagenet import ImageNetGrid
from inference.training.path_task import PathData

SIZE_PX, STRETCH = 224, 64
Say = Callable[[str], None]


def path_data(
    towers: Towers,
    config: PhantomConfig,
    split: str,
    films: int,
    runs: Path,
    *,
    semantics: str = "words",
    visual: str = "chex",
    say: Say = print,
) -> PathData:
    """The first films of a split with their readings; films, readings and features are made where they are
    not yet in `runs`. visual: "chex" or "res" (of ImageNet, a development extra); semantics: "words" or
    "lens"."""
    bank, gaze = _made(config, split, films, runs, say)
    kept = runs / "features" / f"paths-{config.name}-{split}-{films}.safetensors"
    stored = load_file(kept) if kept.exists() else {}
    for name in {visual, semantics} - set(stored):
        if name not in stored:
            say(f"features of {films} films ({split}): {name}")
            stored |= _features(towers, bank.images[:films], name)
            kept.parent.mkdir(parents=True, exist_ok=True)
            save_file(stored, kept.with_suffix(".part"))
            kept.with_suffix(".part").replace(kept)
    records = load_gaze_bank(gaze)
    known = [records[s] for s in bank.seeds[:films]]
    return PathData(stored[visual], stored[semantics], towers.tasks(), known)


def _features(towers: Towers, images: NDArray[np.uint8], name: str) -> dict[str, torch.Tensor]:
    """That of the name, and what comes with it."""
    if name == "res":
        return {"res": ImageNetGrid()(images)}
    parts: dict[str, list[torch.Tensor]] = {}
    for i in range(0, len(images), STRETCH):
        x = standardise(torch.from_numpy(images[i : i + STRETCH].astype(np.float32) / 255)[:, None])
        for key, values in towers.see(x).items():
            parts.setdefault(key, []).append(values.half())
    return {key: torch.cat(values).contiguous() for key, values in parts.items()}


def _made(config: PhantomConfig, split: str, films: int, runs: Path, say: Say) -> tuple[Bank, Path]:
    world = "" if config.name == "default" else f"{config.name}-"
    folder, gaze = (
        runs / "bank" / f"{config.name}-{split}-{SIZE_PX}",
        runs / "bank" / f"gaze-{world}{split}-{SIZE_PX}",
    )
    seeds = list(seeds_of(split, config, films))
    if not (folder / "index.json").exists() or len(Bank(folder, config)) < films:
        write_bank(folder, seeds, config, SIZE_PX, lambda done, of: say(f"films: shard {done} of {of}"))
    write_gaze_bank(gaze, seeds, config, SIZE_PX, lambda done, of: say(f"readings: chunk {done} of {of}"))
    return Bank(folder, config), gaze


def towers(*, lens: bool) -> Towers:
    """The shipped ones."""
    from inference.context import local_context
    from inference.loading import diagnosis, dual_encoder, vision_language

    context: Any = local_context()[0]
    vlm = vision_language(context, "demo-vlm")[0] if lens else None
    return Towers(dual_encoder(context, "")[0], diagnosis(context, "")[0], vlm)
