"""Many files at once: files, folders, ZIP archives and DICOMDIR, with progress, a stop and a report.

Files are read by processes of their own: all cores work, and a decoder that dies takes one file with it.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from pydicom import dcmread

from app.imaging.errors import ImageReadError
from app.imaging.reader import DEFAULT_LIMITS, read_radiograph
from app.library.index import Library, LibraryError, StudyRecord, file_study

CHUNK, COMMIT_EVERY = 24, 240
FEW = 2 * CHUNK
"""So few files are read here: starting processes takes longer."""


@dataclass(frozen=True)
class Item:
    """One file to read; source: what to call it, where that is not its path."""

    path: Path
    source: str


@dataclass
class ImportReport:
    """added: sha256 of the new studies, in order. known: files that were there already. refused: name and
    reason of files that are no radiograph or damaged."""

    added: list[str] = field(default_factory=list)
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    stopped: bool = False

    @property
    def seen(self) -> int:
        return len(self.added) + self.known + len(self.refused)

    @property
    def words(self) -> str:
        """One sentence for the user."""
        text = f"{len(self.added)} radiographs added"
        if self.known:
            text += f", {self.known} there already"
        if self.refused:
            text += f", {len(self.refused)} refused (no radiograph, or damaged)"
        return ("Stopped: " if self.stopped else "") + text


def import_files(
    library: Library,
    sources: Sequence[Path],
    *,
    progress: Callable[[ImportReport, int], None],
    stop: Callable[[], bool],
    processes: int | None = None,
) -> ImportReport:
    """Files everything below `sources`. progress(report so far, files in all) is called after each chunk.

    What was filed before a stop or an error stays. Raises LibraryError if the library cannot be written.
    """
    report = ImportReport()
    with TemporaryDirectory(prefix="incoming-", dir=library.folder) as scratch:
        items = list(_items(sources, Path(scratch), report, stop))
        seen = library.ids()
        waiting: list[StudyRecord] = []

        def take(outcome: list[tuple[Item, StudyRecord | str]]) -> None:
            for item, result in outcome:
                if isinstance(result, str):
                    report.refused.append((item.source, result))
                elif result.id in seen:
                    report.known += 1
                else:
                    seen.add(result.id)
                    report.added.append(result.id)
                    waiting.append(result)
            if len(waiting) >= COMMIT_EVERY:
                _commit(library, waiting)
            progress(report, len(items))

        try:
            for outcome in _outcomes(library.folder, items, processes or os.cpu_count() or 1):
                take(outcome)
                if stop():
                    report.stopped = True
                    break
        finally:
            _commit(library, waiting)
    return report


def _commit(library: Library, waiting: list[StudyRecord]) -> None:
    """The files reach the disk before the index says that they are there."""
    if waiting:
        if hasattr(os, "sync"):
            os.sync()
        library.index(waiting)
        waiting.clear()


def _outcomes(
    library: Path, items: list[Item], processes: int
) -> Iterator[list[tuple[Item, StudyRecord | str]]]:
    if len(items) <= FEW or processes == 1:
        for start in range(0, len(items), CHUNK):
            yield _read(library, items[start : start + CHUNK])
        return
    chunks = deque(items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
    while chunks:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            running: dict[Future, list[Item]] = {}
            try:
                while chunks or running:
                    while chunks and len(running) < 2 * processes:
                        chunk = chunks.popleft()
                        running[pool.submit(_read, library, chunk)] = chunk
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        outcome = future.result()
                        del running[future]
                        yield outcome
            except BrokenProcessPool:
                yield from _one_by_one(library, [item for chunk in running.values() for item in chunk])
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(library: Path, items: list[Item]) -> Iterator[list[tuple[Item, StudyRecord | str]]]:
    """The files that were open when a process died, to find the one that it died of."""
    left = deque(items)
    while left:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            try:
                while left:
                    yield pool.submit(_read, library, [left[0]]).result()
                    left.popleft()
            except BrokenProcessPool:
                yield [(left.popleft(), "the decoder died on this file")]


def _read(library: Path, items: list[Item]) -> list[tuple[Item, StudyRecord | str]]:
    """Runs in a process of its own: reads, checks and files."""
    out: list[tuple[Item, StudyRecord | str]] = []
    for item in items:
        try:
            radiograph = read_radiograph(item.path)
            out.append((item, file_study(library, radiograph, copy=True, source=item.source, durable=False)))
        except ImageReadError as error:
            out.append((item, f"{error.field}: {error.reason}" if error.field else error.reason))
    return out


def _items(
    sources: Sequence[Path], scratch: Path, report: ImportReport, stop: Callable[[], bool]
) -> Iterator[Item]:
    for source in sources:
        if source.is_dir():
            for path in sorted(p for p in source.rglob("*") if p.is_file() and p.name != "DICOMDIR"):
                yield from _one(path, scratch, report, stop)
        elif source.name == "DICOMDIR":
            yield from _listed(source, report)
        else:
            yield from _one(source, scratch, report, stop)


def _one(path: Path, scratch: Path, report: ImportReport, stop: Callable[[], bool]) -> Iterator[Item]:
    if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
        yield from _unpacked(path, scratch, report, stop)
    else:
        yield Item(path, str(path.resolve()))


def _unpacked(archive: Path, scratch: Path, report: ImportReport, stop: Callable[[], bool]) -> Iterator[Item]:
    """The members of a ZIP archive, written under numbers: their names may point anywhere."""
    try:
        with zipfile.ZipFile(archive) as file:
            for number, member in enumerate(file.infolist()):
                if stop():
                    return
                if member.is_dir() or Path(member.filename).name == "DICOMDIR":
                    continue
                name = f"{archive.resolve()}/{member.filename}"
                if member.file_size > DEFAULT_LIMITS.max_file_bytes:
                    report.refused.append((name, f"{member.file_size >> 20} MiB unpacked is over the limit"))
                    continue
                target = scratch / f"{archive.stem}-{number}{Path(member.filename).suffix.lower()}"
                with file.open(member) as packed, target.open("wb") as out:
                    shutil.copyfileobj(packed, out, 1 << 20)
                yield Item(target, name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        # RuntimeError is what zipfile raises for a password
        report.refused.append((str(archive), f"the archive cannot be unpacked: {error}"))


def _listed(directory: Path, report: ImportReport) -> Iterator[Item]:
    """The images that a DICOMDIR lists (PS3.3 F.3)."""
    try:
        records = dcmread(directory).DirectoryRecordSequence
    except (OSError, ValueError, AttributeError, KeyError, EOFError) as error:
        report.refused.append((str(directory), f"the DICOMDIR cannot be read: {error}"))
        return
    for record in records:
        if record.get("DirectoryRecordType") != "IMAGE" or "ReferencedFileID" not in record:
            continue
        parts = record.ReferencedFileID
        path = directory.parent.joinpath(*([parts] if isinstance(parts, str) else parts))
        if not path.resolve().is_relative_to(directory.parent.resolve()) or not path.is_file():
            report.refused.append((str(path), "listed in the DICOMDIR, but not there"))
            continue
        yield Item(path, str(path.resolve()))


__all__ = ["ImportReport", "LibraryError", "import_files"]
