"""What an attempt leaves in its folder beside the recording, written phase by phase, so that a crash loses
one phase at most.

    trial.jsonl     phases, alarms and notes, each with t_ns of the recording's clock
    answers.json    what was answered so far
    quality.json    of the gaze, at the end
    gaze/           the recording (eyetracking.recorder)
    voice-2.flac, speech-2.json    of the phase with that number (app.study.speech)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from app.files import NO_JSON, append_whole, words_of, write_atomically
from app.study.folder import StudyError, read_json, write_json
from app.study.watch import Quality
from app.words import characters

EVENTS, ANSWERS, QUALITY, GAZE = "trial.jsonl", "answers.json", "quality.json", "gaze"


class TrialEvent(msgspec.Struct, frozen=True, kw_only=True):
    """kind: phase, phase over, time out, alarm, note, ai shown, ai hidden, discarded, complete. number: of
    the phase, from 1; 0 where it is of none. what: the phase's kind. text: in words."""

    t_ns: int
    kind: str
    number: int = 0
    what: str = ""
    text: str = ""


def log_event(folder: Path, event: TrialEvent) -> None:
    """Raises OSError."""
    append_whole(folder / EVENTS, msgspec.json.encode(event) + b"\n")


def events_of(folder: Path) -> list[TrialEvent]:
    """In their order; a last line that a crash tore is left out. Raises StudyError for any other."""
    path = folder / EVENTS
    if not path.is_file():
        return []
    lines = path.read_bytes().split(b"\n")
    found = []
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            found.append(msgspec.json.decode(line, type=TrialEvent))
        except NO_JSON as error:
            if number == len(lines):
                break
            reason = f"line {number} is damaged: {words_of(error)}"
            raise StudyError(path, reason, "Take it from a backup; RadGaze leaves it as it is.") from error
    return found


def keep_answers(folder: Path, answers: Mapping[str, Any]) -> None:
    """Raises OSError."""
    write_atomically(
        folder / ANSWERS, json.dumps(characters(dict(answers)), indent=1, ensure_ascii=False).encode()
    )


def answers_of(folder: Path) -> dict[str, Any]:
    """None were given where there is no file. Raises StudyError."""
    path = folder / ANSWERS
    return read_json(path, dict[str, Any]) if path.is_file() else {}


def keep_quality(folder: Path, quality: Quality) -> None:
    """Raises OSError."""
    write_json(folder / QUALITY, quality)


def quality_of(folder: Path) -> Quality | None:
    """None where the attempt did not come to its end. Raises StudyError."""
    path = folder / QUALITY
    return read_json(path, Quality) if path.is_file() else None
