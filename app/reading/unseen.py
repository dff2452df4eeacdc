"""Regions that a map marks and the reader's eyes never rested on: offered once the read is marked complete,
so that they cannot steer it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.reading.gaze import HEATMAP_SIGMA_FRACTION
from app.reading.session import ReadingSession
from eyetracking.scanpaths.types import Scanpath

LEVEL = 0.5
"""Of a map's maximum: what it marks."""
LEAST_SHARE = 0.1
"""Of all that is marked: smaller islands are not spoken of."""
FAINTEST = 0.3
"""Answers that are weaker say too little to send anybody anywhere."""


@dataclass(frozen=True)
class Unseen:
    """x, y: the middle of the region, fractions of the film as stored. share: of all that the map marks."""

    phrase: str
    method: str
    x: float
    y: float
    share: float


def unseen_regions(session: ReadingSession) -> list[Unseen]:
    """Of the newest map of each phrase; none before the read is marked complete or without gaze."""
    fixations = session.fixations
    if not session.marked_read_at or fixations is None or not len(fixations):
        return []
    newest = {entry.request.phrase: entry for entry in session.explanations}
    out = []
    for entry in newest.values():
        values = session.map(entry.map)
        if values is None or entry.result.strength < FAINTEST:
            continue
        for x, y, share in never_fixated(values, fixations):
            out.append(Unseen(entry.request.phrase, entry.result.made_by, x, y, share))
    return out


def never_fixated(values: NDArray[np.float32], fixations: Scanpath) -> list[tuple[float, float, float]]:
    """Middle (fractions) and share of each region of the map (h, w) that no fixation came near, largest
    first. Near: within the width of the reader's own heat map."""
    from scipy import ndimage

    height, width = values.shape
    marked = values >= LEVEL * max(float(values.max()), 1e-9)
    regions, count = ndimage.label(marked)
    near = HEATMAP_SIGMA_FRACTION * max(height, width)
    columns = fixations.x_px / fixations.width_px * width
    rows = fixations.y_px / fixations.height_px * height
    found = []
    for number in range(1, count + 1):
        y, x = np.nonzero(regions == number)
        share = len(x) / int(marked.sum())
        if share < LEAST_SHARE:
            continue
        distance = np.hypot(x[:, None] - columns, y[:, None] - rows).min()
        if distance > near:
            found.append(((x.mean() + 0.5) / width, (y.mean() + 0.5) / height, share))
    return sorted(found, key=lambda region: -region[2])


def unseen_lines(session: ReadingSession) -> list[str]:
    """A line a region, or that there is none; empty before the read is marked complete."""
    if not session.marked_read_at or session.fixations is None or not session.explanations:
        return []
    found = unseen_regions(session)
    if not found:
        return ["Your eyes were near every region that the maps mark strongly."]
    lines = ["Marked by a map and never fixated (a place to look at again, not a finding):"]
    return lines + [f"{u.phrase} ({u.method}): {_place(u)}, {u.share:.0%} of what it marks." for u in found]


def _place(region: Unseen) -> str:
    """On the film as stored."""
    down = ("upper", "middle", "lower")[min(2, int(3 * region.y))]
    across = ("left", "centre", "right")[min(2, int(3 * region.x))]
    return f"the film's {down} {across}"
