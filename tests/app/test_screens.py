"""Sets of screens have names; windows come back into view."""

from __future__ import annotations

import pytest

from app.screens import brought_into_view, seen, signature

LEFT, RIGHT = (0, 0, 1920, 1080), (1920, 100, 2560, 1440)


def test_a_set_of_screens_has_one_name_in_whatever_order_they_come():
    one = signature([("HDMI-1", LEFT), ("DP-2", RIGHT)])
    assert one == signature([("DP-2", RIGHT), ("HDMI-1", LEFT)])
    assert one != signature([("HDMI-1", LEFT)])
    assert one != signature([("HDMI-1", LEFT), ("DP-2", (-2560, 0, 2560, 1440))])


def test_what_is_in_view_stays_where_it_is():
    for window in ((100, 100, 800, 600), (1800, 300, 400, 400), (3000, 1300, 500, 500)):
        assert brought_into_view(window, [LEFT, RIGHT]) == window


@pytest.mark.parametrize(
    ("window", "wanted"),
    [
        ((2500, 300, 400, 400), (1520, 300, 400, 400)),  # its screen is gone
        ((-900, 200, 400, 400), (0, 200, 400, 400)),
        ((300, -500, 400, 400), (300, 0, 400, 400)),  # the title bar is above the screen
        ((2500, 300, 4000, 3000), (0, 0, 1920, 1080)),  # larger than what is left
    ],
)
def test_what_is_out_of_view_comes_onto_the_nearest_screen(window, wanted):
    moved = brought_into_view(window, [LEFT])
    assert moved == wanted
    assert seen(moved, [LEFT]) == 1.0


def test_without_a_screen_there_is_no_view():
    with pytest.raises(ValueError, match="no screen"):
        brought_into_view(LEFT, [])
