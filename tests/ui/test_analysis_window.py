"""The gaze analysis window: areas drawn by hand, their table, what is kept and undone, the report."""

from __future__ import annotations

import csv
import os

import pytest
from hands import drag, press, record
from PySide6.QtCore import QPoint, QPointF, Qt

from eyetracking.analysis.areas import (
    Area,
    Ellipse,
    Polygon,
    Rectangle,
    areas_json,
    contains,
    read_areas,
)


def at(canvas, x_px: float, y_px: float) -> QPoint:
    return canvas.image_to_widget().map(QPointF(x_px, y_px)).toPoint()


@pytest.fixture
def analysed(make_desk, rg1):
    """(desk that reads a film, its analysis window), without a tracker host unless asked."""

    def open_it(*, children=True):
        desk = make_desk("annotating", "tracking", "timeline", "analysis", "visibility", size=(780, 700))
        if children:
            desk.start_tracker_host()
        desk.open_path(rg1)
        desk.analysis.show()
        return desk, desk.analysis

    return open_it


def test_a_rectangle_drawn_by_hand_lies_where_it_was_drawn(analysed, qtbot):
    window, opened = analysed(children=False)
    canvas = window.grid.panes["main"].canvas
    opened.tools["rectangle"].click()
    drag(canvas, Qt.MouseButton.LeftButton, at(canvas, 500, 600), at(canvas, 900, 1100))
    (area,) = opened.desk.areas
    assert isinstance(area.shape, Rectangle)
    assert (area.shape.x_px, area.shape.y_px) == pytest.approx((500, 600), abs=4)
    assert (area.shape.width_px, area.shape.height_px) == pytest.approx((400, 500), abs=6)
    qtbot.waitUntil(lambda: opened.table.rowCount() == 1)
    assert opened.table.item(0, 0).text() == "Area 1"
    assert opened.table.chosen_ids() == [area.id]


def test_drawing_leaves_the_view_alone_and_esc_gives_the_hand_back(analysed, qtbot):
    window, opened = analysed(children=False)
    canvas = window.grid.panes["main"].canvas
    before = canvas.state
    opened.tools["ellipse"].click()
    drag(canvas, Qt.MouseButton.LeftButton, at(canvas, 300, 300), at(canvas, 700, 900))
    assert canvas.state == before
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not opened.tools["ellipse"].isChecked()
    drag(canvas, Qt.MouseButton.LeftButton, at(canvas, 300, 300), at(canvas, 700, 900))
    assert canvas.state != before  # window/level again
    assert len(opened.desk.areas) == 1
    assert isinstance(opened.desk.areas[0].shape, Ellipse)


def test_a_polygon_is_closed_with_enter_and_loses_its_last_corner_with_backspace(analysed, qtbot):
    window, opened = analysed(children=False)
    canvas = window.grid.panes["main"].canvas
    opened.tools["polygon"].click()
    for x, y in ((400, 400), (800, 400), (1700, 1800), (800, 900)):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(canvas, x, y))
        if x == 1700:
            qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    (area,) = opened.desk.areas
    assert isinstance(area.shape, Polygon)
    assert len(area.shape.points) == 3
    assert bool(contains(area.shape, 700, 500))
    assert not contains(area.shape, 450, 800)


def test_areas_are_kept_undone_renamed_and_removed(analysed, qtbot):
    window, opened = analysed(children=False)
    canvas = window.grid.panes["main"].canvas
    opened.tools["rectangle"].click()
    drag(canvas, Qt.MouseButton.LeftButton, at(canvas, 500, 600), at(canvas, 900, 1100))
    qtbot.waitUntil(lambda: opened.table.chosen_ids() != [])
    opened.table.item(0, 0).setText("nodule")
    path = window.session.folder / "areas.json"
    assert [area.name for area in read_areas(path)] == ["nodule"]
    qtbot.waitUntil(lambda: opened.shown.figures[0].area.name == "nodule")
    qtbot.keyClick(opened.table, Qt.Key.Key_Delete)
    assert read_areas(path) == []
    qtbot.waitUntil(lambda: opened.table.rowCount() == 0)
    window.actions_["undo"].trigger()
    assert [area.name for area in read_areas(path)] == ["nodule"]
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: opened.table.rowCount() == 0)


def test_areas_are_only_on_the_image_while_the_window_is_open(analysed, qtbot):
    window, opened = analysed(children=False)
    opened.add_anatomy()
    assert window.stage.areas.visible
    assert len(window.stage.areas.areas) > 10
    window.actions_["hide_all"].trigger()
    assert not window.stage.areas.visible
    window.actions_["hide_all"].trigger()
    assert window.stage.areas.visible
    opened.close()
    assert not window.stage.areas.visible
    press(window, "analysis")
    assert window.stage.areas.visible
    qtbot.waitUntil(lambda: opened.table.rowCount() == len(window.stage.areas.areas))


def test_without_a_recording_nothing_was_seen(analysed, qtbot):
    _window, opened = analysed(children=False)
    opened.add_anatomy()
    qtbot.waitUntil(lambda: opened.table.rowCount() > 0)
    assert opened.table.item(0, 6).text() == "not fixated"
    assert opened.table.item(0, 8).text() == "–"
    assert not opened.report.isEnabled()


def test_a_recording_fills_table_and_plots_and_the_report_is_written(opened, qtbot, tmp_path):
    """In the whole window: its worker tells the simulated reader where the lungs are."""
    window = opened()
    press(window, "analysis")
    qtbot.waitUntil(lambda: window.analysis is not None and window.analysis.isVisible())
    opened = window.analysis
    opened.add_anatomy()
    record(window, qtbot)
    qtbot.waitUntil(lambda: opened.shown.fixations > 0)
    rows = opened.table.rowCount()
    seen = [row for row in range(rows) if opened.table.item(row, 6).text() != "not fixated"]
    assert len(seen) >= 5  # the simulated reader looks at every place of the checklist
    assert opened.plots._speed_line.getData()[0] is not None
    opened.export_csv(tmp_path / "areas.csv")
    with (tmp_path / "areas.csv").open(newline="") as file:
        written = list(csv.DictReader(file))
    assert [int(row["fixations"]) for row in written] == [
        int(opened.table.item(row, 2).text()) for row in range(rows)
    ]
    opened.write_report(tmp_path / "report")
    qtbot.waitUntil(lambda: (tmp_path / "report" / "report.html").exists())
    qtbot.waitUntil(lambda: not opened._report.runs)
    page = (tmp_path / "report" / "report.html").read_text()
    assert "costophrenic" in page
    assert os.listdir(tmp_path / "report").count("areas.csv") == 1


def test_another_detector_fills_the_table_anew(analysed, qtbot):
    window, opened = analysed()
    record(window, qtbot)
    qtbot.waitUntil(lambda: "Detector ivt" in opened.hint.text())
    opened.detector.setCurrentIndex(opened.detector.findData("i2mc"))
    qtbot.waitUntil(lambda: "Detector i2mc" in opened.hint.text())
    assert opened._traces.image.parameters["eyes"] == 2.0


def test_the_table_follows_the_chosen_stretch(analysed, qtbot):
    window, opened = analysed()
    record(window, qtbot)
    qtbot.waitUntil(lambda: opened.shown.fixations > 0)
    whole = opened.shown.fixations
    window.session.select((0.0, window.session.gaze.duration_ms / 2))
    qtbot.waitUntil(lambda: 0 < opened.shown.fixations < whole)
    assert "in the chosen stretch" in opened.hint.text()


def test_areas_of_a_file_are_added_and_a_broken_file_is_said(analysed, qtbot, tmp_path):
    window, opened = analysed(children=False)
    square = Rectangle(x_px=1, y_px=2, width_px=3, height_px=4)
    good, broken = tmp_path / "good.json", tmp_path / "broken.json"
    good.write_bytes(areas_json([Area(id="x", name="from a file", shape=square)]))
    broken.write_text('{"format": 1, "areas": [{"id": "x"}]}')
    opened.load_areas(good)
    opened.load_areas(broken)
    assert [area.name for area in opened.desk.areas] == ["from a file"]
    qtbot.waitUntil(lambda: any("broken.json" in bar.text for bar in window.messages.messages()))
