"""What drafted sentences rest on."""

from __future__ import annotations

import pytest

from app.reading.one_voice import REPEATED, Evidence, doubts
from app.reading.reliance import rests_on_film
from inference import api


def sentence(film: float = 0.8, blank: float | None = None, *, repeats: bool = False) -> api.Sentence:
    return api.Sentence(
        text="Something is there.", start=0, end=19, finding=None, negated=False,
        mean_probability=film, blank_probability=blank, repeats=repeats,
    )  # fmt: skip


@pytest.mark.parametrize(("blank", "rests"), [(None, None), (0.5, True), (0.75, False), (0.95, False)])
def test_a_sentence_that_a_blank_film_makes_as_likely_does_not_rest_on_the_film(blank, rests) -> None:
    """.75 is more than nine tenths of .8."""
    assert rests_on_film(sentence(blank=blank)) is rests


def test_a_sentence_of_the_prior_report_is_marked_as_such() -> None:
    found = doubts([sentence(repeats=True), sentence()], Evidence({}), with_gaze=False)
    assert found == [[REPEATED], []]
