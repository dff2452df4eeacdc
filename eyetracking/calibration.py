"""Calibration: where targets stand, and a calibration of our own for providers without a device.

Layouts are fractions of the screen. Validation targets stand where no calibration target does: what a
calibration was fitted to flatters it.
"""

from __future__ import annotations

import collections
import math
import time
from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from eyetracking.tracker import (
    NAN,
    BadOption,
    CalibratedPoint,
    CalibrationFailed,
    EyePoint,
    HostContext,
    Option,
    Provider,
)

EyeValues = tuple[float, float, float, float]
"""left x, y, right x, y; fractions of the screen, NaN where the eye was not seen."""

_NEAR, _MIDDLE, _FAR = 0.1, 0.5, 0.9
_GRID = tuple((x, y) for y in (_NEAR, _MIDDLE, _FAR) for x in (_NEAR, _MIDDLE, _FAR))
_CORNERS = tuple((x, y) for y in (_NEAR, _FAR) for x in (_NEAR, _FAR))
_INNER = tuple((x, y) for y in (0.3, 0.7) for x in (0.3, 0.7))
CALIBRATION_LAYOUTS: dict[int, tuple[tuple[float, float], ...]] = {
    5: ((_MIDDLE, _MIDDLE), *_CORNERS),
    9: ((_MIDDLE, _MIDDLE), *(p for p in _GRID if p != (_MIDDLE, _MIDDLE))),
    13: ((_MIDDLE, _MIDDLE), *(p for p in _GRID if p != (_MIDDLE, _MIDDLE)), *_INNER),
}
"""How many targets -> where, in the order in which they are shown."""
VALIDATION_TARGETS = ((0.2, 0.35), (0.65, 0.2), (0.8, 0.65), (0.35, 0.8))
DRIFT_TARGET = (0.5, 0.5)

COLLECT_S = 0.5
STEADY_DEG = 1.5
"""Gaze that spreads more than this while a target is collected is no fixation."""


def screen_grey(rgb: NDArray[np.uint8]) -> int:
    """The grey level (0 to 255) with the mean luminance of a picture of the screen, uint8 (h, w, 3), sRGB.

    Targets are shown on it: a pupil that was calibrated in the dark measures wrongly on a bright image.
    """
    encoded = rgb.reshape(-1, 3).astype(np.float64) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    luminance = float((linear @ (0.2126, 0.7152, 0.0722)).mean()) if len(linear) else 0.0
    level = luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
    return round(255 * level)


class EyeFit(msgspec.Struct, frozen=True):
    """Measured -> true place of one eye: a polynomial of measured x and y for each axis."""

    x: tuple[float, ...]
    y: tuple[float, ...]

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        terms = _terms(x, y)[: len(self.x)]
        return (
            sum(c * t for c, t in zip(self.x, terms, strict=True)),
            sum(c * t for c, t in zip(self.y, terms, strict=True)),
        )


IDENTITY = EyeFit((0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


class SoftwareCalibration(msgspec.Struct, frozen=True):
    """The fits of both eyes."""

    left: EyeFit = IDENTITY
    right: EyeFit = IDENTITY


def fit_eye(measured: list[tuple[float, float]], targets: list[tuple[float, float]]) -> EyeFit:
    """Least squares; affine from 3 points, with the product from 5, quadratic from 8. Raises
    CalibrationFailed.
    """
    if len(measured) < 3:
        raise CalibrationFailed(
            f"{len(measured)} targets were collected; three are needed", "collect the others again"
        )
    size = 6 if len(measured) >= 8 else 4 if len(measured) >= 5 else 3
    terms = np.array([_terms(x, y)[:size] for x, y in measured])
    if np.linalg.matrix_rank(terms) < min(size, 3):
        raise CalibrationFailed(
            "the gaze was the same at several targets", "look at each target until it moves on"
        )
    solution = np.linalg.lstsq(terms, np.array(targets), rcond=None)[0]
    return EyeFit(tuple(solution[:, 0].tolist()), tuple(solution[:, 1].tolist()))


def _terms(x: float, y: float) -> tuple[float, ...]:
    return (1.0, x, y, x * y, x * x, y * y)


class SelfCalibrated(Provider):
    """A provider without a device (mouse, simulated reader) that is calibrated like one.

    Options that subclasses share: error_deg (0: how far the uncalibrated "device" is off, about), error_seed
    (0). A subclass calls `_connect_calibration` in connect, and sends every sample through `calibrated`.
    """

    error_options = (
        Option(
            name="error_deg", title="Error", hint="Degrees that gaze is off until it is calibrated",
            kind="number", default=0.0, least=0,
        ),
        Option(
            name="error_seed", title="Error's seed", hint="Of the error", kind="whole", default=0, least=0,
            advanced=True,
        ),
    )  # fmt: skip

    def __init__(self, options: Mapping[str, Any], context: HostContext) -> None:
        super().__init__(options, context)
        self._measured: collections.deque[tuple[float, EyeValues]] = collections.deque(maxlen=10_000)
        self._collected: dict[tuple[float, float], list[EyeValues]] = {}
        self._calibration = SoftwareCalibration()
        self._error = SoftwareCalibration()

    def _connect_calibration(self) -> None:
        error = self.option("error_deg", 0.0, float)
        if not 0 <= error <= 10:
            raise BadOption(f"{self.name}: error_deg = {error:g} is not usable", "0 to 10 degrees")
        rng = np.random.Generator(np.random.PCG64(self.option("error_seed", 0, int)))
        self._error = SoftwareCalibration(self._wrong(error, rng), self._wrong(error, rng))

    def _wrong(self, error_deg: float, rng: np.random.Generator) -> EyeFit:
        """An eye that is seen some way off, differently in each part of the screen."""
        geometry = self.context.geometry
        per_degree = 1 / (geometry.degrees_per_px * np.array([geometry.width_px, geometry.height_px]))
        turn, stretch = rng.uniform(0, 2 * math.pi), rng.uniform(-1, 1, (2, 4))
        shift = error_deg * per_degree * (math.cos(turn), math.sin(turn))
        # each axis bends with x - 1/2, y - 1/2, their product, and the square of x - 1/2
        bend = 0.5 * error_deg * per_degree[:, None] * stretch
        rows = []
        for axis in range(2):
            a, b, c, d = bend[axis]
            row = [shift[axis] - (a + b) / 2 + c / 4 + d / 4, a - c / 2 - d, b - c / 2, c, d, 0.0]
            row[1 + axis] += 1.0
            rows.append(tuple(float(value) for value in row))
        return EyeFit(rows[0], rows[1])

    def calibrated(self, values: EyeValues) -> EyeValues:
        """The sample as the simulated device reports it: off, and corrected by its calibration."""
        measured = (*self._error.left(*values[:2]), *self._error.right(*values[2:]))
        self._measured.append((time.monotonic(), measured))
        fit = self._calibration
        return (*fit.left(*measured[:2]), *fit.right(*measured[2:]))

    def begin_calibration(self) -> None:
        self._collected.clear()

    def collect(self, x: float, y: float) -> None:
        began = time.monotonic()
        self._stop.wait(COLLECT_S)
        seen = np.array([values for t, values in list(self._measured) if t >= began]).reshape(-1, 4)
        eyes = [self._still(seen[:, :2]), self._still(seen[:, 2:])]
        if all(math.isnan(eye[0]) for eye in eyes):
            raise CalibrationFailed(
                "no eye was seen, or it did not hold still", "look at the target until it moves"
            )
        self._collected.setdefault((x, y), []).append((*eyes[0], *eyes[1]))

    def _still(self, places: NDArray[np.float64]) -> tuple[float, float]:
        """The middle of one eye's places (n, 2); NaN where it was seldom seen or moved."""
        seen = places[np.isfinite(places).all(axis=1)]
        if len(seen) < max(3, len(places) // 2):
            return NAN, NAN
        geometry = self.context.geometry
        spread = np.std(seen, axis=0) * (geometry.width_px, geometry.height_px) * geometry.degrees_per_px
        if float(np.hypot(*spread)) > STEADY_DEG:
            return NAN, NAN
        x, y = np.median(seen, axis=0)
        return float(x), float(y)

    def discard(self, x: float, y: float) -> None:
        self._collected.pop((x, y), None)

    def compute_calibration(self) -> list[CalibratedPoint]:
        fits, failures = [], []
        for eye in (0, 2):
            rows = [
                (values[eye : eye + 2], target)
                for target, collected in self._collected.items()
                for values in collected
                if not math.isnan(values[eye])
            ]
            try:
                fits.append(fit_eye([(m[0], m[1]) for m, _ in rows], [t for _, t in rows]))
            except CalibrationFailed as error:
                failures.append(error)
        if not fits:
            raise failures[0]
        self._calibration = SoftwareCalibration(fits[0], fits[-1])
        return [self._point(target, collected) for target, collected in self._collected.items()]

    def _point(self, target: tuple[float, float], collected: list[EyeValues]) -> CalibratedPoint:
        sides = []
        for fit, at in ((self._calibration.left, 0), (self._calibration.right, 2)):
            places = [fit(*values[at : at + 2]) for values in collected if not math.isnan(values[at])]
            sides.append(tuple(EyePoint(x=x, y=y) for x, y in places))
        return CalibratedPoint(x=target[0], y=target[1], left=sides[0], right=sides[1])

    def calibration_data(self) -> bytes:
        return msgspec.json.encode(self._calibration)

    def apply_calibration(self, data: bytes) -> None:
        try:
            self._calibration = msgspec.json.decode(data, type=SoftwareCalibration)
        except (msgspec.DecodeError, RecursionError) as error:
            raise CalibrationFailed(f"the calibration cannot be read: {error}", "calibrate anew") from error
