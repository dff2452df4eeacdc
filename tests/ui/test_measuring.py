"""Measuring with the mouse on the real window: what is drawn is said, undone, kept, and back after a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from archives import film
from hands import drag, grey, press
from places import surroundings
from pydicom import dcmread
from pydicom.uid import generate_uid
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from app.imaging.pixels import display_fraction
from app.measure.annotation import Calibration
from app.measure.kinds import words
from app.reading.records import Markup, StudyRef
from app.reading.session import ReadingSession
from ui.actions import rows
from ui.dialogs.ask import Ask
from ui.dialogs.why import WhyThisLook
from ui.viewer.pen import TOOLS

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def reading(make_desk, rg1):
    """RG1 is read; there are the hand that draws, what is laid over the film and what follows the mouse."""
    desk = make_desk("annotating", "lens", "visibility", "pointing")
    desk.open_path(rg1)
    return desk


@pytest.fixture
def filing(make_desk, qtbot, rg1):
    """The same with what reads and files films in the background."""
    desk = make_desk("opener", "annotating", "visibility", "saving")
    desk.opener.open_library()
    desk.open_path(rg1)
    qtbot.waitUntil(lambda: desk.session is not None)
    desk.canvas.setFocus()
    return desk


def canvas_of(window):
    return window.grid.panes["main"].canvas


def image_points(window, *places: QPoint) -> list[tuple[float, float]]:
    back, _ok = canvas_of(window).image_to_widget().inverted()
    return [(p.x(), p.y()) for p in (back.map(place.toPointF()) for place in places)]


def draw(window, tool: str, *places: QPoint) -> None:
    """By clicks."""
    press(window, tool)
    for place in places:
        drag(canvas_of(window), LEFT, place, place)


def asked(qtbot) -> Ask:
    qtbot.waitUntil(lambda: any(isinstance(w, Ask) for w in QApplication.topLevelWidgets()))
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Ask))


def answer(qtbot, text: str) -> None:
    ask = asked(qtbot)
    ask.line.setText(text)
    ask.ok.click()


def said_in(dialog) -> str:
    return " | ".join(label.text() for label in dialog.findChildren(QLabel))


def open_other(window, qtbot, path) -> None:
    before = window.session
    window.open_path(path)
    qtbot.waitUntil(lambda: window.session not in (None, before))


def test_every_drawing_tool_is_an_action_of_the_table():
    ids = {spec.id for spec in rows()}
    assert set(TOOLS) <= ids


def test_a_ruler_by_one_drag_has_the_length_between_its_ends(reading):
    press(reading, "tool_ruler")
    start, end = QPoint(300, 200), QPoint(420, 290)
    drag(canvas_of(reading), LEFT, start, end)
    (ruler,) = reading.session.markup.annotations
    assert ruler.kind == "ruler"
    assert np.allclose(ruler.points, image_points(reading, start, end))
    said = words(ruler, reading.picture.radiograph, reading.annotating.scale())
    assert said[0].endswith(" px")
    assert said[1] == "no spacing in the file"


def test_two_clicks_draw_the_same_ruler_as_a_drag(reading):
    draw(reading, "tool_ruler", QPoint(300, 200), QPoint(420, 290))
    (ruler,) = reading.session.markup.annotations
    assert np.allclose(ruler.points, image_points(reading, QPoint(300, 200), QPoint(420, 290)))


def test_an_angle_by_clicks_and_cobb_by_two_drags(reading):
    draw(reading, "tool_angle", QPoint(300, 200), QPoint(300, 300), QPoint(400, 300))
    press(reading, "tool_cobb")
    drag(canvas_of(reading), LEFT, QPoint(350, 120), QPoint(450, 120))
    drag(canvas_of(reading), LEFT, QPoint(350, 220), QPoint(450, 320))
    angle, cobb = reading.session.markup.annotations
    scale = reading.annotating.scale()
    film = reading.picture.radiograph
    assert words(angle, film, scale) == ["90.0°"]
    assert words(cobb, film, scale) == ["Cobb 45.0°"]


def test_a_cardiothoracic_ratio_is_asked_for_line_by_line(reading):
    press(reading, "tool_ctr")
    pen = reading.annotating.pen
    assert "ribs on one side" in pen.prompt("tool_ctr")
    drag(canvas_of(reading), LEFT, QPoint(300, 300), QPoint(500, 300))
    assert "heart's outermost point" in pen.prompt("tool_ctr")
    drag(canvas_of(reading), LEFT, QPoint(360, 320), QPoint(460, 320))
    assert "midline" in pen.prompt("tool_ctr")
    drag(canvas_of(reading), LEFT, QPoint(400, 310), QPoint(400, 310))
    (ctr,) = reading.session.markup.annotations
    said = words(ctr, reading.picture.radiograph, reading.annotating.scale())
    assert said[0] == "CTR 0.50"
    assert said[-1] == "drawn by hand"


@pytest.mark.parametrize("stop", [False, True])
def test_a_model_proposes_the_ratio_and_the_reader_adjusts_it(opened, qtbot, monkeypatch, stop):
    monkeypatch.setenv("RADGAZE_TEST_SLOW", "4" if stop else "0.1")
    window = opened()
    window.actions_["propose_ctr"].trigger()
    job = window.jobs.jobs["anatomy"]
    if stop:
        qtbot.waitUntil(lambda: job.state == "running")
        window.actions_["stop_jobs"].trigger()
        qtbot.waitUntil(lambda: job.state == "cancelled")
        assert window.session.markup.annotations == ()
        assert window.messages.shown("anatomy") is None
        return
    qtbot.waitUntil(lambda: job.state == "done")
    (ctr,) = window.session.markup.annotations
    said = words(ctr, window.picture.radiograph, window.annotating.scale())
    assert said[0] == "CTR 0.50"
    assert said[2:] == [
        "proposed by synthetic-test 0, not accepted",
        "demo model, research use only",
    ]
    to_widget = canvas_of(window).image_to_widget()
    end = to_widget.map(QPointF(*ctr.points[3])).toPoint()
    press(window, "tool_pan")
    drag(canvas_of(window), LEFT, end, end + QPoint(12, 0))
    (adjusted,) = window.session.markup.annotations
    said = words(adjusted, window.picture.radiograph, window.annotating.scale())
    assert said[0] > "CTR 0.50"
    assert said[2] == "proposed by synthetic-test 0, adjusted by reader"
    window.session.save()
    kept = ReadingSession.open(window.session.folder, window.session.study)
    assert kept.markup.annotations == (adjusted,)
    assert [m.id for m in kept.models()] == ["synthetic-test"]
    for expected in ((ctr,), ()):
        press(window, "undo")
        assert window.session.markup.annotations == expected


def test_outlines_are_shown_when_asked_for_and_name_their_model(opened, qtbot):
    window = opened()
    window.actions_["propose_ctr"].trigger()
    qtbot.waitUntil(lambda: window.session.anatomy is not None)
    press(window, "undo")  # only the outlines are to differ
    before = grey(canvas_of(window))
    window.actions_["show_anatomy"].trigger()
    assert (grey(canvas_of(window)) != before).any()
    window.actions_["hide_all"].trigger()
    window.actions_["hide_all"].trigger()
    window.actions_["show_anatomy"].trigger()
    assert (grey(canvas_of(window)) == before).all()


def test_where_no_heart_is_found_the_hand_is_offered(opened, qtbot, monkeypatch):
    monkeypatch.setenv("RADGAZE_TEST_NO_HEART", "1")
    window = opened()
    window.actions_["propose_ctr"].trigger()
    qtbot.waitUntil(lambda: window.session.anatomy is not None)
    bar = window.messages.shown("anatomy")
    assert "by hand (J)" in bar.text
    assert window.session.markup.annotations == ()


def test_handles_and_bodies_are_dragged_and_each_drag_is_one_step_of_undo(reading):
    draw(reading, "tool_ruler", QPoint(300, 200), QPoint(420, 290))
    press(reading, "tool_pan")
    (before,) = reading.session.markup.annotations
    drag(canvas_of(reading), LEFT, QPoint(420, 290), QPoint(460, 250))
    (longer,) = reading.session.markup.annotations
    assert np.allclose(longer.points[1], image_points(reading, QPoint(460, 250))[0])
    assert longer.points[0] == before.points[0]
    drag(canvas_of(reading), LEFT, QPoint(380, 225), QPoint(390, 255))  # its middle
    (moved,) = reading.session.markup.annotations
    assert moved.points[0] != before.points[0]
    for expected in (longer, before):
        press(reading, "undo")
        assert reading.session.markup.annotations == (expected,)
    press(reading, "undo")
    assert reading.session.markup.annotations == ()
    for _ in range(3):
        press(reading, "redo")
    assert reading.session.markup.annotations == (moved,)


def test_escape_leaves_a_drawing_and_delete_takes_the_chosen_one(reading, qtbot):
    draw(reading, "tool_angle", QPoint(300, 200), QPoint(300, 300))
    assert reading.annotating.pen.drawing
    qtbot.keyClick(canvas_of(reading), Qt.Key.Key_Escape)
    assert not reading.annotating.pen.drawing
    draw(reading, "tool_ruler", QPoint(300, 200), QPoint(420, 290))
    qtbot.keyClick(canvas_of(reading), Qt.Key.Key_Delete)
    assert reading.session.markup.annotations == ()
    press(reading, "undo")
    assert len(reading.session.markup.annotations) == 1


def test_annotations_stay_on_their_pixels_when_the_view_turns_and_flips(reading):
    draw(reading, "tool_arrow", QPoint(300, 200), QPoint(420, 290))
    (arrow,) = reading.session.markup.annotations
    for change in ("rotate", "flip", "one_to_one"):
        press(reading, change)
        assert reading.session.markup.annotations == (arrow,)
        to_widget = canvas_of(reading).image_to_widget()
        hit = reading.annotating.overlay.hit(to_widget.map(QPointF(*arrow.points[0])), to_widget)
        assert hit is not None
        assert (hit[0], hit[1]) == (arrow, 0)


def test_text_is_asked_for_and_can_be_changed(reading, qtbot):
    draw(reading, "tool_text", QPoint(350, 250))
    answer(qtbot, "nodule?")
    (text,) = reading.session.markup.annotations
    assert text.text == "nodule?"
    qtbot.mouseDClick(canvas_of(reading), LEFT, pos=QPoint(350, 250))
    answer(qtbot, "no nodule")
    assert [a.text for a in reading.session.markup.annotations] == ["no nodule"]


def test_a_calibration_makes_millimetres_and_says_so(reading, qtbot):
    press(reading, "tool_calibrate")
    drag(canvas_of(reading), LEFT, QPoint(300, 300), QPoint(400, 300))
    answer(qtbot, "50")
    draw(reading, "tool_ruler", QPoint(300, 300), QPoint(350, 300))
    (ruler,) = reading.session.markup.annotations
    said = words(ruler, reading.picture.radiograph, reading.annotating.scale())
    assert said == ["25.0 mm", "calibrated by the reader on 50 mm"]
    reading.annotating.hand.forget_calibration()
    assert reading.annotating.scale().unit == "px"


@pytest.mark.parametrize(("typed", "taken"), [("12,5", True), ("12.5", True), ("0", False), ("abc", False)])
def test_a_length_is_taken_with_point_or_comma_and_what_is_not_taken_is_said(reading, qtbot, typed, taken):
    press(reading, "tool_calibrate")
    drag(canvas_of(reading), LEFT, QPoint(300, 300), QPoint(400, 300))
    ask = asked(qtbot)
    qtbot.keyClicks(ask.line, typed)
    assert ask.ok.isEnabled() == taken
    refused = ask.line.text() != ""  # letters cannot be typed at all
    assert ("as 12.5 or 12,5" in said_in(ask)) == (not taken and refused)
    ask.ok.click()
    calibration = reading.session.markup.calibration
    assert (calibration.known_mm if calibration is not None else None) == (12.5 if taken else None)


@pytest.mark.parametrize("tool", ["tool_calibrate", "tool_text"])
def test_a_question_about_a_film_goes_with_its_film(reading, qtbot, rg1_files, tool):
    press(reading, tool)
    drag(canvas_of(reading), LEFT, QPoint(300, 300), QPoint(400, 300))
    ask, before = asked(qtbot), reading.session
    gone = []
    ask.finished.connect(gone.append)
    open_other(reading, qtbot, rg1_files["UNCI"])
    assert gone == [0]
    assert before.markup == reading.session.markup == Markup()


def test_what_is_drawn_before_the_study_is_filed_is_kept_with_it(filing, qtbot, rg1_files, monkeypatch):
    filed = threading.Event()
    add = filing.opener.library.add_radiograph

    def slow(radiograph):
        filed.wait(20)
        return add(radiograph)

    monkeypatch.setattr(filing.opener.library, "add_radiograph", slow)
    before, first = filing.picture, filing.session
    filing.open_path(rg1_files["UNCI"])
    qtbot.waitUntil(lambda: filing.picture is not before)
    assert filing.session is None
    press(filing, "tool_ruler")
    drag(canvas_of(filing), LEFT, QPoint(300, 200), QPoint(420, 290))
    press(filing, "tool_calibrate")
    drag(canvas_of(filing), LEFT, QPoint(300, 300), QPoint(400, 300))
    asked(qtbot)
    assert [a.kind for a in filing.annotating.overlay.markup.annotations] == ["ruler"]
    filed.set()
    qtbot.waitUntil(lambda: filing.session is not None)
    answer(qtbot, "50")
    assert [a.kind for a in filing.session.markup.annotations] == ["ruler"]
    assert filing.session.markup.calibration.known_mm == 50
    assert first.markup == Markup()
    press(filing, "undo")
    press(filing, "undo")
    assert filing.session.markup == Markup()


@pytest.mark.parametrize("tool", ["tool_ruler", "tool_arrow", "tool_rectangle", "tool_ellipse"])
def test_two_clicks_at_the_same_place_leave_nothing(reading, tool):
    draw(reading, tool, QPoint(300, 200), QPoint(300, 200))
    assert reading.session.markup == Markup()
    draw(reading, tool, QPoint(300, 200), QPoint(303, 200))
    assert len(reading.session.markup.annotations) == 1


def test_a_region_that_was_counted_under_another_calibration_is_said_anew(reading, qtbot):
    press(reading, "tool_rectangle")
    drag(canvas_of(reading), LEFT, QPoint(250, 100), QPoint(550, 400))
    (region,) = reading.session.markup.annotations
    annotating, held = reading.annotating, []
    run = reading.background.run
    reading.background.run = lambda work, done, *rest, **more: held.append((work, done))
    annotating.hand._said = {}
    annotating.hand._words(region)
    ((work, done),) = held
    reading.background.run = run
    calibrated = msgspec.structs.replace(
        reading.session.markup, calibration=Calibration(known_mm=50, length_px=100)
    )
    reading.session.set_markup(calibrated, "Calibrate")
    done(work())
    qtbot.waitUntil(lambda: any("cm²" in line for line in annotating.hand._words(region)))


def test_the_window_of_a_region_follows_its_values(reading):
    before = grey(canvas_of(reading))
    press(reading, "tool_auto_window")
    drag(canvas_of(reading), LEFT, QPoint(380, 200), QPoint(480, 300))
    state = reading.grid.state
    (x0, y0), (x1, y1) = image_points(reading, QPoint(380, 200), QPoint(480, 300))
    inside = reading.picture.radiograph.stored[int(y0) : int(y1), int(x0) : int(x1)].astype(float)
    low, high = np.percentile(inside, [1, 99])
    assert state.window_centre == pytest.approx((low + high) / 2, rel=0.02)
    assert state.window_width == pytest.approx(high - low, rel=0.05)
    assert (grey(canvas_of(reading)) != before).any()
    assert reading.session.markup.annotations == ()


def test_the_probe_says_stored_modality_and_display_value(reading, qtbot):
    reading.actions_["probe"].trigger()
    canvas = canvas_of(reading)
    at = QPoint(410, 260)
    qtbot.mouseMove(canvas, at)
    qtbot.waitUntil(lambda: canvas.probe != "")
    ((x, y),) = image_points(reading, at)
    stored = int(reading.picture.radiograph.stored[int(y), int(x)])
    assert canvas.probe.startswith(
        f"column {int(x) + 1} row {int(y) + 1}   stored {stored}   modality {stored}"
    )
    shown = int(reading.picture.table(reading.grid.state)[stored])
    assert canvas.probe.endswith(f"display {shown}")


def test_the_lens_shows_the_image_at_a_higher_zoom(reading, qtbot):
    canvas = canvas_of(reading)
    before = grey(canvas)
    reading.actions_["magnifier"].trigger()
    qtbot.mouseMove(canvas, QPoint(400, 300))
    qtbot.waitUntil(lambda: reading.magnifier.at is not None)
    after = grey(canvas)
    changed = np.argwhere(before != after)
    assert len(changed) > 1000
    assert np.abs(changed - [300, 400]).max() < 140


def test_a_key_image_is_marked_and_unmarked(reading):
    reading.actions_["key_image"].trigger()
    assert reading.session.markup.key_image is not None
    assert canvas_of(reading).corner_lines["mark"] == ["key image"]
    press(reading, "undo")
    assert reading.session.markup.key_image is None
    assert not reading.actions_["key_image"].isChecked()


def test_why_this_look_names_rules_paragraphs_and_the_readers_changes(reading, qtbot):
    reading.actions_["why"].trigger()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, WhyThisLook))

    def said() -> str:
        return " | ".join(w.text() for w in dialog._rows.findChildren(QLabel))

    assert "inverted once for MONOCHROME1" in said()
    assert "PS3.3 C.11.2" in said()
    press(reading, "invert")
    assert "inverted once more" in said()
    dialog.close()


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication
from hands import drag, press
from ui import theme
from ui.main_window import MainWindow
app = QApplication([])
theme.install(app)
window = MainWindow(library_folder=Path(sys.argv[2]))
window.start_children = False
window.resize(1200, 800)
window.show()
window.open_path(sys.argv[1])
def go():
    if window.session is None or window.annotating is None:
        QTimer.singleShot(50, go)
        return
    press(window, "tool_ruler")
    drag(window.grid.panes["main"].canvas, Qt.MouseButton.LeftButton, QPoint(300, 300), QPoint(400, 350))
    window.session.write_report(window.session.report.added("A sentence of mine."), "Write")
    print(window.session.folder, flush=True)
QTimer.singleShot(50, go)
app.exec()
"""


def test_after_kill_9_annotations_and_report_are_back(tmp_path, rg1):
    library = tmp_path / "library"
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(rg1), str(library)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=surroundings(QT_QPA_PLATFORM="offscreen"),
    )
    folder = Path(process.stdout.readline().strip())  # at that moment the changes are milliseconds old
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert folder.is_dir()
    ref = StudyRef(id="", title="", image_path="", image_id="", width_px=1, height_px=1)
    again = ReadingSession.open(folder, ref)
    assert [a.kind for a in again.markup.annotations] == ["ruler"]
    assert again.report.text == "A sentence of mine."


def test_a_look_is_written_opened_again_and_can_be_undone(filing, qtbot, tmp_path):
    from ui.commands.files import write_look

    draw(filing, "tool_ruler", QPoint(300, 200), QPoint(420, 290))
    press(filing, "rotate")
    press(filing, "invert")
    shown = filing.picture.table(filing.grid.state).astype(int)
    write_look(filing, tmp_path / "look.dcm")
    qtbot.waitUntil((tmp_path / "look.dcm").exists)
    qtbot.waitUntil(lambda: any("Look written" in m.text for m in filing.messages.messages()))
    press(filing, "rotate")
    press(filing, "invert")
    session, stored = filing.session, filing.picture.radiograph.stored
    filing.open_path(tmp_path / "look.dcm")
    qtbot.waitUntil(lambda: filing.grid.state.quarter_turns == 1)
    assert filing.session is session
    assert np.array_equal(filing.picture.radiograph.stored, stored)
    assert [g.kind for g in filing.annotating.overlay.graphics] == ["POLYLINE", "TEXT"]
    assert np.abs(filing.picture.table(filing.grid.state) - shown).max() <= 1
    press(filing, "undo")
    assert filing.grid.state.quarter_turns == 2
    assert filing.annotating.overlay.graphics == ()


def test_a_state_for_another_image_is_refused_with_a_way_out(filing, qtbot, shared_data):
    filing.open_path(shared_data / "dicom-display-reference" / "prLUTs.dcm")
    qtbot.waitUntil(
        lambda: any("for an image that is not shown" in m.text for m in filing.messages.messages())
    )


def test_grey_goes_through_the_screens_curve_where_the_settings_name_one(opened, qtbot, tmp_path):
    from app.display.curve import read_curve

    curve = tmp_path / "curve.txt"
    curve.write_text("\n".join(f"{level} {0.4 + 350 * (level / 255) ** 2.2}" for level in range(256)))
    window = opened(children=False)
    canvas = canvas_of(window)
    before = canvas.table().copy()
    window.settings.screen.curve = str(curve)
    window.parts.use_screen_curve()
    expected = read_curve(curve).calibrated(display_fraction(window.picture.radiograph)) * 255
    assert np.abs(canvas.table() - expected).max() <= 0.5 + 1e-9
    assert (canvas.table() != before).any()
    window.settings.screen.curve = str(tmp_path / "none.txt")
    window.parts.use_screen_curve()
    qtbot.waitUntil(lambda: any("not calibrated" in m.text for m in window.messages.messages()))
    assert (canvas.table() == before).all()


def test_the_test_pattern_is_calibrated_and_steps_through_luminances(qapp, qtbot):
    from ui.dialogs.pattern_screen import PatternScreen

    pattern = PatternScreen(None)
    qtbot.addWidget(pattern)
    pattern.resize(512, 512)
    pattern.show()
    assert {0, 13, 242, 255} <= set(np.unique(grey(pattern)))
    qtbot.keyClick(pattern, Qt.Key.Key_Right)
    assert set(np.unique(pattern.pattern(512))) == {0, 51}
    qtbot.keyClick(pattern, Qt.Key.Key_Left)
    qtbot.keyClick(pattern, Qt.Key.Key_Left)
    assert 255 in np.unique(pattern.pattern(512))


@pytest.mark.parametrize(
    "elements", [{"PixelSpacing": [0.2, 0.1]}, {"PixelAspectRatio": [2, 1]}], ids=["spacing", "aspect ratio"]
)
def test_an_angle_is_what_is_seen_where_pixels_are_not_square(make_desk, tmp_path, elements):
    path = film(tmp_path, name="film", patient="Not^Square", study=generate_uid())
    ds = dcmread(path)
    for keyword, value in elements.items():
        setattr(ds, keyword, value)
    ds.save_as(path)
    desk = make_desk("annotating")
    desk.open_path(path)
    canvas = canvas_of(desk)
    shown = canvas.image_to_widget().mapRect(QRectF(0, 0, 48, 64))
    assert shown.height() == pytest.approx(shown.width() * 2 * 64 / 48)
    press(desk, "tool_angle")
    middle = shown.center().toPoint()
    for offset in (QPoint(100, 0), QPoint(0, 0), QPoint(80, -80)):
        QTest.mouseClick(canvas, LEFT, pos=middle + offset)
    (angle,) = desk.session.markup.annotations
    assert words(angle, desk.picture.radiograph, desk.annotating.scale()) == ["45.0°"]


@pytest.fixture
def with_prior(reading, rg1_files, qtbot):
    """The same with another film beside it, linked."""
    from app.reading.picture import load_picture

    press(reading, "layout_two")
    reading.put_beside("prior", load_picture(rg1_files["UNCI"]))
    qtbot.waitUntil(lambda: reading.grid.panes["prior"].canvas.isVisible())
    return reading


def test_a_ruler_over_the_prior_moves_nothing(with_prior):
    press(with_prior, "tool_ruler")
    prior = with_prior.grid.panes["prior"].canvas
    before = (prior.state, with_prior.grid.state)
    drag(prior, LEFT, QPoint(200, 200), QPoint(200, 320))
    assert (prior.state, with_prior.grid.state) == before


def test_hidden_measurements_do_not_catch_the_mouse(reading, qtbot):
    draw(reading, "tool_ruler", QPoint(300, 300), QPoint(500, 300))
    kept = reading.session.markup.annotations
    reading.actions_["show_annotations"].trigger()
    press(reading, "tool_window")
    drag(canvas_of(reading), LEFT, QPoint(400, 300), QPoint(400, 360))
    qtbot.keyClick(canvas_of(reading), Qt.Key.Key_Delete)
    assert reading.session.markup.annotations == kept
    assert reading.grid.state.window_width is not None


@pytest.mark.parametrize("hidden_by", ["show_annotations", "hide_all"])
def test_drawing_shows_hidden_measurements_again(reading, hidden_by):
    reading.actions_[hidden_by].trigger()
    assert not reading.annotating.overlay.visible
    draw(reading, "tool_ruler", QPoint(300, 300))
    assert reading.annotating.overlay.visible
    assert reading.actions_["show_annotations"].isChecked()


def test_a_text_is_taken_by_its_words(reading, qtbot):
    draw(reading, "tool_text", QPoint(350, 250))
    answer(qtbot, "nodule?")
    press(reading, "tool_pan")
    drag(canvas_of(reading), LEFT, QPoint(600, 400), QPoint(600, 400))
    assert reading.annotating.overlay.selected is None
    grey(canvas_of(reading))  # painted
    drag(canvas_of(reading), LEFT, QPoint(380, 250), QPoint(380, 250))
    assert reading.annotating.overlay.selected == reading.session.markup.annotations[0].id


def test_a_click_inside_a_region_chooses_it_and_a_drag_does_what_the_tool_says(reading):
    draw(reading, "tool_rectangle", QPoint(300, 200), QPoint(420, 320))
    press(reading, "tool_window")
    drag(canvas_of(reading), LEFT, QPoint(360, 260), QPoint(380, 280))
    assert reading.grid.state.window_width is not None
    assert reading.annotating.overlay.selected is None
    drag(canvas_of(reading), LEFT, QPoint(360, 260), QPoint(360, 260))
    assert reading.annotating.overlay.selected == reading.session.markup.annotations[0].id


def test_the_menu_over_a_measurement_can_delete_it(reading, qtbot):
    draw(reading, "tool_ruler", QPoint(300, 200), QPoint(420, 200))
    for at, offered in ((QPoint(600, 450), False), (QPoint(360, 200), True)):
        drag(canvas_of(reading), Qt.MouseButton.RightButton, at, at)
        menu = next(m for m in reading.parent.findChildren(QMenu) if m.isVisible())
        assert (reading.actions_["delete_annotation"] in menu.actions()) == offered
        menu.close()
    reading.actions_["delete_annotation"].trigger()
    assert reading.session.markup.annotations == ()


@pytest.mark.parametrize("corners", [True, False])
def test_a_turned_film_says_so_whatever_is_hidden(reading, qtbot, corners):
    press(reading, "flip")
    if not corners:
        reading.actions_["hide_all"].trigger()
    canvas = canvas_of(reading)
    canvas.show_corners = corners

    def lower_left(*, flipped: bool) -> np.ndarray:
        """At rest: while it moves, a busy computer draws with nearest pixels."""
        reading.grid.put(replace(reading.grid.state, flipped=flipped))
        qtbot.waitUntil(lambda: not canvas._settle.isActive())
        return grey(canvas)[-canvas.height() // 4 :, : canvas.width() // 4]

    said = lower_left(flipped=True)
    assert (lower_left(flipped=False) != said).any()
    assert (lower_left(flipped=True) == said).all()


def test_the_corner_says_what_a_pixel_measures_now(reading, qtbot):
    corner = lambda: canvas_of(reading).corner_lines["top_right"]  # noqa: E731
    as_stored = corner()
    press(reading, "tool_calibrate")
    drag(canvas_of(reading), LEFT, QPoint(300, 300), QPoint(400, 300))
    answer(qtbot, "50")
    assert corner()[-1].endswith("mm, calibrated by the reader on 50 mm")
    assert corner()[:-1] == as_stored
    reading.annotating.hand.forget_calibration()
    assert corner() == as_stored


def test_what_lies_beside_the_film_is_not_kept(reading):
    draw(reading, "tool_ruler", QPoint(3, 5), QPoint(3, 200))
    assert reading.session.markup.annotations == ()


def test_a_measurement_is_not_drawn_off_the_film_or_together(reading):
    draw(reading, "tool_ruler", QPoint(300, 200), QPoint(420, 200))
    kept = reading.session.markup
    press(reading, "tool_window")
    for start, end, why in (
        (QPoint(360, 200), QPoint(-400, 200), "outside the film"),
        (QPoint(420, 200), QPoint(300, 200), "both ends are at the same place"),
    ):
        drag(canvas_of(reading), LEFT, start, end)
        assert reading.session.markup == kept
        assert why in reading.status.note_line.text()
    drag(canvas_of(reading), LEFT, QPoint(420, 200), QPoint(440, 200))
    assert reading.session.markup != kept


def test_a_window_is_not_taken_from_a_click(reading):
    draw(reading, "tool_auto_window", QPoint(400, 300), QPoint(402, 301))
    assert reading.grid.state.window_width is None
    assert "too small" in reading.messages.shown("region").text


def test_the_probe_follows_the_view_under_a_mouse_that_rests(reading, qtbot):
    canvas = canvas_of(reading)
    reading.actions_["probe"].trigger()
    qtbot.mouseMove(canvas, QPoint(420, 300))
    qtbot.waitUntil(lambda: canvas.probe != "")
    before = canvas.probe
    press(reading, "invert")
    qtbot.waitUntil(lambda: canvas.probe != before)
    press(reading, "rotate")
    turned = canvas.probe
    qtbot.waitUntil(lambda: canvas.probe != turned)
