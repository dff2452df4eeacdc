"""Writing files so that a crash leaves the old one or the new one, never half of one; and so that nobody else
reads what they tell of a patient or a reader.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import msgspec

_UMASK = os.umask(0o077)
os.umask(_UMASK)
_FOLDER, _FILE = 0o700, 0o600

NO_JSON = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
NO_TOML = (ValueError, msgspec.ValidationError, RecursionError)
"""What reading a file raises that is none; the last of what is nested a thousand deep, which nobody wrote. (A
number of thousands of digits is a ValueError that is no TOMLDecodeError.)"""


def words_of(error: Exception) -> str:
    """What one of these says, in words that are no programmer's."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return "a number in it has thousands of digits" if "digits" in str(error) else str(error)


def write_atomically(path: Path, data: bytes, *, for_all: bool = False) -> None:
    """Replaces path by a file with this content, flushed to disk first. Raises OSError.

    for_all: others may read it as far as the system's umask lets them; else its owner alone.
    """
    with atomic(path, for_all=for_all) as file:
        file.write(data)


@contextmanager
def atomic(path: Path, *, for_all: bool = False) -> Iterator[IO[bytes]]:
    """A binary file that takes `path`'s place when it was written to the end, and not before. Raises OSError.
    for_all: as in `write_atomically`."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        if for_all and hasattr(os, "fchmod"):
            os.fchmod(handle, 0o666 & ~_UMASK)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def private_folder(path: Path) -> Path:
    """Makes a folder, and those above it that are missing, for its owner alone. Raises OSError."""
    missing = [] if path.is_dir() else [path]
    while missing and not missing[-1].parent.exists():
        missing.append(missing[-1].parent)
    for folder in reversed(missing):
        folder.mkdir(mode=_FOLDER, exist_ok=True)
    return path


def owner_only(path: str, flags: int) -> int:
    """As `opener` of `open`: a file that is made is its owner's alone."""
    return os.open(path, flags, _FILE)


def append_whole(path: Path, data: bytes) -> None:
    """All of it behind what is there, or nothing: a disk that is full halfway leaves no half line. The file
    is its owner's alone. Raises OSError."""
    with open(path, "ab", buffering=0, opener=owner_only) as file:
        before = file.seek(0, os.SEEK_END)
        try:
            if file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError:
            file.truncate(before)
            raise


def close_to_others(path: Path) -> None:
    """Takes from a file or folder the rights that others have, as older versions gave them."""
    with suppress(OSError):  # it is not ours, or the file system knows no rights
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & 0o077:
            path.chmod(mode & 0o700)
