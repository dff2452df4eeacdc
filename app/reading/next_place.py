"""What comes next: where a model thinks that a reading's next fixation lies, and where it lay."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from app.reading.session import ReadingSession
    from inference import api


def next_places(session: ReadingSession) -> tuple[api.GazeInput, NDArray[np.float32]] | None:
    """The gaze that was asked about, and how likely the next fixation after each of its lies in each cell of
    a square grid over the film (fixations, cells); None where that is not known of the session's gaze."""
    prediction = session.prediction()
    if prediction is None or not prediction.next_places or prediction.request.gaze is None:
        return None
    fixations, gaze = session.chosen_fixations(), prediction.request.gaze
    if fixations is None or gaze.onset_ms != [float(v) for v in fixations.onset_ms]:
        return None
    values = session.map(prediction.next_places)
    return None if values is None else (gaze, values)


def map_at(gaze: api.GazeInput, shares: NDArray[np.float32], t_ms: float) -> NDArray[np.float32] | None:
    """The map (side, side), 1 at its likeliest cell, after the fixation that lasts or was the last at t_ms;
    None before the first and after what was asked about."""
    begun = int(np.searchsorted(gaze.onset_ms, t_ms, side="right"))
    if not 0 < begun <= len(shares) or begun == len(gaze.onset_ms):
        return None
    row = shares[begun - 1]
    side = math.isqrt(len(row))
    made: NDArray[np.float32] = (row / max(float(row.max()), 1e-9)).reshape(side, side)
    return made


def likelier(
    gaze: api.GazeInput, shares: NDArray[np.float32], width_px: int, height_px: int
) -> NDArray[np.float64]:
    """For each fixation after the first the part of the film that was held likelier than its place: 0 where
    it was the likeliest, .5 in the mean for who knows nothing."""
    side = math.isqrt(shares.shape[1])
    known = min(len(shares), len(gaze.x_px) - 1)
    x, y = (np.asarray(v[1 : known + 1]) for v in (gaze.x_px, gaze.y_px))
    column = np.clip((x / width_px * side).astype(int), 0, side - 1)
    row = np.clip((y / height_px * side).astype(int), 0, side - 1)
    rows = shares[:known]
    there = rows[np.arange(known), row * side + column][:, None]
    found: NDArray[np.float64] = ((rows > there).sum(1) + ((rows == there).sum(1) - 1) / 2) / shares.shape[1]
    return found
