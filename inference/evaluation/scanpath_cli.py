"""`radgaze evaluate scanpath`: scanpath predictors beside their controls and the readers' own agreement.

Without --fresh the rows that `radgaze experiment scanpath` recorded; with it the shipped model and what needs
no training, evaluated now.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", default="default", help="phantom world (name or TOML file)")
    parser.add_argument("--fresh", action="store_true", help="evaluate the shipped model and its rivals now")
    parser.add_argument("--runs", type=Path, default=Path("runs"), help="folder of films and features")
    parser.add_argument("--protocol", choices=("A", "B", "C"), help="only these rows")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    from inference.evaluation.experiments.registry import result_file

    result = _fresh(args) if args.fresh else _recorded(result_file("scanpath", args.config))
    if result is None:
        sys.stderr.write(
            f"{result_file('scanpath', args.config)}: not there yet. Run `radgaze experiment scanpath` with "
            "that --config first, or ask with --fresh.\n"
        )
        return 3
    if args.protocol:
        result["rows"] = [r for r in result["rows"] if r["protocol"] == args.protocol]
    if args.json:
        sys.stdout.write(json.dumps(result) + "\n")
        return 0
    sys.stdout.write(
        f"scanpath on phantom/{result['data']['world']} (test), {result['data']['films']} films\n\n"
    )
    for r in result["rows"]:
        value = "n/a" if r["value"] is None else f"{r['value']:.3f}"
        interval = "" if r["low"] is None else f"[{r['low']:.3f}, {r['high']:.3f}]"
        kind = r["kind"] + (f" T {r['temperature']}" if "temperature" in r else "")
        name = f"{r['method']:<47}seed {r['seed']}  {kind:<20}{r['protocol']}  {r['metric']:<22}"
        sys.stdout.write(f"{name}{value:>7}  {interval}\n")
    return 0


def _recorded(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    stored = json.loads(path.read_text("utf-8"))
    rows = [row | {"seed": arm["seed"]} for arm in stored["arms"].values() for row in arm.get("table", [])]
    rows += differences(stored["arms"])
    return {"task": "scanpath", "data": stored["data"], "command": stored["command"], "rows": rows}


OURS, ON_PHOTOGRAPHS = "logitgaze_med_chex", "logitgaze_med_res"


def differences(arms: dict[str, Any]) -> list[dict[str, Any]]:
    """Ours minus every other arm, film by film: samples from samples, chosen paths from chosen paths, both as
    shipped, with the 95 % interval of a paired bootstrap. A control on the ImageNet backbone is held against
    the full network on it; a seed against the same seed of ours, where that was trained."""
    from inference.evaluation.statistics import bootstrap

    rows = []
    for key, arm in arms.items():
        method, seed = key.split("/")
        name = ON_PHOTOGRAPHS if method.startswith("semantics_") and method.endswith("_res") else OURS
        full = arms.get(f"{name}/{seed}", arms.get(f"{name}/seed0", {}))
        for scored, values in arm.get("by_film", {}).items():
            kind, metric = scored.split("/")[0], scored.split("/")[-1]
            ours = full.get("by_film", {}).get(f"{kind}/shipped/C/{metric}")
            if method == name or ours is None or "/1/" in scored:
                continue
            apart = np.array(ours, dtype=float) - np.array(values, dtype=float)
            apart = apart[np.isfinite(apart)]
            low, high = bootstrap(_mean_of(apart), len(apart), draws=1000)
            rows.append(
                {
                    "method": f"{name} minus {method}",
                    "seed": arm["seed"],
                    "kind": kind,
                    "protocol": "C",
                    "metric": metric,
                    "value": round(float(apart.mean()), 4),
                    "low": round(low, 4),
                    "high": round(high, 4),
                }
            )
    return rows


def _mean_of(values: NDArray[np.float64]) -> Callable[[NDArray[np.intp]], float]:
    return lambda index: float(values[index].mean())


def _fresh(args: argparse.Namespace) -> dict[str, Any]:
    from inference.evaluation.answer import say
    from inference.evaluation.experiments import scanpath as experiment
    from inference.evaluation.experiments.registry import Setting

    setting = Setting(1, "cpu", args.config, args.runs, say)
    rows = []
    for arm in experiment.ONCE:
        say(arm)
        rows += [row | {"seed": 0} for row in experiment.scanpath(arm, 0, setting)["table"]]
    data = experiment.described(setting)
    return {"task": "scanpath", "data": data, "command": "radgaze evaluate scanpath --fresh", "rows": rows}
