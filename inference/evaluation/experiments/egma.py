"""Does gaze teach an encoder where? The patch head with gaze, without, with gaze of other sentences, and with
the gaze of one film in twenty; all else (films, sentences, steps, order) is the same."""

from __future__ import annotations

import tomllib
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import torch

from inference.backbones.dual_encoder import DualEncoder
from inference.evaluation.egma import Scored, all_rows, first_films, kept_films
from inference.evaluation.experiments.registry import Setting, experiment
from inference.evaluation.grounding import MOST
from inference.evaluation.located import located
from inference.phantom.config import PhantomConfig, load_config
from inference.training.checkpoint import load_module, weights_hash
from inference.training.egma_data import FilmFeatures, training_films
from inference.training.egma_task import EgmaOptions, PatchHeadTask
from inference.training.loop import Schedule, run
from inference.training.phantom_data import PhantomData

RECIPE = Path(__file__).parents[2] / "training" / "recipes" / "demo.toml"
SIZE, KNOWN, VALID = 224, 512, 128
FILMS = {"default": 512}
"""Of the test split; OTHER films of any other world."""
OTHER = 256
ARMS: dict[str, dict[str, Any]] = {
    "egma": {"gaze": "on"},
    "gaze_off": {"gaze": "off"},
    "gaze_shuffled": {"gaze": "shuffled"},
    "gaze_5pct": {"gaze": "on", "share": 0.05},
}


def recipe() -> dict[str, Any]:
    """The table [egma] of the demo recipe."""
    table: dict[str, Any] = tomllib.loads(RECIPE.read_text("utf-8"))["egma"]
    return table


def _data(setting: Setting) -> dict[str, Any]:
    world = load_config(setting.config).name
    return {"world": world, "films": FILMS.get(world, OTHER), "recipe": recipe(), "known": KNOWN}


@experiment("egma", arms=tuple(ARMS), data=_data)
def egma(arm: str, seed: int, setting: Setting) -> dict[str, Any]:
    """Phantom films: a patch head taught with gaze, without, with shuffled gaze and with 5 % of it."""
    encoder = _encoder()
    head, scores = trained(encoder, arm, seed, setting)
    scored = _scored(setting.config, setting.runs)
    rows = all_rows(arm, encoder, head, scored, seed=seed)
    return {
        "rows": {row.metric: row.value for row in rows if row.value is not None},
        "intervals": {row.metric: [row.low, row.high] for row in rows if row.low is not None},
        "validation": scores,
        "options": asdict(EgmaOptions.of(recipe(), **ARMS[arm])),
        "weights": weights_hash(head.state_dict()),
    }


def trained(encoder: DualEncoder, arm: str, seed: int, setting: Setting) -> tuple[Any, dict[str, float]]:
    """The arm's head, trained now or taken from its run folder, and its scores on validation films."""
    r = recipe()
    folder = setting.runs / "egma" / f"{arm}-{seed}"
    task = PatchHeadTask(
        encoder,
        _training(setting.runs, setting.say),
        evaluate=lambda head: _validation(encoder, head, setting.runs),
        options=EgmaOptions.of(r, **ARMS[arm]),
        seed=seed,
    )
    schedule = Schedule(
        steps=r["steps"], lr=r["lr"], warmup=30, seed=seed, evaluate_every=10**6, save_every=100
    )
    scores = run(task, schedule, folder, setting.say)
    load_module(folder, "head", task.head)
    return task.head.eval(), scores


@cache
def _encoder() -> DualEncoder:
    from inference.context import local_context
    from inference.loading import dual_encoder

    torch.manual_seed(0)
    found: DualEncoder = dual_encoder(local_context()[0], "demo-dual-encoder")[0]
    return found


@cache
def _training(runs: Path, say: Any) -> FilmFeatures:
    return training_films(_encoder(), runs, recipe()["films"], say)


def known_images(runs: Path) -> Any:
    """Training films, for the spread of scores."""
    return PhantomData(runs / "bank" / f"default-train-{SIZE}").bank.images[:KNOWN]


@cache
def _scored(config: str, runs: Path) -> Scored:
    world = load_config(config)
    return _scored_films(world, "test", FILMS.get(world.name, OTHER), runs)


def _scored_films(world: PhantomConfig, split: str, n: int, runs: Path) -> Scored:
    data, encoder = located(world, split, n, kept=runs / "located"), _encoder()
    folder = runs / "features"
    return Scored(
        data,
        kept_films(encoder, data.images, folder / f"films-{world.name}-{data.split}-{n}.safetensors"),
        kept_films(encoder, known_images(runs), folder / f"known-{KNOWN}.safetensors"),
    )


@cache
def _valid(runs: Path) -> Scored:
    return first_films(_scored_films(load_config("default"), "valid", 2 * VALID, runs), VALID)


def _validation(encoder: DualEncoder, head: Any, runs: Path) -> dict[str, float]:
    rows = all_rows("head", encoder, head, _valid(runs))
    return {r.metric: r.value for r in rows if r.value is not None and r.metric in (*MOST, "auroc")}
