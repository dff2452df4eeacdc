"""Keys of the reader's own: what can be used is used, what cannot is said and keeps its default."""

from __future__ import annotations

import pytest
from hands import press
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from app.settings import Settings
from ui.action_spec import watched
from ui.actions import rows
from ui.dialogs.key_sheet import KeySheet
from ui.keys import settle

ACTIONS = rows()
BY_ID = {spec.id: spec for spec in ACTIONS}
IDS = [spec.id for spec in ACTIONS]
KEYS = ["X", "x", "Ctrl+U", "I", "Del", "Space", "", "Ctrl+Bogus", "Ctrl+K, Ctrl+C", "Ctrl+Y", "Q"]


@given(st.dictionaries(st.sampled_from([*IDS, "nonsense"]), st.sampled_from(KEYS), max_size=8))
def test_no_key_ever_means_two_things_and_what_is_not_used_is_said(wanted):
    keys, problems = settle(ACTIONS, wanted)
    spelled = [QKeySequence(key).toString() for several in keys.values() for key in several]
    assert len(set(spelled)) == len(spelled)
    refused = {problem.action for problem in problems}
    for name, key in wanted.items():
        if name in refused:
            assert name not in keys or keys[name][:1] == (BY_ID[name].keys,)
        else:
            assert keys[name] == ((key,) if key else ())


@pytest.mark.parametrize(
    ("wanted", "wrong"),
    [
        ({"rotate": "X"}, "X is the key of “Speed”"),
        ({"invert": "Ctrl+Bogus"}, "Ctrl+Bogus is no key"),
        ({"nonsense": "Q"}, "there is no such action"),
    ],
)
def test_what_is_wrong_is_said(wanted, wrong):
    (problem,) = settle(ACTIONS, wanted)[1]
    assert problem.action == next(iter(wanted))
    assert problem.wrong == wrong.replace("Speed", BY_ID["replay_speed"].text)


def test_two_actions_can_change_their_keys_with_each_other():
    keys, problems = settle(ACTIONS, {"rotate": "X", "replay_speed": "Shift+R"})
    assert problems == []
    assert (keys["rotate"], keys["replay_speed"]) == (("X",), ("Shift+R",))


def test_other_keys_of_an_action_give_way_and_go_with_its_own():
    assert settle(ACTIONS, {})[0]["redo"] == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert settle(ACTIONS, {"tool_arrow": "Ctrl+Y"})[0]["redo"] == ("Ctrl+Shift+Z",)
    assert settle(ACTIONS, {"redo": "Ctrl+B"})[0]["redo"] == ("Ctrl+B",)


@pytest.fixture
def with_keys(make_window, qtbot, rg1, monkeypatch):
    """with_keys({id: keys}): a window with RG1 open and these keys in its settings."""
    from ui.main_window import MainWindow

    def make(shortcuts):
        made = MainWindow.__init__
        monkeypatch.setattr(
            MainWindow,
            "__init__",
            lambda self, *a, **k: made(self, Settings(shortcuts=shortcuts), *a, **k),
        )
        window = make_window(children=False)
        window.open_path(rg1)
        qtbot.waitUntil(lambda: window.session is not None and window.results is not None)
        return window

    return make


def test_the_window_says_at_its_start_which_keys_are_not_used(with_keys):
    window = with_keys({"rotate": "X", "nonsense": "Q"})
    said = window.messages.shown("shortcuts").text
    assert "rotate: X is the key of" in said
    assert "nonsense: there is no such action" in said
    assert window.actions_["rotate"].shortcut().toString() == "Shift+R"


@pytest.mark.parametrize("remapped", [False, True])
def test_another_key_deletes_instead_of_del(with_keys, qtbot, remapped):
    from hands import drag

    window = with_keys({"delete_annotation": "Ctrl+Backspace"} if remapped else {})
    canvas = window.grid.panes["main"].canvas
    press(window, "tool_ruler")
    drag(canvas, Qt.MouseButton.LeftButton, QPoint(300, 200), QPoint(420, 290))
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(window.session.markup.annotations) == (1 if remapped else 0)
    assert watched(window.actions_["delete_annotation"]) != remapped
    if remapped:
        assert window.actions_["delete_annotation"].shortcut().toString() == "Ctrl+Backspace"


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1440), (1.5, 1280), (1.5, 900)])
def test_the_key_sheet_cuts_no_word_at_any_text_size(make_window, scale, width):
    window = make_window(children=False, scale=scale, size=(width, 800))
    sheet = KeySheet(window.specs, window.actions_, window)
    sheet.show()
    QApplication.processEvents()
    cut = [
        w.text()
        for w in sheet.findChildren(QLabel)
        if w.width() < w.sizeHint().width() and "settings.toml" not in w.text()
    ]
    assert cut == []
    texts = {w.text().replace("\n", " ") for w in sheet.findChildren(QLabel)}
    assert BY_ID["layout_two"].tip in texts
    sheet.close()
