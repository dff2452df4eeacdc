"""The folder of a study: the protocol it was begun with, its stimuli, and every attempt at a trial.

    protocol.toml            as it was when the study began; only the consent may be replaced by a new version
    study.json               stimuli in their order, so that a folder that fills up later changes no plan
    participants/P-….json    one a participant (app.study.participants)
    trials/P-…/1-003-02/     period, trial, attempt: attempt.json, and what is recorded

Every file is written whole and for its owner alone.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from app.files import NO_JSON, private_folder, words_of, write_atomically
from app.study.order import Trial, trials_of
from app.study.protocol import Protocol, read_protocol
from app.study.stimuli import Stimulus, checked

FORMAT = 1
Stamp = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time with its zone, ISO 8601 in the files."""
T = TypeVar("T")


class StudyError(Exception):
    """A study's folder cannot be used so. path, reason, way_out."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        self.path, self.reason, self.way_out = path, reason, way_out
        super().__init__(f"{path}: {reason}. {way_out}")


class _Begun(msgspec.Struct, frozen=True, kw_only=True):
    format: int
    begun_at: Stamp
    protocol_sha256: str
    stimuli: list[Stimulus]


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One try at a trial. number: from 1, within the trial. run: how often the period was begun from its
    start. outcome: open until it ends."""

    period: int
    trial: int
    number: int
    run: int
    stimulus: str
    arm: str
    began_at: Stamp
    ended_at: Stamp | None = None
    outcome: Literal["open", "complete", "discarded"] = "open"


class BegunStudy(msgspec.Struct, frozen=True, kw_only=True):
    """A study that was begun."""

    path: Path
    protocol: Protocol
    stimuli: tuple[Stimulus, ...]

    def plan(self, participant: int) -> list[Trial]:
        """The trials of the participant with that number (from 1)."""
        return trials_of(self.protocol, self.stimuli, participant)


def begin_study(protocol_path: Path, folder: Path, *, now: datetime) -> BegunStudy:
    """Makes the folder of a study. Raises ProtocolError, StudyError where it is not empty, OSError."""
    protocol, stimuli = checked(protocol_path)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StudyError(folder, "something is there already", "Choose a new folder; nothing was changed.")
    private_folder(folder)
    write_atomically(folder / "protocol.toml", protocol_path.read_bytes())
    digest = _digest(folder / "protocol.toml")
    begun = _Begun(format=FORMAT, begun_at=now, protocol_sha256=digest, stimuli=stimuli)
    write_atomically(folder / "study.json", msgspec.json.format(msgspec.json.encode(begun), indent=1))
    return BegunStudy(path=folder, protocol=protocol, stimuli=tuple(stimuli))


def open_study(folder: Path) -> BegunStudy:
    """Raises StudyError where it is no study's folder or its protocol has changed, ProtocolError."""
    path = folder / "study.json"
    if not path.is_file():
        reason = "it is no folder of a study, study.json is missing"
        raise StudyError(folder, reason, "Make one: radgaze study new PROTOCOL.toml FOLDER")
    begun = read_json(path, _Begun)
    if begun.format != FORMAT:
        reason = f"it has format {begun.format}, this RadGaze reads {FORMAT}"
        raise StudyError(path, reason, "Use the RadGaze that made it, or a newer one.")
    protocol = read_protocol(folder / "protocol.toml")
    if _digest(folder / "protocol.toml") != begun.protocol_sha256:
        reason = "it was changed since the study began, so that orders may not be those that were run"
        way_out = "Put it back (only [consent] may change), or begin another study with the new one."
        raise StudyError(folder / "protocol.toml", reason, way_out)
    return BegunStudy(path=folder, protocol=protocol, stimuli=tuple(begun.stimuli))


def same_protocol(study: BegunStudy, path: Path) -> None:
    """Raises StudyError where the study was begun with another protocol than this file, ProtocolError."""
    read_protocol(path)
    if _digest(path) != _digest(study.path / "protocol.toml"):
        reason = f"it was begun with another protocol than {path}"
        raise StudyError(study.path, reason, "Give the one it was begun with, or another folder.")


def _digest(path: Path) -> str:
    """Of what a sound protocol says, without its consent; comments and layout do not count."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    said.pop("consent", None)
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def attempts_of(study: BegunStudy, pseudonym: str) -> list[Attempt]:
    """All attempts of a participant, in the order of period, trial and number. Raises StudyError."""
    folder = study.path / "trials" / pseudonym
    found = [read_json(path, Attempt) for path in sorted(folder.glob("*/attempt.json"))]
    return sorted(found, key=lambda one: (one.period, one.trial, one.number))


def add_attempt(study: BegunStudy, pseudonym: str, trial: Trial, *, run: int, now: datetime) -> Path:
    """The folder of a new attempt; `participants.begin_attempt` is the way to it, which asks for the consent.
    No number is given twice, also where two programs ask at once. Raises OSError."""
    above = private_folder(study.path / "trials" / pseudonym)
    stem = f"{trial.period}-{trial.number:03d}"
    number = 1
    while True:
        folder = above / f"{stem}-{number:02d}"
        try:
            folder.mkdir(mode=0o700)
            break
        except FileExistsError:
            number += 1
    attempt = Attempt(
        period=trial.period,
        trial=trial.number,
        number=number,
        run=run,
        stimulus=trial.stimulus.id,
        arm=trial.arm,
        began_at=now,
    )
    write_json(folder / "attempt.json", attempt)
    return folder


def end_attempt(folder: Path, outcome: Literal["complete", "discarded"], *, now: datetime) -> Attempt:
    """Raises StudyError where it has ended before: what has an outcome keeps it."""
    path = folder / "attempt.json"
    attempt = read_json(path, Attempt)
    if attempt.outcome != "open":
        reason = f"this attempt is {attempt.outcome} since {attempt.ended_at}"
        raise StudyError(path, reason, "Begin another attempt; this one is kept.")
    ended = msgspec.structs.replace(attempt, outcome=outcome, ended_at=now)
    write_json(path, ended)
    return ended


def read_json(path: Path, kind: type[T]) -> T:
    """Raises StudyError naming the file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise StudyError(
            path, f"it cannot be read: {error.strerror}", "Check the folder's rights."
        ) from error
    except NO_JSON as error:
        reason = f"it is damaged: {words_of(error)}"
        raise StudyError(path, reason, "Take it from a backup; RadGaze leaves it as it is.") from error


def write_json(path: Path, record: msgspec.Struct) -> None:
    """Whole, for the owner alone. Raises OSError."""
    write_atomically(path, msgspec.json.format(msgspec.json.encode(record), indent=1))


def last_stamp(attempts: Sequence[Attempt]) -> datetime:
    """When something last happened in these, at least one."""
    return max(one.ended_at or one.began_at for one in attempts)
