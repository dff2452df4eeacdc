"""When each word of a known text was said, against espeak-ng's own word events."""

from __future__ import annotations

import numpy as np
import pytest
from spoken import speak

from app.speech.align import AlignmentFailed, align
from app.speech.letters import phones, tokens
from app.speech.sound import Sound

TEXTS = (
    "There is a moderate left pleural effusion. The cardiac silhouette is enlarged. No pneumothorax.",
    "Small right apical pneumothorax. Linear atelectasis at the left base. The mediastinum is widened.",
    "Mild interstitial edema. Endotracheal tube in place. The costophrenic angles are blunted. Cardiomegaly.",
)


def test_onsets_are_within_60_ms_on_the_mean_and_200_ms_for_95_of_100():
    pytest.importorskip("pocketsphinx", reason="the group study is not installed")
    off_s = []
    for text in TEXTS:
        samples, rate, truth = speak(text)
        silence = np.zeros(20 * rate, dtype=np.float32)  # a reader looks before speaking
        found = align(Sound(np.concatenate([silence, samples]), rate), text)
        assert [word.text for word in found.words] == text.split()
        off_s += [word.onset_s - 20 - onset for word, (onset, _) in zip(found.words, truth, strict=True)]
    assert np.mean(np.abs(off_s)) <= 0.060
    assert np.percentile(np.abs(off_s), 95) <= 0.200


def test_a_text_that_was_not_said_is_refused_and_words_unknown_to_the_dictionary_are_named():
    pytest.importorskip("pocketsphinx", reason="the group study is not installed")
    samples, rate, _ = speak("The heart is enlarged.")
    found = align(Sound(samples, rate), "The heart is enlarged.")
    assert found.guessed == ()
    with pytest.raises(AlignmentFailed, match="Correct the text"):
        align(Sound(samples[: rate // 4], rate), " ".join(TEXTS))


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("effusion.", ["effusion"]),
        ("2", ["two"]),
        ("1.5", ["one", "point", "five"]),
        ("cm,", ["centimeters"]),
        ("x-ray", ["x", "ray"]),
        ("115", ["one", "hundred", "fifteen"]),
        ("—", []),
    ],
)
def test_what_is_written_is_spoken_so(written, spoken):
    assert tokens(written) == spoken


@pytest.mark.parametrize("word", ["pneumothorax", "cephalization", "costophrenic", "zzyzx", "a"])
def test_every_word_of_letters_has_phones(word):
    assert phones(word)
    assert phones("123") == ""
