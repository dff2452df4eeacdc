"""Arithmetic in the place of a table gives the table's bytes, whatever the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.imaging.pixels import display_line, display_table
from app.imaging.radiograph import LookupTable, Radiograph, Window
from app.imaging.ramp import as_ramp

EVERY = np.arange(65536, dtype=np.uint16).reshape(256, 256)
FILM = Radiograph(np.zeros((2, 2), np.uint16), Path("film"), "", "MONOCHROME2")
SIGNED = replace(FILM, stored=np.zeros((2, 2), np.int16))


@settings(deadline=None, max_examples=400)
@given(
    centre=st.floats(-70_000, 70_000),
    width=st.floats(0.01, 140_000) | st.floats(140_000, 1e7),
    function=st.sampled_from(["LINEAR", "LINEAR_EXACT"]),
    rescale=st.sampled_from([(1.0, 0.0), (-1.0, 4095.0), (0.25, -1024.0), (-10.0, 0.5)]),
    signed=st.booleans(),
    inverted=st.booleans(),
    invert=st.booleans(),
)
@example(
    14_677.0, 9_840_171.492174884, "LINEAR", (1.0, 0.0), False, False, True
)  # indices closer than floats
def test_every_index_gets_the_grey_of_the_table(
    centre: float,
    width: float,
    function: str,
    rescale: tuple[float, float],
    signed: bool,
    inverted: bool,
    invert: bool,
) -> None:
    film = replace(SIGNED if signed else FILM, rescale=rescale, inverted_by_file=inverted)
    window = Window("w", centre, width, function)  # type: ignore[arg-type]
    table = display_table(film, window, invert=invert)
    line = display_line(film, window, invert=invert)
    ramp = None if line is None else as_ramp(table.__getitem__, *line)
    if line is not None:
        assert (np.diff(table.astype(int)) * np.sign(line[0]) >= 0).all()
    if ramp is not None:
        given_ = np.empty((256, 256), np.uint8)
        ramp.look_up(EVERY, given_)
        assert np.array_equal(given_, table[EVERY])


@pytest.mark.parametrize("width", [700.0, 4096.0, 20_000.5, 65_000.0])
@pytest.mark.parametrize("film", [FILM, SIGNED, replace(FILM, inverted_by_file=True)])
def test_windows_of_a_drag_are_ramps(film: Radiograph, width: float) -> None:
    centre = 0.0 if film.signed else 30_000.0
    for step in range(20):
        window = Window("w", centre + 37.3 * step, width + 11.9 * step)
        line = display_line(film, window)
        assert line is not None
        assert as_ramp(display_table(film, window).__getitem__, *line) is not None


def test_what_is_no_line_is_looked_up() -> None:
    lut = LookupTable(first=0, bits=8, values=np.arange(256, dtype=np.uint16))
    assert display_line(FILM, Window("s", 2000, 4000, "SIGMOID")) is None
    assert display_line(FILM, Window("step", 2000, 1, "LINEAR")) is None
    assert display_line(replace(FILM, modality_lut=lut), Window("w", 2000, 4000)) is None
    assert display_line(replace(FILM, presentation_lut=lut), Window("w", 2000, 4000)) is None


def test_a_table_that_is_not_the_line_is_refused() -> None:
    window = Window("w", 2000, 4000)
    line = display_line(FILM, window)
    assert line is not None
    table = display_table(FILM, window)
    table[1005:1012] = table[1012]  # a step that comes too early
    assert as_ramp(table.__getitem__, *line) is None
    assert as_ramp(table.astype(np.uint16).__getitem__, *line) is None
    assert as_ramp(display_table(FILM, Window("steep", 2000, 100)).__getitem__, 2.5, -4872.0) is None
    assert as_ramp(np.zeros(65536, np.uint8).__getitem__, 0.0, 0.0) is None
    assert as_ramp(np.zeros(65536, np.uint8).__getitem__, 0.05, -5000.0) is None  # all of it below the window
    assert as_ramp(np.full(65536, 255, np.uint8).__getitem__, 0.05, 5000.0) is None  # all of it above


def test_rows_with_gaps_between_them_are_filled_in_place() -> None:
    window = Window("w", 30_000, 50_000)
    line = display_line(FILM, window)
    table = display_table(FILM, window)
    assert line is not None
    ramp = as_ramp(table.__getitem__, *line)
    assert ramp is not None
    index = np.random.default_rng(0).integers(0, 65536, (700, 300), dtype=np.uint16)
    whole = np.full((700, 310), 7, np.uint8)
    ramp.look_up(index, whole[:, 5:305])
    assert np.array_equal(whole[:, 5:305], table[index])
    assert (whole[:, :5] == 7).all()
    assert (whole[:, 305:] == 7).all()
