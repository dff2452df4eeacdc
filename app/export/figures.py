"""Figures for print, with matplotlib (imported here only, never by the window)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.export.report_text import DISCLAIMER
from app.words import characters
from eyetracking.scanpaths.types import Scanpath

HUMAN = "#56B4E9"


P = ParamSpec("P")
R = TypeVar("R")


def as_written(draw: Callable[P, R]) -> Callable[P, R]:
    """In what this draws a dollar sign is one: people's words (an area's name, a phrase, a title) are no
    formulas, and half of one would cost the figure."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> R:
        from matplotlib import rc_context

        with rc_context({"text.parse_math": False}):
            return draw(*args, **kwargs)

    return drawn


@as_written
def map_figure(
    path: Path,
    image: NDArray[np.uint16],
    values: NDArray[np.float32],
    *,
    colour_map: str,
    title: str,
    caption: str,
    fixations: Scanpath | None = None,
    contour: float | None = None,
) -> None:
    """A map (h, w in [0, 1]) over the image (uint16 presentation, any size of the same aspect) as PNG."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height, width = image.shape
    figure = Figure(
        figsize=(6.0, 6.0 * height / width + 0.9), dpi=150, facecolor="white", layout="constrained"
    )
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    extent = (0.0, float(width), float(height), 0.0)
    axes.imshow(image, cmap="gray", vmin=0, vmax=65535, extent=extent, interpolation="lanczos")
    alpha = np.clip((values - 0.1) / 0.3, 0, 1) * 0.65
    shown = axes.imshow(
        values, cmap=colour_map, vmin=0, vmax=1, alpha=alpha, extent=extent, interpolation="bilinear"
    )
    if contour is not None and float(values.max()) > contour:
        axes.contour(values, levels=[contour], colors="white", linewidths=0.9, extent=extent, origin="upper")
    if fixations is not None and len(fixations):
        x, y = fixations.x_px / fixations.width_px * width, fixations.y_px / fixations.height_px * height
        axes.plot(x, y, color=HUMAN, linewidth=0.8, alpha=0.8)
        axes.scatter(
            x, y, s=fixations.duration_ms / 5, color=HUMAN, alpha=0.5, edgecolors="black", linewidths=0.4
        )
        for number, (a, b) in enumerate(zip(x, y, strict=True), start=1):
            axes.text(a, b, str(number), color="white", fontsize=5.5, ha="center", va="center")
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    axes.set_title(characters(title), fontsize=10)
    bar = figure.colorbar(shown, ax=axes, fraction=0.035, pad=0.01)
    bar.ax.tick_params(labelsize=7)
    figure.supxlabel(characters(f"{caption}\n{DISCLAIMER}"), fontsize=7)
    figure.savefig(
        path,
        bbox_inches="tight",
        pad_inches=0.12,
        metadata={"Description": f"{title}. {caption}. {DISCLAIMER}"},
    )


@as_written
def maps_figure(
    path: Path,
    image: NDArray[np.uint16],
    maps: list[tuple[str, NDArray[np.float32]]],
    *,
    colour_map: str,
    title: str,
    caption: str,
) -> None:
    """Maps (title, (h, w) in [0, 1]) side by side over the image, each with its title. PNG, SVG or PDF by the
    name of the file."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    height, width = image.shape
    count = max(1, len(maps))
    figure = Figure(
        figsize=(3.0 * count, 3.0 * height / width + 0.9), dpi=150, facecolor="white", layout="constrained"
    )
    FigureCanvasAgg(figure)
    extent = (0.0, float(width), float(height), 0.0)
    for number, (name, values) in enumerate(maps, start=1):
        axes = figure.add_subplot(1, count, number)
        axes.imshow(image, cmap="gray", vmin=0, vmax=65535, extent=extent, interpolation="lanczos")
        alpha = np.clip((values - 0.1) / 0.3, 0, 1) * 0.65
        axes.imshow(
            values, cmap=colour_map, vmin=0, vmax=1, alpha=alpha, extent=extent, interpolation="bilinear"
        )
        axes.set_axis_off()
        axes.set_title(characters(name), fontsize=9)
    figure.suptitle(characters(title), fontsize=10)
    figure.supxlabel(characters(f"{caption}\n{DISCLAIMER}"), fontsize=7)
    figure.savefig(path, bbox_inches="tight", pad_inches=0.12)
