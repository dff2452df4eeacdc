"""When each word of a known text was said: forced alignment by pocketsphinx, whose wheel carries its model.

A word that its dictionary does not know gets a pronunciation from its letters (`app.speech.letters`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.speech.letters import phones, tokens
from app.speech.sound import Sound, needed

RATE_HZ = 16_000
_FRAMES_A_SECOND = 100
_SILENT = 2e-4
"""Of the loud parts' power."""
_PAUSE = 6
"""Hundredths of a second of silence that no consonant has."""
_LEFT = 20
"""Hundredths of a second of a pause that are left at each of its ends."""
_HISS = 1e-4
"""Silence of all zeros is no silence to an acoustic model; a hiss of this amplitude, seeded, is."""


@dataclass(frozen=True)
class SpokenWord:
    """A word of the text as it is written, and when it was said, seconds from the begin of the sound."""

    onset_s: float
    offset_s: float
    text: str


@dataclass(frozen=True)
class Alignment:
    """guessed: words whose pronunciation came from their letters. method: what made it."""

    words: tuple[SpokenWord, ...]
    guessed: tuple[str, ...]
    method: str


class AlignmentFailed(RuntimeError):
    """The text is not in the sound. Its words are for people."""


def align(sound: Sound, text: str) -> Alignment:
    """Raises AlignmentFailed, SpeechMissing."""
    try:
        return _aligned(sound, text, spelled=False)
    except AlignmentFailed:
        return _aligned(sound, text, spelled=True)  # "cm" may have been said as two letters


def _aligned(sound: Sound, text: str, *, spelled: bool) -> Alignment:
    written = text.split()
    spoken = [tokens(word, spelled=spelled) for word in written]
    flat = [token for parts in spoken for token in parts]
    pocketsphinx = needed("pocketsphinx", "to find when words were said")
    method = f"pocketsphinx {version('pocketsphinx')}"
    if not flat:
        return Alignment((), (), method)
    decoder = _decoder(pocketsphinx)
    guessed = _teach(decoder, flat)
    sound = sound.at(RATE_HZ)
    loud = _loud(sound)
    said = _segments(decoder, sound, flat, _kept(loud))
    if [word for word, _, _ in said] != flat:
        raise AlignmentFailed(
            f"The text does not fit the sound: {len(said)} of its {len(flat)} words were found. "
            "Correct the text; the sound is kept."
        )
    words, at = [], 0
    for shown, parts in zip(written, spoken, strict=True):
        if parts:
            first, last = said[at], said[at + len(parts) - 1]
            words.append(SpokenWord(_after_silence(first[1], first[2], loud), last[2], shown))
            at += len(parts)
    return Alignment(tuple(words), guessed, method)


def _loud(sound: Sound) -> NDArray[np.bool_]:
    """Whether anything is heard, for each hundredth of a second."""
    step = sound.rate_hz // _FRAMES_A_SECOND
    count = len(sound.samples) // step
    power = np.square(sound.samples[: count * step]).reshape(count, step).mean(axis=1)
    loud: NDArray[np.bool_] = power > _SILENT * np.percentile(power, 99) if count else power > 0
    return loud


def _kept(loud: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The hundredths of a second that are looked at: long pauses, in which a search loses its way, are
    cut."""
    near = np.convolve(loud, np.ones(2 * _LEFT + 1)) > 0
    return np.flatnonzero(near[_LEFT : _LEFT + len(loud)])


def _after_silence(onset_s: float, offset_s: float, loud: NDArray[np.bool_]) -> float:
    """A pause before a word may be counted as its first sound: the word begins where something is heard."""
    first, last = round(onset_s * _FRAMES_A_SECOND), round(offset_s * _FRAMES_A_SECOND)
    heard = np.flatnonzero(loud[first:last])
    if len(heard) and heard[0] >= _PAUSE:
        return (first + int(heard[0])) / _FRAMES_A_SECOND
    return onset_s


@lru_cache(maxsize=1)
def _decoder(pocketsphinx: Any) -> Any:
    wide = {"beam": 1e-100, "wbeam": 1e-80, "pbeam": 1e-100}
    return pocketsphinx.Decoder(samprate=RATE_HZ, lm=None, bestpath=False, loglevel="FATAL", **wide)


def _teach(decoder: Any, flat: list[str]) -> tuple[str, ...]:
    unknown = [word for word in dict.fromkeys(flat) if decoder.lookup_word(word) is None]
    for word in unknown:
        said = phones(word)
        if not said:
            raise AlignmentFailed(f"Nothing tells how {word!r} is spoken. Write it in letters from a to z.")
        decoder.add_word(word, said, word == unknown[-1])
    return tuple(unknown)


def _segments(
    decoder: Any, sound: Sound, flat: list[str], kept: NDArray[np.intp]
) -> list[tuple[str, float, float]]:
    """(token, onset_s, offset_s)."""
    step = RATE_HZ // _FRAMES_A_SECOND
    samples = sound.samples[: len(sound.samples) // step * step].reshape(-1, step)[kept].ravel()
    hiss = np.random.Generator(np.random.PCG64(0)).normal(0.0, _HISS, len(samples))
    pcm = np.rint(np.clip(samples + hiss, -1, 1) * 32_767).astype("<i2").tobytes()
    try:
        decoder.set_align_text(" ".join(flat))
        decoder.start_utt()
        decoder.process_raw(pcm, full_utt=True)
        decoder.end_utt()
        found = decoder.seg() if decoder.hyp() is not None else None
    except RuntimeError as error:
        raise AlignmentFailed(f"The text could not be laid over the sound ({error}).") from error
    last = len(kept) - 1
    return [
        (
            re.sub(r"\(\d+\)$", "", one.word),
            float(kept[min(one.start_frame, last)]) / _FRAMES_A_SECOND,
            float(kept[min(one.end_frame, last)] + 1) / _FRAMES_A_SECOND,
        )
        for one in found or ()
        if not one.word.startswith(("<", "["))
    ]
