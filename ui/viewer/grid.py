"""The panes and how they stand: one, current and prior, or Explain (own gaze | MATEX | predicted scanpath).

The main pane is the same canvas in every layout, so that gaze is always mapped through the view named "main".
Panes of one image share one ViewState; a prior of another size follows in its own pixels.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.display.curve import DisplayCurve
from app.reading.picture import Picture
from app.reading.view import ViewState, relinked
from ui.theme import theme
from ui.viewer.canvas import ImageCanvas
from ui.viewer.pane import Pane

LAYOUTS: dict[str, tuple[str, ...]] = {
    "layout_one": ("main",),
    "layout_two": ("main", "prior"),
    "layout_explain": ("main", "matex", "predicted"),
}


class ViewerGrid(QWidget):
    """All panes; those of the layout are shown."""

    state_changed = Signal(object, object, str, str)
    """before, after (ViewState), what was done, merge key: made by the reader, to be undoable."""
    view_painted = Signal(object, object, float, float, str)
    picture_painted = Signal()
    menu_wanted = Signal(object, str)
    clicked_at = Signal(str, float, float)
    hovered = Signal(str, object)
    """Pane and place of the mouse (QPointF of the canvas, None when it left)."""
    layout_changed = Signal(str)
    panes_changed = Signal()
    """Other panes are shown than before."""
    next_wanted = Signal(int)
    """The wheel asks for the next (1) or previous (-1) study."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.state = ViewState()
        self.layout_id = "layout_one"
        self.active = "main"
        self._large: str | None = None
        self._tool = "tool_window"
        self.wheel_next = False
        self._picture: Picture | None = None
        self.prior: Picture | None = None
        self._placeholder = ""
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme().px(4))
        self.panes: dict[str, Pane] = {}
        self.display: DisplayCurve | None = None
        self.pane("main")
        self._show_panes()

    # panes

    def pane(self, name: str) -> Pane:
        """The pane of that name, made when first asked for."""
        if name not in self.panes:
            pane = Pane(name, self)
            self.panes[name] = pane
            canvas = pane.canvas
            canvas.tool = self._tool
            canvas.set_state(self.state)
            canvas.set_picture(self.prior if name == "prior" else self._picture)
            canvas.view_wanted.connect(lambda s, what, key, n=name: self._wanted(n, s, what, key))
            canvas.view_painted.connect(self.view_painted)
            canvas.picture_painted.connect(self.picture_painted)
            canvas.double_clicked.connect(lambda n=name: self.toggle_large(n))
            canvas.activated.connect(lambda n=name: self._activate(n))
            canvas.menu_wanted.connect(lambda p, n=name: self.menu_wanted.emit(QPoint(p), n))
            canvas.next_wanted.connect(self.next_wanted)
            canvas.wheel_next = self.wheel_next
            canvas.set_display(self.display)
            canvas.show_marks = self.panes["main"].canvas.show_marks
            canvas.hovered.connect(lambda at, n=name: self.hovered.emit(n, at))
            canvas.clicked_at.connect(lambda x, y, n=name: self.clicked_at.emit(n, x, y))
            order: list[str] = [n for n in ("main", "prior", "matex", "predicted") if n in self.panes]
            self._line.insertWidget(order.index(name), pane, 1)
        return self.panes[name]

    def canvases(self) -> list[ImageCanvas]:
        return [pane.canvas for pane in self.panes.values()]

    def shown(self) -> tuple[str, ...]:
        names = LAYOUTS[self.layout_id]
        return (self._large,) if self._large in names else names

    def _activate(self, name: str) -> None:
        self.active = name

    def active_canvas(self) -> ImageCanvas:
        name = self.active if self.active in self.shown() else self.shown()[0]
        return self.panes[name].canvas

    def set_layout(self, layout_id: str) -> None:
        if layout_id == self.layout_id and self._large is None:
            return
        before = self._fit_zoom()
        self.layout_id, self._large = layout_id, None
        self._show_panes()
        self.layout_changed.emit(layout_id)
        QTimer.singleShot(0, lambda: self._keep_part(before))

    def _fit_zoom(self) -> float | None:
        """The zoom at which the main pane would show the whole image."""
        shown = self.panes["main"].canvas.transform(self.state.fitted())
        return shown.zoom if shown is not None and self.panes["main"].isVisible() else None

    def _keep_part(self, before: float | None) -> None:
        """In a pane of another size, a zoomed view goes on showing the same part of the image."""
        after = self._fit_zoom()
        if before is not None and after is not None and not self.state.fit and before != after:
            self.put(replace(self.state, zoom=self.state.zoom * after / before))

    def toggle_large(self, name: str) -> None:
        """One pane takes the place of all, or all come back."""
        if len(LAYOUTS[self.layout_id]) == 1:
            return
        self._large = None if self._large is not None else name
        self._show_panes()

    def _show_panes(self) -> None:
        shown = self.shown()
        for name in shown:
            self.pane(name)
        for name, pane in self.panes.items():
            pane.setVisible(name in shown)
        self.panes_changed.emit()
        QTimer.singleShot(0, self.repaint_all)

    def repaint_all(self) -> None:
        for canvas in self.canvases():
            canvas.update()

    # what is shown

    def set_picture(self, picture: Picture | None, state: ViewState | None = None) -> None:
        self._picture = picture
        self.state = state or (ViewState() if picture is None else picture.first_view())
        for name, pane in self.panes.items():
            if name != "prior":
                pane.canvas.set_picture(picture)
                pane.canvas.set_state(self.state)

    def set_prior(self, picture: Picture | None) -> None:
        self.prior = picture
        if "prior" in self.panes:
            self.panes["prior"].canvas.set_picture(picture)
            self.panes["prior"].canvas.set_state(replace(ViewState(), quarter_turns=0))

    def set_placeholder(self, text: str) -> None:
        for name, pane in self.panes.items():
            if name != "prior":
                pane.canvas.placeholder = text
                pane.canvas.update()

    def set_tool(self, tool: str) -> None:
        self._tool = tool
        for canvas in self.canvases():
            canvas.tool = tool

    def set_space(self, held: bool) -> bool:
        """Space is down (left drag pans) or up; returns whether it was used for panning meanwhile."""
        used = any(canvas.space_used for canvas in self.canvases())
        for canvas in self.canvases():
            canvas.space_held, canvas.space_used = held, False
        return used

    def set_corners(self, visible: bool) -> None:
        for canvas in self.canvases():
            canvas.show_corners = visible
            canvas.update()

    def set_display(self, display: DisplayCurve | None) -> None:
        """The measured curve of the screen, for every pane."""
        self.display = display
        for canvas in self.canvases():
            canvas.set_display(display)

    def set_marks(self, visible: bool) -> None:
        """The file's own overlays and shutter."""
        for canvas in self.canvases():
            canvas.show_marks = visible
            canvas.update()

    # view changes

    def _wanted(self, name: str, state: ViewState, what: str, key: str) -> None:
        if name == "prior":
            self._move_prior(state)
            return
        self.change(state, what, key)

    def change(self, state: ViewState, what: str, merge_key: str | None = None) -> None:
        """A change by the reader: applied to every pane of the image and announced for undo."""
        if state == self.state:
            return
        before = self.state
        self.put(state)
        self.state_changed.emit(before, state, what, merge_key or "")

    def put(self, state: ViewState) -> None:
        """Show `state` (also used by undo)."""
        moved = state != self.state
        self.state = state
        for name, pane in self.panes.items():
            if name != "prior":
                pane.canvas.set_state(state)
        if moved and self.prior is not None and "prior" in self.panes:
            source = self.panes["main"].canvas.transform()
            if source is not None:
                prior = self.panes["prior"].canvas
                linked = relinked(state, source, self.prior.width_px, self.prior.height_px)
                own = prior.state
                prior.set_state(
                    replace(
                        linked,
                        window_centre=own.window_centre,
                        window_width=own.window_width,
                        preset=own.preset,
                        invert=state.invert,
                    )
                )

    def _move_prior(self, state: ViewState) -> None:
        """The prior was moved by hand: the current image follows in zoom and place, windows stay apart."""
        prior = self.panes["prior"].canvas
        prior.set_state(state)
        shown = prior.transform()
        if shown is None or self._picture is None:
            return
        linked = relinked(state, shown, self._picture.width_px, self._picture.height_px)
        mine = self.state
        linked = replace(
            linked,
            window_centre=mine.window_centre,
            window_width=mine.window_width,
            preset=mine.preset,
            invert=mine.invert,
        )
        before = self.state
        self.state = linked
        for name, pane in self.panes.items():
            if name != "prior":
                pane.canvas.set_state(linked)
        self.state_changed.emit(before, linked, "View", "prior")
