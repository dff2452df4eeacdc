"""No part of the window is ever a window of its own, not even before it has its place: such a part takes the
keyboard, and the next key goes nowhere."""

from __future__ import annotations

import pytest
from hands import press
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget


class Shown(QObject):
    """Widgets that were shown without a parent, but for those that are meant to be windows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, QMainWindow | QDialog | QMenu)
        ):
            self.found.append(f"{type(watched).__name__} {watched.objectName()}".strip())
        return False


@pytest.fixture
def shown(qapp):
    watcher = Shown()
    QApplication.instance().installEventFilter(watcher)
    yield watcher.found
    QApplication.instance().removeEventFilter(watcher)


def test_opening_a_film_and_its_panels_shows_one_window(shown, opened, qtbot):
    window = opened(children=False)
    for tab in ("tab_explain", "tab_report", "tab_gaze", "tab_findings"):
        press(window, tab)
    qtbot.wait(50)
    assert shown == []


@pytest.mark.parametrize("way_out", ["", "Check the path."])
def test_a_message_is_no_window_and_leaves_the_keys_where_they_are(shown, way_out, opened, qtbot):
    window = opened(children=False)
    window.messages.say("The film cannot be shown.", way_out, actions=[("Try again", lambda: None)])
    qtbot.wait(50)
    assert shown == []
    assert window.isActiveWindow()


def test_every_answer_of_ai_shows_in_the_one_window(shown, explained):
    explained()
    assert [name for name in shown if not name.startswith("QTipLabel")] == []
