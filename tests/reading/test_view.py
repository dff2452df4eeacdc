"""Zooming, moving, turning: the arithmetic of views."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.view import MAX_ZOOM, MIN_ZOOM, ViewState, orientation_letters, relinked

VIEWPORT = (100.0, 50.0, 800.0, 600.0)
states = st.builds(
    ViewState,
    fit=st.booleans(),
    zoom=st.floats(0.05, 20),
    centre_x_px=st.floats(0, 2000),
    centre_y_px=st.floats(0, 1500),
    quarter_turns=st.integers(0, 3),
    flipped=st.booleans(),
)


@given(states, st.floats(100, 900), st.floats(50, 650), st.floats(0.05, 20))
def test_zooming_keeps_the_point_under_the_hand(state, x, y, zoom):
    shown = state.transform(2000, 1500, VIEWPORT)
    after = state.zoomed_at(shown, x, y, zoom).transform(2000, 1500, VIEWPORT)
    assert after.display_to_image(x, y) == pytest.approx(shown.display_to_image(x, y), abs=1e-6)


@given(states, st.floats(0.05, 20))
def test_zoom_stays_in_its_limits(state, zoom):
    shown = state.transform(2000, 1500, VIEWPORT)
    assert state.zoomed_at(shown, 500, 350, zoom * 10_000).zoom == MAX_ZOOM
    assert state.zoomed_at(shown, 500, 350, zoom / 1000).zoom >= MIN_ZOOM


@given(states)
def test_four_turns_and_two_flips_are_nothing(state):
    turned = state
    for _ in range(4):
        turned = turned.turned(1)
    assert turned == state
    assert state.mirrored().mirrored() == state


@given(states, st.floats(0, 2000), st.floats(0, 1500))
def test_a_flip_mirrors_what_is_seen_left_to_right(state, x, y):
    before = state.transform(2000, 1500, VIEWPORT)
    after = state.mirrored().transform(2000, 1500, VIEWPORT)
    middle = VIEWPORT[0] + VIEWPORT[2] / 2
    x1, y1 = before.image_to_display(x, y)
    x2, y2 = after.image_to_display(x, y)
    assert x2 - middle == pytest.approx(middle - x1, abs=1e-6)
    assert y2 == pytest.approx(y1, abs=1e-6)


def test_a_pan_cannot_lose_the_image():
    state = ViewState(fit=False, zoom=1.0, centre_x_px=1000, centre_y_px=700)
    shown = state.transform(2000, 1500, VIEWPORT)
    far = state.panned(shown, 1e6, -1e6)
    assert (far.centre_x_px, far.centre_y_px) == (0.0, 1500.0)


def test_a_linked_view_of_a_larger_image_shows_the_same_part():
    state = ViewState(fit=False, zoom=0.5, centre_x_px=500, centre_y_px=300)
    source = state.transform(1000, 800, VIEWPORT)
    linked = relinked(state, source, 2000, 1600)
    assert (linked.zoom, linked.centre_x_px, linked.centre_y_px) == (0.25, 1000, 600)


def test_letters_are_left_out_where_the_file_does_not_say():
    assert orientation_letters(("", ""), quarter_turns=0, flipped=False) is None
    assert orientation_letters(("L", "F"), quarter_turns=0, flipped=True) == ("L", "H", "R", "F")
