"""Texts in the corners: what a film is not for is read at its foot, however long the other line is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from ui import theme
from ui.viewer.corners import _place_lines


@pytest.fixture(params=[1.0, 1.6])
def look(qapp, request):
    yield theme.install(qapp, font_scale=request.param)
    theme.install(qapp)


def texts(placed):
    return [text for _x, _y, text in placed]


def test_research_use_only_stays_beside_a_line_that_fills_the_view(look):
    long = "   ".join(["W 30000", "L 15000", "0.16x", "a word that has no end " * 20])
    placed = _place_lines(QSize(300, 200), "bottom", [long], ["demo model", "Research use only"])
    assert "Research use only" in texts(placed)
    assert not any("no end" in text for text in texts(placed))


def test_the_patient_stays_at_the_top(look):
    placed = _place_lines(QSize(220, 200), "top", ["CompressedSamples RG1"], ["CR PA, a long series " * 5])
    assert texts(placed)[0].startswith("Compressed")


def test_lines_of_one_side_have_the_other_sides_room_where_that_is_short(look):
    placed = _place_lines(QSize(400, 200), "bottom", ["turned", "W 1   L 2"], ["Research use only"])
    assert set(texts(placed)) == {"turned", "W 1   L 2", "Research use only"}
    assert len({y for _x, y, _text in placed}) == 2
