"""The Grayscale Standard Display Function (PS3.14 section 7): luminance of a just noticeable difference, and
back.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

JND_RANGE = (1.0, 1023.0)
_UP = (-1.3011877, 8.0242636e-2, 1.3646699e-1, -2.5468404e-2, 1.3635334e-3)
_DOWN = (1.0, -2.5840191e-2, -1.0320229e-1, 2.8745620e-2, -3.1978977e-3, 1.2992634e-4)
_INVERSE = (
    71.498068, 94.593053, 41.912053, 9.8247004, 0.28175407, -1.1878455, -0.18014349, 0.14710899, -0.017046845,
)  # fmt: skip


def monotone_cubic(
    x: NDArray[np.float64], y: NDArray[np.float64], at: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A smooth curve through points (x rising, at least three) that turns only where they do (Fritsch and
    Butland 1984, as scipy's PchipInterpolator, which takes a second to load)."""
    width, slope = np.diff(x), np.diff(y) / np.diff(x)
    heavy, light = 2 * width[1:] + width[:-1], width[1:] + 2 * width[:-1]
    same = slope[:-1] * slope[1:] > 0
    before, after = np.where(same, slope[:-1], 1.0), np.where(same, slope[1:], 1.0)
    inner = np.where(same, (heavy + light) / (heavy / before + light / after), 0.0)
    rise = np.concatenate(([_at_end(width, slope)], inner, [_at_end(width[::-1], slope[::-1])]))
    place = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(width) - 1)
    h, t = width[place], (at - x[place]) / width[place]
    left = (1 + 2 * t) * (1 - t) ** 2 * y[place] + h * t * (1 - t) ** 2 * rise[place]
    return np.asarray(left + t**2 * (3 - 2 * t) * y[place + 1] + h * t**2 * (t - 1) * rise[place + 1])


def _at_end(width: NDArray[np.float64], slope: NDArray[np.float64]) -> float:
    """The derivative at the first point: that of a parabola, but never the other way nor too steep."""
    rise = float(((2 * width[0] + width[1]) * slope[0] - width[0] * slope[1]) / (width[0] + width[1]))
    if rise * slope[0] <= 0:
        return 0.0
    if slope[0] * slope[1] <= 0 and abs(rise) > 3 * abs(slope[0]):
        return float(3 * slope[0])
    return rise


def luminance(jnd: ArrayLike) -> NDArray[np.float64]:
    """cd/m2 of JND indices 1 to 1023 (values outside are clipped)."""
    n = np.log(np.clip(np.asarray(jnd, dtype=np.float64), *JND_RANGE))
    above = sum(c * n**k for k, c in enumerate(_UP))
    below = sum(c * n**k for k, c in enumerate(_DOWN))
    return np.asarray(10.0 ** (above / below))


def jnd_index(cd_m2: ArrayLike) -> NDArray[np.float64]:
    """JND index of luminances 0.05 to 3993 cd/m2 (values outside are clipped)."""
    q = np.log10(np.clip(np.asarray(cd_m2, dtype=np.float64), 0.05, 3993.33))
    return np.asarray(sum(c * q**k for k, c in enumerate(_INVERSE)))
