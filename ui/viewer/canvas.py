"""One image on screen under the reader's hands: `ui.viewer.film_view` paints it, this asks for other
views.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from ui.languages import marked
from ui.theme import theme
from ui.viewer.brush import BRUSHES
from ui.viewer.film_view import FilmView
from ui.viewer.pen import TOOLS

FULL_DRAG_PX = 420.0
"""Logical px of window/level drag that change the window by its own default width."""


class ImageCanvas(FilmView):
    """A film under the reader's hands: mouse, stylus, fingers, wheel and keys ask for another view state."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.activated.emit()
        transform = self.transform()
        if transform is None:
            return
        button = event.button()
        pen = self.pen if button == Qt.MouseButton.LeftButton and not self.space_held else None
        if pen is not None and pen.press(self.tool, event.position(), self.image_to_widget()):
            self._penned = True
            self.update()
            return
        brush = self.brush if button == Qt.MouseButton.LeftButton and not self.space_held else None
        if brush is not None and brush.press(self.tool, event.position(), self.image_to_widget()):
            self._painting = True
            return
        if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and self.space_held):
            tool = "tool_pan"
            self.space_used = self.space_held
        elif button == Qt.MouseButton.RightButton:
            tool = "tool_window"
        elif button == Qt.MouseButton.LeftButton:
            tool = self.tool
            if tool in TOOLS or tool in BRUSHES:
                self.not_drawn.emit()
                return
        else:
            return
        self._drag = (tool, event.position(), self.state, transform)
        self._drag_number += 1
        self._moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse = event.position()
        self.hovered.emit(self.mouse)
        if self._painting and self.brush is not None:
            self.brush.move(event.position(), self.image_to_widget())
            return
        if self._drag is None and self.pen is not None:
            if self.pen.move(event.position(), self.image_to_widget()):
                self.update()
            return
        if self._drag is None or self.picture is None:
            return
        tool, start, state, shown = self._drag
        dx, dy = event.position().x() - start.x(), event.position().y() - start.y()
        if not self._moved and abs(dx) + abs(dy) < 3:
            return
        self._moved = True
        ratio = self.devicePixelRatioF()
        if tool == "tool_window":
            full = theme().px(FULL_DRAG_PX)
            wanted, words = self.picture.dragged_window(state, dx / full, dy / full), marked("Window/level")
        elif tool == "tool_pan":
            steps = round(dx * ratio), round(dy * ratio)  # by whole pixels the frame can slide
            wanted, words = state.panned(shown, *steps), marked("Pan")
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif tool == "tool_zoom":
            factor = 2.0 ** (-dy / theme().px(120))
            wanted, words = state.zoomed_at(shown, *self._device(start), shown.zoom * factor), marked("Zoom")
        else:
            return
        self.view_wanted.emit(wanted, words, f"drag {self.pane} {self._drag_number}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._penned and event.button() == Qt.MouseButton.LeftButton and self.pen is not None:
            self._penned = False
            self.pen.release(event.position(), self.image_to_widget())
            self.update()
            return
        if self._painting and event.button() == Qt.MouseButton.LeftButton and self.brush is not None:
            self._painting = False
            self.brush.release()
            return
        if self._drag is None:
            return
        self._drag = None
        self.update()  # settle in full quality
        self.setCursor(Qt.CursorShape.CrossCursor)
        if not self._moved:
            transform = self.transform()
            if event.button() == Qt.MouseButton.RightButton:
                self.menu_wanted.emit(event.globalPosition().toPoint())
            elif event.button() == Qt.MouseButton.LeftButton and transform is not None:
                if self.pen is not None:
                    self.pen.pick(event.position(), self.image_to_widget())
                x, y = transform.display_to_image(*self._device(event.position()))
                self.clicked_at.emit(float(x), float(y))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.pen is None or not self.pen.double_click(event.position(), self.image_to_widget()):
            self.double_clicked.emit()

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()
        if self._stylus.erases(event) and self.pen is not None and self.picture is not None:
            self.pen.erase(event.position(), self.image_to_widget())
            self.update()
        mouse = self._stylus.as_mouse(event)
        if mouse is not None:
            QApplication.sendEvent(self, mouse)  # others watch the mouse, too

    def event(self, event: QEvent) -> bool:
        """Two fingers on a touch pad zoom; fingers on a touch screen: see `ui.viewer.fingers`."""
        if isinstance(event, QTouchEvent):
            self._touched(event)
            return True
        zoom = Qt.NativeGestureType.ZoomNativeGesture
        if not isinstance(event, QNativeGestureEvent) or event.gestureType() != zoom:
            return super().event(event)
        transform = self.transform()
        if transform is not None and event.value() > -1.0:
            there, factor = self._device(event.position()), 1.0 + event.value()
            wanted = self.state.zoomed_at(transform, *there, transform.zoom * factor)
            self.view_wanted.emit(wanted, marked("Zoom"), f"pinch {self.pane}")
        return True

    def _touched(self, event: QTouchEvent) -> None:
        event.accept()
        said, pinch = self._fingers.take(event)
        for mouse in said:
            QApplication.sendEvent(self, mouse)  # others watch the mouse, too
        transform = self.transform()
        if pinch is None or transform is None:
            return
        wanted = self.state.zoomed_at(transform, *self._device(pinch.before), transform.zoom * pinch.factor)
        zoomed = self.transform(wanted)
        if zoomed is not None:
            moved = (pinch.after - pinch.before) * self.devicePixelRatioF()
            wanted = wanted.panned(zoomed, moved.x(), moved.y())
        self.view_wanted.emit(wanted, marked("Zoom"), f"fingers {self.pane} {pinch.number}")

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.mouse = None
        self.hovered.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        transform = self.transform()
        ticks = event.angleDelta().y() / 120.0
        if transform is None or ticks == 0.0:
            return
        if self.wheel_next and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.next_wanted.emit(-1 if ticks > 0 else 1)
            event.accept()
            return
        x, y = self._device(event.position())
        wanted = self.state.zoomed_at(transform, x, y, transform.zoom * 1.15**ticks)
        self.view_wanted.emit(wanted, marked("Zoom"), f"wheel {self.pane}")
        event.accept()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of the view."""
        transform = self.transform()
        if transform is not None:
            x, y, w, h = self.viewport()
            wanted = self.state.zoomed_at(transform, x + w / 2, y + h / 2, transform.zoom * factor)
            self.view_wanted.emit(wanted, marked("Zoom"), f"keys {self.pane}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = theme().px(40)
        moves = {
            Qt.Key.Key_Left: (step, 0),
            Qt.Key.Key_Right: (-step, 0),
            Qt.Key.Key_Up: (0, step),
            Qt.Key.Key_Down: (0, -step),
        }
        transform = self.transform()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.pen is not None:
            if self.pen.deletes_by_key:
                self.pen.delete_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.pen is not None and self.pen.cancel():
            self.update()
            return
        if (
            event.key() in moves
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and transform is not None
        ):
            wanted = self.state.panned(transform, *moves[Qt.Key(event.key())])
            self.view_wanted.emit(wanted, marked("Pan"), f"keys {self.pane}")
            return
        super().keyPressEvent(event)
