"""The films of the experiments that predict scanpaths or use them: features of frozen towers and readings,
kept for as long as the process lives."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from inference.phantom.config import load_config
from inference.training.path_data import path_data, towers
from inference.training.path_task import PathData

TRAIN, VALID = 2304, 256
FILMS, OTHER = {"default": 612}, 192
"""Of the test split; OTHER films of any other world."""


def tested(world: str) -> int:
    """How many of that world's test split."""
    return FILMS.get(world, OTHER)


@cache
def train_films(runs: Path, semantics: str, visual: str = "chex") -> PathData:
    """semantics, visual: as `path_data` has them."""
    return _kept(load_config("default"), "train", TRAIN, runs, semantics, visual)


@cache
def valid_films(runs: Path, visual: str = "chex") -> PathData:
    return _kept(load_config("default"), "valid", VALID, runs, "words", visual)


@cache
def films_of_test(config: str, runs: Path, semantics: str, visual: str = "chex") -> PathData:
    """config: a world's name or file; all training is in the default world."""
    world = load_config(config)
    return _kept(world, "test", tested(world.name), runs, semantics, visual)


def _kept(world: Any, split: str, films: int, runs: Path, semantics: str, visual: str) -> PathData:
    models = _towers(lens=semantics == "lens")
    return path_data(models, world, split, films, runs, semantics=semantics, visual=visual)


@cache
def _towers(*, lens: bool) -> Any:
    return towers(lens=lens)
