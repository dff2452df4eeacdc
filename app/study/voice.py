"""The voice of a sitting with a person: a microphone for each phase that is spoken in, on a thread of its
own, so that neither the window nor the tracker waits for a sound card.

Where there is no microphone the reason is told, and the text can be typed.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import msgspec

from app.speech.capture import Microphone, OpenStream, sound_card
from app.speech.sound import SoundError, SpeechMissing
from app.study.dictation import Source, Speech, keep, put_text, speech_path, voice_path
from app.study.folder import StudyError, read_json
from app.study.order import Trial

Listen = Callable[[Trial], tuple[OpenStream, str]]
"""Where the voice of a trial comes from, and the text where it is known beforehand (a rehearsal; else "")."""
UNFINISHED = "The recording was broken off."


def from_sound_card(_trial: Trial) -> tuple[OpenStream, str]:
    """The system's microphone. Raises SpeechMissing."""
    return sound_card(), ""


def no_voice(why: str) -> Listen:
    """Nobody is heard, and why."""

    def nothing(_trial: Trial) -> tuple[OpenStream, str]:
        raise SpeechMissing(why.rstrip("."), "What is said can be typed.")

    return nothing


class VoiceDesk:
    """One voice at a time. told: called, on its thread, with what went wrong in words."""

    def __init__(self, listen: Listen = from_sound_card, *, told: Callable[[str], None]) -> None:
        self._listen, self._told = listen, told
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="voice")
        self._running: tuple[Path, int] | None = None
        self._microphone: Microphone | None = None
        self._text = ""

    def begin(self, folder: Path, phase: int, trial: Trial) -> None:
        """Listens from now on."""
        self._running = folder, phase
        self._thread.submit(self._open, folder, phase, trial)

    def end(self) -> None:
        """What was heard is kept, soon; where nothing is heard, nothing happens."""
        if self._running is not None:
            folder, phase = self._running
            self._running = None
            self._thread.submit(self._close, folder, phase)

    def type(self, folder: Path, phase: int, text: str, *, source: Source = "typed") -> Future[None]:
        """The text of what was said; its words get their times where there is a voice."""
        return self._thread.submit(self._put, folder, phase, text, source)

    def close(self) -> None:
        """Waits until all is on the disk."""
        self.end()
        self._thread.shutdown(wait=True)

    # on the thread

    def _open(self, folder: Path, phase: int, trial: Trial) -> None:
        self._microphone, self._text = None, ""
        try:
            keep(folder, Speech(phase=phase, lacks=UNFINISHED))
            stream, self._text = self._listen(trial)
            self._microphone = Microphone(voice_path(folder, phase), stream=stream)
        except SpeechMissing as error:
            self._lacks(folder, phase, str(error))
        except OSError as error:
            self._lacks(folder, phase, f"The voice cannot be kept: {error.strerror}.")

    def _close(self, folder: Path, phase: int) -> None:
        microphone, self._microphone = self._microphone, None
        if microphone is None:
            return
        clock = microphone.close()
        if clock is None:
            self._lacks(folder, phase, "The microphone gave no sound.")
            return
        keep(folder, Speech(phase=phase, clock=clock))
        if microphone.overflows:
            self._told(f"The sound card dropped sound {microphone.overflows} times.")
        if self._text:
            self._put(folder, phase, self._text, "simulated")

    def _put(self, folder: Path, phase: int, text: str, source: Source) -> None:
        try:
            put_text(folder, phase, text, source=source)
        except (StudyError, SoundError, OSError) as error:
            self._told(f"The text was not kept: {error}")

    def _lacks(self, folder: Path, phase: int, why: str) -> None:
        path = speech_path(folder, phase)
        try:
            before = read_json(path, Speech) if path.is_file() else Speech(phase=phase)
            keep(folder, msgspec.structs.replace(before, lacks=why))
        except (StudyError, OSError) as error:
            why = f"{why} ({error})"
        self._told(why)
