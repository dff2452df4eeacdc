"""A microphone by sounddevice into a FLAC file while it runs, with what the clock is fitted from.

The callback only counts frames, looks at the host's clock and queues the block; a thread writes. What
PortAudio says of its own times is not used.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from app.speech.clock import AudioClock, fit_clock
from app.speech.sound import SpeechMissing, needed

RATE_HZ = 48_000
BLOCK = 960
"""20 ms: short enough for the clock, long enough for any sound card."""


class Stream(Protocol):
    """A sound card that records, as sounddevice has it: it calls back with (block, frames, times, status)."""

    def start(self) -> None: ...
    def stop(self) -> None: ...
    def close(self) -> None: ...


OpenStream = Callable[[Callable[[Any, int, Any, Any], None], int, int], Stream]
"""(callback, rate_hz, frames a block) -> the stream, not yet started."""


def sound_card(device: str | int | None = None) -> OpenStream:
    """A sound card of this computer; device: a name or number of sounddevice, None: the system's. Raises
    SpeechMissing."""
    sounddevice = needed("sounddevice", "to record a voice")

    def opened(callback: Callable[[Any, int, Any, Any], None], rate_hz: int, block: int) -> Stream:
        try:
            stream: Stream = sounddevice.InputStream(
                samplerate=rate_hz, channels=1, dtype="float32", blocksize=block, device=device,
                callback=callback,
            )  # fmt: skip
        except sounddevice.PortAudioError as error:
            way_out = "Plug one in, or go on without: what is said can be typed."
            raise SpeechMissing(f"No microphone can be recorded from ({error})", way_out) from error
        return stream

    return opened


def microphones() -> list[str]:
    """Names of what can be recorded from. Raises SpeechMissing that says what lacks."""
    sounddevice = needed("sounddevice", "to record a voice")
    return [str(one["name"]) for one in sounddevice.query_devices() if one["max_input_channels"] > 0]


class Microphone:
    """Records into `path` from its making until `close`. stream: where from, None: the system's sound card.
    overflows: how often the system dropped sound. Raises SpeechMissing, OSError."""

    def __init__(self, path: Path, *, stream: OpenStream | None = None, rate_hz: int = RATE_HZ) -> None:
        soundfile = needed("soundfile", "to keep a voice")
        self.rate_hz, self.overflows = rate_hz, 0
        self._frames = 0
        self._counts: list[int] = []
        self._arrivals: list[int] = []
        self._blocks: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._stream = (stream or sound_card())(self._came, rate_hz, BLOCK)
        self._file = soundfile.SoundFile(
            path, "w", samplerate=rate_hz, channels=1, format="FLAC", subtype="PCM_16"
        )
        self._writer = threading.Thread(target=self._write, name="voice", daemon=True)
        self._writer.start()
        self._stream.start()

    def _came(self, block: Any, frames: int, _times: Any, status: Any) -> None:
        now = time.monotonic_ns()
        self._frames += frames
        self._counts.append(self._frames)
        self._arrivals.append(now)
        if status and status.input_overflow:
            self.overflows += 1
        self._blocks.put(np.array(block[:, 0]))

    def _write(self) -> None:
        while (block := self._blocks.get()) is not None:
            self._file.write(block)
        self._file.close()

    def close(self) -> AudioClock | None:
        """Ends it. Everything is on the disk. None where no block came."""
        self._stream.stop()
        self._stream.close()
        self._blocks.put(None)
        self._writer.join(10.0)
        if not self._counts:
            return None
        return fit_clock(self._counts, self._arrivals, rate_hz=self.rate_hz)
