"""Is the gaze good enough? Validation on targets of its own, drift checks, limits; plain data, kept with
recordings.

Nothing here ever corrects gaze: what is found is reported, and the reader or the operator decides.
"""

from __future__ import annotations

import math
from typing import Any, Literal

import msgspec

from eyetracking.quality import EyeQuality, mean_quality
from eyetracking.tracker import NAN, DisplayGeometry

EYES = ("left", "right", "both")
Eye = Literal["left", "right", "both"]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What is accepted: the mean and the largest accuracy over the targets (degrees), and the loss (percent).

    drift_warn_deg, drift_stop_deg: of a drift check. drift_every: cases between two checks.
    """

    mean_deg: float = 0.5
    max_deg: float = 1.0
    loss_percent: float = 10.0
    drift_warn_deg: float = 1.0
    drift_stop_deg: float = 2.0
    drift_every: int = 10


class TargetQuality(msgspec.Struct, frozen=True, kw_only=True):
    """One target (fractions of the screen) and how well each eye, and their mean, was measured there."""

    x: float
    y: float
    left: EyeQuality
    right: EyeQuality
    both: EyeQuality

    def of(self, eye: Eye) -> EyeQuality:
        return {"left": self.left, "right": self.right, "both": self.both}[eye]


class Validation(msgspec.Struct, frozen=True, kw_only=True):
    """A finished validation. background: grey level that it was made on. accepted: by whoever decided."""

    made_at: str
    targets: tuple[TargetQuality, ...]
    limits: Limits
    geometry: DisplayGeometry
    background: int = 0
    accepted: bool = False

    def mean(self, eye: Eye) -> EyeQuality:
        """The mean over the targets."""
        return mean_quality([target.of(eye) for target in self.targets])

    def worst_deg(self, eye: Eye = "both") -> float:
        """The largest accuracy over the targets; NaN where none is known."""
        known = [t.of(eye).accuracy_deg for t in self.targets if not math.isnan(t.of(eye).accuracy_deg)]
        return max(known, default=NAN)

    def problems(self) -> list[str]:
        """What is outside the limits, in sentences; empty where all is well."""
        mean, worst, limits = self.mean("both"), self.worst_deg(), self.limits
        found = []
        if not self.targets or math.isnan(mean.accuracy_deg):
            return ["The eyes were not seen on any target."]
        if mean.accuracy_deg > limits.mean_deg:
            found.append(f"Mean accuracy is {mean.accuracy_deg:.2f}°, the limit {limits.mean_deg:g}°.")
        if worst > limits.max_deg:
            found.append(f"The worst target is {worst:.2f}° off, the limit {limits.max_deg:g}°.")
        if mean.loss_percent > limits.loss_percent:
            found.append(
                f"{mean.loss_percent:.0f} % of the samples were lost, the limit {limits.loss_percent:g} %."
            )
        unseen = sum(math.isnan(t.both.accuracy_deg) for t in self.targets)
        if unseen:
            found.append(f"At {unseen} of {len(self.targets)} targets no eye was seen.")
        return found

    def sentence(self) -> str:
        """Ready to be reported: accuracy and precision over the targets, of the mean of both eyes."""
        mean = self.mean("both")
        if math.isnan(mean.accuracy_deg):
            return f"No eye was seen on any of the {len(self.targets)} targets: the accuracy is not known."
        return (
            f"Accuracy {mean.accuracy_deg:.2f}° (worst target {self.worst_deg():.2f}°), RMS-S2S "
            f"{mean.rms_s2s_deg:.3f}°, STD {mean.std_deg:.3f}°, BCEA {mean.bcea_deg2:.3f} deg², data loss "
            f"{mean.loss_percent:.1f} %, on {len(self.targets)} targets that the calibration had not used."
        )


class DriftCheck(msgspec.Struct, frozen=True, kw_only=True):
    """How far gaze lies from one target now. It is reported, never subtracted."""

    made_at: str
    target: TargetQuality
    limits: Limits

    @property
    def level(self) -> Literal["ok", "warn", "stop"]:
        """ "stop" also where no eye was seen."""
        off = self.target.both.accuracy_deg
        if math.isnan(off) or off > self.limits.drift_stop_deg:
            return "stop"
        return "warn" if off > self.limits.drift_warn_deg else "ok"

    def sentence(self) -> str:
        off = self.target.both
        if math.isnan(off.accuracy_deg):
            return "Drift check: no eye was seen. Check the tracker and calibrate again."
        side = "right" if off.offset_x_deg >= 0 else "left"
        height = "low" if off.offset_y_deg >= 0 else "high"
        said = (
            f"Drift check: gaze is {off.accuracy_deg:.2f}° off "
            f"({abs(off.offset_x_deg):.2f}° {side}, {abs(off.offset_y_deg):.2f}° {height})"
        )
        ends = {"ok": ".", "warn": "; more than expected.", "stop": "; calibrate again before you go on."}
        return said + ends[self.level]


def validations(rec: Any) -> list[Validation]:
    """The validations of a `Recording`, oldest first; a damaged one is left out (see `damaged_reports`)."""
    return _whole(rec, "validation", Validation)


def drift_checks(rec: Any) -> list[DriftCheck]:
    """The drift checks of a `Recording`, oldest first; a damaged one is left out (see `damaged_reports`)."""
    return _whole(rec, "drift check", DriftCheck)


def damaged_reports(rec: Any) -> list[str]:
    """A sentence for each validation or drift check of a `Recording` that cannot be read."""
    said = []
    for event in rec.events:
        kind = {"validation": Validation, "drift check": DriftCheck}.get(event["kind"])
        if kind is not None:
            try:
                _read(event, kind)
            except (msgspec.ValidationError, ValueError, TypeError) as error:
                said.append(f"events.jsonl, a {event['kind']}: {error}; it was left out")
    return said


def _whole(rec: Any, name: str, kind: Any) -> list[Any]:
    found = []
    for event in rec.events:
        if event["kind"] == name:
            try:
                found.append(_read(event, kind))
            except (msgspec.ValidationError, ValueError, TypeError):
                continue  # `damaged_reports` names it
    return found


def as_fields(report: Validation | DriftCheck) -> dict[str, Any]:
    """As it travels to the host and stands in events.jsonl; NaN becomes null there and back."""
    return dict(_without_nan(msgspec.to_builtins(report)))


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(part) for part in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _with_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: NAN if part is None else _with_nan(part) for key, part in value.items()}
    return [_with_nan(part) for part in value] if isinstance(value, list) else value


def _read(event: dict[str, Any], kind: Any) -> Any:
    return msgspec.convert(_with_nan({k: v for k, v in event.items() if k not in ("kind", "t_ns")}), kind)
