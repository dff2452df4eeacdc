"""What figures are made of: panels with a film, a map, a path; bars with their intervals; the words below,
and the file. matplotlib is imported here, when something is drawn."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.export.figures import as_written
from app.export.report_text import DISCLAIMER
from app.words import characters
from eyetracking.scanpaths.types import Scanpath

HUMAN, PREDICTED, OTHER, GREY = "#56B4E9", "#E69F00", "#CC79A7", "#999999"
"""Of Okabe and Ito's palette, which colour-blind readers can tell apart."""
STILL = (".png", ".svg", ".pdf")
DPI = 200


class FigureError(Exception):
    """What is missing or wrong, and the way out."""


@dataclass(frozen=True)
class Panel:
    """title: above it. draw(axes, part): paints; part, 0 to 1, is how much of the moving has passed (1 in a
    still). film: a picture without axes; else a chart."""

    title: str
    draw: Callable[[Any, float], None]
    film: bool = True
    width: float = 1.0


@dataclass(frozen=True)
class Drawing:
    """title, caption: which film, method, model and seed. moves_s: how long a film of it lasts; 0 where
    nothing in it moves."""

    title: str
    caption: str
    panels: Sequence[Panel]
    moves_s: float = 0.0
    height: float = 3.4
    data: dict[str, Any] = field(default_factory=dict)
    """What was drawn, as numbers, for who wants to draw it otherwise (`--data`)."""


@as_written
def figure_of(drawing: Drawing, part: float = 1.0) -> Any:
    """A matplotlib figure."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    widths = [p.width for p in drawing.panels]
    figure = Figure(
        figsize=(3.0 * sum(widths), drawing.height), dpi=DPI, facecolor="white", layout="constrained"
    )
    FigureCanvasAgg(figure)
    grid = figure.add_gridspec(1, len(drawing.panels), width_ratios=widths)
    for number, panel in enumerate(drawing.panels):
        axes = figure.add_subplot(grid[0, number])
        panel.draw(axes, part)
        axes.set_title(characters(panel.title), fontsize=9)
        if panel.film:
            axes.set_axis_off()
    figure.suptitle(characters(drawing.title), fontsize=10)
    figure.supxlabel(characters(f"{drawing.caption}\n{DISCLAIMER}"), fontsize=6.5)
    return figure


def save(drawing: Drawing, path: Path) -> None:
    """As a still; its kind by the name. Raises FigureError for another name, OSError."""
    if path.suffix.lower() not in STILL:
        raise FigureError(f"{path.name}: a figure is {', '.join(STILL)}, or a film .gif, .webm, .mp4")
    words = characters(f"{drawing.title}. {drawing.caption} {DISCLAIMER}")
    key = {".png": "Description", ".svg": "Description", ".pdf": "Subject"}[path.suffix.lower()]
    import matplotlib as mpl

    with mpl.rc_context({"svg.fonttype": "none", "pdf.fonttype": 42}):  # words stay words, for who edits it
        figure_of(drawing).savefig(path, bbox_inches="tight", pad_inches=0.1, metadata={key: words})


def film(image: NDArray[Any]) -> Callable[[Any, float], None]:
    """A film, uint8 or uint16, alone."""
    return lambda axes, _part: show_film(axes, image)


def picture(pixels: NDArray[np.uint8]) -> Callable[[Any, float], None]:
    """Anything that was drawn already, RGB."""
    return lambda axes, _part: axes.imshow(pixels, interpolation="antialiased")


def without_empty_edges(pictures: Sequence[NDArray[np.uint8]]) -> list[NDArray[np.uint8]]:
    """RGB pictures (h, w, 3) of panes without the rows and columns around them that are of one colour
    throughout (that of their first pixel). Pictures of one size lose the same, so that films stay level."""
    edges = [_filled(one) for one in pictures]
    if len({one.shape for one in pictures}) == 1:
        top, bottom = min(e[0] for e in edges), max(e[1] for e in edges)
        left, right = min(e[2] for e in edges), max(e[3] for e in edges)
        edges = [(top, bottom, left, right)] * len(edges)
    return [
        one[top:bottom, left:right] for one, (top, bottom, left, right) in zip(pictures, edges, strict=True)
    ]


def _filled(one: NDArray[np.uint8]) -> tuple[int, int, int, int]:
    """Rows and columns, from and to, in which something stands; all where nothing does."""
    other = (one != one[0, 0]).any(axis=2)
    if not other.any():
        return 0, one.shape[0], 0, one.shape[1]
    rows, columns = np.flatnonzero(other.any(axis=1)), np.flatnonzero(other.any(axis=0))
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def film_with_map(image: NDArray[Any], values: NDArray[np.float32]) -> Callable[[Any, float], None]:
    """A map (h, w) in [0, 1], of any size, over the film; what is weak is left clear."""

    def draw(axes: Any, part: float) -> None:
        show_film(axes, image)
        extent = (0.0, float(image.shape[1]), float(image.shape[0]), 0.0)
        alpha = np.clip((values - 0.1) / 0.3, 0, 1) * 0.65 * min(1.0, 2 * part)
        axes.imshow(
            values, cmap="magma", vmin=0, vmax=1, alpha=alpha, extent=extent, interpolation="bilinear"
        )

    return draw


def film_with_path(image: NDArray[Any], path: Scanpath, colour: str) -> Callable[[Any, float], None]:
    """Fixations as numbered rings whose area is their duration, joined in their order."""

    def draw(axes: Any, part: float) -> None:
        show_film(axes, image)
        if not len(path):
            return
        now = part * float(path.onset_ms[-1] + path.duration_ms[-1])
        begun = int((path.onset_ms <= now).sum())
        x = path.x_px[:begun] / path.width_px * image.shape[1]
        y = path.y_px[:begun] / path.height_px * image.shape[0]
        lasted = np.minimum(path.duration_ms[:begun], now - path.onset_ms[:begun])
        axes.plot(x, y, color=colour, linewidth=1.0, alpha=0.9)
        axes.scatter(
            x, y, s=np.maximum(lasted, 20.0) / 3, color=colour, alpha=0.55, edgecolors="black", linewidths=0.5
        )
        for number, (a, b) in enumerate(zip(x, y, strict=True), start=1):
            axes.text(a, b, str(number), color="white", fontsize=5, ha="center", va="center")

    return draw


def bars(
    names: Sequence[str],
    values: Sequence[float],
    intervals: Sequence[tuple[float, float] | None],
    *,
    of: str,
    marked: Sequence[str] = (),
    lines: Sequence[tuple[str, float]] = (),
) -> Callable[[Any, float], None]:
    """Horizontal, the first on top, with 95 % intervals. marked: ours. lines: references with their words."""

    def draw(axes: Any, _part: float) -> None:
        at = np.arange(len(names))[::-1]
        colours = [PREDICTED if n in marked else GREY for n in names]
        axes.barh(at, values, color=colours, height=0.7)
        for y, value, interval in zip(at, values, intervals, strict=True):
            if interval is not None:
                axes.plot(interval, (y, y), color="black", linewidth=1)
            axes.annotate(
                f"{value:.3f}", ((interval or (value, value))[1], y), xytext=(3, 0), fontsize=6,
                textcoords="offset points", va="center",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.8},
            )  # fmt: skip
        for (words, value), style in zip(lines, itertools.cycle(("--", ":")), strict=False):
            axes.axvline(value, color="black", linewidth=0.8, linestyle=style, label=words)
        axes.set_yticks(at, names, fontsize=7)
        axes.tick_params(axis="x", labelsize=7)
        axes.set_xlabel(of, fontsize=7)
        low, high = axes.get_xlim()
        axes.set_xlim(low, high + 0.12 * (high - low))
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        if lines:
            axes.legend(fontsize=6, loc="lower right", frameon=False)

    return draw


def show_film(axes: Any, image: NDArray[Any]) -> None:
    height, width = image.shape
    most = 65535 if image.dtype == np.uint16 else 255
    axes.imshow(
        image, cmap="gray", vmin=0, vmax=most, extent=(0.0, float(width), float(height), 0.0),
        interpolation="antialiased",
    )  # fmt: skip
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
