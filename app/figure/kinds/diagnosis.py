"""What gaze adds to the findings: the gain in AUROC of each kind of gaze over none, in three set-ups."""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np

from app.figure.drawing import Drawing, FigureError, Panel, bars
from app.figure.results import arms, caption, recorded

SUMMARY = "gain of own, others' and predicted gaze over none, in three set-ups"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", default="default", help="the phantom world of the result")
    parser.add_argument(
        "--metric", default="auroc", choices=("auroc", "auroc_abnormal"), help="on all or on abnormal films"
    )


def draw(args: argparse.Namespace) -> Drawing:
    """Raises FigureError."""
    result = recorded("diagnosis", args.config)
    wanted = f"{args.metric}_minus_none"
    found: dict[str, dict[str, list[float]]] = {}
    for arm, seeds in arms(result).items():
        setup, gaze = arm.split("/")
        rows = [r for s in seeds for r in s["table"] if r["metric"] == wanted]
        if rows:
            mean = float(np.mean([r["value"] for r in rows]))
            span = [min(r["low"] for r in rows), max(r["high"] for r in rows)]
            found.setdefault(setup, {})[gaze] = [mean, *span]
    if not found:
        raise FigureError("The result holds no gains: its arms without gaze were not run.")
    panels = [_panel(setup, rows, args.metric) for setup, rows in found.items()]
    data: dict[str, Any] = {"metric": wanted, "rows": found}
    title = "What gaze adds to the findings"
    return Drawing(title, caption(result, "Gain over no gaze;"), panels, height=3.2, data=data)


def _panel(setup: str, rows: dict[str, list[float]], metric: str) -> Panel:
    names = sorted(rows, key=lambda n: -rows[n][0])
    chart = bars(
        names, [rows[n][0] for n in names], [(rows[n][1], rows[n][2]) for n in names],
        of=f"gain in {metric}", marked=("human",),
    )  # fmt: skip
    return Panel(setup, chart, film=False, width=1.3)
