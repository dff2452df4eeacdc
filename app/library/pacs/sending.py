"""Files on their way out: what is no DICOM file is said before an archive is asked."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from pydicom import Dataset, dcmread
from pydicom.dataset import FileMetaDataset
from pydicom.errors import InvalidDicomError

from app.imaging.dataset import parse
from app.imaging.errors import ImageReadError
from app.imaging.header import PYDICOM_FAILURES
from app.imaging.limits import DEFAULT_LIMITS
from app.imaging.quiet import collected_warnings
from app.imaging.reader import read_bytes
from app.library.pacs.node import PacsError


class Kind(NamedTuple):
    """Object class and transfer syntax of a file; is_sound: its meta group says so, and says it rightly."""

    sop_class: str
    syntax: str
    is_sound: bool


def kind_of(name: str, path: Path) -> Kind:
    """Raises PacsError."""
    with read_to_send(name, path):
        if stat.S_ISFIFO(path.stat().st_mode):
            raise InvalidDicomError  # a pipe would be waited for
        try:
            with collected_warnings() as caught:
                head = dcmread(path, stop_before_pixels=True, specific_tags=["SOPClassUID"])
            sop_class = head.file_meta.get("MediaStorageSOPClassUID")
            syntax = head.file_meta.get("TransferSyntaxUID")
            if sop_class and syntax and not _is_odd(caught):
                return Kind(str(sop_class), str(syntax), is_sound=True)
        except InvalidDicomError:
            pass
        film = film_to_send(path)
        return Kind(str(film.SOPClassUID), str(film.file_meta.TransferSyntaxUID), is_sound=False)


def _is_odd(caught: list[str]) -> bool:
    return any("VR" in words and "found" in words for words in caught)


def film_to_send(path: Path) -> Dataset:
    """The file's data set, with a meta group that is true, as it is shown. Raises what pydicom raises."""
    with collected_warnings():
        data = read_bytes(path)
        film = parse(data, path, DEFAULT_LIMITS, [])[0].dataset
        if "SOPClassUID" not in film or "SOPInstanceUID" not in film:
            if data[128:132] != b"DICM":
                raise InvalidDicomError
            raise ValueError("its class or its UID is missing")
        meta = FileMetaDataset()
        meta.TransferSyntaxUID = film.file_meta.TransferSyntaxUID
        meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = film.SOPClassUID, film.SOPInstanceUID
        film.file_meta, film.preamble = meta, b"\0" * 128
    return film


def as_file(film: Dataset) -> Dataset:
    """The film as it is read from a file that is right."""
    content = BytesIO()
    film.save_as(content, enforce_file_format=True)
    content.seek(0)
    return dcmread(content)


@contextmanager
def read_to_send(name: str, path: Path) -> Iterator[None]:
    """Around whatever reads a file for the archive `name`: its failures become PacsErrors.
    Raises PacsError."""
    try:
        yield
    except ImageReadError as error:
        raise PacsError(name, f"{path} cannot be sent: {error.reason}", error.way_out) from error
    except InvalidDicomError as error:
        raise PacsError(
            name, f"{path} cannot be sent: it is no DICOM file", "Send DICOM files only."
        ) from error
    except OSError as error:
        raise PacsError(
            name, f"{path} cannot be sent: {error.strerror or error}", "Check the path and its rights."
        ) from error
    except PYDICOM_FAILURES as error:
        raise PacsError(
            name, f"{path} cannot be sent: it is damaged ({error})", "Send complete DICOM files only."
        ) from error
