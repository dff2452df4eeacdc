"""From the archive into the library: what the window and the command line do with a study."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from app.imaging.errors import ImageReadError
from app.library.index import Library, Study
from app.library.pacs.node import Archive, Cancelled, PacsError, Progress, Stop


@dataclass
class Fetched:
    """The films that are in the library now, why other objects of the study are not, and why the study is
    not complete ("" where it is)."""

    films: list[Study] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    missing: str = ""


def fetch_into_library(
    archive: Archive, study_uid: str, library: Library, *, progress: Progress, stop: Stop
) -> Fetched:
    """What had arrived before an error or a stop is filed, too.

    Raises PacsError or Cancelled where no film came, and LibraryError.
    """
    fetched = Fetched()
    problem: PacsError | Cancelled | None = None
    with TemporaryDirectory(prefix="fetched-", dir=library.folder) as folder:
        try:
            archive.fetch(study_uid, Path(folder), progress=progress, stop=stop)
        except (PacsError, Cancelled) as error:
            problem = error
            fetched.missing = str(error) or "Stopped before all of it had come."
        for file in sorted(Path(folder).glob("*.dcm"), key=lambda path: path.stat().st_mtime_ns):
            try:
                fetched.films.append(library.add(file))
            except ImageReadError as error:
                fetched.refused.append(str(error))
    if problem is not None and not fetched.films:
        raise problem
    return fetched
