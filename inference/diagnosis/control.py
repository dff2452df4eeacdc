"""The control of every gaze effect: the gaze of a reading of another film, which knows nothing of this one.

If it moves a probability as far as the reader's own gaze does, the effect is that of having gaze, not of what
was looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from eyetracking.scanpaths import Scanpath
from inference.api import ModelError

NAME = "control_gaze.json"


class ControlReading(msgspec.Struct, frozen=True, kw_only=True):
    """x, y: fractions of the film. of: which film and reader it was, words for the user."""

    of: str
    x: list[float]
    y: list[float]
    onset_ms: list[float]
    duration_ms: list[float]


@dataclass(frozen=True)
class ControlGaze:
    readings: list[ControlReading]

    @classmethod
    def load(cls, folder: Path) -> ControlGaze:
        """Raises ModelError where the file is damaged or holds no reading."""
        path = folder / NAME
        try:
            readings = msgspec.json.decode(path.read_bytes(), type=list[ControlReading])
        except (OSError, msgspec.DecodeError, RecursionError) as error:
            raise ModelError(
                f"{path} is not readable: {error}", "Take the model again from its source."
            ) from error
        if not readings:
            raise ModelError(f"{path} holds no reading", "Take the model again from its source.")
        return cls(readings)

    def draw(self, width_px: int, height_px: int, *, seed: int) -> tuple[Scanpath, str]:
        """One reading, laid over a film of that size, and which it is."""
        rng = np.random.Generator(np.random.PCG64([seed, 404]))
        reading = self.readings[int(rng.integers(len(self.readings)))]
        path = Scanpath(
            x_px=np.array(reading.x) * width_px,
            y_px=np.array(reading.y) * height_px,
            onset_ms=np.array(reading.onset_ms),
            duration_ms=np.array(reading.duration_ms),
            width_px=width_px,
            height_px=height_px,
            source="simulated",
        )
        return path, reading.of
