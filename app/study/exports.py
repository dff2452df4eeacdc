"""Which exports were made of a study, and whose data are in them: asked when somebody withdraws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from app.files import write_atomically
from app.study.folder import BegunStudy, Stamp, read_json
from app.study.participants import participants_of

FILE = "exports.json"


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """folder: where it was written. participants: whose data are in it, as long as they take part."""

    folder: str
    form: str
    made_at: Stamp
    participants: tuple[str, ...]


def exports_of(study: BegunStudy) -> list[Export]:
    """Oldest first. Raises StudyError."""
    path = study.path / FILE
    return read_json(path, list[Export]) if path.is_file() else []


def note_export(study: BegunStudy, export: Export) -> None:
    """Raises StudyError, OSError."""
    _keep(study, [*exports_of(study), export])


def note_in_each(studies: Sequence[BegunStudy], *, folder: Path, form: str, now: datetime) -> None:
    """In every site's study, with those of its own who take part. Raises StudyError, OSError."""
    for study in studies:
        names = tuple(who.pseudonym for who in participants_of(study) if who.withdrawn_at is None)
        note_export(study, Export(folder=str(folder.resolve()), form=form, made_at=now, participants=names))


def forget_in_exports(study: BegunStudy, pseudonym: str) -> None:
    """The index no longer names the participant. Raises StudyError, OSError."""
    known = exports_of(study)
    if any(pseudonym in one.participants for one in known):
        _keep(study, [
            msgspec.structs.replace(one, participants=tuple(p for p in one.participants if p != pseudonym))
            for one in known
        ])  # fmt: skip


def _keep(study: BegunStudy, exports: list[Export]) -> None:
    write_atomically(study.path / FILE, msgspec.json.format(msgspec.json.encode(exports), indent=1))
