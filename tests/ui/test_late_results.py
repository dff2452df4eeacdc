"""What comes back after whoever asked is gone."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from ui.loading import Background


def test_a_result_for_a_dialog_that_was_closed_reaches_nobody(qapp, qtbot):
    background, dialog, go = Background(), QWidget(), threading.Event()
    told, later = [], []
    background.run(lambda: go.wait(10), lambda _v: told.append(dialog.width()), owner=dialog)
    background.run(lambda: go.wait(10), later.append)
    delete(dialog)
    go.set()
    qtbot.waitUntil(lambda: bool(later))
    background.close()
    assert told == []


def test_a_result_for_a_dialog_that_is_there_reaches_it(qapp, qtbot):
    background, dialog = Background(), QWidget()
    qtbot.addWidget(dialog)
    told = []
    background.run(lambda: 3, told.append, owner=dialog)
    qtbot.waitUntil(lambda: told == [3])
    background.close()
