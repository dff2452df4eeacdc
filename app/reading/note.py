"""What was done with a study, in a few words for the list of studies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from app.files import NO_JSON
from app.reading.session import ReadingSession

NOT_READ = "not read"


class _Report(msgspec.Struct):
    sentences: list[msgspec.Raw] = []
    signed_at: str = ""


class _Kept(msgspec.Struct):
    """What of session.json counts here."""

    recordings: list[msgspec.Raw] = []
    marked_read_at: str = ""
    report: _Report = msgspec.field(default_factory=_Report)


def session_note(session: ReadingSession) -> str:
    return _words(session)


def kept_note(folder: Path) -> str:
    """The same of a session that is not open: a file that cannot be read counts as none."""
    try:
        return _words(msgspec.json.decode((folder / "session.json").read_bytes(), type=_Kept))
    except (OSError, *NO_JSON):
        return NOT_READ


def _words(kept: Any) -> str:
    words = []
    if kept.report.signed_at:
        words.append("signed")
    elif kept.report.sentences:
        words.append("draft")
    if kept.recordings:
        words.append(f"gaze {len(kept.recordings)}")
    if not words and kept.marked_read_at:
        words.append("read")
    return "   ".join(words) or NOT_READ
