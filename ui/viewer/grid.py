"""The panes and how they stand: one, current and prior, Explain (own gaze | MATEX | predicted scanpath), or
as a hanging protocol says.

The main pane is the same canvas in every layout, so that gaze is always mapped through the view named "main".
Panes of the image that is read share one ViewState; those of other images have their own, and may be led:
they follow in zoom and place, through a registration where there is one. "aligned" (the registered prior) and
"difference" take the main pane's very place while they are shown, and "main" counts as hidden then.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.display.curve import DisplayCurve
from app.imaging.render import ViewportCache
from app.reading.picture import Picture
from app.reading.view import Apart, ViewState, followed, relinked, with_look
from eyetracking.mapping import ViewTransform
from ui.languages import tr
from ui.theme import theme
from ui.viewer.canvas import ImageCanvas
from ui.viewer.led import Mapping
from ui.viewer.pane import Pane
from ui.viewer.pane_names import HUNG, LAYOUTS, LINKED, OTHERS, OWN, STAND_INS, Rows

Caches = dict[str, ViewportCache]
"""By pane: a picture's first view, resampled."""


class ViewerGrid(QWidget):
    """All panes; those of the layout are shown."""

    state_changed = Signal(object, object, str, str)
    """before, after (ViewState), what was done, merge key: made by the reader, to be undoable."""
    other_changed = Signal(str, object, object, str, str)
    """The same for a pane of another image, its name first, where the image that is read did not move."""
    other_shown = Signal(str)
    """Another film, or none, is in a pane of another image."""
    view_painted = Signal(object, object, float, float, str)
    picture_painted = Signal()
    menu_wanted = Signal(object, str)
    clicked_at = Signal(str, float, float)
    not_drawn = Signal(str)
    """A tool that draws was used on a pane where nothing can be drawn."""
    hovered = Signal(str, object)
    """Pane and place of the mouse (QPointF of the canvas, None when it left)."""
    layout_changed = Signal(str)
    active_changed = Signal()
    """The reader's hand is on another pane."""
    panes_changed = Signal()
    """Other panes are shown than before."""
    overlay_failed = Signal(str)
    """Which overlay could not be painted and why."""
    gpu_failed = Signal(str)
    """Why the GPU cannot paint; the processor does."""
    next_wanted = Signal(int)
    """The wheel asks for the next (1) or previous (-1) study."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.state = ViewState()
        self.layout_id = "layout_one"
        self.hung: Rows = (("main",),)
        self.stand_in: str | None = None
        self.active = "main"
        self.linked = dict(LINKED)
        """Which pane each pane of another image follows while they are linked."""
        self.leaders = dict(self.linked)
        """The same as it is now; a pane without an entry stands for itself."""
        self.first: dict[str, ViewState] = {}
        """How each pane's image hangs at first; a led pane keeps its turn and polarity against its leader."""
        self.alignment: Mapping | None = None
        """Of the image that is read and the prior, once they are registered."""
        self.image_labels: dict[str, str] = {}
        """Which image a pane shows, where it is not the one that is read."""
        self.floating: set[str] = set()
        """Panes that stand in windows of their own."""
        self._large: str | None = None
        self._tool = "tool_window"
        self.wheel_next = False
        self._picture: Picture | None = None
        self._others: dict[str, Picture | None] = {}
        self._line = QGridLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme().px(4))
        self._slot = QStackedWidget()
        self._placed: object = None
        self.panes: dict[str, Pane] = {}
        self.display: DisplayCurve | None = None
        self._gpu = False
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
            canvas.set_state(self.state if name in OWN else ViewState())
            canvas.set_picture(self._picture if name in OWN else self._others.get(name))
            canvas.view_wanted.connect(lambda s, what, key, n=name: self._wanted(n, s, what, key))
            canvas.view_painted.connect(self.view_painted)
            canvas.picture_painted.connect(self.picture_painted)
            canvas.double_clicked.connect(lambda n=name: self.toggle_large(n))
            canvas.activated.connect(lambda n=name: self._activate(n))
            canvas.menu_wanted.connect(lambda p, n=name: self.menu_wanted.emit(QPoint(p), n))
            canvas.next_wanted.connect(self.next_wanted)
            canvas.not_drawn.connect(lambda n=name: self.not_drawn.emit(n))
            canvas.wheel_next = self.wheel_next
            canvas.set_display(self.display)
            canvas.gpu_failed.connect(self._gpu_cannot)
            canvas.overlay_failed.connect(self.overlay_failed)
            canvas.use_gpu(wanted=self._gpu)
            canvas.show_marks = self.panes["main"].canvas.show_marks
            canvas.show_corners = self.panes["main"].canvas.show_corners
            canvas.hovered.connect(lambda at, n=name: self.hovered.emit(n, at))
            canvas.clicked_at.connect(lambda x, y, n=name: self.clicked_at.emit(n, x, y))
            if name == "main" or name in STAND_INS:
                self._slot.addWidget(pane)
            else:
                pane.setVisible(False)
        return self.panes[name]

    def canvases(self) -> list[ImageCanvas]:
        return [pane.canvas for pane in self.panes.values()]

    def rows(self) -> Rows:
        """The names of the layout's panes, row by row."""
        return self.hung if self.layout_id == HUNG else LAYOUTS[self.layout_id]

    def shown(self) -> tuple[str, ...]:
        """The panes that are on the screen, a stand-in in the place of "main"."""
        names = tuple(name for row in self.rows() for name in row)
        if self._large in names:
            names = (self._large, *(name for name in names if name in self.floating and name != self._large))
        if self.stand_in is not None:
            names = tuple(self.stand_in if name == "main" else name for name in names)
        return names

    def _activate(self, name: str) -> None:
        if name != self.active:
            self.active = name
            self._mark_active()
            self.active_changed.emit()

    def _mark_active(self) -> None:
        """Where more than one image is shown, a line under its title says which one the keys act on."""
        shown = self.shown()
        images = {"main" if name in OWN else name for name in shown if self.panes[name].canvas.picture}
        several = len(images) > 1
        for pane in self.panes.values():
            pane.header.set_active(active=several and pane.canvas is self.active_canvas())

    def active_canvas(self) -> ImageCanvas:
        """Where the reader's hand was last, where there is an image; else the first one."""
        there = self.active in self.shown() and self.panes[self.active].canvas.picture is not None
        return self.panes[self.active if there else self.shown()[0]].canvas

    def set_layout(self, layout_id: str, rows: Rows | None = None) -> None:
        """Show another layout. rows: what HUNG stands for from now on."""
        if layout_id == self.layout_id and self._large is None and (rows is None or rows == self.hung):
            return
        before = self._fit_zoom()
        self.hung = rows or self.hung
        self.layout_id, self._large = layout_id, None
        self._show_panes()
        self.layout_changed.emit(layout_id)
        QTimer.singleShot(0, lambda: self._keep_part(before))

    def set_stand_in(self, name: str | None) -> None:
        """Show the registered prior or the difference in the place of the image that is read (None)."""
        if name != self.stand_in:
            self.stand_in = name
            self._show_panes()

    def _fit_zoom(self) -> float | None:
        """The zoom at which the main pane would show the whole image."""
        shown = self.panes["main"].canvas.transform(self.state.fitted())
        return shown.zoom if shown is not None and self.panes["main"].isVisible() else None

    def _keep_part(self, before: float | None) -> None:
        """In a pane of another size, a zoomed view goes on showing the same part of the image."""
        after = self._fit_zoom()
        if before is not None and after is not None and not self.state.fit and before != after:
            self.put(replace(self.state, zoom=self.state.zoom * after / before))
        self.follow()

    def toggle_large(self, name: str) -> None:
        """One pane takes the place of all, or all come back."""
        name = "main" if name in STAND_INS else name
        if sum(len(row) for row in self.rows()) == 1 or name in self.floating:
            return
        self._large = None if self._large is not None else name
        self._show_panes()

    def set_floating(self, name: str, *, floating: bool) -> None:
        """The pane has left for a window of its own, or comes back."""
        (self.floating.add if floating else self.floating.discard)(name)
        self._placed = None
        self._show_panes()

    def _show_panes(self) -> None:
        shown = self.shown()
        for name in shown:
            self.pane(name)
        self._slot.setCurrentWidget(self.panes[self.stand_in or "main"])
        self._place(shown)
        for name, pane in self.panes.items():
            if name != "main" and name not in STAND_INS and name not in self.floating:
                pane.setVisible(name in shown)
        self._mark_active()
        self.panes_changed.emit()
        QTimer.singleShot(0, self.repaint_all)

    def _place(self, shown: tuple[str, ...]) -> None:
        """Lay the shown panes out in rows of equal height and columns of equal width."""
        there = {*shown, *(["main"] if self.stand_in in shown else [])} - self.floating
        rows = [[name for name in row if name in there] for row in self.rows()]
        rows = [row for row in rows if row]
        if rows == self._placed:
            return
        self._placed = rows
        while self._line.count():
            self._line.takeAt(0)
        columns = math.lcm(*(len(row) for row in rows)) if rows else 1
        for number, row in enumerate(rows):
            span = columns // len(row)
            for place, name in enumerate(row):
                widget = self._slot if name == "main" else self.panes[name]
                self._line.addWidget(widget, number, place * span, 1, span)
        self._slot.setVisible("main" in there)
        for number in range(max(self._line.columnCount(), columns)):
            self._line.setColumnStretch(number, 1 if number < columns else 0)
        for number in range(max(self._line.rowCount(), len(rows))):
            self._line.setRowStretch(number, 1 if number < len(rows) else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted image has another zoom now: what is registered with it goes along."""
        super().resizeEvent(event)
        if self.alignment is not None:
            QTimer.singleShot(0, self.follow)

    def repaint_all(self) -> None:
        for canvas in self.canvases():
            canvas.update()

    # what is shown

    @property
    def prior(self) -> Picture | None:
        return self._others.get("prior")

    def other(self, name: str) -> Picture | None:
        """What a pane of another image shows."""
        return self._others.get(name)

    def resampler(self, names: Sequence[str] = OWN) -> Callable[[Picture], Caches]:
        """Resamples a picture for these panes, those that are in sight, as they are now; to be called on any
        thread: a large film takes longer than a frame may."""
        seen = [name for name in names if name in self.panes and self.panes[name].isVisible()]
        each = {name: self.panes[name].canvas.resampler() for name in seen}
        return lambda picture: {name: resampled(picture) for name, resampled in each.items()}

    def set_picture(
        self,
        picture: Picture | None,
        state: ViewState | None = None,
        caches: Caches | None = None,
    ) -> None:
        """caches: where it was resampled before."""
        self._picture = picture
        self._activate("main")
        self.first["main"] = ViewState() if picture is None else picture.first_view()
        self.state = state or self.first["main"]
        for name in OWN:
            if name in self.panes:
                self.panes[name].canvas.set_picture(picture, (caches or {}).get(name))
                self.panes[name].canvas.set_state(self.state)

    def set_other(
        self,
        name: str,
        picture: Picture | None,
        state: ViewState | None = None,
        caches: Caches | None = None,
    ) -> None:
        """Show another image in its pane. state: how it lies at first, as the file says where None. caches:
        where it was resampled before."""
        self._others[name] = picture
        self.first[name] = state or (ViewState() if picture is None else picture.first_view())
        if name == "prior":
            self.alignment = None
        if name in self.panes:
            canvas = self.panes[name].canvas
            canvas.placeholder = tr("Nothing hangs here.") if picture is None else ""
            canvas.set_picture(picture, (caches or {}).get(name))
            canvas.set_state(self.first[name])
            self._mark_active()
        if picture is None and self._large == name:  # it would hide the film that is read
            self._large = None
            self._show_panes()
        self.other_shown.emit(name)

    def set_placeholder(self, text: str) -> None:
        for name in OWN:
            if name in self.panes:
                self.panes[name].canvas.placeholder = text
                self.panes[name].canvas.update()

    def set_tool(self, tool: str) -> None:
        self._tool = tool
        for canvas in self.canvases():
            canvas.tool = tool

    def set_space(self, *, held: bool) -> bool:
        """Space is down (left drag pans) or up; returns whether it was used for panning meanwhile."""
        used = any(canvas.space_used for canvas in self.canvases())
        for canvas in self.canvases():
            canvas.space_held, canvas.space_used = held, False
        return used

    def set_corners(self, *, visible: bool) -> None:
        for canvas in self.canvases():
            canvas.show_corners = visible
            canvas.update()

    def set_display(self, display: DisplayCurve | None) -> None:
        """The measured curve of the screen, for every pane."""
        self.display = display
        for canvas in self.canvases():
            canvas.set_display(display)

    def use_gpu(self, *, wanted: bool) -> None:
        """Whether the GPU paints the images."""
        self._gpu = wanted
        for canvas in self.canvases():
            canvas.use_gpu(wanted=wanted)

    def _gpu_cannot(self, why: str) -> None:
        if self._gpu:
            self.use_gpu(wanted=False)
            self.gpu_failed.emit(why)

    def set_marks(self, *, visible: bool) -> None:
        """The file's own overlays and shutter."""
        for canvas in self.canvases():
            canvas.show_marks = visible
            canvas.update()

    # view changes

    def _wanted(self, name: str, state: ViewState, what: str, key: str) -> None:
        if name in OWN:
            self.change(state, what, key)
            return
        canvas = self.panes[name].canvas
        before, mine = canvas.state, self.state
        canvas.set_state(state)
        only_window = with_look(state, before) == before
        if only_window:
            pass
        elif name in STAND_INS:
            self.state = with_look(self._apart(name).reversed().turn(state), self.state)
        else:
            self._lead(name)
            leader = self.leaders.get(name, "")
            for pane in (name, leader):
                if self.leaders.get(pane) == "main":
                    self.state = self._carried(pane, "main", self.panes[pane].canvas.state)
        if self.state != mine:
            self._spread(skip=name)
            self.state_changed.emit(mine, self.state, what, key)
            before = with_look(state, before)  # the place is taken back with the image that is read
        if state != before:
            self.other_changed.emit(name, before, state, what, key)

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
        for name in OWN:
            if name in self.panes:
                self.panes[name].canvas.set_state(state)
        if moved:
            self._spread()

    def put_other(self, name: str, state: ViewState) -> None:
        """Show `state` in the pane of another image (also used by undo)."""
        if name in self.panes:
            self.panes[name].canvas.set_state(state)
            self._lead(name)

    def follow(self) -> None:
        """Every led pane goes where its leader is: after a link, a registration or a new size."""
        self._spread(also_unmoved=True)

    def _spread(self, skip: str = "", *, also_unmoved: bool = False) -> None:
        """The image that is read has moved: its panes and those that it leads follow."""
        for name in (*OWN, *STAND_INS):
            if name in self.panes and name != skip:
                canvas = self.panes[name].canvas
                canvas.set_state(self.stood_in(name, canvas.state) if name in STAND_INS else self.state)
        self._lead("main", skip)
        if also_unmoved:
            for name in OTHERS:
                if name in self.panes and name not in self.leaders:
                    self._lead(name)

    def link(self, *, on: bool) -> None:
        """The panes of other images follow theirs, or stand for themselves."""
        self.leaders = dict(self.linked) if on else {}
        if on:
            self.follow()

    def at_first(self, name: str) -> ViewState:
        """How the image of a pane hung before the reader changed anything."""
        picture, first = self.panes[name].canvas.picture, self.first["main"]
        if name in OTHERS:
            return self.first[name]
        if name not in STAND_INS or picture is None:
            return first
        hung = self._apart(name).turn(first) if name == "aligned" else replace(first, invert=False)
        return with_look(hung, picture.first_view())

    def stood_in(self, name: str, look: ViewState) -> ViewState:
        """How a stand-in lies in the main pane's place, with the window of `look`."""
        return with_look(self._apart(name).turn(self.state), look)

    def _apart(self, name: str) -> Apart:
        """How a pane's image hangs against the one that leads it. The registered prior lies as the current
        image does, and keeps the prior's polarity; the difference has one of its own."""
        if name == "difference":
            return Apart(invert=self.state.invert)
        led_by = "main" if name in STAND_INS else self.leaders.get(name, "main")
        of = "prior" if name == "aligned" else name
        apart = Apart.between(self.first.get(led_by, ViewState()), self.first.get(of, ViewState()))
        return Apart(invert=apart.invert) if name == "aligned" else apart

    def _lead(self, leader: str, skip: str = "") -> None:
        """The panes that follow `leader`, or that it follows, take its zoom, place and turn."""
        for follower, led_by in self.leaders.items():
            if led_by == leader and follower != skip:
                self._carry(leader, follower)
                self._lead(follower, skip=leader)
            elif follower == leader and led_by != "main" and led_by != skip:
                self._carry(leader, led_by)

    def _carry(self, source: str, target: str) -> None:
        if target not in self.panes or self._others.get(target) is None or source not in self.panes:
            return
        canvas = self.panes[target].canvas
        canvas.set_state(self._carried(source, target, self.panes[source].canvas.state))

    def _carried(self, source: str, target: str, state: ViewState) -> ViewState:
        """`state` of the pane `source` as the pane `target` should show it, with its own window."""
        canvas = self.panes[target].canvas
        own = self.state if target == "main" else canvas.state
        shown = self.panes[source].canvas.transform(state)
        picture = self._picture if target == "main" else self._others.get(target)
        if shown is None or picture is None:
            return own
        led = self.leaders.get(target) == source
        apart = self._apart(target) if led else self._apart(source).reversed()
        if self.alignment is not None and {source, target} == {"main", "prior"}:
            carried = apart.turn(_through(self.alignment, state, shown, to_prior=target == "prior"))
        else:
            carried = relinked(state, shown, picture.width_px, picture.height_px, apart)
        return with_look(carried, own)


def _through(alignment: Mapping, state: ViewState, shown: ViewTransform, *, to_prior: bool) -> ViewState:
    way: Callable[..., tuple[Any, Any]] = alignment.to_prior if to_prior else alignment.to_current
    x, y = way(shown.centre_x_px, shown.centre_y_px)
    ratio = alignment.scale if to_prior else 1 / alignment.scale
    return followed(state, shown, (float(x), float(y)), ratio)
