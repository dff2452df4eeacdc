"""One view under a hand: what it paints while it moves, and at rest."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import on_screens
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from app.imaging.radiograph import Radiograph, Window
from app.imaging.ramp import Ramp
from app.imaging.render import render_viewport
from app.reading.picture import Picture
from app.reading.view import ViewState
from ui import theme
from ui.viewer.canvas import ImageCanvas

NOISE = np.random.default_rng(5).integers(0, 65536, (900, 1100), dtype=np.uint16)
FILM = Radiograph(NOISE, Path("film"), "", "MONOCHROME2", default_window=Window("w", 32_768, 60_000))


@pytest.fixture
def canvas(qapp, qtbot):
    theme.install(qapp)
    canvas = ImageCanvas("main")
    qtbot.addWidget(canvas)
    canvas.show_corners = False
    canvas.resize(400, 300)
    canvas.view_wanted.connect(lambda state, _what, _key: canvas.set_state(state))
    canvas.set_picture(Picture(FILM))
    canvas.set_state(ViewState(fit=False, zoom=0.61, centre_x_px=520.7, centre_y_px=433.1))
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def send(canvas, kind, x, y, pressed, held):
    at = QPointF(x, y)
    QApplication.sendEvent(
        canvas,
        QMouseEvent(
            kind, at, canvas.mapToGlobal(at), pressed, held, Qt.KeyboardModifier.NoModifier
        ),
    )  # fmt: skip


def pan(canvas, *places):
    """Press at the first place, move through the others; returns what was shown at each."""
    middle, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
    send(canvas, QEvent.Type.MouseButtonPress, *places[0], middle, middle)
    shown = []
    for place in places[1:]:
        send(canvas, QEvent.Type.MouseMove, *place, none, middle)
        canvas.repaint()
        shown.append(canvas.film.frame.copy())
    return shown


def fresh(canvas):
    return render_viewport(canvas.picture.pyramid, canvas.table(), canvas.transform())


def test_a_pan_shows_full_quality_on_the_way(canvas):
    places = [(200, 150), (220, 150), (225, 160), (180, 171.3)]
    shown = pan(canvas, *places)
    assert np.abs(shown[-1].astype(int) - fresh(canvas)).max() <= 1
    assert (shown[0] != shown[-1]).any()


def test_at_rest_the_frame_is_the_one_that_is_drawn_anew(canvas, qtbot):
    pan(canvas, (200, 150), (220, 150), (225, 160), (200, 150))  # back where it began
    send(
        canvas, QEvent.Type.MouseButtonRelease, 200, 150, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
    )
    qtbot.waitUntil(lambda: not canvas._settle.isActive())
    canvas.repaint()
    assert np.array_equal(canvas.film.frame, fresh(canvas))


def test_a_window_that_changes_while_it_moves_is_seen_at_once(canvas):
    pan(canvas, (200, 150), (220, 150))
    canvas.set_state(canvas.state.windowed(20_000, 9_000))
    canvas.repaint()
    assert (
        np.abs(canvas.film.frame.astype(int) - fresh(canvas)).mean() < 60
    )  # perhaps hurried, but that window
    assert (canvas.film.frame == 255).mean() > 0.5


def test_a_drag_of_the_window_paints_what_the_table_says(canvas):
    right, none = Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
    send(canvas, QEvent.Type.MouseButtonPress, 100, 100, right, right)
    for step in range(1, 9):
        send(canvas, QEvent.Type.MouseMove, 100 + 11 * step, 100 + 7 * step, none, right)
        canvas.repaint()
        assert isinstance(canvas.greys(), Ramp)
        assert np.array_equal(canvas.film.frame, fresh(canvas))


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_every_pixel_of_the_frame_is_on_the_screen_at_any_pixel_ratio(scale, tmp_path):
    """It is painted some rows at a time: no seam, no row twice."""
    screen = {"name": "one", "x": 0, "y": 0, "width": 1600, "height": 1200, "dpr": 1, "logicalDpi": 96}
    seen = on_screens.told("painted_at_ratio.py", home=tmp_path, screens=[screen], QT_SCALE_FACTOR=scale)
    assert seen["ratio"] == float(scale)
    assert seen["pieces"] > 3
    assert seen["differ"] == 0
    assert seen["gaze_off_px"] == [0.0, 0.0]  # gaze is mapped from where the frame is painted
