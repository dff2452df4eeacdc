"""Attribution methods as pure functions of the shipped encoder: identities, needs, the same bytes again."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from inference.api import InputError
from inference.attribution.film import EncodedFilm
from inference.attribution.integrated_gradients import contributions
from inference.attribution.lungs import lung_box
from inference.attribution.matex import fuse
from inference.attribution.registry import KINDS, Question, attribute, grid_map, methods
from inference.attribution.spatial_prior import TYPICAL_LUNGS, parse_prior
from inference.backbones.dual_encoder import DualEncoder
from inference.backbones.patch_head import PatchHead, PatchHeadConfig
from inference.context import local_context
from inference.loading import dual_encoder
from inference.phantom.case import case, to_uint8

PHRASE = "left pleural effusion"
WANTED = {
    "matex", "egma_map", "m2ib", "prior_only", "rollout", "chefer", "grad_cam", "gscorecam", "grad_eclip",
    "legrad", "nib", "integrated_gradients", "patch_text", "occlusion", "center", "raw_attention",
}  # fmt: skip
QUICK = {"m2ib": {"steps": 2.0, "copies": 2.0}, "gscorecam": {"channels": 3.0}, "occlusion": {"patches": 7.0}}


@pytest.fixture(scope="module")
def film() -> EncodedFilm:
    """The shipped encoder; the mean of three films stands in where it has no reference of its own."""
    shipped, _ = dual_encoder(local_context()[0], "demo-dual-encoder")
    reference = shipped.reference
    if reference is None:
        films = [EncodedFilm(shipped, to_uint8(case(s).render(224).image)) for s in range(3)]
        reference = torch.stack([f.states[0] for f in films]).mean(0, keepdim=True)
    encoder = DualEncoder(
        shipped.model,
        shipped.tokenizer,
        size_px=shipped.size_px,
        patch_head=shipped.patch_head or PatchHead(PatchHeadConfig()),
        reference=reference,
    )
    return EncodedFilm(encoder, to_uint8(case(11).render(224).image))


def test_every_method_is_behind_the_registry_and_says_what_it_is():
    known = methods()
    assert set(known) >= WANTED
    assert all(entry.title and entry.hint and entry.kind in KINDS for entry in known.values())


def test_the_walk_through_the_blocks_gives_transformers_own_vector(film: EncodedFilm):
    own = film.encoder.encode_images(film.encoder.pixel_values(film.image))[0]
    assert torch.allclose(film.feature, own, atol=1e-5)


@pytest.mark.parametrize("name", sorted(methods()))
def test_a_method_gives_a_finite_map_and_the_same_bytes_again(name: str, film: EncodedFilm):
    options = QUICK.get(name, {})
    one, other = (attribute(name, film, PHRASE, shape=(56, 48), options=options) for _ in range(2))
    assert one.values.shape == (56, 48)
    assert np.isfinite(one.values).all()
    assert (one.values.min(), one.values.max()) == (0.0, 1.0)
    assert one.values.tobytes() == other.values.tobytes()


def test_integrated_gradients_add_up_to_the_difference_from_a_normal_film(film: EncodedFilm):
    direction = Question(film, PHRASE).against_denial
    assert film.encoder.reference is not None
    with torch.no_grad():
        normal = film.walk(film.encoder.reference).feature[0]
    expected = float((film.feature - normal) @ direction)
    assert float(contributions(film, direction, 48).sum()) == pytest.approx(expected, abs=0.03)


def test_a_method_that_an_encoder_cannot_serve_says_so(film: EncodedFilm):
    plain = DualEncoder(film.encoder.model, film.encoder.tokenizer, size_px=film.encoder.size_px)
    with pytest.raises(InputError, match="Occlusion needs reference"):
        grid_map("occlusion", EncodedFilm(plain, film.image), PHRASE, {})


def test_without_a_reference_matex_reads_gradient_times_state(film: EncodedFilm):
    plain = DualEncoder(film.encoder.model, film.encoder.tokenizer, size_px=film.encoder.size_px)
    assert grid_map("matex", EncodedFilm(plain, film.image), PHRASE, {}).max() > 0


@pytest.mark.parametrize(
    ("name", "phrase", "options", "words"),
    [
        ("mtx", PHRASE, {}, "Unknown attribution method 'mtx'"),
        ("matex", " ", {}, "phrase is empty"),
        ("matex", PHRASE, {"magic": 1.0}, "Unknown option 'magic' of MATEX"),
        ("matex", PHRASE, {"prior": 2.0}, "prior is 2"),
    ],
)
def test_a_wrong_question_is_refused(name, phrase, options, words, film: EncodedFilm):
    with pytest.raises(InputError, match=words):
        grid_map(name, film, phrase, options)


def test_a_flat_stage_takes_nothing_away():
    prior, flat, told = torch.rand(4, 4), torch.zeros(4, 4), torch.rand(4, 4)
    assert torch.equal(fuse(flat, flat, prior, a=0.5, b=0.5), prior)
    assert torch.equal(fuse(flat, told, prior, a=0.5, b=0.5), fuse(told, flat, prior, a=0.5, b=0.5))


def test_the_prior_lies_where_this_films_lungs_are():
    """Lungs of half the size in the upper left quarter: the place moves there."""
    x0, y0, x1, y1 = TYPICAL_LUNGS
    usual = parse_prior(PHRASE, (64, 64))
    moved = parse_prior(PHRASE, (64, 64), lungs=(x0 / 2, y0 / 2, x1 / 2, y1 / 2))
    row, column = np.unravel_index(usual.values.argmax(), (64, 64))
    assert np.unravel_index(moved.values.argmax(), (64, 64)) == pytest.approx((row / 2, column / 2), abs=1)
    assert np.array_equal(parse_prior(PHRASE, (64, 64), lungs=TYPICAL_LUNGS).values, usual.values)


def test_the_box_of_both_lungs():
    maps = np.zeros((3, 100, 100), dtype=np.float32)
    maps[0, 20:70, 10:40] = maps[1, 25:80, 55:90] = maps[2, 0:100, 0:100] = 1
    names = ("right lung", "left lung", "heart")
    assert lung_box(maps, names) == (0.1, 0.2, 0.9, 0.8)
    assert lung_box(np.zeros_like(maps), names) is None
