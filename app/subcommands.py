"""Commands that have commands of their own, as tables of (name, module, help). A module has
`add_arguments(parser)` and `run(args) -> int`, and imports little."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence

Table = Sequence[tuple[str, str, str]]


def add_subcommands(parser: argparse.ArgumentParser, table: Table, *, what: str) -> None:
    """what: the word that stands for one of them in the usage."""
    commands = parser.add_subparsers(dest=f"{what.lower()}_name", metavar=what, required=True)
    for name, module, help_text in table:
        found = importlib.import_module(module)
        subparser = commands.add_parser(name, help=help_text, description=found.__doc__)
        found.add_arguments(subparser)
        subparser.set_defaults(run_subcommand=found.run)


def run_subcommand(args: argparse.Namespace) -> int:
    return int(args.run_subcommand(args))
