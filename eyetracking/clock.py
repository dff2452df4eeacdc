"""Device time -> host time: offset and drift, fitted, with its uncertainty.

The model is host = device + a + b (device - d0), b with a prior of 200 ppm, so that a few seconds of data
give an offset and a minute gives a drift. Two kinds of evidence:

- sync pairs: the device's clock read between two readings of the host's (see `eyetracking.clock_bounds`);
  where no steady clock keeps to all of them, least squares, which let the odd one go;
- arrivals: a sample cannot arrive before it was taken, so the smallest delay of each half second is kept. The
  transport's shortest delay stays unknown and is part of the mapped time; sync pairs have no such bias.

Of comparisons that follow each other faster than the fit can use, the tightest of each quarter of a second
counts, so that the work is the same for any number of them. Raw stamps are recorded beside mapped ones, so
that a later fit may do better.
"""

from __future__ import annotations

import collections
import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from eyetracking.clock_bounds import mean_clock
from eyetracking.tracker import SyncPair

WINDOW_NS = 120_000_000_000
BIN_NS = 500_000_000
PAIR_BIN_NS = 250_000_000
EARLY_PAIRS = 8
"""So many comparisons are taken at once; later ones are thinned."""
DRIFT_PRIOR = 200e-6
FLOOR_NS = 20_000.0
JUMP_NS = 20_000_000.0
JUMP_CONFIRMATIONS = 3


class _Observation(NamedTuple):
    device_ns: int
    offset_ns: int
    sigma_ns: float


@dataclass(frozen=True)
class ClockEstimate:
    """host = device + offset_ns + drift_ppm * 1e-6 * (device - reference_ns).

    uncertainty_ns: one standard deviation of the mapped time now. source: "sync", "arrival" or "none".
    """

    reference_ns: int
    offset_ns: int
    drift_ppm: float
    uncertainty_ns: float
    source: str
    observations: int


class ClockFit:
    """Collects evidence and maps. Not thread-safe: one thread owns it.

    jumps: how often the device's clock was found to have jumped; each time the fit begins anew.
    """

    def __init__(self) -> None:
        self.jumps = 0
        self._pairs: collections.deque[_Observation] = collections.deque()
        self._suspects: list[_Observation] = []
        self._has_sync = False
        self._best_pair: _Observation | None = None
        self._pair_bin_ns = 0
        self._bin: tuple[int, int, int] | None = None
        self._estimate = ClockEstimate(0, 0, 0.0, math.inf, "none", 0)

    @property
    def estimate(self) -> ClockEstimate:
        """The present fit."""
        return self._estimate

    def add_sync(self, pair: SyncPair) -> bool:
        """Add a sync pair. True if it proved that the device's clock has jumped.

        Raises ValueError if after_ns lies before before_ns.
        """
        if pair.after_ns < pair.before_ns:
            raise ValueError(f"a sync pair ends before it begins: {pair}")
        if not self._has_sync:
            self._has_sync = True
            self._pairs.clear()
            self._suspects.clear()
            self._pair_bin_ns = pair.after_ns
        middle = (pair.before_ns + pair.after_ns) // 2
        sigma = (pair.after_ns - pair.before_ns) / 2 / math.sqrt(3)
        new = _Observation(pair.device_ns, middle - pair.device_ns, max(sigma, FLOOR_NS))
        if len(self._pairs) < EARLY_PAIRS:
            return self._add(new)
        if self._best_pair is None or new.sigma_ns < self._best_pair.sigma_ns:
            self._best_pair = new
        if pair.after_ns - self._pair_bin_ns < PAIR_BIN_NS:
            return False
        self._pair_bin_ns, best, self._best_pair = pair.after_ns, self._best_pair, None
        return self._add(best)

    def add_arrival(self, device_ns: int, arrival_ns: int) -> bool:
        """Add a sample's arrival; ignored once sync pairs exist. True if the device's clock has jumped."""
        if self._has_sync:
            return False
        delay = arrival_ns - device_ns
        if self._estimate.source == "none" and not self._pairs:
            self._bin = (device_ns, delay, arrival_ns)
            self._add(_Observation(device_ns, delay, 5e6))
            return False
        if self._bin is None:
            self._bin = (device_ns, delay, arrival_ns)
            return False
        best_device, best_delay, began = self._bin
        if arrival_ns - began >= BIN_NS:
            self._bin = (device_ns, delay, arrival_ns)
            return self._add(_Observation(best_device, best_delay, 500_000.0))
        if delay < best_delay:
            self._bin = (device_ns, delay, began)
        return False

    def map(self, device_ns: int) -> int:
        """Host time of a device time, ns. Without any evidence the device time itself."""
        fit = self._estimate
        return device_ns + fit.offset_ns + round(fit.drift_ppm * 1e-6 * (device_ns - fit.reference_ns))

    def _add(self, new: _Observation) -> bool:
        jumped = False
        if self._pairs:
            off_by = abs(new.device_ns + new.offset_ns - self.map(new.device_ns))
            if off_by > max(JUMP_NS, 10 * (self._estimate.uncertainty_ns + new.sigma_ns)):
                self._suspects.append(new)
                if len(self._suspects) < JUMP_CONFIRMATIONS:
                    return False
                self._pairs.clear()
                self._pairs.extend(self._suspects)
                self._suspects.clear()
                self.jumps += 1
                jumped = True
            else:
                self._suspects.clear()
                self._pairs.append(new)
        else:
            self._pairs.append(new)
        while new.device_ns - self._pairs[0].device_ns > WINDOW_NS and len(self._pairs) > 2:
            self._pairs.popleft()
        self._fit()
        return jumped

    def _fit(self) -> None:
        pairs = self._pairs
        reference = pairs[-1].device_ns
        base = pairs[-1].offset_ns
        t = np.array([p.device_ns - reference for p in pairs], dtype=np.float64)
        y = np.array([p.offset_ns - base for p in pairs], dtype=np.float64)
        sigma = np.array([p.sigma_ns for p in pairs])
        half = sigma * math.sqrt(3)  # a pair's sigma is that of a uniform distribution between its readings
        found = mean_clock(t, y - half, y + half, DRIFT_PRIOR) if self._has_sync else None
        offset, drift, uncertainty = found or _least_squares(t, y, sigma)
        self._estimate = ClockEstimate(
            reference_ns=reference,
            offset_ns=base + round(offset),
            drift_ppm=drift * 1e6,
            uncertainty_ns=max(uncertainty, FLOOR_NS / math.sqrt(len(pairs))),
            source="sync" if self._has_sync else "arrival",
            observations=len(pairs),
        )


def _least_squares(
    t: NDArray[np.float64], y: NDArray[np.float64], sigma: NDArray[np.float64]
) -> tuple[float, float, float]:
    """Offset at t = 0, drift, the offset's standard deviation."""
    good = sigma <= 3 * sigma.min()  # a slow round trip says little
    t, y, sigma = t[good], y[good], sigma[good]
    for _ in range(3):  # reweighted: a late observation must not pull
        weight = 1 / sigma**2
        precision = np.array(
            [
                [weight.sum(), (weight * t).sum()],
                [(weight * t).sum(), (weight * t * t).sum() + DRIFT_PRIOR**-2],
            ]
        )
        covariance = np.linalg.inv(precision)
        a, b = covariance @ np.array([(weight * y).sum(), (weight * t * y).sum()])
        residual = np.abs(y - a - b * t)
        spread = max(float(np.median(residual)) * 1.48, FLOOR_NS)
        sigma = np.maximum(sigma, np.where(residual > 3 * spread, residual, 0.0))
    excess = max(1.0, spread / float(np.median(sigma)))
    return float(a), float(b), float(np.sqrt(covariance[0, 0])) * excess
