"""From the archive into the library: what the window and the command line do with a study."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.imaging.errors import ImageReadError
from app.library.index import Library, Study
from app.library.pacs.archive import Archive
from app.library.pacs.node import Cancelled, PacsError, Progress, Stop
from app.library.scratch import scratch_folder


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
    with scratch_folder(library.folder, "fetched") as folder:
        try:
            archive.fetch(study_uid, folder, progress=progress, stop=stop)
        except (PacsError, Cancelled) as error:
            problem = error
            fetched.missing = str(error) or "Stopped before all of it had come."
        for file in sorted(folder.glob("*.dcm"), key=lambda path: path.stat().st_mtime_ns):
            try:
                fetched.films.append(library.add(file))
            except ImageReadError as error:
                fetched.refused.append(str(error))
    if problem is not None and not fetched.films:
        raise problem
    return fetched
