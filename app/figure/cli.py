"""`radgaze figure NAME …`: a figure for a paper or a slide, or a short film of what moves in it."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path
from types import ModuleType


def names() -> list[str]:
    """The figures there are."""
    import app.figure.kinds as package

    return sorted(module.name for module in pkgutil.iter_modules(package.__path__))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="figure_name", metavar="NAME", required=True)
    for name in names():
        kind = importlib.import_module(f"app.figure.kinds.{name}")
        one = commands.add_parser(name, help=kind.SUMMARY, description=kind.__doc__)
        kind.add_arguments(one)
        one.add_argument(
            "--out", type=Path, default=None, metavar="FILE",
            help=f".png (default {name}.png), .svg or .pdf; .gif, .webm or .mp4 where something moves",
        )  # fmt: skip
        one.add_argument("--data", type=Path, metavar="FILE", help="write what was drawn as JSON, too")
        one.set_defaults(kind=kind)


def run(args: argparse.Namespace) -> int:
    from app.figure.drawing import FigureError, save
    from app.figure.moving import MOVING, save_film

    kind: ModuleType = args.kind
    out: Path = args.out or Path(f"{args.figure_name}.png")
    try:
        drawing = kind.draw(args)
        if out.suffix.lower() in MOVING:
            save_film(drawing, out, _say)
        else:
            save(drawing, out)
        if args.data:
            args.data.write_text(json.dumps(drawing.data), "utf-8")
    except (FigureError, OSError) as error:
        sys.stderr.write(f"radgaze figure {args.figure_name}: {error}\n")
        return 1
    sys.stdout.write(f"{out}\n")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
