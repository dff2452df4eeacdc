"""When each frame of a sound was taken, on the host's clock: fitted from how many frames had come by when.

A sound card's crystal is not the host's: at 100 ppm ten minutes end 60 ms apart. The times that PortAudio
gives are not to be trusted (some drivers give 0, some stand still), the number of frames is. A block cannot
arrive before its last frame was taken, so the smallest delay of each second is kept, and a line is laid
through those. The shortest delay of the driver stays unknown and is part of the mapped time.
"""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import ArrayLike, NDArray

BIN_NS = 1_000_000_000
CONFIRMED = 3
"""So many seconds must come late before it counts as a loss."""
LOST_MS = 30.0
"""Frames that come later than this against all that came before, and stay so, were preceded by a loss."""


class Loss(msgspec.Struct, frozen=True, kw_only=True):
    """Sound that is not in the file: `lost_ms` of it, before this frame."""

    frame: int
    lost_ms: float


class AudioClock(msgspec.Struct, frozen=True, kw_only=True):
    """host_ns(frame) = began_ns + frame * ns_per_frame, later by what was lost before it. drift_ppm: of the
    sound card against the host. residual_ms: 95th percentile of the distance of the kept delays from the
    line."""

    rate_hz: float
    began_ns: int
    ns_per_frame: float
    drift_ppm: float = 0.0
    residual_ms: float = 0.0
    losses: tuple[Loss, ...] = ()

    def host_ns(self, frame: ArrayLike) -> NDArray[np.int64]:
        """When these frames were taken."""
        frames = np.asarray(frame, dtype=np.float64)
        late_ms = sum(
            (np.where(frames >= loss.frame, loss.lost_ms, 0.0) for loss in self.losses), np.zeros(1)
        )
        out = self.began_ns + np.rint(frames * self.ns_per_frame + late_ms * 1e6).astype(np.int64)
        return out if frames.ndim else out.reshape(-1)[0]


def fit_clock(frames: ArrayLike, arrival_ns: ArrayLike, *, rate_hz: float) -> AudioClock:
    """frames (n,): how many had come with each block, counted from the begin. arrival_ns (n,): the host's
    monotonic clock then. Raises ValueError without a block, or where frames do not grow."""
    count = np.asarray(frames, dtype=np.float64)
    arrived = np.asarray(arrival_ns, dtype=np.int64)
    if not len(count) or len(count) != len(arrived) or (np.diff(count) <= 0).any():
        raise ValueError("a clock needs blocks whose number of frames grows")
    zero = int(arrived[0])
    nominal = 1e9 / rate_hz
    delay = (arrived - zero).astype(np.float64) - count * nominal
    at = _least_of_each_bin(arrived - zero, delay)
    steps = _steps(count[at], delay[at])
    whole = delay[at] - sum((np.where(count[at] >= one.frame, one.lost_ms * 1e6, 0.0) for one in steps), 0.0)
    offset, slope = _line(count[at], whole)
    left = np.abs(whole - (offset + slope * count[at]))
    return AudioClock(
        rate_hz=rate_hz,
        began_ns=zero + round(offset),
        ns_per_frame=nominal + slope,
        drift_ppm=-slope / nominal * 1e6,
        residual_ms=float(np.percentile(left, 95)) / 1e6,
        losses=tuple(steps),
    )


def _least_of_each_bin(t_ns: NDArray[np.int64], delay: NDArray[np.float64]) -> NDArray[np.intp]:
    bins = t_ns // BIN_NS
    order = np.lexsort((delay, bins))
    first = np.flatnonzero(np.diff(bins[order], prepend=-1))
    return np.sort(order[first])


def _steps(count: NDArray[np.float64], delay: NDArray[np.float64]) -> list[Loss]:
    """Where the least delay goes up and never comes back."""
    found: list[Loss] = []
    base = 0
    for k in range(1, len(delay) - CONFIRMED + 1):
        before = delay[max(base, k - 5) : k].min()
        jump_ms = float(delay[k : k + 5].min() - before) / 1e6
        if jump_ms > LOST_MS:
            found.append(Loss(frame=int(count[k]), lost_ms=jump_ms))
            base = k
    return found


def _line(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    """(offset, slope) through the lower edge: what lies far above it came late and counts no more."""
    if len(x) < 3:
        return float(y.min()), 0.0
    keep = np.ones(len(x), dtype=bool)
    slope = offset = 0.0
    for _ in range(5):
        slope, offset = np.polyfit(x[keep], y[keep], 1)
        above = y - (offset + slope * x)
        spread = 1.4826 * float(np.median(np.abs(above[keep]))) + 1e3
        keep = above < 2.5 * spread
    return float(offset), float(slope)
