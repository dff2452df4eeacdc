"""`radgaze train NAME …`: each training has its own arguments, in the module that answers it."""

from __future__ import annotations

import argparse

from app.subcommands import add_subcommands, run_subcommand

TRAININGS: tuple[tuple[str, str, str], ...] = (
    ("demo", "inference.training.cli", "the demo models by their recipe, stage by stage"),
    ("recipe", "inference.training.recipe_cli", "the stages of a recipe of your own (a TOML file)"),
    ("calibrator", "app.train.calibrator", "a Qwen checkpoint that listens to gaze, in two stages"),
    (
        "scanpath",
        "app.train.scanpath",
        "LogitGaze-Med on searches of your own readers or of a published set",
    ),
    ("egma", "app.train.egma", "an image and a text encoder on films that were read aloud under a tracker"),
)
"""(name, module, help): the module has `add_arguments(parser)` and `run(args) -> int`, and imports little."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_subcommands(parser, TRAININGS, what="NAME")


def run(args: argparse.Namespace) -> int:
    return run_subcommand(args)
