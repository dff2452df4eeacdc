"""A voice in a sitting: kept by a thread of its own, typed where there is no microphone."""

from __future__ import annotations

import time

import numpy as np
import pytest
from study_protocols import PLAIN, begun

from app.speech.played import played
from app.speech.sound import Sound, read_sound
from app.study.dictation import Speech, speeches_of, voice_path
from app.study.voice import VoiceDesk, no_voice

pytest.importorskip("soundfile", reason="the group study is not installed")


@pytest.fixture
def trial(tmp_path):
    return begun(tmp_path, PLAIN).plan(1)[0]


def heard_for(desk, folder, seconds, trial):
    desk.begin(folder, 2, trial)
    time.sleep(seconds)
    desk.end()
    desk.close()


def test_what_is_heard_is_kept_with_its_clock(tmp_path, trial):
    tone = Sound(np.full(48_000, 0.25, dtype=np.float32), 48_000)
    told = []
    heard_for(VoiceDesk(lambda _trial: (played(tone), ""), told=told.append), tmp_path, 0.4, trial)
    (speech,) = speeches_of(tmp_path)
    sound = read_sound(voice_path(tmp_path, 2))
    assert (speech.lacks, told) == ("", [])
    assert speech.clock.rate_hz == 48_000
    assert 0.1 < sound.seconds < 5.0
    assert sound.samples[: len(sound.samples) // 2] == pytest.approx(0.25, abs=1e-3)


def test_without_a_microphone_the_reason_is_told_and_the_typed_text_is_kept(tmp_path, trial):
    told = []
    desk = VoiceDesk(no_voice("No microphone here."), told=told.append)
    desk.begin(tmp_path, 2, trial)
    desk.end()
    desk.type(tmp_path, 2, "Lungs are clear.")
    desk.close()
    assert told == ["No microphone here. What is said can be typed."]
    (speech,) = speeches_of(tmp_path)
    assert (speech.text, speech.source, speech.clock) == ("Lungs are clear.", "typed", None)


def test_a_voice_that_is_broken_off_says_so(tmp_path, trial):
    silence = Sound(np.zeros(10, dtype=np.float32), 48_000)
    desk = VoiceDesk(lambda _trial: (played(silence), ""), told=lambda _text: None)
    desk.begin(tmp_path, 2, trial)
    desk._thread.submit(lambda: None).result()  # it listens now; a kill would leave this
    assert speeches_of(tmp_path) == [Speech(phase=2, lacks="The recording was broken off.")]
    desk.close()
