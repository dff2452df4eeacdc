"""A stylus over an image: its tip is the left button, with a button of its own held the right one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent

from ui.viewer.taps import Taps

_NEAR_PX = 8.0
"""Two taps this near are a double click."""


class Stylus:
    """Tells what a stylus means. One a view. How hard it is pressed means nothing."""

    def __init__(self) -> None:
        self._held = Qt.MouseButton.NoButton
        self._taps = Taps(_NEAR_PX)

    def erases(self, event: QTabletEvent) -> bool:
        """The other end of it touched the image."""
        return self._is_rubber(event) and event.type() == QEvent.Type.TabletPress

    def as_mouse(self, event: QTabletEvent) -> QMouseEvent | None:
        """What a mouse would have said, None where it would say nothing."""
        if self._is_rubber(event):
            return None
        kind, none = event.type(), Qt.MouseButton.NoButton
        if kind == QEvent.Type.TabletPress:
            if self._held != none:  # a second button joins: the drag goes on as it began
                return None
            self._held = _button(event)
            again = self._taps.is_second(event.timestamp(), event.position())
            said = QEvent.Type.MouseButtonDblClick if again else QEvent.Type.MouseButtonPress
            return _mouse(event, said, self._held, self._held)
        if kind == QEvent.Type.TabletRelease:
            if self._held == none or event.buttons() != none:
                return None
            released, self._held = self._held, none
            return _mouse(event, QEvent.Type.MouseButtonRelease, released, none)
        return _mouse(event, QEvent.Type.MouseMove, none, self._held)

    def _is_rubber(self, event: QTabletEvent) -> bool:
        return event.pointerType() == QPointingDevice.PointerType.Eraser


def _button(event: QTabletEvent) -> Qt.MouseButton:
    aside = Qt.MouseButton.RightButton | Qt.MouseButton.MiddleButton
    pressed = event.buttons() | event.button()
    return Qt.MouseButton.RightButton if pressed & aside else Qt.MouseButton.LeftButton


def _mouse(
    event: QTabletEvent, kind: QEvent.Type, button: Qt.MouseButton, held: Qt.MouseButton
) -> QMouseEvent:
    return QMouseEvent(
        kind,
        event.position(),
        event.globalPosition(),
        button,
        held,
        event.modifiers(),
        event.pointingDevice(),
    )
