"""Registration of a prior, the prior in the current's frame, and the difference."""

from __future__ import annotations

import functools
import math
import threading
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from scipy import ndimage

from app.compare.alignment import Alignment, Displacements, unaligned
from app.compare.colours import difference_colours
from app.compare.equalise import equalised
from app.compare.resample import difference, registered
from app.compare.result import Options, Quality, Registration, judged, keep, kept
from app.compare.run import RegistrationError, RegistrationRun, RegistrationStopped
from app.imaging.pixels import display_image
from app.imaging.radiograph import Radiograph, Window
from app.imaging.reader import read_radiograph


def similarity(
    angle_deg: float, scale: float, shift: tuple[float, float], size: tuple[int, int]
) -> Alignment:
    """Turn and scale about the middle of the film, then a shift; the prior has the film's size."""
    cos, sin = (scale * f(math.radians(angle_deg)) for f in (math.cos, math.sin))
    linear = np.array([[cos, -sin], [sin, cos]])
    middle = np.array(size) / 2
    x, y = middle + np.array(shift) - linear @ middle
    matrix = ((cos, -sin), (sin, cos))
    return Alignment(matrix=matrix, offset_px=(float(x), float(y)), current_px=size, prior_px=size)


def inverse(alignment: Alignment) -> Alignment:
    corner = alignment.to_current(0.0, 0.0)
    back = np.linalg.inv(np.array(alignment.matrix))
    (a, b), (c, d) = back.tolist()
    return Alignment(
        matrix=((a, b), (c, d)),
        offset_px=(float(corner[0]), float(corner[1])),
        current_px=alignment.prior_px,
        prior_px=alignment.current_px,
    )


def other_exposure(film: Radiograph, seed: int) -> Radiograph:
    """The film as another machine might give it: another curve, noise, a soft shade across."""
    rng = np.random.default_rng(seed)
    values = film.stored.astype(np.float32)
    low, high = np.percentile(values, (1, 99))
    part = np.clip((values - low) / (high - low), 0, 1) ** 1.6
    part += 0.12 * np.linspace(0, 1, values.shape[1])[None, :] + rng.normal(0, 0.02, values.shape)
    stored = np.clip(part / 1.2 * 4095, 0, 4095).astype(np.uint16)
    return replace(
        film,
        stored=stored,
        default_window=Window("", 2048, 4096),
        presets=(),
        rescale=(1.0, 0.0),
        modality_lut=None,
        file_sha256=f"{seed:064d}",
        padding=None,
    )


def apart_px(found: Alignment, truth: Alignment) -> np.ndarray:
    """How far the found and the true place of a grid over the middle of the film lie apart, in px."""
    width, height = truth.current_px
    x, y = np.meshgrid(np.linspace(0.15, 0.85, 12) * width, np.linspace(0.15, 0.85, 12) * height)
    (ax, ay), (bx, by) = found.to_prior(x, y), truth.to_prior(x, y)
    return np.hypot(ax - bx, ay - by)


# alignment


def test_there_and_back_is_the_same_place():
    straight = similarity(7, 1.2, (30, -20), (900, 1100))
    wave = np.outer(np.sin(np.linspace(0, 3, 25)), np.cos(np.linspace(0, 2, 25))) * 12
    bent = msgspec.structs.replace(
        straight, displacements=Displacements(x_px=wave.tolist(), y_px=wave.T.tolist())
    )
    for alignment in (straight, bent):
        x, y = np.array([100.0, 450.0, 800.0]), np.array([150.0, 600.0, 1000.0])
        assert alignment.to_current(*alignment.to_prior(x, y)) == pytest.approx(np.stack([x, y]), abs=0.01)
    assert (straight.scale, straight.angle_deg) == pytest.approx((1.2, 7.0))


def test_rows_are_placed_as_single_points_are():
    wave = np.outer(np.linspace(-5, 5, 25), np.ones(25))
    alignment = msgspec.structs.replace(
        similarity(-4, 0.9, (12, 5), (60, 80)),
        displacements=Displacements(x_px=wave.tolist(), y_px=wave.T.tolist()),
    )
    x, y = alignment.rows_to_prior(10, 13)
    at_x, at_y = alignment.to_prior(np.full(3, 20.5), np.array([10.5, 11.5, 12.5]))
    assert x[:, 20] == pytest.approx(at_x, abs=1e-6)
    assert y[:, 20] == pytest.approx(at_y, abs=1e-6)


def test_without_a_registration_the_middles_lie_on_each_other():
    films = unaligned((1000, 800), (500, 600))
    assert films.to_prior(500, 400) == pytest.approx((250, 300))
    assert films.scale == pytest.approx(0.6)


# the prior in the current film's frame


def test_a_moved_prior_shows_the_same_pixels_in_the_same_places(rg1):
    film = read_radiograph(rg1)
    same, inside = registered(
        film, unaligned((film.width_px, film.height_px), (film.width_px, film.height_px))
    )
    assert inside.all()
    assert (same.stored == film.stored).all()
    shifted = Alignment(
        matrix=((1.0, 0.0), (0.0, 1.0)),
        offset_px=(100.0, -40.0),
        current_px=(film.width_px, film.height_px),
        prior_px=(film.width_px, film.height_px),
    )
    moved, inside = registered(film, shifted)
    assert (moved.stored[40:, :-100] == film.stored[:-40, 100:]).all()
    assert not inside[:40].any()
    assert (display_image(moved)[:40] <= display_image(film).min()).all()  # black where there is no prior
    assert moved.spacing is None


def test_the_difference_is_nothing_under_another_exposure_and_has_the_sign_of_the_change(rg1):
    film = read_radiograph(rg1)
    everywhere = np.ones(film.stored.shape, dtype=bool)
    found = Registration(
        alignment=unaligned((film.width_px, film.height_px), (film.width_px, film.height_px)),
        quality=Quality(
            correlation=1,
            correlation_before=1,
            correlation_start=1,
            correlation_mirrored=0,
            overlap=1,
            disagreement_percent=0,
            residual_percent=0,
            residual_straight_percent=0,
            found_again=1,
        ),
        verdict="good",
        why="",
        options=Options(),
        software="",
    )
    values = film.stored.astype(np.float64)
    curve = (np.sqrt(values / values.max()) * 30000).astype(np.uint16)  # monotone: ranks stay
    assert film.inverted_by_file
    other = replace(film, stored=curve, rescale=(1.0, 0.0), default_window=Window("", 15000, 30000))
    same = difference(film, other, everywhere, found)
    assert np.abs(same.stored).mean() < 100  # one percent of tone
    lighter = film.stored.copy()
    place = (slice(800, 1000), slice(500, 700))
    lighter[place] = (lighter[place] * 0.5).astype(lighter.dtype)  # MONOCHROME1: less is denser
    denser = difference(replace(film, stored=lighter), film, everywhere, found)
    assert denser.stored[place].mean() > 500
    assert denser.modality_unit == "% of tone"
    assert any("computed" in word.text for word in denser.why)


def test_difference_colours_are_dark_in_the_middle_and_equally_light_at_both_ends():
    colours = difference_colours()
    weight = np.array([0.2126, 0.7152, 0.0722])
    light = ((colours / 255) ** 2.2) @ weight
    assert light[127] < 0.03
    assert light.argmin() in (127, 128)
    assert light[0] == pytest.approx(light[255], rel=0.25)


# the verdict


def quality(**values: float) -> Quality:
    good = {
        "correlation": 0.7,
        "correlation_before": 0.3,
        "correlation_start": 0.6,
        "correlation_mirrored": 0.5,
        "overlap": 0.95,
        "disagreement_percent": 0.2,
        "residual_percent": 0.6,
        "residual_straight_percent": 0.6,
        "found_again": 0.9,
    }
    return Quality(**{**good, **values})


@pytest.mark.parametrize(
    ("change", "verdict", "word"),
    [
        ({}, "good", "off by 0.6 %"),
        ({"residual_percent": 2.0}, "poor", "posture or breathing"),
        ({"residual_percent": 4.0}, "failed", "too differently"),
        ({"correlation": 0.1}, "failed", "agree anywhere"),
        ({"correlation_mirrored": 0.7}, "failed", "mirrored"),
        ({"overlap": 0.3}, "failed", "overlap"),
        ({"disagreement_percent": 7.0}, "failed", "both ways"),
        ({"found_again": 0.1}, "failed", "too few places"),
        ({"least_stretch": -0.1}, "failed", "folded"),
        ({"residual_straight_percent": 4.0}, "poor", "neighbour"),
    ],
)
def test_the_verdict_names_what_it_rests_on(change, verdict, word):
    found, why = judged(unaligned((1000, 1000), (1000, 1000)), quality(**change))
    assert found == verdict
    assert word in why


def test_a_prior_that_would_have_to_be_turned_over_has_failed():
    turned = similarity(40, 1.0, (0, 0), (1000, 1000))
    assert judged(turned, quality())[0] == "failed"


# the process


def test_a_known_transform_is_recovered_within_two_px_under_another_exposure(rg1):
    current = read_radiograph(rg1)
    size = (current.width_px, current.height_px)
    truth = similarity(4.0, 1.06, (70.0, -55.0), size)
    prior, _inside = registered(current, inverse(truth))
    found = RegistrationRun(current, other_exposure(prior, 1), Options()).run()
    assert found.verdict == "good", found.why
    assert np.median(apart_px(found.alignment, truth)) <= 2.0
    assert found.alignment.angle_deg == pytest.approx(4.0, abs=0.2)
    assert found.options.seed == Options().seed
    assert found.software.startswith("SimpleITK")
    assert found.current_id == current.file_sha256


def test_a_phantom_prior_is_recovered_within_a_millimetre():
    demo = Path(__file__).resolve().parents[2] / "resources" / "demo"
    current = read_radiograph(sorted(demo.glob("*.dcm"))[0])
    assert current.spacing is not None
    truth = similarity(-6.0, 0.95, (40.0, 25.0), (current.width_px, current.height_px))
    prior, _inside = registered(current, inverse(truth))
    found = RegistrationRun(current, other_exposure(prior, 4), Options()).run()
    assert found.verdict == "good", found.why
    assert np.median(apart_px(found.alignment, truth)) * current.spacing.column_mm <= 1.0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("angle", "scale", "shift"),
    [
        (-8.0, 0.92, (0.0, 90.0)),
        (0.0, 1.0, (0.0, 0.0)),
        (10.0, 1.15, (-120.0, 40.0)),
        (-3.0, 1.0, (150.0, 150.0)),
    ],
)
def test_known_transforms_are_recovered(rg1, angle, scale, shift):
    current = read_radiograph(rg1)
    truth = similarity(angle, scale, shift, (current.width_px, current.height_px))
    prior, _inside = registered(current, inverse(truth))
    found = RegistrationRun(current, other_exposure(prior, 2), Options()).run()
    assert np.median(apart_px(found.alignment, truth)) <= 2.0


@pytest.mark.slow
def test_bending_follows_a_bent_prior(rg1):
    current = read_radiograph(rg1)
    size = (current.width_px, current.height_px)
    y, x = np.meshgrid(np.linspace(0, 1, 25), np.linspace(0, 1, 25), indexing="ij")
    wave = 25 * np.sin(math.pi * x) * np.sin(math.pi * y)
    truth = msgspec.structs.replace(
        similarity(2.0, 1.0, (20.0, 0.0), size),
        displacements=Displacements(x_px=(0.4 * wave).tolist(), y_px=wave.tolist()),
    )
    width, height = size
    rows, columns = np.meshgrid(np.arange(height) + 0.5, np.arange(width) + 0.5, indexing="ij")
    back_x, back_y = truth.to_current(columns, rows)
    stored = ndimage.map_coordinates(current.stored, [back_y - 0.5, back_x - 0.5], order=1, mode="nearest")
    prior = other_exposure(replace(current, stored=stored), 3)
    straight = RegistrationRun(current, prior, Options()).run()
    bent = RegistrationRun(current, prior, Options(kind="bspline")).run()
    assert np.median(apart_px(bent.alignment, truth)) < 0.6 * np.median(apart_px(straight.alignment, truth))
    assert bent.quality.least_stretch > 0.5


FOLLOW_UPS = (("00000005_003", "00000005_007"), ("00000003_000", "00000003_007"))


@functools.cache
def registration_of(folder: Path, pair: tuple[str, str], _time: int = 0):
    films = [read_radiograph(folder / f"cxr-nih14/full1024/{name}.png") for name in pair]
    return RegistrationRun(*films, Options()).run()


def test_the_same_films_give_the_same_registration(shared_data):
    first, second = (registration_of(shared_data, FOLLOW_UPS[0], time) for time in (0, 1))
    assert first is not second
    assert first == second


@pytest.mark.parametrize("pair", FOLLOW_UPS)
def test_real_follow_ups_are_registration_of(shared_data, pair):
    """Films of one patient, months to years apart, of other size and exposure."""
    found = registration_of(shared_data, pair)
    assert found.verdict == "good", found.why
    assert found.quality.correlation > found.quality.correlation_before + 0.1


@pytest.mark.slow
def test_real_follow_ups_agree_around_a_loop(shared_data):
    """A to B to C is A to C: nobody knows the truth of a real pair, but a wrong one does not close."""
    names = [f"00000005_00{n}" for n in (3, 4, 7)]
    a, b, c = (read_radiograph(shared_data / f"cxr-nih14/full1024/{name}.png") for name in names)
    ab, bc, ac = (
        RegistrationRun(one, two, Options()).run().alignment for one, two in ((a, b), (b, c), (a, c))
    )
    x, y = np.meshgrid(np.linspace(0.15, 0.85, 12) * a.width_px, np.linspace(0.15, 0.85, 12) * a.height_px)
    (by_x, by_y), (x2, y2) = bc.to_prior(*ab.to_prior(x, y)), ac.to_prior(x, y)
    assert np.median(np.hypot(by_x - x2, by_y - y2)) < 0.0125 * a.width_px


def test_what_is_no_chest_fails_in_words(shared_data):
    current = read_radiograph(shared_data / "cxr-nih14/full1024/00000005_003.png")
    noise = np.random.default_rng(0).integers(0, 256, current.stored.shape).astype(np.uint16)
    found = RegistrationRun(current, replace(current, stored=noise), Options()).run()
    assert found.verdict == "failed"
    assert found.why


def test_a_mirrored_prior_is_not_registered_as_if_it_were_none(shared_data):
    current, prior = (read_radiograph(shared_data / f"cxr-nih14/full1024/00000005_00{n}.png") for n in (3, 4))
    found = RegistrationRun(current, replace(prior, stored=prior.stored[:, ::-1].copy()), Options()).run()
    assert found.verdict == "failed"
    assert "mirrored" in found.why


def test_a_registration_can_be_stopped(rg1):
    film = read_radiograph(rg1)
    run = RegistrationRun(film, film, Options())
    ended: list[Exception] = []
    told = threading.Event()

    def work() -> None:
        try:
            run.run(lambda _part, _what: told.set())
        except RegistrationStopped as stopped:
            ended.append(stopped)

    thread = threading.Thread(target=work)
    thread.start()
    assert told.wait(60)
    run.stop()
    thread.join(30)
    assert len(ended) == 1


def test_a_process_that_cannot_answer_says_why(rg1, monkeypatch):
    film = read_radiograph(rg1)
    monkeypatch.setattr("app.compare.run.MODULE", "app.compare.nothing_here")
    with pytest.raises(RegistrationError, match="nothing_here"):
        RegistrationRun(film, film, Options()).run()


def test_a_registration_is_kept_with_the_study(tmp_path: Path):
    found = Registration(
        alignment=similarity(3, 1.1, (5, 6), (800, 900)),
        quality=quality(),
        verdict="good",
        why="",
        options=Options(),
        software="SimpleITK 2",
        current_id="c" * 64,
        prior_id="d" * 64,
    )
    keep(tmp_path, found)
    assert kept(tmp_path, "c" * 64, "d" * 64, Options()) == found
    assert kept(tmp_path, "c" * 64, "d" * 64, Options(seed=1)) is None
    assert kept(tmp_path, "e" * 64, "d" * 64, Options()) is None


def test_exposure_falls_out_of_the_equalised_film():
    rng = np.random.default_rng(3)
    film = ndimage.gaussian_filter(rng.random((200, 200)), 3).astype(np.float32)
    film = (film - film.min()) / (film.max() - film.min())
    shaded = (0.5 * film + 0.2 + 0.2 * np.linspace(0, 1, 200)[None]).astype(np.float32)
    there, here = equalised(film)[30:-30, 30:-30], equalised(shaded)[30:-30, 30:-30]
    assert np.corrcoef(there.ravel(), here.ravel())[0, 1] > 0.98


# the commands


def test_radgaze_compare_writes_what_it_computed_and_says_so(tmp_path, shared_data, capsys):
    from PIL import Image

    from app.cli import main

    films = [str(shared_data / f"cxr-nih14/full1024/00000005_00{n}.png") for n in (3, 4)]
    assert main(["compare", *films, "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.startswith("good")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"current.png", "prior.png", "difference.png", "registration.json"}
    found = msgspec.json.decode((tmp_path / "out/registration.json").read_bytes(), type=Registration)
    assert found.options == Options()
    with Image.open(tmp_path / "out/difference.png") as picture:
        assert picture.size[0] == 1024
    assert main(["compare", films[0], str(tmp_path / "none.dcm"), "--out", str(tmp_path / "out")]) == 2
    assert "none.dcm" in capsys.readouterr().err


def test_radgaze_evaluate_registration_scores_known_transforms(shared_data, capsys):
    import json

    from app.cli import main

    assert main(["evaluate", "registration", "--known", "2", "--films", "1", "--json"]) == 0
    known = json.loads(capsys.readouterr().out)["known"]
    assert len(known) == 2
    assert all(one["off_percent"] < 0.2 and one["verdict"] == "good" for one in known)
