"""How an image lies at first, as its place in a hanging protocol says."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.hanging.arrange import placed
from app.hanging.protocol import Place
from app.reading.view import ViewState

LUNG = SimpleNamespace(name="LUNG", centre=-600.0, width=1500.0)
PICTURE = SimpleNamespace(width_px=200, height_px=100, radiograph=SimpleNamespace(presets=(LUNG,)))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(), ViewState()),
        (Place(quarter_turns=1), ViewState(quarter_turns=1)),
        (Place(invert=True), ViewState(invert=True)),
        (Place(fit=False), ViewState(fit=False, zoom=1.0, centre_x_px=100.0, centre_y_px=50.0)),
        (Place(preset="LUNG"), ViewState(window_centre=-600.0, window_width=1500.0, preset="LUNG")),
        (Place(preset="BONE"), ViewState()),
    ],
)
def test_a_place_says_how_an_image_lies(place, expected):
    assert placed(PICTURE, ViewState(), place) == expected
