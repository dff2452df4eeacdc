"""A hand draws an area of interest on a canvas: rectangle and ellipse by a drag, a polygon by clicks."""

from __future__ import annotations

import math
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from eyetracking.analysis.areas import Ellipse, Polygon, Rectangle, outline
from ui.languages import marked
from ui.overlays.areas import AreasOverlay
from ui.theme import theme
from ui.viewer.canvas import ImageCanvas

Tool = Literal["rectangle", "ellipse", "polygon"]
LEAST_PX = 4.0
"""A drag of fewer screen px draws nothing."""
TOOLS: tuple[tuple[Tool, str, str], ...] = (
    ("rectangle", marked("Rectangle"), marked("Drag over the image: a rectangle (Esc ends)")),
    ("ellipse", marked("Ellipse"), marked("Drag over the image: an ellipse (Esc ends)")),
    (
        "polygon",
        marked("Polygon"),
        marked("Click corners on the image; Enter or a double click closes (Esc ends)"),
    ),
)


class AreaDrawing(QObject):
    """Takes the left button of one canvas while a tool is chosen; the other buttons and the wheel stay.

    Esc gives up the draft, then the tool; Enter or a double click closes a polygon, Backspace takes its last
    corner back.
    """

    drawn = Signal(object)
    """A Shape."""
    tool_changed = Signal(str)
    """The tool, or ""."""

    def __init__(self, canvas: ImageCanvas, overlay: AreasOverlay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas, self._overlay = canvas, overlay
        self.tool: Tool | None = None
        self._corners: list[tuple[float, float]] = []
        self._start: QPointF | None = None

    def choose(self, tool: Tool | None) -> None:
        if tool == self.tool:
            return
        if self.tool is None:
            self._canvas.installEventFilter(self)
        elif tool is None:
            self._canvas.removeEventFilter(self)
        self.tool = tool
        self._drop()
        self.tool_changed.emit(tool or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and self._canvas.picture is not None:
            return self._polygon(event) if self.tool == "polygon" else self._drag(event)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _KEYS:
                event.accept()  # the key is ours, not a shortcut's
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return False

    def _image(self, position: QPointF) -> tuple[float, float]:
        back, _ = self._canvas.image_to_widget().inverted()
        point = back.map(position)
        return point.x(), point.y()

    def _drag(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            if self._canvas.space_held:
                return False
            self._start = event.position()
            return True
        if self._start is None:
            return kind == QEvent.Type.MouseButtonDblClick
        if kind == QEvent.Type.MouseMove:
            self._show(self._shape(event.position()))
            return True
        if kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            shape = self._shape(event.position())
            self._drop()
            if shape is not None:
                self.drawn.emit(shape)
            return True
        return False

    def _shape(self, position: QPointF) -> Rectangle | Ellipse | None:
        assert self._start is not None
        if (position - self._start).manhattanLength() < theme().px(LEAST_PX):
            return None
        (ax, ay), (bx, by) = self._image(self._start), self._image(position)
        left, top, width, height = min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)
        if width <= 0 or height <= 0:
            return None
        if self.tool == "rectangle":
            return Rectangle(x_px=left, y_px=top, width_px=width, height_px=height)
        return Ellipse(
            centre_x_px=left + width / 2,
            centre_y_px=top + height / 2,
            radius_x_px=width / 2,
            radius_y_px=height / 2,
        )

    def _polygon(self, event: QMouseEvent) -> bool:
        kind = event.type()
        left = event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and left:
            if self._canvas.space_held:
                return False
            if len(self._corners) > 2 and self._near_first(event.position()):
                self._close()
            else:
                self._corners.append(self._image(event.position()))
                self._show_corners(event.position())
            return True
        if kind == QEvent.Type.MouseButtonDblClick and left:
            self._close()
            return True
        if kind == QEvent.Type.MouseMove and self._corners and not event.buttons():
            self._show_corners(event.position())
            return True
        return kind == QEvent.Type.MouseButtonRelease and left and bool(self._corners)

    def _near_first(self, position: QPointF) -> bool:
        first = self._canvas.image_to_widget().map(QPointF(*self._corners[0]))
        return math.hypot(first.x() - position.x(), first.y() - position.y()) <= theme().px(9)

    def _close(self) -> None:
        corners = tuple(dict.fromkeys(self._corners))
        self._drop()
        if len(corners) >= 3:
            self.drawn.emit(Polygon(points=corners))

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape:
            if self._corners or self._start is not None:
                self._drop()
            else:
                self.choose(None)
            return True
        if self.tool == "polygon" and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close()
            return True
        if self.tool == "polygon" and key == Qt.Key.Key_Backspace and self._corners:
            self._corners.pop()
            self._overlay.draft = list(self._corners)
            self._canvas.update()
            return True
        return False

    def _show(self, shape: Rectangle | Ellipse | None) -> None:
        corners = [] if shape is None else [(x, y) for x, y in outline(shape).tolist()]
        self._overlay.draft = [*corners, *corners[:1]]
        self._canvas.update()

    def _show_corners(self, position: QPointF) -> None:
        self._overlay.draft = [*self._corners, self._image(position)]
        self._canvas.update()

    def _drop(self) -> None:
        self._start = None
        self._corners.clear()
        self._overlay.draft = []
        self._canvas.update()


_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)
