"""One film gives way to the next: a drag does not reach over to it, and nothing that was early is lost."""

from __future__ import annotations

import json
import threading

import pytest
from archives import film
from hands import drag, press
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from app.reading.picture import load_picture

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def canvas_of(window):
    return window.grid.panes["main"].canvas


def shown(window, qtbot, path) -> None:
    """Open a film, and wait until it is there, with or without its session."""
    before = window.picture
    window.open_path(path)
    qtbot.waitUntil(lambda: window.picture is not before)


@pytest.fixture
def filed_late(opened, monkeypatch):
    """A window where what is opened next is filed when `go_on` is set."""
    window, go_on = opened(children=False), threading.Event()
    add = window.opener.library.add_radiograph
    monkeypatch.setattr(window.opener.library, "add_radiograph", lambda film: go_on.wait(20) and add(film))
    yield window, go_on
    go_on.set()


def test_the_panes_of_explain_do_not_stay_for_a_film_with_ai_off(opened, qtbot, rg1_files):
    window = opened(children=False)
    press(window, "layout_explain")
    before = window.session
    window.open_path(rg1_files["UNCI"])
    qtbot.waitUntil(lambda: window.session not in (None, before))
    assert window.grid.layout_id == "layout_one"
    assert window.actions_["layout_one"].isChecked()


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_a_drag_ends_with_the_film_that_it_began_on(opened, qtbot, rg1_files, button):
    window = opened(children=False)
    canvas = canvas_of(window)
    canvas.zoom_by(2.0)
    QTest.mousePress(canvas, button, pos=QPoint(300, 300))
    QTest.mouseMove(canvas, QPoint(350, 330))
    shown(window, qtbot, rg1_files["UNCI"])
    for at in (QPoint(360, 340), QPoint(380, 360)):
        QTest.mouseMove(canvas, at)
    QTest.mouseRelease(canvas, button, pos=QPoint(380, 360))
    assert window.grid.state == window.picture.first_view()
    drag(canvas, button, QPoint(300, 300), QPoint(350, 330))
    assert window.grid.state != window.picture.first_view()


def test_views_of_a_film_that_had_no_session_are_not_logged_with_the_next(
    filed_late, qtbot, tmp_path, rg1_files
):
    window, go_on = filed_late
    shown(window, qtbot, film(tmp_path, name="small", patient="Small^A", study="1.2.3"))
    qtbot.waitUntil(lambda: len(window.workspace._early) > 0)
    shown(window, qtbot, rg1_files["UNCI"])
    go_on.set()
    qtbot.waitUntil(lambda: window.session is not None)
    window.grid.panes["main"].canvas.zoom_by(2.0)
    qtbot.waitUntil(lambda: window.session.dirty)
    window.save_now()
    views = (window.session.folder / "views.jsonl").read_text().splitlines()
    widths = {json.loads(view)["transform"]["image_width_px"] for view in views}
    assert widths == {window.picture.width_px}


def test_a_view_that_was_changed_before_the_study_was_filed_stays_and_is_kept(
    filed_late, qtbot, rg1, rg1_files
):
    window, go_on = filed_late
    shown(window, qtbot, rg1_files["UNCI"])
    canvas_of(window).zoom_by(3.0)
    wanted = window.grid.state
    go_on.set()
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.grid.state == wanted
    shown(window, qtbot, rg1)
    qtbot.waitUntil(lambda: window.session is not None)
    shown(window, qtbot, rg1_files["UNCI"])
    qtbot.waitUntil(lambda: window.grid.state == wanted)


def test_the_next_film_is_in_sight_where_the_last_ones_prior_was_large(opened, qtbot, rg1_files):
    window = opened(children=False)
    window.settings.window.hanging = "by hand"
    press(window, "layout_two")
    window.opener.show_prior(load_picture(rg1_files["UNCI"]))
    window.grid.toggle_large("prior")
    shown(window, qtbot, rg1_files["J2KI"])
    assert window.grid.shown() == ("main", "prior")
    assert canvas_of(window).isVisible()


def test_films_that_are_dropped_with_a_prior_are_filed(opened, qtbot, tmp_path, rg1_files):
    window = opened(children=False)
    press(window, "layout_two")
    pane = window.grid.panes["prior"]
    files = [rg1_files["UNCI"], film(tmp_path, name="other", patient="Other^A", study="1.2.3")]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    where = QPointF(pane.mapTo(window, pane.rect().center()))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys))
    qtbot.waitUntil(lambda: window.grid.prior is not None)
    listed = lambda: {study.patient_name for study in window.studies.model.studies}  # noqa: E731
    qtbot.waitUntil(lambda: "Other^A" in listed())


def test_what_needs_a_study_cannot_be_chosen_without_one(make_window, qtbot):
    window = make_window(children=False)
    qtbot.waitUntil(lambda: window.results is not None)
    for name in ("export_dicom", "export_report", "add_sentence", "accept_all", "sign"):
        assert not window.actions_[name].isEnabled(), name
