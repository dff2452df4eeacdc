"""Zooming, moving, turning: the arithmetic of views."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.view import (
    MAX_ZOOM,
    MIN_ZOOM,
    Apart,
    ViewState,
    orientation_letters,
    relinked,
    turned_words,
)

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


def test_a_linked_view_of_a_chosen_part_shows_the_same_part_of_a_larger_image():
    state = ViewState(area=(100, 200, 500, 600))
    linked = relinked(state, state.transform(1000, 800, VIEWPORT), 2000, 1600)
    assert linked.fit
    assert linked.area == (200, 400, 1000, 1200)


@given(states, st.builds(Apart, st.integers(0, 3), st.booleans(), st.booleans()), st.booleans())
def test_an_image_that_hangs_otherwise_follows_and_leads_as_it_hangs(state, apart, invert):
    state = replace(state, invert=invert)
    size = (1500, 2000) if apart.quarter_turns % 2 else (2000, 1500)
    carried = relinked(state, state.transform(2000, 1500, VIEWPORT), *size, apart)
    assert Apart.between(state, carried) == apart
    back = relinked(carried, carried.transform(*size, VIEWPORT), 2000, 1500, apart.reversed())
    if state.fit:
        back = replace(back, centre_x_px=state.centre_x_px, centre_y_px=state.centre_y_px)
    assert back == replace(
        state, centre_x_px=pytest.approx(state.centre_x_px), centre_y_px=pytest.approx(state.centre_y_px)
    )


@given(states, st.integers(0, 3), st.booleans(), st.floats(0, 2000), st.floats(0, 1500))
def test_a_film_that_was_scanned_turned_shows_the_same_place_where_its_leader_does(state, turns, flip, x, y):
    apart = Apart(turns, flip)
    size = (1500, 2000) if turns % 2 else (2000, 1500)
    shown = state.transform(2000, 1500, VIEWPORT)
    there = relinked(state, shown, *size, apart).transform(*size, VIEWPORT)
    assert there.image_to_display(*apart.onto(x, y, *size)) == pytest.approx(
        shown.image_to_display(x, y), abs=1e-6
    )


def test_a_turn_and_a_mirror_are_put_into_words():
    assert turned_words(ViewState()) == []
    assert turned_words(ViewState(flipped=True)) == ["mirrored"]
    assert turned_words(ViewState(flipped=True, quarter_turns=3)) == ["mirrored, turned left"]


def test_letters_are_left_out_where_the_file_does_not_say():
    assert orientation_letters(("", ""), quarter_turns=0, flipped=False) is None
    assert orientation_letters(("L", "F"), quarter_turns=0, flipped=True) == ("L", "H", "R", "F")
