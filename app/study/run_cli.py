"""`radgaze study run` and `resume`: a participant's sitting, trial by trial, with a simulated participant."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.lock import take
from app.study.folder import BegunStudy, StudyError, begin_study, open_study, same_protocol
from app.study.order import Trial
from app.study.participants import Participant, consent_lacks, enrol_simulated, participant
from app.study.phases import DescribedViewing
from app.study.prefetch import Prefetch
from app.study.resume import Next
from app.study.runner import Runner, step_of

NEW = "new"


def add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("protocol", type=Path, metavar="PROTOCOL.toml")
    parser.add_argument(
        "--study", type=Path, required=True, metavar="FOLDER", help="the study's folder; made where it lacks"
    )
    _add_shared(parser)


def add_resume(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the study's folder")
    _add_shared(parser)
    parser.add_argument(
        "--decided",
        choices=("resume", "restart"),
        help="the experimenter's decision where the protocol blocks: go on, or start the period over",
    )


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--participant",
        required=True,
        metavar="PSEUDONYM",
        help=f'who sits down; with --simulated also "{NEW}": a simulated one is enrolled',
    )
    parser.add_argument("--simulated", action="store_true", help="a simulated participant, in simulated time")
    parser.add_argument(
        "--seed", type=int, default=None, metavar="N", help="of the simulated participant (its number)"
    )
    parser.add_argument("--trials", type=int, metavar="N", help="end the sitting after so many")
    parser.add_argument(
        "--rate", type=float, default=120.0, metavar="HZ", help="of the simulated tracker (120)"
    )
    parser.add_argument(
        "--loss", type=float, default=0.005, metavar="SHARE", help="that the simulated tracker loses (0.005)"
    )
    parser.add_argument(
        "--voice",
        default="espeak-ng",
        metavar="VOICE",
        help="of a simulated participant: espeak-ng (default), none, or a folder of X.wav with X.txt",
    )
    parser.add_argument(
        "--at", metavar="TIME", help="the simulated calendar, ISO 8601 with zone (now); for washouts"
    )


def run(args: argparse.Namespace) -> int:
    """From the begin of a period on."""
    if args.study.exists() and any(args.study.iterdir()):
        study = open_study(args.study)
        same_protocol(study, args.protocol)
    else:
        study = begin_study(args.protocol, args.study, now=datetime.now(UTC))
    return _sit(study, args, wanted=("begin",))


def resume(args: argparse.Namespace) -> int:
    """After a break, as the protocol's policy says."""
    return _sit(open_study(args.folder), args, wanted=("resume", "restart"))


def _sit(study: BegunStudy, args: argparse.Namespace, *, wanted: tuple[str, ...]) -> int:
    if not args.simulated:
        way_out = "Open the window for a person: radgaze collect FOLDER …, or add --simulated."
        raise StudyError(study.path, "there is no screen for a person here", way_out)
    now = _calendar(args.at)
    who = _who(study, args.participant, now)
    lacks = consent_lacks(study, who)
    if lacks:
        raise StudyError(study.path, f"{who.pseudonym} {lacks}", "Nothing was begun; ask for consent first.")
    lock = take(study.path / "trials" / who.pseudonym / ".sitting")
    if lock is None:
        raise StudyError(study.path, f"{who.pseudonym} sits already", "End the other sitting first.")
    try:
        step = _decided(study, who, step_of(study, who.pseudonym, now=now), args, now)
        if step.kind == "finished":
            sys.stdout.write(f"{who.pseudonym}: {step.reason}\n")
            return 0
        if step.kind not in wanted:
            raise StudyError(study.path, f"{who.pseudonym}: {step.reason}", _WAYS_OUT[step.kind])
        return _simulate(study, who, step, args, now)
    finally:
        lock.release()


_WAYS_OUT = {
    "begin": "Nothing was broken off: radgaze study run PROTOCOL.toml --study FOLDER …",
    "resume": "radgaze study resume FOLDER …",
    "restart": "radgaze study resume FOLDER …",
    "blocked": "The experimenter decides: radgaze study resume FOLDER … --decided resume (or restart)",
    "wait": "Come back then.",
}


def _decided(
    study: BegunStudy, who: Participant, step: Next, args: argparse.Namespace, now: datetime
) -> Next:
    decision = getattr(args, "decided", None)
    if step.kind != "blocked" or decision is None:
        return step
    return step_of(study, who.pseudonym, now=now, decided=decision)


def _calendar(said: str | None) -> datetime:
    if said is None:
        return datetime.now(UTC)
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        found = datetime.min
    if found.tzinfo is None:
        raise StudyError(Path(said), "this is no time with its zone", "Write 2026-03-02T09:00+00:00.")
    return found


def _who(study: BegunStudy, name: str, now: datetime) -> Participant:
    return enrol_simulated(study, now=now) if name == NEW else participant(study, name)


def _ask_models(study: BegunStudy, trials: Sequence[Trial]) -> None:
    """What these trials show of AI. Raises StudyError where the models do not answer."""
    ahead = Prefetch(study, trials)
    if any(ahead.lacks(trial) for trial in trials):
        sys.stderr.write(f"asking the models about {ahead.of} films\n")
        ahead.wait()


def _simulate(
    study: BegunStudy, who: Participant, step: Next, args: argparse.Namespace, now: datetime
) -> int:
    from app.study.simulated import SimulatedDesk
    from app.study.simulated_voice import SimulatedVoice, voice_of

    seed = who.number if args.seed is None else args.seed
    said: set[int] = set()

    def tell(runner: Runner) -> None:
        for number, (trial, quality) in enumerate(runner.qualities):
            if number not in said:
                said.add(number)
                verdict = "complete" if quality.counts else "does not count"
                sys.stdout.write(
                    f"  {trial.period}.{trial.number:<4} {trial.stimulus.id}: {verdict}, "
                    f"{quality.missing_percent:.1f} % missing, longest gap {quality.longest_gap_s:.2f} s\n"
                )
                sys.stdout.flush()

    began_at = None if args.at is None else now
    voice, lacks = voice_of(args.voice)
    if voice is None and any(isinstance(one, DescribedViewing) for one in study.protocol.phases):
        sys.stderr.write(f"no voice: {lacks} Words get the simulated reader's own times.\n")
    desk = SimulatedDesk(
        study,
        seed=seed,
        began_at=began_at,
        rate_hz=args.rate,
        loss=args.loss,
        speak=SimulatedVoice(voice, lacks, seed=seed),
        said=tell,
    )
    sys.stdout.write(f"{who.pseudonym} (simulated, {desk.temperament}): {step.reason}\n")
    runner = Runner(study, who.pseudonym, desk, step=step, at_most=args.trials, lacks=lambda _trial: asked())

    def asked() -> str:
        _ask_models(study, runner.todo[: args.trials])
        return ""

    desk.sit(runner)
    if runner.validation is not None:
        sys.stdout.write(f"  {runner.validation.sentence()}\n")
    out = sys.stderr if runner.failed else sys.stdout
    out.write(f"{who.pseudonym}: {runner.state}: {runner.reason}\n")
    return 1 if runner.failed else 0
