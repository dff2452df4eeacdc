"""What still runs in Qt when a test has ended."""

from __future__ import annotations

import gc
from typing import Any


def left_in_qt() -> list[str]:
    """Threads that run, and timers and animations, which would fire into the next test."""
    from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThread, QTimer

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kinds = (QThread, QTimer, QAbstractAnimation)
    found = [
        thing for thing in gc.get_objects() if issubclass(type(thing), kinds)
    ]  # not isinstance: lazy ones
    return [f"{type(thing).__name__} of {_owner(thing)}" for thing in found if _runs(thing)]


def _owner(thing: Any) -> str:
    parent = thing.parent()
    return thing.objectName() or (type(parent).__name__ if parent is not None else "nobody")


def _runs(thing: Any) -> bool:
    from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

    try:
        if isinstance(thing, QThread):
            return thing.isRunning() and thing is not QThread.currentThread()
        if isinstance(thing, QTimer):
            return thing.isActive()
        return thing.state() == QAbstractAnimation.State.Running
    except RuntimeError:  # its C++ side has been deleted
        return False
