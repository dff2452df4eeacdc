"""Text of what was said: aligned where there is a voice, kept where there is none, corrected at any time."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
from spoken import speak
from study_protocols import PLAIN, begun

from app.cli import main
from app.speech.clock import AudioClock
from app.speech.sound import Sound
from app.study.dictation import keep_voice, put_text, sentences, speeches_of, words_ms
from app.study.participants import participants_of
from app.study.record import GAZE, events_of
from eyetracking.events import fixations_on_image
from eyetracking.recording import open_recording
from eyetracking.scanpaths.sentence_maps import sentence_maps

TEXT = "The heart is enlarged. There is a small left pleural effusion."
DESCRIBED = PLAIN + '\n[[phases]]\nkind = "described_viewing"\nseconds = 60\n'


def clock(rate_hz, began_ns=0):
    return AudioClock(rate_hz=rate_hz, began_ns=began_ns, ns_per_frame=1e9 / rate_hz)


def test_corrected_text_gets_word_times_on_the_recordings_clock(tmp_path):
    pytest.importorskip("pocketsphinx", reason="the group study is not installed")
    pytest.importorskip("soundfile", reason="the group study is not installed")
    samples, rate, truth = speak(TEXT)
    keep_voice(tmp_path, 2, Sound(samples, rate), clock(rate, 5_000_000_000))
    assert put_text(tmp_path, 2, "Something else entirely that nobody said at all in this place.").lacks
    speech = put_text(tmp_path, 2, TEXT)
    assert (speech.lacks, speech.source) == ("", "typed")
    off_s = [w.onset_ns / 1e9 - 5 - onset for w, (onset, _) in zip(speech.words, truth, strict=True)]
    assert np.abs(off_s).mean() <= 0.06
    assert [one.text for one in sentences(speeches_of(tmp_path), 0)] == [
        "The heart is enlarged.",
        "There is a small left pleural effusion.",
    ]


def test_without_a_voice_the_text_is_kept_and_why_it_has_no_times(tmp_path):
    speech = put_text(tmp_path, 1, "Clear  lungs.")
    assert (speech.text, speech.words) == ("Clear lungs.", ())
    assert "No voice was kept" in speech.lacks


def test_a_simulated_participant_speaks_and_each_sentence_has_its_gaze(tmp_path):
    for package in ("pocketsphinx", "soundfile"):
        pytest.importorskip(package, reason="the group study is not installed")
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng is not installed: apt-get install espeak-ng")
    study = begun(tmp_path, DESCRIBED)
    words = (
        "--study",
        str(study.path),
        "--participant",
        "new",
        "--simulated",
        "--trials",
        "1",
        "--rate",
        "60",
    )
    assert main(["study", "run", str(tmp_path / "protocol.toml"), *words]) == 0
    (who,) = participants_of(study)
    folder = study.path / "trials" / who.pseudonym / "1-001-01"
    (speech,) = speeches_of(folder)
    assert (folder / "voice-2.flac").is_file()
    assert (speech.source, speech.lacks) == ("typed", "")
    described = next(event for event in events_of(folder) if event.what == "described_viewing")
    assert abs(speech.clock.began_ns - described.t_ns) <= 10e6
    assert abs(speech.clock.drift_ppm - 60) < 15
    recording = open_recording(folder / GAZE)
    fixations = fixations_on_image(recording)
    spoken = words_ms([speech], recording.began_ns)
    maps = sentence_maps(
        spoken, fixations.scanpath(), shape=(64, 64), px_per_degree=float(np.median(fixations.px_per_degree))
    )
    assert maps
    assert any(one.fixations > 0 for one in maps)


def test_words_are_typed_from_the_command_line_and_the_voice_is_named_where_it_lacks(tmp_path, capsys):
    study = begun(tmp_path, DESCRIBED)
    words = (
        "--study",
        str(study.path),
        "--participant",
        "new",
        "--simulated",
        "--trials",
        "1",
        "--rate",
        "60",
    )
    assert main(["study", "run", str(tmp_path / "protocol.toml"), *words, "--voice", "none"]) == 0
    assert "no voice: No voice was wanted." in capsys.readouterr().err
    (who,) = participants_of(study)
    folder = study.path / "trials" / who.pseudonym / "1-001-01"
    assert speeches_of(folder)[0].source == "simulated"
    (tmp_path / "said.txt").write_text(TEXT, encoding="utf-8")
    assert main(["study", "words", str(folder), "--text", str(tmp_path / "said.txt")]) == 0
    said = capsys.readouterr()
    assert TEXT in said.out
    assert "No voice was kept" in said.err
    assert speeches_of(folder)[0].source == "typed"
