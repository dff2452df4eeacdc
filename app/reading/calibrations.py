"""Calibrations that were kept: one file a tracker and reader, in the user's data folder. Opaque bytes of the
device.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.files import private_folder, write_atomically


@dataclass(frozen=True)
class Kept:
    """A kept calibration. made_at: local time of the file."""

    path: Path
    made_at: datetime

    def data(self) -> bytes:
        """Raises OSError."""
        return self.path.read_bytes()


def calibration_path(folder: Path, *, tracker: str, reader_id: str) -> Path:
    """Where it lies: names are made safe for any file system."""
    safe = [re.sub(r"[^A-Za-z0-9._-]+", "_", word).strip("._") or "unknown" for word in (tracker, reader_id)]
    return folder / "calibrations" / f"{safe[0]}--{safe[1]}.calibration"


def keep(folder: Path, data: bytes, *, tracker: str, reader_id: str) -> Path:
    """Writes it, in place of an earlier one. Raises OSError."""
    path = calibration_path(folder, tracker=tracker, reader_id=reader_id)
    private_folder(path.parent)
    write_atomically(path, data)
    return path


def kept(folder: Path, *, tracker: str, reader_id: str) -> Kept | None:
    """The one that was kept, or None."""
    path = calibration_path(folder, tracker=tracker, reader_id=reader_id)
    try:
        return Kept(path, datetime.fromtimestamp(path.stat().st_mtime))
    except FileNotFoundError:
        return None
