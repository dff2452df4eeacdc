"""A sound played as if a microphone heard it, in real time: for rehearsals of a study without a person."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from app.speech.capture import OpenStream, Stream
from app.speech.sound import Sound


class _Quiet:
    """What a sound card reports when nothing was dropped."""

    input_overflow = False


class _Played:
    def __init__(
        self, sound: Sound, callback: Callable[[Any, int, Any, Any], None], rate_hz: int, block: int
    ) -> None:
        self._samples = sound.at(rate_hz).samples
        self._callback, self._rate_hz, self._block = callback, rate_hz, block
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._play, name="played voice", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def close(self) -> None:
        self.stop()

    def _play(self) -> None:
        """A block as soon as its last frame is due, silence where the sound is over."""
        began, frames = time.monotonic(), 0
        while not self._ends.wait(
            max(0.0, began + (frames + self._block) / self._rate_hz - time.monotonic())
        ):
            part = self._samples[frames : frames + self._block]
            block = np.zeros((self._block, 1), dtype=np.float32)
            block[: len(part), 0] = part
            frames += self._block
            self._callback(block, self._block, None, _Quiet)


def played(sound: Sound) -> OpenStream:
    """A stream that a Microphone takes in a sound card's place."""

    def opened(callback: Callable[[Any, int, Any, Any], None], rate_hz: int, block: int) -> Stream:
        return _Played(sound, callback, rate_hz, block)

    return opened
