"""Fingers on a touch screen over the image."""

from __future__ import annotations

import pytest
from hands import press
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def screen(qapp):
    return QTest.createTouchDevice()


@pytest.fixture
def canvas(make_desk, rg1, screen):
    """Of a desk that reads a film, on a touch screen."""
    reading = make_desk("annotating")
    reading.open_path(rg1)
    canvas = reading.grid.panes["main"].canvas
    canvas.touch_screen = screen
    canvas.reading = reading
    return canvas


def fingers(canvas, *steps):
    """Each step: finger -> its place, None where it is lifted."""
    down: dict[int, QPoint] = {}
    for step in steps:
        sequence = QTest.touchEvent(canvas, canvas.touch_screen, False)
        for number in {*down, *step}:
            if number not in step:
                sequence.move(number, down[number], canvas)  # `stationary` forgets where it is
            elif step[number] is None:
                sequence.release(number, down.pop(number), canvas)
            else:
                at = QPoint(*step[number])
                (sequence.move if number in down else sequence.press)(number, at, canvas)
                down[number] = canvas.last_place = at
        sequence.commit()


def fingers_up(canvas, number):
    """Lifts one that an earlier call has left down."""
    sequence = QTest.touchEvent(canvas, canvas.touch_screen, False)
    sequence.release(number, canvas.last_place, canvas)
    sequence.commit()


def image_at(canvas, x, y):
    back, _ok = canvas.image_to_widget().inverted()
    return back.map(QPointF(x, y))


def test_one_finger_draws_with_the_chosen_tool(canvas):
    press(canvas.reading, "tool_ruler")
    start, end = image_at(canvas, 300, 300), image_at(canvas, 420, 340)
    fingers(canvas, {0: (300, 300)}, {0: (303, 300)}, {0: (350, 320)}, {0: (420, 340)}, {0: None})
    (ruler,) = canvas.reading.session.markup.annotations
    assert ruler.kind == "ruler"
    assert ruler.points[0] == pytest.approx((start.x(), start.y()), abs=1.0)
    assert ruler.points[1] == pytest.approx((end.x(), end.y()), abs=1.0)


def test_two_fingers_zoom_and_move_and_the_film_stays_under_them(canvas):
    press(canvas.reading, "tool_ruler")
    before = canvas.reading.grid.state
    zoom = canvas.transform().zoom
    under = image_at(canvas, 350, 300), image_at(canvas, 450, 300)
    fingers(
        canvas,
        {0: (350, 300)},
        {1: (450, 300)},
        {0: (340, 310), 1: (480, 310)},
        {0: (310, 330), 1: (510, 330)},
    )
    assert canvas.transform().zoom == pytest.approx(2 * zoom, rel=1e-6)
    for place, x in zip(under, (310, 510), strict=True):
        now = image_at(canvas, x, 330)
        assert (now.x(), now.y()) == pytest.approx((place.x(), place.y()), abs=0.01)
    fingers(canvas, {0: (310, 330), 1: (510, 330)}, {0: None}, {1: (600, 500)}, {1: None})
    assert canvas.transform().zoom == pytest.approx(2 * zoom, rel=1e-6)
    assert not canvas.reading.session.markup.annotations
    press(canvas.reading, "undo")
    assert canvas.reading.grid.state == before


def test_a_second_finger_ends_what_the_first_one_began(canvas):
    press(canvas.reading, "tool_ruler")
    fingers(
        canvas,
        {0: (300, 300)},
        {0: (380, 300)},
        {0: (400, 300)},
        {1: (500, 300)},
        {0: (390, 300), 1: (510, 300)},
        {0: None, 1: None},
    )
    assert [mark.kind for mark in canvas.reading.session.markup.annotations] == ["ruler"]
    fingers(canvas, {0: (300, 500)}, {0: (420, 500)}, {0: None})
    assert len(canvas.reading.session.markup.annotations) == 2


def test_taps_are_clicks_and_two_of_them_a_double_click(canvas, qtbot):
    clicks, doubles = [], []
    press(canvas.reading, "tool_pan")
    canvas.clicked_at.connect(lambda x, y: clicks.append((x, y)))
    canvas.double_clicked.connect(lambda: doubles.append(1))
    place = image_at(canvas, 300, 300)
    fingers(canvas, {0: (300, 300)}, {0: None})
    assert clicks == [pytest.approx((place.x(), place.y()), abs=0.01)]
    assert doubles == []
    fingers(canvas, {0: (303, 301)}, {0: None})
    assert doubles == [1]


def test_a_finger_that_is_held_still_asks_for_the_menu(canvas, qtbot):
    clicks, menus, doubles = [], [], []
    canvas.menu_wanted.disconnect()  # it would wait for a choice
    canvas.clicked_at.connect(lambda x, y: clicks.append((x, y)))
    canvas.double_clicked.connect(lambda: doubles.append(1))
    canvas.menu_wanted.connect(menus.append)
    held_ms = QApplication.styleHints().mousePressAndHoldInterval() + 50
    fingers(canvas, {0: (300, 300)}, {0: (303, 302)})
    qtbot.wait(held_ms)
    assert menus == []
    fingers_up(canvas, 0)
    assert menus == [canvas.mapToGlobal(QPoint(303, 302))]
    fingers(canvas, {0: (300, 300)}, {0: None})
    assert (len(clicks), doubles) == (1, [])
    fingers(canvas, {0: (300, 400)}, {0: (330, 400)}, {0: (360, 400)})
    qtbot.wait(held_ms)
    fingers_up(canvas, 0)
    assert len(menus) == 1  # it was not still
