"""A consent that is signed on the screen: the text is shown, the reader agrees and writes his or her name.

The name goes into the key file alone, which is encrypted and lies apart; the study keeps version, text and
time, as it does for a consent on paper.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from app.study.folder import BegunStudy, StudyError
from app.study.key_file import read_key, write_key
from app.study.participants import Participant, alone, give_consent


def sign_consent(
    study: BegunStudy,
    pseudonym: str,
    signature: str,
    key_file: Path,
    *,
    now: datetime,
    passphrase: str | None,
) -> Participant:
    """To the protocol's present text. Raises StudyError where nothing was signed, the key file does not know
    the pseudonym, or the name is not the one that was enrolled."""
    name = " ".join(signature.split())
    if not name:
        raise StudyError(study.path, "nothing was signed", "Write your name as you were enrolled.")
    key = read_key(study, key_file, passphrase)
    if pseudonym not in key.persons:
        raise StudyError(key_file, f"it does not know {pseudonym}", "Choose the key file of the enrolment.")
    if name.casefold() != " ".join(key.persons[pseudonym].split()).casefold():
        raise StudyError(key_file, "another name was enrolled", "Sign with the name as it was enrolled.")
    version = study.protocol.consent.version
    given = give_consent(study, pseudonym, version=version, given_by="reader", now=now)
    with alone(study):
        key = read_key(study, key_file, passphrase)
        line = f"{name}, version {version}, {now.isoformat(timespec='seconds')}"
        lines = [*key.signatures.get(pseudonym, []), line]
        signed = {**key.signatures, pseudonym: lines}
        write_key(key_file, msgspec.structs.replace(key, signatures=signed), passphrase)
    return given
