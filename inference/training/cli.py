# mypy: disable-error-code="misc"
"""`radgaze train demo [--stage NAME]`: the stages of the demo recipe in order, resumable, with a log on
stderr."""

from __future__ import annotations

import argparse
import os
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

RECIPES = Path(__file__).parent / "recipes"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stage", action="append", help="only this stage (may be given several times)")
    parser.add_argument(
        "--runs", type=Path, default=Path("runs"), help="folder of the training state (default: runs)"
    )
    parser.add_argument("--minutes", type=float, help="override the minutes of every chosen stage")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 2, help="CPU threads")
    parser.add_argument("--publish", type=Path, help="after the stages, write the model folders here")


def load_recipe(name: str) -> dict[str, Any]:
    path = Path(name) if name.endswith(".toml") else RECIPES / f"{name}.toml"
    if not path.exists():
        known = ", ".join(sorted(p.stem for p in RECIPES.glob("*.toml")))
        raise SystemExit(f"{path}: no such recipe. Known: {known}; or give a TOML file.")
    return tomllib.loads(path.read_text("utf-8"))


def run(args: argparse.Namespace) -> int:
    import torch

    from inference.training.publish import publish
    from inference.training.stages import STAGES, Run

    torch.set_num_threads(args.threads)
    recipe = load_recipe(getattr(args, "recipe", "demo"))
    started = time.monotonic()

    def say(text: str) -> None:
        sys.stderr.write(f"[{time.monotonic() - started:7.0f} s] {text}\n")
        sys.stderr.flush()

    chosen = args.stage or ([] if args.publish else list(STAGES))
    unknown = [s for s in chosen if s not in STAGES]
    if unknown:
        sys.stderr.write(f"unknown stage {unknown[0]}; stages: {', '.join(STAGES)}\n")
        return 2
    for stage in chosen:
        if args.minutes is not None and "minutes" in recipe[stage]:
            recipe[stage]["minutes"] = args.minutes
        say(f"stage {stage}: {STAGES[stage].__doc__}")
        STAGES[stage](Run(args.runs, recipe, lambda text, name=stage: say(f"{name}: {text}")))
    if args.publish is not None:
        publish(Run(args.runs, recipe, say), args.publish)
    return 0
