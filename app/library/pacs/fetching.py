"""From the archive into the library: what the window and the command line do with a study."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from app.imaging.errors import ImageReadError
from app.library.index import Library, Study
from app.library.pacs.node import Archive, Progress


def fetch_into_library(
    archive: Archive,
    study_uid: str,
    library: Library,
    *,
    progress: Progress,
    stop: Callable[[], bool],
) -> tuple[list[Study], list[str]]:
    """The films that are in the library now, and why the other objects of the study are not.

    Raises PacsError, Cancelled, LibraryError.
    """
    with TemporaryDirectory(prefix="fetched-", dir=library.folder) as folder:
        films: list[Study] = []
        refused: list[str] = []
        for file in archive.fetch(study_uid, Path(folder), progress=progress, stop=stop):
            try:
                films.append(library.add(file))
            except ImageReadError as error:
                refused.append(str(error))
        return films, refused
