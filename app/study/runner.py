"""A participant's sitting as a state machine: calibrate, check, show phase after phase, keep what comes, go
on.

Its table says which event is taken in which state; everything else is refused. A desk does what is
asked of it (a window, or a simulated participant) and tells the runner what happened. No Qt, no clock but the
desk's, so that both go the same way.

    seated -> calibrating -> waiting -> (checking ->) in trial -> waiting … -> finished
    stopped: this sitting ends before the plan does; `reason` says why, `failed` whether something is wrong
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Literal, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.study.answers import checked_answers
from app.study.folder import BegunStudy, StudyError, attempts_of, end_attempt
from app.study.order import Trial
from app.study.participants import begin_attempt, participant
from app.study.phases import DescribedViewing, FreeViewing, Phase
from app.study.protocol import Resume
from app.study.record import TrialEvent, keep_answers, keep_quality, log_event
from app.study.resume import Next, complete_in, next_step
from app.study.watch import Alarm, Quality, Watch
from eyetracking.messages import Consent
from eyetracking.validation import DriftCheck, Limits, Validation

State = Literal["seated", "calibrating", "waiting", "checking", "in trial", "paused", "finished", "stopped"]
ENDED: tuple[State, ...] = ("finished", "stopped")
CALIBRATIONS = 3
"""So often a calibration is tried before the sitting ends."""
TRIES = 3
"""So often a trial whose gaze does not count is begun in one sitting."""


class Desk(Protocol):
    """Where the participant sits. Each call returns at once or when it is done; what comes of it is told to
    the runner by `send`."""

    def now(self) -> datetime: ...
    def now_ns(self) -> int:
        """The recording's clock."""
        ...

    @property
    def rate_hz(self) -> float: ...
    def calibrate(self, points: int, limits: Limits) -> None: ...
    def check_drift(self, limits: Limits) -> None: ...
    def begin_trial(self, trial: Trial, folder: Path, consent: Consent) -> None:
        """Record into the folder from now on. Raises OSError."""
        ...

    def show(self, phase: Phase, trial: Trial) -> None:
        """Where a film is shown, `film_is_shown` is told when it can be seen."""
        ...

    def end_trial(self) -> None:
        """The recording is closed; where another process writes it, soon."""
        ...


class NotNow(RuntimeError):
    """An event that this state does not take: a mistake of the desk."""


class Runner:
    """One sitting. step: with what it begins (`resume.next_step`). at_most: trials of this sitting. changed:
    called after every change of state, phase or alarms. lacks: why a trial cannot begin yet, "" where it
    can."""

    def __init__(
        self,
        study: BegunStudy,
        pseudonym: str,
        desk: Desk,
        *,
        step: Next,
        at_most: int | None = None,
        changed: Callable[[], None] = lambda: None,
        lacks: Callable[[Trial], str] = lambda _trial: "",
    ) -> None:
        self.study, self.pseudonym, self._desk = study, pseudonym, desk
        self._who = participant(study, pseudonym)
        self._changed, self._lacks = changed, lacks
        self._left = at_most
        self._began_ns = desk.now_ns()
        self.state: State = "seated"
        self.reason, self.failed = "", False
        self.validation: Validation | None = None
        self.drift: DriftCheck | None = None
        self.trial: Trial | None = None
        self.phase_number = 0
        self.folder: Path | None = None
        self.answers: dict[str, Any] = {}
        self.alarms: list[Alarm] = []
        self.qualities: list[tuple[Trial, Quality]] = []
        self.todo: list[Trial] = []
        self._run = 0
        self._since_check = 0
        self._calibrations = 0
        self._tries: dict[tuple[int, int], int] = {}
        self._trial_ns = 0
        self._watch: Watch | None = None
        self._take(step)

    # what the desk asks and tells

    @property
    def phase(self) -> Phase | None:
        """What is shown now; None outside a trial."""
        return self.study.protocol.phases[self.phase_number - 1] if self.state == "in trial" else None

    def seconds(self) -> float | None:
        """How long the phase may last that begins now; None: until the reader ends it."""
        phase, limit = self.phase, self.study.protocol.limits.trial_s
        own = getattr(phase, "seconds", None)
        if limit is None or not isinstance(phase, FreeViewing | DescribedViewing):
            return own
        left = max(0.0, limit - (self._desk.now_ns() - self._trial_ns) / 1e9)
        return left if own is None else min(own, left)

    def send(self, event: str, *args: Any, **kwargs: Any) -> None:
        """Something happened. Raises NotNow where this state does not take it, and what the event raises."""
        act = self.TABLE.get((self.state, event))
        if act is None:
            raise NotNow(f"{event!r} is not taken while {self.state}")
        act(self, *args, **kwargs)
        self._changed()

    def gaze(self, host_ns: NDArray[np.int64], seen: NDArray[np.bool_]) -> None:
        """Samples of the running trial."""
        if self._watch is not None:
            self._alarm(self._watch.add((host_ns - self._trial_ns) / 1e6, seen))

    def film_is_shown(self) -> None:
        """The film of this phase is on the screen from now on."""
        phase = self.phase
        if self._watch is not None and phase is not None and _views(phase):
            self._watch.begin_viewing(self._trial_ms())

    def ai_is_shown(self, words: str) -> None:
        """What of AI stands on the screen from now on, in words; "" for nothing any more."""
        if self.state == "in trial":
            self._log("ai shown" if words else "ai hidden", text=words)

    def not_yet(self) -> str:
        """Why the next trial cannot begin yet; "" where it can."""
        return self._lacks(self.todo[0]) if self.todo else ""

    def tick(self) -> None:
        """Now and then, also when no sample comes."""
        if self._watch is not None:
            self._alarm(self._watch.tick(self._trial_ms()))

    # events, as the table names them

    def _begin(self) -> None:
        calibration = self.study.protocol.calibration
        self._calibrations += 1
        self.state = "calibrating"
        self._desk.calibrate(calibration.points, self.limits)

    @property
    def limits(self) -> Limits:
        """Of a validation and a drift check, as the protocol has them."""
        said = self.study.protocol.calibration
        return Limits(
            mean_deg=said.mean_deg,
            max_deg=said.max_deg,
            loss_percent=said.loss_percent,
            drift_warn_deg=min(1.0, said.drift_stop_deg),
            drift_stop_deg=said.drift_stop_deg,
            drift_every=said.drift_check_every,
        )

    def _calibrated(self, validation: Validation | None) -> None:
        """None: it failed before there was one. One without numbers is never passed."""
        wrong = ["The tracker could not be calibrated."] if validation is None else refusals(validation)
        if not wrong:
            self.validation, self._calibrations, self._since_check = validation, 0, 0
            self.state = "waiting"
        elif self._calibrations >= CALIBRATIONS:
            self._stop(f"{CALIBRATIONS} calibrations were not good enough: {' '.join(wrong)}", failed=True)
        else:
            self._begin()

    def _next(self) -> None:
        minutes = self.study.protocol.limits.session_minutes
        if minutes is not None and (self._desk.now_ns() - self._began_ns) / 6e10 > minutes:
            self._stop(f"the sitting lasts longer than {minutes:g} minutes")
            return
        if not self.todo and not self._another_period():
            return
        if self._left is not None and self._left <= 0:
            self._stop("as many trials as were wanted are done")
            return
        why = self.not_yet()
        if why:
            raise NotNow(why)
        every = self.study.protocol.calibration.drift_check_every
        if every and self._since_check >= every:
            self.state = "checking"
            self._desk.check_drift(self.limits)
            return
        self._begin_trial()

    def _checked(self, check: DriftCheck) -> None:
        self.drift = check
        if check.level == "stop":
            self._begin()
            return
        self._since_check = 0
        self._begin_trial()

    def _begin_trial(self) -> None:
        trial = self.todo[0]
        key = (trial.period, trial.number)
        self._tries[key] = self._tries.get(key, 0) + 1
        folder = begin_attempt(
            self.study, self.pseudonym, trial, run=self._run, now=self._desk.now()
        )  # it asks for the consent
        given = participant(self.study, self.pseudonym).consents[-1]
        consent = Consent(
            version=given.version,
            purpose=self.study.protocol.name,
            given_at=given.given_at.isoformat(timespec="seconds"),
            reader_id=self.pseudonym,
            given_by=given.given_by,
        )
        self.trial, self.folder, self.answers, self.alarms = trial, folder, {}, []
        self._trial_ns = self._desk.now_ns()
        self._watch = Watch(self.study.protocol.limits, rate_hz=self._desk.rate_hz)
        self._desk.begin_trial(trial, folder, consent)
        self.state = "in trial"
        self.phase_number = 0
        self._show_next()

    def _show_next(self) -> None:
        assert self.trial is not None
        assert self._watch is not None
        self.phase_number += 1
        phase = self.study.protocol.phases[self.phase_number - 1]
        self._log("phase", what=phase.kind)
        self._desk.show(phase, self.trial)

    def _phase_over(self, answers: Mapping[str, Any] | None = None, *, timed_out: bool = False) -> None:
        """Raises AnswerRefused; then the phase goes on."""
        phase = self.phase
        assert phase is not None
        assert self._watch is not None
        assert self.folder is not None
        checked = checked_answers(phase, answers or {})
        if _views(phase):
            self._alarm(self._watch.end_viewing(self._trial_ms()))
        self._log("time out" if timed_out else "phase over", what=phase.kind)
        if checked:
            self.answers.update(checked)
            keep_answers(self.folder, self.answers)
        if self.phase_number < len(self.study.protocol.phases):
            self._show_next()
        else:
            self._end_trial()

    def _end_trial(self) -> None:
        """The gaze decides whether it counts."""
        assert self.trial is not None
        trial, quality = self.trial, self._close()
        key = (trial.period, trial.number)
        if quality.counts:
            self._settle("complete", "")
            self.todo.remove(trial)
            self._since_check += 1
            if self._left is not None:
                self._left -= 1
            return
        said = " ".join(alarm.sentence() for alarm in quality.alarms if alarm.level == "stop")
        self._settle("discarded", said)
        if self._tries[key] >= TRIES:
            often = f"trial {trial.number} was begun {TRIES} times, and its gaze is not good enough"
            self._stop(f"{often}: {said}", failed=True)

    def _discard(self, reason: str = "redone") -> None:
        """The trial is broken off and comes again."""
        self._close()
        self._settle("discarded", reason)

    def _pause(self) -> None:
        if self.state == "in trial":
            self._discard("paused")
        self.state = "paused"

    def _go_on(self) -> None:
        self.state = "waiting"

    def _redo(self, number: int) -> None:
        """A trial of this period that was complete is done again, next."""
        period = self.todo[0].period if self.todo else max(t.period for t in self._plan())
        again = next((t for t in self._plan() if (t.period, t.number) == (period, number)), None)
        if again is None:
            raise StudyError(self.study.path, f"period {period} has no trial {number}", "Choose another.")
        self.todo = [again, *(trial for trial in self.todo if trial != again)]
        self.state = "waiting"

    def _note(self, text: str) -> None:
        """The experimenter's words."""
        self._log("note", text=text)

    def _leave(self, reason: str = "the experimenter ended it") -> None:
        if self.state == "in trial":
            self._discard(reason)
        self._stop(reason)

    def _lost(self, reason: str) -> None:
        """The tracker is gone. The trial comes again with the next sitting."""
        if self.state == "in trial":
            self._discard(reason)
        self._stop(reason, failed=True)

    # what they share

    def _plan(self) -> list[Trial]:
        return self.study.plan(self._who.number)

    def _take(self, step: Next) -> None:
        """The trials of the step's period that are still to be done."""
        if step.trial is None:
            self._stop(step.reason, failed=step.kind == "blocked")
            if step.kind == "finished":
                self.state = "finished"
            return
        self._run = step.run
        done = complete_in(attempts_of(self.study, self.pseudonym), step.trial.period)
        done = done if step.kind == "resume" else set()
        self.todo = [t for t in self._plan() if t.period == step.trial.period and t.number not in done]

    def _another_period(self) -> bool:
        step = step_of(self.study, self.pseudonym, now=self._desk.now())
        if step.kind == "finished":
            self.state, self.reason = "finished", step.reason
            return False
        if step.kind != "begin":
            self._stop(step.reason)
            return False
        self._take(step)
        return True

    def _close(self) -> Quality:
        """What was recorded of the trial is on the disk, and its quality beside it."""
        assert self._watch is not None
        assert self.folder is not None
        assert self.trial is not None
        self._desk.end_trial()
        quality = self._watch.close(self._trial_ms())
        if self.validation is not None:
            quality = msgspec.structs.replace(
                quality,
                accuracy_deg=self.validation.mean("both").accuracy_deg,
                worst_deg=self.validation.worst_deg(),
            )
        self.alarms = list(quality.alarms)
        self._watch = None
        keep_quality(self.folder, quality)
        self.qualities.append((self.trial, quality))
        return quality

    def _settle(self, outcome: Literal["complete", "discarded"], reason: str) -> None:
        assert self.folder is not None
        self._log(outcome, text=reason)
        end_attempt(self.folder, outcome, now=self._desk.now())
        self.trial = self.folder = None
        self.state = "waiting"

    def _stop(self, reason: str, *, failed: bool = False) -> None:
        self.state, self.reason, self.failed = "stopped", reason, failed

    def _alarm(self, alarms: list[Alarm]) -> None:
        for alarm in alarms:
            self._log("alarm", what=f"{alarm.what} {alarm.level}", text=alarm.sentence())
        if alarms:
            self.alarms += alarms
            self._changed()

    def _log(self, kind: str, *, what: str = "", text: str = "") -> None:
        if self.folder is not None:
            event = TrialEvent(
                t_ns=self._desk.now_ns(), kind=kind, number=self.phase_number, what=what, text=text
            )
            log_event(self.folder, event)

    def _trial_ms(self) -> float:
        return (self._desk.now_ns() - self._trial_ns) / 1e6

    TABLE: ClassVar[Mapping[tuple[State, str], Callable[..., None]]] = {
        ("seated", "begin"): _begin,
        ("calibrating", "calibrated"): _calibrated,
        ("waiting", "next"): _next,
        ("waiting", "calibrate"): _begin,
        ("waiting", "redo"): _redo,
        ("waiting", "pause"): _pause,
        ("checking", "checked"): _checked,
        ("in trial", "phase over"): _phase_over,
        ("in trial", "discard"): _discard,
        ("in trial", "pause"): _pause,
        ("in trial", "note"): _note,
        ("paused", "go on"): _go_on,
        ("paused", "redo"): _redo,
        ("paused", "calibrate"): _begin,
        ("waiting", "stop"): _leave,
        ("paused", "stop"): _leave,
        ("in trial", "stop"): _leave,
        ("calibrating", "stop"): _leave,
        ("checking", "stop"): _leave,
        ("waiting", "tracker lost"): _lost,
        ("paused", "tracker lost"): _lost,
        ("in trial", "tracker lost"): _lost,
        ("calibrating", "tracker lost"): _lost,
        ("checking", "tracker lost"): _lost,
    }
    """(state, event) -> what is done; the next state is the deed's to say. What has no row is refused."""


def refusals(validation: Validation) -> list[str]:
    """Why this validation is not passed, in sentences. Without numbers it is not, whatever the limits are."""
    mean = validation.mean("both")
    if not validation.targets or not math.isfinite(mean.accuracy_deg):
        return ["The validation has no numbers: no eye was seen on any target."]
    return validation.problems()


def step_of(
    study: BegunStudy,
    pseudonym: str,
    *,
    now: datetime,
    decided: Literal["resume", "restart"] | None = None,
) -> Next:
    """What comes next for this participant now. decided: by the experimenter, in the policy's place and at
    any age. Raises StudyError."""
    conditions = study.protocol.conditions
    resume = study.protocol.resume if decided is None else Resume(policy=decided, max_age_hours=87_600)
    return next_step(
        study.plan(participant(study, pseudonym).number),
        attempts_of(study, pseudonym),
        resume=resume,
        washout_days=conditions.washout_days if conditions else 0.0,
        now=now,
    )


def _views(phase: Phase) -> bool:
    """Whether a film is looked at, so that missing gaze matters."""
    return isinstance(phase, FreeViewing | DescribedViewing)
