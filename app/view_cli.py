"""`radgaze view [PATH]`: the window."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path, nargs="?", metavar="PATH", help="a radiograph to open")


def run(args: argparse.Namespace) -> int:
    from ui.app import run as run_window

    return int(run_window(args.path))
