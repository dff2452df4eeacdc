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
from ui.commands.gaze import toggle_play
from ui.commands.show import adjust_lens
from ui.floating import FloatingWindow
from ui.viewer.canvas import ImageCanvas

if TYPE_CHECKING:
    from ui.main_window import MainWindow

VALUES = (QComboBox, QAbstractSpinBox, QSlider)
KEEP_SPACE = ("QPushButton", "QToolButton", "QCheckBox", "QComboBox", "ActionButton", "SentenceRow")


class Hands(QObject):
    """Space (held pans, tapped plays), the wheel over values, the mouse as a tracker."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
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
        elif kind == QEvent.Type.MouseMove and self._window.recorder is not None:
            self._window.recorder.mouse_moved(event)
        return False

    def _lens(self, event: QEvent) -> bool:
        """With the lens on, Shift and the wheel change its power, Ctrl and Shift its size."""
        window, held = self._window, Qt.KeyboardModifier
        if not isinstance(event, QWheelEvent) or not window.actions_["magnifier"].isChecked():
            return False
        turned = event.angleDelta().y() or event.angleDelta().x()  # macOS turns the wheel sideways with Shift
        if not turned or not event.modifiers() & held.ShiftModifier:
            return False
        steps = 1 if turned > 0 else -1
        if event.modifiers() & held.ControlModifier:
            adjust_lens(window, size=steps)
        else:
            adjust_lens(window, power=steps)
        return True

    def _space(self, watched: QObject, event: QKeyEvent) -> bool:
        """Space held with a drag pans; tapped it plays. Text fields and buttons keep their space."""
        window = self._window
        if not isinstance(watched, QWidget) or not watched.window().isActiveWindow():
            return False
        if watched.window() is not window and not isinstance(watched.window(), FloatingWindow):
            return False
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
            return False
        if focus is not None and watched is focus and focus.metaObject().className() in KEEP_SPACE:
            return False
        if event.isAutoRepeat():
            return True
        pressed = event.type() == QEvent.Type.KeyPress
        used = window.grid.set_space(pressed)
        play = window.actions_["play"]
        if not pressed and not used and play.isEnabled() and watched_by_hand(play):
            toggle_play(window)
        return True
