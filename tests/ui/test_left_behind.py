"""What the tests of the window watch themselves with: a timer or an animation that goes on is found."""

from __future__ import annotations

import pytest
from left_behind import left_in_qt
from PySide6.QtCore import QObject, QTimer, QVariantAnimation


@pytest.mark.parametrize("kind", [QTimer, QVariantAnimation])
def test_what_runs_on_is_found_with_its_owner(qapp, kind):
    owner = QObject()
    running = kind(owner)
    assert left_in_qt() == []
    if kind is QVariantAnimation:
        running.setStartValue(0.0)
        running.setEndValue(1.0)
        running.setLoopCount(-1)
        running.start()
    else:
        running.start(60_000)
    assert left_in_qt() == [f"{kind.__name__} of QObject"]
    running.stop()
    assert left_in_qt() == []


def test_what_was_deleted_is_not_left(qapp):
    owner = QObject()
    timer = QTimer(owner)
    timer.start(60_000)
    owner.deleteLater()
    assert left_in_qt() == []
