"""What the reader wrote since the session was saved, line by line: a killed program loses none of it.

Each change of annotations or report is one line that is handed to the system at once; saving the session
makes the journal obsolete. Opening replays what a killed program left. Values are whole, so that replaying
twice is harmless.
"""

from __future__ import annotations

import errno
import logging
from pathlib import Path
from typing import Any

import msgspec

from app.files import NO_JSON, owner_only, private_folder
from app.words import json_bytes

log = logging.getLogger(__name__)


class Journal:
    """The file `journal.jsonl` of a session's folder. Values are anything that msgspec writes."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.jsonl"

    def write(self, topic: str, value: Any) -> None:
        """Add a line; it begins anew also after one that was cut off. Raises OSError."""
        private_folder(self.path.parent)
        line = b"\n" + json_bytes({"topic": topic, "value": value}) + b"\n"
        with open(self.path, "ab", buffering=0, opener=owner_only) as file:
            if file.write(line) != len(line):
                raise OSError(errno.ENOSPC, "no space left on the disk")

    def values(self) -> dict[str, list[bytes]]:
        """Topic -> its values as JSON, the newest first; a line that was cut off by the kill ends it."""
        try:
            lines = [line for line in self.path.read_bytes().splitlines() if line]
        except FileNotFoundError:
            return {}
        except OSError as error:
            log.warning("journal %s cannot be read: %s", self.path, error)
            return {}
        found: dict[str, list[bytes]] = {}
        for line in lines:
            try:
                entry = msgspec.json.decode(line, type=_Line)
            except NO_JSON as error:
                log.warning("journal %s: a line was left out: %s", self.path, error)
                continue
            found.setdefault(entry.topic, []).insert(0, bytes(entry.value))
        return found

    def clear(self) -> None:
        """The session was saved with everything that is in here."""
        self.path.unlink(missing_ok=True)


class _Line(msgspec.Struct):
    topic: str
    value: msgspec.Raw
