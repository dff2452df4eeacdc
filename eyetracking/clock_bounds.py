"""The clocks that keep to every sync pair: when the device's clock was read, the host's stood between two
readings of its own.

Where delays are exponential, each of these clocks is as likely as any other, so the estimate is the mean of
them all. It is nearer than weighted least squares, which take a pair's middle for its most likely place: the
bounds of a minute's pairs leave a tenth of the shortest round trip.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_CANDIDATES = 9
_ROUNDS = 14
_DRIFTS = 41
_WIDEST = 4.0
"""In standard deviations of the drift's prior."""


def mean_clock(
    t: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64], drift_prior: float
) -> tuple[float, float, float] | None:
    """Offset at t = 0, drift, and the offset's standard deviation, over all clocks with
    low <= offset + drift * t <= high; None where no clock keeps to all bounds.

    t, low, high: (n,), in one unit of time. drift_prior: the standard deviation of drifts about 0.
    """

    def room(drift: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The lowest and the highest offset that each drift leaves."""
        moved = drift[:, np.newaxis] * t
        return (low - moved).max(axis=1), (high - moved).min(axis=1)

    def widest(left: float, right: float) -> float:
        """Room is concave in the drift, so it can be closed in on."""
        for _ in range(_ROUNDS):
            drift = np.linspace(left, right, _CANDIDATES)
            bottom, top = room(drift)
            best = int((top - bottom).argmax())
            left, right = drift[max(best - 1, 0)], drift[min(best + 1, _CANDIDATES - 1)]
        return (left + right) / 2

    def last_with_room(inside: float, outside: float) -> float:
        for _ in range(_ROUNDS):
            drift = np.linspace(inside, outside, _CANDIDATES)
            bottom, top = room(drift)
            last = int(np.flatnonzero(top >= bottom)[-1])
            if last == _CANDIDATES - 1:
                return outside
            inside, outside = drift[last], drift[last + 1]
        return inside

    limit = _WIDEST * drift_prior
    middle = widest(-limit, limit)
    bottom, top = room(np.array([middle]))
    if top[0] < bottom[0]:
        return None
    drift = np.linspace(last_with_room(middle, -limit), last_with_room(middle, limit), _DRIFTS)
    bottom, top = room(drift)
    weight = np.maximum(top - bottom, 0.0) * np.exp(-0.5 * (drift / drift_prior) ** 2)
    if not weight.any():  # a single clock
        return float((bottom[0] + top[0]) / 2), float(drift[0]), 0.0
    weight /= weight.sum()
    centre = (bottom + top) / 2
    offset = float((weight * centre).sum())
    variance = float((weight * ((top - bottom) ** 2 / 12 + (centre - offset) ** 2)).sum())
    return offset, float((weight * drift).sum()), math.sqrt(variance)
