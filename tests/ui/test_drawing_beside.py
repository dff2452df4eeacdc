"""Films beside the one that is read: what was drawn on them is seen, and they are measured with their own."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from hands import drag, press
from pydicom import dcmread
from PySide6.QtCore import QPoint, Qt

from app.lock import take
from app.measure.annotation import Calibration, new_annotation
from app.reading.kept import KeptSessions, markup_of, ref_of
from app.reading.picture import load_picture
from app.reading.records import Markup
from ui.tending import Tending

RULER = new_annotation("ruler", ((200.0, 300.0), (500.0, 700.0)))


def lay_beside(reading, rg1, tmp_path):
    """Beside the film that is read lies a copy from another day, on which a ruler was drawn when that was
    read."""
    header = dcmread(rg1)
    header.SOPInstanceUID = header.file_meta.MediaStorageSOPInstanceUID = "1.2.3"
    header.StudyDate = "20030101"
    header.save_as(tmp_path / "prior.dcm")
    study = reading.workspace.library.add(tmp_path / "prior.dcm")
    sessions = KeptSessions()
    session = sessions.open(study.folder, ref_of(study)).session
    calibration = Calibration(known_mm=50.0, length_px=500.0)
    session.set_markup(Markup(annotations=(RULER,), calibration=calibration), "Ruler")
    session.save()
    sessions.close()
    press(reading, "layout_two")
    reading.workspace.put_beside("prior", load_picture(study.image))
    return reading


@pytest.fixture
def beside(make_desk, rg1, tmp_path):
    desk = make_desk("annotating", "beside", "visibility")
    desk.open_path(rg1)
    return lay_beside(desk, rg1, tmp_path)


@pytest.fixture
def window(opened, qtbot, rg1, tmp_path):
    """The whole window, to be closed."""
    made = lay_beside(opened(children=False), rg1, tmp_path)
    qtbot.waitUntil(lambda: shown(made) == (RULER,))
    return made


def shown(window):
    return window.beside.hands["prior"].overlay.markup.annotations


def test_a_ruler_on_the_prior_is_shown_with_its_own_millimetres(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    overlay = beside.beside.hands["prior"].overlay
    assert overlay in beside.grid.panes["prior"].canvas.overlays
    assert overlay._words(RULER)[0] == "50.0 mm"
    assert beside.annotating.overlay.markup.annotations == ()


def test_it_is_painted_until_it_is_hidden(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    canvas = beside.grid.panes["prior"].canvas
    with_ruler = canvas.grab().toImage()
    beside.actions_["show_annotations"].trigger()
    without = canvas.grab().toImage()
    assert with_ruler != without
    beside.actions_["show_annotations"].trigger()
    assert canvas.grab().toImage() == with_ruler


def test_it_goes_with_its_film(beside, qtbot, rg1_files):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    beside.put_beside("prior", load_picture(rg1_files["UNCI"]))
    assert shown(beside) == ()


def test_the_prior_that_is_read_next_still_has_it_and_lends_it_to_no_other(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    first = beside.session
    beside.open_path(beside.grid.other("prior").radiograph.path)
    qtbot.waitUntil(lambda: beside.session not in (None, first))
    assert beside.session.markup.annotations == (RULER,)
    assert shown(beside) == ()


def test_where_it_cannot_be_read_that_is_said(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    prior = beside.grid.other("prior")
    (prior.radiograph.path.parent / "session.json").write_text("{")
    beside.put_beside("prior", prior)
    qtbot.waitUntil(lambda: beside.messages.shown("drawn on prior") is not None)
    assert "session.json" in beside.messages.shown("drawn on prior").text
    assert shown(beside) == ()


# measured there


def draw(window, *, tool="tool_ruler") -> None:
    press(window, tool)
    start = QPoint(150, 160)
    prior = window.grid.panes["prior"].canvas
    drag(prior, Qt.MouseButton.LeftButton, start, start + QPoint(120, 180))


def beside_kinds(window) -> list[str]:
    return [annotation.kind for annotation in shown(window)]


def of_the_prior(window):
    return window.workspace.library.get(window.grid.other("prior").radiograph.file_sha256)


@pytest.fixture
def ruled(beside, qtbot):
    """Both rulers on the prior: the old one, and one that was drawn beside the film that is read."""
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    draw(beside)
    study = of_the_prior(beside)
    qtbot.waitUntil(lambda: study.id in beside.beside._sessions)
    return beside


def test_what_is_drawn_on_the_prior_is_the_priors(ruled):
    assert beside_kinds(ruled) == ["ruler", "ruler"]
    assert ruled.session.markup.annotations == ()


def test_it_is_kept_at_once(ruled):
    """As a program that is killed now leaves it."""
    assert len(markup_of(of_the_prior(ruled)).annotations) == 2


def test_it_is_saved_soon_and_so_is_its_undo(ruled, qtbot):
    (session,) = ruled.beside._sessions.values()
    qtbot.waitUntil(lambda: not session.dirty)
    press(ruled, "undo")
    assert session.dirty
    qtbot.waitUntil(lambda: not session.dirty)
    assert markup_of(of_the_prior(ruled)).annotations == (RULER,)


def test_undo_and_redo_go_over_both_films_in_the_order_of_the_hand(ruled):
    press(ruled, "tool_ruler")
    main = ruled.grid.panes["main"].canvas
    drag(main, Qt.MouseButton.LeftButton, QPoint(100, 100), QPoint(200, 200))
    press(ruled, "undo")
    assert (len(ruled.session.markup.annotations), len(shown(ruled))) == (0, 2)
    press(ruled, "undo")
    assert shown(ruled) == (RULER,)
    press(ruled, "redo")
    press(ruled, "redo")
    assert (len(ruled.session.markup.annotations), len(shown(ruled))) == (1, 2)


def test_delete_takes_the_chosen_one_of_the_film_under_the_hand(ruled, qtbot):
    drag(ruled.grid.panes["prior"].canvas, Qt.MouseButton.LeftButton, QPoint(210, 250), QPoint(210, 250))
    qtbot.keyClick(ruled.grid.panes["prior"].canvas, Qt.Key.Key_Delete)
    assert shown(ruled) == (RULER,)
    press(ruled, "delete_annotations")
    assert shown(ruled) == ()
    assert markup_of(of_the_prior(ruled)).annotations == ()


def test_read_next_the_prior_has_both_and_can_be_changed(ruled, qtbot):
    first, path = ruled.session, of_the_prior(ruled).image
    ruled.open_path(path)
    qtbot.waitUntil(lambda: ruled.session not in (None, first))
    assert len(ruled.session.markup.annotations) == 2
    assert not ruled.session.read_only
    assert ruled.beside._sessions == {}


def test_another_window_may_have_the_film_once_another_one_lies_there(ruled, rg1_files):
    lock = of_the_prior(ruled).folder / "session.lock"
    assert take(lock) is None
    ruled.put_beside("prior", load_picture(rg1_files["UNCI"]))
    free = take(lock)
    assert free is not None
    free.release()


def test_what_was_drawn_there_is_not_undone_once_another_film_lies_there(ruled, qtbot, rg1_files):
    study = of_the_prior(ruled)
    ruled.put_beside("prior", load_picture(rg1_files["UNCI"]))
    press(ruled, "undo")
    assert len(markup_of(study).annotations) == 2
    assert ruled.session.markup.annotations == ()


def test_a_prior_that_was_only_looked_at_is_filed_with_its_first_ruler(make_desk, qtbot, rg1, rg1_files):
    desk = make_desk("annotating", "beside")
    desk.open_path(rg1)
    press(desk, "layout_two")
    desk.put_beside("prior", load_picture(rg1_files["UNCI"]))
    assert of_the_prior(desk) is None
    draw(desk)
    assert beside_kinds(desk) == ["ruler"]
    qtbot.waitUntil(lambda: len(desk.beside._sessions) == 1)
    assert [a.kind for a in markup_of(of_the_prior(desk)).annotations] == ["ruler"]


def test_a_prior_that_another_window_reads_is_left_alone(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    lock = take(of_the_prior(beside).folder / "session.lock")
    draw(beside)
    qtbot.waitUntil(lambda: beside.messages.shown("draw beside") is not None)
    assert "open in another" in beside.messages.shown("draw beside").text
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    assert markup_of(of_the_prior(beside)).annotations == (RULER,)
    lock.release()


def test_what_is_drawn_before_the_old_rulers_are_there_stays_and_joins_them(beside, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    prior, held = beside.grid.other("prior"), []
    with monkeypatch.context() as patched:
        patched.setattr(
            beside.background, "run", lambda work, done, *_rest, **_more: held.append((work, done))
        )
        beside.put_beside("prior", prior)
        draw(beside)
    (new,) = shown(beside)
    (load, loaded), (find, found) = held
    loaded(load())
    assert shown(beside) == (new,)
    found(find())
    assert shown(beside) == (RULER, new)


def test_the_film_that_is_read_is_measured_where_it_is_read(make_desk, rg1):
    desk = make_desk("annotating", "beside")
    desk.open_path(rg1)
    press(desk, "layout_two")
    desk.put_beside("prior", load_picture(rg1))
    draw(desk)
    assert "film that is read" in desk.messages.shown("draw beside").text
    assert desk.session.markup.annotations == ()


def test_a_film_that_is_measured_beside_stays_in_the_library(ruled):
    study = of_the_prior(ruled)
    studies = SimpleNamespace(remove_wanted=SimpleNamespace(connect=lambda _call: None))
    Tending(ruled.shell, ruled.workspace, opener=None, studies=studies, beside=ruled.beside).remove(study)
    assert "is open" in ruled.messages.shown("remove").text
    assert Path(study.image).exists()


def test_the_window_of_a_region_is_the_priors_alone(beside, qtbot):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    prior = beside.grid.panes["prior"].canvas
    before = (prior.state.window_width, beside.grid.state.window_width)
    draw(beside, tool="tool_auto_window")
    assert prior.state.window_width != before[0]
    assert beside.grid.state.window_width == before[1]
    press(beside, "undo")
    assert prior.state.window_width == before[0]


def test_what_is_drawn_there_is_saved_when_the_window_closes(window, qtbot):
    study = of_the_prior(window)
    draw(window)
    qtbot.waitUntil(lambda: study.id in window.beside._sessions)
    window.close()
    journal = study.folder / "journal.jsonl"
    assert not journal.exists() or not journal.read_text().strip()
    assert len(markup_of(study).annotations) == 2
    assert take(study.folder / "session.lock") is not None


def test_what_was_drawn_on_a_film_that_is_read_before_it_was_kept_is_its_readers(beside, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: shown(beside) == (RULER,))
    study, held, first = of_the_prior(beside), [], beside.session
    with monkeypatch.context() as patched:
        patched.setattr(
            beside.background, "run", lambda work, done, *_rest, **_more: held.append((work, done))
        )
        draw(beside)
    ((work, done),) = held
    beside.open_path(study.image)
    qtbot.waitUntil(lambda: beside.session not in (None, first))
    done(work())
    assert len(beside.session.markup.annotations) == 2
    assert beside.beside._sessions == {}
    assert beside.workspace.sessions.elsewhere(study.folder) is False


def test_what_was_just_drawn_is_kept_by_a_window_that_closes(window, monkeypatch):
    study = of_the_prior(window)
    monkeypatch.setattr(window.background, "run", lambda *_work, **_more: None)
    draw(window)
    window.close()
    assert len(markup_of(study).annotations) == 2


def test_a_disk_that_keeps_nothing_is_said_for_a_film_beside_too(ruled, monkeypatch):
    (session,) = ruled.beside._sessions.values()

    def full(*_what: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(session._journal, "write", full)
        press(ruled, "delete_annotations")
    assert "No space left" in ruled.messages.shown("journal beside").text
    draw(ruled)
    assert ruled.messages.shown("journal beside") is None
