"""`radgaze experiment NAME [--seeds N] [--device cpu|cuda] [--config FILE]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="an experiment's name; 'list' shows them")
    parser.add_argument("--seeds", type=int, default=1, help="seeds per arm (default 1)")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--config", default="default", help="a phantom world's name or TOML file")
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="folder of training state")
    parser.add_argument("--json", action="store_true", help="print the result object")


def run(args: argparse.Namespace) -> int:
    from inference.datasets.location import DataSetMissing
    from inference.evaluation.experiments.registry import Setting, experiments, result_file, run_experiment

    known = experiments()
    if args.name == "list":
        sys.stdout.write("\n".join(f"{e.name:<20}{e.summary}" for e in known.values()) + "\n")
        return 0
    if args.name not in known:
        sys.stderr.write(f"unknown experiment {args.name}; known: {', '.join(known)}\n")
        return 2
    setting = Setting(args.seeds, args.device, args.config, args.runs, lambda text: _say(text))
    command = (
        f"radgaze experiment {args.name} --seeds {args.seeds} --device {args.device} --config {args.config}"
    )
    try:
        result = run_experiment(known[args.name], setting, command)
    except DataSetMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 3
    if args.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return 0
    for key, arm in result["arms"].items():
        values = "  ".join(f"{name} {value:.3f}" for name, value in arm["rows"].items())
        sys.stdout.write(f"{key:<24}{values}\n")
    sys.stdout.write(f"written to {result_file(args.name, args.config)}\n")
    return 0


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
