"""A rehearsal of `radgaze collect`: the windows and the tracker host of a sitting, and nobody there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.study.folder import BegunStudy
from app.study.host_desk import HostDesk
from app.study.participants import enrol_simulated, participant
from app.study.rehearsal import Rehearsal, SpokenAloud
from app.study.rehearsal import eyes as rehearsed_eyes
from app.study.run_cli import NEW as NEW
from app.study.runner import ENDED, Runner
from app.study.simulated_voice import voice_of
from app.study.voice import no_voice


def prepare(study: BegunStudy, args: argparse.Namespace) -> dict[str, Any]:
    """What the experimenter's window takes for a rehearsal; the participant, tracker and its options are put
    into args. Raises SpeechMissing, StudyError."""
    voice, lacks = voice_of(args.voice)
    if args.participant == NEW:
        args.participant = enrol_simulated(study, now=datetime.now(UTC)).pseudonym
    seed = participant(study, args.participant).number
    if args.provider == "mouse":
        args.provider = "simulated-reader"

    def rehearsed(runner: Runner, desk: HostDesk) -> Callable[[], None]:
        rehearsal, told = Rehearsal(runner, desk, seed=seed), Told(args.participant)

        def tick() -> None:
            told(runner, desk)
            if runner.state not in ENDED:
                rehearsal.tick()
            if runner.state in ENDED:
                told(runner, desk)
                QCoreApplication.exit()

        return tick

    listen = no_voice(lacks) if voice is None else SpokenAloud(voice, study.protocol.phases, seed=seed)
    return {"listen": listen, "rehearsed": rehearsed}


def eyes(study: BegunStudy, args: argparse.Namespace) -> dict[str, Any]:
    """The tracker's options, where it is the simulated reader."""
    if args.provider != "simulated-reader":
        return {}
    return rehearsed_eyes(participant(study, args.participant).number)


class Told:
    """Says on the standard output what a sitting has come to, a line each."""

    def __init__(self, pseudonym: str) -> None:
        self._pseudonym = pseudonym
        self._last: dict[str, str] = {}

    def __call__(self, runner: Runner, desk: HostDesk) -> None:
        pid = desk.client.host_pid
        self._say("host", f"tracker host: {pid}" if pid is not None else "")
        self._say(
            "state", f"{self._pseudonym}: {runner.state}{f': {runner.reason}' if runner.reason else ''}"
        )
        for trial, quality in runner.qualities[-1:]:
            verdict = "complete" if quality.counts else "does not count"
            missing = f"{quality.missing_percent:.1f} % missing"
            self._say("trial", f"{trial.period}.{trial.number} {trial.stimulus.id}: {verdict}, {missing}")
        self._say("trouble", desk.trouble)

    def _say(self, what: str, line: str) -> None:
        if line and self._last.get(what) != line:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        self._last[what] = line
