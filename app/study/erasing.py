"""A participant withdraws: everything that tells of the person is taken away, and it is searched for, byte by
byte.

What stays is the number in `erased.json`, so that nobody else gets it, and with it the pseudonym.
"""

from __future__ import annotations

import itertools
import json
import mmap
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from app.files import write_atomically
from app.lock import take
from app.reading.training import SCORES
from app.study.exports import Export, exports_of, forget_in_exports
from app.study.folder import BegunStudy, StudyError
from app.study.key_file import read_key, write_key
from app.study.participants import alone, keep_number, participant, withdraw

WEIGHTS = ".safetensors"
"""Of models: large, and nothing that a reader makes gets into them."""


@dataclass(frozen=True)
class Erased:
    """files: how many were removed. lines: of logs. exports: that were made with this person's data, which
    RadGaze does not change. traces: files in which the person is still named."""

    pseudonym: str
    files: int
    lines: int
    exports: tuple[Export, ...]
    traces: tuple[Path, ...]


def erase(
    study: BegunStudy,
    pseudonym: str,
    *,
    key_file: Path | None,
    passphrase: str | None,
    now: datetime,
    places: Sequence[Path] = (),
) -> Erased:
    """Withdraws and erases. key_file: None where the person is in none (simulated). places: RadGaze's own
    folders, in which logs are cleaned and everything is searched. May be called again after a crash. Raises
    StudyError, OSError; before anything is removed where the key does not open or the person sits."""
    who = participant(study, pseudonym)
    if key_file is None and not who.simulated:
        raise StudyError(study.path, f"the name of {pseudonym} is in the key file", "Give it: --key FILE")
    sitting = take(study.path / "trials" / pseudonym / ".sitting")
    if sitting is None:
        raise StudyError(study.path, f"{pseudonym} sits now", "End the sitting first.")
    try:
        key = None if key_file is None else read_key(study, key_file, passphrase)
        withdraw(study, pseudonym, now=now)  # from here on nothing is begun or exported
    finally:
        sitting.release()
    person = "" if key is None else key.persons.get(pseudonym, "")
    exports = tuple(one for one in exports_of(study) if pseudonym in one.participants)
    files = _remove(study, pseudonym)
    forget_in_exports(study, pseudonym)
    needles = [word.encode() for word in (pseudonym, person) if word]
    files += sum(
        _remove_recordings(path, pseudonym) for place in places for path in place.rglob("session.json")
    )
    lines = sum(_clean(path, needles) for place in places for path in _logs(place))
    if key is not None and key_file is not None:
        others = {name: who for name, who in key.persons.items() if name != pseudonym}
        signed = {name: lines for name, lines in key.signatures.items() if name != pseudonym}
        write_key(key_file, msgspec.structs.replace(key, persons=others, signatures=signed), passphrase)
    with alone(study):
        keep_number(study, who.number)
        (study.path / "participants" / f"{pseudonym}.json").unlink(missing_ok=True)
    found = traces((study.path, *places, *((key_file,) if key_file else ())), needles)
    return Erased(pseudonym, files, lines, exports, tuple(found))


def _remove(study: BegunStudy, pseudonym: str) -> int:
    folder = study.path / "trials" / pseudonym
    files = sum(1 for path in folder.rglob("*") if path.is_file())
    if folder.exists():
        shutil.rmtree(folder)
    return files


def _remove_recordings(session: Path, pseudonym: str) -> int:
    """What this reader recorded in a reading of the library, outside the study. Returns how many files."""
    try:
        kept = json.loads(session.read_bytes())
        entries = kept["recordings"]
        own = [entry for entry in entries if entry["reader_id"] == pseudonym]
    except (ValueError, KeyError, TypeError, RecursionError):
        return 0  # no session, or one that is damaged: the search at the end says where the person is named
    count = 0
    for entry in own:
        folder = session.parent / entry["folder"]
        if folder.resolve().is_relative_to(session.parent.resolve()) and folder.is_dir():
            count += sum(1 for path in folder.rglob("*") if path.is_file())
            shutil.rmtree(folder)
    if own:
        kept["recordings"] = [entry for entry in entries if entry not in own]
        write_atomically(session, json.dumps(kept, indent=1).encode())
    return count


def _logs(place: Path) -> Iterator[Path]:
    """Logs, and what is kept a line a reading."""
    found = itertools.chain(place.rglob("*.log*"), place.rglob(SCORES))
    return (path for path in found if path.is_file())


def _clean(path: Path, needles: Sequence[bytes]) -> int:
    """Lines that name the person are taken out. Returns how many."""
    lines = path.read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not any(needle in line for needle in needles)]
    if len(kept) != len(lines):
        write_atomically(path, b"".join(kept))
    return len(lines) - len(kept)


def traces(places: Sequence[Path], needles: Sequence[bytes]) -> list[Path]:
    """Files below these places (or the places themselves) that hold one of these, by name or by content."""
    files = [
        path
        for place in places
        for path in ([place] if place.is_file() else sorted(place.rglob("*")))
        if path.is_file() and path.suffix != WEIGHTS
    ]
    return [path for path in files if any(n in path.name.encode() for n in needles) or _holds(path, needles)]


def _holds(path: Path, needles: Sequence[bytes]) -> bool:
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return any(data.find(needle) >= 0 for needle in needles)
