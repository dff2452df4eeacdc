"""Sound in memory and on the disk: mono, float32 in [-1, 1]; FLAC by soundfile (the group `study`)."""

from __future__ import annotations

import importlib
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

GROUP = 'pip install "radgaze[study]"'


class SpeechMissing(RuntimeError):
    """Something that speech needs is not there. way_out: what to do."""

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(f"{message}. {way_out}")
        self.message, self.way_out = message, way_out


class SoundError(RuntimeError):
    """A file is no sound. Its words name the file."""


def needed(package: str, what_for: str) -> Any:
    """An optional package. Raises SpeechMissing that says what it is for and how to get it."""
    try:
        return importlib.import_module(package)
    except (ImportError, OSError) as error:  # sounddevice raises OSError without PortAudio
        raise SpeechMissing(
            f"{package} is needed {what_for}, and is missing ({error})", f"Run: {GROUP}"
        ) from error


@dataclass(frozen=True)
class Sound:
    """samples: float32 (n,) in [-1, 1]."""

    samples: NDArray[np.float32]
    rate_hz: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate_hz

    def at(self, rate_hz: int) -> Sound:
        """The same at another rate."""
        if rate_hz == self.rate_hz:
            return self
        from app.speech.rates import resampled

        common = math.gcd(rate_hz, self.rate_hz)
        again = resampled(self.samples, up=rate_hz // common, down=self.rate_hz // common)
        return Sound(again.astype(np.float32), rate_hz)


def read_sound(path: Path) -> Sound:
    """WAV, FLAC or Ogg; of several channels the mean. Raises SoundError, SpeechMissing."""
    soundfile = needed("soundfile", "to read sound")
    try:
        samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise SoundError(f"{path} is no sound that can be read: {error}") from error
    return Sound(samples.mean(axis=1).astype(np.float32), int(rate))


def write_flac(path: Path, sound: Sound) -> None:
    """16 bit. Raises SpeechMissing, OSError."""
    soundfile = needed("soundfile", "to keep sound")
    from app.files import atomic

    with atomic(path) as file:
        soundfile.write(file, np.clip(sound.samples, -1, 1), sound.rate_hz, format="FLAC", subtype="PCM_16")
