"""What a viewport shows, against a slow painter that asks ViewTransform pixel by pixel."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.imaging import render
from app.imaging.pixels import display_table
from app.imaging.pyramid import Pyramid, area_reduce
from app.imaging.reader import read_radiograph
from app.imaging.render import MarkLayer, ViewportCache, render_viewport
from eyetracking.mapping import ViewTransform

IDENTITY = np.arange(65536, dtype=np.uint16)
IMAGE = (np.arange(30 * 40, dtype=np.uint16) + 1).reshape(30, 40)


def view(**changes: object) -> ViewTransform:
    chosen = {
        "image_width_px": 40,
        "image_height_px": 30,
        "zoom": 1.0,
        "centre_x_px": 20.0,
        "centre_y_px": 15.0,
        "quarter_turns": 0,
        "flipped": False,
        "viewport_x_px": 100.0,
        "viewport_y_px": 50.0,
        "viewport_width_px": 50.0,
        "viewport_height_px": 44.0,
    }
    return ViewTransform(**{**chosen, **changes})  # type: ignore[arg-type]


def painted(image: np.ndarray, transform: ViewTransform) -> np.ndarray:
    """Nearest pixel under the centre of every viewport pixel, 0 outside."""
    height, width = round(transform.viewport_height_px), round(transform.viewport_width_px)
    across, down = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x, y = transform.display_to_image(across + transform.viewport_x_px, down + transform.viewport_y_px)
    inside = (x >= 0) & (y >= 0) & (x < image.shape[1]) & (y < image.shape[0])
    columns, rows = (
        np.clip(x.astype(int), 0, image.shape[1] - 1),
        np.clip(y.astype(int), 0, image.shape[0] - 1),
    )
    return np.where(inside, image[rows, columns], 0)


def test_marks_go_through_the_screens_calibration() -> None:
    """A shutter of P-value 0.5 has the grey that an image of P-value 0.5 has."""
    layer = MarkLayer(Pyramid(np.full(IMAGE.shape, 65535, np.uint16)), 0.5)
    cache = ViewportCache(Pyramid(IMAGE), [layer])
    cache.update(view())
    cache.driving = lambda fractions: fractions**2
    assert cache.frame(IDENTITY).max() == round(0.25 * 65535)


@pytest.mark.parametrize(("turns", "flipped"), list(itertools.product(range(4), (False, True))))
def test_one_to_one_is_exact_under_turns_and_flips(turns: int, flipped: bool) -> None:
    transform = view(quarter_turns=turns, flipped=flipped)
    assert np.array_equal(render_viewport(Pyramid(IMAGE), IDENTITY, transform), painted(IMAGE, transform))


@pytest.mark.parametrize(("turns", "flipped"), list(itertools.product(range(4), (False, True))))
def test_whole_number_zoom_while_the_hand_moves_is_exact(turns: int, flipped: bool) -> None:
    transform = view(zoom=4.0, centre_x_px=12.0, centre_y_px=9.0, quarter_turns=turns, flipped=flipped)
    cache = ViewportCache(Pyramid(IMAGE))
    cache.update(transform, smooth=False)
    assert np.array_equal(cache.frame(IDENTITY), painted(IMAGE, transform))


@settings(deadline=None, max_examples=60)
@given(
    zoom=st.floats(0.2, 8.0),
    x=st.floats(-10, 50),
    y=st.floats(-10, 40),
    turns=st.integers(0, 3),
    flipped=st.booleans(),
)
def test_a_smooth_picture_lies_where_the_transform_says(
    zoom: float, x: float, y: float, turns: int, flipped: bool
) -> None:
    ramp = np.broadcast_to((np.arange(400) * 100 + 5000).astype(np.uint16), (300, 400))
    transform = view(
        image_width_px=400,
        image_height_px=300,
        zoom=zoom,
        centre_x_px=x * 10,
        centre_y_px=y * 10,
        quarter_turns=turns,
        flipped=flipped,
    )
    frame = render_viewport(Pyramid(ramp), IDENTITY, transform).astype(float)
    height, width = frame.shape
    across, down = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    u, v = transform.display_to_image(across + 100, down + 50)
    margin = 2 / min(zoom, 1.0) + 2
    inner = (u > margin) & (v > margin) & (u < 400 - margin) & (v < 300 - margin)
    outside = (u < -1 / zoom) | (v < -1 / zoom) | (u > 400 + 1 / zoom) | (v > 300 + 1 / zoom)
    expected = (u - 0.5) * 100 + 5000
    assert (frame[outside] == 0).all()
    assert np.abs(frame - expected)[inner].max(initial=0) < 100 * max(1.5 / zoom, 1.0)


@pytest.mark.parametrize("kind", [Image.Resampling.HAMMING, Image.Resampling.BILINEAR])
def test_two_threads_resample_as_one_does(kind: Image.Resampling, monkeypatch: pytest.MonkeyPatch) -> None:
    level = np.random.default_rng(1).integers(0, 65536, (301, 257), dtype=np.uint16)
    box = (3.25, 7.5, 250.75, 290.125)
    one = render._resized(level, (211, 333), kind, box).astype(int)
    monkeypatch.setattr(render, "_TWO_THREADS_PX", 0)
    assert np.abs(render._resized(level, (211, 333), kind, box) - one).max() <= 1


@pytest.mark.parametrize("aspect", [0.5, 2.0, 1.3])
@pytest.mark.parametrize(("turns", "flipped"), list(itertools.product(range(4), (False, True))))
def test_pixels_that_are_not_square_are_drawn_undistorted(turns: int, flipped: bool, aspect: float) -> None:
    across, down = np.meshgrid(np.arange(120) + 0.5, np.arange(round(120 / aspect)) + 0.5)
    disc = np.where(np.hypot(across - 60, (down * aspect) - 60) < 40, 60000, 100).astype(np.uint16)
    for zoom in (0.4, 1.0, 1.7):
        transform = view(
            image_width_px=disc.shape[1],
            image_height_px=disc.shape[0],
            zoom=zoom,
            centre_x_px=60.0,
            centre_y_px=60.0 / aspect,
            quarter_turns=turns,
            flipped=flipped,
            viewport_width_px=220.0,
            viewport_height_px=220.0,
            pixel_aspect=aspect,
        )
        shown = render_viewport(Pyramid(disc), IDENTITY, transform)
        rows, columns = np.nonzero(shown > 30000)
        assert np.ptp(rows) + 1 == pytest.approx(80 * zoom, abs=2.5)
        assert np.ptp(columns) + 1 == pytest.approx(80 * zoom, abs=2.5)
        assert len(rows) == pytest.approx(np.pi * (40 * zoom) ** 2, rel=0.05)
        hurried = ViewportCache(Pyramid(disc))
        hurried.update(transform, smooth=False)
        off = np.mean((hurried.frame(IDENTITY) > 30000) != (painted(disc, transform) > 30000))
        assert off < 0.01


def test_outside_the_image_is_black_whatever_the_table_says() -> None:
    white = np.full(65536, 255, np.uint8)
    frame = render_viewport(Pyramid(IMAGE), white, view(centre_x_px=0.0))
    assert frame[22, 0] == 0
    assert frame[22, 30] == 255
    nothing = render_viewport(Pyramid(IMAGE), white, view(centre_x_px=1000.0))
    assert not nothing.any()


def test_a_frame_can_be_drawn_into_the_callers_buffer() -> None:
    cache = ViewportCache(Pyramid(IMAGE))
    cache.update(view())
    buffer = np.full((44, 50), 9, np.uint16)
    assert cache.frame(IDENTITY, buffer) is buffer
    assert np.array_equal(buffer, painted(IMAGE, view()))
    assert cache.frame(IDENTITY, np.zeros((3, 3), np.uint16)).shape == (44, 50)


@pytest.mark.parametrize("zoom", [0.4, 1.0, 3.0])
@pytest.mark.parametrize("marked", [False, True])
def test_all_rows_are_given_away_once_and_as_the_frame_has_them(
    zoom: float, marked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "_PIXELS_AT_ONCE", 120)  # a few rows at a time
    mask = np.zeros(IMAGE.shape, np.uint16)
    mask[10:15, 5:30] = 65535
    cache = ViewportCache(Pyramid(IMAGE), [MarkLayer(Pyramid(mask), 1.0)] if marked else [])
    cache.update(view(zoom=zoom))
    given_: list[np.ndarray] = []

    def put(rows: np.ndarray, top: int) -> None:
        assert top == sum(map(len, given_))
        given_.append(rows.copy())

    frame = cache.frame(IDENTITY, put=put)
    assert np.array_equal(np.concatenate(given_), frame)
    assert np.array_equal(frame, cache.frame(IDENTITY))
    assert marked == (len(given_) == 1), "marks are drawn over all of it first"


def test_window_changes_do_not_rebuild_the_viewport(rg1: Path) -> None:
    radiograph = read_radiograph(rg1)
    cache = ViewportCache(Pyramid(radiograph.stored))
    fit = ViewTransform.fit(radiograph.width_px, radiograph.height_px, (0, 0, 800, 700))
    assert cache.update(fit) is True
    first = cache.frame(display_table(radiograph)).copy()
    assert cache.update(fit) is False
    assert np.array_equal(
        cache.frame(display_table(radiograph, invert=True))[first > 0], 255 - first[first > 0]
    )


def test_a_place_far_from_the_origin_is_resampled_as_well_as_a_near_one() -> None:
    """Pillow rounds a box to single precision: 3,000 px from the origin that was 5 of 65,535."""
    noise = np.random.default_rng(5).integers(0, 65536, (40, 40), dtype=np.uint16)
    far = np.pad(noise, ((2960, 0), (2960, 0)))
    shown = [ViewportCache(Pyramid(image)) for image in (noise, far)]
    for cache, start in zip(shown, (0.0, 2960.0), strict=True):
        height, width = cache.pyramid.shape
        cache.update(
            view(
                image_width_px=width,
                image_height_px=height,
                zoom=3.7,
                centre_x_px=start + 20.3,
                centre_y_px=start + 19.9,
                viewport_width_px=90,
                viewport_height_px=70,
            )
        )
    near, distant = (cache.frame(IDENTITY).astype(int) for cache in shown)
    assert np.abs(near - distant).max() <= 1


@settings(deadline=None, max_examples=80)
@given(
    zoom=st.floats(0.2, 6.0),
    turns=st.integers(0, 3),
    flipped=st.booleans(),
    steps=st.lists(st.tuples(st.integers(-60, 60), st.integers(-60, 60)), min_size=1, max_size=4),
)
def test_a_frame_that_slides_is_the_frame_drawn_anew(
    zoom: float, turns: int, flipped: bool, steps: list[tuple[int, int]]
) -> None:
    """But for 2 of 65,535 where halves round differently, and the outermost pixels of the image."""
    image = np.random.default_rng(3).integers(0, 65536, (300, 400), dtype=np.uint16)
    now = view(
        image_width_px=400,
        image_height_px=300,
        zoom=zoom,
        centre_x_px=200.3,
        centre_y_px=149.2,
        quarter_turns=turns,
        flipped=flipped,
        viewport_width_px=90,
        viewport_height_px=70,
    )
    cache = ViewportCache(Pyramid(image), [MarkLayer(Pyramid(np.where(image > 60_000, image, 0)), 0.5)])
    cache.update(now)
    frame = cache.frame(IDENTITY).copy()
    for across, down in steps:
        x, y = now.display_to_image(100 + 45 - across, 50 + 35 - down)
        now = replace(now, centre_x_px=float(x), centre_y_px=float(y))
        slid = cache.slide(now, IDENTITY, frame)
        assert slid is not None
        frame = slid
    fresh = ViewportCache(cache.pyramid, cache.layers)
    fresh.update(now)
    columns, rows = np.meshgrid(np.arange(90) + 100.5, np.arange(70) + 50.5)
    x, y = now.display_to_image(columns, rows)
    edge = 1.01 / zoom
    inner = ~((np.minimum(abs(x), abs(400 - x)) < edge) | (np.minimum(abs(y), abs(300 - y)) < edge))
    assert np.abs(frame.astype(int) - fresh.frame(IDENTITY))[inner].max(initial=0) <= 2


def test_a_frame_slides_by_whole_pixels_of_the_same_view_only() -> None:
    cache = ViewportCache(Pyramid(IMAGE))
    empty = np.zeros((44, 50), np.uint16)
    assert cache.slide(view(), IDENTITY, empty) is None  # nothing was drawn before
    cache.update(view())
    frame = cache.frame(IDENTITY)
    assert cache.slide(view(centre_x_px=20.5), IDENTITY, frame) is None
    assert cache.slide(view(zoom=1.1), IDENTITY, frame) is None
    assert cache.slide(view(flipped=True), IDENTITY, frame) is None
    assert cache.slide(view(centre_x_px=70.0), IDENTITY, frame) is None  # nothing of it stays in sight
    assert cache.slide(view(viewport_width_px=51.0), IDENTITY, frame) is None
    spare = np.empty_like(frame)
    assert cache.slide(view(centre_x_px=23.0), IDENTITY, frame, spare) is spare
    assert np.array_equal(spare, painted(IMAGE, view(centre_x_px=23.0)))


def test_levels_average_areas_of_stored_values() -> None:
    pyramid = Pyramid(np.arange(256 * 256, dtype=np.uint32).reshape(256, 256).astype(np.uint16))
    level = pyramid.level(1)
    assert level.shape == (128, 128)
    assert level[0, 0] == (0 + 1 + 256 + 257 + 2) // 4
    assert pyramid.level(99).shape == pyramid.level(pyramid.deepest).shape


def test_odd_sides_keep_their_last_pixels() -> None:
    image = np.zeros((129, 131), np.uint16)
    image[-1, -1] = 4000
    assert Pyramid(image).level(1).shape == (65, 66)
    assert Pyramid(image).level(1)[-1, -1] == 4000


def test_signed_images_average_across_zero() -> None:
    signed = np.array([[-4, 4], [-4, 4]], np.int16).repeat(64, 0).repeat(64, 1)
    pyramid = Pyramid(signed)
    assert set(np.unique(pyramid.level(0))) == {32764, 32772}


def test_the_level_has_a_pixel_for_each_display_pixel() -> None:
    pyramid = Pyramid(np.zeros((2048, 2048), np.uint16))
    assert [pyramid.level_for(zoom) for zoom in (2.0, 1.0, 0.6, 0.5, 0.3, 0.25, 0.001)] == [
        0,
        0,
        0,
        1,
        1,
        2,
        5,
    ]


def test_area_reduction_keeps_the_mean() -> None:
    image = np.random.default_rng(0).integers(0, 65536, (300, 500), dtype=np.uint16)
    reduced = area_reduce(image, (100, 60))
    assert abs(float(reduced.mean()) - float(image.mean())) < 1.0


def test_wrong_tables_and_images_are_refused() -> None:
    cache = ViewportCache(Pyramid(IMAGE))
    cache.update(view())
    with pytest.raises(ValueError, match="65,536 entries"):
        cache.frame(np.zeros(256, np.uint8))
    with pytest.raises(ValueError, match="one grayscale image"):
        Pyramid(np.zeros((4, 4, 3), np.uint16))


def test_marks_are_drawn_into_the_viewport_at_any_zoom_and_can_be_hidden():
    stored = np.full((200, 300), 1000, np.uint16)
    mask = np.zeros((200, 300), bool)
    mask[50:100, 60:120] = True
    layer = MarkLayer(Pyramid(np.where(mask, np.uint16(65535), np.uint16(0))), 1.0)
    cache = ViewportCache(Pyramid(stored), [layer])
    table = np.full(65536, 40, np.uint8)
    for zoom in (0.5, 1.0, 2.0):
        view = ViewTransform(300, 200, zoom, 150, 100, 1, True, 0.0, 0.0, 400, 500)
        cache.update(view)
        frame = cache.frame(table)
        x, y = view.image_to_display(90.0, 75.0)
        assert frame[int(y), int(x)] == 255
        x, y = view.image_to_display(40.0, 75.0)
        assert frame[int(y), int(x)] == 40
        cache.show_marks = False
        assert cache.frame(table).max() == 40
        cache.show_marks = True
