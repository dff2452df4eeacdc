"""A stylus, two fingers and the lens over the image."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hands import grey, press
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.imaging.render import render_viewport
from eyetracking.mapping import ViewTransform

NONE, LEFT, RIGHT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CAPABILITIES = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure


def device(pointer):
    return QPointingDevice("pen", 7, QInputDevice.DeviceType.Stylus, pointer, CAPABILITIES, 1, 3)


PEN, RUBBER = (device(QPointingDevice.PointerType.Pen), device(QPointingDevice.PointerType.Eraser))


CLOCK_MS = itertools.count(0, 1000)


def touch(canvas, kind, x, y, button=NONE, held=NONE, *, with_=PEN, pressure=0.5, at_ms=None):
    at = QPointF(x, y)
    event = QTabletEvent(
        kind, with_, at, canvas.mapToGlobal(at), pressure, 0, 0, 0.0, 0.0, 0.0,
        Qt.KeyboardModifier.NoModifier, button, held,
    )  # fmt: skip
    event.setTimestamp(next(CLOCK_MS) if at_ms is None else at_ms)
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted()  # or Qt would send a mouse event of its own


def stroke(canvas, start, end, button=LEFT, **options):
    touch(canvas, QEvent.Type.TabletPress, *start, button, button, **options)
    for part in (0.25, 0.5, 0.75, 1.0):
        x, y = (a + (b - a) * part for a, b in zip(start, end, strict=True))
        touch(canvas, QEvent.Type.TabletMove, x, y, NONE, button, **options)
    touch(canvas, QEvent.Type.TabletRelease, *end, button, NONE, **options)


@pytest.fixture
def reading(make_desk, rg1):
    desk = make_desk("annotating", "hands", "lens", "visibility", "pointing")
    desk.open_path(rg1)
    return desk


def canvas_of(window):
    return window.grid.panes["main"].canvas


def test_the_tip_draws_with_the_chosen_tool_and_the_rubber_deletes(reading):
    canvas = canvas_of(reading)
    press(reading, "tool_ruler")
    stroke(canvas, (300.25, 300.5), (420.75, 340.0), pressure=0.05)
    (ruler,) = reading.session.markup.annotations
    assert ruler.kind == "ruler"
    ends = [canvas.image_to_widget().map(QPointF(*point)) for point in ruler.points]
    assert (ends[0].x(), ends[0].y()) == pytest.approx((300.25, 300.5), abs=0.01)
    assert (ends[1].x(), ends[1].y()) == pytest.approx((420.75, 340.0), abs=0.01)
    stroke(canvas, (500.0, 200.0), (510.0, 200.0), with_=RUBBER)  # nothing there
    assert len(reading.session.markup.annotations) == 1
    stroke(canvas, (420.75, 340.0), (430.0, 350.0), with_=RUBBER)
    assert not reading.session.markup.annotations
    press(reading, "undo")
    assert len(reading.session.markup.annotations) == 1


def test_the_pens_button_is_window_and_level_whatever_the_tool(reading):
    press(reading, "tool_ruler")
    before = reading.grid.state
    stroke(canvas_of(reading), (300, 300), (380, 330), RIGHT)
    after = reading.grid.state
    assert after.window_width > (before.window_width or reading.picture.radiograph.default_window.width)
    assert not reading.session.markup.annotations
    stroke(canvas_of(reading), (300, 300), (340, 330), Qt.MouseButton.MiddleButton)
    assert reading.grid.state.window_width > after.window_width


def test_a_button_that_joins_a_stroke_does_not_change_it(reading):
    canvas = canvas_of(reading)
    press(reading, "tool_ruler")
    touch(canvas, QEvent.Type.TabletPress, 300, 300, LEFT, LEFT)
    touch(canvas, QEvent.Type.TabletPress, 300, 300, RIGHT, LEFT | RIGHT)
    touch(canvas, QEvent.Type.TabletMove, 400, 300, NONE, LEFT | RIGHT)
    touch(canvas, QEvent.Type.TabletRelease, 400, 300, RIGHT, LEFT)
    assert not reading.session.markup.annotations
    touch(canvas, QEvent.Type.TabletRelease, 400, 300, LEFT, NONE)
    assert [mark.kind for mark in reading.session.markup.annotations] == ["ruler"]


def test_a_pen_over_the_image_is_followed_by_the_probe(reading, qtbot):
    reading.actions_["probe"].trigger()
    touch(canvas_of(reading), QEvent.Type.TabletMove, 400, 300, pressure=0.0)
    assert "stored" in canvas_of(reading).probe


def test_two_taps_are_a_double_click(reading):
    press(reading, "layout_explain")
    canvas, taps = canvas_of(reading), []
    canvas.double_clicked.connect(lambda: taps.append(1))
    for at_ms, x in ((1000, 50), (5000, 50), (5100, 120), (9000, 50), (9150, 52)):
        touch(canvas, QEvent.Type.TabletPress, x, 60, LEFT, LEFT, at_ms=at_ms)
        touch(canvas, QEvent.Type.TabletRelease, x, 60, LEFT, NONE, at_ms=at_ms)
    assert taps == [1]


def test_two_fingers_on_a_touch_pad_zoom_about_the_place_between_them(reading):
    canvas = canvas_of(reading)
    before, at = canvas.transform(), QPointF(310, 220)
    pad = QPointingDevice.primaryPointingDevice()
    zoom = Qt.NativeGestureType.ZoomNativeGesture
    event = QNativeGestureEvent(zoom, pad, 2, at, at, canvas.mapToGlobal(at), 0.25, QPointF())
    QApplication.sendEvent(canvas, event)
    after = canvas.transform()
    assert after.zoom == pytest.approx(before.zoom * 1.25)
    assert after.display_to_image(*canvas._device(at)) == pytest.approx(
        before.display_to_image(*canvas._device(at)), abs=0.01
    )


# the lens


def lens_pixels(window, canvas, side_px=41):
    """What is seen in the middle of the lens, and what the image is there at the lens's zoom."""
    lens, view = window.magnifier, canvas.transform()
    x, y = view.display_to_image(*canvas._device(lens.at))
    inside = ViewTransform(
        view.image_width_px, view.image_height_px, view.zoom * lens.times, float(x), float(y),
        view.quarter_turns, view.flipped, 0.0, 0.0, side_px, side_px,
    )  # fmt: skip
    expected = render_viewport(window.picture.pyramid, canvas.table(), inside)
    left, top = round(lens.at.x()) - side_px // 2, round(lens.at.y()) - side_px // 2
    return grey(canvas)[top : top + side_px, left : left + side_px].astype(int), expected.astype(int)


def hover(reading, qtbot, pane="main", at=(400, 300)):
    canvas = reading.grid.panes[pane].canvas
    touch(canvas, QEvent.Type.TabletMove, *at, pressure=0.0)
    assert reading.magnifier.at == QPointF(*at)
    return canvas


def test_the_lens_respects_window_inversion_turn_and_mirror(reading, qtbot):
    reading.actions_["magnifier"].trigger()
    canvas = canvas_of(reading)
    there = np.array(canvas.transform().image_to_display(401.5, 741.5))  # a place with edges on the film
    canvas = hover(reading, qtbot, at=tuple(np.rint(there - canvas._device(QPointF(0, 0))).tolist()))
    reading.actions_["show_annotations"].setChecked(False)
    for change in (lambda: None, lambda: press(reading, "invert"), lambda: press(reading, "rotate"),
                   lambda: press(reading, "flip"), lambda: reading.grid.change(
                       reading.grid.state.windowed(14_000, 3_000), "Window")):  # fmt: skip
        change()
        seen, expected = lens_pixels(reading, canvas)
        assert np.abs(seen - expected).mean() < 6  # half a pixel of the lens
        assert np.corrcoef(seen.ravel(), expected.ravel())[0, 1] > 0.9


def test_power_and_size_follow_keys_and_wheel_and_are_kept(reading, qtbot):
    reading.actions_["magnifier"].trigger()
    canvas = hover(reading, qtbot)
    zoom, lens = canvas.transform().zoom, reading.magnifier

    def roll(ticks, held):
        at = QPointF(400, 300)
        turned, none = QPoint(0, 120 * ticks), QPoint()
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, canvas.mapToGlobal(at), none, turned, NONE, held, phase, False)
        QApplication.sendEvent(canvas, event)

    shift = Qt.KeyboardModifier.ShiftModifier
    both = shift | Qt.KeyboardModifier.ControlModifier
    roll(1, shift)
    assert (lens.times, lens.radius_px) == (3.0, 120)
    roll(1, both)
    assert (lens.times, lens.radius_px) == (3.0, 170)
    for _ in range(20):
        roll(-1, shift)
    assert lens.times == 1.5
    reading.actions_["lens_stronger"].trigger()
    reading.actions_["lens_larger"].trigger()
    assert (lens.times, lens.radius_px) == (2.0, 240)
    reading.actions_["lens_larger"].trigger()
    assert lens.radius_px == 80
    assert (reading.settings.window.lens_times, reading.settings.window.lens_radius_px) == (2.0, 80)
    assert canvas.transform().zoom == zoom
    reading.actions_["magnifier"].trigger()
    roll(1, shift)
    assert canvas.transform().zoom > zoom  # without the lens the wheel zooms, whatever is held
    assert lens.times == 2.0


def test_the_lens_goes_with_the_mouse_to_another_pane(reading, qtbot):
    press(reading, "layout_explain")
    reading.actions_["magnifier"].trigger()
    qtbot.wait(20)
    main, other = canvas_of(reading), reading.grid.panes["matex"].canvas
    plain = grey(main), grey(other)
    hover(reading, qtbot, "matex", at=(150, 200))
    assert (grey(main) == plain[0]).all()
    changed = np.argwhere(grey(other) != plain[1])
    assert len(changed) > 500
    assert np.abs(np.median(changed, axis=0) - [200, 150]).max() < 40
