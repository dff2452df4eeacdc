"""Figures of a gaze analysis for print, with matplotlib (never imported by the window)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.export.figures import HUMAN, as_written
from app.export.gaze_analysis import GazeAnalysis, ImageGaze
from eyetracking.analysis.areas import outline

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH_IN = 7.2
_POINTS = 4000
_LINE = "#3D4450"
_LOSS = "#D55E00"
_AREA = {"drawn": "#F2F4F7", "finding": "#E0609F", "anatomy": "#8B94A1", "segmented": "#8B94A1"}
_AREA_NAME = _AREA | {"anatomy": "#D6DBE2"}


@as_written
def figures(analysis: GazeAnalysis, film: NDArray[np.uint16] | None) -> dict[str, Figure]:
    """Name -> figure, of all that this recording has. film: uint16 (h, w), any size of the image's aspect."""
    made = {"gaze": gaze_figure(analysis)}
    image = analysis.image
    if image is not None and len(image.path):
        made["heatmap"] = image_figure(image, film, heat=True)
        made["scanpath"] = image_figure(image, film, heat=False)
        made["durations"] = durations_figure(image)
        if image.figures:
            made["transitions"] = transitions_figure(image)
    if analysis.pupil is not None:
        made["pupil"] = pupil_figure(analysis)
    return made


def gaze_figure(analysis: GazeAnalysis) -> Figure:
    """Gaze on the screen over time, losses shaded."""
    rec = analysis.recording
    t, x, y, _ = rec.gaze_on_display()
    figure, axes = _axes(1.9)
    part = slice(None, None, max(1, len(t) // _POINTS))
    axes.plot(t[part] / 1000, x[part] / rec.geometry.width_px, color=HUMAN, linewidth=0.8, label="x")
    axes.plot(t[part] / 1000, y[part] / rec.geometry.height_px, color="#4B5563", linewidth=0.8, label="y")
    for gap in analysis.gaps:
        if gap.kind != "loss":
            end = (gap.onset_ms + gap.duration_ms) / 1000
            axes.axvspan(gap.onset_ms / 1000, end, color=_LOSS, alpha=0.18, linewidth=0)
    bottom, top = axes.get_ylim()
    axes.set(ylim=(max(1.0, top), min(0.0, bottom)), xlabel="seconds", ylabel="part of the screen")
    axes.margins(x=0)
    axes.legend(loc="upper right", fontsize=7, frameon=False, ncol=2)
    axes.set_title("Gaze on the screen (shaded: no eye seen for 60 ms or more)", fontsize=9)
    out: Figure = figure
    return out


def image_figure(image: ImageGaze, film: NDArray[np.uint16] | None, *, heat: bool) -> Figure:
    """The image with the heatmap, or with the fixations and areas of interest."""
    from matplotlib.patheffects import withStroke

    path = image.path
    figure, axes = _axes(WIDTH_IN * 0.62 * path.height_px / path.width_px + 0.4, width=WIDTH_IN * 0.62)
    extent = (0.0, float(path.width_px), float(path.height_px), 0.0)
    if film is not None:
        axes.imshow(film, cmap="gray", vmin=0, vmax=65535, extent=extent, interpolation="lanczos")
    else:
        axes.set_facecolor("black")
    if heat:
        values = image.heatmap.values
        alpha = np.clip((values - 0.05) / 0.3, 0, 1) * 0.7
        shown = axes.imshow(values, cmap="cividis", vmin=0, vmax=1, alpha=alpha, extent=extent)
        bar = figure.colorbar(shown, ax=axes, fraction=0.035, pad=0.01)
        bar.ax.tick_params(labelsize=7)
        axes.set_title(f"Fixation time, sigma {image.sigma_deg:g}° of visual angle", fontsize=9)
    else:
        axes.plot(path.x_px, path.y_px, color=HUMAN, linewidth=0.7, alpha=0.8)
        axes.scatter(
            path.x_px, path.y_px, s=path.duration_ms / 6, color=HUMAN, alpha=0.5, edgecolors="black",
            linewidths=0.3,
        )  # fmt: skip
        for row in image.figures:
            corners = outline(row.area.shape)
            axes.fill(*corners.T, fill=False, edgecolor=_AREA[row.area.source], linewidth=0.9)
            words = axes.text(
                corners[:, 0].mean(), corners[:, 1].min(), row.area.name, color=_AREA_NAME[row.area.source],
                fontsize=6, ha="center", va="bottom",
            )  # fmt: skip
            words.set_path_effects([withStroke(linewidth=1.0, foreground="black")])
        axes.set_title("Fixations (area by duration) and areas of interest", fontsize=9)
    axes.set(xlim=(0, path.width_px), ylim=(path.height_px, 0), aspect="equal")
    axes.set_xticks([])
    axes.set_yticks([])
    out: Figure = figure
    return out


def durations_figure(image: ImageGaze) -> Figure:
    """How long fixations were."""
    figure, axes = _axes(1.7, width=WIDTH_IN * 0.62)
    durations = image.path.duration_ms
    edges = np.arange(0, max(1000.0, float(durations.max())) + 50, 50)
    axes.hist(durations, bins=edges.tolist(), color=HUMAN)
    axes.axvline(float(np.median(durations)), color=_LINE, linewidth=1, linestyle="--")
    axes.set(xlabel="fixation duration, ms (dashed: median)", ylabel="fixations")
    out: Figure = figure
    return out


def transitions_figure(image: ImageGaze) -> Figure:
    """From row to column, as counts and shares of the row."""
    found = image.transitions
    size = min(WIDTH_IN, 1.8 + 0.27 * len(found.names))
    figure, axes = _axes(size * 0.9, width=size)
    shares = np.nan_to_num(found.probabilities)
    axes.imshow(shares, cmap="cividis", vmin=0, vmax=max(0.01, float(shares.max())))
    small = 6 if len(found.names) > 8 else 7
    axes.set_xticks(range(len(found.names)), found.names, rotation=90, fontsize=small)
    axes.set_yticks(range(len(found.names)), found.names, fontsize=small)
    for row, column in zip(*np.nonzero(found.counts), strict=True):
        dark = shares[row, column] < 0.6 * shares.max()
        axes.text(
            column, row, str(found.counts[row, column]), ha="center", va="center", fontsize=small,
            color="white" if dark else "black",
        )  # fmt: skip
    axes.set_title("Transitions: from row to column, counts", fontsize=9)
    out: Figure = figure
    return out


def pupil_figure(analysis: GazeAnalysis) -> Figure:
    """Pupil size over time with its baseline; bridged blinks dashed."""
    trace = analysis.pupil
    assert trace is not None
    unit = analysis.recording.tracker.capabilities.pupil_unit
    figure, axes = _axes(1.7)
    part = slice(None, None, max(1, len(trace.t_ms) // _POINTS))
    t, size, filled = trace.t_ms[part] / 1000, trace.size[part], trace.interpolated[part]
    axes.plot(t, np.where(filled, np.nan, size), color=HUMAN, linewidth=0.9)
    axes.plot(t, np.where(filled, size, np.nan), color=_LOSS, linewidth=0.9, linestyle=":")
    if np.isfinite(trace.baseline):
        axes.axhline(trace.baseline, color=_LINE, linewidth=0.8, linestyle="--")
    axes.set(xlabel="seconds", ylabel=f"pupil, {unit}")
    axes.margins(x=0)
    axes.set_title(
        "Pupil, mean of the eyes (dotted: bridged; dashed: baseline of the first second)", fontsize=9
    )
    out: Figure = figure
    return out


def _axes(height: float, *, width: float = WIDTH_IN) -> tuple[Any, Axes]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as PrintFigure

    figure = PrintFigure(figsize=(width, height), dpi=150, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.tick_params(labelsize=7)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.xaxis.label.set_fontsize(8)
    axes.yaxis.label.set_fontsize(8)
    return figure, axes
