"""The film check: what it lets pass, what it does not, and that nothing is answered before it."""

from __future__ import annotations

import numpy as np
import pytest

from inference import api
from inference.alignment.known import KnownFilms, strength, unknown_words
from inference.context import local_context
from inference.film_check.familiarity import fit
from inference.loading import film_checker
from inference.phantom.bank import seeds_of
from inference.phantom.case import case
from inference.phantom.config import PhantomConfig
from inference.runners import run
from inference.training.unfit_films import MAKERS


@pytest.fixture(scope="module")
def context():
    return local_context()[0]


@pytest.fixture(scope="module")
def films():
    """uint16 films of test phantoms, as the window hands them over."""
    seeds = list(seeds_of("test", PhantomConfig(), 6))
    return [np.round(case(s, PhantomConfig()).render(256).image * 65535).astype(np.uint16) for s in seeds]


def verdicts(context, pictures):
    checker, _ = film_checker(context, "demo-film-check")
    return [checker.check(np.ascontiguousarray(picture)) for picture in pictures]


def test_upright_frontal_films_pass(context, films):
    assert [v.fit for v in verdicts(context, films)] == [True] * len(films)


@pytest.mark.parametrize(
    ("alter", "kind"),
    [
        (lambda film: film[:, ::-1], "mirrored"),
        (np.rot90, "turned"),
        (lambda film: film[::-1, ::-1], "turned"),
        (lambda film: 65535 - film, "negative"),
    ],
)
def test_a_film_that_lies_otherwise_is_named(context, films, alter, kind):
    found = verdicts(context, [alter(film) for film in films])
    assert not any(v.fit for v in found)
    assert {v.kind for v in found} == {kind}
    assert all(v.reason and v.way_out for v in found)


@pytest.mark.parametrize("maker", sorted(set(MAKERS), key=lambda maker: maker.__name__))
def test_other_pictures_do_not_pass(context, films, maker):
    """At most one of eight, drawn from seeds that training did not draw."""
    rng = np.random.Generator(np.random.PCG64([987, 654]))
    small = np.stack([(film // 257).astype(np.uint8) for film in films])
    pictures = [(np.clip(maker(rng, small, 192), 0, 1) * 65535).astype(np.uint16) for _ in range(8)]
    assert sum(v.fit for v in verdicts(context, pictures)) <= 1


def asked(film, **values):
    height, width = film.shape
    frame = api.FrameRef(segment="s", offset=0, shape=film.shape, dtype="uint16", digest="0" * 64)
    image = api.ImageInput(frame=frame, width_px=width, height_px=height, image_id="x")
    return api.Diagnose(image=image, predict_gaze=False, **values)


def test_an_unknown_film_gets_no_answer_unless_it_is_asked_for_all_the_same(context, films):
    turned = np.ascontiguousarray(np.rot90(films[0]))
    with pytest.raises(api.UnfitError, match="lies on its side"):
        run(asked(turned), turned, context)
    assert len(run(asked(turned, unfit_too=True), turned, context).rows) == 11


def test_a_diagnosis_has_its_control_its_reach_and_what_it_was_calibrated_on(context, films):
    result = run(asked(films[0]), films[0], context)
    assert all(row.other_gaze is not None for row in result.rows)
    assert "phantom" in result.control
    assert result.calibrated_on == "phantom validation cases"
    assert {r.data for r in result.reach} == {"phantom", "nih"}


def test_distance_is_about_one_for_known_films_and_larger_elsewhere():
    rng = np.random.default_rng(0)
    known = fit(rng.normal(3, 2, (400, 5)))
    assert known.distance(rng.normal(3, 2, (400, 5))).mean() == pytest.approx(1, abs=0.1)
    assert known.distance(np.full((1, 5), 30.0))[0] > 10


def test_a_phrase_is_ranked_among_films_of_the_same_kind():
    one, other = np.eye(4, dtype=np.float32)[:2]
    here = np.stack([one + 0.1 * k * other for k in range(10)]).astype(np.float32)
    there = -here
    ranked = KnownFilms({"here": here, "there": there}).fit(here[7], other, other[None])
    assert ranked.film_rank == pytest.approx(0.75)  # seven below, itself counts half
    assert (ranked.known_films, ranked.phrase_rank) == (10, 1)


def test_a_weak_fit_gives_a_weak_map():
    assert strength(0.3) < strength(0.7) < strength(0.96) == 1.0


def test_words_that_were_never_learnt_are_named():
    assert unknown_words("the purple elephant in the left lung", frozenset({"left", "lung"})) == [
        "purple",
        "elephant",
    ]
