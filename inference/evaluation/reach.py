"""`radgaze evaluate reach`: what the shipped models reach, finding by finding, written into their folders.

It takes tables that `radgaze evaluate demo --json` printed (phantom and nih), so that one run of the models
serves the documents and the panels. What is shown beside an answer is read from there.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Shown:
    """A row of the tables that stands beside a model's answers. chance: a value, or the method whose row says
    it; ceiling: the method whose row says it, "" for none."""

    model: str
    method: str
    metric: str
    chance: float | str
    ceiling: str = ""


SHOWN = (
    Shown("demo-diagnosis", "diagnosis_no_gaze", "auroc", 0.5),
    Shown("demo-diagnosis", "fine_tuned", "auroc", 0.5, "chexnet"),
    Shown("demo-dual-encoder", "dual_encoder", "auroc", 0.5),
    Shown("demo-dual-encoder", "matex", "pointing_game", "center"),
    Shown("demo-logitgaze-med", "logitgaze_med", "scanmatch", "random_same_finding", "human"),
    Shown("demo-vlm", "vlm", "finding_f1", "vlm_no_image"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("tables", nargs="+", type=Path, help="what `radgaze evaluate demo --json` printed")
    parser.add_argument("--publish", type=Path, metavar="DIR", help="write into the model folders here")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")


def run(args: argparse.Namespace) -> int:
    import msgspec

    from inference.training.companions import add_reach

    figures: dict[str, list[Any]] = {}
    for path in args.tables:
        try:
            table = json.loads(path.read_text("utf-8"))
            for model, reach in figures_of(table).items():
                figures.setdefault(model, []).extend(reach)
        except (OSError, ValueError, KeyError) as error:
            sys.stderr.write(f"{path}: no table of `radgaze evaluate demo --json`: {error!r}\n")
            return 3
    if args.publish is not None:
        for model, reach in figures.items():
            add_reach(args.publish / model, reach)
    if args.json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(figures), indent=1).decode() + "\n")
        return 0
    for model, reach in figures.items():
        sys.stdout.write(f"{model}\n")
        for r in reach:
            beside = f"  chance {r.chance:.3f}" if r.chance is not None else ""
            beside += f"  ceiling {r.ceiling:.3f}" if r.ceiling is not None else ""
            sys.stdout.write(
                f"  {r.finding or 'all findings':<28}{r.data:<9}{r.metric:<14}{r.value:.3f} "
                f"[{r.low:.3f}, {r.high:.3f}]{beside}\n"
            )
    return 0


def figures_of(table: dict[str, Any]) -> dict[str, list[Any]]:
    """The rows of one table that are shown, by model, as `api.Reach`."""
    from inference.api import Reach

    data = table["data"].split("/")[0]
    rows = {(r["method"], r["metric"]): r for r in table["rows"]}
    out: dict[str, list[Any]] = {}
    for shown in SHOWN:
        for (method, metric), row in rows.items():
            name, _, finding = metric.partition("/")
            if method != shown.method or name != shown.metric or row["value"] is None or row["low"] is None:
                continue
            if finding and finding not in _findings():
                continue
            chance = shown.chance if isinstance(shown.chance, float) else _value(rows, shown.chance, metric)
            out.setdefault(shown.model, []).append(
                Reach(
                    finding=finding,
                    data=data,
                    metric=name,
                    value=row["value"],
                    low=row["low"],
                    high=row["high"],
                    n=table["n"],
                    chance=chance,
                    ceiling=_value(rows, shown.ceiling, metric) if shown.ceiling else None,
                )
            )
    return out


def _value(rows: dict[tuple[str, str], dict[str, Any]], method: str, metric: str) -> float | None:
    row = rows.get((method, metric))
    return row["value"] if row is not None else None


def _findings() -> tuple[str, ...]:
    from inference.labels import FINDINGS

    return FINDINGS
