"""The film in a pane: painted under its view state, with overlays, corner texts and what the GPU does."""

from __future__ import annotations

import functools
import logging
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from app.display.curve import DisplayCurve
from app.imaging.render import Greys, ViewportCache
from app.reading.picture import Picture
from app.reading.view import ViewState, orientation_letters, turned_words
from eyetracking.mapping import ViewTransform
from ui.languages import said, tr
from ui.later import after
from ui.theme import theme
from ui.viewer.brush import Brush
from ui.viewer.corners import CornerTexts
from ui.viewer.film import Film
from ui.viewer.fingers import Fingers
from ui.viewer.pen import Pen
from ui.viewer.stylus import Stylus

if TYPE_CHECKING:
    from ui.viewer.gpu_film import GpuLayer, Shown

log = logging.getLogger(__name__)

SETTLE_MS = 130
"""How long after the last movement the view is drawn in full quality."""


class Overlay(Protocol):
    """Something painted over the image, in the order of the canvas's list."""

    visible: bool

    def paint(self, painter: QPainter, to_widget: QTransform, canvas: QWidget) -> None:
        """Paint in widget coordinates; `to_widget` maps image coordinates to them."""


class FilmView(QWidget):
    """Shows a picture under a ViewState, which is set from outside."""

    view_wanted = Signal(object, str, str)
    """ViewState, what was done in words, merge key: the reader moved the view."""
    view_painted = Signal(object, object, float, float, str)
    """time ns, ViewTransform, window centre and width, pane: a new view is on the screen."""
    double_clicked = Signal()
    picture_painted = Signal()
    gpu_failed = Signal(str)
    """Why the GPU cannot paint the image."""
    overlay_failed = Signal(str)
    """Which overlay could not be painted and why; it is not painted any more."""
    activated = Signal()
    menu_wanted = Signal(object)
    next_wanted = Signal(int)
    hovered = Signal(object)
    """Where the mouse is over the widget (QPointF), None when it has left."""
    clicked_at = Signal(float, float)
    """Image coordinates of a click without a drag."""
    not_drawn = Signal()
    """A tool that draws was used where nothing can be drawn."""

    def __init__(self, pane: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self.film = Film()
        self.state = ViewState()
        self.tool = "tool_window"
        self.overlays: list[Overlay] = []
        self.pen: Pen | None = None
        self.brush: Brush | None = None
        self.probe = ""
        """What lies under the mouse, in words; shown at the bottom where it is not empty."""
        self.show_corners = True
        self.colours: list[int] | None = None
        """256 colours (0xAARRGGBB) in place of the greys, for pictures that were computed."""
        self.show_marks = True
        """The file's overlays and shutter are drawn."""
        self.corner_lines: dict[str, list[str]] = {}
        self.placeholder = ""
        self.wheel_next = False
        self.space_held = False
        self.space_used = False
        self._corners = CornerTexts()
        self._told: object = None
        self.mouse: QPointF | None = None
        """Where the mouse is over the canvas."""
        self._drag: tuple[str, QPointF, ViewState, ViewTransform] | None = None
        self._drag_number = 0
        self._penned = self._painting = False
        self._show_focus = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.update)
        self._moved = False
        self._stylus = Stylus()
        self._fingers = Fingers()
        self._gpu: GpuLayer | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(theme().px(96), theme().px(96))
        self.setAccessibleName(tr("Radiograph, {pane} view", pane=pane))
        self.setToolTip("")
        self.setCursor(Qt.CursorShape.CrossCursor)

    # what is shown

    @property
    def picture(self) -> Picture | None:
        return self.film.picture

    def set_display(self, display: DisplayCurve | None) -> None:
        """The curve of the screen that this canvas is on; None: grey values go to it as they are."""
        self.film.set_display(display)
        self.update()

    def resampler(self, state: ViewState | None = None) -> Callable[[Picture], ViewportCache]:
        """Resamples a picture's first view, or `state`, for this canvas as it is now; to be called on any
        thread. What it returns is for `set_picture`."""
        viewport, pane = self.viewport(), self.pane

        def resampled(picture: Picture) -> ViewportCache:
            cache = ViewportCache(picture.pyramid, picture.mark_layers)
            view = state or picture.first_view()
            cache.update(
                view.transform(
                    picture.width_px, picture.height_px, viewport, pane, pixel_aspect=picture.pixel_aspect
                )
            )
            return cache

        return resampled

    def set_picture(self, picture: Picture | None, cache: ViewportCache | None = None) -> None:
        """A drag ends: it began on another image. cache: where it was resampled before (`resampler`)."""
        if self._drag is not None:
            self._drag = None
            self.setCursor(Qt.CursorShape.CrossCursor)
        self.film.show(picture, cache)
        self._told = None
        self.update()

    def set_state(self, state: ViewState) -> None:
        if state != self.state:
            if _place(state) != _place(self.state):
                self._settle.start()
            self.state = state
            self.update()

    def viewport(self) -> tuple[float, float, float, float]:
        """This canvas in device px of the screen, where its frame is painted: between two device px (at 150
        %) it is painted at the next one.
        """
        ratio = self.devicePixelRatioF()
        top = self.window()
        outer, inner = top.mapToGlobal(QPointF(0, 0)), self.mapTo(top, QPointF(0, 0))
        screen = self.screen()
        if screen is not None:
            outer -= QPointF(screen.geometry().topLeft())
        return (
            float(math.floor(outer.x() * ratio + 0.5) + math.floor(inner.x() * ratio + 0.5)),
            float(math.floor(outer.y() * ratio + 0.5) + math.floor(inner.y() * ratio + 0.5)),
            float(max(1, round(self.width() * ratio))),
            float(max(1, round(self.height() * ratio))),
        )

    def transform(self, state: ViewState | None = None) -> ViewTransform | None:
        """Where the image lies on the screen, or None without an image."""
        if self.picture is None:
            return None
        state = state or self.state
        return state.transform(
            self.picture.width_px,
            self.picture.height_px,
            self.viewport(),
            self.pane,
            pixel_aspect=self.picture.pixel_aspect,
        )

    def image_to_widget(self) -> QTransform:
        """Image coordinates -> logical px of this widget (identity without an image)."""
        transform = self.transform()
        return QTransform() if transform is None else self._to_widget(transform)

    def _to_widget(self, transform: ViewTransform) -> QTransform:
        ratio = self.devicePixelRatioF()
        m = transform.matrix()
        x0, y0 = transform.viewport_x_px, transform.viewport_y_px
        return QTransform(
            m[0, 0] / ratio,
            m[1, 0] / ratio,
            m[0, 1] / ratio,
            m[1, 1] / ratio,
            (m[0, 2] - x0) / ratio,
            (m[1, 2] - y0) / ratio,
        )

    # painting

    def use_gpu(self, *, wanted: bool) -> None:
        """The image is painted by the GPU from now on, what lies over it as ever. Where it cannot,
        `gpu_failed` says why, and the processor paints again."""
        if self._gpu is not None:
            self._gpu.remove()
        self._gpu = None
        if wanted:
            from ui.viewer.gpu_film import GpuLayer  # few ask for it

            self._gpu = GpuLayer(self, self._for_gpu, self._paint_over_gpu)
            self._gpu.failed.connect(self._gpu_cannot)
        self.update()

    def gpu(self) -> str:
        """The graphics system that paints the image now, "" where it is the processor."""
        return "" if self._gpu is None else self._gpu.backend()

    def update(self, *where: Any) -> None:
        """Paint again, soon."""
        super().update(*where)
        if self._gpu is not None:
            picture = self.picture  # colours and the file's own marks are left to the processor
            marked = picture is not None and self.show_marks and bool(picture.mark_layers)
            square = picture is not None and picture.pixel_aspect == 1.0
            self._gpu.show(serves=square and not marked and self.colours is None)

    def texts(self) -> list[QRectF]:
        """Where the corners' texts stand, px of the view: words over the film keep clear of them."""
        return self._corners.covered() if self.show_corners else []

    def _for_gpu(self) -> Shown | None:
        from ui.viewer.gpu_film import Shown

        transform = self.transform()
        if self.picture is None or transform is None:
            return None
        return Shown(self.picture.pyramid, self.table(), transform)

    def _gpu_cannot(self, why: str) -> None:
        self.use_gpu(wanted=False)
        self.gpu_failed.emit(why)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._gpu is not None and self._gpu.serves:
            return  # film and foreground cover it
        painter = QPainter(self)
        picture, transform = self.picture, self.transform()
        if picture is None or transform is None:
            painter.fillRect(event.rect(), theme().on_image("canvas"))
            self._paint_placeholder(painter)
            return
        self._paint_image(painter, transform)
        self._paint_over(painter, picture, transform)
        painter.end()
        self._say_painted(picture, transform)

    def _paint_over_gpu(self, painter: QPainter) -> None:
        picture, transform = self.picture, self.transform()
        if picture is not None and transform is not None:
            self._paint_over(painter, picture, transform)
            painter.end()
            self._say_painted(picture, transform)

    def _paint_over(self, painter: QPainter, picture: Picture, transform: ViewTransform) -> None:
        """All but the image."""
        to_widget = self._to_widget(transform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for overlay in self.overlays:
            if overlay.visible:
                painter.save()
                try:
                    overlay.paint(painter, to_widget, self)
                except Exception as error:
                    # an exception that leaves paintEvent ends the program, and with it what is being read
                    log.exception("an overlay cannot be painted")
                    overlay.visible = False
                    why = f"{type(overlay).__name__}: {error}"
                    after(self, 0, functools.partial(self.overlay_failed.emit, why))
                painter.restore()
        if self.show_corners:
            self._paint_corners(painter, picture, transform)
        elif turned := turned_words(self.state):
            lines = {"bottom_left": turned}
            self._corners.paint(painter, self.size(), self.devicePixelRatioF(), lines, None, turned=False)
        if self._show_focus and self.hasFocus():
            painter.setPen(QPen(theme().on_image("focus", 0.7), 1))
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))

    def _say_painted(self, picture: Picture, transform: ViewTransform) -> None:
        window = picture.window(self.state)
        told = (transform, window.centre, window.width, self.state.invert)
        if told != self._told:
            self._told = told
            self.view_painted.emit(time.monotonic_ns(), transform, window.centre, window.width, self.pane)
        self.picture_painted.emit()

    def _paint_image(self, painter: QPainter, transform: ViewTransform) -> None:
        ratio = self.devicePixelRatioF()
        kind = QImage.Format.Format_Grayscale8 if self.colours is None else QImage.Format.Format_Indexed8
        if self.colours is not None:
            painter.fillRect(self.rect(), theme().colour("canvas"))
            whole = QRectF(0, 0, transform.image_width_px, transform.image_height_px)
            painter.setClipRect(self._to_widget(transform).mapRect(whole))  # black is none of these colours

        def put(rows: np.ndarray, top: int) -> None:
            height, width = rows.shape
            image = QImage(rows.data, width, height, width, kind)
            if self.colours is not None:
                image.setColorTable(self.colours)
            image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(0, top / ratio), image)

        dragged = self._drag is not None and self._moved and self._drag[0] != "tool_window"
        moving = dragged or self._settle.isActive()
        self.film.paint(self.state, transform, put, moving=moving, marks=self.show_marks)
        painter.setClipping(False)

    def greys(self) -> Greys:
        """What every stored value shows now. There must be a picture."""
        return self.film.greys(self.state)

    def table(self) -> np.ndarray:
        """uint8 (65536,): the same as a table."""
        return self.film.table(self.state)

    def _paint_placeholder(self, painter: QPainter) -> None:
        painter.setPen(theme().on_image("text_dim"))
        painter.setFont(theme().font())
        margin = theme().px(24)
        painter.drawText(
            self.rect().adjusted(margin, margin, -margin, -margin),
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
            self.placeholder,
        )

    def _paint_corners(self, painter: QPainter, picture: Picture, transform: ViewTransform) -> None:
        bottom = [f"{picture.window_words(self.state)}   {transform.zoom:.2f}x"]
        if self.state.preset:
            bottom.insert(0, self.state.preset)
        if self.state.invert:
            bottom.insert(0, tr("inverted"))
        bottom = [*map(said, turned_words(self.state)), *bottom]
        bottom = [*self.corner_lines.get("mark", []), *([self.probe] if self.probe else []), *bottom]
        lines = {
            "top_left": self.corner_lines.get("top_left", []),
            "top_right": [said(line) for line in self.corner_lines.get("top_right", [])],
            "bottom_left": bottom,
            "bottom_right": [
                said(line) for line in self.corner_lines.get("bottom_right", ["Research use only"])
            ],
        }
        letters = orientation_letters(
            picture.radiograph.meta.patient_orientation,
            quarter_turns=self.state.quarter_turns,
            flipped=self.state.flipped,
        )
        self._corners.paint(
            painter,
            self.size(),
            self.devicePixelRatioF(),
            lines,
            letters,
            turned=self.state.quarter_turns != 0,
        )

    # hands

    def _device(self, position: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        x0, y0, _, _ = self.viewport()
        return x0 + position.x() * ratio, y0 + position.y() * ratio

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._gpu is not None:
            self._gpu.fit(self.rect())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring is for those who came by keyboard."""
        self._show_focus = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        super().focusInEvent(event)
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._told = None  # shown again, the view is told again

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.update()


def _place(state: ViewState) -> tuple[object, ...]:
    """What decides where the image lies; window and level do not."""
    return (
        state.fit,
        state.zoom,
        state.centre_x_px,
        state.centre_y_px,
        state.quarter_turns,
        state.flipped,
    )
