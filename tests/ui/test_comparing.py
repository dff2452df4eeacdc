"""Current against prior: register, blink, subtract; gaze stays with the image that was there."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hands import drag, grey, press
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from app.compare.alignment import Alignment
from app.compare.result import Options, Quality, Registration, keep
from app.library.patients import name_doubt, patient_doubt
from app.reading.picture import load_picture

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "does not support"),
]

PARTS = ("annotating", "comparing", "lens", "visibility", "pointing", "titles")
SHIFT = (60.0, -40.0)
"""Where the current image's corner lies on the prior, in the registration that the tests keep."""


def known(window, prior, *, verdict="good", residual=0.4) -> Registration:
    size = (window.picture.width_px, window.picture.height_px)
    return Registration(
        alignment=Alignment(matrix=((1.0, 0.0), (0.0, 1.0)), offset_px=SHIFT, current_px=size, prior_px=size),
        quality=Quality(
            correlation=0.8,
            correlation_before=0.4,
            correlation_start=0.7,
            correlation_mirrored=0.5,
            overlap=0.97,
            disagreement_percent=0.1,
            residual_percent=residual,
            residual_straight_percent=residual,
            found_again=0.9,
        ),
        verdict=verdict,
        why="for the test",
        options=Options(),
        software="SimpleITK",
        current_id=window.picture.radiograph.file_sha256,
        prior_id=prior.radiograph.file_sha256,
    )


@pytest.fixture
def compared(make_desk, rg1, rg1_files):
    """RG1 is read; beside it lies, as its prior, the same film after lossy compression; a registration is
    kept."""

    def open_both(*, verdict="good"):
        desk = make_desk(*PARTS)
        desk.open_path(rg1)
        lay_beside(desk, rg1_files["UNCI"], verdict=verdict)
        return desk

    return open_both


def lay_beside(reading, path, *, verdict="good"):
    prior = load_picture(path)
    keep(reading.session.folder, known(reading, prior, verdict=verdict))
    press(reading, "layout_two")
    reading.workspace.put_beside("prior", prior)


@pytest.fixture
def alone(make_desk, rg1):
    """RG1 is read, and nothing lies beside it yet."""
    desk = make_desk(*PARTS)
    desk.open_path(rg1)
    return desk


def register(window, qtbot) -> None:
    window.actions_["register"].trigger()
    qtbot.waitUntil(lambda: window.comparing.registration is not None)


def test_side_by_side_the_same_anatomy_stays_in_the_same_place(compared, qtbot):
    window = compared()
    register(window, qtbot)
    main, prior = (window.grid.panes[name].canvas for name in ("main", "prior"))
    for move in (lambda: None, lambda: main.zoom_by(3.0), lambda: press(window, "rotate")):
        move()
        shown, there = main.transform(), prior.transform()
        assert there.zoom == pytest.approx(shown.zoom)
        assert there.quarter_turns == shown.quarter_turns
        assert (there.centre_x_px, there.centre_y_px) == pytest.approx(
            (shown.centre_x_px + SHIFT[0], shown.centre_y_px + SHIFT[1])
        )
    drag(prior, Qt.MouseButton.MiddleButton, QPoint(200, 200), QPoint(150, 260))
    shown, there = main.transform(), prior.transform()
    assert (there.centre_x_px, there.centre_y_px) == pytest.approx(
        (shown.centre_x_px + SHIFT[0], shown.centre_y_px + SHIFT[1])
    )


def test_the_pointer_is_marked_at_the_same_place_of_the_other_film(compared, qtbot):
    window = compared()
    register(window, qtbot)
    main = window.grid.panes["main"].canvas
    window.grid.hovered.emit("main", QPointF(200, 250))
    back, _ok = main.image_to_widget().inverted()
    under = back.map(QPointF(200, 250))
    assert window.comparing.points["prior"].at == pytest.approx((under.x() + SHIFT[0], under.y() + SHIFT[1]))
    window.grid.hovered.emit("main", None)
    assert window.comparing.points["prior"].at is None


def test_the_registered_prior_blinks_in_the_place_of_the_current_image(compared, qtbot):
    window = compared()
    register(window, qtbot)
    main = window.grid.panes["main"].canvas
    before, geometry = grey(main), main.viewport()
    window.actions_["blink_once"].trigger()
    aligned = window.grid.panes["aligned"].canvas
    qtbot.waitUntil(lambda: aligned.isVisible() and not main.isVisible())
    assert aligned.viewport() == geometry
    assert aligned.transform().matrix() == pytest.approx(main.transform().matrix())
    shown = grey(aligned)
    assert np.corrcoef(shown[150:-150, 150:-150].ravel(), before[150:-150, 150:-150].ravel())[0, 1] < 0.98
    assert "PRIOR" in window.grid.panes["aligned"].header.accessibleName()
    window.actions_["blink_once"].trigger()
    qtbot.waitUntil(lambda: main.isVisible() and not aligned.isVisible())
    window.comparing.rate_hz = 3.0
    window.actions_["blink"].trigger()
    seen = set()
    qtbot.waitUntil(lambda: seen.add(main.isVisible()) or len(seen) == 2)
    window.actions_["blink"].trigger()
    assert window.grid.stand_in is None


def test_a_view_is_told_under_the_name_of_the_image_that_was_painted(opened, qtbot, rg1_files):
    """views.jsonl and the tracker host hear of "aligned" when it is painted, of "main" when it is back."""
    window = opened()
    lay_beside(window, rg1_files["UNCI"])
    register(window, qtbot)
    prior = window.grid.prior.radiograph.file_sha256
    window.recorder.start("simulated-reader", {"seed": 1, "speed": 1})
    window.recorder.begin("T01", "test")
    qtbot.waitUntil(lambda: window.recorder.recording is not None)
    for _ in range(2):
        window.actions_["blink_once"].trigger()
        qtbot.wait(250)
    window.actions_["difference"].trigger()
    qtbot.wait(250)
    folder = window.recorder.recording.folder
    window.recorder.end()
    qtbot.waitUntil(lambda: window.recorder.recording is None)
    from eyetracking.recording import open_recording

    rec = open_recording(window.session.folder / folder)
    told = [(v.pane, v.label if v.transform is not None else None) for v in rec.views]
    image = window.session.study.image_id
    at = told.index(("aligned", prior))
    assert told[at - 1] == ("main", None)  # hidden before the prior is there
    assert ("main", image) in told[at + 1 :]
    assert ("aligned", None) in told[at + 1 :]
    assert told[-1][0] == "difference"
    assert told[-1][1].startswith("difference ")
    while_prior = [v for v in rec.views if v.pane == "aligned"]
    t_ms, _x, _y, valid = rec.gaze_on_image(pane="main")
    start, end = ((v.t_ns - rec.began_ns) / 1e6 for v in while_prior[:2])
    assert not valid[(t_ms > start) & (t_ms < end)].any()
    window.session.save()
    lines = [json.loads(line) for line in (window.session.folder / "views.jsonl").read_text().splitlines()]
    assert {line.get("image") for line in lines if line["pane"] == "aligned"} == {prior}
    assert all("image" not in line for line in lines if line["pane"] == "main")


def test_the_difference_is_named_as_computed_and_has_its_own_window(compared, qtbot):
    window = compared()
    window.actions_["difference"].trigger()  # registers first
    canvas = window.grid.pane("difference").canvas
    qtbot.waitUntil(lambda: canvas.isVisible() and canvas.picture is not None)
    assert "Computed" in window.grid.panes["difference"].header.accessibleName()
    assert "COMPUTED" in canvas.corner_lines["top_left"][0]
    qtbot.waitUntil(lambda: grey(canvas).std() > 3)
    mine = window.grid.state
    drag(canvas, Qt.MouseButton.RightButton, QPoint(200, 200), QPoint(260, 200))
    assert canvas.state.window_width is not None
    assert window.grid.state.window_width == mine.window_width
    press(window, "undo")
    assert canvas.state.window_width is None
    colour = canvas.grab().toImage().pixelColor(canvas.width() // 2, 2)
    assert (colour.red(), colour.green(), colour.blue()) == (0, 0, 0)  # beside the image nothing is coloured
    press(window, "layout_one")
    assert window.grid.stand_in is None


def test_a_failed_registration_is_said_and_never_used(compared, qtbot):
    window = compared(verdict="failed")
    window.actions_["blink"].trigger()
    qtbot.waitUntil(lambda: window.comparing.registration is not None)
    assert window.grid.alignment is None
    assert window.grid.stand_in is None
    assert not window.actions_["blink"].isChecked()
    qtbot.waitUntil(lambda: any("Registration failed" in m.text for m in window.messages.messages()))
    assert "not registered" in window.grid.panes["prior"].header.accessibleName()
    window.actions_["difference"].trigger()
    assert window.grid.stand_in is None
    window.comparing._blink_unregistered()
    qtbot.waitUntil(lambda: window.grid.stand_in == "aligned")
    assert "NOT registered" in window.grid.panes["aligned"].canvas.corner_lines["mark"][0]


def test_a_poor_registration_is_marked_as_long_as_it_is_used(compared, qtbot):
    window = compared(verdict="poor")
    register(window, qtbot)
    assert "POOR" in window.grid.panes["prior"].header.accessibleName()
    qtbot.waitUntil(lambda: any("Registration is poor" in m.text for m in window.messages.messages()))


def test_another_image_takes_nothing_of_the_last_comparison_along(compared, qtbot, rg1_files):
    window = compared()
    register(window, qtbot)
    window.actions_["blink_once"].trigger()
    before = window.picture
    window.open_path(rg1_files["J2KI"])
    qtbot.waitUntil(lambda: window.picture is not before)
    assert window.grid.stand_in is None
    assert window.grid.alignment is None
    assert window.grid.prior is None
    assert window.comparing.registration is None
    assert window.grid.image_labels == {}


def test_a_registration_is_stopped_where_its_result_would_be(alone, qtbot, rg1_files):
    press(alone, "layout_two")
    alone.put_beside("prior", load_picture(rg1_files["UNCI"]))
    alone.actions_["register"].trigger()
    job = alone.grid.panes["prior"].job
    qtbot.waitUntil(job.isVisible)
    job.cancel_wanted.emit()
    qtbot.waitUntil(lambda: not job.isVisible())
    qtbot.wait(300)
    assert alone.comparing.registration is None


def test_two_films_are_registered_by_the_process_and_kept(make_desk, qtbot, rg1, rg1_files, tmp_path):
    from pydicom import dcmread

    films = {}
    for name, path in (("now", rg1), ("before", rg1_files["UNCI"])):
        small = dcmread(path)  # every third pixel: a registration looks at no more
        pixels = np.frombuffer(small.PixelData, "<u2").reshape(small.Rows, small.Columns)[::3, ::3]
        small.Rows, small.Columns = pixels.shape
        small.PixelData = np.ascontiguousarray(pixels).tobytes()
        films[name] = tmp_path / f"{name}.dcm"
        small.save_as(films[name])
    alone = make_desk(*PARTS)
    alone.open_path(films["now"])
    press(alone, "layout_two")
    alone.put_beside("prior", load_picture(films["before"]))
    register(alone, qtbot)
    assert alone.comparing.registration.verdict == "good"
    assert alone.comparing.registration.quality.residual_percent < 0.3
    assert list((alone.session.folder / "registrations").glob("*-similarity.json"))


def test_without_a_prior_the_way_to_one_is_said(alone, qtbot):
    alone.actions_["blink"].trigger()
    qtbot.waitUntil(lambda: any("no prior" in m.text for m in alone.messages.messages()))
    assert not alone.actions_["blink"].isChecked()


def test_unlinked_panes_stand_for_themselves(compared, qtbot):
    window = compared()
    window.actions_["link"].trigger()
    prior = window.grid.panes["prior"].canvas
    before = prior.state
    window.grid.panes["main"].canvas.zoom_by(2.0)
    assert prior.state == before
    drag(prior, Qt.MouseButton.MiddleButton, QPoint(200, 200), QPoint(150, 260))
    moved = prior.state
    assert moved != before
    press(window, "undo")
    assert prior.state == before
    window.actions_["link"].trigger()
    assert not prior.state.fit


def test_a_film_of_another_patient_is_said_and_a_later_one_is_no_prior(alone, qtbot, rg1, tmp_path):
    from pydicom import dcmread

    other = dcmread(rg1)
    other.PatientID, other.StudyDate = "SOMEBODY", "20990101"
    other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = "1.2.3"
    other.save_as(tmp_path / "other.dcm")
    press(alone, "layout_two")
    alone.put_beside("prior", load_picture(tmp_path / "other.dcm"))
    qtbot.waitUntil(lambda: any("SOMEBODY" in m.text for m in alone.messages.messages()))
    assert "Later film" in alone.grid.panes["prior"].header.accessibleName()


@pytest.fixture
def prior_read_late(opened, qtbot, rg1_files, monkeypatch):
    """A window where the film beside is read late: after another one was opened."""
    window, go = opened(children=False), threading.Event()
    load = window.opener.shelf.load

    def slow(path):
        if Path(path) == rg1_files["UNCI"]:
            go.wait(20)
        return load(path)

    monkeypatch.setattr(window.opener.shelf, "load", slow)

    def open_another_meanwhile():
        before = window.session
        window.open_path(rg1_files["J2KI"])
        qtbot.waitUntil(lambda: window.session not in (None, before))
        go.set()
        qtbot.wait(1500)

    yield window, open_another_meanwhile
    go.set()


def test_a_prior_that_comes_late_does_not_land_beside_another_film(prior_read_late, rg1_files):
    window, open_another_meanwhile = prior_read_late
    press(window, "layout_two")
    window.opener.open_prior(SimpleNamespace(image=rg1_files["UNCI"]))
    open_another_meanwhile()
    assert window.grid.prior is None


def test_a_film_dropped_as_the_prior_does_not_land_beside_another_film(prior_read_late, rg1_files):
    window, open_another_meanwhile = prior_read_late
    press(window, "layout_two")
    pane = window.grid.panes["prior"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(rg1_files["UNCI"]))])
    where = QPointF(pane.mapTo(window, pane.rect().center()))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys))
    open_another_meanwhile()
    assert window.grid.prior is None


def test_a_protocol_chosen_for_the_last_film_hangs_nothing_beside_the_next(opened, qtbot, rg1_files):
    window = opened(children=False)
    qtbot.waitUntil(lambda: window.hanging.choice is not None)
    chosen, before = window.hanging.choice.possible[0], window.session
    window.open_path(rg1_files["J2KI"])
    qtbot.waitUntil(lambda: window.session not in (None, before))
    window.hanging.hung = None
    window.hanging._chosen(chosen)  # from a menu that was open all the time
    assert window.hanging.hung is None


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ("A", "A", ""),
        ("", "", ""),
        ("A", "B", "another patient id: B, not A"),
        ("A", "", "has no patient id; this one has A"),
        ("", "B", "This film has no patient id; the one beside it has B"),
    ],
)
def test_two_films_are_doubted_where_their_patient_ids_do_not_agree(mine, theirs, said):
    doubt = patient_doubt(mine, theirs)
    assert said in doubt
    assert bool(doubt) == bool(said)


@pytest.mark.parametrize(
    ("mine", "theirs", "said"),
    [
        ("Doe^Jane", "DOE^JANE^^", ""),
        ("Müller^Eva", "MULLER^EVA", ""),
        ("", "Doe^Jane", ""),
        ("Doe^Jane", "Roe^Richard", "another patient name: Roe Richard, not Doe Jane"),
    ],
)
def test_two_films_are_doubted_where_their_names_do_not_agree(mine, theirs, said):
    doubt = name_doubt(mine, theirs)
    assert said in doubt
    assert bool(doubt) == bool(said)


def test_a_film_of_the_same_patient_does_not_silence_the_doubt_about_another(alone, rg1, rg1_files, tmp_path):
    from pydicom import dcmread

    other = dcmread(rg1)
    other.PatientID = "SOMEBODY"
    other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = "1.2.3"
    other.save_as(tmp_path / "other.dcm")
    alone.put_beside("prior", load_picture(tmp_path / "other.dcm"))
    alone.put_beside("second", load_picture(rg1_files["UNCI"]))
    assert "SOMEBODY" in alone.messages.shown("patient").text
    other.PatientID, other.PatientName = alone.picture.radiograph.meta.patient_id, "Somebody^Else"
    other.save_as(tmp_path / "other.dcm")
    alone.put_beside("prior", load_picture(tmp_path / "other.dcm"))
    assert "Somebody Else" in alone.messages.shown("patient").text


@pytest.mark.parametrize("act", ["rotate", "flip", "invert", "one_to_one", "zoom_in"])
def test_what_is_not_linked_is_changed_by_itself_where_the_hand_is(compared, act):
    window = compared()
    window.actions_["link"].trigger()
    main, prior = (window.grid.panes[name].canvas for name in ("main", "prior"))
    drag(prior, Qt.MouseButton.LeftButton, QPoint(200, 200), QPoint(200, 200))
    before = (main.state, prior.state)
    press(window, act)
    assert main.state == before[0]
    assert prior.state != before[1]
    press(window, "undo")
    assert prior.state == before[1]


def test_one_to_one_keeps_the_middle_of_the_pane_that_it_acts_on(compared):
    window = compared()
    window.actions_["link"].trigger()
    prior = window.grid.panes["prior"].canvas
    prior.zoom_by(2.0)
    drag(prior, Qt.MouseButton.MiddleButton, QPoint(200, 200), QPoint(260, 150))
    middle = (prior.transform().centre_x_px, prior.transform().centre_y_px)
    press(window, "one_to_one")
    assert prior.state.zoom == 1.0
    assert (prior.state.centre_x_px, prior.state.centre_y_px) == pytest.approx(middle)


@pytest.mark.parametrize("act", ["rotate", "flip", "invert"])
def test_linked_films_turn_and_invert_together_whichever_the_hand_is_on(compared, act):
    window = compared()
    main, prior = (window.grid.panes[name].canvas for name in ("main", "prior"))
    for pane in (main, prior):
        drag(pane, Qt.MouseButton.LeftButton, QPoint(200, 200), QPoint(200, 200))
        press(window, act)
        seen = [(c.state.quarter_turns, c.state.flipped, c.state.invert) for c in (main, prior)]
        assert seen[0] == seen[1] != (0, False, False)
        press(window, "undo")
        assert main.state == prior.state == window.picture.first_view()


def test_the_difference_has_no_negative(compared, qtbot):
    """Its legend says which colour is denser."""
    window = compared()
    window.actions_["difference"].trigger()
    canvas = window.grid.pane("difference").canvas
    qtbot.waitUntil(lambda: canvas.isVisible() and canvas.picture is not None)
    press(window, "invert")
    window.grid.put(replace(window.grid.state, invert=True))
    canvas.zoom_by(1.5)
    assert not canvas.state.invert
    assert window.grid.state.invert
    assert not window.actions_["invert"].isChecked()


def test_the_lens_shows_the_difference_in_its_colours(compared, qtbot):
    window = compared()
    window.actions_["difference"].trigger()
    canvas = window.grid.pane("difference").canvas
    qtbot.waitUntil(lambda: canvas.isVisible() and canvas.picture is not None)
    window.actions_["magnifier"].trigger()
    window.magnifier.at, window.magnifier.pane = QPointF(canvas.rect().center()), "difference"
    shown = canvas.grab().toImage()
    middle = canvas.rect().center()
    around = [shown.pixelColor(middle + QPoint(x, y)) for x in range(-40, 40, 4) for y in range(-40, 40, 4)]
    assert any(abs(c.red() - c.green()) > 8 for c in around)


def test_stand_ins_are_ready_to_be_painted_when_they_arrive(compared, qtbot):
    """No level of a pyramid is made within a frame: the first blink comes at once."""
    window = compared()
    qtbot.wait(50)  # the layout comes to rest
    register(window, qtbot)
    for name in ("aligned", "difference"):
        canvas = window.grid.pane(name).canvas
        made = canvas.picture.pyramid.nbytes
        window.comparing.show(name)
        qtbot.waitUntil(lambda c=canvas: c.film.frame is not None)
        assert canvas.picture.pyramid.nbytes == made


def test_what_was_said_about_one_prior_goes_with_it(compared, qtbot, rg1):
    window = compared()
    register(window, qtbot)
    assert window.messages.shown("registration") is not None
    window.put_beside("prior", load_picture(rg1))
    assert window.messages.shown("registration") is None
