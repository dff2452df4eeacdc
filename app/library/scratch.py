"""Folders for what is unpacked or fetched on its way into the library.

A lock beside the folder is held while it is used: it ends with the program, however that ends, so that the
next one sees what was left behind.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.files import private_folder
from app.lock import take

_KINDS = ("incoming-", "fetched-")
_LOCK = ".lock"


@contextmanager
def scratch_folder(library: Path, kind: str) -> Iterator[Path]:
    """An empty folder in the library's, gone afterwards. kind: "incoming" or "fetched"."""
    folder = library / f"{kind}-{uuid.uuid4().hex[:12]}"
    lock = take(_lock_of(folder))  # before there is a folder: it is never seen without
    private_folder(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if lock is not None:
            lock.release()
        _lock_of(folder).unlink(missing_ok=True)


def remove_left_behind(library: Path) -> None:
    """The folders of programs that ended before they could."""
    for folder in [f for f in library.iterdir() if f.name.startswith(_KINDS) and f.is_dir()]:
        lock = take(_lock_of(folder))
        if lock is None or not lock.held:
            continue
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        _lock_of(folder).unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)
