"""`radgaze study`: check a protocol, show the order that each participant gets, begin a study's folder, see
where it stands."""

from __future__ import annotations

import argparse
import csv
import getpass
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import msgspec

from app.settings import data_folder
from app.speech.sound import SoundError, SpeechMissing
from app.study import export_cli, performance, prepare_cli, querying, run_cli
from app.study.erasing import erase
from app.study.folder import BegunStudy, StudyError, attempts_of, begin_study, open_study
from app.study.key_file import PASSPHRASE
from app.study.order import Trial, balanced_after, trials_of
from app.study.participants import (
    Participant,
    consent_lacks,
    enrol,
    give_consent,
    participants_of,
    pseudonyms,
)
from app.study.protocol import ProtocolError
from app.study.replays import COLUMNS, TABLES, keep_paths
from app.study.resume import complete_in
from app.study.runner import step_of
from app.study.stimuli import checked
from app.study.tallies import by_answer, by_participant, ratings


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
    prepare_cli.add_arguments(action("prepare", "ask the models for what the protocol shows of AI"))
    beginning = action("new", "make the folder of a study from its protocol")
    beginning.add_argument("protocol", type=Path, metavar="PROTOCOL.toml")
    beginning.add_argument("folder", type=Path, metavar="FOLDER", help="a new or an empty one")
    run_cli.add_run(action("run", "a participant's trials, one after the other (simulated)"))
    run_cli.add_resume(action("resume", "go on after a break, as the protocol says"))
    enrolling = action("enrol", "enrol a person, whose name is read from the standard input")
    enrolling.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    enrolling.add_argument(
        "--key", type=Path, required=True, metavar="FILE", help="who is who; not in the study's folder"
    )
    _add_key_options(enrolling)
    enrolling.add_argument(
        "--answer", action="append", default=[], metavar="NAME=VALUE", help="to what the protocol asks"
    )
    agreeing = action("consent", "keep that a participant has agreed to the protocol's text")
    agreeing.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    agreeing.add_argument("pseudonym", metavar="PSEUDONYM")
    agreeing.add_argument("--text-version", required=True, metavar="V", help="of the text that was agreed to")
    agreeing.add_argument(
        "--given-by",
        choices=("reader", "facilitator"),
        default="facilitator",
        help="facilitator: who has it on paper (default)",
    )
    leaving = action("withdraw", "a participant withdraws: what was recorded is erased, and searched for")
    leaving.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    leaving.add_argument("pseudonym", metavar="PSEUDONYM")
    leaving.add_argument("--key", type=Path, metavar="FILE", help="the key file, in which the name is")
    _add_key_options(leaving)
    _add_what_was_collected(action)
    following = action("paths", "put a table of recorded or predicted paths into a study, for replays")
    following.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    following.add_argument("whose", choices=TABLES)
    following.add_argument("table", type=Path, metavar="CSV", help=f"columns {', '.join(COLUMNS)}")
    _add_export(action("export", "write what was collected as a dataset in a published layout"))
    performance.add_arguments(action("performance", "how well readers and models do, by subgroup"))
    querying.add_arguments(action("query", "compute over all tables of an exported dataset (SQL, by duckdb)"))
    standing = action("status", "where each participant of a study stands")
    standing.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")


def _add_what_was_collected(action: Callable[[str, str], argparse.ArgumentParser]) -> None:
    wording = action("words", "the text of what was said in an attempt, typed, corrected or recognised")
    wording.add_argument(
        "attempt", type=Path, metavar="ATTEMPT", help="its folder: FOLDER/trials/P-…/1-003-02"
    )
    wording.add_argument("--phase", type=int, metavar="N", help="where more than one was spoken in")
    given = wording.add_mutually_exclusive_group()
    given.add_argument("--text", metavar="FILE", help="what was said; - for the standard input")
    given.add_argument("--model", type=Path, metavar="FOLDER", help="a local model of faster-whisper")
    tallying = action("quality", "how good the gaze is, by participant or by what participants answered")
    tallying.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    tallying.add_argument("--by", metavar="NAME", help="a question that the protocol asks participants")
    tallying.add_argument("--json", action="store_true", help="print one JSON array")
    rating = action("ratings", "every rating as a CSV row: reader, case, modality, question, rating")
    rating.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")


def _add_export(parser: argparse.ArgumentParser) -> None:
    from app.export.collections.formats import FORMATS

    parser.add_argument(
        "study", type=Path, nargs="+", metavar="FOLDER", help="the study's folder; several sites' are merged"
    )
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("--out", type=Path, required=True, metavar="NEW-FOLDER")
    export_cli.add_dataset_arguments(parser)


def _add_key_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--unencrypted-key",
        action="store_true",
        help="the key file is in the clear (keep it on an encrypted disk)",
    )


def _passphrase(args: argparse.Namespace) -> str | None:
    """Of the key file: from the environment, or asked for. Raises StudyError where there is none."""
    if args.unencrypted_key or args.key is None:
        return None
    found = os.environ.get(PASSPHRASE, "")
    if not found and sys.stdin.isatty():
        found = getpass.getpass(f"Passphrase of {args.key}: ")
    if not found:
        way_out = f"Set {PASSPHRASE}, or write --unencrypted-key for a key file in the clear."
        raise StudyError(args.key, "there is no passphrase to encrypt it with", way_out)
    return found


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


def _check(args: argparse.Namespace) -> int:
    protocol, stimuli = checked(args.protocol)
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
    protocol, stimuli = checked(args.protocol)
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


def _enrol(args: argparse.Namespace) -> int:
    study = open_study(args.folder)
    passphrase = _passphrase(args)
    pairs = [answer.partition("=") for answer in args.answer]
    wrong = next((name for name, sign, _ in pairs if not sign), None)
    if wrong is not None:
        sys.stderr.write(f"radgaze study enrol: --answer {wrong}: write NAME=VALUE.\n")
        return 2
    if sys.stdin.isatty():
        sys.stderr.write("Name of the person (it goes into the key file alone): ")
        sys.stderr.flush()
    try:
        person = sys.stdin.readline().strip()
        person.encode("utf-8")
    except UnicodeError:
        sys.stderr.write("radgaze study enrol: the name is not UTF-8; nobody was enrolled.\n")
        return 2
    if not person:
        sys.stderr.write("radgaze study enrol: no name on the standard input; nobody was enrolled.\n")
        return 2
    answers = {name: value for name, _, value in pairs}
    now = datetime.now(UTC)
    who = enrol(study, person, args.key, now=now, answers=answers, passphrase=passphrase)
    sys.stdout.write(f"{who.pseudonym}\n")
    return 0


def _consent(args: argparse.Namespace) -> int:
    study, now = open_study(args.folder), datetime.now(UTC)
    who = give_consent(study, args.pseudonym, version=args.text_version, given_by=args.given_by, now=now)
    sys.stdout.write(f"{who.pseudonym} has consented to version {args.text_version}\n")
    return 0


def _withdraw(args: argparse.Namespace) -> int:
    study = open_study(args.folder)
    gone = erase(
        study,
        args.pseudonym,
        key_file=args.key,
        passphrase=_passphrase(args),
        now=datetime.now(UTC),
        places=[place for place in (data_folder(),) if place.is_dir()],
    )
    sys.stdout.write(f"{gone.pseudonym} withdrew: {gone.files} files and {gone.lines} lines of logs erased\n")
    for one in gone.exports:
        sys.stdout.write(
            f"  an export still holds the data, delete it or ask who has it: {one.folder} ({one.form})\n"
        )
    for path in gone.traces:
        sys.stderr.write(f"radgaze study withdraw: the person is still named in {path}\n")
    return 1 if gone.traces else 0


def _words(args: argparse.Namespace) -> int:
    from app.study.dictation import put_text, recognise_voice, speeches_of

    found = [one for one in speeches_of(args.attempt) if args.phase in (None, one.phase)]
    if len(found) != 1:
        phases = ", ".join(str(one.phase) for one in speeches_of(args.attempt)) or "none"
        raise StudyError(args.attempt, f"phases that were spoken in: {phases}", "Choose one: --phase N")
    (speech,) = found
    try:
        if args.text is not None:
            text = sys.stdin.read() if args.text == "-" else Path(args.text).read_text(encoding="utf-8")
            speech = put_text(args.attempt, speech.phase, text)
        elif args.model is not None:
            speech = recognise_voice(args.attempt, speech.phase, args.model)
    except (SpeechMissing, SoundError) as error:
        sys.stderr.write(f"radgaze study words: {error}\n")
        return 1
    began_ns = speech.clock.began_ns if speech.clock else min((w.onset_ns for w in speech.words), default=0)
    for word in speech.words:
        onset, offset = ((t - began_ns) / 1e9 for t in (word.onset_ns, word.offset_ns))
        sys.stdout.write(f"{onset:8.3f} {offset:8.3f}  {word.text}\n")
    if not speech.words:
        sys.stdout.write(f"{speech.text}\n")
    if speech.lacks:
        sys.stderr.write(f"{speech.lacks}\n")
    return 0


def _quality(args: argparse.Namespace) -> int:
    study = open_study(args.folder)
    try:
        tallies = by_participant(study) if args.by is None else by_answer(study, args.by)
    except KeyError as error:
        known = ", ".join(question.name for question in study.protocol.participants.asks) or "nothing"
        reason = f"the protocol does not ask participants for {args.by}"
        raise StudyError(study.path, reason, f"Asked are: {known}.") from error
    rows = [tally.row() for tally in tallies]
    if args.json:
        sys.stdout.write(msgspec.json.encode(rows).decode() + "\n")
        return 0
    for row in rows:
        figures = (
            ("missing_percent", "% missing"),
            ("longest_gap_s", "s longest gap"),
            ("accuracy_deg", "° off"),
        )
        said = ", ".join(f"{row[name]} {words}" for name, words in figures if row[name] is not None)
        sys.stdout.write(
            f"{row['group']}: {row['participants']} participant(s), {row['complete']} complete, "
            f"{row['discarded']} discarded, {row['broken_off']} broken off; {said or 'no figures yet'}\n"
        )
    return 0


def _ratings(args: argparse.Namespace) -> int:
    rows = csv.DictWriter(
        sys.stdout, ("reader", "case", "modality", "question", "rating", "ai"), lineterminator="\n"
    )
    rows.writeheader()
    rows.writerows(ratings(open_study(args.folder)))
    return 0


def _paths(args: argparse.Namespace) -> int:
    if not args.table.is_file():
        raise StudyError(args.table, "there is no such file", "Check the path.")
    count, without = keep_paths(open_study(args.folder), args.whose, args.table)
    sys.stdout.write(f"{count} {args.whose} paths; {len(without)} films have none\n")
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
    lacks = consent_lacks(study, who)
    following = step_of(study, who.pseudonym, now=datetime.now(UTC))
    said = lacks if lacks else f"{following.kind}: {following.reason}"
    return f"{done} of {len(plan)} trials, {len(attempts)} attempt(s); {said}"


ACTIONS: dict[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "plan": _plan,
    "new": _new,
    "run": run_cli.run,
    "resume": run_cli.resume,
    "enrol": _enrol,
    "consent": _consent,
    "withdraw": _withdraw,
    "words": _words,
    "quality": _quality,
    "ratings": _ratings,
    "paths": _paths,
    "export": export_cli.export_collection,
    "performance": performance.run,
    "prepare": prepare_cli.run,
    "query": querying.run,
    "status": _status,
}
