"""One program at a time has a study or a folder: the operating system's lock, which ends with its process."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from app.files import owner_only, private_folder

log = logging.getLogger(__name__)

_FAR = 1 << 30
"""Where Windows locks: it also keeps others from reading what is locked."""


class FileLock:
    """Held from `take` to `release`, or to the end of the process, however it ends."""

    def __init__(self, file: int | None) -> None:
        self._file = file

    @property
    def held(self) -> bool:
        """False where nothing could be locked."""
        return self._file is not None

    def release(self) -> None:
        if self._file is not None:
            _unlock(self._file)
            os.close(self._file)
            self._file = None


def take(path: Path) -> FileLock | None:
    """The lock of that file, or None where another program or window has it.

    Where nothing can be locked (a folder that cannot be written, some network drives) it is taken without:
    a lock that holds nothing.
    """
    try:
        private_folder(path.parent)
        file = owner_only(os.fspath(path), os.O_RDWR | os.O_CREAT)
    except OSError as error:
        log.info("%s cannot be locked: %s", path, error)
        return FileLock(None)
    try:
        _lock(file)
    except (BlockingIOError, PermissionError):
        os.close(file)
        return None
    except OSError as error:
        os.close(file)
        log.info("%s cannot be locked: %s", path, error)
        return FileLock(None)
    return FileLock(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
