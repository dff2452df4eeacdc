"""Predicted scanpaths: with a CASE (a number) the image, a reader's search, LogitGaze-Med's and the Eye-Gaze
baseline's paths on a phantom test film, as the experiment drew them; without one the scores of all
methods."""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np

from app.figure.drawing import (
    GREY,
    HUMAN,
    OTHER,
    PREDICTED,
    Drawing,
    FigureError,
    Panel,
    bars,
    film,
    film_with_path,
)
from app.figure.results import arms, caption, recorded
from eyetracking.scanpaths.types import Scanpath

SUMMARY = "LogitGaze-Med beside a human search and the baselines; or their scores"
SHOWN = (
    ("human", "Simulated reader", HUMAN),
    ("logitgaze_med_chex", "LogitGaze-Med", PREDICTED),
    ("gazeformer", "Gazeformer", GREY),
    ("eye_gaze", "Eye-Gaze baseline", OTHER),
)
OURS = ("logitgaze_med_chex", "logitgaze_med_res", "logitgaze_med")
SIDE_PX = 512


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", type=int, nargs="?", help="the number of a recorded case, from 0")
    parser.add_argument("--config", default="default", help="the phantom world of the result")
    parser.add_argument(
        "--metric", default="scanmatch", choices=("scanmatch", "scanmatch_duration"), help="of the scores"
    )


def draw(args: argparse.Namespace) -> Drawing:
    """Raises FigureError."""
    result = recorded("scanpath", args.config)
    return _scores(result, args.metric) if args.case is None else _case(result, args.config, args.case)


def _case(result: dict[str, Any], config: str, number: int) -> Drawing:
    from inference.phantom.case import case, to_uint8
    from inference.phantom.config import load_config

    cases = result["arms"].get("human/seed0", {}).get("cases", [])
    if not 0 <= number < len(cases):
        raise FigureError(f"There is no case {number}: {len(cases)} are recorded, from 0.")
    seed, finding = cases[number]["phantom"], cases[number]["finding"]
    image = to_uint8(case(seed, load_config(config)).render(SIDE_PX).image)
    panels, data = [Panel("Image", film(image))], {}
    for arm, title, colour in SHOWN:
        found = result["arms"].get(f"{arm}/seed0", {}).get("cases")
        if found:
            data[arm] = found[number]["path"]
            panels.append(Panel(title, film_with_path(image, _path(data[arm]), colour)))
    words = f"Phantom {seed} ({result['data']['world']}); chosen paths, seed 0; {result['command']}."
    return Drawing(f"Search for {finding}", words, panels, 6.0, data=data)


def _path(rows: list[list[float]]) -> Scanpath:
    """Rows of x, y in fractions of the image, and milliseconds."""
    x, y, lasts = np.array(rows, dtype=float).reshape(-1, 3).T
    onset = np.concatenate([[0.0], np.cumsum(lasts)[:-1]])
    return Scanpath(
        x_px=x * SIDE_PX, y_px=y * SIDE_PX, onset_ms=onset, duration_ms=lasts, width_px=SIDE_PX,
        height_px=SIDE_PX, source="predicted",
    )  # fmt: skip


def _scores(result: dict[str, Any], metric: str) -> Drawing:
    """Samples with samples, chosen paths with chosen paths."""
    panels, data = [], {}
    for kind, title in (("samples", "Samples (mean of five)"), ("consensus", "Chosen path")):
        rows = {}
        for arm, seeds in arms(result).items():
            found = [
                r for s in seeds for r in s["table"]
                if (r["kind"], r["protocol"], r["metric"]) == (kind, "C", metric)
                and r.get("temperature", "shipped") == "shipped" and r["value"] is not None
            ]  # fmt: skip
            if found:
                mean = float(np.mean([r["value"] for r in found]))
                rows[arm] = [mean, min(r["low"] for r in found), max(r["high"] for r in found)]
        names = sorted(rows, key=lambda n: -rows[n][0])
        data[kind] = {n: rows[n] for n in names}
        chart = bars(
            names, [rows[n][0] for n in names], [(rows[n][1], rows[n][2]) for n in names],
            of=metric, marked=OURS, lines=[("another reader", rows["human"][0])] if "human" in rows else (),
        )  # fmt: skip
        panels.append(Panel(title, chart, film=False, width=1.6))
    return Drawing(
        "Predicted scanpaths", caption(result, "ScanMatch, protocol C;"), panels, height=4.6, data=data
    )
