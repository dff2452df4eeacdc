"""Gaze over time for a plot, and the fixations with their degrees: what a session does not keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.reading.gaze import PANES
from eyetracking.analysis.pupil import PupilTrace, pupil_trace
from eyetracking.events import ImageFixations, NoView, fixations_on_panes
from eyetracking.events.signal import to_degrees, velocity
from eyetracking.recording import Recording, open_recording

SPEED_WINDOW_MS = 16.0
POINTS = 4000
"""About so many points are drawn of a recording."""


@dataclass(frozen=True)
class Traces:
    """What a plot draws of a recording: some thousand points.

    speed: (t_ms, degrees/s on the screen), every peak kept; NaN where no eye was seen. pupil: every so many
    samples of the trace, None where the tracker measures none. image: fixations on the image shown longest,
    None where there was none.
    """

    speed: tuple[NDArray[np.float64], NDArray[np.float64]]
    pupil: PupilTrace | None
    pupil_unit: str
    image: ImageFixations | None


def load_traces(folder: Path, *, detector: str = "ivt") -> Traces:
    """Of a recording's folder. Raises RecordingError and what the detectors raise."""
    return traces(open_recording(folder), detector=detector)


def traces(rec: Recording, *, detector: str = "ivt") -> Traces:
    """The detector's fixations, and the gaze of all samples."""
    t_ms, x, y, _ = rec.gaze_on_display()
    speed = np.full(len(t_ms), np.nan)
    if len(t_ms) > 2:
        speed = velocity(t_ms, *to_degrees(x, y, rec.geometry), window_ms=SPEED_WINDOW_MS)
    try:
        image = fixations_on_panes(rec, PANES, detector=detector)
    except NoView:
        image = None
    left, right = (np.asarray(rec.samples[f"{side}_pupil"], dtype=np.float64) for side in ("left", "right"))
    measured = bool((np.nan_to_num(left) > 0).any() or (np.nan_to_num(right) > 0).any())
    unit = rec.tracker.capabilities.pupil_unit
    return Traces(
        speed=thinned(t_ms, speed),
        pupil=_thinned_pupil(pupil_trace(t_ms, left, right)) if measured and unit != "none" else None,
        pupil_unit=unit,
        image=image,
    )


def _thinned_pupil(trace: PupilTrace) -> PupilTrace:
    every = slice(None, None, max(1, len(trace.t_ms) // POINTS))
    return replace(
        trace, t_ms=trace.t_ms[every], size=trace.size[every], interpolated=trace.interpolated[every]
    )


def thinned(
    t: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """At most about POINTS points that keep every peak: the smallest and the largest of each stretch."""
    length = -(-2 * len(t) // POINTS)
    if len(t) <= POINTS:
        return t, values
    whole = len(t) // length * length
    blocks = values[:whole].reshape(-1, length)
    known = np.isfinite(blocks)
    low = np.where(known, blocks, np.inf).min(axis=1)
    high = np.where(known, blocks, -np.inf).max(axis=1)
    both = np.column_stack((low, high))
    both[~known.any(axis=1)] = np.nan
    return np.repeat(t[:whole:length], 2), both.ravel()
