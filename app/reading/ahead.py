"""Pictures that will be wanted next, or were just shown: read ahead, kept while there is room.

Opening asks here. What was read ahead is there at once, what is just being read is waited for, the rest is
read now. A file that has changed since is read again.
"""

from __future__ import annotations

import logging
import os
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.imaging.errors import ImageReadError
from app.reading.picture import Picture, load_picture

log = logging.getLogger(__name__)

_LEAST_BYTES, _MOST_BYTES = 128 << 20, 1 << 30
_PART_OF_MEMORY = 16

Stamp = tuple[int, int]
"""Modification time in ns and size of a file."""


@dataclass
class _Reading:
    """A file that is being read ahead. done: it is kept now, or it could not be read."""

    path: Path
    done: threading.Event


class PictureShelf:
    """Pictures by path; every method may be called from any thread.

    budget_bytes: what may be kept beside the pictures on screen; default a sixteenth of the computer's
    memory, 128 MiB to 1 GiB. What was used longest ago goes first; pictures on screen never go.
    """

    def __init__(self, budget_bytes: int | None = None) -> None:
        self.budget_bytes = default_budget() if budget_bytes is None else budget_bytes
        self._kept: OrderedDict[Path, tuple[Stamp, Picture]] = OrderedDict()
        self._shown: list[Picture] = []
        self._wanted: list[Path] = []
        self._reading: _Reading | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    def load(self, path: Path | str) -> Picture:
        """The picture of that file. Raises app.imaging.errors.ImageReadError."""
        path = Path(path)
        with self._lock:
            under_way = self._reading if self._reading is not None and self._reading.path == path else None
        if under_way is not None:
            under_way.done.wait()
        kept = self.look_up(path)
        if kept is not None:
            return kept
        stamp = _stamp(path)
        picture = load_picture(path)
        self._keep(path, stamp, picture)
        return picture

    def look_up(self, path: Path | str) -> Picture | None:
        """The picture of that file where it is kept and the file is still the same."""
        path = Path(path)
        now = _stamp(path)
        with self._lock:
            stamp, picture = self._kept.get(path, (None, None))
            if stamp != now or now is None:
                self._kept.pop(path, None)
                return None
            self._kept.move_to_end(path)
            return picture

    def show(self, pictures: Iterable[Picture | None]) -> None:
        """These are on screen: they stay, and do not count."""
        with self._lock:
            self._shown = [picture for picture in pictures if picture is not None]
            self._make_room()

    def read_ahead(self, paths: Sequence[Path]) -> None:
        """Read these on a thread, the first one first; what was asked for before and waits is forgotten."""
        with self._lock:
            self._wanted = list(paths)
            if self._thread is None and self._wanted and not self._closed:
                self._thread = threading.Thread(target=self._read, name="radgaze-read-ahead")
                self._thread.start()

    def close(self) -> None:
        """Wait for the file that is being read; read no other."""
        with self._lock:
            self._closed, self._wanted, thread = True, [], self._thread
        if thread is not None:
            thread.join()

    def _read(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._thread = None
                    return
                path = self._wanted.pop(0)
                reading = self._reading = _Reading(path, threading.Event())
            try:
                if self.look_up(path) is None:
                    stamp = _stamp(path)
                    self._keep(path, stamp, load_picture(path))
            except ImageReadError as error:  # who opens it is told
                log.info("not read ahead: %s", error)
            except Exception:  # a fault of ours, or no memory: the files behind it are still wanted
                log.exception("not read ahead: %s", path.name)
            finally:
                with self._lock:
                    self._reading = None
                reading.done.set()

    def _keep(self, path: Path, stamp: Stamp | None, picture: Picture) -> None:
        if stamp is None or stamp != _stamp(path):  # written to while it was read
            return
        with self._lock:
            self._kept[path] = (stamp, picture)
            self._kept.move_to_end(path)
            self._make_room()

    def _make_room(self) -> None:
        """Under the lock."""
        shown = {id(picture.pyramid) for picture in self._shown}
        spare = {path: p.nbytes for path, (_, p) in self._kept.items() if id(p.pyramid) not in shown}
        for path in list(spare):
            if sum(spare.values()) <= self.budget_bytes:
                return
            del self._kept[path], spare[path]


def default_budget() -> int:
    """Bytes for pictures that are not on screen, by the memory of this computer."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return _LEAST_BYTES
    return min(max(memory // _PART_OF_MEMORY, _LEAST_BYTES), _MOST_BYTES)


def _stamp(path: Path) -> Stamp | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size
