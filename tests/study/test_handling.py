"""The viewer tools that a protocol allows, or does not."""

from __future__ import annotations

import numpy as np
import pytest

from app.study.handling import Handling
from eyetracking.mapping import ViewTransform

WHOLE = ViewTransform.fit(100, 100, (0.0, 0.0, 400.0, 400.0))
ALL = ("zoom", "pan", "window", "invert")


def tried(handling):
    return (
        handling.zoom(WHOLE, (200.0, 200.0), 2),
        handling.pan(WHOLE, 10.0, 0.0),
        handling.change_window(0.1, 0.1),
        handling.invert(),
    )


def test_a_locked_view_stays_as_it_is():
    handling = Handling(())
    assert tried(handling) == (False,) * 4
    assert handling.view(WHOLE) == WHOLE
    assert (handling.table() == np.arange(256)).all()


@pytest.mark.parametrize("tool", ALL)
def test_each_tool_is_allowed_by_itself(tool):
    handling = Handling((tool, *(("zoom",) if tool == "pan" else ())))
    assert tried(handling)[ALL.index(tool)]


def test_what_is_under_the_wheel_stays_under_it():
    handling = Handling(ALL)
    handling.zoom(WHOLE, (300.0, 120.0), 3)
    view = handling.view(WHOLE)
    assert view.zoom == pytest.approx(4 * 1.25**3)
    assert view.display_to_image(300.0, 120.0) == pytest.approx((75.0, 30.0))


def test_back_at_the_least_zoom_all_of_the_film_is_seen():
    handling = Handling(ALL)
    handling.zoom(WHOLE, (300.0, 120.0), 3)
    handling.zoom(WHOLE, (10.0, 10.0), -9)
    assert handling.view(WHOLE) == WHOLE


def test_the_film_goes_with_the_hand():
    handling = Handling(ALL)
    handling.zoom(WHOLE, (200.0, 200.0), 3)
    before = handling.view(WHOLE).display_to_image(200.0, 200.0)
    handling.pan(WHOLE, 20.0, -30.0)
    assert handling.view(WHOLE).display_to_image(220.0, 170.0) == pytest.approx(before)


def test_inverted_black_is_white_and_a_narrow_window_is_steeper():
    handling = Handling(ALL)
    handling.invert()
    assert handling.table()[[0, 255]].tolist() == [255, 0]
    handling.reset()
    handling.change_window(-0.5, 0.0)
    assert handling.table()[[60, 64, 191, 195]] == pytest.approx([0, 0.5, 254.5, 255], abs=0.6)
