"""How an image lies at first, as its place in a hanging protocol says."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.hanging.arrange import placed
from app.hanging.present import ShownPane, as_protocol
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


def shown(view: str, *, led: bool = False, **state: object) -> ShownPane:
    meta = SimpleNamespace(patient_orientation=(), view_position=view, series_description="")
    picture = SimpleNamespace(radiograph=SimpleNamespace(meta=meta))
    return ShownPane(picture=picture, state=ViewState(**state), led=led)


def test_what_stands_on_the_screen_becomes_a_protocol_for_images_like_these():
    rows = (("main", "second"), ("prior", "prior_second"))
    panes = {"main": shown("PA", invert=True), "prior": shown("AP", led=True), "second": shown("LL")}
    main = SimpleNamespace(modality="DX", body_part="CHEST")
    saved = as_protocol("Mine", rows, panes, main)
    assert saved.rows == [["main", "second"], ["prior"]]
    assert saved.panes["main"] == Place(view=["FRONTAL"], invert=True, linked=True)
    assert (saved.panes["prior"].study, saved.panes["prior"].linked) == ("prior", True)
    assert (saved.match.modality, saved.match.images.least, saved.match.prior) == (["DX"], 2, True)
