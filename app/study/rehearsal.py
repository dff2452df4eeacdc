"""A rehearsal: a sitting in the real windows, with the real tracker host, in real time, in which nobody sits.

The eyes are the tracker's simulated reader; this answers what is asked and speaks what that reader would say,
so that a study can be tried on the machine it will run on.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from app.speech.capture import OpenStream
from app.speech.played import played
from app.speech.sound import SpeechMissing
from app.speech.voices import Voice, spoken
from app.study.host_desk import HostDesk
from app.study.order import Trial
from app.study.phases import DescribedViewing, Form, Marking, Phase, Question, Rating, Report
from app.study.runner import Runner
from app.study.shown import reading_of, size_of
from eyetracking.scanpaths.sentence_maps import sentences_of

THINKS_S = 0.3
SPEAKS_S = 8.0
"""In a phase that only the reader ends."""
LONGEST_S = 60.0


def eyes(seed: int) -> dict[str, Any]:
    """Options of the provider "simulated-reader" for a whole sitting."""
    return {"seed": seed, "loss": 0.005, "repeat": True, "rate_hz": 120}


class Rehearsal:
    """Presses what people would press. seed: of its answers. tick: now and then."""

    def __init__(self, runner: Runner, desk: HostDesk, *, seed: int) -> None:
        self._runner, self._desk = runner, desk
        self._rng = np.random.Generator(np.random.PCG64([seed, 4]))
        self._since: tuple[tuple[str, int], float] = ("", 0), 0.0

    def tick(self) -> None:
        """Goes on, some time after there was something to go on with."""
        runner = self._runner
        at = (runner.state, runner.phase_number)
        if at != self._since[0]:
            self._since = at, time.monotonic()
        if time.monotonic() - self._since[1] < THINKS_S:
            return
        phase = runner.phase
        if runner.state == "waiting":
            if not runner.not_yet():
                runner.send("next")
        elif isinstance(phase, DescribedViewing) and time.monotonic() - self._since[1] < SPEAKS_S:
            return
        elif phase is not None and getattr(phase, "seconds", None) is None:
            self._desk.answer(answers_to(phase, runner.trial, self._rng))


def answers_to(phase: Phase, trial: Trial | None, rng: np.random.Generator) -> dict[str, Any] | None:
    """Sound answers to whatever this phase asks; None where it asks nothing."""
    make = _ANSWERS.get(type(phase))
    return None if make is None else make(phase, trial, rng)


def _form(phase: Form, _trial: Trial, rng: np.random.Generator) -> dict[str, Any]:
    def answer(question: Question) -> str:
        choices = {"yes_no": ("yes", "no"), "choice": question.choices, "number": ("1", "2", "3")}
        return str(rng.choice(choices.get(question.answer, ("nothing more",))))

    return {question.name: answer(question) for question in phase.questions}


def _rating(phase: Rating, _trial: Trial, rng: np.random.Generator) -> dict[str, Any]:
    return {phase.name: int(rng.integers(phase.lowest, phase.highest + 1))}


def _marking(phase: Marking, trial: Trial, rng: np.random.Generator) -> dict[str, Any]:
    width, height = size_of(trial.stimulus)
    mark = {"label": str(rng.choice(phase.labels))} | {
        f"{side}_px": float(share * whole)
        for side, share, whole in (
            ("x0", 0.2, width),
            ("y0", 0.3, height),
            ("x1", 0.4, width),
            ("y1", 0.5, height),
        )
    }
    if phase.certainty:
        mark["certainty"] = str(rng.choice(phase.certainty))
    return {phase.name: [mark]}


def _report(phase: Report, _trial: Trial, _rng: np.random.Generator) -> dict[str, Any]:
    return {phase.name: "Rehearsed: no finding."}


_ANSWERS: dict[type, Callable[[Any, Any, np.random.Generator], dict[str, Any]]] = {
    Form: _form,
    Rating: _rating,
    Marking: _marking,
    Report: _report,
}


class SpokenAloud:
    """Where the voice of a rehearsal comes from (`app.study.voice.Listen`): each trial's own sentences.
    seconds: of the phase."""

    def __init__(self, voice: Voice, phases: tuple[Phase, ...], *, seed: int) -> None:
        described = [one for one in phases if isinstance(one, DescribedViewing)]
        lasts = [one.seconds for one in described if one.seconds]
        self._voice, self._seed = voice, seed
        self._seconds = min(lasts, default=LONGEST_S)

    def __call__(self, trial: Trial) -> tuple[OpenStream, str]:
        """Raises SpeechMissing where the voice cannot say it."""
        began = time.monotonic()
        reading, _ = reading_of(trial.stimulus, "quick", again=f"/rehearsed/{self._seed}", aloud=True)
        wanted = [(0.2 * number, one.text) for number, one in enumerate(sentences_of(reading.words))]
        left = self._seconds - (time.monotonic() - began) - 1.0  # what drawing and speaking take goes off
        sound, said = spoken(self._voice, wanted, seconds=max(left, 0.5))
        if not said:
            raise SpeechMissing("No sentence fits into the phase", "Make it longer.")
        return played(sound), " ".join(text for _, text in said)
