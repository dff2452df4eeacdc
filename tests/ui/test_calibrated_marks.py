"""A film on a calibrated screen: its shutter is calibrated as its pixels are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from app.display.curve import DisplayCurve
from app.imaging.marks import Mark
from app.imaging.radiograph import Radiograph
from app.reading.picture import Picture
from app.reading.view import ViewState
from eyetracking.mapping import ViewTransform
from ui.viewer.film import Film

CURVE = DisplayCurve((0.0, 64.0, 128.0, 192.0, 255.0), (0.5, 20.0, 90.0, 220.0, 400.0))


def test_a_shutter_has_the_grey_that_a_pixel_of_its_p_value_has() -> None:
    hidden = np.zeros((20, 30), bool)
    hidden[:, :10] = True
    stored = np.full((20, 30), 128, np.uint16)  # a P-value of 0.5
    look = Radiograph(stored, Path("film"), "", "MONOCHROME2", bits_stored=8)
    marked = replace(look, marks=(Mark("shutter", "", hidden, 128 / 255),))
    view = ViewTransform(30, 20, 1.0, 15.0, 10.0, 0, False, 0.0, 0.0, 30.0, 20.0)
    frames = []
    for radiograph in (look, marked):
        film = Film()
        film.show(Picture(radiograph))
        film.set_display(CURVE)
        film.paint(ViewState(), view, lambda rows, first: None, moving=False, marks=True)
        assert film.frame is not None
        frames.append(film.frame.copy())
    assert frames[0][5, 5] != 128
    assert np.abs(frames[1].astype(int) - frames[0]).max() <= 1
