"""Every phase of a study that was spoken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.study.collecting import attempt_folder
from app.study.dictation import Speech, speeches_of
from app.study.folder import BegunStudy, attempts_of
from app.study.participants import participants_of


@dataclass(frozen=True)
class Spoken:
    """name: of the attempt, for people."""

    folder: Path
    name: str
    speech: Speech


def spoken_in(study: BegunStudy) -> list[Spoken]:
    """Of every participant's attempts that count, in the order in which they were made. Raises StudyError."""
    return [
        Spoken(folder, f"{who.pseudonym}  {attempt.period}.{attempt.trial}  {attempt.stimulus}", speech)
        for who in participants_of(study)
        for attempt in attempts_of(study, who.pseudonym)
        if attempt.outcome == "complete"
        for folder in (attempt_folder(study, who.pseudonym, attempt),)
        for speech in speeches_of(folder)
    ]
