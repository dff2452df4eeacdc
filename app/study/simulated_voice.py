"""The voice of a simulated participant: spoken, kept with a sound card's drifting clock, typed and aligned as
a person's would be."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.speech.clock import AudioClock, fit_clock
from app.speech.sound import SpeechMissing
from app.speech.voices import Voice, espeak, recorded, spoken
from app.study.dictation import Speech, TimedWord, keep, keep_voice, put_text
from eyetracking.scanpaths.reader_model import Reading
from eyetracking.scanpaths.sentence_maps import sentences_of

DRIFT_PPM = 60.0
BLOCK_S = 0.02


def voice_of(said: str) -> tuple[Voice | None, str]:
    """(the voice, why there is none). said: "espeak-ng", "none" or a folder of spoken sentences. Raises
    SpeechMissing for a folder that holds none."""
    if said == "none":
        return None, "No voice was wanted."
    if said != "espeak-ng":
        return recorded(Path(said)), ""
    try:
        return espeak(), ""
    except SpeechMissing as error:
        return None, str(error)


class SimulatedVoice:
    """voice: None where nobody speaks; then the simulated reader's own word times are kept, and say so."""

    def __init__(self, voice: Voice | None, lacks: str, *, seed: int) -> None:
        self._voice, self._lacks = voice, lacks
        self._rng = np.random.Generator(np.random.PCG64([seed, 3]))

    def __call__(self, folder: Path, phase: int, reading: Reading, began_ns: int, seconds: float) -> None:
        """Speaks the reading's words from began_ns (recording's clock) for at most so many seconds."""
        wanted = [(one.onset_ms / 1000, one.text) for one in sentences_of(reading.words)]
        if self._voice is None:
            self._in_silence(folder, phase, reading, began_ns, seconds)
            return
        try:
            sound, said = spoken(self._voice, wanted, seconds=seconds)
            keep_voice(folder, phase, sound, self._clock(len(sound.samples), sound.rate_hz, began_ns))
        except SpeechMissing as error:
            self._lacks = str(error)
            self._in_silence(folder, phase, reading, began_ns, seconds)
            return
        put_text(folder, phase, " ".join(text for _, text in said))

    def _clock(self, frames: int, rate_hz: int, began_ns: int) -> AudioClock:
        """As a sound card with a drift and a late system would have told."""
        block = round(BLOCK_S * rate_hz)
        counts = np.arange(block, frames + block, block).clip(max=frames)
        counts = counts[: int(np.argmax(counts == frames)) + 1]
        late_ns = self._rng.exponential(1.5e6, len(counts))
        true_ns = began_ns + counts / rate_hz * 1e9 * (1 - DRIFT_PPM * 1e-6)
        return fit_clock(counts, np.rint(true_ns + late_ns).astype(np.int64), rate_hz=rate_hz)

    def _in_silence(self, folder: Path, phase: int, reading: Reading, began_ns: int, seconds: float) -> None:
        words = tuple(
            TimedWord(text=text, onset_ns=began_ns + round(a * 1e6), offset_ns=began_ns + round(b * 1e6))
            for a, b, text in reading.words
            if b <= 1000 * seconds
        )
        said = Speech(
            phase=phase,
            text=" ".join(word.text for word in words),
            source="simulated",
            words=words,
            method="the simulated reader's own times",
            lacks=self._lacks,
        )
        keep(folder, said)
