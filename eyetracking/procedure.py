"""Calibrating and validating step by step, as a state machine without a window.

The window paints `target` and `phase`, calls `tick` a few dozen times a second, `presented` when a target was
painted first, and passes the tracker's events to `handle`. Commands go to a TrackerClient.

    phase          ends when                                       then
    entering       the device is in calibration mode               calibrating
    calibrating    every target was collected                      computing
    computing      the device has computed                         calibrated
    calibrated     the reader goes on, or redoes targets           validating / calibrating
    validating     every target was measured                       validated
    validated      the reader accepts, redoes or starts again      done / calibrating
    checking       the drift target was measured                   checked
    vendor         the vendor's own window has calibrated          validating
    failed, done, checked: the end
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal, Protocol

from eyetracking.calibration import CALIBRATION_LAYOUTS, DRIFT_TARGET, VALIDATION_TARGETS
from eyetracking.messages import CalibrationDone, HostGone, HostState, Measured
from eyetracking.tracker import CalibratedPoint, Capabilities, DisplayGeometry
from eyetracking.validation import DriftCheck, Limits, TargetQuality, Validation, as_fields

Phase = Literal[
    "ready",
    "entering",
    "calibrating",
    "computing",
    "calibrated",
    "validating",
    "validated",
    "checking",
    "checked",
    "vendor",
    "failed",
    "done",
]
Place = tuple[float, float]

MOVE_MS = 400.0
"""The target glides to its next place: eyes follow more surely than they jump."""
SETTLE_MS = 700.0
"""It shrinks, and the eyes come to rest."""
MEASURE_MS = 500.0
TRIES = 2


class Commands(Protocol):
    """What the procedure needs of `eyetracking.client.TrackerClient`."""

    def show_target(self, t_ns: int, place: Place | None) -> None: ...
    def calibrate(self, step: Any, *, x: float = ..., y: float = ..., points: int = ...) -> None: ...
    def measure(self, number: int, *, x: float, y: float, from_ns: int, to_ns: int) -> None: ...
    def report(self, kind: Any, fields: Any) -> None: ...


@dataclass
class Target:
    """The target on the screen. came_from: where it glides from. shown_ns: when it was painted first, 0
    before.
    """

    x: float
    y: float
    came_from: Place
    shown_ns: int = 0
    asked: bool = False

    def place(self, now_ns: int) -> Place:
        """Where it is now, fractions of the screen."""
        s = min(1.0, self._ms(now_ns) / MOVE_MS)
        s = s * s * (3 - 2 * s)
        return (
            self.came_from[0] + s * (self.x - self.came_from[0]),
            self.came_from[1] + s * (self.y - self.came_from[1]),
        )

    def size(self, now_ns: int) -> float:
        """1 while it glides, shrinking to 0 as it settles."""
        return 1 - min(1.0, max(0.0, (self._ms(now_ns) - MOVE_MS) / SETTLE_MS))

    def settled(self, now_ns: int) -> bool:
        return self.shown_ns > 0 and self._ms(now_ns) >= MOVE_MS + SETTLE_MS

    def _ms(self, now_ns: int) -> float:
        return (now_ns - self.shown_ns) / 1e6 if self.shown_ns else 0.0


class Procedure:
    """One run. changed: called after every change of phase or target.

    text: what there is to say, in a sentence; points: of the calibration; failed: targets that could not be
    collected; validation, drift: the results, once there.
    """

    def __init__(
        self,
        client: Commands,
        *,
        capabilities: Capabilities,
        geometry: DisplayGeometry,
        limits: Limits,
        points: int = 9,
        background: int = 0,
        changed: Callable[[], None] = lambda: None,
        clock_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        if points not in CALIBRATION_LAYOUTS:
            raise ValueError(
                f"a calibration has {', '.join(map(str, CALIBRATION_LAYOUTS))} targets, not {points}"
            )
        self._client = client
        self._capabilities = capabilities
        self._geometry = geometry
        self._limits = limits
        self._layout = CALIBRATION_LAYOUTS[points]
        self._background = background
        self._changed = changed
        self._clock_ns = clock_ns
        self._queue: list[Place] = []
        self._tries: dict[Place, int] = {}
        self._inside = False  # calibration mode
        self._number = 0
        self._measured: list[TargetQuality] = []
        self.phase: Phase = "ready"
        self.target: Target | None = None
        self.text = ""
        self.points: tuple[CalibratedPoint, ...] = ()
        self.failed: list[Place] = []
        self.validation: Validation | None = None
        self.drift: DriftCheck | None = None

    @property
    def remaining(self) -> int:
        """Targets to come, with the one on the screen."""
        return len(self._queue) + (self.target is not None)

    # what the reader asks

    def calibrate(self) -> None:
        """Begin, or begin again. A device that RadGaze cannot calibrate is validated only."""
        self.failed.clear()
        self._tries.clear()
        self.points, self.validation = (), None
        if self._capabilities.calibration == "none":
            self.validate()
        elif self._capabilities.calibration == "vendor":
            self._go("vendor", "The tracker's own window calibrates.")
            self._client.calibrate("vendor", points=len(self._layout))
        else:
            self._leave()
            self._queue = list(self._layout)
            self._go("entering", "")
            self._client.calibrate("enter")
            self._inside = True

    def redo(self, places: list[Place]) -> None:
        """Collect these targets anew and compute again. Only where the device can forget single targets."""
        if not self._capabilities.calibration_redo or not places:
            self.calibrate()
            return
        for x, y in places:
            self._client.calibrate("discard", x=x, y=y)
            self._tries.pop((x, y), None)
        self.failed = [place for place in self.failed if place not in places]
        self._queue = list(places)
        self._go("calibrating", "")
        self._next()

    def nearest(self, place: Place) -> Place:
        """The target of the calibration that lies nearest to that place."""
        return min(self._layout, key=lambda one: (one[0] - place[0]) ** 2 + (one[1] - place[1]) ** 2)

    def validate(self) -> None:
        """Measure on targets that the calibration did not use."""
        self._leave()
        self._measured = []
        self.validation = None
        self._queue = list(VALIDATION_TARGETS)
        self._go("validating", "")
        self._next()

    def check_drift(self, place: Place = DRIFT_TARGET) -> None:
        """Measure on one target, and say how far gaze is from it."""
        self._measured = []
        self._queue = [place]
        self._go("checking", "")
        self._next()

    def accept(self) -> None:
        """The validation is good enough for whoever decides; it is kept with what is recorded from now on."""
        if self.validation is not None:
            self._keep(accepted=True)
        self._end("done", "")

    def reject(self) -> None:
        """It is kept all the same, as not accepted."""
        if self.validation is not None:
            self._keep(accepted=False)
        self._end("done", "")

    def cancel(self) -> None:
        """Leave at once; what was collected is dropped."""
        self._leave()
        self._end("done", "Not finished.")

    # what happens

    def presented(self, now_ns: int) -> None:
        """The target has been painted at its first place."""
        if self.target is not None and not self.target.shown_ns:
            self.target.shown_ns = now_ns
            self._client.show_target(now_ns, (self.target.x, self.target.y))

    def tick(self) -> None:
        """Ask for what is due."""
        now = self._clock_ns()
        target = self.target
        if target is None or target.asked or not target.settled(now):
            return
        if self.phase == "calibrating":
            target.asked = True
            self._client.calibrate("collect", x=target.x, y=target.y)
        elif self.phase in ("validating", "checking"):
            target.asked = True
            self._number += 1
            self._client.measure(
                self._number, x=target.x, y=target.y, from_ns=now, to_ns=now + round(MEASURE_MS * 1e6)
            )

    def handle(self, event: Any) -> None:
        """An event of the tracker client; those that are not ours are ignored."""
        if isinstance(event, CalibrationDone):
            self._calibration_done(event)
        elif isinstance(event, Measured):
            self._target_measured(event)
        elif self.phase not in ("ready", "done", "failed") and _ends(event):
            self._end("failed", f"The tracker is gone: {event.text}")

    def _calibration_done(self, event: CalibrationDone) -> None:
        if self.phase == "entering" and event.step == "enter":
            if not event.ok:
                self._end("failed", f"{event.text}. {event.way_out}".strip())
                return
            self._go("calibrating", "")
            self._next()
        elif self.phase == "calibrating" and event.step == "collect" and self.target is not None:
            place = (self.target.x, self.target.y)
            if (event.x, event.y) == place:
                self._collected(place, event)
        elif self.phase == "computing" and event.step == "compute":
            if event.ok:
                self.points = event.points
                report = {"made_at": _now(), "points": len(event.points), "failed": self.failed}
                self._client.report("calibration", report)
                self._go("calibrated", self._words_of_failed())
            else:
                self._leave()
                self._end(
                    "failed", f"The calibration could not be computed: {event.text}. {event.way_out}".strip()
                )
        elif self.phase == "vendor" and event.step == "vendor":
            if event.ok:
                self.validate()
            else:
                self._end("failed", f"{event.text}. {event.way_out}".strip())

    def _collected(self, place: Place, event: CalibrationDone) -> None:
        if not event.ok:
            self._tries[place] = self._tries.get(place, 0) + 1
            if self._tries[place] < TRIES:
                self._queue.append(place)  # once more, at the end
            else:
                self.failed.append(place)
        self._next()

    def _target_measured(self, event: Measured) -> None:
        if event.number != self._number or self.phase not in ("validating", "checking"):
            return
        self._measured.append(
            TargetQuality(x=event.x, y=event.y, left=event.left, right=event.right, both=event.both)
        )
        self._next()

    def _next(self) -> None:
        """The next target, or what comes after the last."""
        if self._queue:
            before = self.target
            x, y = self._queue.pop(0)
            self.target = Target(x, y, (before.x, before.y) if before is not None else (0.5, 0.5))
            self._changed()
            return
        self.target = None
        self._client.show_target(self._clock_ns(), None)
        if self.phase == "calibrating":
            self._go("computing", "")
            self._client.calibrate("compute")
        elif self.phase == "validating":
            self.validation = Validation(
                made_at=_now(),
                targets=tuple(self._measured),
                limits=self._limits,
                geometry=self._geometry,
                background=self._background,
            )
            self._go("validated", " ".join(self.validation.problems()))
        elif self.phase == "checking":
            self.drift = DriftCheck(made_at=_now(), target=self._measured[0], limits=self._limits)
            self._client.report("drift check", as_fields(self.drift))
            self._end("checked", self.drift.sentence())

    def _keep(self, *, accepted: bool) -> None:
        assert self.validation is not None
        found = self.validation
        self.validation = Validation(
            made_at=found.made_at,
            targets=found.targets,
            limits=found.limits,
            geometry=found.geometry,
            background=found.background,
            accepted=accepted,
        )
        self._client.report("validation", as_fields(self.validation))

    def _leave(self) -> None:
        if self._inside:
            self._inside = False
            self._client.calibrate("leave")

    def _words_of_failed(self) -> str:
        if not self.failed:
            return ""
        places = ", ".join(f"{100 * x:.0f} % / {100 * y:.0f} %" for x, y in self.failed)
        return f"{len(self.failed)} targets could not be collected ({places})."

    def _end(self, phase: Phase, text: str) -> None:
        if self.target is not None:
            self.target = None
            self._client.show_target(self._clock_ns(), None)
        self._queue.clear()
        self._go(phase, text)

    def _go(self, phase: Phase, text: str) -> None:
        self.phase, self.text = phase, text
        self._changed()


def _ends(event: Any) -> bool:
    """Whether no more gaze comes after this."""
    return isinstance(event, HostGone) or (
        isinstance(event, HostState) and event.state in ("ended", "stopped")
    )


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
