"""Calibration in the window: what a reader sees and does, over the real tracker host."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage

from eyetracking import procedure as procedures
from eyetracking.recording import open_recording
from eyetracking.tracker import HeadPosition
from eyetracking.validation import validations
from ui.calibration.head import HeadGuide
from ui.calibration.screen import CalibrationScreen
from ui.mean_grey import grey_of


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A simulated eye needs no patience."""
    monkeypatch.setattr(procedures, "MOVE_MS", 20.0)
    monkeypatch.setattr(procedures, "SETTLE_MS", 380.0)
    monkeypatch.setattr(procedures, "MEASURE_MS", 250.0)


@pytest.fixture
def tracked(make_desk, rg1):
    """A film, what tracks gaze on it, and the real tracker host; nothing streams."""
    desk = make_desk("tracking")
    desk.start_tracker_host()
    desk.open_path(rg1)
    return desk


@pytest.fixture
def streaming(tracked, qtbot):
    """The simulated reader streams, its gaze 2 degrees off."""
    window = tracked
    options = {"seed": 1, "error_deg": 2.0, "repeat": True, "blinks_per_minute": 0, "loss": 0}
    window.recorder.start("simulated-reader", options)
    qtbot.waitUntil(lambda: window.recorder.state == "streaming")
    return window


def opened_screen(window, qtbot, action="calibrate") -> CalibrationScreen:
    window.actions_[action].trigger()
    screens = window.parent.findChildren(CalibrationScreen)
    assert len(screens) == 1
    qtbot.waitUntil(lambda: screens[0].procedure is not None)
    return screens[0]


def phase(screen: CalibrationScreen, name: str, qtbot) -> None:
    qtbot.waitUntil(lambda: screen.procedure.phase in (name, "failed"))
    assert screen.procedure.phase == name, screen.procedure.text


def closed(window) -> bool:
    """And gone."""
    return not window.parent.findChildren(CalibrationScreen)


def said(window, words: str, qtbot) -> None:
    qtbot.waitUntil(lambda: any(words in m.text for m in window.messages.messages()))


def pictured(screen: CalibrationScreen) -> QImage:
    return screen.grab().toImage()


def test_calibrate_validate_accept_and_the_status_bar_says_how_good_it_is(streaming, qtbot) -> None:
    window = streaming
    assert "not validated" in window.status.text("tracker")
    screen = opened_screen(window, qtbot)
    screen._choice.setCurrentIndex(screen._choice.findData(5))
    screen._calibrate()
    phase(screen, "calibrated", qtbot)
    assert window.settings.calibration.points == 5
    screen._validate()
    phase(screen, "validated", qtbot)
    accuracy = screen.procedure.validation.mean("both").accuracy_deg
    assert accuracy < 0.4
    screen._accept()
    qtbot.waitUntil(lambda: closed(window))
    assert f"accuracy {accuracy:.2f}°" in window.status.text("tracker")
    said(window, "Validation accepted", qtbot)
    window.recorder.begin("R01", "a test")
    qtbot.waitUntil(lambda: window.recorder.recording is not None)
    folder = window.session.folder / window.session.recording().folder
    window.recorder.end()
    qtbot.waitUntil(lambda: window.recorder.recording is None)
    assert [v.accepted for v in validations(open_recording(folder))] == [True]


def test_a_gaze_that_is_off_is_not_accepted_silently(streaming, qtbot) -> None:
    window = streaming
    screen = opened_screen(window, qtbot)
    screen._validate()
    phase(screen, "validated", qtbot)
    assert screen.procedure.validation.problems()
    screen._reject()
    qtbot.waitUntil(lambda: closed(window))
    assert "not accepted" in window.status.text("tracker")


def test_a_chosen_target_is_collected_again(streaming, qtbot) -> None:
    screen = opened_screen(streaming, qtbot)
    screen._choice.setCurrentIndex(screen._choice.findData(5))
    screen._calibrate()
    phase(screen, "calibrated", qtbot)
    area = screen._map._at((0.9, 0.9)).toPoint()
    qtbot.mouseClick(screen._map, Qt.MouseButton.LeftButton, pos=area)
    assert screen._map.chosen == [(0.9, 0.9)]
    screen._redo()
    assert screen.procedure.phase == "calibrating"
    assert screen.procedure.remaining == 1
    phase(screen, "calibrated", qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: closed(streaming))


def test_a_kept_calibration_is_offered_and_validated(streaming, qtbot) -> None:
    screen = opened_screen(streaming, qtbot)
    screen._choice.setCurrentIndex(screen._choice.findData(5))
    screen._calibrate()
    phase(screen, "calibrated", qtbot)
    qtbot.waitUntil(lambda: screen._kept() is not None)
    screen._again()
    screen._use_kept()
    phase(screen, "validated", qtbot)
    assert screen.procedure.validation.mean("both").accuracy_deg < 0.4
    screen._accept()


def test_a_drift_check_says_how_far_gaze_is_and_changes_nothing(streaming, qtbot) -> None:
    window = streaming
    opened_screen(window, qtbot, "check_drift")
    qtbot.waitUntil(lambda: window.recorder.drift is not None and closed(window))
    off = window.recorder.drift.target.both.accuracy_deg
    assert off > 0.3
    said(window, "Drift check: gaze is", qtbot)
    opened_screen(window, qtbot, "check_drift")
    qtbot.waitUntil(lambda: window.recorder.drift.target.both.accuracy_deg != off and closed(window))
    assert window.recorder.drift.target.both.accuracy_deg == pytest.approx(off, abs=0.3)


def test_escape_leaves_at_any_time_and_gaze_falls_on_the_image_again(streaming, qtbot) -> None:
    window = streaming
    screen = opened_screen(window, qtbot)
    assert window.recorder.views.panes == {}
    screen._calibrate()
    phase(screen, "calibrating", qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: closed(window))
    assert "main" in window.recorder.views.panes


def test_a_reading_that_has_ended_is_started_again_for_the_calibration(tracked, qtbot) -> None:
    window = tracked
    window.recorder.start("simulated-reader", {"seed": 1, "max_s": 0.5})
    qtbot.waitUntil(lambda: window.recorder.state == "ended")
    screen = opened_screen(window, qtbot)
    assert screen.isVisible()
    screen._validate()
    phase(screen, "validated", qtbot)
    screen._accept()


def test_a_tracker_that_does_not_start_closes_the_screen_in_words(tracked, qtbot) -> None:
    window = tracked
    window.recorder.provider, window.recorder.options = "replay", {"path": "/nowhere.tsv"}
    window.actions_["calibrate"].trigger()
    qtbot.waitUntil(lambda: closed(window))
    said(window, "could not be started", qtbot)


def test_while_recording_only_a_drift_check_is_made(streaming, qtbot) -> None:
    window = streaming
    window.recorder.begin("R01", "a test")
    qtbot.waitUntil(lambda: window.recorder.recording is not None)
    window.actions_["calibrate"].trigger()
    assert window.parent.findChildren(CalibrationScreen) == []
    said(window, "Stop recording before", qtbot)
    window.recorder.end()
    qtbot.waitUntil(lambda: window.recorder.recording is None)


def test_targets_stand_on_a_grey_as_bright_as_the_image(streaming, qtbot) -> None:
    grey = grey_of(streaming.grid)
    assert 28 <= grey <= 200
    screen = opened_screen(streaming, qtbot)
    screen._calibrate()
    phase(screen, "calibrating", qtbot)
    qtbot.waitUntil(lambda: screen.procedure.target is not None)
    image = pictured(screen)
    assert image.pixelColor(QPoint(5, 5)) == QColor(grey, grey, grey)
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: closed(streaming))


@pytest.mark.parametrize(
    ("eyes", "words"),
    [
        (((0.45, 0.5, 0.5), (0.55, 0.5, 0.5)), "Good"),
        (((0.45, 0.5, 0.1), (0.55, 0.5, 0.1)), "back"),
        (((0.45, 0.5, 0.9), (0.55, 0.5, 0.9)), "nearer"),
        (((0.85, 0.5, 0.5), (0.95, 0.5, 0.5)), "left"),
        (((0.45, 0.9, 0.5), (0.55, 0.9, 0.5)), "higher"),
        (((0.45, 0.5, 0.5), None), "Only one eye"),
        ((None, None), "No eye"),
    ],
)
def test_the_head_guide_says_what_to_do(qapp, eyes, words: str) -> None:
    guide = HeadGuide()
    guide.set_head(HeadPosition(left=eyes[0], right=eyes[1], distance_mm=600.0))
    assert words in guide.words()
    assert guide.accessibleDescription() == guide.words()
    guide.deleteLater()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_words_about_the_head_are_not_cut(qapp, qtbot, scale) -> None:
    from PySide6.QtGui import QFontMetricsF

    from ui import theme
    from ui.calibration.head import WORDS, HeadGuide

    theme.install(qapp, font_scale=scale)
    guide = HeadGuide()
    qtbot.addWidget(guide)
    guide.resize(guide.sizeHint())
    box = guide.words_box()
    needed = QFontMetricsF(theme.theme().font("font_small")).boundingRect(box, WORDS, guide.words())
    assert box.contains(needed), guide.words()
