"""Hands and eyes for the tests of the window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget


def grey(canvas) -> np.ndarray:
    """What a canvas shows, as grey levels."""
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def press(window, action_id: str) -> None:
    """Use an action as a reader does, who sees whether it can be used now."""
    assert window.actions_[action_id].isEnabled(), action_id
    window.actions_[action_id].trigger()


def drag(widget: QWidget, button: Qt.MouseButton, start: QPoint, end: QPoint) -> None:
    """A drag in a few moves."""

    def send(kind, at, pressed, held):
        where = QPointF(at)
        event = QMouseEvent(
            kind, where, QPointF(widget.mapToGlobal(at)), pressed, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)

    none = Qt.MouseButton.NoButton
    send(QEvent.Type.MouseButtonPress, start, button, button)
    for step in (0.25, 0.5, 0.75, 1.0):
        at = QPoint(
            round(start.x() + (end.x() - start.x()) * step), round(start.y() + (end.y() - start.y()) * step)
        )
        send(QEvent.Type.MouseMove, at, none, button)
    send(QEvent.Type.MouseButtonRelease, end, button, none)


def wheel(widget: QWidget, at: QPointF, ticks: int) -> None:
    event = QWheelEvent(
        at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120 * ticks),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def record(window, qtbot, *, speed: float = 6.0) -> None:
    """A short reading by the simulated reader, with its fixations loaded."""
    window.recorder.start("simulated-reader", {"seed": 1, "speed": speed})
    window.recorder.begin("T01", "test")
    qtbot.waitUntil(lambda: window.recorder.recording is not None)
    qtbot.waitUntil(lambda: window.recorder.recording is None)
    qtbot.waitUntil(lambda: window.session.fixations is not None)
