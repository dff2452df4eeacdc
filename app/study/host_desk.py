"""A desk with a tracker: the tracker host records, a screen shows, time is the clock's. No Qt: a window calls
`tick` some sixty times a second, a test in a loop.

Nothing here waits. What the host says comes on the client's thread into a queue that `tick` empties.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np

from app.study.assistance import Shown
from app.study.folder import BegunStudy
from app.study.order import Trial
from app.study.phases import DescribedViewing, FreeViewing, Phase, Replay
from app.study.record import GAZE
from app.study.runner import ENDED, Runner
from app.study.voice import Listen, VoiceDesk, from_sound_card
from eyetracking.client import TrackerClient
from eyetracking.mapping import ViewTransform
from eyetracking.messages import (
    CalibrationDone,
    Consent,
    HostError,
    HostGone,
    HostState,
    LiveGaze,
    Measured,
    PanelPlace,
    Quality,
    RecordingState,
)
from eyetracking.procedure import Procedure
from eyetracking.tracker import DisplayGeometry, TrackerInfo
from eyetracking.validation import Limits, Validation

NOMINAL_HZ = 60.0
"""Until the tracker has said its own."""


class Screen(Protocol):
    """What the participant looks at. It answers by `presented`, `shown`, `hidden`, `answer`."""

    def show_phase(self, phase: Phase, trial: Trial) -> None: ...
    def show_target(self, procedure: Procedure) -> None:
        """The procedure's target, repainted as time goes."""
        ...

    def show_nothing(self) -> None: ...

    def ask_what_is_said(self, why: str) -> None:
        """Nothing is heard, and why: what the reader would say is typed beside the film."""
        ...

    def said(self) -> str:
        """What was typed so."""
        ...


@dataclass(frozen=True)
class _VoiceTrouble:
    text: str


class HostDesk:
    """changed: called when what an experimenter sees has changed. trouble: the last thing that went wrong, in
    words. gaze: the newest place on the screen, device px; None where no eye was seen. listen: where a voice
    comes from. hold: each validation waits for `accept`, `redo` or `calibrate_again`; else it is judged by
    the protocol's limits alone."""

    def __init__(
        self,
        study: BegunStudy,
        screen: Screen,
        *,
        provider: str,
        options: Mapping[str, Any],
        geometry: DisplayGeometry,
        changed: Callable[[], None] = lambda: None,
        listen: Listen = from_sound_card,
    ) -> None:
        self._study, self._screen = study, screen
        self._geometry, self._changed = geometry, changed
        self._events: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.client = TrackerClient(self._events.put)
        self.info: TrackerInfo | None = None
        self.quality: Quality | None = None
        self.gaze: tuple[float, float] | None = None
        self.trouble = ""
        self.recording = False
        self._runner: Runner | None = None
        self._procedure: Procedure | None = None
        self._wanted: Callable[[TrackerInfo], Procedure] | None = None
        self._trial: Trial | None = None
        self._ends_ns, self._timed = 0, False
        self._folder: Path | None = None
        self.hold = self._screen_shows = False
        self._spoken: tuple[Path, int] | None = None
        self.voice = VoiceDesk(listen, told=lambda text: self._events.put(_VoiceTrouble(text)))
        self.client.start(provider, options, geometry=geometry)

    # the runner's desk

    @property
    def rate_hz(self) -> float:
        return self.info.rate_hz if self.info is not None and self.info.rate_hz > 0 else NOMINAL_HZ

    def now(self) -> datetime:
        return datetime.now(UTC)

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def calibrate(self, points: int, limits: Limits) -> None:
        self._want(limits, points, Procedure.calibrate)

    def check_drift(self, limits: Limits) -> None:
        self._want(limits, 5, Procedure.check_drift)

    def begin_trial(self, trial: Trial, folder: Path, consent: Consent) -> None:
        self._trial, self._folder = trial, folder
        session = {
            "study": self._study.protocol.name, "image": trial.stimulus.id, "reader": consent.reader_id,
            "period": trial.period, "trial": trial.number, "condition": trial.arm,
        }  # fmt: skip
        self.client.begin_recording(folder / GAZE, consent=consent, session=session)

    def show(self, phase: Phase, trial: Trial) -> None:
        self._end_voice()
        self._ends_ns, self._timed = 0, False
        self._screen.show_phase(phase, trial)
        if not shows_film(phase):
            self._time()

    def end_trial(self) -> None:
        """The host closes the recording in its own time; the next one waits for that."""
        self._end_voice()
        self._screen.show_nothing()  # nothing of a trial, and of what AI says, is seen after it
        self.hidden()
        self.client.end_recording()
        self._trial, self._ends_ns = None, 0

    # the screen's answers

    def presented(self, t_ns: int) -> None:
        """The target was painted at its first place."""
        if self._procedure is not None:
            self._procedure.presented(t_ns)

    def shown(self, t_ns: int, view: ViewTransform, *, window: tuple[float, float] = (0.5, 1.0)) -> None:
        """The film was painted so. window: (centre, width) of its greys, in [0, 1] of its default look."""
        label = "" if self._trial is None else self._trial.stimulus.id
        self.client.send_view(t_ns, view, *window, label=label)
        if self._runner is not None and not self._timed:
            self._runner.film_is_shown()
            self._begin_voice(self._runner)
            self._time()

    def assisted(self, shown: Shown | None, panels: Sequence[PanelPlace] = ()) -> None:
        """What of AI stands on the screen from now on, and where; in the trial's log and in the recording."""
        words = "" if shown is None else shown.words()
        self.client.show([] if shown is None else list(shown.offers))
        self.client.panels(list(panels))
        if self._runner is not None:
            self._runner.ai_is_shown(words)

    def hidden(self) -> None:
        """No film is on the screen."""
        self.client.hide_view(self.now_ns())

    def answer(self, answers: Mapping[str, Any] | None = None) -> None:
        """The participant is done with the phase. Raises AnswerRefused."""
        if self._runner is not None and self._runner.state == "in trial":
            self._runner.send("phase over", answers)

    # the experimenter's judgement, where validations are held

    @property
    def held(self) -> Validation | None:
        """The validation that waits to be judged."""
        procedure = self._procedure
        return procedure.validation if procedure is not None and procedure.phase == "validated" else None

    def accept(self) -> None:
        """It is good enough; one that misses the protocol's limits, or has no numbers, is not taken for all
        that."""
        if self.held is not None and self._procedure is not None:
            (self._procedure.reject if self.held.problems() else self._procedure.accept)()

    def redo(self, place: tuple[float, float]) -> None:
        """The targets of the calibration that lie nearest to this one (fractions of the screen) are collected
        anew, then it is validated again; all of them where the tracker cannot forget single ones."""
        if self.held is not None and self._procedure is not None:
            self._procedure.redo([self._procedure.nearest(place)])

    def calibrate_again(self) -> None:
        """From the begin."""
        if self.held is not None and self._procedure is not None:
            self._procedure.calibrate()

    # time

    def sit(self, runner: Runner) -> None:
        """Begins the sitting; `tick` goes on with it."""
        self._runner = runner
        if runner.state == "seated":
            runner.send("begin")

    def tick(self) -> None:
        """What has come, and what is due."""
        runner = self._runner
        while True:
            try:
                self._handle(self._events.get_nowait())
            except queue.Empty:
                break
        if runner is None or runner.state in ENDED:
            return
        if self._wanted is not None and self.info is not None:
            wanted, self._wanted = self._wanted, None
            self._procedure = wanted(self.info)
        if self._procedure is not None:
            self._follow(runner, self._procedure)
        runner.tick()
        if runner.state == "in trial" and self._ends_ns and self.now_ns() >= self._ends_ns:
            own = getattr(runner.phase, "seconds", None)
            self._ends_ns = 0
            runner.send("phase over", timed_out=own is None)

    def close(self) -> None:
        """Ends the host, and waits until the last voice is kept."""
        self._end_voice()
        self.client.close()
        self.voice.close()

    def _begin_voice(self, runner: Runner) -> None:
        phase = runner.phase
        if isinstance(phase, DescribedViewing) and phase.audio and self._folder and self._trial:
            self._spoken = self._folder, runner.phase_number
            self.voice.begin(*self._spoken, self._trial)

    def _end_voice(self) -> None:
        """With what was typed instead, if anything was."""
        spoken, self._spoken = self._spoken, None
        if spoken is None:
            return
        self.voice.end()
        typed = self._screen.said().strip()
        if typed:
            self.voice.type(*spoken, typed)

    def _time(self) -> None:
        """The phase's time runs from now on."""
        self._timed = True
        seconds = self._runner.seconds() if self._runner is not None else None
        self._ends_ns = 0 if seconds is None else self.now_ns() + round(seconds * 1e9)

    def _want(self, limits: Limits, points: int, begin: Callable[[Procedure], None]) -> None:
        """As soon as the tracker has said what it can."""

        def wanted(info: TrackerInfo) -> Procedure:
            procedure = Procedure(
                self.client,
                capabilities=info.capabilities,
                geometry=self._geometry,
                limits=limits,
                points=points,
            )
            begin(procedure)
            return procedure

        self._wanted = wanted

    def _follow(self, runner: Runner, procedure: Procedure) -> None:
        procedure.tick()
        if procedure.phase == "calibrated":
            procedure.validate()
        elif procedure.phase == "validated" and self.hold:
            if self._screen_shows:
                self._screen_shows = False
                self._screen.show_nothing()
                self._changed()
            return
        elif procedure.phase == "validated" and procedure.validation is not None:
            (procedure.reject if procedure.validation.problems() else procedure.accept)()
        if procedure.phase not in ("done", "failed", "checked"):
            self._screen_shows = True
            self._screen.show_target(procedure)
            return
        self._procedure = None
        self._screen.show_nothing()
        if runner.state == "checking" and procedure.drift is not None:
            runner.send("checked", procedure.drift)
        elif runner.state == "calibrating":
            self.trouble = procedure.text
            runner.send("calibrated", procedure.validation)

    def _handle(self, event: Any) -> None:
        act = self._ACTS.get(type(event))
        if act is not None:
            act(self, event)

    def _state(self, event: HostState) -> None:
        self.info = event.info or self.info
        if event.state == "ended":
            self._lost(event.text or "The tracker's stream ended.")
        self._changed()

    def _gone(self, event: HostGone) -> None:
        self._lost(event.text)

    def _wrong(self, event: HostError) -> None:
        self.trouble = f"{event.text} {event.way_out}".strip()
        if self.info is None:
            self._lost(self.trouble)
        self._changed()

    def _lost(self, text: str) -> None:
        self.trouble, self.info = text, None
        if self._runner is not None and self._runner.state not in ENDED:
            self._procedure = self._wanted = None
            self._runner.send("tracker lost", text)
        self._changed()

    def _live(self, event: LiveGaze) -> None:
        if self._runner is not None:
            self._runner.gaze(np.array(event.host_ns, dtype=np.int64), np.array(event.valid, dtype=bool))
        if event.valid:
            self.gaze = (event.x_px[-1], event.y_px[-1]) if event.valid[-1] else None

    def _found(self, event: Quality) -> None:
        self.quality = event
        self._changed()

    def _recorded(self, event: RecordingState) -> None:
        self.recording = event.recording
        self._changed()

    def _unheard(self, event: _VoiceTrouble) -> None:
        self.trouble = event.text
        if self._spoken is not None:
            self._screen.ask_what_is_said(event.text)
        self._changed()

    def _measured(self, event: Any) -> None:
        if self._procedure is not None:
            self._procedure.handle(event)

    _ACTS: ClassVar[Mapping[type, Callable[[Any, Any], None]]] = {
        HostState: _state,
        HostGone: _gone,
        HostError: _wrong,
        LiveGaze: _live,
        Quality: _found,
        RecordingState: _recorded,
        _VoiceTrouble: _unheard,
        CalibrationDone: _measured,
        Measured: _measured,
    }


def shows_film(phase: Phase) -> bool:
    """Whether the film is what the participant looks at."""
    return isinstance(phase, FreeViewing | DescribedViewing | Replay)
