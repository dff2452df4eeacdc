"""Keys and wheel that no single widget can judge: an event filter over the whole application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

from ui.action_spec import watched as watched_by_hand
from ui.floating import FloatingWindow
from ui.viewer.canvas import ImageCanvas

if TYPE_CHECKING:
    from ui.gaze.screen import Pointer
    from ui.lens import Lens
    from ui.shell import Shell
    from ui.viewer.grid import ViewerGrid

VALUES = (QComboBox, QAbstractSpinBox, QSlider)
KEEP_SPACE = ("QPushButton", "QToolButton", "QCheckBox", "QComboBox", "ActionButton", "SentenceRow")


class Hands(QObject):
    """Space (held pans, tapped plays), the wheel over values, the mouse as a tracker."""

    def __init__(self, shell: Shell, grid: ViewerGrid, lens: Lens, pointer: Pointer) -> None:
        super().__init__(shell.parent)
        self._shell, self._grid, self._lens_control, self._pointer = shell, grid, lens, pointer
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def remove(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and self._space(watched, event):
                return True
        elif kind == QEvent.Type.Wheel and isinstance(watched, VALUES):
            if not watched.hasFocus():
                event.ignore()  # the panel scrolls; a value changes by wheel only where it was chosen
                return True
        elif kind == QEvent.Type.Wheel and isinstance(watched, ImageCanvas) and self._lens(event):
            return True
        elif kind == QEvent.Type.MouseMove:
            self._pointer.moved(event)
        return False

    def _lens(self, event: QEvent) -> bool:
        """With the lens on, Shift and the wheel change its power, Ctrl and Shift its size."""
        held = Qt.KeyboardModifier
        if not isinstance(event, QWheelEvent) or not self._shell.checked("magnifier"):
            return False
        turned = event.angleDelta().y() or event.angleDelta().x()  # macOS turns the wheel sideways with Shift
        if not turned or not event.modifiers() & held.ShiftModifier:
            return False
        steps = 1 if turned > 0 else -1
        if event.modifiers() & held.ControlModifier:
            self._lens_control.adjust(size=steps)
        else:
            self._lens_control.adjust(power=steps)
        return True

    def _space(self, watched: QObject, event: QKeyEvent) -> bool:
        """Space held with a drag pans; tapped it plays. Text fields and buttons keep their space."""
        if not isinstance(watched, QWidget) or not watched.window().isActiveWindow():
            return False
        if watched.window() is not self._shell.parent and not isinstance(watched.window(), FloatingWindow):
            return False
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        if focus is not None and watched is focus and focus.metaObject().className() in KEEP_SPACE:
            return False
        if event.isAutoRepeat():
            return True
        pressed = event.type() == QEvent.Type.KeyPress
        used = self._grid.set_space(held=pressed)
        play = self._shell.actions["play"]
        if not pressed and not used and play.isEnabled() and watched_by_hand(play):
            play.trigger()
        return True
