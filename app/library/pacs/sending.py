"""Files on their way out: what is no DICOM file is said before an archive is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydicom.errors import InvalidDicomError

from app.imaging.header import PYDICOM_FAILURES
from app.library.pacs.node import PacsError


@contextmanager
def read_to_send(name: str, path: Path) -> Iterator[None]:
    """Around whatever reads a file for the archive `name`: its failures become PacsErrors."""
    try:
        yield
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
