"""Hanging protocols: two views and their priors stand where the protocol says, and why."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hands import press
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from app.hanging.protocol import read_protocol, user_folder
from app.imaging.reader import read_radiograph
from app.reading.picture import load_picture
from ui.dialogs.why_layout import WhyThisLayout

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "does not support"),
]


@pytest.fixture
def films(rg1, tmp_path):
    """A study of two views and an earlier one of the same patient: RG1, and flipped copies as laterals."""
    from pydicom import dcmread

    made = {}
    for name, study, day, view in (
        ("older_pa", "1.2.0", "20180505", "PA"),
        ("now_pa", "1.2.2", "20240301", "PA"),
        ("now_lat", "1.2.2", "20240301", "LL"),
        ("old_pa", "1.2.1", "20220110", "PA"),
        ("old_lat", "1.2.1", "20220110", "LL"),
    ):
        dataset = dcmread(rg1)
        dataset.StudyInstanceUID, dataset.SOPInstanceUID = study, f"{study}.{len(made)}"
        dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
        dataset.StudyDate, dataset.ViewPosition, dataset.BodyPartExamined = day, view, "CHEST"
        dataset.PatientID = "PAIR"
        if view == "LL":
            dataset.PatientOrientation = ["A", "F"]
            pixels = np.frombuffer(dataset.PixelData, "<u2").reshape(dataset.Rows, dataset.Columns)
            dataset.PixelData = np.ascontiguousarray(pixels[:, ::-1]).tobytes()
        made[name] = tmp_path / f"{name}.dcm"
        dataset.save_as(made[name])
    return made


@pytest.fixture
def hanging(make_desk, qtbot):
    """What opens, shows and hangs films, over an empty library; nothing is open."""
    desk = make_desk("opener", "comparing", "titles", "hanging")
    desk.opener.open_library()
    qtbot.waitUntil(lambda: desk.library is not None)
    return desk


@pytest.fixture
def hung(hanging, qtbot, films):
    """hung(main, *others): the library has the others, and `main` is open and hung."""

    def open_it(main, *others):
        for name in others:
            hanging.library.add(films[name])
        hanging.open_path(films[main])
        qtbot.waitUntil(lambda: hanging.hanging.choice is not None)
        qtbot.waitUntil(
            lambda: all(hanging.grid.other(p) is not None for p in hanging.hanging.hung.images if p != "main")
        )
        return hanging

    return open_it


def views(window) -> dict[str, tuple[str, str]]:
    """View and date of what each shown pane shows."""
    found = {}
    for name in window.grid.shown():
        meta = window.grid.panes[name].canvas.picture.radiograph.meta
        found[name] = (meta.view_position, meta.study_date)
    return found


def test_two_views_and_their_priors_hang_in_four_panes(hung):
    window = hung("now_pa", "old_pa", "old_lat", "now_lat")
    assert views(window) == {
        "main": ("PA", "20240301"),
        "second": ("LL", "20240301"),
        "prior": ("PA", "20220110"),
        "prior_second": ("LL", "20220110"),
    }
    panes = window.grid.panes
    places = {name: panes[name].mapTo(window.grid, panes[name].rect().topLeft()) for name in views(window)}
    assert places["main"].y() == places["second"].y() < places["prior"].y() == places["prior_second"].y()
    assert places["main"].x() == places["prior"].x() < places["second"].x() == places["prior_second"].x()
    assert len({pane.width() // 8 for name, pane in panes.items() if name in places}) == 1
    assert "no gaze" in panes["second"].header.accessibleName()


def test_the_same_views_move_together_and_other_views_do_not(hung):
    window = hung("now_pa", "old_pa", "old_lat", "now_lat")
    states = lambda: {name: window.grid.panes[name].canvas.state for name in views(window)}  # noqa: E731
    before = states()
    window.grid.panes["main"].canvas.zoom_by(2.0)
    after = states()
    assert after["prior"].zoom == pytest.approx(after["main"].zoom)
    assert (after["second"], after["prior_second"]) == (before["second"], before["prior_second"])
    window.grid.panes["second"].canvas.zoom_by(3.0)
    last = states()
    assert last["prior_second"].zoom == pytest.approx(last["second"].zoom)
    assert (last["main"], last["prior"]) == (after["main"], after["prior"])
    press(window, "undo")
    assert states()["second"] == before["second"]


def test_the_opened_image_is_the_main_one_whatever_its_view(hung):
    window = hung("now_lat", "now_pa")
    assert views(window) == {"main": ("LL", "20240301"), "second": ("PA", "20240301")}
    assert window.session.study.image_id == read_radiograph(window.study.image).file_sha256


def test_one_image_stands_alone_and_the_next_takes_the_panes_away(hung, qtbot, films):
    window = hung("now_pa", "now_lat")
    assert "second" in window.grid.shown()
    window.open_path(films["old_pa"])
    qtbot.waitUntil(lambda: window.session is not None and window.grid.shown() == ("main",))
    assert window.grid.other("second") is None


def test_why_this_layout_names_what_was_chosen_and_what_does_not_fit(hung, qtbot):
    window = hung("now_pa", "old_pa")
    reasons = window.hanging.reasons()
    assert reasons[0][1:] == ("Current and prior", "chosen by itself")
    assert any("earlier study of 2022-01-10" in text for _r, _n, text in reasons)
    assert any(name == "Frontal and lateral" and "does not fit" in text for _r, name, text in reasons)
    window.actions_["hanging_why"].trigger()
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, WhyThisLayout)]
    assert len(shown) == 1
    shown[0].close()


def test_why_this_layout_does_not_speak_of_what_hangs_no_longer(hung):
    window = hung("now_pa", "older_pa", "old_pa")
    press(window, "layout_one")
    assert window.hanging.reasons()[0][1:] == ("Layout", "chosen by hand")
    window.hanging.rehang()
    assert window.hanging.reasons()[0][1:] == ("Current and prior", "chosen by itself")
    window.opener.show_prior(load_picture(window.opener.library.of_patient(window.study)[-1].image))
    assert window.hanging.reasons()[0][1:] == ("Layout", "chosen by hand")


def test_another_protocol_is_chosen_from_the_menu(hung, qtbot):
    window = hung("now_pa", "old_pa", "now_lat")
    window.actions_["hanging_menu"].trigger()
    menu = next(m for m in window.parent.findChildren(QMenu) if m.isVisible())
    assert menu.pos() == window.grid.mapToGlobal(QPoint(0, 0))
    by_name = {action.text(): action for action in menu.actions()}
    assert by_name["Frontal and lateral, with prior"].isChecked()
    assert not next(a for text, a in by_name.items() if text.startswith("Lateral and frontal:")).isEnabled()
    by_name["Current and prior"].trigger()
    menu.close()
    assert window.grid.shown() == ("main", "prior")
    assert window.actions_["layout_two"].isChecked()
    press(window, "layout_one")
    window.actions_["layout_hung"].trigger()
    assert window.grid.shown() == ("main", "prior")


def test_the_present_arrangement_is_saved_and_used_from_then_on(hung, qtbot, films):
    window = hung("now_pa", "old_pa", "now_lat")
    window.hanging.hang(
        next(h for h in window.hanging.choice.possible if h.known.protocol.name == "Current and prior")
    )
    press(window, "rotate")
    window.hanging.save("Prior beside")
    saved = read_protocol(user_folder() / "prior-beside.toml")
    assert saved.rows == [["main", "prior"]]
    assert saved.panes["prior"].study == "prior"
    assert saved.panes["main"].quarter_turns == 1
    window.hanging.ask(apply=True)
    qtbot.waitUntil(lambda: window.hanging.hung.known.protocol.name == "Prior beside")
    assert any(name == "Prior beside" for _r, name, _t in window.hanging.reasons())


def test_a_wrong_file_is_said_and_the_rest_goes_on(hung, qtbot):
    user_folder().mkdir(parents=True)
    (user_folder() / "mine.toml").write_text('name = "x"\nrows = [["left"]]')
    window = hung("now_pa", "now_lat")
    qtbot.waitUntil(lambda: any("mine.toml: rows" in m.text for m in window.messages.messages()))
    assert "second" in window.grid.shown()


def test_by_hand_nothing_hangs_by_itself(hanging, qtbot, films):
    hanging.settings.window.hanging = "by hand"
    hanging.library.add(films["now_lat"])
    hanging.open_path(films["now_pa"])
    qtbot.waitUntil(
        lambda: (
            hanging.hanging.choice is not None
            and hanging.hanging.choice.chosen.known.protocol.name == "Frontal and lateral"
        )
    )
    assert hanging.grid.shown() == ("main",)
    hanging.actions_["layout_hung"].trigger()
    qtbot.waitUntil(lambda: hanging.grid.other("second") is not None)
    assert hanging.grid.shown() == ("main", "second")


UPRIGHT = """
name = "Prior upright"
rows = [["main", "prior"]]
[match]
prior = true
[panes.prior]
study = "prior"
quarter_turns = 1
flip = true
invert = true
"""


def test_a_linked_place_keeps_its_turn_and_polarity_while_it_follows(hung, qtbot):
    user_folder().mkdir(parents=True)
    (user_folder() / "upright.toml").write_text(UPRIGHT)
    window = hung("now_pa", "old_pa")
    prior = window.grid.panes["prior"].canvas
    as_hung = lambda: (prior.state.quarter_turns, prior.state.flipped, prior.state.invert)  # noqa: E731
    assert window.hanging.hung.known.protocol.name == "Prior upright"
    qtbot.wait(50)  # the layout comes to rest
    assert as_hung() == (1, True, True)
    press(window, "invert")
    assert as_hung() == (1, True, False)
    press(window, "rotate")
    assert as_hung() == (2, True, False)
    window.grid.panes["main"].canvas.zoom_by(2.0)
    shown = window.grid.panes["main"].canvas.transform()
    across = prior.transform().zoom * prior.picture.height_px  # it lies on its side
    assert across == pytest.approx(shown.zoom * window.picture.width_px)
    prior.zoom_by(0.5)
    assert window.grid.state.quarter_turns == 1
    assert as_hung() == (2, True, False)


def test_another_protocol_turns_an_image_that_hangs_already(hung, qtbot):
    window = hung("now_pa", "old_pa")
    user_folder().mkdir(parents=True, exist_ok=True)
    (user_folder() / "upright.toml").write_text(UPRIGHT)
    window.hanging.ask(apply=False)
    name = lambda h: h.known.protocol.name  # noqa: E731
    qtbot.waitUntil(lambda: any(name(h) == "Prior upright" for h in window.hanging.choice.possible))
    window.hanging.hang(next(h for h in window.hanging.choice.possible if name(h) == "Prior upright"))
    qtbot.wait(50)
    assert window.grid.panes["prior"].canvas.state.quarter_turns == 1


def test_the_prior_that_the_reader_chose_stays_where_another_would_be_found(hung, qtbot):
    window = hung("now_pa", "older_pa", "old_pa")
    press(window, "layout_one")
    window.grid.set_other("prior", None)
    older = next(s for s in window.opener.library.of_patient(window.study) if s.study_date == "20180505")
    window.opener.open_prior(older)
    qtbot.waitUntil(lambda: window.grid.prior is not None)
    qtbot.wait(300)
    assert window.grid.prior.radiograph.meta.study_date == "20180505"


def test_the_prior_that_the_reader_chose_stays_where_another_one_hangs_late(hung, qtbot, films, monkeypatch):
    window = hung("now_pa", "older_pa")
    late, load = threading.Event(), window.opener.shelf.load
    old = window.opener.library.add(films["old_pa"])

    def slow(path):
        if path == old.image:
            late.wait(10)
        return load(path)

    monkeypatch.setattr(window.opener.shelf, "load", slow)
    window.hanging.ask(apply=True)
    qtbot.waitUntil(lambda: "prior" in window.hanging.coming)
    window.opener.open_prior(window.opener.library.of_patient(window.study)[-1])
    qtbot.waitUntil(lambda: "prior" not in window.hanging.coming)
    late.set()
    qtbot.wait(300)
    assert window.grid.prior.radiograph.meta.study_date == "20180505"


def test_a_prior_that_cannot_be_read_is_said_in_its_pane(hanging, qtbot, films):
    hanging.library.add(films["old_pa"]).image.unlink()
    hanging.open_path(films["now_pa"])
    pane = hanging.grid.pane("prior").canvas
    qtbot.waitUntil(lambda: pane.placeholder == "Cannot be shown: PA of 2022-01-10")
    assert "cannot be shown" in hanging.messages.shown("open").text


APART = UPRIGHT.replace("flip = true", "linked = false")


def test_a_place_that_is_not_linked_stands_for_itself_until_the_reader_links_it(hung, qtbot):
    user_folder().mkdir(parents=True)
    (user_folder() / "apart.toml").write_text(APART)
    window = hung("now_pa", "old_pa")
    qtbot.wait(50)  # the layout comes to rest
    main, prior = (window.grid.panes[name].canvas for name in ("main", "prior"))
    before = prior.state
    main.zoom_by(2.0)
    assert prior.state == before
    assert not window.actions_["link"].isChecked()
    window.actions_["link"].trigger()
    assert not prior.state.fit


LED = """
name = "Both move"
rows = [["main", "second"]]
[match]
images = { least = 2 }
[panes.second]
study = "current"
linked = true
"""


def test_what_a_protocol_links_is_linked_again(hung, qtbot):
    user_folder().mkdir(parents=True)
    (user_folder() / "led.toml").write_text(LED)
    window = hung("now_pa", "now_lat")
    second = window.grid.panes["second"].canvas
    for _ in range(2):
        window.actions_["link"].trigger()
    window.grid.panes["main"].canvas.zoom_by(2.0)
    assert not second.state.fit


FLIPPED = """
name = "Current mirrored"
rows = [["main", "prior"]]
[match]
prior = true
[panes.main]
flip = true
[panes.prior]
study = "prior"
"""


def test_reset_goes_back_to_how_the_protocol_hung_it(hung, qtbot):
    user_folder().mkdir(parents=True)
    (user_folder() / "flipped.toml").write_text(FLIPPED)
    window = hung("now_pa", "old_pa")
    main, prior = (window.grid.panes[name].canvas for name in ("main", "prior"))
    qtbot.wait(50)  # the layout comes to rest
    before = (main.state, prior.state)
    main.zoom_by(2.0)
    press(window, "flip")
    press(window, "reset_view")
    assert (main.state, prior.state) == before
    assert main.state.flipped
    assert not prior.state.flipped
