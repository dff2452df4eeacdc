"""Data quality of gaze, defined as ETDQualitizer 1.2.0 defines it (Niehorster et al. 2026; no code taken).

Angles are Fick angles in degrees (azimuth right, elevation down, of a screen seen straight on), NaN where the
eye was not seen; lost samples stay in the arrays, or sample-to-sample figures would be wrong. The live meter
of the tracker host and the validation both stand on this module.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from eyetracking.tracker import NAN, DisplayGeometry

FloatArray = NDArray[np.float64]

BCEA_P = 0.68
"""Share of the gaze that the bivariate contour ellipse holds."""
_BLOCK = 4096
_WORN = 1e-8
"""What is smaller than this part of the running sum that it was taken from is computed again by itself."""


class EyeQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one eye on one target (or of any stretch), angles in degrees; NaN where nothing can be said.

    accuracy_deg: angle between the target and the mean gaze direction; offset_x_deg right, offset_y_deg down.
    rms_s2s_deg: root mean square of sample-to-sample distances. std_deg: root of the summed variances of
    azimuth and elevation. bcea_deg2: area of the ellipse that holds 68 % of the gaze. loss_percent: samples
    without this eye; loss_expected_percent: the same of the samples that were due, NaN where the rate is not
    known. effective_hz: seen samples a second. samples: all, with the lost ones.
    """

    accuracy_deg: float = NAN
    offset_x_deg: float = NAN
    offset_y_deg: float = NAN
    rms_s2s_deg: float = NAN
    std_deg: float = NAN
    bcea_deg2: float = NAN
    loss_percent: float = NAN
    loss_expected_percent: float = NAN
    effective_hz: float = NAN
    samples: int = 0


def fick_degrees(x: FloatArray, y: FloatArray, geometry: DisplayGeometry) -> tuple[FloatArray, FloatArray]:
    """Fractions of the screen -> degrees of azimuth and elevation from its middle, right and down."""
    x_mm = (np.asarray(x, dtype=np.float64) - 0.5) * geometry.width_mm
    y_mm = (np.asarray(y, dtype=np.float64) - 0.5) * geometry.height_mm
    azimuth = np.arctan2(x_mm, geometry.distance_mm)
    elevation = np.arctan2(y_mm, np.hypot(geometry.distance_mm, x_mm))
    return np.degrees(azimuth), np.degrees(elevation)


def target_quality(
    t_s: FloatArray,
    x: FloatArray,
    y: FloatArray,
    *,
    target: tuple[float, float],
    geometry: DisplayGeometry,
    rate_hz: float = NAN,
) -> EyeQuality:
    """One eye on one target. t_s (n,) seconds; x, y (n,) and target: fractions of the screen."""
    azimuth, elevation = fick_degrees(x, y, geometry)
    aim = fick_degrees(np.array(target[0]), np.array(target[1]), geometry)
    seconds = duration_s(t_s)
    offset = accuracy(azimuth, elevation, target=(float(aim[0]), float(aim[1])))
    return EyeQuality(
        accuracy_deg=offset[0],
        offset_x_deg=offset[1],
        offset_y_deg=offset[2],
        rms_s2s_deg=rms_s2s(azimuth, elevation),
        std_deg=std(azimuth, elevation),
        bcea_deg2=bcea(azimuth, elevation),
        loss_percent=loss_percent(azimuth, elevation),
        loss_expected_percent=loss_expected_percent(azimuth, elevation, seconds=seconds, rate_hz=rate_hz),
        effective_hz=effective_hz(azimuth, elevation, seconds=seconds),
        samples=len(azimuth),
    )


def accuracy(
    azimuth: FloatArray, elevation: FloatArray, *, target: tuple[float, float]
) -> tuple[float, float, float]:
    """Angle from the target to the mean gaze direction (the mean of unit vectors), and its parts right and
    down.

    target: azimuth and elevation in degrees. NaN where no sample was seen.
    """
    seen = _seen(azimuth, elevation)
    if not seen.any():
        return NAN, NAN, NAN
    mean = np.mean(_directions(azimuth[seen], elevation[seen]), axis=0)
    g = mean / np.linalg.norm(mean)
    ca, sa = math.cos(math.radians(target[0])), math.sin(math.radians(target[0]))
    ce, se = math.cos(math.radians(target[1])), math.sin(math.radians(target[1]))
    ahead = sa * g[0] + ca * g[2]  # turned so that the target lies straight ahead
    x, y, z = ca * g[0] - sa * g[2], ce * g[1] - se * ahead, se * g[1] + ce * ahead
    return (
        math.degrees(math.atan2(math.hypot(x, y), z)),
        math.degrees(math.atan2(x, z)),
        math.degrees(math.atan2(y, math.hypot(x, z))),
    )


def rms_s2s(azimuth: FloatArray, elevation: FloatArray, *, median: bool = False) -> float:
    """Root of the mean (or median) squared distance between neighbouring samples, degrees."""
    steps = np.diff(azimuth) ** 2 + np.diff(elevation) ** 2
    steps = steps[np.isfinite(steps)]
    if not len(steps):
        return NAN
    return math.sqrt(float(np.median(steps) if median else np.mean(steps)))


def std(azimuth: FloatArray, elevation: FloatArray) -> float:
    """Root of the summed population variances of azimuth and elevation, degrees."""
    seen = _seen(azimuth, elevation)
    if not seen.any():
        return NAN
    return math.hypot(float(np.std(azimuth[seen])), float(np.std(elevation[seen])))


def bcea(azimuth: FloatArray, elevation: FloatArray, *, p: float = BCEA_P) -> float:
    """Area in square degrees of the bivariate contour ellipse that holds the share p of the gaze."""
    seen = _seen(azimuth, elevation)
    if np.count_nonzero(seen) < 2:
        return NAN
    covariance = np.cov(azimuth[seen], elevation[seen])
    determinant = float(covariance[0, 0] * covariance[1, 1] - covariance[0, 1] ** 2)
    return 2 * math.pi * math.log(1 / (1 - p)) * math.sqrt(max(determinant, 0.0))


def loss_percent(azimuth: FloatArray, elevation: FloatArray) -> float:
    """Samples in which the eye was not seen, percent of all."""
    return 100 * float(np.mean(~_seen(azimuth, elevation))) if len(azimuth) else NAN


def loss_expected_percent(
    azimuth: FloatArray, elevation: FloatArray, *, seconds: float, rate_hz: float
) -> float:
    """Samples that were due and did not come or did not see the eye, percent of those due."""
    due = seconds * rate_hz
    return 100 * (1 - int(np.count_nonzero(_seen(azimuth, elevation))) / due) if due > 0 else NAN


def effective_hz(azimuth: FloatArray, elevation: FloatArray, *, seconds: float) -> float:
    """Seen samples a second."""
    return int(np.count_nonzero(_seen(azimuth, elevation))) / seconds if seconds > 0 else NAN


def duration_s(t_s: FloatArray) -> float:
    """From the first sample to the end of the last, which lasts as long as the median one. NaN under two."""
    return float(t_s[-1] - t_s[0] + np.median(np.diff(t_s))) if len(t_s) > 1 else NAN


def windowed_rms_s2s(azimuth: FloatArray, elevation: FloatArray, *, window: int) -> float:
    """Median over all windows of so many samples of their RMS-S2S, degrees; for gaze without targets.

    NaN where the recording is not longer than the window.
    """
    if window >= len(azimuth):
        return NAN
    steps = np.diff(azimuth) ** 2 + np.diff(elevation) ** 2
    return _nanmedian(np.sqrt(_moving_mean(steps, window - 1)))


def windowed_std(azimuth: FloatArray, elevation: FloatArray, *, window: int) -> float:
    """Median over all windows of so many samples of their STD, degrees. NaN as in `windowed_rms_s2s`."""
    if window >= len(azimuth):
        return NAN
    variance = _moving_variance(azimuth, window) + _moving_variance(elevation, window)
    return _nanmedian(np.sqrt(variance))


def mean_quality(parts: list[EyeQuality]) -> EyeQuality:
    """The mean of each figure over targets (and eyes), NaN left out; samples are summed."""
    names = [name for name in EyeQuality.__struct_fields__ if name != "samples"]
    means = {
        name: float(_nanmean(np.array([[getattr(q, name) for q in parts] or [NAN]]))[0]) for name in names
    }
    return EyeQuality(**means, samples=sum(q.samples for q in parts))


def _seen(azimuth: FloatArray, elevation: FloatArray) -> NDArray[np.bool_]:
    return np.isfinite(azimuth) & np.isfinite(elevation)


def _directions(azimuth: FloatArray, elevation: FloatArray) -> FloatArray:
    """Unit vectors (n, 3): right, down, ahead."""
    a, e = np.radians(azimuth), np.radians(elevation)
    return np.stack([np.cos(e) * np.sin(a), np.sin(e), np.cos(e) * np.cos(a)], axis=-1)


def _blocks(values: FloatArray, window: int) -> Iterator[FloatArray]:
    """Pieces that overlap by window - 1: running sums over short pieces lose no digits."""
    for first in range(0, len(values) - window + 1, _BLOCK):
        yield values[first : first + _BLOCK + window - 1]


def _moving_sums(values: FloatArray, window: int) -> tuple[FloatArray, FloatArray]:
    """(sums, counts) of what is known in each window of so many values."""
    known = np.isfinite(values)
    sums = np.concatenate(([0.0], np.cumsum(np.where(known, values, 0.0))))
    counts = np.concatenate(([0.0], np.cumsum(known)))
    return sums[window:] - sums[:-window], counts[window:] - counts[:-window]


def _moving_mean(values: FloatArray, window: int) -> FloatArray:
    """Mean of each window without its NaN; NaN for a window of them. values: not negative."""
    means = []
    for part in _blocks(values, window):
        sums, counts = _moving_sums(part, window)
        mean = _share(sums, counts)
        worn = np.flatnonzero(mean < _WORN * np.nansum(part))
        mean[worn] = _nanmean(np.lib.stride_tricks.sliding_window_view(part, window)[worn])
        means.append(mean)
    return np.concatenate(means)


def _moving_variance(values: FloatArray, window: int) -> FloatArray:
    """Population variance of each window without its NaN; NaN for a window of them."""
    variances = []
    for part in _blocks(values, window):
        centred = part - _nanmean(part[None])[0]
        sums, counts = _moving_sums(centred, window)
        squares, _ = _moving_sums(centred**2, window)
        variance = _share(squares, counts) - _share(sums, counts) ** 2
        worn = np.flatnonzero(variance < _WORN * np.nansum(centred**2))
        rows = np.lib.stride_tricks.sliding_window_view(centred, window)[worn]
        variance[worn] = _nanmean((rows - _nanmean(rows)[:, None]) ** 2)
        variances.append(variance)
    return np.concatenate(variances)


def _share(total: FloatArray, count: FloatArray) -> FloatArray:
    out: FloatArray = np.divide(total, count, out=np.full(total.shape, NAN), where=count > 0)
    return out


def _nanmean(values: FloatArray) -> FloatArray:
    """Mean of each row without its NaN; NaN for a row of them, without numpy's warning."""
    finite = np.isfinite(values)
    count = finite.sum(axis=-1)
    total = np.where(finite, values, 0.0).sum(axis=-1)
    return _share(total, count)


def _nanmedian(values: FloatArray) -> float:
    finite = values[np.isfinite(values)]
    return float(np.median(finite)) if len(finite) else NAN
