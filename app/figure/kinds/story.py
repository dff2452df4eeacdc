"""The whole story of one film: the reader's gaze, the predicted scanpath, what the model's answer rests on,
the findings and the draft, from the folder that `radgaze demo` left. As a film the eyes move."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from typing import Any

import numpy as np

from app.export.report_text import DISCLAIMER
from app.figure.drawing import (
    GREY,
    HUMAN,
    PREDICTED,
    Drawing,
    FigureError,
    Panel,
    film,
    film_with_map,
    film_with_path,
)
from app.story.marked import Line, marked
from app.story.material import MOST, Finding, Material, MaterialMissing, read_material

SUMMARY = "image, human gaze, LogitGaze-Med, MATEX, findings and draft of one film"
LONGEST_S = 12.0
DOUBTED = "#B3261E"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="what `radgaze demo --out DIR` left")
    parser.add_argument("--film", type=Path, help="where the film lies now, if not where the demo found it")


def draw(args: argparse.Namespace) -> Drawing:
    """Raises FigureError."""
    try:
        m = read_material(args.folder, args.film)
    except MaterialMissing as error:
        raise FigureError(str(error)) from error
    gaze = m.gaze
    seconds = float(gaze.onset_ms[-1] + gaze.duration_ms[-1]) / 1000 if len(gaze) else 1.0
    panels = [
        Panel("Film", film(m.film)),
        Panel("Reader's gaze", film_with_path(m.film, gaze, HUMAN)),
        Panel("LogitGaze-Med", film_with_path(m.film, m.predicted, PREDICTED)),
        Panel(f"MATEX: {m.phrase}", film_with_map(m.film, m.map * np.float32(m.map_strength))),
        Panel("Findings", lambda axes, _part: _findings(axes, m.findings), film=False),
        Panel("Draft", lambda axes, _part: _reports(axes, m), width=1.4),
    ]
    return Drawing(
        "RadGaze: where the reader looked, and what the models say",
        m.words.replace(DISCLAIMER, "").strip(),
        panels,
        min(seconds, LONGEST_S),
    )


def _findings(axes: Any, rows: tuple[Finding, ...]) -> None:
    """Without gaze a grey bar, with it a mark where it moved to."""
    rows = rows[:MOST]
    at = np.arange(len(rows))[::-1]
    axes.barh(at, [r.without for r in rows], color=GREY, height=0.6, label="without gaze")
    moved = [(y, r.with_gaze) for y, r in zip(at, rows, strict=True) if r.with_gaze is not None]
    if moved:
        axes.scatter([v for _, v in moved], [y for y, _ in moved], color=HUMAN, marker="D", s=18, zorder=3)
        axes.scatter([], [], color=HUMAN, marker="D", s=18, label="with the reader's gaze")
    axes.set_yticks(at, [r.name for r in rows], fontsize=7)
    axes.set_xlim(0, 1)
    axes.tick_params(axis="x", labelsize=7)
    axes.set_xlabel("probability", fontsize=7)
    axes.legend(fontsize=6, frameon=False, loc="lower right")


def _reports(axes: Any, m: Material) -> None:
    """What the findings speak against stands in red, with both."""
    y = 0.98
    for title, text, gaze in (
        ("Without gaze", m.report_without, False),
        ("With the reader's gaze", m.report_with, True),
    ):
        y = _lines(axes, y, [title], "black", bold=True)
        for line in marked(text, m.findings, with_gaze=gaze) or [Line("(no draft)", "")]:
            words = f"{line.text} ({line.doubt})" if line.doubt else line.text
            y = _lines(axes, y, textwrap.wrap(words, 48), DOUBTED if line.doubt else "black")
        y -= 0.04


def _lines(axes: Any, y: float, lines: list[str], colour: str, *, bold: bool = False) -> float:
    axes.text(
        0.0, y, "\n".join(lines), fontsize=6.5, va="top", color=colour, transform=axes.transAxes,
        weight="bold" if bold else "normal",
    )  # fmt: skip
    return y - 0.05 * len(lines)
