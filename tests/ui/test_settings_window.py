"""The settings window, alone: what is entered counts, what cannot be is refused at its field."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.reading.workspace import Workspace
from app.settings_table import PAGES
from ui import theme
from ui.dialogs.settings import SettingsWindow
from ui.gallery import alone


@pytest.fixture
def made(qapp, qtbot):
    theme.install(qapp)
    shell, workspace, applied = alone(), Workspace(), []
    qtbot.addWidget(shell.parent)
    recorder = SimpleNamespace(state="off", provider="mouse", options={})
    window = SettingsWindow(shell, workspace, recorder, applied.append)
    qtbot.addWidget(window)
    yield SimpleNamespace(shell=shell, window=window, applied=applied, recorder=recorder)
    workspace.sessions.close()
    workspace.shelf.close()
    shell.background.close()


def enter(made, page, key, text):
    field = made.window.rows[page].fields[key]
    field.setText(text)
    field.editingFinished.emit()
    return field


def test_every_page_of_the_table_is_in_the_window(made):
    titles = [made.window.list.item(n).text() for n in range(made.window.list.count())]
    assert titles == [*(page.title for page in PAGES), "Keys", "Log and files"]
    for page in PAGES:
        assert set(made.window.rows[page.id].fields) == {row.key for row in page.rows}


def test_what_is_entered_is_set_and_told(made):
    enter(made, "screen", "display.distance_mm", "650")
    assert made.shell.settings.display.distance_mm == 650
    assert made.applied == ["display.distance_mm"]


def test_what_cannot_be_is_said_with_the_way_out_and_not_taken(made):
    field = enter(made, "screen", "display.distance_mm", "6")
    assert "200 to 2000 mm" in made.window.words.text()
    assert field.property("problem") == "true"
    assert made.shell.settings.display.distance_mm == 600
    assert made.applied == []
    enter(made, "screen", "display.distance_mm", "700")
    assert made.window.words.text() == ""
    assert field.property("problem") == "false"


def test_a_tracker_is_chosen_with_its_options_and_those_of_the_one_before_are_kept(made):
    from ui.dialogs.settings_tracker import TrackerPage

    page, kept = made.window.findChild(TrackerPage), made.shell.settings.tracker
    page.provider.setCurrentIndex(page.provider.findData("simulated-reader"))
    seed = page.rows.fields["seed"]
    seed.setText("r")
    seed.editingFinished.emit()
    assert "whole number" in made.window.words.text()
    seed.setText("7")
    seed.editingFinished.emit()
    assert (kept.provider, kept.options) == ("simulated-reader", {"seed": "7"})
    assert (made.recorder.provider, made.recorder.options) == ("simulated-reader", {"seed": "7"})
    page.provider.setCurrentIndex(page.provider.findData("mouse"))
    assert kept.options_of["simulated-reader"] == {"seed": "7"}


def test_archives_are_added_changed_and_removed(made):
    from ui.dialogs.settings_archives import ArchivesPage

    page = made.window.findChild(ArchivesPage)
    page.name.setText("main")
    page.add()
    assert "address" in made.window.words.text()
    host = page.rows.fields["host"]
    host.setText("pacs.example")
    host.editingFinished.emit()
    assert made.shell.settings.pacs["main"].host == "pacs.example"
    assert made.window.words.text() == ""
    page.remove()
    assert made.shell.settings.pacs == {}


def test_a_key_of_ones_own_counts_at_once_and_one_that_is_taken_is_refused(made):
    from ui.dialogs.settings_keys import ID, KeysPage

    page, shell = made.window.findChild(KeysPage), made.shell
    row = next(n for n in range(page.list.count()) if page.list.item(n).data(ID) == "invert")
    page.list.setCurrentRow(row)
    page._want("Ctrl+O")
    assert "Open file" in made.window.words.text()
    assert shell.settings.shortcuts == {}
    page._want("Ctrl+I")
    assert shell.settings.shortcuts == {"invert": "Ctrl+I"}
    assert shell.actions["invert"].shortcut().toString() == "Ctrl+I"
    page._want(None)
    assert shell.actions["invert"].data() == "I"


def test_words_lead_to_the_page_and_the_field_of_a_setting(made):
    window = made.window
    window.search.setText("magnifier radius")
    shown = [
        window.list.item(row).text()
        for row in range(window.list.count())
        if not window.list.item(row).isHidden()
    ]
    assert shown == ["Appearance"]
    assert window.list.currentItem().text() == "Appearance"
    window.show()
    window.search.returnPressed.emit()
    assert window.focusWidget() is window.rows["appearance"].fields["window.lens_radius_px"]
    window.search.setText("no such words")
    assert window.words.text() == "No setting has these words."
    window.search.clear()
    assert not any(window.list.item(row).isHidden() for row in range(window.list.count()))
