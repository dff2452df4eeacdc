"""Participants under pseudonyms: what they agreed to, and that nothing is begun without it.

A pseudonym comes from the study's seed and the participant's number, never from a name. Who it is stands in
the key file alone (`app.study.key_file`), which may not lie in the study's folder.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Literal

import msgspec

from app.files import private_folder
from app.lock import take
from app.study.folder import BegunStudy, Stamp, StudyError, add_attempt, read_json, write_json
from app.study.key_file import read_key, write_key
from app.study.order import Trial
from app.study.phases import Question

_SIGNS = "23456789BCDFGHJKMNPQRTVWX"
"""Without those that are taken for another, and without vowels, so that no word is made."""
_LENGTH = 5
_PSEUDONYM = re.compile(rf"P-[{_SIGNS}]{{{_LENGTH}}}")


class ConsentGiven(msgspec.Struct, frozen=True, kw_only=True):
    """version, text_sha256: of the protocol's consent text as it was. given_by: as the tracker host has it,
    the reader here or a facilitator who has it on paper."""

    version: str
    text_sha256: str
    given_at: Stamp
    given_by: Literal["reader", "facilitator"]


class Participant(msgspec.Struct, frozen=True, kw_only=True):
    """number: from 1, decides the order of trials. answers: to what the protocol asks. withdrawn_at: None
    while the consent stands. simulated: nobody, for trials of a protocol."""

    number: int
    pseudonym: str
    enrolled_at: Stamp
    answers: dict[str, str] = {}
    consents: tuple[ConsentGiven, ...] = ()
    withdrawn_at: Stamp | None = None
    simulated: bool = False


class _Erased(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of those whose data were erased: nobody gets them again."""

    numbers: tuple[int, ...] = ()


class ConsentMissing(StudyError):
    """No trial is begun without a consent to the text that the protocol has now."""


def pseudonyms(seed: int) -> Iterator[str]:
    """Of the participants 1, 2, …; the same for the same seed, no two alike."""
    rng = random.Random(f"{seed}/pseudonyms")
    drawn: set[str] = set()
    while len(drawn) < len(_SIGNS) ** _LENGTH:
        name = "P-" + "".join(rng.choices(_SIGNS, k=_LENGTH))
        if name not in drawn:
            drawn.add(name)
            yield name


def participants_of(study: BegunStudy) -> list[Participant]:
    """By number. Raises StudyError."""
    found = [read_json(path, Participant) for path in sorted(_folder(study).glob("*.json"))]
    return sorted(found, key=lambda one: one.number)


def participant(study: BegunStudy, pseudonym: str) -> Participant:
    """Raises StudyError where there is none of that name."""
    path = _folder(study) / f"{pseudonym}.json"
    if not _PSEUDONYM.fullmatch(pseudonym) or not path.is_file():
        way_out = f"radgaze study status {study.path} lists them."
        raise StudyError(study.path, f"no participant is called {pseudonym}", way_out)
    return read_json(path, Participant)


def enrol(
    study: BegunStudy,
    person: str,
    key_file: Path,
    *,
    now: datetime,
    answers: Mapping[str, str] | None = None,
    passphrase: str | None = None,
) -> Participant:
    """A new participant, with the person's name in the key file alone, encrypted where there is a passphrase.
    A person who withdrew may come back, as somebody new. Raises StudyError, OSError."""
    answers = answers or {}
    _check_answers(study, answers)
    with alone(study):
        key = read_key(study, key_file, passphrase)
        enrolled = participants_of(study)
        standing = (one for one in enrolled if one.withdrawn_at is None)
        known = next((one for one in standing if key.persons.get(one.pseudonym) == person), None)
        if known is not None:
            reason = f"this person takes part already, as {known.pseudonym}"
            raise StudyError(key_file, reason, "Go on with that one.")
        number = _next_number(study, enrolled)
        new = Participant(
            number=number,
            pseudonym=next(islice(pseudonyms(study.protocol.seed), number - 1, None)),
            enrolled_at=now,
            answers=dict(answers),
        )
        # in this order: a crash between leaves a number without a person, never two persons with one number
        _keep(study, new)
        persons = {**key.persons, new.pseudonym: person}
        write_key(key_file, msgspec.structs.replace(key, persons=persons), passphrase)
    return new


def _next_number(study: BegunStudy, enrolled: list[Participant]) -> int:
    return 1 + max((*(one.number for one in enrolled), *_erased(study).numbers), default=0)


def _erased(study: BegunStudy) -> _Erased:
    path = study.path / "erased.json"
    return read_json(path, _Erased) if path.is_file() else _Erased()


def keep_number(study: BegunStudy, number: int) -> None:
    """Of somebody whose data are erased. Raises StudyError, OSError."""
    numbers = tuple(sorted({*_erased(study).numbers, number}))
    write_json(study.path / "erased.json", _Erased(numbers=numbers))


def enrol_simulated(study: BegunStudy, *, now: datetime) -> Participant:
    """A simulated participant, who is in no key file, answers what is asked at random and agrees to the
    text."""
    with alone(study):
        number = _next_number(study, participants_of(study))
        rng = random.Random(f"{study.protocol.seed}/simulated/{number}")
        given = ConsentGiven(
            version=study.protocol.consent.version,
            text_sha256=_text_sha256(study),
            given_at=now,
            given_by="facilitator",
        )
        new = Participant(
            number=number,
            pseudonym=next(islice(pseudonyms(study.protocol.seed), number - 1, None)),
            enrolled_at=now,
            answers={one.name: _drawn(one, rng) for one in study.protocol.participants.asks},
            consents=(given,),
            simulated=True,
        )
        _keep(study, new)
    return new


def _drawn(question: Question, rng: random.Random) -> str:
    drawn: dict[str, str] = {
        "number": str(rng.randint(1, 30)),
        "yes_no": rng.choice(("yes", "no")),
        "choice": rng.choice(question.choices or ("",)),
        "text": "simulated",
    }
    return drawn[question.answer]


def _check_answers(study: BegunStudy, answers: Mapping[str, str]) -> None:
    asks = {question.name: question for question in study.protocol.participants.asks}
    for name, answer in answers.items():
        if name not in asks:
            way_out = f"Asked are: {', '.join(asks) or 'nothing'}."
            raise StudyError(study.path, f"the protocol does not ask for {name}", way_out)
        wanted = asks[name].refused(answer)
        if wanted:
            raise StudyError(study.path, f"{answer!r} is no answer to {name}", f"Give {wanted}.")


def give_consent(
    study: BegunStudy,
    pseudonym: str,
    *,
    version: str,
    given_by: Literal["reader", "facilitator"],
    now: datetime,
) -> Participant:
    """Kept beside earlier ones. Raises StudyError for a version that is not the protocol's, and after a
    withdrawal."""
    wanted = study.protocol.consent.version
    if version != wanted:
        reason = f"the consent text here is version {wanted}, not {version}"
        raise StudyError(study.path / "protocol.toml", reason, "Show the participant the present text.")
    with alone(study):
        before = participant(study, pseudonym)
        if before.withdrawn_at:
            reason = f"{pseudonym} withdrew at {before.withdrawn_at}"
            raise StudyError(study.path, reason, "Enrol the person anew if they come back.")
        given = ConsentGiven(
            version=version, text_sha256=_text_sha256(study), given_at=now, given_by=given_by
        )
        after = msgspec.structs.replace(before, consents=(*before.consents, given))
        _keep(study, after)
    return after


def withdraw(study: BegunStudy, pseudonym: str, *, now: datetime) -> Participant:
    """Nothing more is begun with this participant. What was recorded goes with `app.study.erasing`."""
    with alone(study):
        before = participant(study, pseudonym)
        stamp = before.withdrawn_at or now
        after = msgspec.structs.replace(before, withdrawn_at=stamp)
        _keep(study, after)
    return after


def consent_lacks(study: BegunStudy, who: Participant) -> str:
    """Why no trial may be begun with this participant; empty where one may."""
    if who.withdrawn_at:
        return f"withdrew at {who.withdrawn_at}"
    if not who.consents:
        return "has not given consent"
    version = study.protocol.consent.version
    present = [given for given in who.consents if given.version == version]
    if not present:
        return f"has consented to version {who.consents[-1].version}, the text is version {version} now"
    if all(given.text_sha256 != _text_sha256(study) for given in present):
        return f"has consented to another text of version {version}, give the new text a new version"
    return ""


def _text_sha256(study: BegunStudy) -> str:
    return hashlib.sha256(study.protocol.consent.text.encode()).hexdigest()


def begin_attempt(study: BegunStudy, pseudonym: str, trial: Trial, *, run: int, now: datetime) -> Path:
    """The folder of a new attempt at this trial. Raises ConsentMissing, StudyError, OSError."""
    lacks = consent_lacks(study, participant(study, pseudonym))
    if lacks:
        raise ConsentMissing(study.path, f"{pseudonym} {lacks}", "Nothing was begun; ask for consent first.")
    return add_attempt(study, pseudonym, trial, run=run, now=now)


def _folder(study: BegunStudy) -> Path:
    return study.path / "participants"


def _keep(study: BegunStudy, who: Participant) -> None:
    write_json(private_folder(_folder(study)) / f"{who.pseudonym}.json", who)


@contextmanager
def alone(study: BegunStudy) -> Iterator[None]:
    """Nobody else changes the participants meanwhile. Raises StudyError where somebody does."""
    lock = take(study.path / ".lock")
    if lock is None:
        raise StudyError(study.path, "another program is changing the participants", "Try again in a moment.")
    try:
        yield
    finally:
        lock.release()
