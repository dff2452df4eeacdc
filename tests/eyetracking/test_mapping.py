from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eyetracking.mapping import ViewTransform


def views() -> st.SearchStrategy[ViewTransform]:
    size = st.integers(1, 20_000)
    return st.builds(
        ViewTransform,
        image_width_px=size,
        image_height_px=size,
        zoom=st.floats(0.01, 64),
        centre_x_px=st.floats(-5_000, 25_000),
        centre_y_px=st.floats(-5_000, 25_000),
        quarter_turns=st.integers(0, 3),
        flipped=st.booleans(),
        viewport_x_px=st.floats(-8_000, 8_000),
        viewport_y_px=st.floats(-8_000, 8_000),
        viewport_width_px=st.floats(1, 8_000),
        viewport_height_px=st.floats(1, 8_000),
        pixel_aspect=st.sampled_from((1.0, 0.5, 1.2, 3.0)),
    )


fractions = st.floats(-0.5, 1.5)


@given(view=views(), fx=fractions, fy=fractions)
def test_image_to_display_and_back_is_the_same_point(view: ViewTransform, fx: float, fy: float) -> None:
    x, y = fx * view.image_width_px, fy * view.image_height_px
    back = view.display_to_image(*view.image_to_display(x, y))
    assert np.hypot(back[0] - x, back[1] - y) < 1e-6


@given(view=views(), fx=fractions, fy=fractions)
def test_the_matrix_says_the_same_as_the_method(view: ViewTransform, fx: float, fy: float) -> None:
    x, y = fx * view.image_width_px, fy * view.image_height_px
    by_matrix = view.matrix() @ [x, y, 1.0]
    assert np.allclose(by_matrix[:2], view.image_to_display(x, y), rtol=1e-9, atol=1e-4)


SCREENS = (  # (left, top) in logical px of the desktop, size in device px, device pixel ratio
    (0.0, 0.0, 1920, 1080, 1.0),
    (1920.0, 0.0, 3840, 2160, 2.0),
    (-1440.0, 250.0, 2160, 2880, 1.5),
    (0.0, -1200.0, 2560, 1600, 1.25),
)


@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    view=views(),
    screen=st.sampled_from(SCREENS),
    corner=st.tuples(st.floats(-200, 3000), st.floats(-200, 3000)),
    size=st.tuples(st.floats(40, 3000), st.floats(40, 3000)),
    at=st.tuples(fractions, fractions),
)
def test_from_image_over_screen_and_tracker_back_to_the_image_is_under_half_a_pixel(
    view: ViewTransform,
    screen: tuple[float, float, int, int, float],
    corner: tuple[float, float],
    size: tuple[float, float],
    at: tuple[float, float],
) -> None:
    """Views under zoom, pan, turns and flip, on either of two monitors of any device pixel ratio.

    The way there is the window's: a widget at logical desktop coordinates paints the image point. The way
    back is gaze's: a fraction of the tracked screen, kept as float64, becomes device px and then an image
    point.
    """
    left, top, width_px, height_px, ratio = screen
    shown = replace(
        view,
        viewport_x_px=(corner[0] - left) * ratio,
        viewport_y_px=(corner[1] - top) * ratio,
        viewport_width_px=round(size[0] * ratio),
        viewport_height_px=round(size[1] * ratio),
    )
    x, y = at[0] * view.image_width_px, at[1] * view.image_height_px
    X, Y = shown.image_to_display(x, y)
    logical = (X / ratio + left, Y / ratio + top)  # where the window paints it on the desktop
    fraction = ((logical[0] - left) * ratio / width_px, (logical[1] - top) * ratio / height_px)
    back = shown.display_to_image(fraction[0] * width_px, fraction[1] * height_px)
    assert np.hypot(back[0] - x, back[1] - y) <= 0.5


@given(view=views())
def test_the_centre_of_the_view_shows_the_centre_point(view: ViewTransform) -> None:
    shown = view.image_to_display(view.centre_x_px, view.centre_y_px)
    middle = (
        view.viewport_x_px + view.viewport_width_px / 2,
        view.viewport_y_px + view.viewport_height_px / 2,
    )
    assert np.allclose(shown, middle)


def fitted(**changes: object) -> ViewTransform:
    return ViewTransform.fit(100, 200, (10.0, 20.0, 400.0, 400.0), **changes)  # type: ignore[arg-type]


def test_the_fitted_image_fills_the_height() -> None:
    view = fitted()
    assert view.image_to_display(0, 0) == (110.0, 20.0)
    assert view.image_to_display(100, 200) == (310.0, 420.0)


def test_one_quarter_turn_takes_the_top_left_corner_to_the_top_right() -> None:
    assert fitted(quarter_turns=1).image_to_display(0, 0) == (410.0, 120.0)


def test_a_flip_is_applied_before_the_turn() -> None:
    # the mirrored image's top left corner is the original's top right; the turn takes it to the right
    assert fitted(quarter_turns=1, flipped=True).image_to_display(100, 0) == (410.0, 120.0)


def test_arrays_map_as_single_points_do() -> None:
    view = fitted(quarter_turns=3, flipped=True)
    x, y = view.image_to_display(np.array([0.0, 50.0]), np.array([0.0, 7.0]))
    assert (x[1], y[1]) == view.image_to_display(50.0, 7.0)


def test_the_viewport_is_half_open() -> None:
    view = fitted()
    inside = view.contains_display(np.array([10.0, 409.9, 410.0]), np.array([20.0, 419.9, 30.0]))
    assert inside.tolist() == [True, True, False]


@pytest.mark.parametrize("turns", range(4))
def test_what_is_square_on_the_patient_is_square_on_the_screen(turns: int) -> None:
    fitted = ViewTransform.fit(
        100, 50, (0.0, 0.0, 400.0, 300.0), quarter_turns=turns, pixel_aspect=2.0
    )  # a square film
    x, y = fitted.image_to_display([0.0, 100.0], [0.0, 50.0])
    assert sorted((abs(x[1] - x[0]), abs(y[1] - y[0]))) == pytest.approx([300.0, 300.0])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("pixel_aspect", 0.0),
        ("zoom", 0.0),
        ("zoom", float("nan")),
        ("quarter_turns", 4),
        ("centre_x_px", float("inf")),
    ],
)
def test_a_senseless_view_is_refused_by_name(name: str, value: float) -> None:
    numbers = {
        "image_width_px": 10,
        "image_height_px": 10,
        "zoom": 1.0,
        "centre_x_px": 5.0,
        "centre_y_px": 5.0,
        "quarter_turns": 0,
        "flipped": False,
        "viewport_x_px": 0.0,
        "viewport_y_px": 0.0,
        "viewport_width_px": 10.0,
        "viewport_height_px": 10.0,
    }
    with pytest.raises(ValueError, match=name):
        ViewTransform(**{**numbers, name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("flipped", [False, True])
def test_the_formula_for_those_who_read_a_recording_without_radgaze_holds(turns: int, flipped: bool) -> None:
    """As docs/gaze.md has it."""
    view = ViewTransform.fit(
        1000, 700, (30.0, 40.0, 900.0, 800.0), quarter_turns=turns, flipped=flipped, pixel_aspect=1.3
    )
    u = 123.0 - view.viewport_x_px - view.viewport_width_px / 2
    v = 456.0 - view.viewport_y_px - view.viewport_height_px / 2
    a, b = ((u, v), (v, -u), (-u, -v), (-v, u))[turns]
    x = view.centre_x_px + (-a if flipped else a) / view.zoom
    y = view.centre_y_px + b / (view.zoom * view.pixel_aspect)
    assert view.display_to_image(123.0, 456.0) == pytest.approx((x, y))
