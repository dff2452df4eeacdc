"""Closing with a disk that takes nothing: what is not on it is said, and the reader decides."""

from __future__ import annotations

import errno

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.reading.session import ReadingSession


def full_disk(*_args: object, **_named: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def unsaved(opened, monkeypatch):
    """A window whose reading was changed, over a disk that is full until `disk.undo()`."""
    window = opened(children=False)
    with monkeypatch.context() as disk:
        disk.setattr(ReadingSession, "save", full_disk)
        disk.setattr("app.reading.journal.Journal.write", full_disk)
        window.session.write_report(window.session.report.added("One."), "Add")
        window.close()
        yield window, disk


def act(window, words: str) -> None:
    buttons = window.messages.shown("closing").findChildren(QAbstractButton)
    next(button for button in buttons if button.text() == words).click()


def test_it_stays_open_and_says_what_is_not_on_the_disk(unsaved):
    window, _disk = unsaved
    assert window.isVisible()
    said = window.messages.shown("closing").text
    assert "No space left" in said
    assert str(window.session.folder) in said


def test_with_room_it_closes_and_all_is_there(unsaved):
    window, disk = unsaved
    folder, study = window.session.folder, window.session.study
    disk.undo()
    act(window, "Try again")
    assert not window.isVisible()
    assert [s.text for s in ReadingSession.open(folder, study).report.sentences] == ["One."]


def test_the_reader_may_lose_it(unsaved):
    window, _disk = unsaved
    act(window, "Close and lose it")
    assert not window.isVisible()


def test_settings_that_cannot_be_written_are_asked_about(opened, monkeypatch):
    window = opened(children=False)
    with monkeypatch.context() as disk:
        disk.setattr("app.settings.save_settings", full_disk)
        window.close()
        assert window.isVisible()
        assert "the settings (No space left" in window.messages.shown("closing").text


def test_what_was_drawn_on_a_film_without_a_place_is_asked_about(opened):
    window = opened(children=False)
    window.annotating._waiting["film"] = [(lambda markup: markup, "Ruler")]
    window.close()
    assert window.isVisible()
    assert "not in the library" in window.messages.shown("closing").text
    window.annotating._waiting.clear()
