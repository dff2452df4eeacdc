"""Painting over where gaze dwelt, on a canvas of its own."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from ui.viewer.brush import Brush


def test_a_stroke_touches_along_its_way_and_takes_away_with_the_rubber() -> None:
    brush, touched = Brush(), []
    brush.touched.connect(lambda *what: touched.append(what))
    brush.radius_px = 10.0
    twice = QTransform.fromScale(2.0, 2.0)  # two widget px an image px
    assert not brush.press("tool_window", QPointF(0, 0), twice)
    assert brush.press("tool_rub_gaze", QPointF(20, 20), twice)
    for x in (22, 28, 32, 52):
        brush.move(QPointF(x, 20), twice)
    brush.release()
    assert touched == [(10, 10, 10, -1), (16, 10, 10, -1), (26, 10, 10, -1)]
