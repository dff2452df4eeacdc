"""A simulated participant at a desk without a screen: time passes as fast as it can be computed, the
recording is written by the same code as a person's, and says that it is simulated.

The eyes are those of the simulated reader (eyetracking.providers.simulated_reader): the phantom's readers
with its own anatomy and findings, a checklist at typical places on other films.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import numpy as np

from app.study.assistance import shown_in
from app.study.folder import BegunStudy
from app.study.order import Trial
from app.study.phases import (
    DescribedViewing,
    FixationCross,
    Form,
    FreeViewing,
    Marking,
    Phase,
    Prompt,
    Question,
    Rating,
    Replay,
    Report,
)
from app.study.record import GAZE
from app.study.replays import path_of
from app.study.runner import ENDED, Runner
from app.study.shown import boxes_of, reading_of, size_of
from app.study.virtual_tracker import VirtualTracker
from eyetracking.mapping import ViewTransform
from eyetracking.messages import Consent
from eyetracking.providers.simulated_reader import EyeValues
from eyetracking.recorder import Recorder
from eyetracking.scanpaths.reader_model import Reading
from eyetracking.scanpaths.types import Scanpath
from eyetracking.validation import Limits

FILM = (0.0, 0.0, 1440.0, 1080.0)
"""Where the film stands on the screen, device px; questions stand at its right."""
MIDDLE, BESIDE = (0.5, 0.5), (0.875, 0.5)
ANSWER_S = 2.0
"""How long a simulated participant thinks over what is asked."""


class SimulatedDesk:
    """seed: of this participant. rate_hz, loss: of the tracker that is simulated (loss: share of samples
    beside blinks). began_at: what the calendar says at the begin, from when simulated time goes on; None:
    this computer's. speak: makes the voice of a described phase."""

    def __init__(
        self,
        study: BegunStudy,
        *,
        seed: int,
        began_at: datetime | None = None,
        rate_hz: float = 120.0,
        loss: float = 0.005,
        speak: Callable[[Path, int, Reading, int, float], None] | None = None,
        said: Callable[[Runner], None] = lambda _runner: None,
    ) -> None:
        self._study, self._seed, self._speak, self._said = study, seed, speak, said
        readers = _readers(study)
        self.temperament = readers[seed % len(readers)]
        self._tracker = VirtualTracker(seed=seed, temperament=self.temperament, rate_hz=rate_hz, loss=loss)
        self._began_at, self._began_ns = began_at, self._tracker.now_ns
        self._rng = np.random.Generator(np.random.PCG64([seed, 1]))
        self._recorder: Recorder | None = None
        self._noticed: list[str] = []
        self._words = ""
        self._ai = False

    # the runner's desk

    @property
    def rate_hz(self) -> float:
        return self._tracker.rate_hz

    def now(self) -> datetime:
        if self._began_at is None:
            return datetime.now(UTC)
        return self._began_at + timedelta(microseconds=(self._tracker.now_ns - self._began_ns) / 1000)

    def now_ns(self) -> int:
        return self._tracker.now_ns

    def calibrate(self, points: int, limits: Limits) -> None:
        self._points, self._limits = points, limits

    def check_drift(self, limits: Limits) -> None:
        self._limits = limits

    def begin_trial(self, trial: Trial, folder: Path, consent: Consent) -> None:
        self._noticed, self._words, self._tracker.seq = [], "", 0
        self._size = size_of(trial.stimulus)
        self._recorder = Recorder(
            folder / GAZE,
            consent=consent,
            session={
                "study": self._study.protocol.name, "image": trial.stimulus.id, "reader": consent.reader_id,
                "period": trial.period, "trial": trial.number, "condition": trial.arm,
            },
            tracker=self._tracker.info,
            geometry=self._tracker.context.geometry,
            clock_ns=self.now_ns,
        )  # fmt: skip
        for kind, fields in self._tracker.reports.items():
            self._recorder.event(kind, self._tracker.now_ns, **fields)

    def show(self, phase: Phase, trial: Trial) -> None:
        self._trial = trial

    def end_trial(self) -> None:
        if self._recorder is not None:
            self._hide()
            said = self._recorder.close("the trial is over", timeout_s=30.0)
            if self._recorder.written != self._recorder.samples:
                raise OSError(0, said, str(self._recorder.folder))
            self._recorder = None

    # its life

    def sit(self, runner: Runner) -> None:
        """From the begin to the end of the sitting."""
        self._runner = runner
        if runner.state == "seated":
            runner.send("begin")
        acts: dict[str, Callable[[], None]] = {
            "calibrating": self._follow_targets,
            "checking": self._follow_targets,
            "waiting": lambda: runner.send("next"),
            "in trial": self._do_phase,
        }
        while runner.state not in ENDED:
            acts[runner.state]()
            self._said(runner)

    def _follow_targets(self) -> None:
        checking = self._runner.state == "checking"
        procedure = self._tracker.follow(self._limits, points=self._points, checking=checking)
        if checking:
            assert procedure.drift is not None
            self._runner.send("checked", procedure.drift)
        else:
            self._runner.send("calibrated", procedure.validation)

    # phases

    def _do_phase(self) -> None:
        phase = self._runner.phase
        assert phase is not None
        self._ACTS[type(phase)](self, phase)

    def _cross(self, phase: FixationCross) -> None:
        self._hide()
        self._rest(phase.seconds, (FILM[2] / 2 / 1920, FILM[3] / 2 / 1080))
        self._runner.send("phase over")

    def _prompt(self, phase: Prompt) -> None:
        self._hide()
        self._rest(phase.seconds or ANSWER_S, MIDDLE)
        self._runner.send("phase over")

    def _view(self, phase: FreeViewing | DescribedViewing) -> None:
        aloud = isinstance(phase, DescribedViewing)
        number, limit = self._runner.phase_number, self._runner.seconds()
        task = self._trial.stimulus.finding or None
        reading, found = reading_of(
            self._trial.stimulus,
            self.temperament,
            again=self._again(),
            aloud=aloud,
            task=None if aloud else task,
        )
        self._noticed += found
        path = reading.scanpath
        ends_ms = float((path.onset_ms + path.duration_ms)[-1])
        ends_ms = max([ends_ms, *(offset for _, offset, _ in reading.words)])
        wanted = ends_ms / 1000 + 0.5
        seconds = wanted if limit is None else limit if phase.seconds and not aloud else min(wanted, limit)
        began_ns = self._tracker.now_ns
        self._show_film()
        self._show_ai()
        self._runner.film_is_shown()
        self._read(path, seconds)
        self._words = " ".join(
            [self._words, *(w for _, until, w in reading.words if until <= 1000 * seconds)]
        )
        if aloud and self._speak is not None and getattr(phase, "audio", False):
            assert self._runner.folder is not None
            self._speak(self._runner.folder, number, reading, began_ns, seconds)
        self._runner.send("phase over", timed_out=seconds < wanted)

    def _replay(self, phase: Replay) -> None:
        """The judge's eyes follow the path that is shown."""
        path = path_of(self._study, self._trial)
        seconds = phase.seconds or float((path.onset_ms + path.duration_ms)[-1]) / 1000
        self._show_film()
        self._read(path, seconds)
        self._runner.send("phase over")

    def _form(self, phase: Form) -> None:
        self._rest(ANSWER_S, BESIDE)
        self._runner.send("phase over", {q.name: self._answer(q) for q in phase.questions})

    def _answer(self, question: Question) -> str:
        sought = self._trial.stimulus.finding
        if question.answer == "yes_no":
            return "yes" if sought and sought in self._noticed else "no"
        if question.answer == "choice":
            return str(self._rng.choice(question.choices))
        return str(int(self._rng.integers(1, 10))) if question.answer == "number" else "nothing more"

    def _rate(self, phase: Rating) -> None:
        self._rest(ANSWER_S, BESIDE)
        share = 0.5 + 0.1 * self._rng.normal() + (0.3 if self._noticed else -0.2)
        value = round(phase.lowest + min(max(share, 0.0), 1.0) * (phase.highest - phase.lowest))
        self._runner.send("phase over", {phase.name: int(value)})

    def _mark(self, phase: Marking) -> None:
        """Around what was noticed; what the protocol has no label for goes under its last one."""
        self._rest(ANSWER_S, BESIDE)
        marks = []
        for box in boxes_of(self._trial.stimulus):
            if box.finding not in self._noticed:
                continue
            label = next((one for one in phase.labels if box.finding in one), phase.labels[-1])
            mark = {
                "label": label,
                "x0_px": box.x0_px,
                "y0_px": box.y0_px,
                "x1_px": box.x1_px,
                "y1_px": box.y1_px,
            }
            if phase.certainty:
                mark["certainty"] = str(self._rng.choice(phase.certainty))
            marks.append(mark)
        self._runner.send("phase over", {phase.name: marks})

    def _write(self, phase: Report) -> None:
        self._rest(ANSWER_S, BESIDE)
        text = self._words.strip() or "; ".join(dict.fromkeys(self._noticed)) or "No finding."
        self._runner.send("phase over", {phase.name: text})

    _ACTS: ClassVar[dict[type, Callable[[Any, Any], None]]] = {
        FixationCross: _cross,
        FreeViewing: _view,
        DescribedViewing: _view,
        Prompt: _prompt,
        Form: _form,
        Marking: _mark,
        Rating: _rate,
        Report: _write,
        Replay: _replay,
    }

    # gaze

    def _again(self) -> str:
        trial, number = self._trial, self._runner.phase_number
        return f"/{self._seed}/{self._runner.pseudonym}/{trial.period}/{trial.number}/{number}"

    def _view_of_film(self) -> ViewTransform:
        return ViewTransform.fit(*self._size, FILM)

    def _show_ai(self) -> None:
        """As a participant's window does; a simulated reader does not take it in."""
        shown = shown_in(self._study, self._trial)
        assert self._recorder is not None
        if shown is not None:
            self._recorder.event("shown", self._tracker.now_ns, what=list(shown.offers))
            self._runner.ai_is_shown(shown.words())
            self._ai = True

    def _hide_ai(self) -> None:
        if self._ai and self._recorder is not None:
            self._ai = False
            self._recorder.event("shown", self._tracker.now_ns, what=[])
            self._runner.ai_is_shown("")

    def _show_film(self) -> None:
        view = self._view_of_film()
        self._tracker.context.views["main"] = view
        self._view_event(msgspec.to_builtins(view))

    def _hide(self) -> None:
        self._hide_ai()
        if self._tracker.context.views.pop("main", None) is not None:
            self._view_event(None)

    def _view_event(self, transform: Any) -> None:
        if self._recorder is not None:
            self._recorder.event(
                "view", self._tracker.now_ns, pane="main", transform=transform,
                window_centre=0.5, window_width=1.0, label=self._trial.stimulus.id,
            )  # fmt: skip

    def _read(self, path: Scanpath, seconds: float) -> None:
        seed = [self._seed, zlib.crc32(self._again().encode())]
        self._record(seconds, self._tracker.reading(path, seed))

    def _rest(self, seconds: float, place: tuple[float, float]) -> None:
        self._record(seconds, self._tracker.resting(place))

    def _record(self, seconds: float, look: Callable[[float], EyeValues]) -> None:
        """Samples of so many seconds from now, to the disk and to whoever watches them."""
        assert self._recorder is not None
        for rows in self._tracker.samples(seconds, look):
            self._recorder.add(rows)
            seen = np.array([not math.isnan(row.left_x) for row in rows])
            self._runner.gaze(np.array([row.host_ns for row in rows]), seen)
            self._runner.tick()


def _readers(study: BegunStudy) -> tuple[str, ...]:
    """The temperaments that all worlds of the study know."""
    from inference.phantom.config import load_config

    worlds = {one.world for one in study.stimuli if one.world}
    known = [load_config(world).readers for world in sorted(worlds)] or [("careful", "quick", "resident")]
    return tuple(name for name in known[0] if all(name in names for names in known))
