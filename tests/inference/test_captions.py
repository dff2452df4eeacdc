"""Scores of drafts, on texts of a few words."""

from __future__ import annotations

import numpy as np
import pytest

from inference.evaluation import captions
from inference.labels import FINDINGS

HEART, EFFUSION = FINDINGS.index("cardiomegaly"), FINDINGS.index("pleural effusion")


def test_findings_are_read_with_their_denials() -> None:
    said = captions.stated(["Enlarged heart. No pleural effusion.", "Small left effusion. Heart normal.", ""])
    assert said[:, HEART].tolist() == [True, False, False]
    assert said[:, EFFUSION].tolist() == [False, True, False]


def test_macro_f1_leaves_out_what_nobody_knows_and_what_never_is() -> None:
    """Two findings: F1 of 2/3 and of 0; a third is nowhere true, a fourth is unknown in one row."""
    truth = np.array([[1, 1, 0, np.nan], [1, 0, 0, 1], [0, 0, 0, 0]], np.float32)
    answer = np.array([[1, 0, 0, 1], [0, 0, 1, 1], [0, 0, 0, 0]], bool)
    assert captions.macro_f1(truth, answer) == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_words_are_scored_as_the_libraries_say() -> None:
    """METEOR of four words in order, all matched in one chunk: 1 - .5 (1/4)**3. ROUGE by hand."""
    assert captions.meteor("heart size is normal", "heart size is normal") == pytest.approx(1 - 0.5 / 64)
    assert captions.meteor("", "heart") == 0 == captions.meteor("lungs", "")
    found = captions.rouge(["lungs clear"], ["lungs are clear"])
    assert found["rouge_1"][0] == pytest.approx(0.8)
    assert found["rouge_2"][0] == 0
    assert found["rouge_l"][0] == pytest.approx(0.8)


def test_stems_count_and_synonyms_do_not() -> None:
    same = captions.meteor("effusion left", "effusions left")
    assert same > 0.9
    assert captions.meteor("big heart", "large heart") < same


def test_a_permutation_test_knows_better_from_equal() -> None:
    rng = np.random.Generator(np.random.PCG64(0))
    truth = rng.random((120, 3)) < 0.3
    good = truth ^ (rng.random(truth.shape) < 0.05)
    bad = truth ^ (rng.random(truth.shape) < 0.3)
    assert captions.better_f1(truth, good, bad, draws=300) < 0.01
    assert captions.better_f1(truth, bad, good, draws=300) > 0.9
    assert captions.better_f1(truth, bad, bad, draws=100) == 1.0
    better, worse = rng.normal(0.3, 1, 200), rng.normal(0, 1, 200)
    assert captions.better_mean(better, worse) < 0.05 < captions.better_mean(worse, better)


def test_rows_of_one_film_are_swapped_together() -> None:
    """Ten copies of two films are two films: no p below 1/4 can come of them."""
    truth = np.repeat(np.array([[True], [True]]), 10, axis=0)
    films = np.repeat([0, 1], 10)
    p = captions.better_f1(truth, truth, ~truth, films=films, draws=2000)
    assert p == pytest.approx(0.25, abs=0.05)
    assert captions.better_mean(truth[:, 0] * 1.0, truth[:, 0] * 0.0, films=films) == pytest.approx(
        0.25, abs=0.05
    )
