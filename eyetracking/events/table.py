"""Detected events, the registry of detectors, and `detect_fixations`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import numpy as np

from eyetracking.events.signal import (
    BoolArray,
    FloatArray,
    IntArray,
    middles,
    runs,
    sample_interval_ms,
    to_degrees,
)
from eyetracking.sample_times import SILENCE, silences, spread, with_lost_rows
from eyetracking.tracker import DisplayGeometry

BLINK_MS = (60.0, 500.0)
"""Both eyes lost for so long counts as a blink; shorter is a loss, longer means the reader looked away."""


class UnknownDetector(ValueError):
    """name: what was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no event detector {name!r}; known: {', '.join(sorted(_registry))}")
        self.name = name


class StoppedClock(ValueError):
    """Most samples have the time of the one before: nothing can be said of how gaze moved."""

    def __init__(self) -> None:
        super().__init__("the samples' clock stands still: the median interval is 0 ms")


@dataclass(frozen=True)
class Gap:
    """Samples first..last without any eye. kind: "loss", "blink", "away", or "silence", in which no sample
    came: then first is the last one before it, and last the first one after it.
    """

    first: int
    last: int
    onset_ms: float
    duration_ms: float
    kind: str


@dataclass(frozen=True)
class FixationTable:
    """Fixations on the screen, in order, arrays of one length n.

    first, last: indices of the first and last sample. onset_ms, duration_ms (the last sample counts with its
    own interval). x_px, y_px: mean of the seen samples, device px. dispersion_deg: root mean square distance
    from that mean. gaps: where no eye was seen. pursuits (m, 2): samples in which gaze followed something, no
    fixations. detector, version, parameters: what made it, to be stored
    with it.
    """

    first: IntArray
    last: IntArray
    onset_ms: FloatArray
    duration_ms: FloatArray
    x_px: FloatArray
    y_px: FloatArray
    dispersion_deg: FloatArray
    gaps: list[Gap]
    detector: str
    version: str
    parameters: dict[str, float] = field(default_factory=dict)
    pursuits: IntArray = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))

    def __len__(self) -> int:
        return len(self.first)

    def mask(self, samples: int) -> BoolArray:
        """bool (samples,): whether each sample belongs to a fixation."""
        flags = np.zeros(samples, dtype=bool)
        for first, last in zip(self.first, self.last, strict=True):
            flags[first : last + 1] = True
        return flags


class Found(NamedTuple):
    """spans (n, 2): first and last sample of each fixation. used: the parameters. pursuits (m, 2): stretches
    in which gaze followed something, for detectors that know.
    """

    spans: IntArray
    used: dict[str, float]
    pursuits: IntArray = np.zeros((0, 2), dtype=np.int64)


Detector = Callable[..., Found]
"""(t_ms, x_deg, y_deg, **parameters) -> what it found, NaN where no eye was seen."""
_D = TypeVar("_D", bound=Detector)


@dataclass(frozen=True)
class DetectorInfo:
    """What a detector says of itself. title, hint: as a reader is told. per_eye: it takes `eyes`. context_ms:
    what it must see again before a final fixation to find it again, None where it cannot work live.
    """

    name: str
    function: Detector
    version: str
    title: str
    hint: str
    per_eye: bool = False
    context_ms: float | None = None


_registry: dict[str, DetectorInfo] = {}


def event_detector(
    name: str,
    *,
    version: str,
    title: str = "",
    hint: str = "",
    per_eye: bool = False,
    context_ms: float | None = None,
) -> Callable[[_D], _D]:
    """Register a detector under `name`. Change the version whenever its results change. The rest: as in
    `DetectorInfo`; a new detector is one new file in this folder.
    """

    def register(function: _D) -> _D:
        _registry[name] = DetectorInfo(
            name, function, version, title or name, hint, per_eye=per_eye, context_ms=context_ms
        )
        return function

    return register


def known_detectors() -> dict[str, DetectorInfo]:
    """All detectors by name. Imports every file of `eyetracking.events`."""
    package = importlib.import_module("eyetracking.events")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(_registry.items()))


def detectors() -> dict[str, str]:
    """Known detectors and their versions."""
    return {name: info.version for name, info in known_detectors().items()}


def looks_at_each_eye(name: str) -> bool:
    """Whether the detector takes `eyes`; also False where there is no such detector."""
    return name in _registry and _registry[name].per_eye


def detect_fixations(
    t_ms: Any,
    x_px: Any,
    y_px: Any,
    *,
    geometry: DisplayGeometry,
    detector: str = "ivt",
    eyes: Sequence[tuple[Any, Any]] = (),
    **parameters: Any,
) -> FixationTable:
    """Fixations in gaze on the screen.

    t_ms (n,), increasing; x_px, y_px (n,) device px of the tracked screen, NaN where no eye was seen.
    eyes: (x_px, y_px) of each eye, for the detectors that look at them one by one. Detection runs in degrees
    of visual angle, so geometry matters. parameters: the detector's own, by name. Where samples are missing
    the detector sees lost ones, so that a silence ends a fixation as a loss does; stamps that come in bursts
    are spread.
    Raises UnknownDetector, TypeError for an unknown parameter, ValueError for arrays of different length or
    times that go back, StoppedClock for times that stand still.
    """
    t = np.asarray(t_ms, dtype=np.float64)
    x, y = np.array(x_px, dtype=np.float64), np.array(y_px, dtype=np.float64)
    if not (t.ndim == 1 and t.shape == x.shape == y.shape):
        raise ValueError(f"t_ms, x_px and y_px must be of one length, not {t.shape}, {x.shape}, {y.shape}")
    steps = np.diff(t)
    if (steps < 0).any():
        raise ValueError("t_ms goes back; sort the samples first")
    if detector not in _registry:
        raise UnknownDetector(detector)
    if len(t) > 2 and 2 * np.count_nonzero(steps) < len(steps):
        raise StoppedClock
    t = spread(t)
    found = _registry[detector]
    lost = ~(np.isfinite(x) & np.isfinite(y))
    x[lost] = y[lost] = np.nan
    if len(t) < 3 or lost.all():
        got = Found(np.zeros((0, 2), dtype=np.int64), dict(parameters))
    else:
        seen = [(x, y), *(eyes if found.per_eye else ())]
        got = _detect(found.function, t, seen, geometry, parameters)
    return FixationTable(
        **describe(t, x, y, got.spans, geometry),
        gaps=find_gaps(t, lost),
        detector=detector,
        version=found.version,
        parameters=got.used,
        pursuits=got.pursuits,
    )


def _detect(
    function: Detector,
    t_ms: FloatArray,
    places_px: Sequence[tuple[Any, Any]],
    geometry: DisplayGeometry,
    parameters: Mapping[str, Any],
) -> Found:
    """Run a detector over samples and the rows that are missing between them. places_px: the gaze, then each
    eye.
    """
    full_t, number = with_lost_rows(t_ms, sample_interval_ms(t_ms))
    laid = number < 0

    def degrees(place: tuple[Any, Any]) -> tuple[FloatArray, FloatArray]:
        px = [np.where(laid, np.nan, np.asarray(v, dtype=np.float64)[number]) for v in place]
        return to_degrees(px[0], px[1], geometry)

    gaze, *eyes = (degrees(place) for place in places_px)
    each: dict[str, Any] = {"eyes": eyes} if eyes else {}
    got = Found(*function(full_t, *gaze, **each, **parameters))
    if not laid.any():
        return got
    real = np.flatnonzero(~laid)
    return got._replace(spans=_of_real(got.spans, real), pursuits=_of_real(got.pursuits, real))


def _of_real(spans: IntArray, real: IntArray) -> IntArray:
    """Spans of all rows as spans of the samples at the rows `real`: from the first inside to the last."""
    first = np.searchsorted(real, spans[:, 0])
    last = np.searchsorted(real, spans[:, 1], side="right") - 1
    kept = np.column_stack((first, last)).astype(np.int64)
    return kept[kept[:, 1] >= kept[:, 0]]


def describe(
    t_ms: FloatArray, x_px: FloatArray, y_px: FloatArray, spans: IntArray, geometry: DisplayGeometry
) -> dict[str, Any]:
    """The arrays of a FixationTable for (n, 2) spans of samples."""
    first, last = spans[:, 0], spans[:, 1]
    interval = sample_interval_ms(t_ms) if len(t_ms) > 1 else 0.0
    x, y, spread = middles(x_px, y_px, spans)
    return {
        "first": first,
        "last": last,
        "onset_ms": t_ms[first],
        "duration_ms": t_ms[last] - t_ms[first] + interval,
        "x_px": x,
        "y_px": y,
        "dispersion_deg": spread * geometry.degrees_per_px,
    }


def find_gaps(t_ms: FloatArray, lost: BoolArray) -> list[Gap]:
    """Runs of samples without any eye, and silences, in order."""
    gaps = []
    interval = sample_interval_ms(t_ms) if len(t_ms) > 1 else 0.0
    for first, last in runs(lost):
        end = min(t_ms[last + 1], t_ms[last] + SILENCE * interval) if last + 1 < len(t_ms) else t_ms[last]
        duration = float(end - t_ms[first])
        kind = "loss" if duration < BLINK_MS[0] else "blink" if duration <= BLINK_MS[1] else "away"
        gaps.append(Gap(int(first), int(last), float(t_ms[first]), duration, kind))
    if len(t_ms) > 1:
        for first, missing_ms in silences(t_ms, interval, least=BLINK_MS[0]):
            gaps.append(Gap(first, first + 1, float(t_ms[first]) + interval, missing_ms, "silence"))
    return sorted(gaps, key=lambda gap: gap.onset_ms)
