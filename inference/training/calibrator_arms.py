"""Gaze in the vision-language model, arm by arm: how each way to give it is trained. The shipped adapter is
the arm `full`; `radgaze experiment captioning` trains all."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch

from inference.backbones.vlm import VisionLanguageModel
from inference.captioning.calibrator import CalibratorOptions, resumable
from inference.captioning.plausible import KnownMaps
from inference.captioning.ways.base import GazeWay
from inference.captioning.ways.registry import way
from inference.context import local_context
from inference.loading import folder_of
from inference.phantom.config import load_config
from inference.training.calibrator_data import Films, ReadFilms, read_films
from inference.training.calibrator_task import Heads, MapOptions, TextStage, TowerStage, adapted
from inference.training.checkpoint import load_module, weights_hash
from inference.training.fast_tower import make_fast
from inference.training.loop import Schedule, run

RECIPE = Path(__file__).parent / "recipes" / "demo.toml"
VALID = 256
PATCHES, SIZE = 8, 224
Say = Callable[[str], None]
TRAINED: dict[str, dict[str, Any]] = {
    "full": {"way": "calibrator"},
    "lora_only": {"way": "none", "maps": {"gaze": "none"}},
    "equal_size": {"way": "calibrator", "maps": {"gaze": "shuffled"}},
    "paper_literal": {"way": "calibrator", "literal": True},
    "overlay": {"way": "overlay"},
    "text": {"way": "text"},
    "channel_concat": {"way": "channel_concat"},
    "attention_modulation": {"way": "attention_modulation"},
}
"""Arms with a training of their own: how gaze is given, and which maps."""


def recipe() -> dict[str, Any]:
    """The table [vlm-gaze] of the demo recipe."""
    table: dict[str, Any] = tomllib.loads(RECIPE.read_text("utf-8"))["vlm-gaze"]
    return table


def trained(arm: str, seed: int, runs: Path, say: Say) -> tuple[VisionLanguageModel, dict[str, float]]:
    """The arm's model, trained now or taken from its run folder, and its scores on validation readings."""
    values, described = recipe(), TRAINED[arm]
    folder = runs / "captioning" / f"{arm}-{seed}"
    train, valid = readings(runs, say)
    torch.manual_seed(seed)
    model = adapted(
        base(runs),
        way_of(arm),
        first=values["layer"],
        rank=values["rank"],
        language_rank=values["language_rank"],
    )
    maps = replace(MapOptions(dropped=values["dropped"], wrong=values["wrong"]), **described.get("maps", {}))
    first = TowerStage(model, train, maps=maps, batch=values["tower"]["batch"], seed=seed, valid=valid)
    found = run(first, _schedule(values["tower"], seed), folder / "tower", say)
    heads = Heads()
    load_module(folder / "tower", "heads", heads)
    second = TextStage(
        model,
        train,
        maps=maps,
        batch=values["text"]["batch"],
        seed=seed,
        heads=heads,
        real=_real(runs, say),
    )
    run(second, _schedule(values["text"], seed), folder / "text", say)
    model.model.eval()
    return model, found


def _schedule(values: dict[str, Any], seed: int) -> Schedule:
    return Schedule(
        steps=values["steps"],
        lr=values["lr"],
        warmup=20,
        weight_decay=0.01,
        evaluate_every=10**6,
        save_every=100,
        seed=seed,
    )


def way_of(arm: str) -> GazeWay:
    """How the arm gives gaze."""
    described, layer = TRAINED[arm], recipe()["layer"]
    if described["way"] == "calibrator":
        make = CalibratorOptions.literal if described.get("literal") else CalibratorOptions
        return way("calibrator", make((layer,)).to_dict())
    return way(described["way"], {"first_block": layer})


def trained_state(vlm: VisionLanguageModel) -> dict[str, torch.Tensor]:
    """The parameters that training changed."""
    return {name: p for name, p in vlm.model.named_parameters() if p.requires_grad}


def base(runs: Path | None = None) -> VisionLanguageModel:
    """The model that gaze is added to, in a form that trains fast: the shipped one without its adapter, with
    the weights that the stage `vlm-real` left in the run folder, as they are shipped."""
    folder = folder_of(local_context()[0], "demo-vlm", "vision_language")
    arch = {k: v for k, v in folder.manifest.arch.items() if k not in ("adapter", "way")}
    vlm = VisionLanguageModel.load(folder.path, arch)
    if runs is not None and (runs / "vlm-real" / "state.safetensors").exists():
        load_module(runs / "vlm-real", "model", vlm.core.model)
        vlm.core.model.half().float()
    make_fast(vlm.core.model.visual)
    return vlm


def look(runs: Path, films: Films, name: str, say: Say) -> None:
    """Fills in what the frozen tower sees where gaze comes in."""
    vlm = base(runs)
    resumable(vlm.tower.visual, recipe()["layer"])
    weights = weights_hash(vlm.core.model.visual.blocks[0].state_dict())[:12]
    films.look(vlm, runs / "captioning" / f"tokens-{name}-{weights}.npy", say)


@cache
def readings(runs: Path, say: Say) -> tuple[ReadFilms, ReadFilms]:
    """Training and validation films with their readings."""
    config = load_config("default")
    train = read_films(runs, "train", recipe()["films"], PATCHES, say, config=config)
    valid = read_films(runs, "valid", VALID, PATCHES, say, config=config)
    look(runs, train, f"train-{recipe()['films']}", say)
    look(runs, valid, f"valid-{VALID}", say)
    return train, valid


@cache
def _real(runs: Path, say: Say) -> Films | None:
    """Real films that the base learnt from, where they are at hand."""
    from inference.datasets.location import DataSetMissing
    from inference.training.vlm_real_task import real_report, training_films

    try:
        known, _ = training_films(SIZE)
    except DataSetMissing as missing:
        say(f"no real films: {missing}")
        return None
    films = Films(known.images, [real_report(row) for row in known.present])
    look(runs, films, "real", say)
    return films


@cache
def known_maps(runs: Path, say: Say) -> KnownMaps:
    """What maps of readings, and of parts of them, have in common: of the validation readings."""
    _, valid = readings(runs, say)
    parts = valid.stretches(np.random.Generator(np.random.PCG64(3)))
    return KnownMaps.of(torch.cat([valid.cells(np.arange(len(valid.readings))), parts]))
