"""Whatever a reader does, in whatever order: nothing raises, and the session can be saved."""

from __future__ import annotations

import random

import pytest
from hands import drag, wheel
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QSlider

from app.reading.session import ReadingSession

pytestmark = [
    pytest.mark.qt_log_level_fail("CRITICAL"),
    pytest.mark.qt_log_ignore("does not support"),
]
BLOCKING = {
    *("open", "open_folder", "export_report", "export_dicom", "save_look", "quit", "full_screen", "menu"),
    *("receive", "export_pdf", "export_pdf_deidentified", "save_picture"),
    *("test_pattern", "calibrate", "check_drift", "collect", "present"),
}
"""What waits for a person, or covers the screen."""


@pytest.mark.parametrize(("seed", "steps"), [(1, 250), pytest.param(2, 6000, marks=pytest.mark.slow)])
def test_hands_in_any_order(opened, qtbot, rg1_files, seed, steps):
    window = opened()
    rng = random.Random(seed)
    files = sorted(rg1_files.values())

    def act() -> None:
        actions = [a for name, a in window.actions_.items() if name not in BLOCKING and a.isEnabled()]
        rng.choice(actions).trigger()

    def hands() -> None:
        widget = rng.choice([c for c in window.grid.canvases() if c.isVisible()] + [window.timeline.lanes])
        a, b = (
            QPoint(rng.randrange(max(1, widget.width())), rng.randrange(max(1, widget.height())))
            for _ in "ab"
        )
        buttons = [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton]
        drag(widget, rng.choice(buttons), a, b)

    def roll() -> None:
        canvas = rng.choice([c for c in window.grid.canvases() if c.isVisible()])
        wheel(canvas, QPointF(40, 40), rng.choice([-3, -1, 1, 2]))

    def press() -> None:
        buttons = [
            b
            for b in window.results.findChildren(QAbstractButton)
            if b.isVisible() and b.isEnabled() and b.text() not in ("Export", "Erase")
        ]
        if buttons:
            rng.choice(buttons).click()

    def slide() -> None:
        sliders = [s for s in window.results.findChildren(QSlider) if s.isVisible()]
        if sliders:
            slider = rng.choice(sliders)
            slider.setValue(rng.randint(slider.minimum(), slider.maximum()))

    def record() -> None:
        if window.session is not None and window.recorder.recording is None:
            window.recorder.start("simulated-reader", {"seed": rng.randrange(9), "speed": 6})
            window.recorder.begin("T01", "test")

    def open_other() -> None:
        window.open_path(rng.choice(files))

    choices = [act] * 10 + [hands] * 8 + [roll] * 3 + [press] * 6 + [slide] * 2 + [record, open_other]
    for step in range(steps):
        rng.choice(choices)()
        for top in QApplication.topLevelWidgets():
            if top is not window and top.isVisible() and rng.random() < 0.6:
                top.close()
        if step % 5 == 0:
            qtbot.wait(5)
    qtbot.waitUntil(lambda: window.session is not None)
    window.session.save()
    again = ReadingSession.open(window.session.folder, window.session.study)
    assert again.report == window.session.report
