"""`radgaze train recipe FILE.toml [--stage NAME]`: as `radgaze train demo`, with a recipe of your own."""

from __future__ import annotations

import argparse

from inference.training import cli


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", help="a TOML file with the tables of the demo recipe")
    cli.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    return cli.run(args)
