"""`radgaze train NAME …`: each training has its own arguments, in the module that answers it."""

from __future__ import annotations

import argparse
import importlib

TRAININGS: tuple[tuple[str, str, str], ...] = (
    ("demo", "inference.training.cli", "the demo models by their recipe, stage by stage"),
    ("recipe", "inference.training.recipe_cli", "the stages of a recipe of your own (a TOML file)"),
    ("egma", "app.train.egma", "an image and a text encoder on films that were read aloud under a tracker"),
)
"""(name, module, help): the module has `add_arguments(parser)` and `run(args) -> int`, and imports little."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    trainings = parser.add_subparsers(dest="training", metavar="NAME", required=True)
    for name, module, help_text in TRAININGS:
        found = importlib.import_module(module)
        subparser = trainings.add_parser(name, help=help_text, description=found.__doc__)
        found.add_arguments(subparser)
        subparser.set_defaults(run_training=found.run)


def run(args: argparse.Namespace) -> int:
    return int(args.run_training(args))
