"""Recordings that lie in a session's folder and are not listed: the window died before it was saved."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from app.reading.records import RecordingEntry


def adopted_entry(folder: Path, session_folder: Path, image_id: str) -> RecordingEntry:
    """What a session lists of a recording that it finds in its folder: the window died before it was saved.

    An encrypted one whose key is not at hand is taken in, too, named as such. Raises RecordingError where it
    is damaged, or of another image.
    """
    from eyetracking.recording import RecordingError, is_encrypted, read_header

    place = {"id": folder.name, "folder": folder.relative_to(session_folder).as_posix()}
    try:
        header, _ = read_header(folder)
    except RecordingError as error:
        if error.field != "encryption" or not is_encrypted(folder):
            raise
        made = datetime.fromtimestamp((folder / "recording.json").stat().st_mtime, UTC)
        return RecordingEntry(
            **place,
            provider="encrypted",
            started_at=made.isoformat(timespec="seconds"),
            reader_id="",
            purpose="",
        )
    image = header.session.get("image")
    if image_id and image not in (None, image_id):
        raise RecordingError(
            folder, "session.image", "it is of another image", "move it to that image's folder"
        )
    return RecordingEntry(
        **place,
        provider=header.tracker.provider,
        source=header.tracker.source,
        started_at=header.began_at,
        reader_id=header.consent.reader_id,
        purpose=header.consent.purpose,
    )
