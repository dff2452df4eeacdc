"""Panels and panes in windows of their own: by keys, kept per set of screens, never out of view."""

from __future__ import annotations

from pathlib import Path

import on_screens
import pytest
from hands import press
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.settings import MonitorSettings

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "does not support"),
]


def test_a_panel_floats_and_comes_back_with_what_is_in_it(opened, qtbot):
    window = opened(children=False)
    press(window, "tab_report")
    report = window.results.report
    window.actions_["float_tab"].trigger()
    floated = window.panels.windows["tab_report"]
    assert report.window() is floated
    assert report.isVisible()
    assert floated.windowTitle() == "Report - RadGaze"
    press(window, "tab_findings")
    assert window.results.findings.isVisible()
    assert report.isVisible()
    press(window, "tab_report")
    window.actions_["float_tab"].trigger()
    assert report.window() is window
    assert report.isVisible()
    assert not window.panels.windows


def test_keys_work_in_a_floating_window_and_closing_it_docks(opened, qtbot):
    window = opened(children=False)
    press(window, "tab_gaze")
    window.actions_["float_tab"].trigger()
    floated = window.panels.windows["tab_gaze"]
    floated.activateWindow()
    qtbot.waitUntil(floated.isActiveWindow)
    QTest.keyClick(floated, Qt.Key.Key_Z)
    assert window.actions_["tool_zoom"].isChecked()
    QTest.keyClick(
        floated, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert not window.panels.windows
    window.actions_["float_tab"].trigger()
    window.panels.windows["tab_gaze"].close()
    assert not window.panels.windows
    assert window.results.gaze.window() is window


def test_the_prior_floats_and_the_current_image_takes_its_room(opened, qtbot, rg1_files):
    from app.reading.picture import load_picture

    window = opened(children=False)
    press(window, "layout_two")
    window.opener.show_prior(load_picture(rg1_files["UNCI"]))
    main, prior = window.grid.panes["main"], window.grid.panes["prior"]
    qtbot.waitUntil(lambda: prior.isVisible())
    narrow = main.width()
    window.actions_["float_prior"].trigger()
    qtbot.waitUntil(lambda: main.width() > 1.6 * narrow)
    assert prior.window() is window.panels.windows["prior"]
    assert prior.isVisible()
    main.canvas.zoom_by(2.0)
    assert prior.canvas.state.zoom == pytest.approx(main.canvas.state.zoom)
    press(window, "layout_one")
    press(window, "layout_two")
    window.actions_["dock_all"].trigger()
    qtbot.waitUntil(lambda: prior.window() is window and abs(main.width() - narrow) < 5)
    assert prior.isVisible()


def test_what_stands_where_is_kept_for_this_set_of_screens_and_restored(opened, qtbot):
    window = opened(children=False)
    window.panels.float_("tab_report", (60, 70, 380, 420))
    window.panels.remember()
    kept = window.settings.monitors[window.panels.signature]
    assert kept.floating["tab_report"][2:] == [380, 420]
    window.panels.dock_all()
    window.panels.restore()
    assert window.panels.windows["tab_report"].size().width() == 380


def test_what_a_gone_screen_showed_comes_back_into_view(opened, qtbot):
    window = opened(children=False)
    window.panels.float_("tab_report", (9000, 70, 380, 420))
    window.panels.float_("tab_gaze", (40, 70, 380, 420))
    window.panels.signature = "another set"  # as if a screen had gone: this set was never seen
    window.settings.monitors.clear()
    window.panels.screens_changed()
    assert set(window.panels.windows) == {"tab_gaze"}
    assert window.results.report.window() is window
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.settings.monitors[window.panels.signature] = MonitorSettings(
        floating={"tab_report": [9000, -4000, 380, 420], "tab_of_another_version": [0, 0, 10, 10]}
    )
    window.panels.restore()
    assert set(window.panels.windows) == {"tab_report"}
    assert room.contains(window.panels.windows["tab_report"].geometry())


def test_a_pane_goes_back_to_its_window_when_it_is_next_shown(opened, qtbot):
    window = opened(children=False)
    kept = MonitorSettings(floating={"prior": [40, 60, 500, 400]})
    window.settings.monitors[window.panels.signature] = kept
    window.panels.restore()
    assert not window.panels.windows
    window.panels.remember()
    assert window.settings.monitors[window.panels.signature].floating == kept.floating
    press(window, "layout_two")
    qtbot.waitUntil(lambda: set(window.panels.windows) == {"prior"})
    assert window.panels.windows["prior"].width() == 500


def test_a_protocol_floats_a_pane_only_as_long_as_it_hangs(opened, qtbot, monkeypatch):
    window = opened(children=False)
    press(window, "layout_two")
    here = window.screen()
    monkeypatch.setattr(window.panels, "_screens_from_here", lambda: [here, here])
    window.panels.place_panes({"prior": 2})
    assert set(window.panels.windows) == {"prior"}
    window.panels.place_panes({"prior": 1})
    assert not window.panels.windows
    window.panels.float_("prior")
    window.panels.place_panes({"prior": 1})
    assert set(window.panels.windows) == {"prior"}  # by hand


def test_screens_that_come_and_go_are_noticed(opened, qtbot):
    window = opened(children=False)
    app = QGuiApplication.instance()
    window.panels.signature = "before"
    app.screenRemoved.emit(app.primaryScreen())
    qtbot.waitUntil(lambda: window.panels.signature != "before")


def test_space_pans_in_a_floated_pane(opened, qtbot, rg1_files):
    from hands import drag

    from app.reading.picture import load_picture

    window = opened(children=False)
    press(window, "layout_two")
    window.opener.show_prior(load_picture(rg1_files["UNCI"]))
    window.actions_["float_prior"].trigger()
    floated, prior = window.panels.windows["prior"], window.grid.panes["prior"].canvas
    floated.activateWindow()
    prior.setFocus()
    qtbot.waitUntil(floated.isActiveWindow)
    QTest.keyPress(prior, Qt.Key.Key_Space)
    drag(prior, Qt.MouseButton.LeftButton, QPoint(200, 200), QPoint(260, 200))
    QTest.keyRelease(prior, Qt.Key.Key_Space)
    assert not prior.state.fit
    assert prior.state.window_width is None
    assert not prior.space_held


THREE = [
    {"name": "left", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1},
    {"name": "middle", "x": 1920, "y": 0, "width": 2000, "height": 1500, "dpr": 1},
    {"name": "right", "x": 3920, "y": 0, "width": 1200, "height": 1600, "dpr": 1},
]


def run(home: Path, screens: list[dict], image: Path, what: str) -> dict:
    """A window of its own process with these screens."""
    return on_screens.told("floating_screens.py", image, home, what, home=home, screens=screens)


def test_three_screens_then_one_then_three_again(tmp_path, rg1):
    first = run(tmp_path, THREE, rg1, "float")
    assert first["tab_report"]["screen"] == "right"
    assert first["tab_gaze"]["screen"] == "middle"
    alone = run(tmp_path, THREE[:1], rg1, "look")
    assert set(alone) == {"window"}
    assert alone["window"]["screen"] == "left"
    assert alone["window"]["inside"]
    again = run(tmp_path, THREE, rg1, "look")
    assert again["tab_report"] == first["tab_report"]
    assert again["tab_gaze"] == first["tab_gaze"]
