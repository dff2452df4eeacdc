"""The study index: SQLite for searching, and one folder a study that holds the truth.

A study is one radiograph, keyed by the sha256 of its file. `studies/<first 32 hex digits>/` holds the image
as it was imported, study.json, the thumbnail and everything that a reading session writes. The index can be
thrown away at any time: `Library.rebuild` makes it again from the folders.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal

import msgspec

from app.files import NO_JSON, close_to_others, owner_only, private_folder
from app.imaging.limits import DEFAULT_LIMITS, Limits
from app.imaging.radiograph import Radiograph
from app.imaging.reader import read_radiograph
from app.library.errors import DamagedIndex, LibraryError
from app.library.filing import (
    RECORD,
    StudyFacts,
    StudyRecord,
    file_study,
    now,
    read_record,
    record_again,
    remove_litter,
    write_record,
    write_thumbnail,
)
from app.library.scratch import remove_left_behind
from app.words import folded, iso_day, patient_name

__all__ = ["Library", "LibraryError", "Study"]

Order = Literal["date", "name", "opened", "added"]
"""By study date, or by when they were opened or added, newest first; by name, unnamed ones last."""
SCHEMA = 4
_THUMBNAIL = "thumbnail.png"
_MOST_WORDS, _LONGEST_WORD = 200, 1000
_BUSY_S = 10.0
"""How long another program is waited for that writes the index."""


class Study(StudyFacts, frozen=True, kw_only=True):
    """One radiograph in the library.

    id: sha256 of the file. folder: where its session data lies. image: the file to open (the library's own
    copy, or the original if it was added without one). Times are ISO 8601, UTC.
    """

    id: str
    folder: Path
    image: Path
    source: Path
    added_at: str
    opened_at: str

    @property
    def label(self) -> str:
        """A short name for lists: the patient, or the file."""
        return patient_name(self.patient_name) or self.source.name


_TEXTS = tuple(field.name for field in msgspec.structs.fields(StudyFacts) if field.type is str)
_COLUMNS = ("id", "image", "source", "added_at", "opened_at", *_TEXTS, "width_px", "height_px")


class Library:
    """The studies below `folder`. Every method may be called from any thread.

    A damaged index is set aside and rebuilt; what was put into the folder or taken from it by hand is seen
    here. `warnings` says what could not be read.

    Raises LibraryError, here and from every method, where the folder or its index cannot be used.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.warnings: list[str] = []
        self._index = self.folder / "index.sqlite"
        try:
            private_folder(self._studies)
            close_to_others(self._studies)
            remove_left_behind(self.folder)
        except OSError as error:
            raise LibraryError(
                self.folder, f"it cannot be made: {error.strerror}", "Choose another folder."
            ) from error
        try:
            stale = self._open_index()
        except DamagedIndex as error:
            self._set_aside(error)
            self._open_index()
            stale = True
        if stale:
            self.rebuild()
        else:
            self._catch_up()

    @property
    def _studies(self) -> Path:
        return self.folder / "studies"

    def _set_aside(self, damage: DamagedIndex) -> None:
        aside = self._index.with_suffix(".sqlite.damaged")
        try:
            self._index.replace(aside)
        except OSError as error:
            raise LibraryError(
                self._index,
                f"{damage.reason}, and cannot be set aside: {error.strerror}",
                "Check its rights.",
            ) from error
        self.warnings.append(f"{damage.reason}; it is kept as {aside.name} and rebuilt")

    def add(self, path: Path | str, *, copy: bool = True, limits: Limits = DEFAULT_LIMITS) -> Study:
        """Reads the file and files it; adding the same file again gives the study that is there.

        Raises ImageReadError if it is no radiograph, LibraryError if it cannot be stored.
        """
        return self.add_radiograph(read_radiograph(path, limits=limits), copy=copy)

    def add_radiograph(self, radiograph: Radiograph, *, copy: bool = True) -> Study:
        """As `add`, for a radiograph that has been read already."""
        known = self.get(radiograph.file_sha256)
        if known is None:
            record = file_study(self.folder, radiograph, copy=copy, durable=True)
        elif (
            known.image.exists()
            and not self._is_damaged(known, radiograph)
            and self._read(known.folder) is not None
        ):
            return self.touch(known.id)
        else:  # its image is gone, or its record damaged: now both are at hand
            own = radiograph.path.resolve() == known.image.resolve()
            record = file_study(
                self.folder,
                radiograph,
                copy=copy,
                added_at=known.added_at,
                source=str(known.source) if own else "",
                durable=True,
            )
        self.index([record])
        return self._study(self._studies / record.id[:32], record)

    def _is_damaged(self, known: Study, radiograph: Radiograph) -> bool:
        """Whether the library's own copy of this film is no longer it; then it is set aside, and said."""
        image = known.image
        if image.parent != known.folder or radiograph.path.resolve() == image.resolve():
            return False
        try:
            if hashlib.sha256(image.read_bytes()).hexdigest() == known.id:
                return False
            aside = image.with_name(f"damaged-{image.name}")
            image.replace(aside)
        except OSError as error:
            self.warnings.append(f"{image}: it cannot be looked at: {error.strerror}")
            return False
        self.warnings.append(f"{image} was damaged; it is kept as {aside.name}, and the film was copied anew")
        return True

    def index(self, records: Sequence[StudyRecord]) -> None:
        """Makes studies that were filed (`file_study`) findable, in one transaction."""
        with self._connection() as connection:
            connection.executemany(_INSERT, [_row(record) for record in records])

    def ids(self) -> set[str]:
        """The sha256 of every study whose image is there."""
        with self._connection() as connection:
            rows = connection.execute("SELECT id, image, source FROM studies").fetchall()
        return {
            row[0]
            for row in rows
            if (self._studies / row[0][:32] / row[1] if row[1] else Path(row[2])).exists()
        }

    def get(self, study_id: str) -> Study | None:
        """The study of this sha256, None if it is not in the library."""
        with self._connection() as connection:
            row = connection.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM studies WHERE id = ?", (study_id,)
            ).fetchone()
        return self._from_row(row) if row else None

    def count(self) -> int:
        """How many studies there are."""
        with self._connection() as connection:
            return int(connection.execute("SELECT count(*) FROM studies").fetchone()[0])

    def list(self, search: str = "", *, limit: int = -1, order: Order = "date") -> list[Study]:
        """Studies that match every word of `search` somewhere, in that order; at most `limit`.

        Neither case nor accents nor commas count; a date may be written as in DICOM or as in ISO 8601.
        """
        text = search.encode("utf-8", "replace").decode().replace("\0", " ").replace(",", " ")
        words = [*dict.fromkeys(folded(text).split())]
        if len(words) > _MOST_WORDS or any(len(word) > _LONGEST_WORD for word in words):
            return []  # no study has so many; SQLite would give up
        where = " AND ".join(["searchable LIKE ? ESCAPE '\\'"] * len(words)) or "1"
        patterns = [f"%{_escaped(word)}%" for word in words]
        with self._connection() as connection:
            rows = connection.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM studies WHERE {where} ORDER BY {_ORDERS[order]} LIMIT ?",
                [*patterns, limit],
            ).fetchall()
        return [self._from_row(row) for row in rows]

    def of_patient(self, study: Study) -> Sequence[Study]:
        """The other images of that study's patient (same id, and no other name), newest first; none where the
        patient has no id.
        """
        if not study.patient_id:
            return []
        with self._connection() as connection:
            rows = connection.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM studies WHERE patient_id = ? AND id != ? "
                "ORDER BY study_date DESC, study_time DESC, id",
                (study.patient_id, study.id),
            ).fetchall()
        found = [self._from_row(row) for row in rows]
        name = study.patient_name and study.label.casefold()
        return [s for s in found if not name or not s.patient_name or s.label.casefold() == name]

    def touch(self, study_id: str) -> Study:
        """Notes that the study was opened now. Raises KeyError if it is not in the library."""
        study = self.get(study_id)
        if study is None:
            raise KeyError(study_id)
        record = self._read(study.folder)
        if record is None:
            raise LibraryError(study.folder, f"{RECORD} is missing or damaged", "Add the image again.")
        record = msgspec.structs.replace(record, opened_at=now())
        try:
            write_record(study.folder, record)
        except OSError as error:
            raise LibraryError(
                study.folder, f"it cannot be written: {error.strerror}", "Check its rights and the disk."
            ) from error
        self.index([record])
        return self._study(study.folder, record)

    def remove(self, study_id: str) -> Path:
        """Takes a study out of the library: the folder where its files lie from now on. Moved back to
        `studies` they are listed again from the next start.

        Raises KeyError if it is not in the library.
        """
        study = self.get(study_id)
        if study is None:
            raise KeyError(study_id)
        removed = self.folder / "removed"
        target = removed / study.folder.name
        try:
            private_folder(removed)
            number = 1
            while target.exists():
                number += 1
                target = removed / f"{study.folder.name}-{number}"
            if study.folder.exists():
                study.folder.replace(target)
        except OSError as error:
            raise LibraryError(
                study.folder, f"it cannot be moved to {removed}: {error.strerror}", "Check its rights."
            ) from error
        self._forget([study_id])
        return target

    def rebuild(self) -> int:
        """Makes the index again from the study folders; the number of studies found."""
        found = self._records(self._folders())
        with self._connection() as connection:
            connection.execute("DELETE FROM studies")
            connection.executemany(_INSERT, [_row(record) for record in found])
        return len(found)

    def _catch_up(self) -> None:
        """Studies whose folder is gone leave the index, folders that it does not know come in."""
        with self._connection() as connection:
            known = {row[0][:32]: row[0] for row in connection.execute("SELECT id FROM studies")}
        there = self._folders()
        self._forget([known[name] for name in known.keys() - there])
        self.index(self._records(there - known.keys()))

    def _forget(self, ids: Iterable[str]) -> None:
        with self._connection() as connection:
            connection.executemany("DELETE FROM studies WHERE id = ?", [(one,) for one in ids])

    def _folders(self) -> set[str]:
        try:
            with os.scandir(self._studies) as entries:
                return {entry.name for entry in entries if entry.is_dir()}
        except OSError as error:
            raise LibraryError(
                self._studies, f"it cannot be read: {error.strerror}", "Check its rights and the disk."
            ) from error

    def _records(self, names: Iterable[str]) -> Sequence[StudyRecord]:
        """The records of these folders; one that is damaged is made again from the folder's image."""
        found = []
        for folder in (self._studies / name for name in sorted(names)):
            record = self._read(folder) or record_again(folder)
            if record is not None:
                found.append(record)
            else:
                remove_litter(folder)
        return found

    def thumbnail(self, study: Study, radiograph: Radiograph | None = None, *, side_px: int = 192) -> Path:
        """The study's PNG thumbnail, made if it is not there: call it off the window's thread.

        radiograph: the study's, where it has been read already.

        Raises ImageReadError if the image is gone or damaged, OSError if it cannot be written.
        """
        target = study.folder / _THUMBNAIL
        if not target.exists():
            write_thumbnail(radiograph or read_radiograph(study.image), target, side_px=side_px)
        return target

    def _open_index(self) -> bool:
        """Makes the tables; True if the index is new or of another version and has to be filled."""
        self._close_index()
        with self._connection() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == SCHEMA:
                connection.execute("SELECT count(*) FROM studies").fetchone()
                return False
            connection.execute("DROP TABLE IF EXISTS studies")
            texts = ", ".join(f"{column} TEXT NOT NULL" for column in _COLUMNS[1:-2])
            connection.execute(
                f"CREATE TABLE studies (id TEXT PRIMARY KEY, {texts}, width_px INTEGER NOT NULL, "
                "height_px INTEGER NOT NULL, searchable TEXT NOT NULL)"
            )
            connection.execute(f"CREATE INDEX by_date ON studies ({_BY_DATE}, searchable)")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            return True

    def _close_index(self) -> None:
        """To others: SQLite's own files have the rights of this one."""
        with suppress(OSError):  # whoever opens it says so
            os.close(owner_only(os.fspath(self._index), os.O_RDWR | os.O_CREAT))
        close_to_others(self._index)

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._index, timeout=_BUSY_S)) as connection, connection:
                yield connection
        except sqlite3.Error as error:
            raise _as_library_error(self._index, error) from error

    def _read(self, folder: Path) -> StudyRecord | None:
        try:
            return read_record(folder)
        except (OSError, *NO_JSON) as error:
            self.warnings.append(f"{folder.name}: {error}")
            return None

    def _study(self, folder: Path, record: StudyRecord) -> Study:
        return Study(
            id=record.id,
            folder=folder,
            image=folder / record.image if record.image else Path(record.source),
            source=Path(record.source),
            added_at=record.added_at,
            opened_at=record.opened_at,
            **{name: getattr(record, name) for name in (*_TEXTS, "width_px", "height_px")},
        )

    def _from_row(self, row: tuple[str | int, ...]) -> Study:
        record = StudyRecord(**dict(zip(_COLUMNS, row, strict=True)))  # type: ignore[arg-type]
        return self._study(self._studies / record.id[:32], record)


_BY_DATE = "study_date DESC, study_time DESC, patient_name, source, id"
_ORDERS: dict[Order, str] = {
    "date": _BY_DATE,
    "name": f"patient_name = '', patient_name COLLATE NOCASE, {_BY_DATE}",
    "opened": f"opened_at DESC, {_BY_DATE}",
    "added": f"added_at DESC, {_BY_DATE}",
}
_INSERT = (
    f"INSERT OR REPLACE INTO studies ({', '.join(_COLUMNS)}, searchable) "
    f"VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"
)


def _row(record: StudyRecord) -> tuple[str | int, ...]:
    words = [getattr(record, name) for name in _TEXTS if name not in ("study_time", "orientation")]
    name = record.patient_name.replace("^", " ").replace("=", " ")
    searchable = " ".join([*words, name, iso_day(record.study_date), Path(record.source).name])
    return (*(getattr(record, column) for column in _COLUMNS), folded(searchable))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _as_library_error(index: Path, error: sqlite3.Error) -> LibraryError:
    """SQLite tells a locked or unwritable index from a damaged one by words before Python 3.11."""
    said = str(error)
    if "locked" in said or "busy" in said:
        return LibraryError(
            index, "another program uses the index", "Close other RadGaze programs, then try again."
        )
    if isinstance(error, sqlite3.OperationalError) and "no such" not in said:
        return LibraryError(
            index, f"the index cannot be used: {said}", "Check its rights and the room on the disk."
        )
    return DamagedIndex(index, f"the index is damaged ({said})", "Start RadGaze again: it is rebuilt then.")
