"""Once, after a while, and never after its owner is gone.

`QTimer.singleShot` makes a timer of nobody, which outlives the window that asked for it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once(parent: QObject, after_ms: int, call: Callable[[], object]) -> QTimer:
    """A timer that calls once each time it is started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(call)
    return timer


def after(parent: QObject, after_ms: int, call: Callable[[], object]) -> None:
    """Calls once."""
    timer = once(parent, after_ms, call)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
