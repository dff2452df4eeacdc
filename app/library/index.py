"""The study index: SQLite for searching, and one folder a study that holds the truth.

A study is one radiograph, keyed by the sha256 of its file. `studies/<first 32 hex digits>/` holds the image
as it was imported, study.json, the thumbnail and everything that a reading session writes. The index can be
thrown away at any time: `Library.rebuild` makes it again from the folders.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path

import msgspec
import numpy as np

from app.files import write_atomically
from app.imaging.radiograph import Radiograph
from app.imaging.reader import DEFAULT_LIMITS, Limits, read_radiograph

SCHEMA = 3
_RECORD = "study.json"
_THUMBNAIL = "thumbnail.png"


class LibraryError(Exception):
    """The library's folder cannot be used. path, reason, way_out."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        self.path, self.reason, self.way_out = path, reason, way_out
        super().__init__(f"{path}: {reason}. {way_out}")


class Study(msgspec.Struct, frozen=True, kw_only=True):
    """One radiograph in the library.

    id: sha256 of the file. folder: where its session data lies. image: the file to open (the library's own
    copy, or the original if it was added without one). orientation: Patient Orientation (0020,0020), its
    values joined by a backslash. Times are ISO 8601, UTC; texts are "" where unknown.
    """

    id: str
    folder: Path
    image: Path
    source: Path
    added_at: str
    opened_at: str
    patient_name: str = ""
    patient_id: str = ""
    study_date: str = ""
    study_uid: str = ""
    description: str = ""
    modality: str = ""
    view_position: str = ""
    accession: str = ""
    study_time: str = ""
    series_description: str = ""
    body_part: str = ""
    orientation: str = ""
    width_px: int = 0
    height_px: int = 0

    @property
    def label(self) -> str:
        """A short name for lists: the patient, or the file."""
        return self.patient_name.replace("^", " ").strip() or self.source.name


class StudyRecord(msgspec.Struct, kw_only=True):
    """study.json. image is a file name in the folder, or "" where the original is used."""

    format: int = 1
    id: str
    image: str
    source: str
    added_at: str
    opened_at: str
    patient_name: str = ""
    patient_id: str = ""
    study_date: str = ""
    study_uid: str = ""
    description: str = ""
    modality: str = ""
    view_position: str = ""
    accession: str = ""
    study_time: str = ""
    series_description: str = ""
    body_part: str = ""
    orientation: str = ""
    width_px: int = 0
    height_px: int = 0


_TEXTS = (
    "patient_name",
    "patient_id",
    "study_date",
    "study_uid",
    "description",
    "modality",
    "view_position",
    "accession",
    "study_time",
    "series_description",
    "body_part",
    "orientation",
)
_COLUMNS = ("id", "image", "source", "added_at", "opened_at", *_TEXTS, "width_px", "height_px")


class Library:
    """The studies below `folder`. Every method may be called from any thread.

    Raises LibraryError if the folder cannot be written. A damaged index is set aside and rebuilt.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.warnings: list[str] = []
        self._index = self.folder / "index.sqlite"
        try:
            self._studies.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                self.folder, f"it cannot be made: {error.strerror}", "Choose another folder."
            ) from error
        try:
            stale = self._open_index()
        except sqlite3.DatabaseError as error:
            aside = self._index.with_suffix(".sqlite.damaged")
            self._index.replace(aside)
            self.warnings.append(f"the index was damaged ({error}); it is kept as {aside.name} and rebuilt")
            self._open_index()
            stale = True
        if stale:
            self.rebuild()

    @property
    def _studies(self) -> Path:
        return self.folder / "studies"

    def add(self, path: Path | str, *, copy: bool = True, limits: Limits = DEFAULT_LIMITS) -> Study:
        """Reads the file and files it; adding the same file again gives the study that is there.

        Raises ImageReadError if it is no radiograph, LibraryError if it cannot be stored.
        """
        return self.add_radiograph(read_radiograph(path, limits=limits), copy=copy)

    def add_radiograph(self, radiograph: Radiograph, *, copy: bool = True) -> Study:
        """As `add`, for a radiograph that has been read already."""
        known = self.get(radiograph.file_sha256)
        if known is not None and known.image.exists():
            return self.touch(known.id)
        record = file_study(
            self.folder, radiograph, copy=copy, added_at=known.added_at if known else "", durable=True
        )
        self.index([record])
        return self._study(self._studies / record.id[:32], record)

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

    def list(self, search: str = "", *, limit: int = -1) -> list[Study]:
        """Studies that match every word of `search` somewhere, last opened first; at most `limit`."""
        words = search.split()
        where = " AND ".join(["searchable LIKE ? ESCAPE '\\'"] * len(words)) or "1"
        patterns = [f"%{_escaped(word.casefold())}%" for word in words]
        with self._connection() as connection:
            rows = connection.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM studies WHERE {where} "
                "ORDER BY opened_at DESC, added_at DESC, id LIMIT ?",
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
            raise LibraryError(study.folder, f"{_RECORD} is missing or damaged", "Add the image again.")
        record.opened_at = _now()
        self._write(study.folder, record)
        return self._study(study.folder, record)

    def rebuild(self) -> int:
        """Makes the index again from the study folders; the number of studies found."""
        found: list[tuple[Path, StudyRecord]] = []
        for folder in sorted(self._studies.iterdir()):
            record = self._read(folder) if folder.is_dir() else None
            if record is not None:
                found.append((folder, record))
        with self._connection() as connection:
            connection.execute("DELETE FROM studies")
            connection.executemany(_INSERT, [_row(record) for _, record in found])
        return len(found)

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
            connection.execute("CREATE INDEX by_opening ON studies (opened_at DESC, added_at DESC, id)")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            return True

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._index, timeout=10)) as connection, connection:
            yield connection

    def _write(self, folder: Path, record: StudyRecord) -> None:
        write_atomically(folder / _RECORD, msgspec.json.format(msgspec.json.encode(record), indent=1))
        with self._connection() as connection:
            connection.execute(_INSERT, _row(record))

    def _read(self, folder: Path) -> StudyRecord | None:
        try:
            return msgspec.json.decode((folder / _RECORD).read_bytes(), type=StudyRecord)
        except (OSError, msgspec.MsgspecError) as error:
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
        record = msgspec.convert(dict(zip(_COLUMNS, row, strict=True)), StudyRecord)
        return self._study(self._studies / record.id[:32], record)


def file_study(
    library: Path, radiograph: Radiograph, *, copy: bool, added_at: str = "", source: str = "", durable: bool
) -> StudyRecord:
    """Puts a radiograph into its study folder, without the index. source: where it came from, if that is not
    its path. durable: on the disk when this returns; without it the caller has to sync.

    Raises LibraryError if it cannot be stored.
    """
    folder = library / "studies" / radiograph.file_sha256[:32]
    name = f"image{radiograph.path.suffix.lower() or '.dcm'}" if copy else ""
    now = _now()
    meta = radiograph.meta
    record = StudyRecord(
        id=radiograph.file_sha256,
        image=name,
        source=source or str(radiograph.path.resolve()),
        added_at=added_at or now,
        opened_at=now,
        patient_name=meta.patient_name,
        patient_id=meta.patient_id,
        study_date=meta.study_date,
        study_uid=meta.study_uid,
        description=meta.study_description or meta.series_description,
        modality=meta.modality,
        view_position=meta.view_position,
        accession=meta.accession,
        study_time=meta.study_time,
        series_description=meta.series_description,
        body_part=meta.body_part,
        orientation="\\".join(meta.patient_orientation) if all(meta.patient_orientation) else "",
        width_px=radiograph.width_px,
        height_px=radiograph.height_px,
    )
    try:
        folder.mkdir(exist_ok=True)
        if copy:
            partial = folder / f".{name}.{os.getpid()}.part"
            shutil.copyfile(radiograph.path, partial)
            if hashlib.sha256(partial.read_bytes()).hexdigest() != radiograph.file_sha256:
                partial.unlink()
                raise LibraryError(radiograph.path, "the file changed while it was read", "Add it again.")
            partial.replace(folder / name)
        text = msgspec.json.format(msgspec.json.encode(record), indent=1)
        if durable:
            write_atomically(folder / _RECORD, text)
        elif not (folder / _RECORD).exists():
            (folder / _RECORD).write_bytes(text)
    except OSError as error:
        raise LibraryError(
            folder, f"the study cannot be stored: {error.strerror}", "Free some disk space and try again."
        ) from error
    return record


def write_thumbnail(radiograph: Radiograph, target: Path, *, side_px: int = 192) -> None:
    """An 8-bit PNG of the default look, at most side_px a side."""
    from io import BytesIO

    from PIL import Image

    from app.imaging.pixels import presentation_image

    small = presentation_image(radiograph, max_side=side_px)
    buffer = BytesIO()
    Image.fromarray((small >> np.uint16(8)).astype(np.uint8)).save(buffer, format="PNG")
    write_atomically(target, buffer.getvalue())


_INSERT = (
    f"INSERT OR REPLACE INTO studies ({', '.join(_COLUMNS)}, searchable) "
    f"VALUES ({', '.join('?' * (len(_COLUMNS) + 1))})"
)


def _row(record: StudyRecord) -> tuple[str | int, ...]:
    words = [getattr(record, name) for name in _TEXTS if name not in ("study_time", "orientation")]
    searchable = " ".join([*words, record.patient_name.replace("^", " "), Path(record.source).name])
    return (*(getattr(record, column) for column in _COLUMNS), searchable.casefold())


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="microseconds")
