"""Colour maps and contours."""

from __future__ import annotations

import matplotlib
import numpy as np
import pytest

from app.reading.colour import colour_maps, colour_table, contour_lines, map_rgba


@pytest.mark.parametrize("name", colour_maps())
def test_the_tables_are_matplotlibs(name):
    theirs = (matplotlib.colormaps[name](np.arange(256))[:, :3] * 255).round()
    assert np.abs(colour_table(name).astype(int) - theirs).max() <= 1


def test_values_below_the_threshold_are_transparent_and_the_maximum_is_opaque():
    values = np.array([[0.0, 0.2, 0.29, 1.0, np.nan]], dtype=np.float32)
    alpha = map_rgba(values, colour_table("magma"), threshold=0.3)[0, :, 3]
    assert alpha.tolist() == [0, 0, 0, 255, 0]


def test_a_contour_of_a_disc_is_its_circle():
    rows, columns = np.mgrid[:200, :200] + 0.5
    distance = np.hypot(columns - 100, rows - 80)
    values = np.clip(1 - distance / 100, 0, 1).astype(np.float32)
    lines = contour_lines(values, 0.5, width_px=400, height_px=400)
    radii = np.hypot(lines[:, 0::2] / 2 - 100, lines[:, 1::2] / 2 - 80)
    assert radii == pytest.approx(np.full_like(radii, 50), abs=0.6)
    length = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]).sum() / 2
    assert length == pytest.approx(2 * np.pi * 50, rel=0.02)


def test_a_map_that_never_reaches_the_level_has_no_contour():
    assert len(contour_lines(np.full((8, 8), 0.2, np.float32), 0.5, width_px=8, height_px=8)) == 0
