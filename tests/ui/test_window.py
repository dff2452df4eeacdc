"""What a reader does with the window and what it must never do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hands import drag, grey, press, wheel
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ui.dialogs.sign import SignDialog

pytestmark = [pytest.mark.qt_log_level_fail("WARNING"), pytest.mark.qt_log_ignore("propagateSizeHints")]


def main_canvas(window):
    return window.grid.panes["main"].canvas


def test_an_opened_radiograph_is_painted(opened):
    window = opened(children=False)
    shown = grey(main_canvas(window))
    assert shown.std() > 30
    assert "RadGaze" in window.windowTitle()


def test_a_file_that_is_no_image_is_said_and_the_window_goes_on(opened, qtbot, tmp_path):
    window = opened(children=False)
    before = window.picture
    wrong = tmp_path / "letter.dcm"
    wrong.write_text("Dear radiologist,\n" * 50)
    window.open_path(wrong)
    qtbot.waitUntil(lambda: any("letter.dcm cannot be shown" in m.text for m in window.messages.messages()))
    assert window.picture is before


def test_notes_on_an_image_go_with_it(opened, qtbot, rg1_files):
    """Two lossy films in a row: the note stands once; none beside a film that is as it was stored."""
    window = opened()

    def notes(name: str) -> list[str]:
        sha = window.picture.radiograph.file_sha256
        window.open_path(rg1_files[name])
        qtbot.waitUntil(lambda: window.picture.radiograph.file_sha256 != sha)
        return [bar.text for bar in window.messages.messages() if "lossy" in bar.text.lower()]

    assert len(notes("J2KI")) == 1
    assert len(notes("UNCI")) == 1
    assert notes("UNCR") == []


def test_a_dropped_file_is_opened(opened, qtbot, rg1_files):
    window = opened(children=False)
    before = window.picture
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(rg1_files["UNCI"]))])
    centre = QPointF(window.rect().center())
    drop = QDropEvent(
        centre, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: window.picture is not before and window.session is not None)
    assert window.picture.radiograph.path.name == "RG1_UNCI.dcm"


def test_right_drag_changes_the_window_and_undo_brings_it_back(opened, qtbot):
    window = opened(children=False)
    canvas = main_canvas(window)
    before = grey(canvas)
    drag(canvas, Qt.MouseButton.RightButton, QPoint(300, 300), QPoint(380, 360))
    assert window.grid.state.window_width is not None
    changed = grey(canvas)
    assert (changed != before).any()
    press(window, "undo")
    assert window.grid.state.window_width is None
    assert (grey(canvas) == before).all()
    press(window, "redo")
    assert (grey(canvas) == changed).all()


def test_dragging_down_brightens_also_where_the_file_is_monochrome1(opened):
    window = opened(children=False)
    canvas = main_canvas(window)
    assert window.picture.radiograph.inverted_by_file
    before = grey(canvas)[100:-100, 400:-400].mean()
    drag(canvas, Qt.MouseButton.RightButton, QPoint(300, 300), QPoint(300, 350))
    assert grey(canvas)[100:-100, 400:-400].mean() > before


def test_the_wheel_zooms_about_the_point_under_the_cursor(opened):
    window = opened(children=False)
    canvas = main_canvas(window)
    at = QPointF(350, 260)
    before = canvas.transform()
    x, y = before.display_to_image(*canvas._device(at))
    wheel(canvas, at, 3)
    after = canvas.transform()
    assert after.zoom > before.zoom * 1.3
    assert after.display_to_image(*canvas._device(at)) == pytest.approx((x, y), abs=0.01)


def test_middle_drag_moves_the_image_with_the_hand(opened):
    window = opened(children=False)
    canvas = main_canvas(window)
    press(window, "one_to_one")
    at = QPointF(300, 300)
    x, y = canvas.transform().display_to_image(*canvas._device(at))
    drag(canvas, Qt.MouseButton.MiddleButton, QPoint(300, 300), QPoint(340, 270))
    assert canvas.transform().display_to_image(*canvas._device(QPointF(340, 270))) == pytest.approx(
        (x, y), abs=1e-6
    )


def test_rotating_and_flipping_carry_the_orientation_letters(opened):
    from app.reading.view import orientation_letters

    window = opened(children=False)
    assert window.picture.radiograph.meta.patient_orientation == ("L", "F")
    letters = []
    for change in ("fit", "rotate", "flip"):
        press(window, change)
        state = window.grid.state
        letters.append(
            orientation_letters(("L", "F"), quarter_turns=state.quarter_turns, flipped=state.flipped)
        )
    assert letters == [("R", "H", "L", "F"), ("F", "R", "H", "L"), ("H", "R", "F", "L")]


def test_panes_of_explain_move_together(opened, qtbot):
    window = opened(children=False)
    press(window, "layout_explain")
    qtbot.waitUntil(lambda: window.grid.panes["matex"].isVisible())
    wheel(window.grid.panes["matex"].canvas, QPointF(100, 150), 4)
    zooms = {name: pane.canvas.transform().zoom for name, pane in window.grid.panes.items()}
    assert set(zooms) == {"main", "matex", "predicted"}
    assert len(set(zooms.values())) == 1


def test_double_click_makes_one_pane_large_and_back(opened, qtbot):
    window = opened(children=False)
    press(window, "layout_explain")
    qtbot.waitUntil(lambda: window.grid.panes["predicted"].isVisible())
    qtbot.mouseDClick(window.grid.panes["matex"].canvas, Qt.MouseButton.LeftButton)
    assert [n for n, p in window.grid.panes.items() if p.isVisible()] == ["matex"]
    qtbot.mouseDClick(window.grid.panes["matex"].canvas, Qt.MouseButton.LeftButton)
    assert [n for n, p in window.grid.panes.items() if p.isVisible()] == ["main", "matex", "predicted"]


def test_every_painted_view_is_logged_in_the_session(opened, qtbot):
    window = opened(children=False)
    press(window, "one_to_one")
    qtbot.waitUntil(lambda: main_canvas(window).transform().zoom == 1.0)
    main_canvas(window).repaint()
    window.save_now()
    lines = (window.session.folder / "views.jsonl").read_text().splitlines()
    views = [json.loads(line) for line in lines]
    assert views[-1]["transform"]["zoom"] == 1.0
    assert [v["t_ns"] for v in views] == sorted(v["t_ns"] for v in views)


def test_nothing_is_recorded_before_consent(opened, qtbot):
    from ui.dialogs.consent import ConsentDialog

    window = opened()
    window.actions_["record"].trigger()
    dialog = window.findChild(ConsentDialog)
    assert dialog is not None
    assert not dialog.record.isEnabled()
    assert window.recorder.recording is None
    dialog.reject()
    qtbot.wait(200)
    assert not (window.session.folder / "gaze").exists()
    assert window.session.recordings == []


def test_agreed_recording_shows_red_and_ends_with_fixations(opened, qtbot):
    from ui.dialogs.consent import ConsentDialog

    window = opened()
    window.recorder.start("simulated-reader", {"seed": 2, "speed": 4})
    window.actions_["record"].trigger()
    dialog = window.findChild(ConsentDialog)
    dialog.reader.setText("R07")
    dialog.agree.setChecked(True)
    dialog.record.click()
    qtbot.waitUntil(lambda: window.recorder.recording is not None)
    assert window.actions_["record"].isChecked()
    assert window.actions_["record"].text().startswith("Recording 0:")
    qtbot.waitUntil(lambda: window.session.fixations is not None)
    assert not window.actions_["record"].isChecked()
    assert len(window.session.fixations) > 3
    assert window.session.recordings[0].reader_id == "R07"


def test_words_written_while_recording_stand_on_its_clock(opened, qtbot):
    window = opened()
    window.recorder.start("simulated-reader", {"seed": 2, "speed": 2})
    window.recorder.begin("T01", "test")
    qtbot.waitUntil(lambda: window.recorder.recording is not None)
    window.results.report.add.setText("Heart size normal.")
    window.results.report._add()
    qtbot.waitUntil(lambda: window.session.gaze is not None)
    assert [text for _on, _off, text in window.session.gaze.words] == ["Heart size normal."]
    assert 0 < window.session.gaze.words[0][0] < window.session.gaze.duration_ms


def test_ai_is_off_until_it_is_asked_for(opened, qtbot):
    window = opened()
    qtbot.wait(300)
    assert window.session.state == "reading"
    assert not window.results.isVisible()
    assert window.jobs.jobs == {}


def state_of(window, slot):
    job = window.jobs.jobs.get(slot)
    return job.state if job is not None else ""


def test_findings_are_accepted_and_not_any_longer(explained):
    window = explained()
    panel = window.results.findings
    window.settings.reader.id = "R01"
    panel.accept.click()
    assert window.session.diagnosis().accepted_by == "R01"
    assert "Accepted by R01" in panel.note.text()
    window.actions_["undo"].trigger()
    assert window.session.diagnosis().accepted_by == ""
    assert panel.accept.text() == "Accept (exports as VERIFIED)"


def test_ai_on_request_fills_every_panel(explained):
    window = explained()
    session = window.session
    assert session.diagnosis().result.rows[0].own_gaze is not None
    assert session.explanation().request.phrase == "cardiomegaly"
    assert len(session.prediction().result.scanpaths) == 10
    assert session.report.sentences[0].text == "The cardiac silhouette is enlarged."
    assert window.results.isVisible()
    assert window.grid.layout_id == "layout_explain"
    assert "synthetic-test" in window.results.models.toolTip()
    assert "Trained on nothing" in window.results.models.text()
    for name in ("matex", "predicted"):
        assert window.grid.panes[name].canvas.corner_lines["bottom_right"] == [
            "demo model",
            "Research use only",
        ]


def test_a_clicked_sentence_shows_its_map_and_its_gaze(explained, qtbot):
    window = explained()
    sentence = window.session.report.sentences[0]
    window.results.findings.sentences._pick(sentence.id)
    qtbot.waitUntil(lambda: sentence.id in window.session.sentence_maps)
    assert window.session.explanation().request.phrase == sentence.text
    assert window.stage.own.marked is not None
    assert "fixations on it" in window.results.findings.sentences._links.text()


def test_differences_between_the_drafts_are_marked(explained):
    window = explained()
    press(window, "tab_report")
    text = window.results.report.with_gaze._text.text()
    assert "underline" in text
    assert "enlarged" in text


def test_an_edited_report_can_be_undone_signed_and_is_kept(explained, qtbot):
    window = explained()
    session = window.session
    first = session.report.sentences[0]
    window.results.report.sentences._edit(first.id, "The heart is slightly enlarged.")
    assert session.report.sentences[0].state == "yours"
    press(window, "undo")
    assert session.report.sentences[0].text == first.text
    press(window, "redo")
    window.results.report.sign_or_not()
    dialog = window.findChild(SignDialog)
    assert not dialog.sign.isEnabled()  # drafted sentences are open
    session.write_report(session.report.accepted(), "Accept all")
    dialog._show()
    dialog.sign.click()
    window.save_now()
    kept = json.loads((session.folder / "session.json").read_text())
    assert kept["report"]["sentences"][0]["text"] == "The heart is slightly enlarged."
    assert kept["report"]["signed_at"]


def test_everything_is_there_after_closing_and_reopening(explained, make_window, qtbot, rg1):
    window = explained()
    before = window.session
    window.session.select((300.0, 900.0))
    press(window, "one_to_one")
    window.close()
    again = make_window(children=False)
    again.open_path(rg1)
    qtbot.waitUntil(lambda: again.session is not None and again.session.fixations is not None)
    session = again.session
    assert session.state == "explaining"
    assert session.report == before.report
    assert session.diagnosis() == before.diagnosis()
    assert session.selection_ms == (300.0, 900.0)
    assert again.grid.state.zoom == 1.0
    assert len(session.fixations) == len(before.fixations)
    np.testing.assert_array_equal(
        session.map(session.explanation().map), before.map(before.explanation().map)
    )


def test_a_killed_worker_is_said_and_its_job_can_be_run_again(opened, qtbot, monkeypatch):
    monkeypatch.setenv("RADGAZE_TEST_SLOW", "5")
    window = opened()
    press(window, "ai")
    qtbot.waitUntil(lambda: state_of(window, "diagnosis") == "running")
    window.children_.worker.kill_worker()
    qtbot.waitUntil(lambda: state_of(window, "diagnosis") == "failed")
    qtbot.waitUntil(lambda: any("started again" in m.text for m in window.messages.messages()))
    assert window.results.findings.job._again.isVisible()
    window.jobs.cancel_all()
    qtbot.waitUntil(lambda: window.children_.worker.state.state == "ready")
    window.jobs.cancel_all()
    qtbot.waitUntil(lambda: not window.jobs.active)
    window.results.findings.job._again.click()
    qtbot.waitUntil(lambda: state_of(window, "diagnosis") == "running")
    qtbot.waitUntil(lambda: window.session.diagnosis() is not None)


def test_a_running_job_can_be_stopped_where_its_result_would_be(opened, qtbot, monkeypatch):
    monkeypatch.setenv("RADGAZE_TEST_SLOW", "20")
    window = opened()
    press(window, "ai")
    qtbot.waitUntil(lambda: state_of(window, "diagnosis") == "running")
    card = window.results.findings.job
    assert card.isVisible()
    card._cancel.click()
    qtbot.waitUntil(lambda: state_of(window, "diagnosis") == "cancelled")
    assert window.session.diagnosis() is None


def test_the_window_answers_while_children_work(opened, qtbot, monkeypatch):
    """Its timers fire while a model works and gaze streams: were it to wait for either, none would."""
    monkeypatch.setenv("RADGAZE_TEST_SLOW", "600")
    window = opened()
    window.recorder.start("simulated-reader", {"seed": 1, "speed": 2})
    qtbot.waitUntil(lambda: window.recorder.state == "streaming")
    press(window, "ai")
    qtbot.waitUntil(lambda: state_of(window, "diagnosis") == "running")
    ticks = []
    timer = QTimer()
    timer.timeout.connect(
        lambda: ticks.append((state_of(window, "diagnosis"), window.tracking.live.painted_ns))
    )
    timer.start(10)
    qtbot.waitUntil(lambda: len(ticks) >= 50)
    timer.stop()
    assert {state for state, _painted in ticks} == {"running"}
    assert len({painted for _state, painted in ticks}) > 2, "gaze moved between the ticks"
    window.results.findings.job._cancel.click()
    qtbot.waitUntil(lambda: state_of(window, "diagnosis") == "cancelled")


def test_closing_the_window_ends_both_children(opened, qtbot):
    window = opened()
    window.recorder.start("simulated-reader", {"seed": 1})
    qtbot.waitUntil(lambda: window.recorder.state == "streaming")
    pids = [window.children_.worker.worker_pid, window.children_.tracker.host_pid]
    assert all(pids)
    window.close()
    qtbot.waitUntil(lambda: not any(Path(f"/proc/{pid}/status").exists() for pid in pids))


def test_h_hides_overlays_and_corner_texts_and_brings_them_back(explained):
    window = explained()
    canvas = main_canvas(window)
    with_all = grey(canvas)
    window.actions_["hide_all"].trigger()
    bare = grey(canvas)
    assert (bare != with_all).any()
    window.actions_["hide_all"].trigger()
    assert (grey(canvas) == with_all).all()


def test_replay_moves_the_gaze_point_through_the_recording(explained, qtbot):
    window = explained()
    playback = window.timeline.playback
    playback.seek(400.0)
    assert window.stage.own.until_ms == 400.0
    playback.set_speed(4.0)
    playback.play()
    qtbot.waitUntil(lambda: (playback.position_ms or 0) > 600.0)
    playback.rest()
    assert window.stage.own.until_ms is None


def test_a_click_on_a_fixation_goes_to_its_moment(explained, qtbot):
    window = explained()
    path = window.session.fixations
    canvas = main_canvas(window)
    at = canvas.image_to_widget().map(QPointF(path.x_px[2], path.y_px[2]))
    drag(canvas, Qt.MouseButton.LeftButton, at.toPoint(), at.toPoint())
    assert path.onset_ms[2] < window.timeline.playback.position_ms < path.onset_ms[2] + path.duration_ms[2]


def test_dragging_over_the_timeline_chooses_the_gaze_of_the_next_draft(explained, qtbot):
    window = explained()
    lanes = window.timeline.lanes
    half = lanes._duration() / 2
    y = lanes.height() // 2
    drag(lanes, Qt.MouseButton.LeftButton, QPoint(int(lanes._x(0)) + 1, y), QPoint(int(lanes._x(half)), y))
    start, end = window.session.selection_ms
    assert (start, end) == pytest.approx((0, half), abs=40)
    gaze = window.jobs.gaze_input()
    assert 0 < len(gaze.x_px) < len(window.session.fixations)
    assert max(gaze.onset_ms) < end


def test_every_focusable_control_has_a_name_and_a_tooltip(explained):
    from ui.dialogs.about import About
    from ui.dialogs.consent import ConsentDialog
    from ui.dialogs.key_sheet import KeySheet

    window = explained()
    roots: list[QWidget] = [
        window,
        ConsentDialog("", window),
        KeySheet(window.specs, window.actions_, window),
        About([], window),
    ]
    nameless, tipless = [], []
    for root in roots:
        for widget in root.findChildren(QWidget):
            if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QLabel):
                continue
            if widget.focusProxy() is not None or widget.objectName().startswith("qt_"):
                continue  # parts of a control
            if widget.parent() is not None and widget.parent().metaObject().className() in (
                "QComboBox", "QSpinBox", "QDoubleSpinBox", "QComboBoxPrivateContainer",
            ):  # fmt: skip
                continue
            said = f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
            if not widget.accessibleName():
                nameless.append(said)
            if not widget.toolTip() and not said.startswith("ImageCanvas"):
                tipless.append(said)
    assert nameless == []
    assert tipless == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_button_text_is_clipped(explained, qtbot, scale):
    window = explained(size=(1280, 800), scale=scale)
    from ui.widgets import Panel

    clipped, overflowing = [], []
    for tab in ("tab_findings", "tab_explain", "tab_report", "tab_gaze"):
        press(window, tab)
        QApplication.processEvents()
        for made in window.findChildren(QAbstractButton):
            if made.isVisible() and made.text() and made.width() < made.sizeHint().width() - 1:
                clipped.append(f"{tab}: {made.text()} {made.width()} < {made.sizeHint().width()}")
        for panel in window.findChildren(Panel):
            if panel.isVisible() and panel.widget().width() > panel.viewport().width():
                overflowing.append(tab)
    assert clipped == []
    assert overflowing == []


def test_starting_the_window_imports_nothing_heavy_and_spares_the_collector(rg1, tmp_path):
    """Until the first picture and after the whole window stands; when it has settled a full collection is no
    pause, and look-ups are quick."""
    script = f"""
import gc, sys
from PySide6.QtCore import QTimer
import ui.app
from ui.main_window import MainWindow
heavy = ("torch", "transformers", "matplotlib", "SimpleITK", "pyqtgraph", "scipy", "pyarrow")
at_first = []
first = MainWindow._build_parts
def look(self):
    at_first.extend(name for name in heavy if name in sys.modules)
    settled = QTimer(self)
    settled.timeout.connect(lambda: gc.get_freeze_count() > 10_000 and self.close())
    settled.start(50)
    ui.app.settle(self)
def complete(self):
    first(self)
    QTimer.singleShot(1200, lambda: look(self))
MainWindow._build_parts = complete
ui.app.SETTLED_MS = 60_000
code = ui.app.run({str(rg1)!r})
print(code, at_first, gc.get_freeze_count() > 10_000, [name for name in heavy if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "0 [] True ['pyarrow']", done.stderr[-2000:]


def test_a_folder_is_added_with_a_count_and_damaged_files_are_told(opened, qtbot, tmp_path, rg1_files):
    window = opened(children=False)
    folder = tmp_path / "films"
    folder.mkdir()
    for name in ("UNCI", "J2KR"):
        (folder / f"{name}.dcm").write_bytes(rg1_files[name].read_bytes())
    (folder / "notes.txt").write_text("not an image")
    window.open_path(folder)
    qtbot.waitUntil(
        lambda: any(
            "2 radiographs added, 1 refused (no radiograph, or damaged)." in m.text
            for m in window.messages.messages()
        )
    )
    qtbot.waitUntil(lambda: len(window.studies.model.studies) == 3)


def test_the_window_comes_back_where_and_as_large_as_it_was(make_window, qapp, qtbot):
    from app.settings import load_settings
    from ui.main_window import MainWindow

    window = make_window(children=False, size=(700, 560))
    qtbot.waitUntil(lambda: window.results is not None)
    window.close()
    again = MainWindow(load_settings())
    again.start_children = False
    again.show_first()
    assert (again.width(), again.height()) == (700, 560)
    again.close()
    again.deleteLater()


def test_a_film_that_is_not_filed_is_named_as_long_as_it_is_read(opened, qtbot, rg1_files, monkeypatch):
    from app.library.errors import LibraryError

    window = opened(children=False)

    def full(*_film: object) -> None:
        raise LibraryError(window.opener.library.folder, "the disk is full", "Make room.")

    with monkeypatch.context() as patched:
        patched.setattr(window.opener.library, "add_radiograph", full)
        window.open_path(rg1_files["UNCI"])
        qtbot.waitUntil(lambda: window.messages.shown("filing") is not None)
    assert "CompressedSamples RG1" in window.messages.shown("filing").text
    window.open_path(rg1_files["UNCR"])
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.messages.shown("filing") is None


def test_the_search_finds_a_study_by_words(opened, qtbot):
    window = opened(children=False)
    qtbot.waitUntil(lambda: len(window.studies.model.studies) == 1)
    window.studies.search.setText("nobody")
    qtbot.waitUntil(lambda: window.studies.model.studies == [])
    window.studies.search.setText("compressed rg1")
    qtbot.waitUntil(lambda: len(window.studies.model.studies) == 1)


def test_the_wheel_scrolls_a_panel_and_does_not_change_its_values(opened, qtbot):
    window = opened(children=False)
    press(window, "tab_explain")
    panel = window.results.explain
    before = panel.opacity.value(), panel.seed.value(), panel.colour_map.currentIndex()
    for control in (panel.opacity, panel.seed, panel.colour_map):
        wheel(control, QPointF(5, 5), -3)
    assert (panel.opacity.value(), panel.seed.value(), panel.colour_map.currentIndex()) == before


def test_a_pane_that_is_hidden_is_no_longer_told_to_the_tracker(opened, qtbot):
    window = opened()
    press(window, "layout_explain")
    qtbot.waitUntil(lambda: set(window.recorder.views.panes) == {"main", "matex", "predicted"})
    press(window, "layout_one")
    assert set(window.recorder.views.panes) == {"main"}


def test_a_stretch_of_gaze_outdates_the_findings(explained):
    window = explained()
    press(window, "tab_findings")
    again = window.results.findings._again
    assert not again.isVisible()
    window.session.select((200.0, 700.0))
    assert again.isVisible()


def test_two_studies_keep_their_sessions_apart(explained, qtbot, rg1_files):
    window = explained()
    first = window.session
    window.open_path(rg1_files["UNCI"])
    qtbot.waitUntil(lambda: window.session is not None and window.session is not first)
    assert window.session.report.sentences == []
    assert window.stage.own.scanpath is None
    assert window.jobs.jobs == {}
    window.open_path(rg1_files["UNCR"])
    qtbot.waitUntil(lambda: window.session is not None and bool(window.session.report.sentences))


def test_a_chosen_finding_is_explained_and_searched(explained, qtbot):
    window = explained()
    window.results.findings.rows.chosen.emit("pneumothorax")
    qtbot.waitUntil(lambda: window.session.explanation().request.phrase == "pneumothorax")
    qtbot.waitUntil(lambda: window.session.prediction().result.finding == "pneumothorax")
    assert "pneumothorax" in window.grid.panes["matex"].header.accessibleName()


def test_opacity_threshold_colours_and_contour_change_what_is_painted(explained):
    window = explained()
    canvas = window.grid.panes["matex"].canvas
    seen = [grey(canvas)]
    for change in ({"opacity": 0.3}, {"threshold": 0.8}, {"colour_map": "viridis"}, {"contour": True}):
        window.session.set_overlay(**change)
        seen.append(grey(canvas))
        assert (seen[-1] != seen[-2]).any(), change


def test_a_picture_of_the_library_keeps_the_name_it_came_with(make_window, qtbot, tmp_path):
    from PIL import Image

    source = tmp_path / "hand of Röntgen.png"
    Image.fromarray(np.arange(4096, dtype=np.uint8).reshape(64, 64)).save(source)
    window = make_window(children=False)
    window.open_path(source)
    qtbot.waitUntil(lambda: window.session is not None)
    kept = window.session.study.image_path
    window.close()
    assert Path(kept).name == "image.png"
    again = make_window(children=False)
    again.open_path(kept)
    qtbot.waitUntil(lambda: again.session is not None)
    assert again.windowTitle() == "hand of Röntgen.png - RadGaze"
    assert again.grid.panes["main"].canvas.corner_lines["top_left"] == ["hand of Röntgen.png"]
