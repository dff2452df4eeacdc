"""What maps mark and eyes never rested on; which place belongs to which sentence."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from app.reading.sentence_places import sentences_at
from app.reading.unseen import never_fixated, unseen_lines, unseen_regions
from eyetracking.scanpaths import Scanpath


def look(*places: tuple[float, float]) -> Scanpath:
    """At fractions of a film of 1000 x 1000 px."""
    n = len(places)
    return Scanpath(
        x_px=np.array([1000 * x for x, _ in places]), y_px=np.array([1000 * y for _, y in places]),
        onset_ms=np.arange(n) * 300.0, duration_ms=np.full(n, 250.0),
        width_px=1000, height_px=1000, source="own",
    )  # fmt: skip


@pytest.fixture
def two_regions() -> np.ndarray:
    """A large one, upper left, and a small one, lower right."""
    values = np.zeros((100, 100), np.float32)
    values[10:30, 10:30] = 1.0
    values[80:90, 80:90] = 0.8
    return values


def test_a_region_that_was_looked_at_is_not_named(two_regions):
    ((x, y, share),) = never_fixated(two_regions, look((0.2, 0.2)))
    assert (round(x, 2), round(y, 2)) == (0.85, 0.85)
    assert share == pytest.approx(100 / 500)


def test_a_look_just_beside_it_counts_as_near(two_regions):
    assert never_fixated(two_regions, look((0.2, 0.2), (0.91, 0.85))) == []


def test_small_islands_are_not_spoken_of(two_regions):
    two_regions[95, 5] = 1.0
    assert len(never_fixated(two_regions, look((0.5, 0.5)))) == 2


def session(values: np.ndarray, *, read: str = "2026-11-30", strength: float = 1.0, gaze=((0.2, 0.2),)):
    entry = SimpleNamespace(
        request=SimpleNamespace(phrase="left effusion"),
        result=SimpleNamespace(made_by="MATEX", strength=strength),
        map="m",
    )
    return SimpleNamespace(
        marked_read_at=read,
        fixations=look(*gaze) if gaze else None,
        explanations=[entry],
        map=lambda _ref: values,
        sentence_maps={"s1": "e"},
        explanation=lambda _id: entry,
        report=SimpleNamespace(sentences=[SimpleNamespace(id="s1"), SimpleNamespace(id="s2")]),
        study=SimpleNamespace(width_px=1000, height_px=1000),
    )


def test_regions_are_offered_only_after_the_read_is_complete(two_regions):
    assert unseen_lines(session(two_regions, read="")) == []
    (_, line) = unseen_lines(session(two_regions))
    assert line == "left effusion (MATEX): the film's lower right, 20% of what it marks."


def test_a_faint_answer_sends_nobody_anywhere(two_regions):
    assert unseen_regions(session(two_regions, strength=0.15)) == []


def test_without_gaze_nothing_is_said(two_regions):
    assert unseen_lines(session(two_regions, gaze=())) == []


def test_having_seen_all_of_it_is_said(two_regions):
    lines = unseen_lines(session(two_regions, gaze=((0.2, 0.2), (0.85, 0.85))))
    assert lines == ["Your eyes were near every region that the maps mark strongly."]


@pytest.mark.parametrize(("x", "y", "found"), [(200, 200, {"s1"}), (500, 500, set()), (-5, 200, set())])
def test_a_place_of_the_film_belongs_to_the_sentences_whose_map_is_high_there(two_regions, x, y, found):
    assert sentences_at(session(two_regions), x, y) == found
