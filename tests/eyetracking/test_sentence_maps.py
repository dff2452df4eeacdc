"""Where a reader looked while speaking a sentence, on readings small enough to check by hand."""

from __future__ import annotations

import numpy as np
import pytest

from eyetracking.scanpaths import Scanpath
from eyetracking.scanpaths.sentence_maps import MapOptions, sentence_maps, sentences_of, within


def fixations(*rows: tuple[float, float, float, float]) -> Scanpath:
    """(x, y, onset_ms, duration_ms) on an image of 100 x 100."""
    x, y, onset, duration = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    return Scanpath(x_px=x, y_px=y, onset_ms=onset, duration_ms=duration, width_px=100, height_px=100)


WORDS = [
    (1000.0, 1300.0, "Left"),
    (1300.0, 1800.0, "effusion."),
    (2500.0, 3000.0, "Heart"),
    (3000.0, 3400.0, "large."),
]
LOOKS = fixations((80, 80, 900, 800), (50, 60, 2600, 700))


def brightest(values: np.ndarray) -> tuple[int, int]:
    row, column = np.unravel_index(int(values.argmax()), values.shape)
    return int(row), int(column)


def test_a_full_stop_ends_a_sentence():
    assert [(s.text, s.onset_ms, s.offset_ms) for s in sentences_of(WORDS)] == [
        ("Left effusion.", 1000.0, 1800.0),
        ("Heart large.", 2500.0, 3400.0),
    ]


def test_a_long_silence_ends_a_sentence_that_has_no_full_stop():
    words = [(0.0, 300.0, "effusion"), (2000.0, 2300.0, "heart")]
    assert len(sentences_of(words)) == 2
    assert len(sentences_of(words, pause_ms=5000.0)) == 1


def test_each_sentence_gets_the_place_that_was_looked_at_while_it_was_spoken():
    first, second = sentence_maps(WORDS, LOOKS, shape=(10, 10), px_per_degree=5)
    assert brightest(first.values) == (7, 7) or brightest(first.values) == (8, 8)
    assert brightest(second.values)[0] in (5, 6)
    assert (first.fixations, second.fixations) == (1, 1)
    assert not first.whole_reading


def test_the_window_may_lead_the_voice():
    early = fixations((20, 20, 200, 300), (80, 80, 1000, 300))
    own, _ = sentence_maps(WORDS, early, shape=(10, 10), px_per_degree=5)
    led, _ = sentence_maps(WORDS, early, shape=(10, 10), px_per_degree=5, options=MapOptions(lead_ms=900))
    assert own.values[1:3, 1:3].max() < 0.01
    assert led.values[1:3, 1:3].max() > 0.5


def test_a_sentence_without_a_look_gets_the_map_of_the_whole_reading_and_is_marked():
    only = fixations((80, 80, 1000, 300))
    _, second = sentence_maps(WORDS, only, shape=(10, 10), px_per_degree=5)
    assert second.whole_reading
    assert second.values[8, 8] > 0.9 or second.values[7, 7] > 0.9


def test_a_fixation_counts_for_its_part_in_the_window():
    cut = within(LOOKS, 1000, 1500)
    assert cut.duration_ms.tolist() == [500.0]
    assert cut.onset_ms.tolist() == [1000.0]


def test_sigma_is_in_degrees():
    """A degree of 10 px: one sigma away a Gaussian has e^-1/2 of its maximum."""
    only = fixations((55, 55, 1000, 500))
    (made, _) = sentence_maps(WORDS, only, shape=(10, 10), px_per_degree=10)
    assert made.values[5, 6] == pytest.approx(np.exp(-0.5), abs=1e-6)


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan")])
def test_a_degree_without_pixels_is_refused(scale: float):
    with pytest.raises(ValueError, match="px_per_degree"):
        sentence_maps(WORDS, LOOKS, shape=(10, 10), px_per_degree=scale)
