"""`radgaze models`: what is installed, who made it, on what it was trained."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON array")


def run(args: argparse.Namespace) -> int:
    import msgspec

    from inference.store import ModelStore

    infos = [folder.info for folder in ModelStore().models()]
    if args.json:
        sys.stdout.write(msgspec.json.encode(infos).decode() + "\n")
        return 0
    if not infos:
        sys.stdout.write("No models are installed.\n")
    for info in infos:
        mark = " (demo model)" if info.demo else ""
        sys.stdout.write(
            f"{info.id} {info.version}{mark}\n  task: {info.task}; architecture: {info.architecture}\n"
            f"  trained on: {info.trained_on}\n  licence: {info.licence}\n"
        )
    return 0
