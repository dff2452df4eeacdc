"""What is to happen once, later: it happens, and not after its owner is gone."""

from __future__ import annotations

from left_behind import left_in_qt
from PySide6.QtCore import QObject

from ui.later import after, once


def test_it_happens_once(qtbot):
    owner, calls = QObject(), []
    after(owner, 1, lambda: calls.append(1))
    qtbot.waitUntil(lambda: bool(calls))
    qtbot.wait(10)
    assert calls == [1]


def test_an_owner_that_goes_takes_it_along(qtbot):
    owner, calls = QObject(), []
    after(owner, 5, lambda: calls.append(1))
    once(owner, 5, lambda: calls.append(2)).start()
    owner.deleteLater()
    del owner
    qtbot.wait(30)
    assert calls == []
    assert left_in_qt() == []
