"""What is added as a whole, and not opened: told by the name, before anything is read."""

from __future__ import annotations

import os
from pathlib import Path


def is_collection(path: Path) -> bool:
    """A folder, a ZIP archive or a DICOMDIR."""
    # Path.is_dir raises where nobody may look
    may_be = os.path.isdir(path)  # noqa: PTH112 - no, and no error, where it may not be looked at
    return may_be or is_zip(path.name) or is_dicomdir(path.name)


def is_zip(name: str) -> bool:
    return name.lower().endswith(".zip")


def is_dicomdir(name: str) -> bool:
    """Systems that mount discs write it in lower case, or with its version."""
    return disc_name(name) == "dicomdir"


def disc_name(name: str) -> str:
    """A name of ISO 9660 as its volume descriptor means it: without the version number and the dot before an
    extension that is not there (ISO 9660 7.5.1), which some systems show; in lower case, as others do."""
    bare, mark, version = name.rpartition(";")
    return (bare if mark and version.isdecimal() else name).rstrip(".").lower()
