"""What the evaluation of maps holds against them: films, networks and phrases that should change them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch

from inference.api import InputError
from inference.context import local_context
from inference.evaluation import attribution_checks as checks
from inference.evaluation.attribution import Films
from inference.evaluation.attribution_rows import Asked, evaluate
from inference.evaluation.located import Located, located
from inference.evaluation.retraining import Retraining, roar_plus, without_marked
from inference.loading import dual_encoder
from inference.phantom.config import PhantomConfig


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Located:
    """Six films; kept as a file, as `--kept` does."""
    kept: Path = tmp_path_factory.mktemp("kept")
    made = located(PhantomConfig(), "test", 6, kept=kept, say=print)
    assert len(made.pairs) >= 6
    return made


@pytest.fixture(scope="module")
def films(data) -> Films:
    return Films(dual_encoder(local_context()[0], "")[0], None, data)


def test_a_row_for_each_metric_with_an_interval_for_those_of_place(data):
    found = evaluate(
        data, Asked(("integrated_gradients", "prior_only"), pairs=4, covered=1, checked=1, retrained=4), print
    )
    rows = {(r.method, r.metric): r for r in found.rows}
    for metric in ("pointing_game", "cnr_signed", "cnr_abs", "miou", "energy_in_box", "pixel_auroc"):
        assert rows["integrated_gradients", metric].low is not None
    assert rows["integrated_gradients", "deletion"].value is not None
    assert rows["prior_only", "pointing_game/blank film"].value is not None
    assert rows["prior_only", "roar_plus"].value is not None


def test_the_prior_alone_does_not_see_the_film_and_integrated_gradients_do(films, data):
    pairs = data.pairs[:3]
    for name, same in (("prior_only", True), ("integrated_gradients", False)):
        blank = checks.on_blank_films(films, pairs, name)
        own = [checks.grid_map(name, films[p.film], p.phrase, {}) for p in pairs]
        assert all(bool((a == b).all()) == same for a, b in zip(own, blank, strict=True)), name


@pytest.mark.parametrize("name", ["matex", "egma_map"])
def test_a_network_of_chance_gives_another_map(name, films, data):
    """Adebayo et al. 2018: what stays alike was not read from the network."""
    other = checks.randomised(films.encoder, 0)
    values = [checks.randomised_correlation(films, other, p, name) for p in data.pairs[:4]]
    assert abs(float(np.mean(values))) < 0.3


def test_randomising_leaves_the_encoder_as_it_was(films, data):
    before = films.encoder.encode_images(films.encoder.pixel_values(data.images[0]))
    checks.randomised(films.encoder, 0)
    assert (films.encoder.encode_images(films.encoder.pixel_values(data.images[0])) == before).all()


def test_a_map_moves_with_the_film(films, data):
    assert checks.shift_correlation(films, data.pairs[0], "matex") > 0.6


def test_what_does_not_see_the_film_cannot_tell_present_from_absent(films, data):
    """The prior's maximum is the same on every film: all ties, an area of one half."""
    assert checks.absent_auroc(films, data.pairs, "prior_only") == 0.5


def test_what_a_map_marks_most_is_taken_and_nothing_else():
    image = np.arange(100, dtype=np.uint8).reshape(10, 10)
    values = np.zeros((10, 10), np.float32)
    values[2, 3:6] = (0.5, 1.0, 0.7)
    taken = without_marked(image, values, 0.02)
    assert np.flatnonzero(taken != image).tolist() == [24, 25]
    assert set(taken.ravel()[[24, 25]]) == {50}
    assert (without_marked(image, values, 0.0) == image).all()


def test_training_on_damaged_films_is_seeded_and_leaves_the_encoder_as_it_was(films, data):
    before = [p.clone() for p in films.encoder.model.parameters()]
    short = Retraining(share=0.3, steps=2, batch=4)
    everywhere = [torch.rand(films.encoder.grid) for _ in data.pairs]
    whole, again = (roar_plus(films, None, data.pairs, seed=3, how=short) for _ in range(2))
    damaged = roar_plus(films, everywhere, data.pairs, seed=3, how=short)
    assert whole == again
    assert damaged != whole
    assert all(bool((a == b).all()) for a, b in zip(before, films.encoder.model.parameters(), strict=True))
    assert not any(p.requires_grad for p in films.encoder.model.parameters())


@pytest.mark.parametrize(
    ("name", "words"), [("mtx", "Unknown method 'mtx'"), ("matex_x_prior", "prior of its own")]
)
def test_a_method_that_cannot_be_asked_for_is_said(name, words, data):
    with pytest.raises(InputError, match=words):
        evaluate(dataclasses.replace(data, pairs=data.pairs[:2]), Asked((name,)), print)
