"""Many files at once: files, folders, ZIP archives and DICOMDIR, with progress, a stop and a report.

Files are read by processes of their own: all cores work, and a decoder that dies takes one file with it.
"""

from __future__ import annotations

import contextlib
import logging
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from app.imaging.errors import ImageReadError
from app.imaging.reader import read_radiograph
from app.library.errors import FileChanged, LibraryError
from app.library.filing import StudyRecord, file_study
from app.library.index import Library
from app.library.scratch import scratch_folder
from app.library.sources import Item, Stop, single_files

log = logging.getLogger(__name__)

CHUNK, COMMIT_EVERY = 24, 240
CHUNK_BYTES = 4 << 20
"""A chunk is read in about a second: nothing is said of it, and no stop heard, before it is done."""
FEW = 2 * CHUNK
"""So few files are read here: starting processes takes longer."""
ASK_EVERY_S = 0.2

Outcome = list[tuple[Item, StudyRecord | str]]


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

    @property
    def refused_lines(self) -> list[str]:
        """Every file that was refused with its reason."""
        return [f"{name}: {reason}" for name, reason in self.refused]


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
    with scratch_folder(library.folder, "incoming") as scratch:
        items = list(single_files(sources, scratch, lambda *why: report.refused.append(why), stop))
        of = len(items) + len(report.refused)
        seen = library.ids()
        waiting: list[StudyRecord] = []

        def take(outcome: Outcome) -> None:
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
            progress(report, of)

        try:
            for outcome in _outcomes(library.folder, items, processes or os.cpu_count() or 1, scratch, stop):
                take(outcome)
        finally:
            _commit(library, waiting)
        report.stopped = stop() and (report.seen < of or not of)
    return report


def _commit(library: Library, waiting: list[StudyRecord]) -> None:
    """The files reach the disk before the index says that they are there."""
    if waiting:
        if hasattr(os, "sync"):
            os.sync()
        library.index(waiting)
        waiting.clear()


def _outcomes(
    library: Path, items: list[Item], processes: int, scratch: Path, stop: Stop
) -> Iterator[Outcome]:
    if len(items) > FEW and processes > 1:
        yield from _in_processes(library, items, processes, scratch / "stop", stop)
        return
    for item in items:
        if stop():
            return
        yield _read(library, [item])


def _in_processes(
    library: Path, items: list[Item], processes: int, stopped: Path, stop: Stop
) -> Iterator[Outcome]:
    """stopped: a file that is made to end the processes after the file at hand."""
    chunks = deque(_chunks(items))
    while chunks:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            running: dict[Future[Outcome], list[Item]] = {}
            try:
                while chunks or running:
                    if stop():
                        chunks.clear()
                        stopped.touch()
                    while chunks and len(running) < 2 * processes:
                        chunk = chunks.popleft()
                        running[pool.submit(_read, library, chunk, stopped)] = chunk
                    done, _ = wait(running, timeout=ASK_EVERY_S, return_when=FIRST_COMPLETED)
                    for future in done:
                        outcome = future.result()
                        del running[future]
                        yield outcome
            except BrokenProcessPool:
                yield from _one_by_one(library, [i for chunk in running.values() for i in chunk], stop)
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


def _chunks(items: list[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in items:
        with contextlib.suppress(OSError):  # who reads it says so
            size += item.path.stat().st_size
        chunk.append(item)
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _one_by_one(library: Path, items: list[Item], stop: Stop) -> Iterator[Outcome]:
    """The files that were open when a process died, to find the one that it died of."""
    left = deque(items)
    while left and not stop():
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            try:
                while left and not stop():
                    yield pool.submit(_read, library, [left[0]]).result()
                    left.popleft()
            except BrokenProcessPool:
                yield [(left.popleft(), "the decoder died on this file")]


def _read(library: Path, items: list[Item], stopped: Path | None = None) -> Outcome:
    """Reads, checks and files; what goes wrong with one file is that file's alone. May run in a process of
    its own.

    Raises LibraryError where nothing can be stored.
    """
    out: Outcome = []
    for item in items:
        if stopped is not None and stopped.exists():
            break
        try:
            radiograph = read_radiograph(item.path)
            out.append((item, file_study(library, radiograph, copy=True, source=item.source, durable=False)))
        except ImageReadError as error:
            out.append((item, f"{error.field}: {error.reason}" if error.field else error.reason))
        except FileChanged as error:
            out.append((item, error.reason))
        except LibraryError:
            raise
        except Exception as error:
            log.exception("%s", item.source)
            out.append((item, f"it cannot be read: {type(error).__name__}: {error}"))
    return out


__all__ = ["ImportReport", "LibraryError", "import_files"]
