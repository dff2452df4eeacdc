"""The hand that draws and changes annotations on a canvas. Says what is wanted; it changes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QTransform

from app.measure.annotation import Annotation, KindName, Point, new_annotation
from app.measure.kinds import KINDS
from ui.overlays.annotations import AnnotationOverlay

TOOLS: dict[str, KindName] = {
    "tool_ruler": "ruler",
    "tool_calibrate": "ruler",
    "tool_angle": "angle",
    "tool_cobb": "cobb",
    "tool_ellipse": "ellipse",
    "tool_rectangle": "rectangle",
    "tool_ctr": "ctr",
    "tool_arrow": "arrow",
    "tool_text": "text",
    "tool_auto_window": "rectangle",
}
"""The tools that draw, and what they draw."""
MOVED_PX = 3.0


class Pen(QObject):
    """Two points by one drag or two clicks; more points by clicks, or a drag for each line."""

    began = Signal()
    """The first point of a drawing was placed."""
    drawn = Signal(str, object)
    """tool, finished Annotation."""
    changed = Signal(object)
    """An Annotation in its new form, at the end of a drag."""
    prompted = Signal(str)
    """What to click next; "" when nothing is being drawn."""
    selected = Signal(object)
    """The id of the annotation that was clicked, or None."""
    delete_wanted = Signal()
    """The chosen annotation is to go."""
    words_wanted = Signal(object)
    """An Annotation whose words were double clicked."""

    def __init__(self, overlay: AnnotationOverlay, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.deletes_by_key = True
        """Del and Backspace over the canvas delete; no other key was wanted for it."""
        self._overlay = overlay
        self._tool = ""
        self._placed: list[Point] = []
        self._pressed_at: QPointF | None = None
        self._held: tuple[Annotation, int | None, Point] | None = None
        self._moved = False

    @property
    def drawing(self) -> bool:
        return bool(self._placed)

    def press(self, tool: str, at: QPointF, to_widget: QTransform) -> bool:
        """The left button went down at `at` (widget px). False: it is not for the pen."""
        point = _image_point(at, to_widget)
        self._pressed_at, self._moved = at, False
        if not self.drawing:
            hit = self._overlay.hit(at, to_widget)
            if hit is not None:
                self._held = (*hit, point)
                self._select(hit[0].id)
                return True
            if self._overlay.selected is not None:
                self._select(None)
        if tool not in TOOLS:
            return False
        self._tool = tool
        self._place(point)
        return True

    def move(self, at: QPointF, to_widget: QTransform) -> bool:
        """The mouse moved, with the button down or, while more clicks are wanted, without. True: repaint."""
        point = _image_point(at, to_widget)
        if self._pressed_at is not None:
            gone = at - self._pressed_at
            self._moved = self._moved or abs(gone.x()) + abs(gone.y()) >= MOVED_PX
        if self._held is not None:
            annotation, handle, start = self._held
            if not self._moved:
                return False
            if handle is None:
                self._overlay.draft = annotation.moved(point[0] - start[0], point[1] - start[1])
            else:
                self._overlay.draft = annotation.with_handle(handle, point)
            return True
        if self.drawing:
            self._show([*self._placed, point])
            return True
        return False

    def release(self, at: QPointF, to_widget: QTransform) -> None:
        """The left button went up."""
        moved, self._pressed_at, self._moved = self._moved, None, False
        if self._held is not None:
            draft, self._held = self._overlay.draft, None
            self._overlay.draft = None
            if draft is not None and moved:
                self.changed.emit(draft)
        elif self.drawing and moved:
            self._place(_image_point(at, to_widget))

    def double_click(self, at: QPointF, to_widget: QTransform) -> bool:
        """False: it is not for the pen."""
        hit = self._overlay.hit(at, to_widget)
        if self.drawing or hit is None:
            return self.drawing
        if hit[0].kind in ("text", "arrow"):
            self.words_wanted.emit(hit[0])
        return True

    def pick(self, at: QPointF, to_widget: QTransform) -> bool:
        """Choose what lies under a click, also from inside a region. False: there is nothing."""
        found = None if self.drawing else self._overlay.around(at, to_widget)
        if found is not None:
            self._select(found.id)
        return found is not None

    def erase(self, at: QPointF, to_widget: QTransform) -> None:
        """The rubber of a stylus touched the image: what is under it goes."""
        self.cancel()
        hit = self._overlay.hit(at, to_widget)
        if hit is not None:
            self._select(hit[0].id)
            self.delete_wanted.emit()

    def cancel(self) -> bool:
        """Leave what is being drawn or moved. False: there was nothing."""
        busy = self.drawing or self._held is not None
        self._placed.clear()
        self._held = self._pressed_at = None
        self._overlay.draft = None
        if busy:
            self.prompted.emit("")
        return busy

    def prompt(self, tool: str) -> str:
        """What a tool wants next, in words; "" for tools that do not draw."""
        if tool not in TOOLS:
            return ""
        kind = KINDS[TOOLS[tool]]
        return f"{kind.title}: {kind.prompts[len(self._placed)]}"

    def _select(self, annotation_id: str | None) -> None:
        self._overlay.selected = annotation_id
        self.selected.emit(annotation_id)

    def _place(self, point: Point) -> None:
        self._placed.append(point)
        if len(self._placed) == 1:
            self.began.emit()
        if len(self._placed) < KINDS[TOOLS[self._tool]].points:
            self._show(self._placed)
            self.prompted.emit(self.prompt(self._tool))
            return
        finished = new_annotation(TOOLS[self._tool], tuple(self._placed))
        self._placed.clear()
        self._overlay.draft = None
        self.prompted.emit("")
        self.drawn.emit(self._tool, finished)

    def _show(self, points: list[Point]) -> None:
        self._overlay.draft = Annotation(id="draft", kind=TOOLS[self._tool], points=tuple(points))


def _image_point(at: QPointF, to_widget: QTransform) -> Point:
    back, _ok = to_widget.inverted()
    point = back.map(at)
    return point.x(), point.y()
