"""Writing files so that a crash leaves the old one or the new one, never half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_UMASK = os.umask(0o077)
os.umask(_UMASK)


def write_atomically(path: Path, data: bytes, *, for_all: bool = False) -> None:
    """Replaces path by a file with this content, flushed to disk first. Raises OSError.

    for_all: others may read it as far as the system's umask lets them; else its owner alone.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        if for_all and hasattr(os, "fchmod"):
            os.fchmod(handle, 0o666 & ~_UMASK)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
