"""`radgaze collect FOLDER --participant P-…`: a sitting with a person, in the experimenter's window on this
screen and the participant's, full screen, on the other one."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.speech.sound import SpeechMissing
from app.study.folder import BegunStudy, StudyError, open_study
from app.study.participants import consent_lacks, participant
from app.study.protocol import ProtocolError
from app.study.resume import Next
from app.study.runner import step_of
from ui.study import rehearsing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    parser.add_argument("--participant", required=True, metavar="PSEUDONYM", help="who sits down")
    parser.add_argument("--provider", default="mouse", help="of the eye tracker (default: the mouse)")
    parser.add_argument("--options", default="{}", metavar="JSON", help="of the provider")
    parser.add_argument("--screen", type=int, metavar="N", help="the participant's, from 0 (the last)")
    parser.add_argument("--distance", type=float, default=650.0, metavar="MM", help="of the eyes (650)")
    parser.add_argument("--trials", type=int, metavar="N", help="end the sitting after so many")
    parser.add_argument(
        "--rehearse",
        action="store_true",
        help="nobody sits: the simulated reader looks, answers and speaks, in real time; "
        f'"--participant {rehearsing.NEW}" enrols one',
    )
    parser.add_argument(
        "--voice",
        default="espeak-ng",
        metavar="VOICE",
        help="of a rehearsal: espeak-ng (default), none, or a folder of X.wav with X.txt",
    )


def run(args: argparse.Namespace) -> int:
    try:
        options = json.loads(args.options)
        study = open_study(args.folder)
        how: dict[str, Any] = {}
        if args.rehearse:
            how = rehearsing.prepare(study, args)
            options = rehearsing.eyes(study, args) | options
        step = sitting(study, args.participant)
    except ProtocolError as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.words()))
        return 2
    except StudyError as error:
        sys.stderr.write(f"radgaze collect: {error.path}: {error.reason}.\n  {error.way_out}\n")
        return 2
    except SpeechMissing as error:
        sys.stderr.write(f"radgaze collect: {error}\n")
        return 2
    except ValueError as error:
        sys.stderr.write(f"radgaze collect: --options is no JSON: {error}\n")
        return 2
    return _show(study, args, options, step, how)


def sitting(study: BegunStudy, pseudonym: str) -> Next:
    """With what the sitting begins. Raises StudyError where it may not."""
    who = participant(study, pseudonym)
    lacks = consent_lacks(study, who)
    if lacks:
        raise StudyError(study.path, f"{pseudonym} {lacks}", "Nothing was begun; ask for consent first.")
    step = step_of(study, pseudonym, now=datetime.now(UTC))
    if step.trial is None:
        way_out = "radgaze study status shows where everybody stands."
        raise StudyError(study.path, f"{pseudonym}: {step.reason}", way_out)
    return step


def _show(
    study: BegunStudy, args: argparse.Namespace, options: dict[str, Any], step: Next, how: dict[str, Any]
) -> int:
    from PySide6.QtWidgets import QApplication

    from ui import theme
    from ui.study.experimenter import ExperimenterWindow
    from ui.study.screens import geometry_of_screen

    app = QApplication.instance() or QApplication(["radgaze"])
    assert isinstance(app, QApplication)
    theme.install(app, name="dark")
    screens = app.screens()
    if args.screen is not None and not 0 <= args.screen < len(screens):
        sys.stderr.write(f"radgaze collect: there are screens 0 to {len(screens) - 1}.\n")
        return 2
    screen = screens[-1 if args.screen is None else args.screen]
    window = ExperimenterWindow(
        study,
        args.participant,
        step=step,
        provider=args.provider,
        options=options,
        geometry=geometry_of_screen(screen, distance_mm=args.distance),
        at_most=args.trials,
        **how,
    )
    window.participant.setGeometry(screen.geometry())
    window.participant.showFullScreen()
    window.show()
    window.begin()
    code = app.exec()
    if args.rehearse:
        window.close()
    if window.runner.failed:
        sys.stderr.write(f"radgaze collect: {window.runner.reason}\n")
    return 1 if window.runner.failed else code
