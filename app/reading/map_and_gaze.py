"""How far the shown map and the reader's gaze agree, in words; on a coarse copy, for it must not stop the
window."""

from __future__ import annotations

from app.reading.gaze import HEATMAP_SIGMA_FRACTION
from app.reading.session import ReadingSession
from eyetracking.scanpaths.agreement import Figure, agreement
from eyetracking.scanpaths.heatmap import fixation_heatmap

SIDE_PX = 192


def map_and_gaze(session: ReadingSession) -> tuple[Figure, ...]:
    """Of the shown explanation and the fixations of the current recording; empty where either is missing."""
    entry, fixations = session.explanation(), session.chosen_fixations()
    values = session.map(entry.map) if entry is not None else None
    if values is None or fixations is None or not len(fixations):
        return ()
    step = -(-max(values.shape) // SIDE_PX)
    coarse = values[step // 2 :: step, step // 2 :: step]
    sigma = HEATMAP_SIGMA_FRACTION * max(fixations.width_px, fixations.height_px)
    heat = fixation_heatmap(fixations, sigma_px=sigma, shape=(coarse.shape[0], coarse.shape[1])).values
    return agreement(coarse, fixations, heat)


def agreement_lines(session: ReadingSession) -> list[str]:
    """A line a figure, with its chance and what it means; chance is a flat map."""
    figures = map_and_gaze(session)
    if not figures:
        return []
    lines = ["The map and your gaze (a map that knows nothing of it in brackets):"]
    for f in figures:
        lower = ", lower is nearer" if f.better == "lower" else ""
        lines.append(f"{f.name} {f.value:.2f} ({f.chance:.2f}): {f.meaning}{lower}.")
    return lines
