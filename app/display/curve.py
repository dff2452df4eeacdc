"""A display's measured curve, and the table that makes it show P-values as the standard display does
(PS3.14).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.display.gsdf import jnd_index, luminance, monotone_cubic

GOOD_DEVIATION = 0.10
"""Primary displays: contrast response within 10 % of the standard's (AAPM TG18 report, 4.3.2)."""


_DARKEST_CD_M2, _BRIGHTEST_ROOM_CD_M2 = 1e-3, 1000.0
_STEPS = 4097
_NOT_USED = ("lum", "dmin", "dmax", "ord")
"""What DCMTK's files have beside."""


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
        ends = np.array([self.cd_m2[0], self.cd_m2[-1]]) + self.ambient_cd_m2
        low, high = jnd_index(ends)
        fit = np.clip(
            ends / luminance([low, high]), 0.99, 1.01
        )  # the standard's two formulae differ a little
        wanted = luminance(low + fractions * (high - low)) * (fit[0] + fractions * (fit[1] - fit[0]))
        wanted -= self.ambient_cd_m2
        levels, logarithms = _between(self.levels, self.cd_m2)
        rising = logarithms + np.arange(len(levels)) * 1e-13  # flat: the first level
        out: NDArray[np.float64] = (
            np.interp(np.log10(np.maximum(wanted, _DARKEST_CD_M2)), rising, levels) / levels[-1]
        )
        return out

    def luminance_of(self, fractions: NDArray[np.float64]) -> NDArray[np.float64]:
        """Driving levels in [0, 1] -> cd/m2 with the ambient light."""
        levels, logarithms = _between(self.levels, self.cd_m2)
        out: NDArray[np.float64] = (
            10.0 ** np.interp(fractions * levels[-1], levels, logarithms) + self.ambient_cd_m2
        )
        return out

    def deviations(self, *, steps: int = 17, calibrate: bool = True) -> NDArray[np.float64]:
        """(measured - standard) / standard contrast of each step between `steps` equally spaced P-values.

        calibrate: with the calibration's table, in 8 bits as the window uses it; else as the display is.
        """
        p = np.linspace(0.0, 1.0, steps)
        driven = np.rint(self.calibrated(p) * 255) / 255 if calibrate else p
        shown = self.luminance_of(driven)
        low, high = jnd_index(np.array([shown[0], shown[-1]]))
        standard = luminance(low + p * (high - low))

        def contrast(values: NDArray[np.float64]) -> NDArray[np.float64]:
            return 2 * np.diff(values) / (values[1:] + values[:-1])

        return contrast(shown) / contrast(standard) - 1.0


@lru_cache(maxsize=8)
def _between(
    levels: tuple[float, ...], cd_m2: tuple[float, ...]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Many levels and the logarithm of their luminance: a monotone cubic through what was measured.
    Between few levels a straight line would be brighter than the display."""
    measured = np.log10(np.maximum(np.maximum.accumulate(np.asarray(cd_m2)), _DARKEST_CD_M2))
    many = np.union1d(np.linspace(levels[0], levels[-1], _STEPS), levels)
    return many, np.maximum.accumulate(monotone_cubic(np.asarray(levels), measured, many))


def read_curve(path: Path | str, *, ambient_cd_m2: float | None = None) -> DisplayCurve:
    """A text file with a driving level and its luminance (cd/m2) on each line, separated by spaces, commas or
    semicolons; # begins a comment; `amb X` gives the ambient light, `max N` the display's highest level
    (DCMTK's files have both). A decimal comma is understood where something else separates the numbers.

    ambient_cd_m2: in place of the file's. Raises CurveError, OSError.
    """
    path = Path(path)
    measured = _measured(path)
    levels, values = [p[0] for p in measured.pairs], [p[1] for p in measured.pairs]
    if len(set(levels)) != len(levels) or len(levels) < 3:
        raise CurveError(
            path, "", f"{len(set(levels))} different levels", "Measure at least 3, better 18, each once."
        )
    if levels[0] != 0 or values[-1] <= values[0] or np.any(np.diff(values) < -0.01 * values[-1]):
        raise CurveError(
            path, "", "the luminance does not rise from level 0 to the highest", "Measure the display again."
        )
    if measured.highest not in (None, levels[-1]):
        raise CurveError(
            path,
            "",
            f"the display's highest level is {measured.highest:g}, the highest that was measured "
            f"{levels[-1]:g}",
            "Measure the highest level, too.",
        )
    ambient = measured.ambient if ambient_cd_m2 is None else _ambient(ambient_cd_m2, path, "")
    return DisplayCurve(tuple(levels), tuple(values), ambient)


class _Measured(NamedTuple):
    """What a curve file says. pairs: level and luminance, by level."""

    pairs: list[tuple[float, float]]
    ambient: float
    highest: float | None


def _measured(path: Path) -> _Measured:
    pairs: list[tuple[float, float]] = []
    ambient, highest, at_top = 0.0, None, True
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()  # spreadsheets sign the file
    for number, line in enumerate(lines, start=1):
        words = _fields(line.split("#")[0].strip())
        if words == [""]:
            continue
        kind = words[0].lower()
        is_heading = at_top and kind.isalpha() and kind not in ("amb", "max")
        at_top = False
        if is_heading or kind in _NOT_USED:
            continue
        try:
            (text,) = words[1:]
            value = float(text)
            level = 0.0 if kind in ("amb", "max") else float(kind)
        except ValueError:
            raise CurveError(
                path,
                str(number),
                f"{line.strip()[:40]!r} is no level and luminance",
                "Write, for example: 128 42.5",
            ) from None
        if kind == "amb":
            ambient = _ambient(value, path, str(number))
        elif kind == "max":
            highest = value
        elif not (np.isfinite(level) and np.isfinite(value)) or value < 0:
            raise CurveError(path, str(number), f"{line.strip()[:40]!r} is out of range", "Measure it again.")
        else:
            pairs.append((level, value))
    return _Measured(sorted(pairs), ambient, highest)


def _fields(line: str) -> list[str]:
    """A line's fields. Commas are decimal ones where spaces or semicolons separate."""
    fields = re.split(r"\s*;\s*|\s*,\s+|\s+,\s*|\s+", line)
    return line.split(",") if len(fields) == 1 else [field.replace(",", ".") for field in fields]


def _ambient(cd_m2: float, path: Path, line: str) -> float:
    if not 0 <= cd_m2 <= _BRIGHTEST_ROOM_CD_M2:
        raise CurveError(
            path,
            line,
            f"the ambient light is {cd_m2:g} cd/m2",
            f"It lies between 0 and {_BRIGHTEST_ROOM_CD_M2:g}; measure the dark screen.",
        )
    return cd_m2
