"""`radgaze study`: check a protocol, show the order that each participant gets, begin a study's folder, see
where it stands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from app.study.folder import BegunStudy, StudyError, attempts_of, begin_study, open_study
from app.study.order import Trial, balanced_after, trials_of
from app.study.participants import Participant, consent_lacks, participants_of, pseudonyms
from app.study.protocol import Protocol, ProtocolError, read_protocol
from app.study.resume import complete_in, next_step
from app.study.stimuli import Stimulus, stimuli_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="study_action", metavar="ACTION", required=True)

    def action(name: str, help_text: str) -> argparse.ArgumentParser:
        return actions.add_parser(
            name, help=help_text, description=help_text[0].upper() + help_text[1:] + "."
        )

    checking = action("check", "find every mistake in a protocol, with its line and field")
    checking.add_argument("protocol", type=Path, metavar="PROTOCOL.toml")
    planning = action("plan", "the order of trials that each participant would get")
    planning.add_argument("protocol", type=Path, metavar="PROTOCOL.toml")
    planning.add_argument("--participants", type=int, required=True, metavar="N", help="how many")
    planning.add_argument(
        "--json", action="store_true", help="print one JSON array, a participant an element"
    )
    beginning = action("new", "make the folder of a study from its protocol")
    beginning.add_argument("protocol", type=Path, metavar="PROTOCOL.toml")
    beginning.add_argument("folder", type=Path, metavar="FOLDER", help="a new or an empty one")
    standing = action("status", "where each participant of a study stands")
    standing.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")


def run(args: argparse.Namespace) -> int:
    try:
        return ACTIONS[args.study_action](args)
    except ProtocolError as error:
        sys.stderr.write("".join(f"{line}\n" for line in error.words()))
        count = len(error.mistakes)
        sys.stderr.write(f"radgaze study: {count} mistake{'s' if count > 1 else ''} in {error.path}\n")
        return 2
    except StudyError as error:
        sys.stderr.write(f"radgaze study: {error.path}: {error.reason}.\n  {error.way_out}\n")
        return 2
    except OSError as error:
        sys.stderr.write(
            f"radgaze study: {error.filename}: {error.strerror}. Check the folder and its rights.\n"
        )
        return 1


def _sound(path: Path) -> tuple[Protocol, list[Stimulus]]:
    protocol = read_protocol(path)
    stimuli, mistakes = stimuli_of(protocol, path.resolve().parent)
    if mistakes:
        raise ProtocolError.of_file(path, mistakes)
    return protocol, stimuli


def _check(args: argparse.Namespace) -> int:
    protocol, stimuli = _sound(args.protocol)
    phases = ", ".join(phase.kind.replace("_", " ") for phase in protocol.phases)
    arms = [arm.name for arm in protocol.conditions.arms] if protocol.conditions else []
    design = f", {protocol.conditions.design} of {', '.join(arms)}" if protocol.conditions else ""
    sys.stdout.write(
        f"{args.protocol.name} is sound: {protocol.name}\n"
        f"  stimuli: {len(stimuli)} in {len(protocol.stimuli)} set(s)\n"
        f"  trial: {phases}\n"
        f"  order: {protocol.order.kind.replace('_', ' ')}{design}\n"
        f"  balanced over every {balanced_after(protocol, stimuli)} participant(s)\n"
    )
    return 0


def _plan(args: argparse.Namespace) -> int:
    if args.participants < 1:
        sys.stderr.write("radgaze study plan: --participants needs a number from 1.\n")
        return 2
    protocol, stimuli = _sound(args.protocol)
    names = islice(pseudonyms(protocol.seed), args.participants)
    plans = [(name, trials_of(protocol, stimuli, number)) for number, name in enumerate(names, start=1)]
    if args.json:
        found = [
            {"number": number, "pseudonym": pseudonym, "trials": [_row(trial) for trial in trials]}
            for number, (pseudonym, trials) in enumerate(plans, start=1)
        ]
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return 0
    for number, (pseudonym, trials) in enumerate(plans, start=1):
        sys.stdout.write(f"participant {number}, {pseudonym}\n")
        for trial in trials:
            arm = f"  [{trial.arm}]" if trial.arm else ""
            sys.stdout.write(f"  {trial.period}.{trial.number:<4} {trial.stimulus.id}{arm}\n")
    every = balanced_after(protocol, stimuli)
    if args.participants % every:
        sys.stdout.write(
            f"Not balanced: orders and conditions come out even over every {every} participants.\n"
        )
    return 0


def _row(trial: Trial) -> dict[str, str | int]:
    return {
        "period": trial.period, "trial": trial.number, "stimulus": trial.stimulus.id, "condition": trial.arm,
    }  # fmt: skip


def _new(args: argparse.Namespace) -> int:
    study = begin_study(args.protocol, args.folder, now=datetime.now(UTC))
    sys.stdout.write(f"{study.path}: {study.protocol.name}, {len(study.stimuli)} stimuli\n")
    return 0


def _status(args: argparse.Namespace) -> int:
    study = open_study(args.folder)
    who = participants_of(study)
    sys.stdout.write(f"{study.protocol.name}: {len(study.stimuli)} stimuli, {len(who)} participant(s)\n")
    for one in who:
        sys.stdout.write(f"  {one.number:>3} {one.pseudonym}  {_standing(study, one)}\n")
    return 0


def _standing(study: BegunStudy, who: Participant) -> str:
    plan = study.plan(who.number)
    attempts = attempts_of(study, who.pseudonym)
    done = sum(len(complete_in(attempts, period)) for period in {trial.period for trial in plan})
    conditions = study.protocol.conditions
    lacks = consent_lacks(study, who)
    following = next_step(
        plan,
        attempts,
        resume=study.protocol.resume,
        washout_days=conditions.washout_days if conditions else 0.0,
        now=datetime.now(UTC),
    )
    said = lacks if lacks else f"{following.kind}: {following.reason}"
    return f"{done} of {len(plan)} trials, {len(attempts)} attempt(s); {said}"


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "plan": _plan,
    "new": _new,
    "status": _status,
}
