"""The sessions that are kept with the studies: opened whatever state they are in, by one window at a time.

A damaged file is set aside and said. What another window has open is shown and not written. The newest
sessions that were left stay here as they are, so that their changes can still be undone on return.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.files import write_atomically
from app.lock import FileLock, take
from app.reading.records import Markup, SessionFile, StudyRef
from app.reading.salvage import salvaged
from app.reading.session import ReadingSession, SessionError
from app.words import json_bytes

if TYPE_CHECKING:
    from app.library.index import Study

BESIDE = "session-beside"
"""The folder in a study's folder where its session goes on while its own file cannot be read or replaced."""

Stamp = tuple[tuple[int, int] | None, ...]


@dataclass
class Opened:
    """A session, and what there is to say about how it was opened: (what, what now)."""

    session: ReadingSession
    notes: list[tuple[str, str]] = field(default_factory=list)


def ref_of(study: Study) -> StudyRef:
    """What a session says of the study that it is about."""
    return StudyRef(
        id=study.id,
        title=study.label,
        image_path=str(study.image),
        image_id=study.id,
        width_px=study.width_px,
        height_px=study.height_px,
    )


def markup_of(study: Study) -> Markup:
    """What was drawn on a film that is not read now; whoever has it keeps it. Raises SessionError."""
    return ReadingSession.open(study.folder, ref_of(study)).markup


class KeptSessions:
    """One for a window. limit: how many of the sessions that were left are remembered."""

    def __init__(self, *, limit: int = 8) -> None:
        self._limit = limit
        self._left: OrderedDict[Path, tuple[ReadingSession, Stamp]] = OrderedDict()
        self._locks: dict[Path, FileLock] = {}

    def open(self, folder: Path, study: StudyRef) -> Opened:
        """The session of a study; read only where another window has it (`ReadingSession.read_only`)."""
        self._release(folder)
        lock = take(folder / "session.lock")
        left, stamp = self._left.pop(folder, (None, ()))
        if lock is None:
            return Opened(_look_at(folder, study))
        self._locks[folder] = lock
        if left is not None and left.study.image_id == study.image_id and stamp == _stamp(left.folder):
            left.study = study
            left.resume()
            return Opened(left)
        return _open(folder, study)

    def leave(self, folder: Path, session: ReadingSession) -> None:
        """The study is left, its session saved: others may have it now."""
        self._release(folder)
        session.rest()
        if not session.read_only:
            self._left[folder] = (session, _stamp(session.folder))
            saved = [known for known, (kept, _stamped) in self._left.items() if not kept.dirty]
            for known in saved[: max(len(self._left) - self._limit, 0)]:
                del self._left[known]

    def save_left(self) -> tuple[Path, OSError] | None:
        """Write the sessions that could not be saved when they were left, unless another window has written
        there since. Returns where that failed again, and why."""
        failed = None
        for folder, (session, stamp) in self._left.items():
            lock = take(folder / "session.lock") if session.dirty else None
            if lock is None:
                continue
            try:
                if stamp == _stamp(session.folder):
                    session.save()
                    self._left[folder] = (session, _stamp(session.folder))
            except OSError as error:
                failed = session.folder, error
            finally:
                lock.release()
        return failed

    def elsewhere(self, folder: Path) -> bool:
        """Whether another window has this study."""
        if folder in self._locks or not folder.exists():
            return False
        lock = take(folder / "session.lock")
        if lock is not None:
            lock.release()
        return lock is None

    def forget(self, folder: Path) -> None:
        """The study leaves the library: what was left there is not returned to."""
        self._left.pop(folder, None)

    def close(self) -> None:
        """The window closes: every study is free."""
        for folder in list(self._locks):
            self._release(folder)

    def _release(self, folder: Path) -> None:
        lock = self._locks.pop(folder, None)
        if lock is not None:
            lock.release()


def _open(folder: Path, study: StudyRef) -> Opened:
    try:
        return Opened(ReadingSession.open(folder, study))
    except SessionError as error:
        saved = _salvage(error.path, study) if error.damaged else None
        aside = _set_aside(error.path) if error.damaged else None
        if aside is None:
            beside = folder / BESIDE
            opened = Opened(ReadingSession(beside, study)) if folder.name == BESIDE else _open(beside, study)
            what = f"The session kept with this study cannot be read: {error.reason}."
            opened.notes.insert(
                0, (what, f"{error.way_out}. Until then it goes on in {opened.session.folder}.")
            )
            return opened
        back = "What was kept beside it is back: recordings, and the newest changes."
        if saved is not None:
            write_atomically(error.path, json_bytes(saved[0]))
            back = f"All else is back; left out: {', '.join(saved[1])}."
        opened = _open(folder, study)
        what = f"The session file of this study was damaged; it is kept as {aside.name}."
        opened.notes.insert(0, (what, back))
        return opened


def _salvage(path: Path, study: StudyRef) -> tuple[SessionFile, list[str]] | None:
    try:
        return salvaged(path.read_bytes(), study)
    except OSError:
        return None


def _look_at(folder: Path, study: StudyRef) -> ReadingSession:
    """What there is, with nothing written or moved."""
    try:
        session = ReadingSession.open(folder, study)
    except SessionError as error:
        session = ReadingSession(folder, study)
        saved = _salvage(error.path, study) if error.damaged else None
        if saved is not None:
            session.take(saved[0])
    session.read_only = True
    session.undo.clear()  # what the other one is editing
    return session


def _set_aside(path: Path) -> Path | None:
    """Where the file is now; None where it cannot be moved."""
    aside = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    number = 1
    while aside.exists():
        number += 1
        aside = aside.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}-{number}")
    try:
        path.replace(aside)
    except OSError:
        return None
    return aside


def _stamp(folder: Path) -> Stamp:
    """Changes where another program wrote the session."""
    found: list[tuple[int, int] | None] = []
    for name in ("session.json", "journal.jsonl"):
        try:
            about = (folder / name).stat()
            found.append((about.st_mtime_ns, about.st_size))
        except OSError:
            found.append(None)
    return tuple(found)
