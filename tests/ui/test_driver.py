"""The window that `radgaze demo` opens."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.driver import Driver


def test_it_stays_until_somebody_closes_it(qapp, qtbot):
    driver = Driver.__new__(Driver)
    driver.app, driver.window = qapp, QWidget()
    qtbot.addWidget(driver.window)
    driver.window.show()
    closed = []
    QTimer.singleShot(150, lambda: (closed.append(True), driver.window.close()))
    driver.stay()
    assert closed == [True]
