"""Vectors by which films are found again: parts where they are, a region where the eyes were."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from eyetracking.scanpaths import Scanpath
from inference.alignment.film_vectors import PARTS, film_vectors, looked_at, text_vectors
from inference.attribution.film import EncodedFilm
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.patch_head import multi_scale
from inference.context import local_context
from inference.loading import dual_encoder
from inference.phantom.case import case, to_uint8


@pytest.fixture(scope="module")
def film() -> EncodedFilm:
    encoder, _ = dual_encoder(local_context()[0], "demo-dual-encoder")
    return EncodedFilm(encoder, to_uint8(case(11).render(224).image))


def gaze(x: float, y: float) -> Scanpath:
    """One look of 300 ms at fractions of a film of 1000 px."""
    return Scanpath(
        x_px=np.array([1000 * x]),
        y_px=np.array([1000 * y]),
        onset_ms=np.array([0.0]),
        duration_ms=np.array([300.0]),
        width_px=1000,
        height_px=1000,
        source="own",
    )


def test_parts_are_unit_vectors_row_by_row(film):
    made = film_vectors(film.encoder, film.image)
    assert made.parts.shape == (PARTS[0] * PARTS[1], film.encoder.patch_head.config.width)
    assert torch.allclose(made.parts.norm(dim=1), torch.ones(len(made.parts)), atol=1e-5)


@pytest.mark.parametrize(("x", "y", "part"), [(0.12, 0.12, 0), (0.88, 0.12, 3), (0.12, 0.88, 12)])
def test_a_region_is_most_like_the_part_that_was_looked_at(film, x, y, part):
    made = film_vectors(film.encoder, film.image)
    region = looked_at(made, gaze(x, y))
    assert int((made.parts @ region).argmax()) == part


def test_a_look_beside_the_film_is_no_region(film):
    assert looked_at(film_vectors(film.encoder, film.image), gaze(5.0, 5.0)) is None


def test_an_encoder_without_a_patch_head_has_whole_vectors_only(film):
    plain = DualEncoder(film.encoder.model, film.encoder.tokenizer, size_px=film.encoder.size_px)
    made = film_vectors(plain, film.image)
    assert made.whole.numel()
    assert not made.parts.numel()
    assert looked_at(made, gaze(0.5, 0.5)) is None
    assert not text_vectors(plain, ["left pleural effusion"])[1].numel()


def test_what_real_films_added_is_the_same_with_the_trunk_run_once(film):
    encoder = film.encoder
    x = encoder.pixel_values(film.image)
    plain = DualEncoder(encoder.model, encoder.tokenizer, size_px=encoder.size_px).encode_images(x)
    with torch.no_grad():
        expected = plain + encoder.adapter(multi_scale(encoder.stem.trunk, x[:, :1]))
    assert torch.allclose(encoder.encode_images(x), expected, atol=1e-6)
