"""What can go wrong with the library.

LibraryError
├── DamagedIndex     the index is no database any more, or not ours
└── FileChanged      one file, while it was filed
"""

from __future__ import annotations

from pathlib import Path


class LibraryError(Exception):
    """The library's folder cannot be used. path, reason, way_out."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        self.path, self.reason, self.way_out = path, reason, way_out
        super().__init__(f"{path}: {reason}. {way_out}")

    def __reduce__(self) -> tuple[type[LibraryError], tuple[Path, str, str]]:
        return type(self), (self.path, self.reason, self.way_out)


class DamagedIndex(LibraryError):
    pass


class FileChanged(LibraryError):
    pass
