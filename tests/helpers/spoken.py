"""Speech whose words are known to the millisecond: espeak-ng's own word events, through its library."""

from __future__ import annotations

import ctypes
import ctypes.util
from functools import lru_cache

import numpy as np
import pytest

_WORD, _RETRIEVAL, _CHARACTERS, _UTF8 = 1, 1, 1, 1


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@lru_cache(maxsize=1)
def _library():
    name = ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1"
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return None, 0
    return library, library.espeak_Initialize(_RETRIEVAL, 0, None, 0)


def speak(text):
    """(float32 samples, rate_hz, [(onset_s, word)]) of this text; skips the test where espeak-ng is
    missing."""
    library, rate = _library()
    if library is None:
        pytest.skip("espeak-ng is not installed: apt-get install espeak-ng")
    pieces, words, data = [], [], text.encode()

    def heard(wave, count, events):
        if wave and count:
            pieces.append(np.ctypeslib.as_array(wave, (count,)).copy())
        k = 0
        while events[k].type:
            if events[k].type == _WORD and events[k].length:  # the last one is of no word
                first = events[k].position - 1
                words.append((events[k].sample / rate, text[first : first + events[k].length]))
            k += 1
        return 0

    callback = _CALLBACK(heard)
    library.espeak_SetSynthCallback(callback)
    library.espeak_Synth(data, len(data) + 1, 0, _CHARACTERS, 0, _UTF8, None, None)
    library.espeak_Synchronize()
    return np.concatenate(pieces).astype(np.float32) / 32_768, rate, words
