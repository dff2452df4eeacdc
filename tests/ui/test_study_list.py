"""The list of studies: its order, its thumbnails, its keys, what is added and removed."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace

import pytest
from archives import film
from pydicom import dcmread
from pydicom.uid import generate_uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from app.library import index
from app.library.importing import import_files
from app.library.index import Library
from app.lock import take
from ui.dialogs.confirm import Confirm
from ui.dialogs.text_list import TextList


def films(folder, count):
    """Small films of one patient each, on days that do not follow their names."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number in range(count):
        name = f"f{number:03}"
        path = film(folder, name=name, patient=f"Patient{number:03}^A", study=generate_uid(), seed=number)
        dataset = dcmread(path)
        dataset.StudyDate = f"2024{1 + number * 7 % 12:02}{1 + number % 28:02}"
        dataset.save_as(path)
        made.append(path)
    return made


@pytest.fixture
def listing(make_desk, qtbot):
    """The list, what opens from it and what tends it; 240 px wide, as beside the films."""

    def make():
        desk = make_desk("opener", "beside", "studies", "tending")
        desk.parent.resize(1460, 878)
        desk.studies.setGeometry(1220, 0, 240, 788)
        desk.studies.show()
        desk.opener.open_library()
        return desk

    return make


def fill(folder, tmp_path, count):
    films(tmp_path / "in", count)
    import_files(Library(folder), [tmp_path / "in"], progress=lambda *_: None, stop=lambda: False)


@pytest.fixture
def listed(listing, qtbot, tmp_path):
    """The list of a library of so many films, none of them open."""

    def make(count):
        fill(tmp_path / "library", tmp_path, count)
        desk = listing()
        wait_for(desk, qtbot, count)
        return desk

    return make


@pytest.fixture
def window(make_window, qtbot, tmp_path):
    """The whole window over three films, for what its keys and its width do."""
    fill(tmp_path / "library", tmp_path, 3)
    made = make_window(children=False)
    qtbot.waitUntil(lambda: made.studies is not None)
    wait_for(made, qtbot, 3)
    return made


def wait_for(window, qtbot, count):
    qtbot.waitUntil(lambda: len(window.studies.model.studies) == count)


def ids(window):
    return [study.id for study in window.studies.model.studies]


def open_row(window, qtbot, row):
    window.studies._open(window.studies.model.index(row))
    qtbot.waitUntil(lambda: window.study is not None and window.study.id == ids(window)[row])


def words(window):
    return [bar.text for bar in window.messages.messages()]


def test_next_goes_through_the_whole_list_which_stays_as_it_is(listed, qtbot):
    window = listed(5)
    order = ids(window)
    days = [study.study_date for study in window.studies.model.studies]
    assert days == sorted(days, reverse=True)
    seen = []
    for key in [Qt.Key.Key_PageDown] * 5 + [Qt.Key.Key_PageUp]:
        before = window.study
        qtbot.keyClick(window.parent, key)
        qtbot.waitUntil(lambda before=before: window.study is not None and window.study != before)
        qtbot.waitUntil(lambda: window.studies._card.current == window.study.id)
        seen.append(window.study.id)
    assert seen == [*order, order[-2]]
    assert ids(window) == order
    assert [study.id for study in window.studies.neighbours()] == [order[-1], order[-3]]


def test_a_study_that_is_filed_late_does_not_take_the_list_back(listed, qtbot, monkeypatch):
    window = listed(4)
    order = ids(window)
    open_row(window, qtbot, 0)
    selected = []
    monkeypatch.setattr(window.studies, "refresh", lambda select=None: selected.append(select))
    go_on, load = threading.Event(), window.opener.shelf.load
    monkeypatch.setattr(window.opener.shelf, "load", lambda path: go_on.wait(10) and load(path))
    window.workspace.study = None
    window.opener.file_study()  # once more, while the next one is being read
    window.studies.open_next(1)
    qtbot.waitUntil(lambda: len(selected) == 1)
    go_on.set()
    qtbot.waitUntil(lambda: window.study is not None and window.study.id == order[1])
    qtbot.waitUntil(lambda: len(selected) == 2)
    assert selected == [None, order[1]]


def test_rows_get_their_thumbnails_when_they_are_painted(listed, qtbot):
    window = listed(45)
    made, order = window.studies.model.thumbnails, ids(window)
    qtbot.waitUntil(lambda: order[0] in made)
    assert order[-1] not in made
    window.studies.list.scrollToBottom()
    qtbot.waitUntil(lambda: order[-1] in made)
    assert order[22] not in made
    assert not made[order[-1]].isNull()


def test_the_list_stays_where_it_was_scrolled_to_when_a_study_comes(listed, qtbot, tmp_path):
    window = listed(32)
    bar = window.studies.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(400)
    window.opener.library.add(films(tmp_path / "more", 1)[0])
    window.studies.refresh()
    wait_for(window, qtbot, 33)
    assert abs(bar.value() - 400) < 100


def test_keys_of_the_search_field(listed, qtbot):
    window = listed(4)
    window.studies.focus_search()
    field = window.studies.search
    qtbot.keyClicks(field, "patient002")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.study is not None)
    assert window.study.patient_name == "Patient002^A"
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    wait_for(window, qtbot, 4)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert window.studies.list.hasFocus()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.grid.panes["main"].canvas.hasFocus()


def test_enter_in_the_search_field_gives_the_keys_to_the_film(window, qtbot):
    window.activateWindow()
    window.studies.focus_search()
    field = window.studies.search
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "nobody")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait_for(window, qtbot, 0)
    assert field.hasFocus()
    field.clear()
    qtbot.keyClicks(field, "patient002")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.study is not None)
    assert window.grid.panes["main"].canvas.hasFocus()


def test_a_search_stays_in_sight_where_the_list_is_folded(window, qtbot):
    window.resize(1280, 800)
    window.activateWindow()
    browser = window.studies
    qtbot.waitUntil(lambda: not browser.search.isVisible())
    window.actions_["search"].trigger()
    qtbot.waitUntil(browser.search.hasFocus)
    qtbot.keyClicks(browser.search, "patient002")
    qtbot.keyClick(browser.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session is not None)
    assert browser.search.isVisible()
    browser.search.setFocus()
    qtbot.keyClick(browser.search, Qt.Key.Key_Escape)
    assert browser.search.isVisible()
    qtbot.keyClick(browser.search, Qt.Key.Key_Escape)
    assert not browser.search.isVisible()
    wait_for(window, qtbot, 3)


@pytest.mark.parametrize(
    ("row", "key", "said"), [(1, Qt.Key.Key_PageDown, "last"), (0, Qt.Key.Key_PageUp, "first")]
)
def test_the_end_of_the_list_is_said(listed, qtbot, row, key, said):
    window = listed(2)
    open_row(window, qtbot, row)
    qtbot.waitUntil(lambda: window.session is not None)
    qtbot.keyClick(window.parent, key)
    assert f"the {said} study" in window.status.note_line.text()


def test_a_study_that_cannot_be_opened_is_not_marked_as_the_one_that_is_read(listed, qtbot):
    window = listed(3)
    open_row(window, qtbot, 0)
    read, broken, last = window.studies.model.studies
    data = broken.image.read_bytes()
    broken.image.unlink()
    qtbot.keyClick(window.parent, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: any("cannot be shown" in text for text in words(window)))
    assert f"{broken.label}, " in words(window)[0]
    assert window.study.id == window.studies._card.current == read.id
    qtbot.keyClick(window.parent, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: window.study is not None and window.study.id == last.id)
    broken.image.write_bytes(data)
    open_row(window, qtbot, 1)


def test_the_cursor_and_what_is_in_sight_stay_when_a_study_comes(listed, qtbot, tmp_path):
    window = listed(32)
    open_row(window, qtbot, 0)
    view = window.studies.list
    qtbot.waitUntil(lambda: view.currentIndex().row() == 0)
    bar, chosen = view.verticalScrollBar(), ids(window)[20]
    view.setCurrentIndex(window.studies.model.index(20))
    bar.setValue(400)
    window.opener.library.add(films(tmp_path / "more", 1)[0])
    window.studies.refresh()
    wait_for(window, qtbot, 33)
    assert ids(window)[view.currentIndex().row()] == chosen
    assert abs(bar.value() - 400) < 100


@pytest.mark.parametrize("stored", [b"[]", b'{"report": null}', b'{"recordings": 3}', b'{"a": "\xff"}'])
def test_a_session_file_that_is_damaged_does_not_empty_the_list(listed, qtbot, stored):
    window = listed(2)
    (window.studies.model.studies[0].folder / "session.json").write_bytes(stored)
    window.studies.model.notes.clear()
    window.studies.refresh()
    qtbot.waitUntil(lambda: len(window.studies.model.notes) == 2)
    assert set(window.studies.model.notes.values()) == {"not read"}


def test_the_film_that_was_asked_for_comes_and_not_the_first_that_is_imported(
    listing, qtbot, tmp_path, monkeypatch
):
    window = listing()
    qtbot.waitUntil(lambda: window.opener.library is not None)
    wanted, *others = films(tmp_path / "in", 3)
    go_on, load = threading.Event(), window.opener.shelf.load
    monkeypatch.setattr(window.opener.shelf, "load", lambda path: go_on.wait(10) and load(path))
    window.open_path(wanted)
    window.opener.import_sources(others, "2 dropped files")
    qtbot.waitUntil(lambda: any("2 radiographs added" in text for text in words(window)))
    go_on.set()
    qtbot.waitUntil(lambda: window.picture is not None)
    assert window.picture.radiograph.path == wanted


def test_two_imports_at_once_both_report(listed, qtbot, tmp_path):
    window = listed(1)
    for name in ("one", "two"):
        films(tmp_path / name, 2)
        (tmp_path / name / f"{name}.txt").write_text("hello")
        for path in (tmp_path / name).glob("*.dcm"):
            dataset = dcmread(path)
            dataset.AccessionNumber = name
            dataset.save_as(path)
        window.open_path(tmp_path / name)
    said = [f"{name}: 2 radiographs added, 1 refused (no radiograph, or damaged)." for name in ("one", "two")]
    qtbot.waitUntil(lambda: all(any(text.startswith(one) for text in words(window)) for one in said))


def test_an_import_whose_message_was_closed_goes_on(listed, qtbot, tmp_path):
    window = listed(1)
    films(tmp_path / "more", 3)
    window.open_path(tmp_path / "more")
    for bar in window.messages.messages():
        bar.deleteLater()
    qtbot.waitUntil(
        lambda: any("more: 3 radiographs added" in text or "there already" in text for text in words(window))
    )


def test_every_refused_file_is_named_in_a_list_that_can_be_copied(listed, qtbot, tmp_path):
    window = listed(1)
    folder = tmp_path / "bad"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("hello")
    window.open_path(folder)
    qtbot.waitUntil(lambda: any("2 refused" in text for text in words(window)))
    bar = next(bar for bar in window.messages.messages() if "2 refused" in bar.text)
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Show list").click()
    dialog = window.parent.findChild(TextList)
    lines = dialog.text.toPlainText().splitlines()
    assert [line.split(": ")[0] for line in lines] == [str(folder / "a.txt"), str(folder / "b.txt")]
    dialog.copy_all()
    assert QApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.close()


def test_a_study_is_removed_after_a_question_and_the_open_one_never(listed, qtbot):
    window = listed(3)
    open_row(window, qtbot, 0)
    open_study, other = window.studies.model.studies[:2]
    window.tending.ask_to_remove(open_study)
    window.tending.remove(open_study)
    assert not window.parent.findChildren(QDialog)
    assert any("is open and stays" in text for text in words(window))
    window.tending.ask_to_remove(other)
    (dialog,) = window.parent.findChildren(Confirm)
    dialog.reject()
    assert other.folder.is_dir()
    window.tending.ask_to_remove(other)
    window.parent.findChildren(Confirm)[-1].yes.click()
    wait_for(window, qtbot, 2)
    assert other.id not in ids(window)
    assert (window.opener.library.folder / "removed" / other.folder.name / other.image.name).exists()


def test_a_study_that_another_window_reads_is_not_removed(listed, qtbot):
    window = listed(2)
    other = window.studies.model.studies[1]
    lock = take(other.folder / "session.lock")
    window.tending.ask_to_remove(other)
    assert not window.parent.findChildren(Confirm)
    assert any("is open in another window" in text for text in words(window))
    lock.release()
    window.tending.ask_to_remove(other)
    assert window.parent.findChildren(Confirm)


def test_the_list_can_be_made_again_from_the_folders(listed, qtbot):
    window = listed(2)
    away = window.studies.model.studies[0]
    away.folder.rename(away.folder.parent.parent / "away")
    window.actions_["rebuild_list"].trigger()
    wait_for(window, qtbot, 1)
    assert any("1 study." in text for text in words(window))


def test_a_library_in_use_can_be_tried_again(listing, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(index, "_BUSY_S", 0.1)
    library = Library(tmp_path / "library")
    with closing(sqlite3.connect(library.folder / "index.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        window = listing()
        qtbot.waitUntil(lambda: any("another program uses the index" in text for text in words(window)))
    bar = window.messages.shown("library")
    next(b for b in bar.findChildren(QPushButton) if b.text() == "Try again").click()
    qtbot.waitUntil(lambda: window.opener.library is not None)


def test_a_forgotten_filter_is_seen_and_cleared(listed, qtbot):
    window = listed(4)
    studies = window.studies
    (studies.model.studies[1].folder / "session.json").write_text('{"report": {"signed_at": "2024"}}')
    studies.search.setText("patient")
    studies._list_as(replace(studies.listing, standing="signed", order="name", by_patient=True))
    wait_for(window, qtbot, 1)
    assert studies.foot.text() == "1 of 4 studies shown, filter: “patient”, signed"
    assert studies.searching  # so that the list is not folded
    assert len(studies.model.groups) == 1
    studies.clear_button.click()
    wait_for(window, qtbot, 4)
    assert studies.foot.text().startswith("4 studies")
    assert not studies.clear_button.isVisible()
    assert studies.listing.order == "name"
