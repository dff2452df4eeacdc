"""`radgaze evaluate diagnosis`: what gaze adds to the findings, as the experiment recorded it."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", default="default", help="phantom world (name or TOML file)")
    parser.add_argument("--gaze", help="only these rows: none, shuffled, human or a predictor's name")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.evaluation.experiments.registry import result_file

    path = result_file("diagnosis", args.config)
    if not path.exists():
        sys.stderr.write(f"{path}: not there yet. Run `radgaze experiment diagnosis` with that --config.\n")
        return 3
    result = recorded(path)
    if args.gaze:
        result["rows"] = [r for r in result["rows"] if r["gaze"] == args.gaze]
    if args.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return 0
    data = result["data"]
    sys.stdout.write(f"diagnosis on phantom/{data['world']} (test), {data['films']} films\n\n")
    for r in result["rows"]:
        interval = "" if r["low"] is None else f"[{r['low']:+.3f}, {r['high']:+.3f}]"
        name = f"{r['method']:<10}{r['gaze']:<15}seed {r['seed']}  {r['metric']:<30}"
        sys.stdout.write(f"{name}{r['value']:>7.3f}  {interval}\n")
    return 0


def recorded(path: Path) -> dict[str, Any]:
    """The rows of a result file, each with its seed."""
    stored = json.loads(path.read_text("utf-8"))
    rows = [row | {"seed": arm["seed"]} for arm in stored["arms"].values() for row in arm["table"]]
    return {"task": "diagnosis", "data": stored["data"], "command": stored["command"], "rows": rows}
