"""What a gaze analysis found as CSV: one file a table, units in the column names, empty where unknown."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Sequence

import numpy as np

from app.export.gaze_analysis import GazeAnalysis, ImageGaze
from app.export.panel_report import act_rows, panel_rows
from eyetracking.analysis.dwell import AreaFigures
from eyetracking.analysis.pupil import PupilTrace

PUPIL_HZ = 50.0
"""The pupil is slow: its table has one row each 20 ms."""


def tables(analysis: GazeAnalysis) -> dict[str, str]:
    """File name -> CSV text, of all that this recording has."""
    made = {"quality.csv": quality_csv(analysis)}
    if analysis.pupil is not None:
        made["pupil.csv"] = pupil_csv(analysis.pupil)
    if analysis.panels is not None:
        made["panels.csv"] = _csv(*panel_rows(analysis.panels))
        if analysis.panels.acts:
            made["acts.csv"] = _csv(*act_rows(analysis.panels))
    if analysis.image is not None:
        made["fixations.csv"] = fixations_csv(analysis.image)
        if analysis.image.figures:
            made["areas.csv"] = areas_csv(analysis.image.figures, analysis.image.area_coverage)
            made["transitions.csv"] = transitions_csv(analysis.image)
    return made


def fixations_csv(image: ImageGaze) -> str:
    """One row a fixation, also those beside the image; area: the smallest that holds it."""
    found = image.fixations
    areas = [row.area for row in image.figures]
    from eyetracking.analysis.areas import area_at

    at = area_at(areas, found.x_px, found.y_px)
    head = (
        *("fixation", "onset_ms", "duration_ms", "x_px", "y_px", "screen_x_px", "screen_y_px"),
        *("dispersion_deg", "zoom", "px_per_degree", "view_changed", "on_image", "area"),
    )
    return _csv(
        head,
        (
            (
                number + 1,
                *(_number(v[number], 1) for v in (found.onset_ms, found.duration_ms)),
                *(_number(v[number], 2) for v in (found.x_px, found.y_px)),
                *(_number(v[number], 2) for v in (found.display_x_px, found.display_y_px)),
                *(_number(v[number], 4) for v in (found.dispersion_deg, found.zoom, found.px_per_degree)),
                int(found.view_changed[number]),
                int(found.on_image[number]),
                areas[at[number]].name if at[number] >= 0 else "",
            )
            for number in range(len(found))
        ),
    )


def areas_csv(figures: Sequence[AreaFigures], covered: Sequence[float]) -> str:
    """One row an area of interest. covered: the share of each that was seen."""
    head = (
        *("area", "source", "fixations", "visits", "dwell_ms", "dwell_share", "first_fixation_ms"),
        *("first_duration_ms", "mean_duration_ms", "density", "covered_share", "note"),
    )
    return _csv(
        head,
        (
            (
                row.area.name, row.area.source, row.fixations, row.visits, _number(row.dwell_ms, 1),
                _number(row.dwell_share, 4), _number(row.first_ms, 1), _number(row.first_duration_ms, 1),
                _number(row.mean_duration_ms, 1), _number(row.density, 3), _number(share, 4), row.area.note,
            )
            for row, share in zip(figures, covered, strict=True)
        ),
    )  # fmt: skip


def transitions_csv(image: ImageGaze) -> str:
    """Counts from area (row) to area (column)."""
    found = image.transitions
    return _csv(
        ("from", *found.names),
        ((name, *counts) for name, counts in zip(found.names, found.counts.tolist(), strict=True)),
    )


def pupil_csv(trace: PupilTrace) -> str:
    """Size and change against the baseline, every 20 ms; interpolated: bridged over a blink."""
    every = (
        max(1, round(1000 / PUPIL_HZ / float(np.median(np.diff(trace.t_ms))))) if len(trace.t_ms) > 1 else 1
    )
    part = slice(None, None, every)
    rows = zip(trace.t_ms[part], trace.size[part], trace.change[part], trace.interpolated[part], strict=True)
    return _csv(
        ("t_ms", "size", "change", "interpolated"),
        (
            (_number(t, 1), _number(size, 4), _number(change, 4), int(filled))
            for t, size, change, filled in rows
        ),
    )


def quality_csv(analysis: GazeAnalysis) -> str:
    """One row an eye."""
    return _csv(
        ("eye", "loss_percent", "effective_hz", "rms_s2s_deg", "std_deg"),
        (
            (
                row.eye,
                *(_number(v, 4) for v in (row.loss_percent, row.effective_hz, row.rms_s2s_deg, row.std_deg)),
            )
            for row in analysis.eyes
        ),
    )


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}" if math.isfinite(value) else ""
