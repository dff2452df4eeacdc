"""What was said in a phase of an attempt: the voice, its clock, the text and when each word was spoken.

voice-2.flac     of the phase with that number
speech-2.json    its clock; the text; words with onset and offset on the recording's clock
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from app.speech.align import Alignment, AlignmentFailed, align
from app.speech.clock import AudioClock
from app.speech.recognise import recognise
from app.speech.sound import Sound, SpeechMissing, read_sound, write_flac
from app.study.folder import StudyError, read_json, write_json
from eyetracking.scanpaths.sentence_maps import Sentence, Word, sentences_of

Source = Literal["none", "typed", "recognised", "simulated"]


class TimedWord(msgspec.Struct, frozen=True, kw_only=True):
    """onset_ns, offset_ns: on the recording's clock."""

    text: str
    onset_ns: int
    offset_ns: int


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """clock: None where no voice was kept. source: who wrote the text. words: empty where the times are not
    known. method: what found the times. guessed: words whose pronunciation came from their letters. lacks:
    why there are no times, or no voice."""

    phase: int
    clock: AudioClock | None = None
    text: str = ""
    source: Source = "none"
    words: tuple[TimedWord, ...] = ()
    method: str = ""
    guessed: tuple[str, ...] = ()
    lacks: str = ""


def voice_path(folder: Path, phase: int) -> Path:
    return folder / f"voice-{phase}.flac"


def speech_path(folder: Path, phase: int) -> Path:
    return folder / f"speech-{phase}.json"


def speeches_of(folder: Path) -> list[Speech]:
    """Of an attempt, phase by phase. Raises StudyError."""
    found = [read_json(path, Speech) for path in folder.glob("speech-*.json")]
    return sorted(found, key=lambda one: one.phase)


def keep_voice(folder: Path, phase: int, sound: Sound, clock: AudioClock) -> Speech:
    """Raises SpeechMissing, OSError."""
    write_flac(voice_path(folder, phase), sound)
    return keep(folder, Speech(phase=phase, clock=clock))


def keep(folder: Path, speech: Speech) -> Speech:
    """Raises OSError."""
    write_json(speech_path(folder, speech.phase), speech)
    return speech


def put_text(folder: Path, phase: int, text: str, *, source: Source = "typed") -> Speech:
    """The text as it was typed or corrected; where there is a voice and pocketsphinx, its words get their
    times. What could not be done is in `lacks`. Raises StudyError, OSError."""
    path = speech_path(folder, phase)
    before = read_json(path, Speech) if path.is_file() else Speech(phase=phase)
    text = " ".join(text.split())
    said = msgspec.structs.replace(
        before, text=text, source=source, words=(), method="", guessed=(), lacks=""
    )
    if before.clock is None:
        return keep(folder, msgspec.structs.replace(said, lacks="No voice was kept, so words have no times."))
    try:
        found = align(read_sound(voice_path(folder, phase)), text)
    except (AlignmentFailed, SpeechMissing) as error:
        return keep(folder, msgspec.structs.replace(said, lacks=str(error)))
    return keep(folder, _timed(said, before.clock, found))


def recognise_voice(folder: Path, phase: int, model: Path) -> Speech:
    """A draft of the text by a local model. Raises SpeechMissing, StudyError, SoundError."""
    speech = read_json(speech_path(folder, phase), Speech)
    if speech.clock is None:
        raise StudyError(folder, f"phase {phase} has no voice", "Type what was said.")
    found = recognise(read_sound(voice_path(folder, phase)), model)
    text = " ".join(word.text for word in found.words)
    said = msgspec.structs.replace(speech, text=text, source="recognised", lacks="")
    return keep(folder, _timed(said, speech.clock, found))


def _timed(speech: Speech, clock: AudioClock, found: Alignment) -> Speech:
    def ns(seconds: float) -> int:
        return int(clock.host_ns(seconds * clock.rate_hz))

    words = tuple(
        TimedWord(text=word.text, onset_ns=ns(word.onset_s), offset_ns=ns(word.offset_s))
        for word in found.words
    )
    return msgspec.structs.replace(speech, words=words, method=found.method, guessed=found.guessed)


def words_ms(speeches: Sequence[Speech], began_ns: int) -> list[Word]:
    """(onset_ms, offset_ms, text) from the begin of the recording, in order."""
    return [
        ((word.onset_ns - began_ns) / 1e6, (word.offset_ns - began_ns) / 1e6, word.text)
        for speech in speeches
        for word in speech.words
    ]


def sentences(speeches: Sequence[Speech], began_ns: int) -> list[Sentence]:
    """What was said, sentence by sentence, in ms from the begin of the recording; its gaze is
    `eyetracking.scanpaths.sentence_maps`."""
    return sentences_of(words_ms(speeches, began_ns))
