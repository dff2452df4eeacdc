"""A microphone, played by a stand-in for sounddevice: what comes is on the disk, and its clock is fitted."""

from __future__ import annotations

import sys
import time
import types

import numpy as np
import pytest

from app.speech import capture
from app.speech.sound import Sound, SpeechMissing, needed, read_sound, write_flac

soundfile = pytest.importorskip("soundfile", reason="the group study is not installed")


class PortAudioError(Exception):
    pass


def stand_in(monkeypatch, blocks=25, *, fails=False):
    class Stream:
        def __init__(self, *, samplerate, blocksize, callback, **_how):
            if fails:
                raise PortAudioError("no default input device")
            self.callback, self.blocksize = callback, blocksize

        def start(self):
            status = types.SimpleNamespace(input_overflow=False)
            for number in range(blocks):
                time.sleep(0.002)
                block = np.full((self.blocksize, 1), number / 100, dtype=np.float32)
                self.callback(block, self.blocksize, None, status)

        def stop(self):
            pass

        close = stop

    module = types.SimpleNamespace(InputStream=Stream, PortAudioError=PortAudioError)
    monkeypatch.setitem(sys.modules, "sounddevice", module)


def test_all_frames_are_in_the_file_and_the_clock_knows_when_they_came(tmp_path, monkeypatch):
    stand_in(monkeypatch)
    began_ns = time.monotonic_ns()
    microphone = capture.Microphone(tmp_path / "voice.flac")
    clock = microphone.close()
    sound = read_sound(tmp_path / "voice.flac")
    assert len(sound.samples) == 25 * capture.BLOCK
    assert sound.samples[-1] == pytest.approx(0.24, abs=1e-4)
    assert abs(int(clock.host_ns(25 * capture.BLOCK)) - began_ns) < 5e9


def test_without_a_microphone_it_says_so_and_leaves_no_file(tmp_path, monkeypatch):
    stand_in(monkeypatch, fails=True)
    with pytest.raises(SpeechMissing, match="can be typed"):
        capture.Microphone(tmp_path / "voice.flac")
    assert list(tmp_path.iterdir()) == []


def test_a_package_that_is_missing_is_named_with_its_install_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(SpeechMissing, match=r"sounddevice is needed to record a voice.*radgaze\[study\]"):
        needed("sounddevice", "to record a voice")


def test_flac_keeps_16_bits(tmp_path):
    wave = np.sin(np.arange(4800) / 10).astype(np.float32) * 0.5
    write_flac(tmp_path / "a.flac", Sound(wave, 48_000))
    assert np.abs(read_sound(tmp_path / "a.flac").samples - wave).max() <= 1 / 32_768
