"""A display's measured curve, and the table that makes it show P-values as the standard display does
(PS3.14).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.display.gsdf import jnd_index, luminance

GOOD_DEVIATION = 0.10
"""Primary displays: contrast response within 10 % of the standard's (AAPM TG18 report, 4.3.2)."""


class CurveError(ValueError):
    """A curve file cannot be used: path, line ("" for the whole file), reason, way_out."""

    def __init__(self, path: Path, line: str, reason: str, way_out: str) -> None:
        super().__init__(f"{path.name}{f' line {line}' if line else ''}: {reason}. {way_out}")
        self.path, self.line, self.reason, self.way_out = path, line, reason, way_out


@dataclass(frozen=True)
class DisplayCurve:
    """levels: digital driving levels that were measured, rising; cd_m2: their luminance, rising, without
    ambient light. ambient_cd_m2: what the room adds.
    """

    levels: tuple[float, ...]
    cd_m2: tuple[float, ...]
    ambient_cd_m2: float = 0.0

    @property
    def top_level(self) -> int:
        return round(self.levels[-1])

    def calibrated(self, fractions: NDArray[np.float64]) -> NDArray[np.float64]:
        """P-values in [0, 1] -> driving levels in [0, 1]: equal steps of P are equal steps of JND (PS3.14
        7.2).
        """
        low, high = jnd_index(np.array([self.cd_m2[0], self.cd_m2[-1]]) + self.ambient_cd_m2)
        wanted = luminance(low + fractions * (high - low)) - self.ambient_cd_m2
        measured = np.asarray(self.cd_m2)
        rising = np.maximum.accumulate(measured) + np.arange(len(measured)) * 1e-12  # flat: the first level
        return np.interp(wanted, rising, self.levels) / self.levels[-1]

    def deviations(self, *, steps: int = 17, calibrate: bool = True) -> NDArray[np.float64]:
        """(measured - standard) / standard contrast of each step between `steps` equally spaced P-values.

        calibrate: with the calibration's table, in 8 bits as the window uses it; else as the display is.
        """
        p = np.linspace(0.0, 1.0, steps)
        driven = np.rint(self.calibrated(p) * 255) / 255 if calibrate else p
        shown = np.interp(driven * self.levels[-1], self.levels, self.cd_m2) + self.ambient_cd_m2
        low, high = jnd_index(np.array([shown[0], shown[-1]]))
        standard = luminance(low + p * (high - low))

        def contrast(values: NDArray[np.float64]) -> NDArray[np.float64]:
            return 2 * np.diff(values) / (values[1:] + values[:-1])

        return contrast(shown) / contrast(standard) - 1.0


def read_curve(path: Path | str, *, ambient_cd_m2: float | None = None) -> DisplayCurve:
    """A text file with a driving level and its luminance (cd/m2) on each line, separated by spaces, commas or
    semicolons; # begins a comment; `amb X` gives the ambient light, `max N` is allowed (DCMTK's files have
    both).

    ambient_cd_m2: in place of the file's. Raises CurveError, OSError.
    """
    path = Path(path)
    pairs: list[tuple[float, float]] = []
    ambient = 0.0
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        words = re.split(r"[\s,;]+", line.split("#")[0].strip())
        if words == [""] or (number == 1 and words[0].isalpha() and words[0].lower() not in ("amb", "max")):
            continue  # empty, or the heading of a table
        try:
            if words[0].lower() in ("max", "lum", "dmin", "dmax", "ord"):
                continue
            if words[0].lower() == "amb":
                ambient = float(words[1])
                continue
            level, value = float(words[0]), float(words[1])
        except (ValueError, IndexError):
            raise CurveError(
                path,
                str(number),
                f"{line.strip()[:40]!r} is no level and luminance",
                "Write, for example: 128 42.5",
            ) from None
        if not (np.isfinite(level) and np.isfinite(value)) or value < 0:
            raise CurveError(path, str(number), f"{line.strip()[:40]!r} is out of range", "Measure it again.")
        pairs.append((level, value))
    pairs.sort()
    levels, values = [p[0] for p in pairs], [p[1] for p in pairs]
    if len(set(levels)) != len(levels) or len(levels) < 3:
        raise CurveError(
            path, "", f"{len(set(levels))} different levels", "Measure at least 3, better 18, each once."
        )
    if levels[0] != 0 or values[-1] <= values[0] or np.any(np.diff(values) < -0.01 * values[-1]):
        raise CurveError(
            path, "", "the luminance does not rise from level 0 to the highest", "Measure the display again."
        )
    chosen = ambient if ambient_cd_m2 is None else ambient_cd_m2
    return DisplayCurve(tuple(levels), tuple(values), chosen)
