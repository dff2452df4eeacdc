"""Gaze over time for a plot, and the fixations with their degrees: what a session does not keep."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eyetracking.analysis.pupil import PupilTrace, pupil_trace
from eyetracking.events import ImageFixations, NoView, fixations_on_image
from eyetracking.events.signal import to_degrees, velocity
from eyetracking.recording import Recording, open_recording

SPEED_WINDOW_MS = 16.0


@dataclass(frozen=True)
class Traces:
    """t_ms (n,) from the begin; speed_deg_s (n,) on the screen, NaN where no eye was seen. pupil: None where
    the tracker measures none. image: fixations on the image shown longest, None where there was none.
    """

    t_ms: NDArray[np.float64]
    speed_deg_s: NDArray[np.float64]
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
        image = fixations_on_image(rec, detector=detector)
    except NoView:
        image = None
    left, right = (np.asarray(rec.samples[f"{side}_pupil"], dtype=np.float64) for side in ("left", "right"))
    measured = bool((np.nan_to_num(left) > 0).any() or (np.nan_to_num(right) > 0).any())
    unit = rec.tracker.capabilities.pupil_unit
    return Traces(
        t_ms=t_ms,
        speed_deg_s=speed,
        pupil=pupil_trace(t_ms, left, right) if measured and unit != "none" else None,
        pupil_unit=unit,
        image=image,
    )
