"""Drafts with and without gaze: finding F1 of every arm; with --runs the loss curves of the arms trained
there."""

from __future__ import annotations

import argparse
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from app.figure.drawing import Drawing, FigureError, Panel, bars
from app.figure.results import arms, caption, recorded

SUMMARY = "drafts with own, others' and no gaze; loss curves"
OURS = ("full",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", default="default", help="the phantom world of the result")
    parser.add_argument("--runs", type=Path, help="folder of training state: draw the loss curves")
    parser.add_argument(
        "--metric", default="finding_f1", choices=("finding_f1", "finding_f1_truth", "meteor"),
        help="against the reader's report, or against the truth",
    )  # fmt: skip


def draw(args: argparse.Namespace) -> Drawing:
    """Raises FigureError."""
    return _scores(args.config, args.metric) if args.runs is None else _curves(args.runs)


def _scores(config: str, metric: str) -> Drawing:
    result = recorded("captioning", config)
    rows = {}
    for arm, seeds in arms(result).items():
        values = [s["rows"][metric] for s in seeds if metric in s["rows"]]
        if values:
            spans = [s["intervals"][metric] for s in seeds if metric in s.get("intervals", {})]
            span = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
            rows[arm] = (float(np.mean(values)), span)
    names = sorted(rows, key=lambda n: -rows[n][0])
    chart = bars(names, [rows[n][0] for n in names], [rows[n][1] for n in names], of=metric, marked=OURS)
    data: dict[str, Any] = {n: rows[n] for n in names}
    panel = Panel(metric, chart, film=False, width=2.2)
    return Drawing(
        "Drafts with and without gaze", caption(result, "Mean of the seeds;"), [panel], height=4.8, data=data
    )


def _curves(runs: Path) -> Drawing:
    """A panel a stage, a line an arm: the mean of its seeds."""
    found: dict[str, dict[str, list[list[tuple[int, float]]]]] = {}
    for log in sorted(runs.glob("**/log.jsonl")):
        steps = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
        points = [(int(s["step"]), float(s["loss"])) for s in steps if "loss" in s]
        name, *stage = log.parent.relative_to(runs).parts or (runs.name,)
        if points:
            arm = re.sub(r"-\d+$", "", name)
            found.setdefault("/".join(stage) or "loss", {}).setdefault(arm, []).append(points)
    if not found:
        raise FigureError(f"{runs}: there is no log.jsonl with losses in it or below it.")
    panels = [
        Panel(stage, partial(_lines, curves), film=False, width=1.8)
        for stage, curves in sorted(found.items())
    ]
    words = f"Running mean of the loss, mean of the seeds; {runs.name}."
    return Drawing("Training", words, panels, height=3.8, data=found)


def _lines(curves: dict[str, list[list[tuple[int, float]]]], axes: Any, _part: float) -> None:
    for arm, seeds in curves.items():
        steps = sorted(set.intersection(*({step for step, _ in points} for points in seeds)))
        losses = [np.mean([dict(points)[step] for points in seeds]) for step in steps]
        axes.plot(steps, losses, linewidth=1, label=f"{arm} ({len(seeds)})" if len(seeds) > 1 else arm)
    axes.set_xlabel("step", fontsize=7)
    axes.tick_params(labelsize=7)
    axes.legend(fontsize=6, frameon=False, loc="upper right")
