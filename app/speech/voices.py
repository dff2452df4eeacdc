"""A voice for simulated participants: espeak-ng where it is installed, or a folder of recorded sentences."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.speech.sound import Sound, SpeechMissing, read_sound

RATE_HZ = 16_000
PAUSE_S = 0.25
Voice = Callable[[str], Sound]
"""What this text sounds like."""


def espeak() -> Voice:
    """Raises SpeechMissing where it is not installed."""
    program = shutil.which("espeak-ng")
    if program is None:
        raise SpeechMissing(
            "espeak-ng is not installed", "Install it (apt-get install espeak-ng), or use no voice."
        )

    def speak(text: str) -> Sound:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            command = [program, "-s", "160", "-w", str(path), "--stdin"]
            subprocess.run(command, input=text.encode(), check=True, timeout=60, capture_output=True)
            return read_sound(path).at(RATE_HZ)

    return speak


def recorded(folder: Path) -> Voice:
    """Sentences as X.wav (or .flac) beside X.txt. Raises SpeechMissing where the folder has none; the voice
    raises it for a sentence that is not there."""
    said = {
        _plain(path.read_text(encoding="utf-8")): sound
        for path in sorted(folder.glob("*.txt"))
        for sound in (path.with_suffix(".wav"), path.with_suffix(".flac"))
        if sound.is_file()
    }
    way_out = "Put X.wav beside X.txt, a sentence each."
    if not said:
        raise SpeechMissing(f"{folder} holds no spoken sentence", way_out)

    def speak(text: str) -> Sound:
        if _plain(text) not in said:
            raise SpeechMissing(f"{folder} does not hold the sentence {text!r}", way_out)
        return read_sound(said[_plain(text)]).at(RATE_HZ)

    return speak


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def spoken(
    voice: Voice, sentences: Sequence[tuple[float, str]], *, seconds: float
) -> tuple[Sound, list[tuple[float, str]]]:
    """(sound of so many seconds, the sentences that fit in wholly with their begin, s). sentences: (wanted
    begin s, text); each waits for the one before it."""
    samples: NDArray[np.float32] = np.zeros(round(seconds * RATE_HZ), dtype=np.float32)
    said: list[tuple[float, str]] = []
    free_s = 0.0
    for wanted_s, text in sentences:
        begin_s = max(wanted_s, free_s)
        part = voice(text).at(RATE_HZ).samples
        first = round(begin_s * RATE_HZ)
        if first + len(part) > len(samples):
            break
        samples[first : first + len(part)] = part
        free_s = begin_s + len(part) / RATE_HZ + PAUSE_S
        said.append((begin_s, text))
    return Sound(samples, RATE_HZ), said
