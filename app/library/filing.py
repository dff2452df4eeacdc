"""A study's folder: the image as it was imported, study.json, the thumbnail. No index here."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import get_ident
from typing import Annotated

import msgspec
import numpy as np

from app.files import NO_JSON, owner_only, write_atomically
from app.imaging.errors import ImageReadError
from app.imaging.radiograph import Radiograph
from app.imaging.reader import read_radiograph
from app.library.errors import FileChanged, LibraryError
from app.words import json_bytes

log = logging.getLogger(__name__)

RECORD = "study.json"
_LITTER_S = 3600.0
"""Nobody copies one film for so long."""
_LARGEST_PX = 1 << 31
"""Far beyond any image, and what SQLite can keep."""


class StudyFacts(msgspec.Struct, kw_only=True, frozen=True):
    """What the film says; texts are "" where unknown. orientation: Patient Orientation (0020,0020), its
    values joined by a backslash.
    """

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
    width_px: Annotated[int, msgspec.Meta(ge=0, le=_LARGEST_PX)] = 0
    height_px: Annotated[int, msgspec.Meta(ge=0, le=_LARGEST_PX)] = 0


class StudyRecord(StudyFacts, kw_only=True, frozen=True):
    """study.json. image is a file name in the folder, or "" where the original is used."""

    format: int = 1
    id: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
    image: Annotated[str, msgspec.Meta(pattern=r"^[^/\\\x00]*$")]
    source: str
    added_at: str
    opened_at: str


def file_study(
    library: Path, radiograph: Radiograph, *, copy: bool, added_at: str = "", source: str = "", durable: bool
) -> StudyRecord:
    """Puts a radiograph into its study folder, without the index. source: where it came from, if that is not
    its path. durable: on the disk when this returns; without it the caller has to sync, and a record that is
    there and can be read stays. A film whose path is no text is copied in any case: it could not be found
    again.

    Raises LibraryError if it cannot be stored, FileChanged if the file is another one by now.
    """
    folder = library / "studies" / radiograph.file_sha256[:32]
    path = str(radiograph.path)
    copy = copy or _as_text(path) != path
    name = f"image{plain_suffix(radiograph.path) or '.dcm'}" if copy else ""
    record = record_of(radiograph, image=name, source=source, added_at=added_at)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if copy:
            _copy(radiograph, folder / name)
        if durable:
            write_record(folder, record)
        elif not _readable(folder):
            with open(folder / RECORD, "wb", opener=owner_only) as file:
                file.write(_text(record))
    except (OSError, FileChanged) as error:
        with suppress(OSError):  # it is not empty: the study was there before
            folder.rmdir()
        if isinstance(error, FileChanged):
            raise
        raise LibraryError(
            folder, f"the study cannot be stored: {error.strerror}", "Free some disk space and try again."
        ) from error
    return record


def _copy(radiograph: Radiograph, target: Path) -> None:
    """Raises OSError, FileChanged."""
    partial = target.with_name(f".{target.name}.{os.getpid()}-{get_ident()}.part")
    try:
        os.close(owner_only(os.fspath(partial), os.O_CREAT | os.O_WRONLY))
        shutil.copyfile(radiograph.path, partial)
        if hashlib.sha256(partial.read_bytes()).hexdigest() != radiograph.file_sha256:
            raise FileChanged(radiograph.path, "the file changed while it was read", "Add it again.")
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def record_of(radiograph: Radiograph, *, image: str, source: str = "", added_at: str = "") -> StudyRecord:
    """What study.json says of a radiograph; it counts as opened now."""
    meta, time = radiograph.meta, now()
    orientation = [part for part in meta.patient_orientation if isinstance(part, str) and part]
    return StudyRecord(
        id=radiograph.file_sha256,
        image=image,
        source=_as_text(source or str(radiograph.path.resolve())),
        added_at=added_at or time,
        opened_at=time,
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
        orientation="\\".join(orientation) if len(orientation) == 2 else "",
        width_px=radiograph.width_px,
        height_px=radiograph.height_px,
    )


def read_record(folder: Path) -> StudyRecord:
    """The folder's study.json. Raises OSError, and what `app.files.NO_JSON` names."""
    return msgspec.json.decode((folder / RECORD).read_bytes(), type=StudyRecord)


def write_record(folder: Path, record: StudyRecord) -> None:
    """It is on the disk when this returns. Raises OSError."""
    write_atomically(folder / RECORD, _text(record))


def record_again(folder: Path) -> StudyRecord | None:
    """A record from the folder's own image, written; None where there is no image that can be read and is
    this folder's. A damaged record is kept beside it."""
    for image in sorted(folder.glob("image*")):
        try:
            radiograph = read_radiograph(image)
            if radiograph.file_sha256[:32] == folder.name:
                record = record_of(radiograph, image=image.name)
                if (folder / RECORD).exists():
                    (folder / RECORD).replace(folder / f"{RECORD}.damaged")
                write_record(folder, record)
                return record
        except (ImageReadError, OSError) as error:
            log.warning("%s: %s", folder, error)
    return None


def remove_litter(folder: Path) -> None:
    """What a program that was killed while it copied left in a folder that became no study; the folder goes,
    too, where nothing else is in it."""
    with suppress(OSError):
        for part in folder.glob(".*.part"):
            if time.time() - part.stat().st_mtime > _LITTER_S:
                part.unlink()
        folder.rmdir()


def plain_suffix(path: Path | str) -> str:
    """A file name's suffix in lower case, "" where it is none that programs use."""
    suffix = Path(path).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""


def _as_text(path: str) -> str:
    """With `?` for bytes of a name that are no text: neither JSON nor SQLite takes them."""
    return path.encode("utf-8", "replace").decode()


def now() -> str:
    """The time in ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _text(record: StudyRecord) -> bytes:
    return msgspec.json.format(json_bytes(record), indent=1)


def _readable(folder: Path) -> bool:
    try:
        read_record(folder)
    except (OSError, *NO_JSON):
        return False
    return True


def write_thumbnail(radiograph: Radiograph, target: Path, *, side_px: int = 192) -> None:
    """An 8-bit PNG of the default look, at most side_px a side."""
    from io import BytesIO

    from PIL import Image

    from app.imaging.pixels import model_input_image

    small = model_input_image(radiograph, max_side=side_px)
    buffer = BytesIO()
    Image.fromarray((small >> np.uint16(8)).astype(np.uint8)).save(buffer, format="PNG")
    write_atomically(target, buffer.getvalue())
